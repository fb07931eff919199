"""What has a digest, what has none, and that no two values share one."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from generator.keyed import Made, Recipe, Shared, Workshop, digest_of


@dataclasses.dataclass(frozen=True)
class Inner(Shared):
    text: str


@dataclasses.dataclass(frozen=True)
class Outer:
    values: tuple[Any, ...]


@dataclasses.dataclass
class Loose:
    text: str


@pytest.mark.parametrize("value", [[1], {"a": 1}, {1}, 1.5, object(), Loose("a"), Outer(([],)), lambda: None, Exception])
def test_what_can_change_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError):
        digest_of(value)


@dataclasses.dataclass(frozen=True)
class Front(Recipe):
    title: str
    things: Any

    def make(self, workshop: Workshop) -> Made:
        raise AssertionError("only its key is asked for")


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (["a"], "Front.things: builtins.list can change"),
        (("a", ({"b": 1},)), "Front.things: builtins.dict can change"),
        (Outer((1, [])), "Outer.values: builtins.list can change"),
        (Inner([]), "Inner.text: builtins.list can change"),  # type: ignore[arg-type]
        ((Loose("a"),), "Front.things: tests.test_digests.Loose can change"),
    ],
)
def test_what_has_no_digest_is_told_with_its_field(things: Any, said: str) -> None:
    with pytest.raises(TypeError) as told:
        Front("", things).key()
    assert str(told.value).startswith(said)


def test_no_two_values_have_the_same_digest() -> None:
    values = [
        *("", "a", b"a", b"", 0, 1, True, False, None, datetime.date(2026, 1, 1), datetime.time(1), datetime.datetime(2026, 1, 1)),
        *((), ("a",), ("a", "b"), (("a",), "b"), ("a", ("b",)), ("ab",), ((),), (None,), (0,), ("0",), (b"a",), ("2026-01-01",)),
        *(Inner("a"), Inner("b"), Outer(("a",)), Outer((Inner("a"),)), (Inner("a"),), "text", "number1"),
    ]
    assert len({digest_of(value) for value in values}) == len(values)
