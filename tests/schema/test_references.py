"""What refers to what stands in the schema alone: no field that bears an id has been forgotten, and all of them are found in a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from generator.schema.grammar import ID, PERSON_ID, REFERENCE
from generator.schema.kinds import BY_NAME, KINDS, FieldType, field_type
from generator.schema.reading import read_record
from generator.schema.records import SHOWN
from generator.schema.references import references_of

ADDRESSES = ("id", "recipient")  # what is borne, not what is referred to
COLOURS = ("primary", "accent")


def all_fields(record: Any) -> Iterator[tuple[str, FieldType]]:
    for each in fields(record):
        kind = field_type(record, each.name)
        yield each.name, kind
        if kind.record:
            yield from all_fields(kind.record)


FIELDS = [found for kind in KINDS for found in all_fields(kind.record)]


def test_every_field_that_bears_an_id_says_whose_it_is() -> None:
    bearing = {name for name, kind in FIELDS if kind.grammar in (ID, REFERENCE, PERSON_ID, SHOWN)}
    assert {name for name, kind in FIELDS if kind.ref} == bearing - {*ADDRESSES, *COLOURS}


def test_what_is_referred_to_bears_ids_of_that_grammar() -> None:
    for name, kind in FIELDS:
        if kind.ref:
            target = BY_NAME[kind.ref]
            inner = field_type(target.record, target.items).record if target.items else None
            grammar = field_type(inner, "id").grammar if inner else target.id_grammar
            borne = SHOWN.item if kind.grammar is SHOWN else ID if kind.grammar is REFERENCE else kind.grammar
            assert borne is grammar, name


def found(kind: str, written: dict[str, Any]) -> list[tuple[Any, ...]]:
    record, faults = read_record(BY_NAME[kind], written)
    assert not faults
    return [tuple(each) for each in references_of(record)]


STORY = {"title": "雪", "date": "2026-03-08", "summary": "雪停了。", "themes": ["snow", "street"]}


def test_a_list_and_what_a_picture_shows_are_told_item_by_item() -> None:
    written = {
        **STORY,
        "people": ["p-7k3"],
        "cover": {"file": "a.jpg", "shows": "无人"},
        "pictures": [{"file": "b.jpg", "shows": ["p-w20"]}],
    }
    assert found("story", written) == [
        (("themes", 0), "themes", "snow", False),
        (("themes", 1), "themes", "street", False),
        (("people", 0), "person", "p-7k3", False),
        (("pictures", 0, "shows", 0), "person", "p-w20", False),
    ]


def test_a_sample_is_one_as_a_whole_or_in_an_item() -> None:
    assert all(is_in_sample for *_, is_in_sample in found("story", {**STORY, "sample": "true"}))
    honour = {"id": "a", "award": "star", "recipient": "lin", "name": "林", "reason": "热心", "person": "p-7k3"}
    roll = {"title": "荣誉榜", "date": "2026-01-08", "intro": "一年。", "honours": [honour, {**honour, "sample": "true"}]}
    assert found("honours", roll) == [
        (("honours", 0, "award"), "awards", "star", False),
        (("honours", 0, "person"), "person", "p-7k3", False),
        (("honours", 1, "award"), "awards", "star", True),
        (("honours", 1, "person"), "person", "p-7k3", True),
    ]


def test_a_programme_that_stands_by_itself_refers_to_nothing() -> None:
    assert found("programme", {"title": "家书", "summary": "写信。"}) == []
