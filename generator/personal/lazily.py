"""Patterns that are compiled when they are first used: most texts need few of them, and to compile all takes longer than to look through a hundred texts."""

from __future__ import annotations

import re
from typing import Any, cast

HAN = "\u3400-\u9fff"  # nearly all Chinese characters: to compile a set with the rare ones besides takes many times as long


class _Lazy:
    def __init__(self, expression: str) -> None:
        self._expression = expression

    def __getattr__(self, name: str) -> Any:
        """Compile it: from then on its methods are those of the pattern."""
        pattern = re.compile(self._expression)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, each, getattr(pattern, each))
        return getattr(pattern, name)


def lazily(expression: str) -> re.Pattern[str]:
    """The pattern of `expression`, for searching, matching and replacing."""
    return cast("re.Pattern[str]", _Lazy(expression))
