"""What the program takes for granted of every kind: one that is not so has to fail here, and not on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from generator.schema.kinds import KINDS, Kind, field_type
from generator.schema.records import Picture

FOUND_BY_NAME = ("cover", "picture", "pictures", "clip.poster")  # by pictures_of


def pictured(record: Any, prefix: str = "") -> Iterator[str]:
    """The fields of `record` that hold pictures, dotted where records lie inside each other."""
    for each in fields(record):
        inner = field_type(record, each.name).record
        if inner is Picture:
            yield prefix + each.name
        elif inner:
            yield from pictured(inner, f"{prefix}{each.name}.")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_pictures_lie_in_a_folder_of_the_record_s_own(kind: Kind) -> None:
    assert not kind.has_pictures or is_of_own_folder(kind.where), (
        f"{kind.name}: has_pictures asks for a folder of each record's own, such as content/{kind.name}/<id>/index.md, and not {kind.where}:"
        " what lies beside a file belongs to no one else"
    )


@pytest.mark.parametrize(
    ("where", "is_so"),
    [
        ("content/found/<id>/index.md", True),
        ("content/found/<id>.md", False),
        ("content/found/**.md", False),
        ("content/found/<id>/<id>.md", False),
        ("content/found.yml", False),
        ("content/found/<id>/more/index.md", False),
    ],
)
def test_what_is_a_folder_of_its_own(where: str, is_so: bool) -> None:
    assert is_of_own_folder(where) is is_so


def is_of_own_folder(where: str) -> bool:
    return bool(re.fullmatch(r"[^<>*]+/<id>/[^<>*/]+", where))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_picture_is_found_by_its_name(kind: Kind) -> None:
    strange = set(pictured(kind.record)) - set(FOUND_BY_NAME)
    assert not strange, f"{kind.name}: pictures_of finds {FOUND_BY_NAME} at the top of a record, and does not see {strange}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_whoever_declares_pictures_may_have_them_beside_it(kind: Kind) -> None:
    assert kind.has_pictures or not list(pictured(kind.record)), (
        f"{kind.name}: its record holds pictures, so that it needs has_pictures in KINDS; otherwise no rule looks at them and none is published"
    )
