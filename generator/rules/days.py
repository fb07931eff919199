"""Days of activities: each can be held, exceptions hit something, changes say what they change; the table of legal holidays."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.model.bookings import Clash
from generator.model.sessions import is_too_long, last_day, pauses, planned_days, weekly_days
from generator.rules.judge import Judge
from generator.rules.questions import clashes, has_holidays_of, holiday_on, holidays_between, is_future, is_school_day
from generator.schema.activities import AS_EVER, WEEKDAYS, Activity, ActivityList, Change, Holidays
from generator.schema.kinds import Location, called_at

_ONLY_WEEKLY = ("starts", "ends", "skips")
_MOST_SHOWN = 4
_MOST_CLASHES = 3  # at one spot, of which each is told
_SCHOOL_IS_OUT = datetime.time(15, 30)


def check_days(judge: Judge) -> None:
    """Each activity of a list has its days, all inside of the list, and no two want the same spot at once."""
    record = judge.entry.record
    if not isinstance(record, ActivityList):
        return
    is_sound = record.starts <= record.ends and not is_too_long(record)  # if not, that is told, and no day would do
    for index, activity in enumerate(record.activities):
        with judge.in_part():
            if not _has_one_way(judge, index, activity) or not is_sound:
                continue
            _check_span(judge, record, index, activity)
            _check_inside(judge, record, index, activity)
            _check_signup(judge, record, index, activity)
            _check_exceptions(judge, record, index, activity)
        with judge.in_part():
            _check_holidays(judge, record, index, activity)
    if is_sound:
        _check_table(judge, record)
    _tell_clashes(judge, record)


def _tell_clashes(judge: Judge, record: ActivityList) -> None:
    """Who wants the same spot at once; of a spot that many want, once."""
    rooms: dict[tuple[str, str], list[Clash]] = defaultdict(list)
    for clash in judge.ask(clashes, judge.entry.path):
        activity = record.activities[clash.index]
        rooms[activity.place, activity.spot].append(clash)
    for (_, spot), found in rooms.items():
        advice = f"“{spot}”这里一共碰上 {len(found)} 对，多半是几项活动写了同一个集合地点：各写各的屋子、各写各的时间。"
        for clash in found if len(found) <= _MOST_CLASHES else found[:1]:
            more: dict[str, Any] = {"advice": advice} if len(found) > _MOST_CLASHES else {}
            title = record.activities[clash.index].title
            judge.at(("activities", clash.index, "spot"), "T14", title=title, other=clash.other, date=clash.day.isoformat(), **more)


def _check_table(judge: Judge, record: ActivityList) -> None:
    """The holidays of the years in which something is held every week are known."""
    with judge.in_part():
        if not any(each.weekdays and pauses(record, each) for each in record.activities):
            return
        years = [year for year in range(record.starts.year, record.ends.year + 1) if not judge.ask(has_holidays_of, year)]
        if years:
            judge.at(("ends",), "T16", years="、".join(map(str, years)))


def _has_one_way(judge: Judge, index: int, activity: Activity) -> bool:
    """Whether it is told in one of three ways when the activity is held."""
    ways = [name for name in ("date", "dates", "weekdays") if getattr(activity, name)]
    if len(ways) != 1:
        what = f"{'、'.join(ways)} 都写了" if ways else "date、dates、weekdays 一样也没有写"
        judge.at(("activities", index, ways[-1] if ways else "title"), "T02", title=activity.title, what=what)
    for name in _ONLY_WEEKLY if "weekdays" not in ways else ():
        if getattr(activity, name):
            judge.at(("activities", index, name), "T11", field=called_at(ActivityList, ("activities", index, name)), title=activity.title)
    return len(ways) == 1


def _check_span(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    starts, ends = activity.starts or record.starts, activity.ends or record.ends
    if activity.weekdays and starts > ends:
        at = "ends" if activity.ends else "starts"
        judge.at(("activities", index, at), "T01", starts=starts.isoformat(), ends=ends.isoformat())


def _written_days(activity: Activity) -> dict[Location, datetime.date | None]:
    """The days that are named one by one, where each stands."""
    days: dict[Location, datetime.date | None] = {("date",): activity.date}
    days |= {("dates", number): day for number, day in enumerate(activity.dates)}
    return days | {("changes", number, "moved"): change.moved for number, change in enumerate(activity.changes)}


def _check_inside(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    """Every day that is written lies inside of the list, and weekdays have a day there."""
    days = _written_days(activity) | {("starts",): activity.starts, ("ends",): activity.ends}
    outside = {at: day for at, day in days.items() if day and not record.starts <= day <= record.ends}
    span: dict[str, Any] = {"starts": record.starts.isoformat(), "ends": record.ends.isoformat()}
    for at, day in outside.items():
        judge.at(("activities", index, *at), "T03", what=day.isoformat(), **span)
    is_forwards = (activity.starts or record.starts) <= (activity.ends or record.ends)  # if not, that is told
    if activity.weekdays and is_forwards and not outside and not list(weekly_days(record, activity)):
        own: dict[str, Any] = {"starts": (activity.starts or record.starts).isoformat(), "ends": (activity.ends or record.ends).isoformat()}
        judge.at(("activities", index, "weekdays"), "T03", what="、".join(activity.weekdays), **own)


def _check_signup(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    written = activity.ends if activity.weekdays else last_day(activity)
    last = written if written and record.starts <= written <= record.ends else record.ends
    if activity.signup and activity.signup > last:
        judge.at(("activities", index, "signup"), "T04", signup=activity.signup.isoformat(), last=last.isoformat())


def _check_exceptions(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    """What is left out or changed was there, once; nothing is moved to where it stands already."""
    at: Location = ("activities", index)
    usual = set(weekly_days(record, activity))
    for number, day in enumerate(activity.skips):
        if activity.weekdays and day not in usual:
            judge.at((*at, "skips", number), "T12", what=f"{_named(day)}本来就没有“{activity.title}”", advice=_days_around(usual, day))
    holidays = judge.ask(holidays_between, record.starts, record.ends)
    planned = set(planned_days(record, activity, holidays))
    if not activity.weekdays or usual:
        _check_any_left(judge, index, activity, planned)
    for number, change in enumerate(activity.changes):
        with judge.in_part():
            for where, what, advice in _faults(activity, planned, number, change, _why_off(judge, activity, change.date)):
                judge.at((*at, "changes", number, where), "T12", what=what, advice=advice)
            _check_change(
                judge, (*at, "changes", number), activity, change, record.edition, is_single=len(planned) == 1 and not activity.weekdays
            )


def _check_any_left(judge: Judge, index: int, activity: Activity, planned: set[datetime.date]) -> None:
    """An activity that is on has a day on which it is held."""
    if activity.cancelled:
        return
    off = {change.date for change in activity.changes if change.cancelled}
    if activity.weekdays and not planned:
        what, advice = "赶上的不是停办的日子，就是法定节假日", "核对停办的日子（skips）、开始和结束；过节照办，就加一行“holidays: 照常”。"
        judge.at(("activities", index, "weekdays"), "T23", title=activity.title, what=what, advice=advice)
    elif planned and planned <= off and (activity.weekdays or len(planned) > 1):
        what, advice = "每一次都取消了", "在活动里写两行：“cancelled: true”和“reason: 为什么取消”，一次一次的取消就不用写了。"
        judge.at(("activities", index, "changes"), "T23", at_key=True, title=activity.title, what=what, advice=advice)


def _why_off(judge: Judge, activity: Activity, day: datetime.date) -> str:
    """Why something of every week is not held on a `day`, "" if nothing is known of it; a holiday may have come into its table later."""
    if not activity.weekdays:
        return ""
    if day in activity.skips:
        return "写在停办的日子（skips）里"
    name = judge.ask(holiday_on, day)
    return f"赶上{name}放假" if name else "赶上调休，学校要上课" if judge.ask(is_school_day, day) else ""


def _faults(activity: Activity, planned: set[datetime.date], number: int, change: Change, off: str) -> Iterator[tuple[str, str, str]]:
    """Of a change's days: at which field, what is wrong, what to do; `off` is why there may be nothing on its day."""
    earlier = activity.changes[:number]
    if change.date not in planned and off:
        advice = "这一天不办，就删掉这一项改动；挪到别的日子，写 moved" + (
            "，再把它从停办的日子里删掉。" if change.date in activity.skips else "；过节照办，就加一行“holidays: 照常”。"
        )
        yield "date", f"{_named(change.date)}{off}，“{activity.title}”这一次停办", advice
    elif change.date not in planned:
        yield "date", f"{_named(change.date)}本来就没有“{activity.title}”", _days_around(planned, change.date)
    elif change.date in [each.date for each in earlier]:
        yield "date", f"{_named(change.date)}的改动写了两遍", "合成一项。"
    moved_away = {each.date for each in activity.changes if each.moved}
    taken = (planned - moved_away) | {each.moved for each in earlier if each.moved}
    if change.moved and change.moved in taken:
        yield (
            "moved",
            f"{_named(change.moved)}已经有一次“{activity.title}”了",
            "换一天；那天真要办两场，这一次写“cancelled: true”，另加一项只有那天的活动；只是这一天不办了，也写“cancelled: true”，不写 moved。",
        )


def _days_around(days: set[datetime.date], day: datetime.date) -> str:
    """Which days there are, those that are next to `day`."""
    nearest = sorted(sorted(days, key=lambda each: abs(each - day))[:_MOST_SHOWN])
    return f"离它最近的几次是：{'、'.join(map(_named, nearest))}。" if nearest else ""


def _named(day: datetime.date) -> str:
    """With its weekday, in which the slip often lies."""
    return f"{day}（{WEEKDAYS[day.weekday()]}）"


def _check_change(judge: Judge, at: Location, activity: Activity, change: Change, edition: datetime.date, is_single: bool) -> None:
    is_otherwise = bool(change.moved or change.time or change.spot)
    if change.cancelled and is_otherwise:
        judge.at(
            (*at, "cancelled"),
            "T13",
            what="又写了取消，又写了改到什么时候、什么地方",
            advice="真不办了，只留“cancelled: true”；还办，就删掉这一行。",
        )
    elif not change.cancelled and not is_otherwise:
        advice = "不办了，写“cancelled: true”；换一天，写“moved: 2027-02-14”这样的一行；换时间，写 time；换集合的地方，写 spot。"
        judge.at((*at, "date"), "T13", what="没有写改了什么", advice=advice)
    elif change.moved == change.date:
        advice = "换一天，写换到的那一天；只换时间、地方，就删掉这一行。"
        judge.at((*at, "moved"), "T13", what="改到的还是原来那一天", advice=advice)
    elif is_otherwise and not change.moved and change.time in (None, activity.time) and change.spot in ("", activity.spot):
        advice = "写改成什么样；没有改，就把这一项改动整个删掉。"
        judge.at((*at, "time" if change.time else "spot"), "T13", what="写的和原来一样", advice=advice)
    elif change.cancelled and is_single:
        advice = "把这一项改动整个删掉，在活动里写两行：“cancelled: true”和“reason: 为什么取消”。"
        judge.at((*at, "cancelled"), "T13", what=f"“{activity.title}”只有这一次，取消了就是整个不办了", advice=advice)
    if change.since > edition and judge.ask(is_future, change.since):  # or all of the list is to come
        judge.at((*at, "since"), "T13", what=f"哪天定的（since）写的是 {change.since}，还没有到", advice="写真正决定的那一天。")


def _check_holidays(judge: Judge, record: ActivityList, index: int, activity: Activity) -> None:
    """Nobody comes on a holiday, or on a Saturday when there is school, unless it is told that this is meant."""
    if activity.cancelled or activity.holidays == AS_EVER:
        return
    for at, day in _written_days(activity).items():
        if day and (name := judge.ask(holiday_on, day)):
            judge.at(("activities", index, *at), "T15", date=day.isoformat(), what=f"{name}放假", title=activity.title)
        elif day and judge.ask(is_school_day, day) and activity.time[0] < _SCHOOL_IS_OUT:
            judge.at(("activities", index, *at), "T15", date=day.isoformat(), what="调休，学校要上课", title=activity.title)


def check_holidays(judge: Judge) -> None:
    """Holidays run forwards and come one after the other."""
    record = judge.entry.record
    if not isinstance(record, Holidays):
        return
    before: datetime.date | None = None
    for index, each in enumerate(record.holidays):
        with judge.in_part():
            if each.starts > each.ends:
                judge.at(("holidays", index, "ends"), "T01", starts=each.starts.isoformat(), ends=each.ends.isoformat())
            elif before and each.starts <= before:
                judge.at(
                    ("holidays", index, "starts"),
                    "T12",
                    what=f"{each.name}的 {each.starts} 排在前一个节的后头了",
                    advice="按日子先后排，一天只属于一个节。",
                )
            before = max(each.ends, before or each.ends)
