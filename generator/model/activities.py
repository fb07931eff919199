"""The activities of all lists as people look for them: by day, category, grade, place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.entries import Entry
from generator.model.site import Site
from generator.schema.activities import WEEKDAYS, Activity, ActivityList


@dataclass(frozen=True, slots=True)
class Offer:
    """One activity in its list."""

    entry: Entry[ActivityList]
    activity: Activity

    @property
    def list(self) -> ActivityList:
        """The list that holds the activity."""
        return self.entry.record

    def days(self) -> Iterator[datetime.date]:
        """The days on which the activity is held, in order."""
        return self.list.days_of(self.activity)

    def next_day(self, today: datetime.date) -> datetime.date | None:
        """The first day not before `today`, or None when all are over."""
        return next((day for day in self.days() if day >= today), None)


@dataclass(frozen=True, slots=True)
class Session:
    """An activity on one of its days."""

    day: datetime.date
    offer: Offer


def offers(site: Site) -> tuple[Offer, ...]:
    """All activities of all lists, the list that begins last first, each list in its order of days."""
    return tuple(offer for entry in lists(site) for offer in offers_of(entry))


def lists(site: Site) -> tuple[Entry[ActivityList], ...]:
    """All lists, the one that begins last first."""
    return tuple(sorted(site.of("activities").values(), key=lambda entry: (entry.record.starts, entry.id), reverse=True))


def offers_of(entry: Entry[ActivityList]) -> tuple[Offer, ...]:
    """The activities of one list by their first day and hour; what is held every week comes last, by weekday."""
    return tuple(sorted((Offer(entry, activity) for activity in entry.record.activities), key=_order))


def _order(offer: Offer) -> tuple[bool, datetime.date, int, datetime.time, str]:
    activity = offer.activity
    weekday = min((WEEKDAYS.index(each) for each in activity.weekdays), default=0)
    return not activity.date, activity.date or offer.list.starts, weekday, activity.time[0], activity.id


def next_sessions(site: Site, most: int) -> tuple[Session, ...]:
    """The `most` activities that come next, counted from the build's day, each on the first of its days; none that is cancelled."""
    today = site.settings.today
    found = [Session(day, offer) for offer in offers(site) if not offer.activity.cancelled and (day := offer.next_day(today)) is not None]
    return tuple(sorted(found, key=lambda session: (session.day, session.offer.activity.time, session.offer.activity.id))[:most])


def activities_of_category(site: Site, id: str) -> tuple[Offer, ...]:
    """The activities of one category."""
    return tuple(offer for offer in offers(site) if offer.activity.category == id)


def activities_of_grade(site: Site, grade: int) -> tuple[Offer, ...]:
    """The activities for children of one grade."""
    return tuple(offer for offer in offers(site) if offer.activity.grades[0] <= grade <= offer.activity.grades[1])


def activities_of_place(site: Site, id: str) -> tuple[Offer, ...]:
    """The activities that are held at one place."""
    return tuple(offer for offer in offers(site) if offer.activity.place == id)
