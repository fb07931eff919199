"""The values of a record as a teacher sees them in cells, and their way back into a tree."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, cast

from generator.desk.tables.names import Names
from generator.schema.kinds import FieldType, field_type
from generator.schema.numbers import FLAG, GRADES
from generator.schema.writing import write_fields


def columns_of(record: Any) -> tuple[tuple[str, FieldType], ...]:
    """The fields of `record` that go into a cell: all but those that hold records, and old addresses."""
    kinds = ((each.name, field_type(record, each.name)) for each in fields(record))
    return tuple((name, kind) for name, kind in kinds if not kind.record and name != "aliases")


def shown_value(record: Any, name: str, names: Names) -> str | int | datetime.date:
    """What stands in the cell of a field; "" for what is so anyway."""
    holder: Any = type(record)
    kind = field_type(holder, name)
    value = getattr(record, name)
    if kind.grammar is FLAG:
        return "是" if value else "否" if kind.is_needed else ""
    if value in (None, "", ()) or (isinstance(value, int) and value == _default(holder, name)):
        return ""
    if kind.is_list:
        return "、".join(_text(kind, each, names) for each in value)
    return value if isinstance(value, int | datetime.date) else _text(kind, value, names)


def text_of(record: Any, name: str, names: Names) -> str:
    """The same as the text that is read from the cell."""
    value = shown_value(record, name, names)
    return value.isoformat() if isinstance(value, datetime.date) else " ".join(str(value).split())


def tree_of(record: Any) -> dict[str, Any]:
    """A record as a tree that reads as the same, without what is so anyway."""
    return write_fields(type(record), _values(record))


def _values(record: Any) -> Mapping[str, Any]:
    found, holder = {}, type(record)
    for each in fields(record):
        value = getattr(record, each.name)
        if field_type(cast(Any, holder), each.name).record and value:
            value = [_values(item) for item in value]
        found[each.name] = value
    return found


def _default(record: Any, name: str) -> Any:
    found = next(each for each in fields(record) if each.name == name).default
    return None if found is MISSING else found


def _text(kind: FieldType, value: Any, names: Names) -> str:
    assert kind.grammar
    if kind.ref:
        return names.shown(kind.ref, value)
    written = str(kind.grammar.write(value)) if not isinstance(value, str) else value
    return f"{written}年级" if kind.grammar is GRADES else written
