"""The activities of all lists as people look for them: by day, category, grade, place; each gathered once."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.keyed import Shared
from generator.load.entries import Entry
from generator.model.sessions import Days, Held, sessions_of, weekly_days
from generator.model.site import Site, grouped
from generator.schema.activities import WEEKDAYS, Activity, ActivityList

Lists = tuple[Entry[ActivityList], ...]


@dataclass(frozen=True)
class Offer(Shared):
    """One activity, and the list that it stands on, without what else stands there."""

    list_id: str
    list: ActivityList  # its activities are left out: a page of one activity has nothing to do with the others
    activity: Activity
    holidays: Days = ()  # legal ones on its weekdays

    def sessions(self) -> tuple[Held, ...]:
        """Every time of the activity, those that are cancelled among them."""
        return sessions_of(self.list, self.activity, self.holidays)

    def days(self) -> Iterator[datetime.date]:
        """The days on which the activity is held, in order."""
        return (held.day for held in self.sessions() if not held.is_off)

    @functools.cached_property
    def first_day(self) -> datetime.date:
        """The day on which it is held first, as it is now, or was to be held; a dozen sheets sort by it."""
        sessions = self.sessions()
        return next((held.day for held in sessions if not held.is_off), sessions[0].day if sessions else self.list.starts)

    def pauses(self) -> tuple[datetime.date, ...]:
        """The days of its weekdays on which an activity of every week is not held, whatever the reason; none of what is not held at all."""
        if self.activity.cancelled:
            return ()
        planned = {held.planned for held in self.sessions()}
        return tuple(day for day in weekly_days(self.list, self.activity) if day not in planned)

    def next_session(self, today: datetime.date) -> Held | None:
        """The first time not before `today`, or None when all are over."""
        return next((held for held in self.sessions() if held.day >= today and not held.is_off), None)

    def only_session(self) -> Held | None:
        """The one time of what is held once, as it is now."""
        sessions = self.sessions()
        return sessions[0] if len(sessions) == 1 and not self.activity.weekdays else None

    def next_day(self, today: datetime.date) -> datetime.date | None:
        """The first day not before `today`, or None when all are over."""
        held = self.next_session(today)
        return held.day if held else None


OfferGroups = Mapping[str, tuple[Offer, ...]]


@dataclass(frozen=True, slots=True)
class Session:
    """An activity on one of its days."""

    held: Held
    offer: Offer


@dataclass(frozen=True)
class Offers:
    """All activities of a site; a mapping lacks what nothing belongs to."""

    site: Site

    @functools.cached_property
    def lists(self) -> Lists:
        """All lists, the one that begins last first."""
        return tuple(sorted(self.site.of("activities").values(), key=lambda entry: (entry.record.starts, entry.id), reverse=True))

    @functools.cached_property
    def bare(self) -> Mapping[str, ActivityList]:
        """Each list without its activities."""
        return {entry.id: dataclasses.replace(entry.record, activities=()) for entry in self.lists}

    @functools.cached_property
    def of_list(self) -> OfferGroups:
        """The activities of each list by their first day and hour; what is held every week comes last, by weekday."""
        return {entry.id: tuple(sorted((self._offer(entry, each) for each in entry.record.activities), key=_order)) for entry in self.lists}

    def _offer(self, entry: Entry[ActivityList], activity: Activity) -> Offer:
        """An activity with the holidays that fall on it alone: a table for another year makes no page anew."""
        off = set(self.site.holidays(entry.record.starts, entry.record.ends)) if activity.weekdays else set()
        return Offer(entry.id, self.bare[entry.id], activity, tuple(day for day in weekly_days(entry.record, activity) if day in off))

    @functools.cached_property
    def all(self) -> tuple[Offer, ...]:
        """All activities, list by list."""
        return tuple(offer for entry in self.lists for offer in self.of_list[entry.id])

    @functools.cached_property
    def of_category(self) -> OfferGroups:
        """The activities of each category."""
        return grouped(self.all, lambda offer: (offer.activity.category,))

    @functools.cached_property
    def of_place(self) -> OfferGroups:
        """The activities that are held at each place."""
        return grouped(self.all, lambda offer: (offer.activity.place,))

    @functools.cached_property
    def of_grade(self) -> Mapping[int, tuple[Offer, ...]]:
        """The activities for children of each grade."""
        return grouped(self.all, lambda offer: offer.activity.classes)

    def next_sessions(self, most: int) -> tuple[Session, ...]:
        """The `most` activities that come next, counted from the build's day."""
        return self.coming(self.all)[:most]

    def coming(self, offers: Iterable[Offer]) -> tuple[Session, ...]:
        """Of `offers` what is still to come, each on the first of its days, in their order; none that is cancelled."""
        today = self.site.settings.today
        found = [Session(held, each) for each in offers if not each.activity.cancelled and (held := each.next_session(today)) is not None]
        return tuple(sorted(found, key=lambda session: (session.held.day, session.held.time, session.offer.activity.id)))


def _order(offer: Offer) -> tuple[bool, datetime.date, int, datetime.time, str]:
    activity = offer.activity
    weekday = min((WEEKDAYS.index(each) for each in activity.weekdays), default=0)
    first = min((*activity.dates, *([activity.date] if activity.date else [])), default=None)
    return first is None, first or offer.list.starts, weekday, activity.time[0], activity.id
