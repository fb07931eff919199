"""Which spots activities want at which times, and where two want the same."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.sessions import Days, Held, is_too_long, sessions_of
from generator.model.site import Site
from generator.schema.activities import Activity, ActivityList
from generator.schema.base import is_in_part


@dataclass(frozen=True, slots=True)
class Clash:
    """An activity that cannot be held where and when it is to be, as another is there already."""

    index: int  # in its list
    day: datetime.date  # the first on which it happens
    other: str  # the title of what is there


Room = tuple[str, str]  # place and spot


@dataclass(frozen=True, slots=True)
class _Wish:
    """An activity that wants a room; `sessions` are put together for rooms that others want too, which are few."""

    path: str
    index: int
    record: ActivityList
    activity: Activity
    holidays: Days

    def sessions(self) -> Iterator[Held]:
        return (held for held in sessions_of(self.record, self.activity, self.holidays) if not held.is_off)


def clashes_in(site: Site) -> Mapping[str, tuple[Clash, ...]]:
    """By path of the list with the second of two, by path and place in the list; one for each pair of activities."""
    rooms: dict[Room, list[_Wish]] = defaultdict(list)
    for entry in site.of("activities").values():
        for wish in _wishes(site, entry.path, entry.record):
            for room in {
                (wish.activity.place, spot) for spot in (wish.activity.spot, *(change.spot for change in wish.activity.changes)) if spot
            }:
                rooms[room].append(wish)
    found: dict[str, dict[tuple[int, str], Clash]] = defaultdict(dict)
    for (_, spot), wishes in rooms.items():
        for path, clash in _in_room(spot, wishes) if len(wishes) > 1 else ():
            found[path].setdefault((clash.index, clash.other), clash)
    return {path: tuple(sorted(clashes.values(), key=lambda clash: (clash.index, clash.day))) for path, clashes in found.items()}


def _in_room(spot: str, wishes: Sequence[_Wish]) -> Iterator[tuple[str, Clash]]:
    days: dict[datetime.date, list[tuple[_Wish, Held]]] = defaultdict(list)
    for wish in wishes:
        for held in wish.sessions():
            if held.spot != spot:
                continue
            for other, there in days[held.day]:
                if other.activity.id != wish.activity.id and there.time[0] < held.time[1] and held.time[0] < there.time[1]:
                    yield wish.path, Clash(wish.index, held.day, other.activity.title)
            days[held.day].append((wish, held))


def _wishes(site: Site, path: str, record: ActivityList) -> Iterator[_Wish]:
    if is_in_part(record) or is_too_long(record):
        return  # which is told
    holidays = site.holidays(record.starts, record.ends)
    for index, activity in enumerate(record.activities):
        if not activity.cancelled:
            yield _Wish(path, index, record, activity, holidays)
