"""Values written as a tree of mappings, lists and texts, as an editor would write them: the way back from `reading.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.schema.kinds import FieldType, field_type


def write_fields(record: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """The tree that reads as `values` by field of `record`, in the order of its fields; what a field is anyway is left out.

    The values may be some of the record's or all; those of a record inside it are a mapping, too.
    """
    tree = {}
    for each in fields(record):
        value = values.get(each.name, each.default)
        if value != each.default:
            tree[each.name] = _value(field_type(record, each.name), value)
    return tree


def _value(kind: FieldType, value: Any) -> object:
    return [_one(kind, item) for item in value] if kind.is_list else _one(kind, value)


def _one(kind: FieldType, value: Any) -> object:
    return kind.grammar.write(value) if kind.grammar else write_fields(kind.record, value)
