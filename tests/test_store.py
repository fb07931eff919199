"""The store keeps what was made of texts and pictures for as long as they are there, and not a day longer."""

from __future__ import annotations

import datetime
import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

import generator.store
from generator.cache import CACHE_FOLDER
from generator.pipeline import build_site
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, copy

SECRET = "这句话以后要拿掉"
STORY = "stories/for-a-while/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy(GOOD, tmp_path)
    story = root / STORY
    shutil.copytree(root / "stories/lamp-left-on", story.parent)
    Image.new("RGB", (640, 480), "teal").save(story.parent / "IMG_2034.JPG")
    text = re.sub("^aliases:.*\n", "", story.read_text("utf-8"), flags=re.MULTILINE)
    story.write_text(f"{text}\n{SECRET}。\n", "utf-8")
    made(root)
    return root


def made(root: Path) -> None:
    outcome = build_site(root, BuildOptions(datetime.date(2026, 11, 23)), root / "site")
    assert not outcome.failed


def kept(root: Path) -> list[bytes]:
    with closing(sqlite3.connect(root / CACHE_FOLDER / "store.sqlite")) as store:
        return [value for (value,) in store.execute("SELECT value FROM made")]


def is_on_disk(root: Path, words: bytes) -> bool:
    return words in (root / CACHE_FOLDER / "store.sqlite").read_bytes()


def test_words_that_are_taken_out_of_a_text_are_not_kept(root: Path) -> None:
    assert is_on_disk(root, SECRET.encode())
    (root / STORY).write_text((root / STORY).read_text("utf-8").replace(SECRET, "雪停了"), "utf-8")
    made(root)
    assert not is_on_disk(root, SECRET.encode())


def test_of_a_story_that_is_gone_nothing_is_kept(root: Path) -> None:
    published = {file.read_bytes() for file in (root / "site/media").iterdir()}
    texts = len(kept(root))
    shutil.rmtree(root / STORY.rpartition("/")[0])
    made(root)
    gone = published - {file.read_bytes() for file in (root / "site/media").iterdir()}
    assert not is_on_disk(root, SECRET.encode())
    assert len(kept(root)) < texts
    assert not gone & set(kept(root))


@pytest.mark.parametrize("longest", [5, 40, 200, 900, 5000])
def test_of_what_is_forgotten_no_byte_stays_wherever_its_row_was_moved(longest: int, tmp_path: Path) -> None:
    chance = random.Random(longest)
    secret, ours, others = b"SECRET", b"a" * 16, b"b" * 16
    for turn in range(20):
        (tmp_path / str(turn)).mkdir()
        with Store(tmp_path / str(turn)) as store:
            for _ in range(40):
                for _ in range(20):
                    store.put(chance.randbytes(16), bytes(chance.randint(0, longest)), others)
                store.put(chance.randbytes(16), b"-" * chance.randint(0, longest) + secret, ours)
                store.flush()
            assert secret in (tmp_path / str(turn) / "store.sqlite").read_bytes()
            store.sweep([others])
        assert secret not in (tmp_path / str(turn) / "store.sqlite").read_bytes(), turn


def test_what_is_there_still_is_kept(root: Path) -> None:
    before = set(kept(root))
    story = root / STORY
    story.write_text(story.read_text("utf-8").replace(SECRET, "雪停了"), "utf-8")
    made(root)
    gone = before - set(kept(root))
    assert len([value for value in gone if value.startswith(b"<")]) == 1, "besides what search had counted in it"


def test_a_store_beyond_its_bounds_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path) as store:
        store.put(b"key", b"x" * 100_000, b"claim")
    monkeypatch.setattr(generator.store, "MOST_BYTES", 50_000)
    with Store(tmp_path) as store:
        assert store.get(b"key") is None
        store.put(b"key", b"value", b"claim")
    with Store(tmp_path) as store:
        assert store.get(b"key") == b"value"


def test_a_sweep_leaves_what_is_claimed(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(10):
            store.put(b"%d" % number, b"value", b"claim %d" % (number % 3))
        store.sweep([b"claim 1", b"claim 7"])
        assert [number for number in range(10) if store.get(b"%d" % number)] == [1, 4, 7]
        store.forget([b"4", b"5"])
        assert [number for number in range(10) if store.get(b"%d" % number)] == [1, 7]
