"""What a record refers to, as its fields say it themselves."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from generator.schema.grammar import WordOrList
from generator.schema.kinds import FieldType, Location, field_type


class Reference(NamedTuple):
    """An id in a record, and the kind of record that is to bear it."""

    location: Location
    kind: str
    id: str
    is_in_sample: bool  # a record in which it stands is a sample, be it the whole or an item of a list


def references_of(record: Any, location: Location = (), is_in_sample: bool = False) -> Iterator[Reference]:
    """All that `record` refers to, in the order of its fields; `location` and `is_in_sample` tell of the record around it."""
    is_in_sample = is_in_sample or bool(getattr(record, "sample", False))
    holder: Any = type(record)
    for name, kind in _referring(holder):
        for where, item in _placed(getattr(record, name, None), (*location, name)):
            if kind.record:
                yield from references_of(item, where, is_in_sample)
            elif not (isinstance(kind.grammar, WordOrList) and item in kind.grammar.words):
                yield Reference(where, kind.ref, item, is_in_sample)


def _placed(value: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    """What a field holds with its place, item by item if it holds several; nothing if it was left out or could not be read."""
    if isinstance(value, tuple):
        yield from (((*location, index), item) for index, item in enumerate(value) if item)
    elif value:
        yield location, value


@functools.cache
def _referring(record: Any) -> tuple[tuple[str, FieldType], ...]:
    """The fields that refer to something, or hold records of which a field does."""
    known = ((each.name, field_type(record, each.name)) for each in fields(record))
    return tuple((name, kind) for name, kind in known if kind.ref or (kind.record and _referring(kind.record)))
