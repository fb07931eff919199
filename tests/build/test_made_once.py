"""What is planned at several paths from the same fields is made once, and put down at each of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.artifact import Artifact
from generator.build.make import Batch, Target, follow, make, staged_file
from generator.keyed import Made, Recipe, Workshop
from generator.parallel import Crew
from generator.store import Store


@dataclass(frozen=True)
class Page(Recipe):
    """Says who made it: another making is another process or another time."""

    text: str

    def make(self, workshop: Workshop) -> Made:
        with open(workshop.root / "log", "a") as log:
            log.write("made\n")
        return Made(f'<!doctype html><p id="{self.text}">{os.urandom(8).hex()}</p>'.encode(), {"letters": len(self.text)})


def made(folder: Path, *planned: Artifact, live: Batch | None = None) -> Batch:
    staging = folder / "staging"
    staging.mkdir(exist_ok=True)
    target = Target(folder, live.rows if live else {}, {}, staging, "/")
    with Store(folder / "cache") as store, Crew(follow) as makers:
        return make(planned, Workshop(folder, store), target, makers, lambda done, of: None)


def staged(folder: Path, path: str) -> bytes:
    return staged_file(folder / "staging", path).read_bytes()


def makings(folder: Path) -> int:
    return len((folder / "log").read_text().splitlines())


def test_two_paths_are_one_making(tmp_path: Path) -> None:
    batch = made(
        tmp_path, Artifact("a/index.html", Page("same")), Artifact("b/index.html", Page("same")), Artifact("c/index.html", Page("other"))
    )
    assert makings(tmp_path) == 2
    assert staged(tmp_path, "a/index.html") == staged(tmp_path, "b/index.html") != staged(tmp_path, "c/index.html")
    assert batch.rows["a/index.html"].facts == batch.rows["b/index.html"].facts
    assert batch.staged == {"a/index.html", "b/index.html", "c/index.html"} == batch.notes.keys()
    assert [batch.notes[path].ids for path in ("b/index.html", "c/index.html")] == [("same",), ("other",)]


def test_one_that_is_live_stays_as_it_is(tmp_path: Path) -> None:
    before = made(tmp_path, Artifact("a.html", Page("same")))
    after = made(tmp_path, Artifact("a.html", Page("same")), Artifact("b.html", Page("same")), live=before)
    assert after.rows["a.html"] == before.rows["a.html"]
    assert after.staged == {"b.html"}
