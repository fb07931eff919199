"""Activities day by day: what is held or was to be held when, in weeks, weekends and months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.activities import Offer, Session
from generator.model.sessions import Held, Month

_ONE = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity as a day lists it: on the day that it is held on, and on the day from which it was moved away, or on which it pauses."""

    day: datetime.date
    session: Session
    is_pause: bool = False

    @property
    def is_away(self) -> bool:
        """Whether it was to be held on this day, and is held on another."""
        return self.day != self.session.held.day


def slots_of(offers: Iterable[Offer]) -> tuple[Slot, ...]:
    """Every time of every activity, those that are cancelled among them and those at which it pauses, by day and hour."""
    found = [slot for offer in offers for slot in _slots(offer)]
    return tuple(sorted(found, key=lambda slot: (slot.day, slot.session.held.time, slot.session.offer.activity.id)))


def _slots(offer: Offer) -> Iterator[Slot]:
    sessions, activity = offer.sessions(), offer.activity
    for held in sessions:
        for day in dict.fromkeys((held.day, held.planned)):
            yield Slot(day, Session(held, offer))
    for day in set(offer.pauses()).difference(held.day for held in sessions):
        yield Slot(day, Session(Held(day, day, activity.time, activity.spot), offer), is_pause=True)


def month_of(day: datetime.date) -> Month:
    """The month that a day falls into."""
    return day.year, day.month


def monday_of(day: datetime.date) -> datetime.date:
    """The first day of the week, which begins on Monday (GB/T 7408.1)."""
    return day - day.weekday() * _ONE


def sunday_of(day: datetime.date) -> datetime.date:
    """The last day of the week."""
    return monday_of(day) + 6 * _ONE


def weekend_of(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of this week's weekend; on a Sunday it is that day alone."""
    return max(day, sunday_of(day) - _ONE), sunday_of(day)
