"""Lists that were written as one text become lists, each item with its own place."""

from __future__ import annotations

import functools
from dataclasses import fields
from typing import Any

from generator.load.yaml_tree import Mapping, Node, Scalar, Sequence
from generator.schema.kinds import FieldType, field_type
from generator.schema.lists import items_of


def spread(record: Any, tree: Mapping) -> None:
    """In `tree`, which holds the fields of `record`, let every text in place of a list be the list that it means."""
    for name, kind in _spreadable(record):
        value = tree.values.get(name)
        if value is None:
            continue
        if not kind.record:
            tree.values[name] = _as_list(value, kind)
            continue
        for inner in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(inner, Mapping):
                spread(kind.record, inner)


@functools.cache
def _spreadable(record: Any) -> tuple[tuple[str, FieldType], ...]:
    """The fields that hold a list of texts, or records with such a field."""
    known = ((each.name, field_type(record, each.name)) for each in fields(record))
    return tuple((name, kind) for name, kind in known if (_spreadable(kind.record) if kind.record else kind.is_list))


def _as_list(value: Node, kind: FieldType) -> Node:
    if isinstance(value, Scalar) and not value.is_certain:
        return value
    if isinstance(value, Scalar):
        return Sequence(value.line, value.column, _items(value, kind)) if value.text.strip() else value
    if isinstance(value, Sequence):
        value.items = [each for item in value.items for each in (_items(item, kind) if isinstance(item, Scalar) else [item])]
    return value


def _items(scalar: Scalar, kind: FieldType) -> list[Node]:
    """The items that `scalar` lists; what holds none stays as it is, to be refused, and what is not certain as nobody knows it."""
    if not scalar.is_certain:
        return [scalar]
    found = items_of(scalar.text, by_blanks=not kind.ref)
    return [Scalar(text, scalar.line, scalar.column + offset) for offset, text in found] or [scalar]
