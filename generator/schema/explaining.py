"""What a single field is, for whoever knows its name or what it is called, and asks at the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from generator.schema.called import called
from generator.schema.kinds import KINDS, field_type
from generator.text import half_width


def fields_explained(word: str) -> str:
    """Every field of this name, or that people call so, with what belongs into it; "" if there is none."""
    written = half_width(word).strip(" ：:").casefold()
    kinds: dict[str, list[str]] = {}  # the sorts of files by what is to be said of them
    for kind in KINDS:
        for text in dict.fromkeys(_told(kind.record, written)):
            kinds.setdefault(text, []).append(kind.label)
    return "\n".join(f"{'、'.join(labels)}：\n{text}" for text, labels in kinds.items())


def _told(record: Any, written: str) -> Iterator[str]:
    """What is to be said of such fields of a record, and of the records inside it."""
    meant = called(record, written)
    for each in fields(record):
        kind = field_type(record, each.name)
        if written == each.name or meant == each.name:
            needed = "必填" if kind.is_needed else kind.label.when or "可不填"
            shape = f"写法：{kind.shape}。\n" if kind.shape and not kind.record else ""
            yield f"    {each.name}: …　{kind.label.name}（{needed}）\n    {kind.label.help}\n{f'    {shape}' if shape else ''}{_inside(kind.record)}"
        if kind.record:
            yield from _told(kind.record, written)


def _inside(record: Any) -> str:
    """A line for each field that stands below one, "" if none does."""
    lines = []
    for each in fields(record) if record else ():
        kind = field_type(record, each.name)
        needed = kind.label.when or ("必填" if kind.is_needed else "可不填")
        lines.append(f"        {each.name}: …　{kind.label.name}（{needed}）：{kind.label.help}\n")
    return f"    下面写：\n{''.join(lines)}" if lines else ""
