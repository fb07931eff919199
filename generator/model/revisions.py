"""How calendar programs know which of two versions of an event is the later one: numbers and days that the content alone gives, and their order.

A number that is made of the content alone falls where the content goes back to what it was; only the days and records of changes in it,
which an editor writes and nobody takes away, let it rise. `generator/history.py` compares them with what was given out, and says what to write.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from generator.model.sessions import sessions_of
from generator.schema.activities import Activity, ActivityList

_FIRST_EDITION = datetime.date(2025, 1, 1)  # sequence numbers count from here
_DAY = 1000  # above all that one day can bear
_UPDATE, _CHANGE = 8, 2  # what is written of a change that was taken back outweighs it
_MOST = 99  # of each that count


def _noted(record: ActivityList, activity: Activity) -> list[datetime.date]:
    """The days of all changes of an activity that are written down."""
    days = [*(each.date for each in activity.updates), *(each.since for each in activity.changes)]
    return [*days, activity.since or record.edition] if activity.cancelled else days


def revised(record: ActivityList, activity: Activity) -> datetime.date:
    """DTSTAMP (RFC 5545, 3.8.7.2): when the object was made, as far as the content tells; it falls with no new edition, whatever is taken back."""
    return max((record.edition, *_noted(record, activity)))


def sequence(record: ActivityList, activity: Activity) -> int:
    """SEQUENCE (RFC 5545, 3.8.7.4): by the list's edition, which rises whatever becomes of an activity, then by what is written down of a day."""
    written = _UPDATE * min(len(activity.updates), _MOST) + _CHANGE * min(len(activity.changes), _MOST) + activity.cancelled
    return _DAY * max((revised(record, activity) - _FIRST_EDITION).days, 0) + written


def modified(record: ActivityList, activity: Activity) -> datetime.date:
    """LAST-MODIFIED (RFC 5545, 3.8.7.3): of the activity itself, if the list says when it was given out first."""
    return max((record.published or record.edition, *_noted(record, activity)))


def event_of(record: ActivityList, activity: Activity, holidays: Collection[datetime.date]) -> Any:
    """What families act on: what, where, when; of what is cancelled nothing more."""
    if activity.cancelled:
        return None
    sessions = sessions_of(record, activity, holidays)
    times = tuple((held.planned, held.day, held.time, held.spot, held.pickup, held.is_off) for held in sessions)
    return activity.title, activity.who, activity.place, activity.spot, activity.time, activity.pickup, times


def is_noted(before: Activity, now: Activity) -> bool:
    """Whether something was written down of what changed in an activity."""
    return (before.updates, before.changes, before.cancelled) != (now.updates, now.changes, now.cancelled)
