"""The benchmark of pictures: its comics are the same each time, what it times is really done, and bars that are broken are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bench import pictures
from generator.bench.measure import Sample
from generator.media.encoding import Format
from generator.store import Store


def test_comics_are_the_same_at_every_call_and_no_two_alike() -> None:
    assert pictures.draw(1) == pictures.draw(1) != pictures.draw(2)
    assert 150_000 < len(pictures.draw(1)) < 2_000_000


def test_what_is_timed_is_done_and_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "CARDS_OF_A_COMIC", 2)
    pictures.write(tmp_path, 1)
    pictures.work(tmp_path, "webp", 1)
    wanted = pictures.encoded(pictures.facts_of(tmp_path, 0), Format.WEBP)
    with Store(tmp_path / "webp") as store:
        assert [store.get(wanted.place(at)) is not None for at in range(len(wanted.renditions))] == [True, True, True]
    before = (tmp_path / "webp/store.sqlite").read_bytes()
    monkeypatch.setattr("generator.media.encoding.encode", lambda data, renditions: pytest.fail("encoded anew"))
    pictures.work(tmp_path, "webp", 1)
    assert (tmp_path / "webp/store.sqlite").read_bytes() == before


def test_the_bars() -> None:
    quick = Sample(1.0, 1.0, 100 * 2**20)
    found = {
        pictures.PEER: [Sample(4.0, 4.0, 1), Sample(6.0, 4.0, 1)],
        pictures.WEBP: [quick],
        pictures.AVIF: [quick],
        pictures.CARDS: [quick],
    }
    told = pictures.bars(found, 10)
    assert [round(bar.value, 3) for bar in told] == [0.2, 0.1, 0.01, 100.0]
    assert not any(bar.is_over for bar in told)
    found[pictures.WEBP] = [Sample(2.0, 2.0, 400 * 2**20)]
    assert [bar.is_over for bar in pictures.bars(found, 10)] == [True, False, False, True]
    del found[pictures.PEER]
    assert len(pictures.bars(found, 10)) == 3, "without Hugo our own figures alone"
