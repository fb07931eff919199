"""Lists of activities: days that agree with each other and the season, cancellations; the categories."""

from __future__ import annotations

from generator.rules.judge import Judge
from generator.rules.questions import activity_ids_before, is_future
from generator.schema.activities import Activity, ActivityList, Categories
from generator.text import date_in_chinese

MOST_CATEGORIES = 8  # 八大类
MOST_YEARS = 5  # of a list: its weekly activities are looked at day by day
RESERVED_LIST_IDS = ("categories", "grades", "activities")  # the first two are folders beside the lists, the last is the calendar of all


def check_list(judge: Judge) -> None:
    """A list runs forwards, is not from tomorrow, and each of its activities can be held."""
    record = judge.entry.record
    if not isinstance(record, ActivityList):
        return
    if judge.entry.id in RESERVED_LIST_IDS:
        judge.at_file("R03", value=judge.entry.id)
    with judge.in_part():
        _check_span(judge, record)
    with judge.in_part():
        if judge.ask(is_future, record.edition):
            judge.at(("edition",), "R09", date=date_in_chinese(record.edition))
    known = set(judge.ask(activity_ids_before, judge.entry.path))
    for index, activity in enumerate(record.activities):
        with judge.in_part():
            if activity.id in known:
                judge.at(("activities", index, "id"), "R02", value=activity.id)
            known.add(activity.id)
        with judge.in_part():
            _check_days(judge, record, index, activity)
        with judge.in_part():
            _check_cancellation(judge, index, activity)


def _check_span(judge: Judge, record: ActivityList) -> None:
    if record.starts > record.ends:
        judge.at(("ends",), "T01", starts=record.starts.isoformat(), ends=record.ends.isoformat())
    if _is_too_long(record):
        judge.at(("ends",), "S13", starts=record.starts.isoformat(), ends=record.ends.isoformat(), most=MOST_YEARS)


def _is_too_long(record: ActivityList) -> bool:
    return record.ends.year - record.starts.year > MOST_YEARS


def _check_days(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    at = ("activities", index)
    if bool(activity.date) == bool(activity.weekdays):
        what = "date 和 weekdays 都写了" if activity.date else "date 和 weekdays 都没有写"
        judge.at((*at, "weekdays" if activity.date else "title"), "T02", title=activity.title, what=what)
        return
    if record.starts > record.ends or _is_too_long(record):
        return  # reported already; no day would do
    starts, ends = record.starts.isoformat(), record.ends.isoformat()
    last = record.ends
    if activity.date and not record.starts <= activity.date <= record.ends:
        judge.at((*at, "date"), "T03", what=activity.date.isoformat(), starts=starts, ends=ends)
    elif activity.weekdays and not list(record.days_of(activity)):
        judge.at((*at, "weekdays"), "T03", what="、".join(activity.weekdays), starts=starts, ends=ends)
    else:
        last = activity.date or last
    if activity.signup and activity.signup > last:
        judge.at((*at, "signup"), "T04", signup=activity.signup.isoformat(), last=last.isoformat())


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
