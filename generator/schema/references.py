"""What a record refers to, as its fields say it themselves."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from generator.schema.base import changed_in
from generator.schema.grammar import SLUG
from generator.schema.kinds import BY_NAME, FieldType, Location, field_type
from generator.schema.words import WordOrList


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


def is_id(text: str) -> bool:
    """Whether `text`, which stands where an id may stand, is one by its form; otherwise it is a name."""
    return bool(re.fullmatch(SLUG, text))


def with_ids(record: Any, id_of: Callable[[str, str], str]) -> Any:
    """`record` with what `id_of` gives for the kind and text in place of each reference by name."""
    holder: Any = type(record)
    changed = {}
    for name, kind in _referring(holder):
        value = getattr(record, name, None)
        items = value if isinstance(value, tuple) else (value,) if value else ()
        if kind.record:
            found = tuple(with_ids(item, id_of) for item in items)
        else:
            found = tuple(item if is_id(item) or isinstance(kind.grammar, WordOrList) else id_of(kind.ref, item) for item in items)
        if any(
            new is not old for new, old in zip(found, items, strict=True)
        ):  # those of which a field could not be read compare with nothing
            changed[name] = found if isinstance(value, tuple) else found[0]
    return changed_in(record, changed) if changed else record


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


@functools.cache
def _addresses(kind: str) -> re.Pattern[str]:
    """Addresses of pages, and paths of files, that belong to one record of `kind` alone."""
    shapes = [BY_NAME[kind].where.removesuffix("/index.md"), BY_NAME[kind].where, *(page.rstrip("/") for page in BY_NAME[kind].pages)]
    ways = [re.sub(r"<(?:[a-z]+\\\.)?id>", f"({SLUG})", re.escape(each)) for each in shapes if each.count("<") == 1 and "id>" in each]
    return re.compile(rf"(?:https?://[^\s/]+/(?:[^\s/]+/)*?|\.{{0,2}}/)?(?:{'|'.join(ways) or '(?!)'})/?")


def id_in(kind: str, text: str) -> str:
    """The id in `text` if that is the address of a record's page, or the path of its file; else `text`."""
    match = _addresses(kind).fullmatch(text.strip()) if "/" in text else None
    return next(filter(None, match.groups()), text) if match else text
