"""A recipe may look at what is live before it does what is dear; it is believed for as long as the bytes are those of then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.artifact import Artifact
from generator.build.make import Batch, staged_file
from generator.keyed import Made, Recipe, Workshop
from tests.build.test_made_once import made, makings


@dataclass(frozen=True)
class Sign(Recipe):
    """Says its first word; the others are no news to it."""

    words: str
    may_stay = True

    def make(self, workshop: Workshop) -> Made:
        said, live = self.words.split()[0], workshop.live
        if live and live.facts["letters"] == len(said) and (data := live.read()):
            return Made(data, {"letters": len(said)})
        with open(workshop.root / "log", "a") as log:
            log.write("made\n")
        return Made(said.encode(), {"letters": len(said)})


class Blind(Sign):
    may_stay = False


def published(folder: Path, recipe: Recipe) -> Batch:
    batch = made(folder, Artifact("a.txt", recipe))
    staged_file(folder / "staging", "a.txt").rename(folder / "a.txt")
    return batch


def test_what_says_the_same_stays_as_it_is(tmp_path: Path) -> None:
    before = published(tmp_path, Sign("snow today"))
    after = made(tmp_path, Artifact("a.txt", Sign("snow tomorrow")), live=before)
    assert makings(tmp_path) == 1 and not after.staged
    assert after.rows["a.txt"].key != before.rows["a.txt"].key and after.rows["a.txt"].content == before.rows["a.txt"].content


@pytest.mark.parametrize("spoilt", [b"snow!", b"", None])
def test_what_somebody_has_changed_is_made_anew(tmp_path: Path, spoilt: bytes | None) -> None:
    before = published(tmp_path, Sign("snow today"))
    (tmp_path / "a.txt").unlink()
    if spoilt is not None:
        (tmp_path / "a.txt").write_bytes(spoilt)
    assert made(tmp_path, Artifact("a.txt", Sign("snow tomorrow")), live=before).rows["a.txt"].content == before.rows["a.txt"].content
    assert makings(tmp_path) == 2


def test_who_does_not_ask_is_shown_nothing(tmp_path: Path) -> None:
    before = published(tmp_path, Blind("snow today"))
    made(tmp_path, Artifact("a.txt", Blind("snow tomorrow")), live=before)
    assert makings(tmp_path) == 2
