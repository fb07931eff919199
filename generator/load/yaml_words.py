"""What a YAML parser's error means to an editor: the code of the catalogue, and the place where the slip was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

Diagnosis = tuple[str, int, int]  # code, line, column

# What the parser was at or what it missed (libyaml's words and PyYAML's share these), the code, and whether the place to show
# is where the construct began rather than where the parser gave up.
_WORDS = (
    ("escape", "Y17", False),
    ("hexdecimal", "Y17", False),  # libyaml's spelling
    ("quoted scalar", "Y12", True),
    ("an alias", "Y07", True),
    ("an anchor", "Y07", True),
    ("a tag", "Y08", True),
    ("a flow", "Y18", True),
    ("a block scalar", "Y11", True),
    ("a directive", "Y06", True),
    ("incompatible YAML", "Y06", False),
    ("<document start>", "Y06", False),
    ("cannot start any token", "Y11", False),
    ("node content", "Y11", False),
)
_BEHIND = {"'": "Y12", '"': "Y12", "]": "Y18", "}": "Y18"}  # what a value had ended with, when something more came
_COLON_WITHOUT_BLANK = re.compile(r"[ ]*(?:- )?(?!https?://)[A-Za-z_]+(?=:[^\s])")


def missing_blank(line: str) -> int:
    """Column of the colon in a line like `title:雪停之前`, 0 if it is none."""
    match = _COLON_WITHOUT_BLANK.match(line)
    return match.end() + 1 if match else 0


def no_mapping(text: str, line: int, column: int) -> Diagnosis:
    """What to say of a text that is no mapping but begins there: most often the blank behind the colon is missing."""
    colon = missing_blank(text.split("\n")[line - 1])
    return ("Y16", line, colon) if colon else ("Y02", line, column)


def diagnosis(error: yaml.MarkedYAMLError, text: str, opened: Sequence[Any] = ()) -> Diagnosis:
    """The code, line and column, from 1, for `error`, which a parser raised over `text`; `opened` are the marks of what was open then."""
    lines = text.split("\n")
    noticed: Any = error.problem_mark or error.context_mark
    began: Any = error.context_mark or noticed
    if noticed is None:
        return "Y13", 1, 1
    words = f"{error.problem} {error.context}"
    if "mapping values" in words:
        return _second_colon(lines, noticed.line, noticed.column)
    if "simple key" in words:
        return _no_colon(lines, began.line)
    for part, code, at_its_start in _WORDS:
        if part in words and code == "Y17":
            return code, noticed.line + 1, lines[noticed.line].rfind("\\", 0, noticed.column + 1) + 1
        if part in words:
            mark = began if at_its_start else noticed
            if code == "Y18" and opened and mark.line > text.rstrip().count("\n"):
                mark = opened[-1]  # the bracket, and not the end of the text
            return code, mark.line + 1, mark.column + 1
    line = lines[noticed.line] if noticed.line < len(lines) else ""
    before = line[: noticed.column].rstrip()[-1:]
    return _BEHIND.get(before, "Y13"), noticed.line + 1, noticed.column + 1


def _second_colon(lines: list[str], number: int, column: int) -> Diagnosis:
    """A colon where none may stand: a second one in its line, or the line before was not what it seems, or the indentation."""
    if ": " in lines[number][:column]:
        return "Y09", number + 1, column + 1
    before = next((index for index in range(number - 1, -1, -1) if lines[index].strip()), None)
    if before is not None and (":" not in lines[before] or missing_blank(lines[before])):
        return _no_colon(lines, before)
    return "Y13", number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1


def _no_colon(lines: list[str], number: int) -> Diagnosis:
    """A line that should be `name: content`: without a colon, or without the blank behind it."""
    line = lines[number]
    colon = missing_blank(line)
    return ("Y16", number + 1, colon) if colon else ("Y10", number + 1, len(line) - len(line.lstrip()) + 1)


def of_lists(key: str, line: int, value: Any) -> dict[str, str]:
    """What to do where the name of a list stands twice, the first time in a `line` and with a `value`: whoever deletes one loses what is in it."""
    if not getattr(value, "items", ()):
        return {}
    if value.line == line:
        return {"advice": "把这里写的并到那一行的方括号里，再删掉这一行。"}
    return {"advice": f"把下面几项并到那一行的“{key}”里，再删掉“{key}:”这一行，下面几项不要删。"}
