"""A new file for an editor: every field with its name and help on a comment line above it, the answers filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from generator.schema.kinds import FieldType, field_type

Answers = Mapping[str, Any]

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$|^$")


def scaffold(record: type, answers: Answers, indent: str = "") -> Iterator[str]:
    """Lines of YAML for `record`; what must still be filled in is left empty, what may be left out stands as a comment."""
    for each in fields(record):
        kind = field_type(record, each.name)
        answer = answers.get(each.name)
        yield f"{indent}# {kind.label.name}：{kind.label.help}"
        if kind.record:
            yield from _inner(kind, each.name, answer, each.default is MISSING, indent)
        elif answer is not None:
            yield f"{indent}{each.name}: {written(answer)}"
        elif each.default is MISSING:
            yield f"{indent}{each.name}:"
        else:
            yield f"{indent}# {each.name}:"


def _inner(kind: FieldType, name: str, answer: Any, is_needed: bool, indent: str) -> Iterator[str]:
    """A record inside the record, or the first of a list of them; commented out where it may be left out."""
    assert kind.record
    given = answer if isinstance(answer, Mapping) else {}
    lines = list(scaffold(kind.record, given, "  " + ("  " if kind.is_list else "")))
    if kind.is_list:
        lines = list(_as_item(lines))
    if is_needed or given:
        yield f"{indent}{name}:"
        yield from (indent + line for line in lines)
    else:
        yield f"{indent}# {name}:"
        yield from (f"{indent}# {line}" for line in lines if not line.lstrip().startswith("#"))


def _as_item(lines: list[str]) -> Iterator[str]:
    """`lines`, indented by four, as one item of a list: the first field gets the hyphen."""
    is_begun = False
    for line in lines:
        if not is_begun and not line.lstrip().startswith("#"):
            is_begun = True
            yield "  - " + line[4:]
        else:
            yield line if is_begun else "  " + line[4:]


def as_item(record: type, answers: Answers) -> str:
    """One more item for a list that stands at the end of a file."""
    lines = list(scaffold(record, answers, "    "))
    return "".join(line + "\n" for line in _as_item(lines))


def written(answer: Any) -> str:
    """An answer as an editor would write it in YAML."""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, (list, tuple)):
        return "[" + ", ".join(map(str, answer)) + "]"
    text = str(answer)
    if _NEEDS_QUOTES.search(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text
