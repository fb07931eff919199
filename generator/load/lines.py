"""The lines of fields, one by one: what a line is, and how a value is written in it."""

from __future__ import annotations

import re

FIELD = re.compile(r"(?P<head>[ ]*(?:- +)*(?P<name>[A-Za-z_]+) *: +)(?P<value>\S(?:.*\S)?)[ ]*")
_ANY_FIELD = re.compile(r"[ ]*(?:- +)*[^\s\"'\[{#-][^\"'\[{#]*?:(?: |$)")
ITEM = re.compile(r"([ ]*)- +")
BLOCK = re.compile(r"[|>][-+0-9]*")
PLAIN_START = re.compile(r"[^\s\"'\[\]{}|>#&*!%@`,?:-]|[?:-](?=\S)")


_GOES_ON = re.compile(r"^ +(?![-#\[\]{}\"'])(?!.*:(?: |$)).*\S", re.MULTILINE)


def has_text_that_goes_on(fields: str) -> bool:
    """Whether any line of `fields` is indented and neither field nor item: for YAML it goes on with the text before it."""
    return bool(_GOES_ON.search(fields))


def is_field(line: str) -> bool:
    """Whether `line` begins with a name, a colon and a blank."""
    return bool(_ANY_FIELD.match(line))


def opens_text(line: str) -> bool:
    """Whether `line` is a field whose content, a text of lines, follows."""
    field = FIELD.fullmatch(line)
    return field is not None and bool(BLOCK.fullmatch(field["value"]))


def is_item(line: str) -> bool:
    """Whether `line` begins an item of a list."""
    return bool(ITEM.match(line))


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
