"""Blanks that mean something to a parser and nothing to whoever typed them."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor


class AsMeant(Preprocessor):
    """Lines of blanks from a Chinese keyboard are empty lines; what is one step further in than an item of a list is inside of it, however wide the step."""

    _ITEM = re.compile(r"^([ ]*)(?:[-*+]|[0-9]{1,9}\.)[ ]+\S")

    def run(self, lines: list[str]) -> list[str]:
        """The same lines, with blanks as the parser counts them."""
        steps: list[int] = []  # how far in the items are that a line may be inside of
        made = []
        is_after_empty = False
        for line in lines:
            if not line.strip():
                made.append("")
                is_after_empty = True
                continue
            match = self._ITEM.match(line)
            if match and (steps or not match[1]):
                width = len(match[1])
                while steps and width <= steps[-1]:
                    steps.pop()
                line = "  " * len(steps) + line[width:] if width else line
                steps.append(width)
            elif is_after_empty and line[0] != " ":
                steps = []
            made.append(line)
            is_after_empty = False
        return made
