"""Which spots activities want at which times, and where two want the same."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.sessions import is_too_long, sessions_of
from generator.model.site import Site
from generator.schema.activities import ActivityList
from generator.schema.base import is_in_part


@dataclass(frozen=True, slots=True)
class Clash:
    """An activity that cannot be held where and when it is to be, as another is there already."""

    index: int  # in its list
    day: datetime.date  # the first on which it happens
    other: str  # the title of what is there


@dataclass(frozen=True, slots=True)
class _Booking:
    path: str
    index: int
    title: str
    day: datetime.date
    time: tuple[datetime.time, datetime.time]


def clashes_in(site: Site) -> Mapping[str, tuple[Clash, ...]]:
    """By path of the list with the second of two, by path and place in the list; one for each pair of activities."""
    rooms: dict[tuple[str, str, datetime.date], list[_Booking]] = defaultdict(list)
    found: dict[str, dict[tuple[int, str], Clash]] = defaultdict(dict)
    for entry in site.of("activities").values():
        for room, booking in _bookings(site, entry.path, entry.record):
            for other in rooms[room]:
                if (
                    other.time[0] < booking.time[1]
                    and booking.time[0] < other.time[1]
                    and (other.path, other.index) != (booking.path, booking.index)
                ):
                    found[booking.path].setdefault((booking.index, other.title), Clash(booking.index, booking.day, other.title))
            rooms[room].append(booking)
    return {path: tuple(clashes.values()) for path, clashes in found.items()}


def _bookings(site: Site, path: str, record: ActivityList) -> Iterator[tuple[tuple[str, str, datetime.date], _Booking]]:
    if is_in_part(record) or is_too_long(record):
        return  # which is told
    holidays = site.holidays(record.starts, record.ends)
    for index, activity in enumerate(record.activities):
        for held in sessions_of(record, activity, holidays) if not activity.cancelled else ():
            if not held.is_off:
                yield (activity.place, held.spot, held.day), _Booking(path, index, activity.title, held.day, held.time)
