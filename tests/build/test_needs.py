"""An artifact may ask for the facts of others, and they for those of others again; what changes below is noticed above."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.artifact import Artifact
from generator.build.make import Batch, Target, follow, make, staged_file
from generator.keyed import Made, Recipe, Workshop
from generator.parallel import Crew
from generator.store import Store


@dataclass(frozen=True)
class Ground(Recipe):
    text: str
    letters: int = 3

    def make(self, workshop: Workshop) -> Made:
        return Made(self.text.encode(), {"letters": self.letters})


@dataclass(frozen=True)
class Floor(Recipe):
    """Holds the size of what it stands on and its letters, of which it has one more."""

    below: str

    def make(self, workshop: Workshop) -> Made:
        facts = workshop.needed[self.below]
        return Made(b"%d %d" % (facts["size"], facts["letters"]), {"letters": facts["letters"] + 1})


def house(text: str, letters: int = 3) -> list[Artifact]:
    """Planned from the top down, so that the order of the plan is of no help."""
    return [
        Artifact("c.txt", Floor("b.txt"), needs=("b.txt",)),
        Artifact("b.txt", Floor("a.txt"), needs=("a.txt",)),
        Artifact("a.txt", Ground(text, letters)),
    ]


def made(folder: Path, planned: list[Artifact], live: Batch | None = None) -> Batch:
    staging = folder / "staging"
    staging.mkdir(exist_ok=True)
    target = Target(folder, live.rows if live else {}, {}, staging, "/")
    with Store(folder / "cache") as store, Crew(follow) as makers:
        return make(planned, Workshop(folder, store), target, makers, lambda done, of: None)


def test_facts_come_up_through_every_floor(tmp_path: Path) -> None:
    rows = made(tmp_path, house("abc")).rows
    assert [rows[path].facts for path in ("a.txt", "b.txt", "c.txt")] == [
        {"size": 3, "letters": 3},
        {"size": 3, "letters": 4},
        {"size": 3, "letters": 5},
    ]


def test_what_stands_on_something_is_made_again_with_it_and_not_without(tmp_path: Path) -> None:
    first = made(tmp_path, house("abc"))
    assert first.staged == {"a.txt", "b.txt", "c.txt"}
    assert made(tmp_path, house("abc"), first).staged == set()
    assert made(tmp_path, house("abcdefghijk"), first).staged == {"a.txt", "b.txt", "c.txt"}
    other = made(tmp_path, house("xyz"), first)
    assert other.staged == {"a.txt"}, "the floors above hold the same words as before"
    assert other.rows["b.txt"].key != first.rows["b.txt"].key and other.rows["c.txt"].key == first.rows["c.txt"].key

    told = made(tmp_path, house("abc", 8), first)
    assert told.staged == {"b.txt", "c.txt"}, "the same bytes, of which something else is told"


@dataclass(frozen=True)
class Mirror(Recipe):
    """Holds the bytes of what it needs from the end to the beginning."""

    of: str

    def make(self, workshop: Workshop) -> Made:
        return Made(workshop.read(self.of)[::-1])


def test_bytes_are_read_where_they_are_made_or_live_already(tmp_path: Path) -> None:
    staging = tmp_path / "staging"
    ground, mirror = Artifact("a.txt", Ground("abc")), Artifact("b.txt", Mirror("a.txt"), needs=("a.txt",))
    first = made(tmp_path, [ground, mirror])
    assert staged_file(staging, "b.txt").read_bytes() == b"cba"
    staged_file(staging, "a.txt").rename(tmp_path / "a.txt")
    live = Batch(rows={"a.txt": first.rows["a.txt"]})
    assert made(tmp_path, [ground, mirror], live).staged == {"b.txt"}
    assert made(tmp_path, [Artifact("a.txt", Ground("xyz")), mirror], first).staged == {"a.txt", "b.txt"}
    assert staged_file(staging, "b.txt").read_bytes() == b"zyx"


def test_nothing_stands_on_air(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"b\.txt"):
        made(tmp_path, [Artifact("b.txt", Floor("a.txt"), needs=("a.txt",))])
