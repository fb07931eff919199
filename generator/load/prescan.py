"""Cheap linear checks before any parser sees a text, since parsers can be made to run for minutes or to crash."""

from __future__ import annotations

import re

from generator.load.decode import place
from generator.problems import Problem, problem

MOST_LINE = 5_000  # characters
MOST_DEPTH = 12  # brackets of YAML inside each other
MOST_INDENT = 80  # blanks before a line of Markdown
MOST_MARKS = 300  # marks of one sort in one paragraph

_RUN = re.compile(r"[\[!(*_`>~<]{30,}|(?:[-*_>+][ \t]+){12,}|(?:[0-9]+[.)][ \t]+){8,}")
_DEEP_INDENT = re.compile(rf"^[ ]{{{MOST_INDENT},}}", re.MULTILINE)
_LONG_LINE = re.compile(rf"[^\n]{{{MOST_LINE + 1}}}")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


def prescan_markdown(path: str, text: str, first_line: int, problems: list[Problem]) -> bool:
    """Whether Markdown `text`, which begins at `first_line` of its file, is safe to parse."""
    for expression, code in ((_LONG_LINE, "M01"), (_RUN, "M02"), (_DEEP_INDENT, "M03")):
        match = expression.search(text)
        if match:
            line, column = place(text, match.start())
            problems.append(problem(code, path, line + first_line - 1, column, start=match.group()[:10], most=MOST_LINE))
            return False
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        for mark in "[*_`<(~!":
            if paragraph.count(mark) > MOST_MARKS:
                line, column = place(text, match.start())
                problems.append(problem("M04", path, line + first_line - 1, column, mark=mark, most=MOST_MARKS))
                return False
    return True


def prescan_yaml(path: str, text: str, first_line: int, problems: list[Problem]) -> bool:
    """Whether YAML `text` is shallow enough for the C parser, which crashes on some thousands of nested brackets."""
    match = _LONG_LINE.search(text)
    if match:
        line, column = place(text, match.start())
        problems.append(problem("M01", path, line + first_line - 1, column, most=MOST_LINE, start=""))
        return False
    depth = 0
    for offset, char in enumerate(text):
        if char in "[{":
            depth += 1
            if depth > MOST_DEPTH:
                line, column = place(text, offset)
                problems.append(problem("Y01", path, line + first_line - 1, column, most=MOST_DEPTH))
                return False
        elif char in "]}":
            depth = max(depth - 1, 0)
    return True
