"""On which days an activity is held: what its list says of it, without legal holidays, with what was changed for one day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.schema.activities import PAUSE, WEEKDAYS, Activity, ActivityList, Change, Holidays

Days = tuple[datetime.date, ...]
Month = tuple[int, int]  # year and number
MOST_YEARS = 5  # of a list: its weekly activities are looked at day by day


@dataclass(frozen=True, slots=True)
class Held:
    """One time that an activity takes place, or was to take place."""

    planned: datetime.date  # by its list
    day: datetime.date
    time: tuple[datetime.time, datetime.time]
    spot: str
    change: Change | None = None
    pickup: str = ""

    @property
    def is_off(self) -> bool:
        """Whether this one time is cancelled."""
        return bool(self.change and self.change.cancelled)


def holidays_between(table: Holidays | None, first: datetime.date, last: datetime.date) -> Days:
    """The legal holidays from `first` to `last`, as far as the table knows them, and the days of weekends on which there is school for them."""
    if not table:
        return ()
    days = {day for each in table.holidays for day in (*days_between(each.starts, each.ends), *each.school)}
    return tuple(sorted(day for day in days if first <= day <= last))


def days_between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Every day from `first` to `last`; none if they are the wrong way round."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield datetime.date.fromordinal(ordinal)


def is_too_long(record: ActivityList) -> bool:
    """Whether a list goes on for years, so that a slip in one of its dates is likely."""
    return record.ends.year - record.starts.year > MOST_YEARS


def weekly_days(record: ActivityList, activity: Activity) -> Iterator[datetime.date]:
    """The days on which its weekdays fall, in order, be they holidays or not; none for an activity without weekdays."""
    numbers = {WEEKDAYS.index(each) for each in activity.weekdays}
    first, last = activity.starts or record.starts, activity.ends or record.ends
    return (day for day in days_between(max(first, record.starts), min(last, record.ends)) if day.weekday() in numbers)


def pauses(record: ActivityList, activity: Activity) -> bool:
    """Whether an activity of every week is not held on legal holidays, nor where there is school on a weekend."""
    return (activity.holidays or record.holidays) == PAUSE


def paused_days(record: ActivityList, activity: Activity, holidays: Collection[datetime.date]) -> Iterator[datetime.date]:
    """Of `holidays` those on which it is not held; a day that was cancelled, or moved, before it became one stays what families were told."""
    told = {change.date for change in activity.changes if change.cancelled or change.moved}
    yield from (day for day in holidays if day not in told) if pauses(record, activity) else ()


def planned_days(record: ActivityList, activity: Activity, holidays: Collection[datetime.date] = ()) -> Iterator[datetime.date]:
    """The days that its list gives it, in order, before anything was changed."""
    if not activity.weekdays:
        yield from sorted({*activity.dates, *([activity.date] if activity.date else [])})
        return
    left_out = {*activity.skips, *paused_days(record, activity, holidays)}
    yield from (day for day in weekly_days(record, activity) if day not in left_out)


def sessions_of(record: ActivityList, activity: Activity, holidays: Collection[datetime.date] = ()) -> tuple[Held, ...]:
    """Every time of an activity in the order of its days, those that are cancelled among them."""
    changes = {change.date: change for change in activity.changes}
    return tuple(
        sorted((_held(activity, day, changes.get(day)) for day in planned_days(record, activity, holidays)), key=lambda held: held.day)
    )


def last_day(activity: Activity) -> datetime.date | None:
    """The last day, as it is now, of an activity that is not held every week; one that is cancelled counts if none is left."""
    changes = {change.date: change for change in activity.changes}
    days = {*activity.dates, *([activity.date] if activity.date else [])}
    held = {day for day in days if not (day in changes and changes[day].cancelled)}
    return max(((changes[day].moved if day in changes else None) or day for day in held or days), default=None)


def months_of(record: ActivityList, activity: Activity, holidays: Collection[datetime.date] = ()) -> frozenset[Month]:
    """The months in which it is held, or was to be held."""
    sessions = sessions_of(record, activity, holidays)
    return frozenset((day.year, day.month) for held in sessions for day in (held.day, held.planned))


def _held(activity: Activity, day: datetime.date, change: Change | None) -> Held:
    if change is None:
        return Held(day, day, activity.time, activity.spot, None, activity.pickup)
    spot, pickup = change.spot or activity.spot, change.pickup or activity.pickup
    return Held(day, change.moved or day, change.time or activity.time, spot, change, pickup)
