"""A holiday that comes into its table later falls on days of which families were told already: what was promised stands, and what is in the way is named."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.sessions import paused_days, planned_days, sessions_of
from generator.pipeline import check_site
from generator.schema.activities import Change
from generator.settings import BuildOptions
from tests.test_issued_fields import planned

WEEKLY = "content/activities/weekly-2026.yml"
FEAST = "  - name: 柿子节\n    starts: 2026-12-12\n"
HOLIDAY = "  - {name: 试假, starts: 2026-12-05, ends: 2026-12-06, source: 没有这个节}\n"
MADE_UP_FOR = "  - {name: 试假, starts: 2026-12-07, ends: 2026-12-07, school: [2026-12-05], source: 没有这个节}\n"
DAY = datetime.date(2026, 12, 5)


def told(own: Path, change: str, holiday: str) -> list[str]:
    table, weekly = own / "content/holidays.yml", own / WEEKLY
    assert FEAST in table.read_text("utf-8")
    table.write_text(table.read_text("utf-8").replace(FEAST, holiday + FEAST), "utf-8")
    change = f"    changes:\n      - {{date: 2026-12-05, {change}, reason: 出门, since: 2026-10-30}}\n"
    weekly.write_text(weekly.read_text("utf-8").replace("    changes:\n", change, 1), "utf-8")
    problems = check_site(own, BuildOptions(datetime.date(2026, 11, 23))).problems
    return [each.message + each.hint for each in problems if each.path == WEEKLY and each.is_error]


@pytest.mark.parametrize("holiday", [HOLIDAY, MADE_UP_FOR])
@pytest.mark.parametrize("change", ["moved: 2026-12-08", "moved: 2026-12-08, time: 14:00-15:00, pickup: 在楼下", "cancelled: true"])
def test_what_was_moved_or_cancelled_before_stays_what_families_were_told(own: Path, change: str, holiday: str) -> None:
    assert told(own, change, holiday) == []


@pytest.mark.parametrize(("holiday", "name"), [(HOLIDAY, "赶上试假放假"), (MADE_UP_FOR, "赶上调休，学校要上课")])
@pytest.mark.parametrize("change", ["time: 14:00-15:00, pickup: 在楼下", "spot: 北门"])
def test_what_would_be_held_on_a_holiday_is_told_with_its_name(own: Path, change: str, holiday: str, name: str) -> None:
    (words,) = told(own, change, holiday)
    assert f"2026-12-05（周六）{name}，“念信给耳朵听”这一次停办" in words and "写 moved" in words and "本来就没有" not in words


def test_a_day_that_is_left_out_has_no_change_beside(own: Path) -> None:
    weekly = own / WEEKLY
    weekly.write_text(weekly.read_text("utf-8").replace("    seats: 8\n", "    seats: 8\n    skips: [2026-12-05]\n", 1), "utf-8")
    (words,) = told(own, "moved: 2026-12-08", "")
    assert "写在停办的日子（skips）里" in words and "再把它从停办的日子里删掉" in words


@pytest.mark.parametrize("change", [{"moved": datetime.date(2026, 12, 8)}, {"cancelled": True}])
def test_such_a_day_is_told_once(change: dict[str, object]) -> None:
    record = planned("weekly-2026", None, None).site.of("activities")["weekly-2026"].record
    holidays = (DAY, datetime.date(2026, 12, 6))
    activity = replace(record.activities[0], changes=(Change(date=DAY, reason="出门", since=DAY, **change),))  # type: ignore[arg-type]
    held = {each.planned: each for each in sessions_of(record, activity, holidays)}
    assert DAY in held and held[DAY].change and holidays[1] not in held
    assert list(paused_days(record, activity, holidays)) == [holidays[1]]
    assert DAY not in set(planned_days(record, record.activities[0], holidays))
