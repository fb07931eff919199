"""Lists of activities: days that agree with each other and the season, cancellations; the categories."""

from __future__ import annotations

from collections import defaultdict

from generator.model.sessions import MOST_YEARS, days_between, is_too_long
from generator.rules.judge import Judge
from generator.rules.questions import activity_ids_before, is_future, is_issued, today
from generator.schema.activities import Activity, ActivityList, Categories
from generator.text import date_in_chinese

_MOST_TOLD = 3  # ids of another list: of more, that one was copied
MOST_CATEGORIES = 8  # 八大类
MONTHS = {"寒假": (12, 1, 2, 3), "暑假": (6, 7, 8, 9)}  # in which schools may be closed, wherever


def check_list(judge: Judge) -> None:
    """A list runs forwards, is not hidden by its edition, and each of its activities can be held."""
    record = judge.entry.record
    if not isinstance(record, ActivityList):
        return
    with judge.in_part():
        _check_span(judge, record)
    with judge.in_part():
        _check_edition(judge, record)
    _check_ids(judge, record)
    for index, activity in enumerate(record.activities):
        with judge.in_part():
            _check_cancellation(judge, index, activity)


def _check_edition(judge: Judge, record: ActivityList) -> None:
    """An edition that is to come hides its list until then: right for a new one, never for one that families have."""
    if not judge.ask(is_future, record.edition):
        return
    edition = date_in_chinese(record.edition)
    if judge.ask(is_issued, judge.entry.id) or (record.published and not judge.ask(is_future, record.published)):
        judge.at(("edition",), "T24", edition=edition, today=judge.ask(today).isoformat())
    else:
        advice = "如果是笔误，请改日期；新的一份提前准备好的，不用管；已经登出来的，写当天的日期，写了将来的，到那天以前网站上就没有它了。"
        judge.at(("edition",), "R09", date=edition, advice=advice)


def _check_ids(judge: Judge, record: ActivityList) -> None:
    """No activity has the id of another, be it in another list; a list that was copied as a whole is told once."""
    before, own = judge.ask(activity_ids_before, judge.entry.path), set[str]()
    twice: dict[str, list[tuple[int, str]]] = defaultdict(list)  # by the list that has them too
    for index, activity in enumerate(record.activities):
        with judge.in_part():
            if activity.id in before:
                twice[before[activity.id]].append((index, activity.id))
            elif activity.id in own:
                judge.at(("activities", index, "id"), "R02", value=activity.id)
            own.add(activity.id)
    for other, found in twice.items():
        advice = f"“{other}”里有它，编号换了清单也不能重：发出去过的那一项不要动，给另一项换一个新编号；如果是抄重了，删掉一项。"
        if len(found) > _MOST_TOLD:
            advice = f"“{other}”和这份清单有 {len(found)} 个编号一样，多半是整份抄的：在抄来的那一份里，给每项活动换一个新编号；用不着，就删掉那一份。"
        for index, id in found if len(found) <= _MOST_TOLD else found[:1]:
            judge.at(("activities", index, "id"), "R02", value=id, advice=advice)


def _check_span(judge: Judge, record: ActivityList) -> None:
    if record.starts > record.ends:
        judge.at(("ends",), "T01", starts=record.starts.isoformat(), ends=record.ends.isoformat())
    if is_too_long(record):
        judge.at(("ends",), "S13", starts=record.starts.isoformat(), ends=record.ends.isoformat(), most=MOST_YEARS)
    if record.starts <= record.ends and not is_too_long(record):
        _check_season(judge, record)


def _check_season(judge: Judge, record: ActivityList) -> None:
    months = MONTHS.get(record.season, range(1, 13))
    other = next((day.month for day in days_between(record.starts, record.ends) if day.month not in months), None)
    if other:
        judge.at(("season",), "T37", season=record.season, starts=record.starts.isoformat(), ends=record.ends.isoformat(), month=other)


def _check_cancellation(judge: Judge, index: int, activity: Activity) -> None:
    if activity.cancelled and not activity.reason:
        judge.at(("activities", index, "cancelled"), "T05", what="写了取消（cancelled），没有写原因（reason）")
    elif activity.reason and not activity.cancelled:
        judge.at(("activities", index, "reason"), "T05", what="写了取消的原因（reason），没有写取消（cancelled）")


def check_categories(judge: Judge) -> None:
    """Eight categories at most, told apart by their marks."""
    record = judge.entry.record
    if not isinstance(record, Categories):
        return
    marks: dict[str, str] = {}
    for index, category in enumerate(record.categories):
        at = ("categories", index)
        if index == MOST_CATEGORIES:
            judge.at((*at, "id"), "T07", most=MOST_CATEGORIES, count=len(record.categories))
        with judge.in_part():
            if category.mark in marks:
                judge.at((*at, "mark"), "T06", value=category.mark, other=marks[category.mark])
            marks.setdefault(category.mark, category.name)
