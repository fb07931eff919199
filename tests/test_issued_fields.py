"""Whatever stands in a row or in the head of a sheet is kept when it is given out, and told when it is otherwise: every field that an editor may change."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.desk.issuing import write_issued
from generator.judging import loaded
from generator.load.entries import Entry
from generator.load.settings import settings_of
from generator.load.walk import walk
from generator.model.site import assemble
from generator.render.base.issued import as_issued
from generator.render.base.plan import Plan
from generator.render.base.sheets import Sheet, sheets_of
from generator.schema.activities import Activity, ActivityList, Change, Update
from generator.schema.issued import Issued
from generator.settings import BuildOptions
from tests.conftest import GOOD

DAY = datetime.date(2026, 11, 23)
NOON = (datetime.time(12), datetime.time(13))
ANOTHER: dict[str, Any] = {
    **dict.fromkeys(("title", "summary", "spot", "how", "cost", "bring", "safety", "weather", "pickup", "host", "insurance"), "换了一句话"),
    "date": datetime.date(2027, 1, 28),
    "dates": (datetime.date(2027, 1, 25), datetime.date(2027, 1, 27)),
    "time": NOON,
    "category": "helping",
    "place": "west",
    "grades": (2, 3),
    "who": "本社区",
    "seats": 30,
    "families": True,
    "parents": False,
    "phone": "010-00000000",
    "points": 5,
    "opens": datetime.date(2026, 12, 2),
    "signup": datetime.date(2027, 1, 20),
    "consent": True,
    "cancelled": True,
    "changes": (Change(date=datetime.date(2027, 1, 26), time=NOON, reason="停电", since=DAY),),
}
WITH: dict[str, dict[str, Any]] = {"dates": {"date": None}, "cancelled": {"reason": "停电"}}
ONLY_ON_THE_WEB: dict[str, Any] = {
    "practice": "社会服务",
    "goal": "别的",
    "materials": ("纸",),
    "left": 3,
    "updates": (Update(date=DAY, what="换了一句话"),),
    "reason": "换了",
    "since": DAY,  # of what is not cancelled
}
NOT_TRIED = {"id", "ages", "sample"}
WEEKLY: dict[str, Any] = {
    "weekdays": ("周六",),
    "starts": datetime.date(2026, 11, 9),
    "ends": datetime.date(2026, 12, 20),
    "holidays": "照常",
    "skips": (datetime.date(2026, 12, 5),),
}
HEAD: dict[str, Any] = {
    **dict.fromkeys(("title", "how", "cost", "weather"), "换了一句话"),
    "phone": "010-00000000",
    "starts": datetime.date(2027, 1, 20),
    "ends": datetime.date(2027, 2, 9),
}
OF_NO_HEAD = {"season", "issuer", "edition", "published", "intro", "holidays", "activities", "aliases", "sample"}


@cache
def known() -> tuple[Entry[Any], ...]:
    return tuple(loaded(GOOD, walk(GOOD)).entries)


def planned(list_id: str, record: ActivityList | None, issued: Issued | None, weekly: ActivityList | None = None) -> Plan:
    """A site with that list, of which that was given out, and perhaps another weekly one."""
    given = next(each for each in known() if each.kind == "issued")
    entries = [each for each in known() if each.kind != "issued"]
    if record:
        entries = [each._replace(record=record) if (each.kind, each.id) == ("activities", list_id) else each for each in entries]
    if weekly:
        entries = [each._replace(record=weekly) if (each.kind, each.id) == ("activities", "weekly-2026") else each for each in entries]
    if issued:
        entries.append(given._replace(id=list_id, path=f"content/issued/{list_id}.yml", record=issued))
    settings = settings_of(entries, BuildOptions(DAY))
    assert settings
    return Plan(assemble(settings, entries, {}).visible(), None)  # type: ignore[arg-type]  # no frame is asked for


def compared(list_id: str, otherwise: dict[str, Any], id: str = "", kept: dict[str, Any] | None = None) -> tuple[Sheet, Sheet]:
    """The sheet for everybody as it was given out, and as it is with some fields of the list, or of one activity, otherwise."""
    before = planned(list_id, None, None)
    entry = before.site.of("activities")[list_id]
    issued = dataclasses.replace(as_issued(before, entry, DAY), **kept or {})
    record = entry.record
    if id:
        items = tuple(dataclasses.replace(each, **otherwise) if each.id == id else each for each in record.activities)
        record = dataclasses.replace(record, activities=items)
    else:
        record = dataclasses.replace(record, **otherwise)
    after = planned(list_id, record, issued)
    (_, one), (_, other) = sheets_of(before, entry)[0], sheets_of(after, after.site.of("activities")[list_id])[0]
    return one, other


# Every kind of change of a single day, with all that its words may hold.
OF_DAYS: tuple[dict[str, Any], ...] = (
    {"cancelled": True, "reason": "停电，没有灯；楼道里也没有"},
    {"moved": datetime.date(2026, 11, 9), "reason": "念信的人出门、回来晚"},
    {"moved": datetime.date(2026, 11, 16), "time": NOON, "spot": "北门", "pickup": "13:00在北门，由家长接走。", "reason": "修路"},
    {"time": NOON, "reason": "“听戏”: 改到中午 #1"},
    {"spot": "南门", "reason": "[修路, 绕行]"},
    {"pickup": "在南门，签字", "reason": "修路,绕行"},
    {"time": NOON, "spot": "南门", "pickup": "在南门", "reason": "修路"},
)


def with_changes(changes: Iterable[Change]) -> ActivityList:
    """The weekly list with these for one of its activities."""
    record = planned("weekly-2026", None, None).site.of("activities")["weekly-2026"].record
    changed = (dataclasses.replace(each, changes=tuple(changes)) if each.weekdays else each for each in record.activities)
    return dataclasses.replace(record, activities=tuple(changed))


def of_days() -> list[Change]:
    sundays = (datetime.date(2026, 11, 8) + datetime.timedelta(weeks=week) for week in range(len(OF_DAYS)))
    return [Change(date=day, since=DAY, **change) for day, change in zip(sundays, OF_DAYS, strict=True)]


def read_back(root: Path, issued: Issued) -> Issued:
    write_issued(root, "weekly-2026", issued)
    (entry,) = loaded(root, walk(root)).entries
    return entry.record  # type: ignore[no-any-return]


def test_with_every_kind_of_change_nothing_is_told_right_after_a_list_was_given_out(tmp_path: Path) -> None:
    record = with_changes(of_days())
    before = planned("weekly-2026", record, None)
    issued = as_issued(before, before.site.of("activities")["weekly-2026"], DAY)
    kept = read_back(tmp_path, issued)
    assert kept == issued and max(len(each.changes) for each in kept.activities) == len(OF_DAYS)
    after = planned("weekly-2026", record, kept)
    sheet = sheets_of(after, after.site.of("activities")["weekly-2026"])[0][1]
    assert sheet.changes == () and not any(star for _, star in rows(sheet)) and "改过" not in sheet.called


def test_each_day_that_is_as_planned_again_is_told_in_one_sentence(tmp_path: Path) -> None:
    before = planned("weekly-2026", with_changes(of_days()), None)
    kept = read_back(tmp_path, as_issued(before, before.site.of("activities")["weekly-2026"], DAY))
    after = planned("weekly-2026", with_changes([]), kept)
    (words,) = sheets_of(after, after.site.of("activities")["weekly-2026"])[0][1].changes
    days = [f"{change.date.month}月{change.date.day}日（周日）" for change in of_days()]
    told = [f"{day}不{'取消' if change.cancelled else '改'}了，照原来的办" for day, change in zip(days, of_days(), strict=True)]
    assert words == f"念信给耳朵听：{'；'.join(told)}。"


def test_what_moved_to_another_list_is_not_said_to_be_off() -> None:
    before = planned("frost-2027", None, None)
    frost, weekly = (before.site.of("activities")[id].record for id in ("frost-2027", "weekly-2026"))
    issued = as_issued(before, before.site.of("activities")["frost-2027"], DAY)
    kite, stairs, *others = frost.activities
    moved = dataclasses.replace(weekly, activities=(*weekly.activities, kite))
    after = planned("frost-2027", dataclasses.replace(frost, activities=tuple(others)), issued, moved)
    told = sheets_of(after, after.site.of("activities")["frost-2027"])[0][1].changes
    assert sorted(told) == sorted((f"{kite.title}：搬到《2026年秋冬每周活动》里了。", f"{stairs.title}：不在清单上了。"))


def rows(sheet: Sheet) -> Iterable[tuple[Any, bool]]:
    return [pair for part in sheet.parts for group in part.groups for pair in zip(group.rows, group.stars, strict=True)]


def test_no_field_is_forgotten() -> None:
    names = {each.name for each in dataclasses.fields(Activity)}
    assert names == {*ANOTHER, *WEEKLY, *ONLY_ON_THE_WEB, *NOT_TRIED}
    assert {each.name for each in dataclasses.fields(ActivityList)} == {*HEAD, *OF_NO_HEAD}


@pytest.mark.parametrize(("list_id", "id", "name"), [
    *(("frost-2027", "kite-paper", name) for name in ANOTHER),
    *(("weekly-2026", "letter-reading", name) for name in WEEKLY),
])  # fmt: skip
def test_what_a_row_prints_otherwise_has_a_star_and_is_told(list_id: str, id: str, name: str) -> None:
    otherwise = {name: {**ANOTHER, **WEEKLY}[name]} | WITH.get(name, {})
    before, after = compared(list_id, otherwise, id)
    had = {row.url: row for row, _ in rows(before)}
    assert [row.url for row, _ in rows(after) if row != had[row.url]] == [f"activities/{list_id}/{id}/"], "the change can be seen"
    assert [row.url for row, star in rows(after) if star] == [f"activities/{list_id}/{id}/"]
    assert len(after.changes) == 1 and after.changes[0].endswith("。") and "。。" not in after.changes[0]


@pytest.mark.parametrize("name", ONLY_ON_THE_WEB)
def test_what_no_row_prints_has_none(name: str) -> None:
    before, after = compared("frost-2027", {name: ONLY_ON_THE_WEB[name]}, "kite-paper")
    assert rows(after) == rows(before) and after.changes == ()


@pytest.mark.parametrize("name", HEAD)
def test_what_the_head_says_otherwise_is_told_first(name: str) -> None:
    before, after = compared("frost-2027", {name: HEAD[name]})
    had = dict(before.facts)
    marked = [called.removeprefix("★") for called, _ in after.facts if called.startswith("★")]
    assert marked == [
        called for called, words in ((called.lstrip("★"), words) for called, words in after.facts) if had.get(called) != words
    ]
    assert len(after.changes) == 1 and after.changes[0].startswith("整份清单：")
    assert not any(star for _, star in rows(after))


def test_each_change_is_said_with_what_was_and_what_is() -> None:
    otherwise = {
        "pickup": "三点半在村委会门口。",
        "how": "打电话报名",
        "weather": "",
        "bring": "手套",
        "consent": False,
        "safety": "慢" * 60,
    }
    (words,) = compared("frost-2027", otherwise, "early-stairs")[1].changes
    assert words == (
        "替楼梯洗脸：怎么接改成三点半在村委会门口（原来是三点整在柿子树下，由家长接走）；怎么报名改成打电话报名（原来是到村口的信箱里投一张纸条）；"
        "带的东西：手套（原来没有写）；天气去掉了（原来是结冰就不擦，改成听故事）；安全提示改成"
        + "慢" * 60
        + "（原来是台阶湿了扶着走）；不用签同意书了。"
    )
    (words,) = compared("frost-2027", {"summary": "慢" * 80}, "early-stairs")[1].changes
    assert words == "替楼梯洗脸：介绍改了。"
    (words,) = compared("frost-2027", {"weather": "刮大风就取消", "how": "在居委会登记"})[1].changes
    assert words == (
        "整份清单：报名改成在居委会登记（原来是在手机APP“柿子街”里报名，到现场扫码签到）；"
        "天气改成刮大风就取消（原来是刮大风就改到第二天，前一晚六点见分晓）。"
    )


def test_of_what_was_kept_before_there_was_more_nothing_else_is_told() -> None:
    before = planned("frost-2027", None, None)
    kept = as_issued(before, before.site.of("activities")["frost-2027"], DAY)
    old = {"id", "title", "when", "where", "who", "how", "changes", "cancelled", "sample"}
    bare = [{name: getattr(each, name) for name in old} for each in kept.activities]
    activities = tuple(type(kept.activities[0])(**fields) for fields in bare)
    without = dict.fromkeys(("title", "span", "signup", "cost", "weather", "phone"), "") | {"highest": 0, "activities": activities}
    assert compared("frost-2027", {"weather": "刮大风就取消"}, kept=without)[1].changes == ()
    assert compared("frost-2027", {"pickup": "别处"}, "early-stairs", kept=without)[1].changes == ()
    assert len(compared("frost-2027", {"seats": 7}, "early-stairs", kept=without)[1].changes) == 1


@pytest.mark.parametrize("with_numbers", [True, False])
def test_what_was_given_out_keeps_its_number(with_numbers: bool) -> None:
    before = planned("frost-2027", None, None)
    record = before.site.of("activities")["frost-2027"].record
    kept = as_issued(before, before.site.of("activities")["frost-2027"], DAY)
    if not with_numbers:
        kept = dataclasses.replace(kept, highest=0, activities=tuple(dataclasses.replace(each, number=0) for each in kept.activities))
    kite, *others = record.activities
    new = dataclasses.replace(kite, id="first", title="新来的", date=datetime.date(2027, 1, 23), time=NOON)
    late = dataclasses.replace(others[-1], date=datetime.date(2027, 1, 24))
    after = planned("frost-2027", dataclasses.replace(record, activities=(new, *others[:-1], late)), kept)
    entry = after.site.of("activities")["frost-2027"]
    numbers = {row.url.split("/")[2]: row.number for row, _ in rows(sheets_of(after, entry)[0][1])}
    assert numbers == {"first": "05", "early-stairs": "01", "ice-lamp": "03", "count-stars": "04"}, "02 has gone, and is nobody's"
    again = as_issued(after, entry, DAY)
    assert again.highest == 5
    less = planned("frost-2027", dataclasses.replace(record, activities=tuple(others)), again)
    more = as_issued(less, less.site.of("activities")["frost-2027"], DAY)
    assert more.highest == 5 and [each.number for each in more.activities] == [1, 3, 4]
