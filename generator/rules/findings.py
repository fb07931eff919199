"""Personal data in an entry: all its texts are looked through at once, each finding with the place of its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.personal.detection import find
from generator.personal.finding import Sort
from generator.rules.said import Called, findings_said
from generator.schema.kinds import Location
from generator.schema.references import references_of

_PARTED = "\n\n"  # a paragraph's end: no finding goes across
_QUOTED = {("exceptions", "words"), ("exceptions", "file")}  # by kind and field: what is told elsewhere, by whoever has looked at it


class Found(NamedTuple):
    """Personal data at a value of the fields or, where `location` is None, at a line and column of the text, from 1."""

    sort: Sort
    value: str
    location: Location | None
    line: int = 0
    column: int = 0


def people_in(entry: Entry[Any]) -> tuple[str, ...]:
    """The ids of the people to whom an entry refers, be it by a mark in its text."""
    ids = [each.id for each in references_of(entry.record) if each.kind == "person"]
    return tuple(dict.fromkeys((*ids, *(id for id in entry.mentions if id.startswith("p-")))))


def findings_in(entry: Entry[Any], body: str, people: Mapping[str, Called]) -> tuple[Found, ...]:
    """All that is found in the fields of `entry` and in its text, which refer to `people`."""
    places: list[Location] = []
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for location, text in texts_in(entry.record, ()):
        if (entry.kind, location[-1]) not in _QUOTED:
            places.append(location)
            starts.append(length)
            texts.append(text)
            length += len(text) + len(_PARTED)
    found = []
    whole = _PARTED.join((*texts, body))
    for each in findings_said(whole, people):
        if each.start < length:
            found.append(Found(each.sort, each.value, places[bisect_right(starts, each.start) - 1]))
        else:
            line_start = max(whole.rfind("\n", 0, each.start) + 1, length)
            line = whole.count("\n", length, each.start) + 1
            found.append(Found(each.sort, each.value, None, line, each.start - line_start + 1))
    told = {each.location for each in found if each.sort is Sort.CHILD}
    found += [each for each in _children_by_reasons(entry.record, ()) if each.location not in told]
    return tuple(found)


def _children_by_reasons(value: Any, location: Location) -> Iterator[Found]:
    """Full names of children in a field, known by what the reason in the same part of a record tells: 三年级学生，每天…"""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _children_by_reasons(item, (*location, index))
    elif is_dataclass(value):
        name, reason = getattr(value, "name", None), getattr(value, "reason", None)
        if isinstance(name, str) and isinstance(reason, str):
            end = len("name: ") + len(name)
            for each in find(f"name: {name}\nreason: {reason}"):
                if each.sort is Sort.CHILD and each.end <= end:
                    yield Found(each.sort, each.value, (*location, "name"))
        for each_field in fields(value):
            if isinstance(inner := getattr(value, each_field.name, None), tuple):
                yield from _children_by_reasons(inner, (*location, each_field.name))


def texts_in(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    """Every text of a record with its place."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_in(item, (*location, index))
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name, None), (*location, each.name))


def squeezed(text: str) -> str:
    """Letters, digits and characters of `text` alone, for comparing what was written in many ways."""
    import unicodedata

    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
