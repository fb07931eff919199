"""Verdicts are kept from run to run, for as long as all that they rest on stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.load.entries import Entry
from generator.pipeline import check_site
from generator.rules import check
from generator.rules.context import Context
from generator.settings import BuildOptions
from tests.conftest import GOOD, copy

BASE = Path(__file__).parent.parent / "sites" / "base"
COVER = "stories/borrowed-ladder/cover.png"
LADDER = "stories/borrowed-ladder/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def found(root: Path, today: date = date(2026, 11, 23)) -> list[tuple[str, str]]:
    """What is told, at every file for which it stands."""
    problems = [each for each in check_site(root, BuildOptions(today)).problems if each.code != "R09"]
    return sorted((each.code, path) for each in problems for path in each.paths)


def test_a_broken_picture_is_one_fault_and_a_lost_one_another(root: Path) -> None:
    assert found(root) == []
    (root / COVER).write_bytes(b"no picture")
    assert found(root) == [("I01", COVER)]
    (root / COVER).unlink()
    assert found(root) == [("I05", LADDER)]


@pytest.mark.parametrize(
    ("path", "referring"),
    [
        ("content/themes.yml", LADDER),
        ("content/people/p-w20.yml", LADDER),
        ("content/programmes/baobei.md", "stories/clearing-snow/index.md"),
        ("content/figures.yml", "content/pages/places.md"),
        ("content/pages/about/index.md", "content/pages/index.md"),
    ],
)
def test_what_refers_to_a_broken_file_is_not_to_blame_but_what_refers_to_a_lost_one_is(root: Path, path: str, referring: str) -> None:
    with (root / "content/pages/index.md").open("a", encoding="utf-8") as home:
        home.write("\n[家力量](/about/)是什么？\n")
    whole = (root / path).read_text("utf-8")
    (root / path).write_text("\t" + whole.replace("---\n", "---\n\t", 1), "utf-8")
    assert {each for _, each in found(root)} == {path}
    (root / path).unlink()
    assert referring in {each for _, each in found(root)}
    (root / path).write_text(whole, "utf-8")
    assert found(root) == []


Edit = Callable[[Path], object]
LETTER, LAMP, KITES = (f"stories/{id}/index.md" for id in ("old-letter", "lamp-left-on", "kite-club"))


def put(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def rename(path: str, new: str) -> Edit:
    return lambda root: (root / path).rename(root / new)


def nothing(root: Path) -> None:
    """Edit nothing."""


def link(target: str) -> Edit:
    return put(LETTER, "- 一问好", f"[那里]({target})\n\n- 一问好")


# What is prepared, what is edited then, the day of the second check, and a fault that it must find in a file that was not touched.
QIN, LAMPS, ROLL = "content/people/p-b2c.yml", "content/cases/stair-lamps.md", "content/honours/2025.yml"
DEPENDING: dict[str, tuple[Edit, Edit, date, tuple[str, str]]] = {
    "an old address that a new story takes": (
        nothing,
        lambda root: shutil.copytree(root / "stories/kite-club", root / "stories/the-lamp"),
        date(2026, 11, 23),
        ("R04", LAMP),
    ),
    "an old address that another wants, too": (
        nothing,
        put(KITES, "---\n", "---\naliases: [/stories/the-lamp/]\n"),
        date(2026, 11, 23),
        ("R04", LAMP),
    ),
    "an old address that is given up": (
        link("/stories/the-lamp/"),
        put(LAMP, "aliases: [/stories/the-lamp/]\n", ""),
        date(2026, 11, 23),
        ("L01", LETTER),
    ),
    "a month whose last story moves away": (
        link("/stories/years/2026/10/"),
        put("stories/borrowed-ladder/index.md", "date: 2026-10-01", "date: 2026-09-01"),
        date(2026, 11, 23),
        ("L01", LETTER),
    ),
    "an earlier day": (put(KITES, "---\n", "---\nupdated: 2026-11-20\n"), nothing, date(2026, 11, 10), ("R08", KITES)),
    "a later day": (put("content/people/p-b2c.yml", "minor: ", "until: 2027-02-01\nminor: "), nothing, date(2027, 2, 2), ("P08", "content/people/p-b2c.yml")),
    "somebody takes consent back": (nothing, put(QIN, "minor: ", "withdrawn: 2026-11-20\nminor: "), date(2026, 11, 23), ("P20", LAMPS)),
    "consent that has ended": (put(QIN, "minor: ", "until: 2027-02-01\nminor: "), nothing, date(2027, 2, 2), ("P21", LAMPS)),
    "a shop's name is somebody's": (nothing, put("content/people/p-n4w.yml", "小豆同学", "长面馆"), date(2026, 11, 23), ("P23", ROLL)),
    "consent that ends soon": (put(QIN, "minor: ", "until: 2027-02-01\nminor: "), nothing, date(2026, 12, 5), ("P40", "content/activities/weekly-2026.yml")),
    "a picture's words name somebody": (nothing, put("content/people/p-n4w.yml", "小豆同学", "石阶"), date(2026, 11, 23), ("P28", "stories/paper-boat/index.md")),
    "a person under another id": (nothing, rename("content/people/p-b2c.yml", "content/people/p-b2d.yml"), date(2026, 11, 23), ("S15", "content/honours/2025.yml")),
    "a case under another id": (nothing, rename("content/cases/stair-lamps.md", "content/cases/lamps.md"), date(2026, 11, 23), ("R01", "content/honours/2026.yml")),
    "a programme under another id": (nothing, rename("content/programmes/kites.md", "content/programmes/kite.md"), date(2026, 11, 23), ("R01", KITES)),
    "a page under another id": (link("/about/access/"), rename("content/pages/about/access.md", "content/pages/about/way.md"), date(2026, 11, 23), ("L01", LETTER)),
}  # fmt: skip


@pytest.mark.parametrize(("prepare", "edit", "today", "fault"), DEPENDING.values(), ids=DEPENDING)
def test_what_changes_elsewhere_is_noticed(tmp_path: Path, prepare: Edit, edit: Edit, today: date, fault: tuple[str, str]) -> None:
    root = copy(GOOD, tmp_path)
    prepare(root)
    assert found(root) == []
    edit(root)
    warm = found(root, today)
    assert fault in warm
    shutil.rmtree(root / ".cache")
    assert warm == found(root, today)


def test_what_was_answered_otherwise_is_judged_once_and_not_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy(GOOD, tmp_path)
    judged: list[str] = []

    def noted(context: Context, entries: Sequence[Entry[Any]]) -> Any:
        judged.extend(entry.path for entry in entries)
        return judge(context, entries)

    judge = check._judged
    monkeypatch.setattr(check, "_judged", noted)
    day = date(2026, 11, 23)
    assert found(root, day) == []
    put("content/people/p-b2c.yml", "consented: 2026-03-01", "consented: 2026-03-02")(root)
    judged.clear()
    assert found(root, day) == []
    assert len(judged) > 1  # the person, and who mentions them
    judged.clear()
    told = {each.path for each in check_site(root, BuildOptions(day)).problems}
    assert {*judged} <= told
