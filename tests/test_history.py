"""What families have in their hands is compared with what is handed in now, by git, wherever the change stands on its way."""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path

import pytest

from generator.load import past
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import commit, git

FROST = "content/activities/frost-2027.yml"
TODAY = datetime.date(2026, 11, 23)


def told(root: Path, today: datetime.date = TODAY) -> list[str]:
    return [f"{each.code} {each.path}:{each.line}" for each in check_site(root, BuildOptions(today)).problems if each.code.startswith("T")]


def replace(root: Path, old: str, new: str, path: str = FROST) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def root(own: Path) -> Path:
    """A site that was handed in once."""
    commit(own)
    return own


CHANGED = [f"T09 {FROST}:6"]
NOTED = "    updates: [{date: 2026-11-23, what: 换了地方}]\n"


def test_nothing_is_told_of_what_is_as_it_was(root: Path) -> None:
    assert told(root) == []


def test_a_change_is_told_on_every_step_of_its_way(root: Path) -> None:
    replace(root, "spot: 操场边", "spot: 看台下")
    assert told(root) == CHANGED, "written"
    commit(root)
    assert told(root) == CHANGED, "committed"
    (root / "stories/snow-day/index.md").write_text((root / "stories/snow-day/index.md").read_text("utf-8") + "\n又下了。\n", "utf-8")
    commit(root)
    assert told(root) == [], "on a branch of one's own nobody knows what has been given out, and the next change is another's"


def test_of_a_branch_all_commits_count(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    origin = tmp_path_factory.mktemp("origin") / "origin.git"
    git(root, "clone", "--quiet", "--bare", ".", str(origin))
    git(root, "remote", "add", "origin", str(origin))
    git(root, "fetch", "--quiet", "origin")
    git(root, "branch", "--quiet", "--set-upstream-to=origin/main")
    replace(root, "spot: 操场边", "spot: 看台下")
    commit(root)
    (root / "stories/snow-day/index.md").write_text((root / "stories/snow-day/index.md").read_text("utf-8") + "\n又下了。\n", "utf-8")
    commit(root)
    assert told(root) == CHANGED
    replace(root, "edition: 2026-11-20", "edition: 2026-11-22")
    assert told(root) == []
    commit(root)
    replace(root, "spot: 看台下", "spot: 主席台")
    assert told(root) == [], "nobody has the edition of yesterday yet"


def test_what_a_day_cannot_bear_is_written_down(root: Path) -> None:
    replace(root, "edition: 2026-11-20", "edition: 2026-11-23")
    commit(root)
    replace(root, "spot: 操场边", "spot: 看台下")
    assert told(root) == [], "it is cancelled"
    replace(root, "time: 9:00-10:30", "time: 9:30-11:00")
    assert told(root) == [f"T22 {FROST}:11"]
    replace(root, KITE, KITE + NOTED)
    assert told(root) == []


def test_what_is_no_event_may_change_on_the_day_of_its_edition(root: Path) -> None:
    replace(root, "edition: 2026-11-20", "edition: 2026-11-23")
    commit(root)
    replace(root, "intro: ", "intro: 又及，")
    assert told(root) == []


OFF = "    cancelled: true\n    reason: 修路\n    since: 2026-11-23\n"
KITE = "    host: 社区文体专干\n    points: 2\n"


def test_what_is_cancelled_and_on_again_within_a_day_is_written_down(root: Path) -> None:
    replace(root, "edition: 2026-11-20", "edition: 2026-11-23")
    replace(root, KITE, KITE + OFF)
    commit(root)
    replace(root, OFF, "")
    (found,) = [each for each in told(root) if each.startswith("T")]
    assert found == f"T22 {FROST}:11"
    replace(root, KITE, KITE + NOTED)
    assert told(root) == []


WEEKLY = "content/activities/weekly-2026.yml"
DAYS = """    changes:
      - {date: 2026-11-21, cancelled: true, reason: 过去了, since: 2026-11-01}
      - {date: 2026-12-05, moved: 2026-12-08, reason: 出门, since: 2026-11-01}
      - {date: 2026-12-06, time: 14:00-15:00, pickup: 在北门, reason: 出门, since: 2026-11-01}
"""


@pytest.mark.parametrize("published", ["", "published: 2026-10-30\n"])
@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("      - date: 2026-12-19\n        cancelled: true\n        reason: 念信的人去听戏\n        since: 2026-10-30\n", "", 0, "12月19日那一次不取消了"),
        (DAYS.splitlines(keepends=True)[2], "", 0, "12月5日那一次不改期了，照原来的办"),
        (DAYS.splitlines(keepends=True)[3], "", 0, "12月6日那一次不改了，照原来的办"),
        ("moved: 2026-12-08", "moved: 2026-12-10", 1, "since 也改成 2026-11-23。"),
        ("moved: 2026-12-08, reason: 出门", "cancelled: true, reason: 出门", 1, "since 也改成 2026-11-23。"),
        ("pickup: 在北门", "pickup: 在南门", 1, "since 也改成 2026-11-23。"),
        (DAYS.splitlines(keepends=True)[1], "", -1, ""),
        ("reason: 出门", "reason: 念信的人出门", -1, ""),
    ],
)  # fmt: skip
def test_a_day_that_was_told_of_and_is_as_planned_or_another_again_is_written_down(
    root: Path, published: str, old: str, new: str, line: int, words: str
) -> None:
    replace(root, "    changes:\n", DAYS, WEEKLY)
    replace(root, "edition: 2026-10-30\n", f"edition: 2026-11-01\n{published}", WEEKLY)
    commit(root)
    replace(root, old, new, WEEKLY)
    replace(root, "edition: 2026-11-01", "edition: 2026-11-23", WEEKLY)
    found = [each for each in check_site(root, BuildOptions(TODAY)).problems if each.path == WEEKLY and each.code[0] == "T"]
    if line < 0:
        assert found == []
        return
    (text, places) = (root / WEEKLY).read_text("utf-8"), [each.line for each in found]
    wanted = next(at for at, each in enumerate(text.split("\n"), 1) if (new if line else "id: letter-reading") in each)
    assert [each.code for each in found] == ["T22"] and places == [wanted] and words in found[0].hint
    replace(root, "    pickup: 10:10", "    updates: [{date: 2026-11-23, what: 又改了}]\n    pickup: 10:10", WEEKLY)
    assert not told(root)


def test_how_children_are_fetched_is_what_families_act_on(root: Path) -> None:
    replace(root, "edition: 2026-10-30\n", "edition: 2026-11-01\npublished: 2026-10-30\n", WEEKLY)
    commit(root)
    replace(root, "edition: 2026-11-01", "edition: 2026-11-23", WEEKLY)
    replace(root, "pickup: 10:10在楼下", "pickup: 10:20在村口", WEEKLY)
    assert told(root) == [f"T22 {WEEKLY}:15"]


def test_an_edition_that_goes_back_is_told(root: Path) -> None:
    replace(root, "edition: 2026-11-20", "edition: 2026-11-18")
    assert told(root) == [f"T21 {FROST}:6"]
    replace(root, "edition: 2026-11-18", "edition: 2026-11-23")
    assert told(root) == []


def test_an_edition_before_a_cancellation_that_was_taken_back_is_told(root: Path) -> None:
    replace(root, KITE, KITE + OFF.replace("23", "22"))
    commit(root)
    replace(root, OFF.replace("23", "22"), "")
    replace(root, "edition: 2026-11-20", "edition: 2026-11-21")
    assert told(root) == CHANGED
    replace(root, "edition: 2026-11-21", "edition: 2026-11-23")
    assert told(root) == [f"T22 {FROST}:11"], "the day of its last change falls"
    (found,) = [each for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "T22"]
    assert "日历会更新，家长却不知道变了哪里" in found.message, "its number rises with the edition"
    replace(root, KITE, KITE + NOTED)
    assert told(root) == []


def test_an_older_list_to_which_an_activity_moves_is_told(root: Path) -> None:
    text = (root / FROST).read_text("utf-8")
    start, end = text.index("  - id: kite-paper"), text.index("  - id: early-stairs")
    weekly = root / "content/activities/weekly-2026.yml"
    moved = text[start:end].replace("2027-01-26", "2026-12-26").replace("signup: 2027-01-24", "signup: 2026-12-20")
    (root / FROST).write_text(replaced_edition(text[:start] + text[end:]), "utf-8")
    weekly.write_text(weekly.read_text("utf-8") + moved, "utf-8")
    assert "T09 content/activities/weekly-2026.yml:6" in told(root)
    weekly.write_text(weekly.read_text("utf-8").replace("edition: 2026-10-30", "edition: 2026-11-10"), "utf-8")
    assert "T09 content/activities/weekly-2026.yml:6" in told(root), "newer than it was, older than what families have"
    weekly.write_text(weekly.read_text("utf-8").replace("edition: 2026-11-10", "edition: 2026-11-23"), "utf-8")
    assert not [each for each in told(root) if "weekly" in each]


def replaced_edition(text: str) -> str:
    return text.replace("edition: 2026-11-20", "edition: 2026-11-23")


def test_a_holiday_that_falls_on_a_day_is_told(root: Path) -> None:
    weekly, table = "content/activities/weekly-2026.yml", root / "content/holidays.yml"
    more = "  - name: 试假\n    starts: 2026-12-13\n    ends: 2026-12-13\n    source: 没有这个节\n"
    text = table.read_text("utf-8")
    at = text.find("  - name: 元旦\n    starts: 2027")
    table.write_text(text + more if at < 0 else text[:at] + more + text[at:], "utf-8")
    assert told(root) == [f"T09 {weekly}:6"]
    replace(root, "edition: 2026-10-30", "edition: 2026-11-23", weekly)
    assert told(root) == []


def test_what_is_not_given_out_yet_may_change(root: Path) -> None:
    replace(root, "spot: 操场边", "spot: 看台下")
    assert told(root, datetime.date(2026, 11, 1)) == []


def test_an_activity_that_has_vanished_is_told_until_it_is_over(root: Path) -> None:
    replace(root, "id: ice-lamp", "id: ice-lantern")
    replace(root, "edition: 2026-11-20", "edition: 2026-11-23")
    assert told(root) == [f"T10 {FROST}:10"]
    assert told(root, datetime.date(2027, 2, 3)) == []


def test_an_activity_may_move_to_another_list(root: Path) -> None:
    text = (root / FROST).read_text("utf-8")
    (root / "content/activities/moved-2027.yml").write_text(text, "utf-8")
    (root / FROST).unlink()
    assert told(root) == []


def test_a_list_that_is_gone_is_told(root: Path) -> None:
    (root / FROST).unlink()
    found = told(root)
    assert found and set(found) == {f"T10 {FROST}:0"}


def test_of_a_list_that_cannot_be_read_nothing_is_said_to_have_vanished(root: Path) -> None:
    replace(root, "time: 9:00-10:30", "time: 9点半")
    found = {each.code for each in check_site(root, BuildOptions(TODAY)).problems if each.path == FROST}
    assert found and "T10" not in found


def test_the_content_may_be_a_part_of_a_repository(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = own / "part"
    part.mkdir()
    for name in ("content", "stories", "comics", "mkdocs.yml"):
        (own / name).rename(part / name)
    git(own, "init", "--quiet")
    git(own, "add", "--all", "part")
    git(own, "commit", "--quiet", "--message", "x")
    replace(part, "spot: 操场边", "spot: 看台下")
    assert told(part) == CHANGED
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as in a hook
    assert told(part) == CHANGED
    monkeypatch.setenv("PATH", "/nowhere")  # no git
    assert told(part) == []


def test_a_git_that_hangs_is_not_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    program = tmp_path_factory.mktemp("bin") / "git"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(past, "_SECONDS", 0.5)
    replace(root, "spot: 操场边", "spot: 看台下")
    began = time.monotonic()
    assert told(root) == []
    assert time.monotonic() - began < 10


def test_what_is_far_too_large_is_not_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = own / "content/activities/large.yml"
    large.write_text("#" * 3_000_000, "utf-8")
    commit(own)
    large.unlink()
    asked: list[object] = []
    real = past.Past._git
    monkeypatch.setattr(past.Past, "_git", lambda self, *words: (asked.append(words), real(self, *words))[1])
    assert told(own) == []
    assert not [words for words in asked if words[:2] == ("cat-file", "blob") and "large" in words[2]]  # type: ignore[index]


@pytest.mark.parametrize("before", ["not: a list\n", "\x00", "title: [\n", ""])
def test_a_past_that_cannot_be_read_is_none(own: Path, before: str) -> None:
    now = (own / FROST).read_text("utf-8")
    (own / FROST).write_text(before, "utf-8")
    commit(own)
    (own / FROST).write_text(now, "utf-8")
    assert told(own) == []
