"""What stands where nobody has written yet: the words of scaffolds, and the help of every field."""

from __future__ import annotations

import functools
import re
from dataclasses import fields
from typing import Any

from generator.schema.grammar import MENU
from generator.schema.kinds import BY_NAME, KINDS, FieldType, field_type
from generator.schema.numbers import FLAG

TEXT_TO_WRITE = "在这里写正文。"
SECTION_TO_WRITE = "在这里写。"
TO_WRITE = (TEXT_TO_WRITE, SECTION_TO_WRITE)


@functools.cache
def helps() -> frozenset[str]:
    """The help of every field of every kind."""
    return frozenset(help for kind in KINDS for help in _helps(kind.record))


def _helps(record: Any) -> set[str]:
    found = set[str]()
    for each in fields(record):
        kind = field_type(record, each.name)
        found |= {kind.label.help, _form(kind)}
        if kind.record:
            found |= _helps(kind.record)
    return found


def to_fill(record: Any, name: str) -> list[str]:
    """The lines of a field of `record` with what is to be written there between brackets; if they stay so, that is a fault."""
    kind = field_type(record, name)
    if kind.record:
        return [f"{name}:", *filled(kind)]
    if kind.grammar is MENU:
        return [f"{name}:", "  - 首页: index.md", "  - （栏目的名称）: （栏目）.md"]
    form = _form(kind)
    return [f"{name}: [{form}]" if kind.is_list else f"{name}: {form}"]


def filled(kind: FieldType, first: str = "") -> list[str]:
    """The lines under the name of a field that holds a record, or a list of them: what has to be there, beginning with what is known already."""
    lines: list[str] = []
    for each in fields(kind.record):
        inner = field_type(kind.record, each.name)
        if inner.is_needed or (inner.label.when and inner.grammar):
            lines += [f"{each.name}: {first}"] if first and not lines else to_fill(kind.record, each.name)
    lead = "  - " if kind.is_list else "  "
    return [(" " * len(lead) if number else lead) + line for number, line in enumerate(lines)]


def _form(kind: FieldType) -> str:
    """What is to be written in a field, between brackets, with which no grammar takes it for something written."""
    if kind.ref and kind.ref != "person":
        what = f"{BY_NAME[kind.ref].noun}的编号或者名称"
    elif kind.grammar is FLAG:
        what = "true 或者 false"
    elif kind.grammar and not kind.ref and not kind.grammar.shape.startswith("文字"):
        what = kind.grammar.shape
    else:
        what = re.split("[。；]", kind.label.help)[0]
    return f"（{what.replace('（', '').replace('）', '').replace(': ', '：')}）"
