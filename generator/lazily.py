"""Patterns that are compiled when they are first used: an edit needs few of them, and to compile all takes a good part of its time."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Lazy:
    def __init__(self, expression: str | bytes, flags: int) -> None:
        self._expression, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        """Compile it: from then on its methods are those of the pattern."""
        pattern = re.compile(self._expression, self._flags)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
            setattr(self, each, getattr(pattern, each))
        return getattr(pattern, name)


def lazily(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of `expression`, for searching, matching and replacing."""
    return cast("re.Pattern[AnyStr]", _Lazy(expression, flags))
