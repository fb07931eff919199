"""The lines of fields, one by one: what a line is, and how a value is written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FIELD = re.compile(r"(?P<head>[ ]*(?:- +)*(?P<name>[A-Za-z_]+) *: +)(?P<value>\S(?:.*\S)?)[ ]*")
_ANY_FIELD = re.compile(r"[ ]*(?:- +)*[^\s\"'\[{#-][^\"'\[{#]*?:(?: |$)")
ITEM = re.compile(r"([ ]*)- +")
BLOCK = re.compile(r"[|>][-+0-9]*")
PLAIN_START = re.compile(r"[^\s\"'\[\]{}|>#&*!%@`,?:-]|[?:-](?=\S)")


_GOES_ON = re.compile(r"^ +(?![-# \[\]{}\"'])(?!.*:(?: |$)).*\S", re.MULTILINE)


def has_text_that_goes_on(fields: str) -> bool:
    """Whether any line of `fields` is indented and neither field nor item: for YAML it goes on with the text before it."""
    return bool(_GOES_ON.search(fields))


def is_field(line: str) -> bool:
    """Whether `line` begins with a name, a colon and a blank."""
    return bool(_ANY_FIELD.match(line))


def is_item(line: str) -> bool:
    """Whether `line` begins an item of a list."""
    return bool(ITEM.match(line))


def text_lines(lines: Sequence[str]) -> set[int]:
    """The lines, from 0, that lie within a text of lines: below `|` or `>`, or between quotes."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number in found or not (field := FIELD.fullmatch(line)):
            continue
        if BLOCK.fullmatch(re.sub(r" +#.*", "", field["value"])):
            found.update(_indented_below(lines, number, field.start("name")))
        elif field["value"][0] in "\"'" and field["value"][0] not in field["value"][1:]:
            found.update(_up_to_quote(lines, number, field))
    return found


def _indented_below(lines: Sequence[str], number: int, column: int) -> Iterator[int]:
    """The lines behind `number` that are blank or begin to the right of `column`."""
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and indentation(lines[below]) <= column:
            return
        yield below


def _up_to_quote(lines: Sequence[str], number: int, field: re.Match[str]) -> list[int]:
    """The lines behind a quote that opens on line `number`, up to the one that ends with such a quote; none if it is not closed before another field."""
    for below in range(number + 1, len(lines)):
        if is_field(lines[below]) and indentation(lines[below]) <= field.start("name"):
            break
        if lines[below].rstrip().endswith(field["value"][0]):
            return list(range(number + 1, below + 1))
    return []


def continues(line: str, before: str) -> bool:
    """Whether `line` goes on with the content of the field `before`, as YAML reads it."""
    field = FIELD.fullmatch(before)
    return field is not None and indentation(line) > field.start("name")


def indentation(line: str) -> int:
    """How many blanks stand before a line."""
    return len(line) - len(line.lstrip(" "))


def scalar(value: str) -> str:
    """`value` as it may stand behind a colon: in quotes only if it must."""
    if PLAIN_START.match(value) and ": " not in value and " #" not in value and not value.endswith(":"):
        return value
    return f'"{value}"' if '"' not in value and "\\" not in value else "'" + value.replace("'", "''") + "'"


def quoted(value: str) -> str:
    """`value` in quotes, with which `#` is a sign like any other; where it holds both sorts itself, with a full-width one."""
    return f'"{value}"' if '"' not in value and "\\" not in value else f"'{value}'" if "'" not in value else value.replace(" #", " ＃")
