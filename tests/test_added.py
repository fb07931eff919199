"""What is new and for nothing, since it is about somebody who has gone, is told; what was there before never. And no new address spells a name."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.model.spelt import is_spelt
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, commit, copy

TODAY = "2026-11-23"
REST = "minor: false\nbasis: 本人同意\nscope: [姓名, 肖像, 声音, 故事]\nconsented: 2026-04-01\n"
STORY = "---\ntitle: 一条长凳\ndate: {date}\nsummary: 门口多了一条长凳。\nthemes: [neighbours]\n{more}source: 编辑记录\n---\n\n门口多了一条长凳。\n"
PEOPLE = "people: [p-gua]\n"
COVER = "cover:\n  file: cover.png\n  alt: 一条长凳\n  shows: [p-gua]\n"
HONOUR = (
    "  - id: chairs-2026\n    award: lamplighters\n    recipient: chairs\n    name: 樟木叔\n    reason: 修了七条长凳。\n    person: p-gua\n"
)


def told(root: Path, today: str = TODAY) -> list[tuple[str, str]]:
    found = check_site(root, BuildOptions(datetime.date.fromisoformat(today))).problems
    return [(each.code, each.path) for each in found if each.code in ("P52", "P50")]


def register(root: Path, more: str = "") -> None:
    (root / "content/people/p-gua.yml").write_text(f"name: 樟木叔\n{REST}{more}\n", "utf-8")


def add(root: Path, date: str = TODAY, more: str = PEOPLE, id: str = "bench") -> str:
    folder = root / f"stories/{id}"
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_text(STORY.format(date=date, more=more), "utf-8")
    (folder / "cover.png").write_bytes((root / "stories/paper-boat/cover.png").read_bytes())
    return f"stories/{id}/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy(GOOD, tmp_path)


@pytest.mark.parametrize(
    ("gone", "date", "today", "is_told"),
    [
        ("withdrawn: 2026-11-20", "2026-11-23", TODAY, True),
        ("withdrawn: 2026-11-23", "2026-11-23", TODAY, True),
        ("withdrawn: 2026-11-23", "2026-11-23", "2026-11-24", False),
        ("withdrawn: 2026-11-20", "2026-11-19", TODAY, False),
        ("until: 2026-11-20", "2026-11-21", TODAY, True),
        ("until: 2026-11-20", "2026-11-20", TODAY, False),
        ("until: 2026-12-20", "2026-11-23", TODAY, False),
        ("", "2026-11-23", TODAY, False),
    ],
)
@pytest.mark.parametrize("more", [PEOPLE, COVER])
def test_without_git_the_day_decides(root: Path, gone: str, date: str, today: str, is_told: bool, more: str) -> None:
    """Of an old story that became a notice nobody hears for ever."""
    register(root, gone)
    path = add(root, date, more)
    assert told(root, today) == ([("P52", path)] if is_told else [])


@pytest.mark.parametrize("gone", ["withdrawn: 2026-11-20", "until: 2026-11-20"])
@pytest.mark.parametrize("more", [PEOPLE, COVER])
def test_what_was_handed_in_before_is_not_told(root: Path, gone: str, more: str) -> None:
    register(root)
    path = add(root, "2026-11-01", more)
    commit(root)
    register(root, gone)
    assert told(root) == []
    other = add(root, "2026-11-01", PEOPLE, "stool")
    assert told(root) == [("P52", other)], "though its day is before"
    add(root, "2026-11-01", PEOPLE + COVER)
    assert set(told(root)) == {("P52", path), ("P52", other)}, "what came to it is new"
    commit(root)
    assert told(root) == []


def test_a_line_of_a_roll_is_told(root: Path) -> None:
    register(root, "withdrawn: 2026-11-21")
    commit(root)
    roll = root / "content/honours/2026.yml"
    roll.write_text(roll.read_text("utf-8").rstrip() + "\n" + HONOUR, "utf-8")
    assert told(root) == [("P52", "content/honours/2026.yml")]


@pytest.mark.parametrize(
    ("id", "name", "expected"),
    [
        ("li-da-ma-de-xiu", "李大妈", True),
        ("lidama", "李大妈", True),
        ("shoes-lida-ma-2", "李大妈", True),
        ("lily-garden", "Lily", True),
        ("li-da", "李大妈", False),
        ("ali-dama", "李大妈", False),
        ("lilys-garden", "Lily", False),
        ("bench", "李大妈", False),
    ],
)
def test_a_name_is_spelt_from_hyphen_to_hyphen(id: str, name: str, expected: bool) -> None:
    assert is_spelt(id, name) is expected


def test_a_new_address_that_spells_a_name_is_told_once_it_is_new(root: Path) -> None:
    register(root)
    add(root, id="zhang-mu-shu")
    roll = root / "content/honours/2026.yml"
    assert told(root) == [], "without git nobody knows what is new"
    commit(root)
    assert told(root) == [], "an address that was given out stays"
    new = add(root, id="zhangmushu-de-deng")
    roll.write_text(roll.read_text("utf-8").rstrip() + "\n" + HONOUR.replace("chairs", "zhang-mu-shu"), "utf-8")
    assert sorted(told(root)) == [("P50", "content/honours/2026.yml"), ("P50", new)]
    (root / "content/people/p-gua.yml").write_text(f"name: 樟木叔\n{REST}sample: true\n", "utf-8")
    assert told(root) == [], "whoever is made up will not go"
