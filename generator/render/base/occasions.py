"""When an activity is held, in words: its days, those on which it is not, and what was changed for one of them."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.activities import Offer
from generator.model.sessions import Held, paused_days, weekly_days
from generator.schema.activities import WEEKDAYS, Holidays

MOST_DAYS = 3  # that are told with a weekday each
UPDATED, OFF = "更新", "取消"  # sorts of notices


def day_with_weekday(day: datetime.date) -> str:
    """1月26日（周二）."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def weekdays_text(weekdays: Sequence[str]) -> str:
    """每周六、周日, in the order of the week."""
    return "每" + "、".join(sorted(weekdays, key=WEEKDAYS.index))


def time_text(time: tuple[datetime.time, datetime.time]) -> str:
    """9:00—10:30."""
    return "—".join(f"{each.hour}:{each.minute:02}" for each in time)


def when_text(offer: Offer) -> str:
    """Its weekdays, or every one of its days as they are now; those that are cancelled are told as changes.

    The usual hour and spot follow wherever this is said, so days with another come first, with theirs: 11月27日（周五）15:00—16:00；12月26日（周六）.
    """
    if offer.activity.weekdays:
        return weekdays_text(offer.activity.weekdays)
    usual, others = usual_and_others(offer)
    return "；".join([*map(_with_its_own, others), *([days_with_weekdays([held.day for held in usual])] if usual else [])])


def days_and_hours(offer: Offer) -> tuple[str, str]:
    """The same where days and hours stand apart: all days in order, and the usual hour before those that are others'."""
    usual, others = usual_and_others(offer)
    if offer.activity.weekdays or not others:
        return when_text(offer), time_text(offer.activity.time)
    days = days_with_weekdays([held.day for held in (*usual, *others)])
    return days, "；".join([*([time_text(offer.activity.time)] if usual else []), *map(_with_its_own, others)])


def usual_and_others(offer: Offer) -> tuple[list[Held], list[Held]]:
    """The times of what is held on several days that have the usual hour and spot, and those that have not."""
    sessions = [held for held in offer.sessions() if not held.is_off] or list(offer.sessions())
    others = [held for held in sessions if held.change and (held.change.time or held.change.spot)] if not offer.only_session() else []
    return [held for held in sessions if held not in others], others


def _with_its_own(held: Held) -> str:
    assert held.change is not None
    time = time_text(held.time) if held.change.time else ""
    return f"{day_with_weekday(held.day)}{time}" + (f"{'，' if time else ''}在{held.spot}集合" if held.change.spot else "")


def days_with_weekdays(days: Sequence[datetime.date]) -> str:
    """Every day with its weekday: 1月26日（周二）、28日（周四）; many in a row by the first and the last; many by what they have in common."""
    days = sorted(set(days))
    if len(days) > 2 and (days[-1] - days[0]).days == len(days) - 1:
        return f"{day_with_weekday(days[0])}—{day_with_weekday(days[-1])}"
    if len(days) <= MOST_DAYS:
        return "、".join(map(day_with_weekday, days))
    names = {WEEKDAYS[day.weekday()]: [each for each in days if each.weekday() == day.weekday()] for day in days}
    if len(names) == 1:
        return f"{days_text(days)}（都是{next(iter(names))}）"
    if 2 * len(names) <= len(days):  # two a weekday at least
        return "；".join(f"{name} {days_text(names[name])}" for name in sorted(names, key=WEEKDAYS.index))
    return days_text(days)


def pause_text(offer: Offer, since: datetime.date = datetime.date.min) -> str:
    """On which days an activity of every week is not held, "" if on none: 2月6日、7日赶上放假或者调休，停一次；2月13日不办."""
    free = [day for day in free_days(offer) if day >= since]
    return "；".join(filter(None, (f"{days_text(free)}赶上放假或者调休，停一次" if free else "", skip_text(offer, since))))


def free_days(offer: Offer) -> list[datetime.date]:
    """The holidays and make-up school days on which an activity of every week is not held."""
    return list(paused_days(offer.list, offer.activity, offer.holidays))


def pause_reason(table: Holidays | None, offer: Offer, day: datetime.date) -> str:
    """Why an activity of every week is not held on a day, "" if its list says no more than that it is not."""
    if day not in free_days(offer) or not table:
        return ""
    name = next((each.name for each in table.holidays if each.starts <= day <= each.ends), "")
    return f"{name}放假" if name else "学校补课"


def skip_text(offer: Offer, since: datetime.date = datetime.date.min) -> str:
    """On which other days it is not held, "" if on none: 2月13日不办."""
    skips = [day for day in _skips(offer) if day >= since]
    return f"{days_text(skips)}不办" if skips else ""


def off_text(offer: Offer, since: datetime.date) -> str:
    """On which days it is not held, whatever the reason, where there is little room: 2月5日、8日、10日不办."""
    days = {day for day in (*free_days(offer), *_skips(offer)) if day >= since}
    return f"{days_text(days)}不办" if days else ""


def _skips(offer: Offer) -> set[datetime.date]:
    return set(weekly_days(offer.list, offer.activity)).intersection(offer.activity.skips).difference(free_days(offer))


def days_text(days: Iterable[datetime.date]) -> str:
    """2月6日、7日、10日—15日、3月1日: a month is named once, days in a row by the first and the last."""
    found: list[str] = []
    for month, group in itertools.groupby(sorted(days), key=lambda day: (day.year, day.month)):
        found.append(f"{month[1]}月{'、'.join(_runs([day.day for day in group]))}")
    return "、".join(found)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    for _, group in itertools.groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        if len(run) > 2:
            yield f"{run[0]}日—{run[-1]}日"
        else:
            yield from (f"{number}日" for number in run)


def changes_of(offer: Offer) -> Iterator[tuple[datetime.date, str]]:
    """What is otherwise on single days, each with the last day that it is about."""
    for held in offer.sessions():
        if held.change:
            yield max(held.day, held.planned), change_text(held)


_SAID_BY_ITSELF = ("取消一次", "改期", "改动")


def all_changes(offer: Offer) -> tuple[str, ...]:
    """The same for paper, which is the same on every day: past ones too; none of what is not held at all."""
    return () if offer.activity.cancelled else tuple(words for _, words in changes_of(offer))


def short_changes(offer: Offer) -> tuple[str, ...]:
    """What is otherwise on single days, where there is little room: 2月13日取消, 2月17日改成14:00—15:30."""
    return () if offer.activity.cancelled else tuple(_short(held) for held in offer.sessions() if held.change)


def _short(held: Held) -> str:
    return _otherwise(held, lambda day: f"{day.month}月{day.day}日").replace("取消一次", "取消")


class Notice(NamedTuple):
    """Something that was changed in an activity since it was given out; `anchor` is its own for ever, on the activity's page."""

    day: datetime.date
    anchor: str
    sort: str  # 更新, 改动, 改期, 取消一次 or 取消
    what: str
    last: datetime.date  # of the days that it is about

    @property
    def told(self) -> str:
        """The change in one line; what says itself that it is cancelled, moved or changed is not told so twice."""
        return self.what if self.sort in _SAID_BY_ITSELF else f"{self.sort}：{self.what}"


def notices_of(offer: Offer) -> Iterator[Notice]:
    """What was changed since the activity was given out, in no order."""
    activity, sessions = offer.activity, offer.sessions()
    end = max((held.day for held in sessions), default=offer.list.ends)
    told = Counter[datetime.date]()
    for update in activity.updates:
        told[update.date] += 1
        again = f"-{told[update.date]}" if told[update.date] > 1 else ""
        yield Notice(update.date, f"update-{update.date}{again}", UPDATED, update.what, end)
    for held in sessions:
        if held.change:
            sort = "取消一次" if held.is_off else "改期" if held.change.moved else "改动"
            yield Notice(held.change.since, f"change-{held.planned}", sort, change_text(held), max(held.day, held.planned))
    if activity.cancelled:
        day = activity.since or offer.list.edition
        yield Notice(day, f"cancelled-{day}", OFF, activity.reason, end)


def change_text(held: Held) -> str:
    """2月20日（周六）改到2月21日（周日）14:00—15:00，在南门集合，接孩子改成15:00在南门：活动室停电."""
    assert held.change is not None
    return f"{_otherwise(held, day_with_weekday)}：{held.change.reason}"


def _otherwise(held: Held, named: Callable[[datetime.date], str]) -> str:
    """What a change changes, days as `named` names them."""
    change = held.change
    assert change is not None
    if change.cancelled:
        return f"{named(held.planned)}取消一次"
    time = time_text(change.time) if change.time else ""
    moved = f"改到{named(change.moved)}{time}" if change.moved else f"改成{time}" if time else ""
    spot = f"{'在' if moved else '改在'}{change.spot}集合" if change.spot else ""
    pickup = f"接孩子改成{change.pickup.rstrip('。')}" if change.pickup else ""
    return named(held.planned) + "，".join(filter(None, (moved, spot, pickup)))
