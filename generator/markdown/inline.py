"""Python-Markdown's inline patterns, each tried only on texts that hold the characters it begins with: most texts hold none."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# What a text must hold for a pattern to match, by the pattern's name; a pattern that is not named here is an error.
_TRIGGERS = {
    "backtick": ("`",),
    "mark": ("[[",),
    "escape": ("\\",),
    "link": ("[",),
    "image_link": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("*", "_"),
}
_ANY = re.compile("|".join(re.escape(each) for each in sorted({each for triggers in _TRIGGERS.values() for each in triggers})))


class Inline(InlineProcessor):
    """The same patterns in the same order, with the same result."""

    def __init__(self, md: Markdown) -> None:
        """Patterns are looked up when the first text comes, as others may still be registered."""
        super().__init__(md)
        self._patterns: list[tuple[Pattern, tuple[str, ...]]] = []

    def run(self, tree: Any, ancestors: Any = None) -> Any:
        """As the library does."""
        if not self._patterns:
            registry: Any = self.md.inlinePatterns
            in_order = list(registry)  # sorts what the names are then read from
            self._patterns = [(each, _TRIGGERS[item.name]) for each, item in zip(in_order, registry._priority, strict=True)]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:
        """In the place of the library's own method, whose name says that it is not meant to be replaced: tests hold the two together."""
        if isinstance(data, AtomicString) or not _ANY.search(data):
            return data
        apply: Any = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009  # a plain name would be mangled
        for index in range(first, len(self._patterns)):
            pattern, triggers = self._patterns[index]
            start, is_matched = 0, True
            while is_matched and any(each in data for each in triggers):
                data, is_matched, start = apply(pattern, data, index, start)
        return data
