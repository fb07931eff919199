"""Calendars in khal, which many a terminal has: the days on which activities are held, and what became of them since."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import GOOD, built, copy, tool
from tests.test_occasions import HELD, OVERLAY

SETTINGS = """[calendars]
[[ours]]
path = {folder}/ours
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = ours
"""
Events = Mapping[str, list[tuple[str, str]]]  # of each uid: when, and its status
Take = Callable[[Path], Events]


@pytest.fixture
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Have khal take a calendar, over what it has; all that it knows then of a hundred days."""
    program, folder = tool("khal"), tmp_path_factory.mktemp("khal")
    (folder / "ours").mkdir()
    (folder / "settings").write_text(SETTINGS.format(folder=folder), "utf-8")

    def khal(*words: str) -> str:
        environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        done = subprocess.run([program, "-c", folder / "settings", *words], env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    def take(file: Path) -> Events:
        khal("import", "--batch", str(file))
        found: dict[str, list[tuple[str, str]]] = {}
        for line in khal("list", "--format", "{uid}\t{start-long-full}\t{status}", "--day-format", "", "2026-11-01", "100d").splitlines():
            if line.count("\t") == 2:
                uid, when, status = line.split("\t")
                found.setdefault(uid, []).append((when, status.strip()))
        return found

    return take


def test_holidays_exceptions_and_changes_are_understood(take: Take, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path / "root")
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    found = take(built(root).root / "calendars/changing-2026.ics")
    held = {uid: [when for when, status in events if status == "CONFIRMED"] for uid, events in found.items()}
    assert len(held.pop("as-ever@beiyuan")) == 13  # every Saturday, whatever is celebrated
    assert held == {f"{id}@beiyuan": days for id, days in HELD.items()}
    assert [each for each in found["stamp-swap@beiyuan"] if each[1] == "CANCELLED"] == [("2026-12-12 09:00", "CANCELLED")]


def test_what_is_cancelled_and_on_again_is_one_event(take: Take, own: Path) -> None:
    file = own / "content/activities/frost-2027.yml"
    as_it_was = file.read_text("utf-8")
    off = "    points: 2\n    cancelled: true\n    reason: 修路\n    since: 2026-11-22\n"
    told = []
    for edition, lines in (("2026-11-20", ""), ("2026-11-22", off), ("2026-11-23", "")):
        text = as_it_was.replace("edition: 2026-11-20", f"edition: {edition}")
        file.write_text(text.replace("    points: 2\n", lines, 1) if lines else text, "utf-8")
        told.append(take(built(own).root / "calendars/frost-2027.ics")["kite-paper@beiyuan"])
    assert told == [[("2027-01-26 09:00", status)] for status in ("CONFIRMED", "CANCELLED", "CONFIRMED")]
