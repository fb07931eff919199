"""An id is never free again: what has it in families' calendars would turn into something else."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import commit

WEEKLY, FROST = "content/activities/weekly-2026.yml", "content/activities/frost-2027.yml"
TODAY = datetime.date(2026, 11, 23)
TITLE, DAY = ("title: 敲一晚上梆子", "title: 放一下午风筝"), ("date: 2026-11-20", "date: 2026-12-18")
SUMMARY, CATEGORY = (
    ("summary: 提着灯绕街走一圈，走一步敲一下。", "summary: 坡上风大，线要攥紧。"),
    ("category: helping\n    date", "category: making\n    date"),
)
SAID = ("holidays: 照常", "holidays: 照常\n    updates: [{date: 2026-11-23, what: 改名了，也改了日子}]")


def told(root: Path) -> list[tuple[str, str]]:
    """Where an id is said to have been another's, and what to do about it."""
    found = [each for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "T34"]
    return [(f"{each.path}:{each.line}", each.hint) for each in found]


def edited(root: Path, *changes: tuple[str, str], path: str = WEEKLY) -> None:
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


def one_evening(root: Path) -> str:
    text = (root / WEEKLY).read_text("utf-8")
    return text[text.index("  - id: one-evening") :]


@pytest.mark.parametrize("changes", [(TITLE, DAY), (TITLE, SUMMARY, CATEGORY)])
def test_an_activity_that_takes_the_place_of_another_is_told(own: Path, changes: tuple[tuple[str, str], ...]) -> None:
    commit(own)
    edited(own, *changes)
    ((where, hint),) = told(own)
    assert where == f"{WEEKLY}:34" and "id: one-evening-2" in hint
    commit(own)
    assert len(told(own)) == 1, "committed, and known to nobody else"
    edited(own, ("id: one-evening", "id: one-evening-2"))
    assert told(own) == []


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (TITLE,),
        (DAY,),
        (TITLE, SUMMARY),
        (DAY, SUMMARY, CATEGORY),
        (("title: 敲一晚上梆子", "title: 冬天敲一晚上梆子"), DAY),
        (TITLE, DAY, SAID),
    ],
)
def test_what_a_person_would_call_the_same_is_not(own: Path, changes: tuple[tuple[str, str], ...]) -> None:
    commit(own)
    edited(own, *changes)
    assert told(own) == []


@pytest.mark.parametrize("path", [WEEKLY, FROST])
def test_what_has_gone_keeps_its_id(own: Path, path: str) -> None:
    commit(own)
    gone = one_evening(own)
    edited(own, (gone, ""))
    commit(own)
    edited(own, ("summary: 念二十分钟信", "summary: 念半个钟头信"))
    commit(own)
    day = "2026-12-18" if path == WEEKLY else "2027-01-29"
    other = gone.replace(*TITLE).replace("date: 2026-11-20", f"date: {day}")
    text = (own / path).read_text("utf-8")
    (own / path).write_text(text + other, "utf-8")
    ((where, hint),) = told(own)
    assert where.startswith(path) and "id: one-evening-2" in hint
    commit(own)
    assert len(told(own)) == 1
    (own / path).write_text(text + gone.replace("2026-11-20", day), "utf-8")
    assert told(own) == [], "put back, on another day"


def test_ids_that_were_exchanged_are_told_both(own: Path) -> None:
    commit(own)
    edited(own, ("id: kite-paper", "id: once"), ("id: count-stars", "id: kite-paper"), path=FROST)
    edited(own, ("id: once", "id: count-stars"), path=FROST)
    found = told(own)
    assert len(found) == 2 and all("还没办" in hint for _, hint in found)
