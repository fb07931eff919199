"""Activities as pages list them: rows under their days, a month as a grid, and what one can choose from."""

from __future__ import annotations

import calendar
import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.keyed import Shared
from generator.model.activities import Offer
from generator.model.agenda import Slot, monday_of, month_of, slots_of, sunday_of
from generator.model.handouts import COMMUNITIES, SCHOOL, grades_at, near_to, taken_by
from generator.model.sessions import Month
from generator.render.base.activities import ActivityView, grade_name, view_of
from generator.render.base.occasions import change_text, day_with_weekday, pause_reason, time_text
from generator.render.base.plan import Plan
from generator.schema.activities import OWN_COMMUNITY, OWN_SCHOOL, WEEKDAYS
from generator.schema.records import Place

CANCELLED, MOVED, CHANGED, PAUSED = "取消", "改期", "有改动", "停一次"
_LIMITS = {OWN_SCHOOL: "school", OWN_COMMUNITY: "home"}
_WEEK = datetime.timedelta(weeks=1)


@dataclass(frozen=True)
class ActivityRow(Shared):
    """An activity under one of its days, or for all of them."""

    view: ActivityView
    when: str  # the hour; of all its days, these too
    spot: str
    state: str  # what is otherwise on this day, in one word; "" if it is as planned
    words: str  # and in a sentence
    is_off: bool  # it is not held on this day
    weekdays: str  # the numbers of its weekdays, Monday is 0
    grades: tuple[int, ...]
    taken: str  # the grades whose children can come, 0 is before school
    place: str  # its id
    category: str  # its id
    limit: str  # whose own children alone may come, that of the "school" or the "home" which the place is; "" for all


@dataclass(frozen=True)
class Day(Shared):
    """A day with its rows."""

    day: datetime.date
    rows: tuple[ActivityRow, ...]

    @property
    def iso(self) -> str:
        """The day as ISO 8601."""
        return self.day.isoformat()

    @property
    def anchor(self) -> str:
        """What leads to it on its page."""
        return f"d-{self.iso}"

    @property
    def weekday(self) -> str:
        """周六."""
        return WEEKDAYS[self.day.weekday()]

    @property
    def marks(self) -> list[tuple[str, str]]:
        """The seals of what is held on it, each once, and the names of their categories."""
        return list(dict.fromkeys((row.view.mark, row.view.category) for row in self.rows if not row.is_off))

    @property
    def changes(self) -> str:
        """What is otherwise on it, in one word or two."""
        return "、".join(dict.fromkeys(row.state for row in self.rows if row.state))

    @property
    def is_idle(self) -> bool:
        """Whether all that it has is not held because it pauses."""
        return all(row.state == PAUSED for row in self.rows)

    @property
    def count(self) -> int:
        """How many activities are held on it."""
        return sum(not row.is_off for row in self.rows)


Days = tuple[Day, ...]


class Week(NamedTuple):
    """The days of a week under a heading."""

    heading: str
    days: Sequence[Day]


class Box(NamedTuple):
    """A field of a month's grid."""

    number: int
    day: Day | None  # if there is anything


class Choice(NamedTuple):
    """One of the things to choose from: its id, and its name."""

    id: str
    name: str
    near: str | None = None  # the ids of the places near to it, where what is held there comes first
    grades: str | None = None  # those that it stands for, where it narrows to what they can go to


def agenda(plan: Plan) -> Days:
    """Every day on which something is held or was to be held, put together once."""
    return plan.once(("agenda",), lambda: tuple(_days(plan, slots_of(plan.offers.all))))


def _days(plan: Plan, slots: Iterable[Slot]) -> Iterator[Day]:
    for day, found in itertools.groupby(slots, lambda slot: slot.day):
        yield Day(day, tuple(_row_of_slot(plan, slot) for slot in found))


def _row_of_slot(plan: Plan, slot: Slot) -> ActivityRow:
    held, offer = slot.session.held, slot.session.offer
    state, words = _otherwise(plan, slot)
    return replace(
        _row(plan, offer),
        when=time_text(held.time),
        spot=held.spot,
        state=state,
        words=words,
        is_off=offer.activity.cancelled or held.is_off or slot.is_away or slot.is_pause,
        weekdays=str(slot.day.weekday()),
    )


def _otherwise(plan: Plan, slot: Slot) -> tuple[str, str]:
    """What is otherwise on a day, in one word and in a sentence."""
    held, activity = slot.session.held, slot.session.offer.activity
    if slot.is_pause:
        return PAUSED, pause_reason(plan.site.holiday_table, slot.session.offer, slot.day)
    if activity.cancelled:
        return CANCELLED, activity.reason
    if held.change is None:
        return "", ""
    if held.change.cancelled:
        return CANCELLED, held.change.reason
    if held.change.moved:
        return MOVED, change_text(held) if slot.is_away else f"原来是{day_with_weekday(held.planned)}：{held.change.reason}"
    return CHANGED, change_text(held)


def row_of(plan: Plan, offer: Offer) -> ActivityRow:
    """An activity with all of its days."""
    return plan.once(("row", offer.list_id, offer.activity.id), lambda: _row(plan, offer))


def _row(plan: Plan, offer: Offer) -> ActivityRow:
    activity, view = offer.activity, view_of(plan, offer)
    return ActivityRow(
        view=view,
        when=f"{view.when} {view.time}",
        spot=view.spot,
        state=CANCELLED if view.cancelled else CHANGED if view.changes else "",
        words=view.reason if view.cancelled else "；".join(view.changes),
        is_off=view.cancelled,
        weekdays=_numbers({day.weekday() for day in offer.days()}),
        grades=tuple(activity.classes),
        taken=_numbers(taken_by(activity)),
        place=activity.place,
        category=activity.category,
        limit=_LIMITS.get(activity.who, ""),
    )


def _numbers(found: Iterable[int]) -> str:
    return " ".join(map(str, sorted(found)))


def between(days: Iterable[Day], first: datetime.date, last: datetime.date) -> Days:
    """The days from `first` to `last`."""
    return tuple(day for day in days if first <= day.day <= last)


def months_held(days: Iterable[Day]) -> list[Month]:
    """The months in which anything is held, or was to be held."""
    return sorted({month_of(day.day) for day in days if not day.is_idle})


def for_grade(days: Iterable[Day], grade: int) -> Days:
    """The days with what children of a grade can go to; none without."""
    found = (Day(day.day, tuple(row for row in day.rows if grade in row.grades)) for day in days)
    return tuple(day for day in found if day.rows)


def weeks_of(days: Sequence[Day], today: datetime.date, first: datetime.date, last: datetime.date) -> list[Week]:
    """Days week by week, as far as their weeks lie from `first` to `last`."""
    return [
        Week(_week_words(monday, today, first, last), list(found))
        for monday, found in itertools.groupby(days, lambda day: monday_of(day.day))
    ]


def _week_words(monday: datetime.date, today: datetime.date, first: datetime.date, last: datetime.date) -> str:
    begins, ends = max(monday, first), min(sunday_of(monday), last)
    name = {monday_of(today): "这一周", monday_of(today) + _WEEK: "下一周"}.get(monday, "")
    return f"{name}{'：' if name else ''}{span_of_days(begins, ends)}"


def span_of_days(first: datetime.date, last: datetime.date) -> str:
    """1月25日—31日; the second month only if it is another."""
    if first == last:
        return day_with_weekday(first)
    return f"{first.month}月{first.day}日—{f'{last.month}月' if last.month != first.month else ''}{last.day}日"


def grid_of(year: int, month: int, days: Iterable[Day]) -> list[list[Box | None]]:
    """A month week by week, each of seven days from Monday on; None where a day is of another month."""
    by_number = {day.day.day: day for day in days}
    weeks = calendar.Calendar().monthdayscalendar(year, month)
    return [[Box(number, by_number.get(number)) if number else None for number in week] for week in weeks]


@dataclass(frozen=True)
class Whereabouts(Shared):
    """What one can choose on every page, whatever stands there, so that a choice holds from one page to the next; in the editor's order."""

    places: tuple[Choice, ...]  # where anything is held
    categories: tuple[Choice, ...]
    schools: tuple[Choice, ...]
    homes: tuple[Choice, ...]  # communities and villages


def whereabouts(plan: Plan) -> Whereabouts:
    """What can be chosen on the site, put together once."""
    return plan.once(("whereabouts",), lambda: _whereabouts(plan))


def _whereabouts(plan: Plan) -> Whereabouts:
    site, offers = plan.site, plan.offers
    return Whereabouts(
        places=tuple(Choice(place.id, place.name) for place in site.places if place.id in offers.of_place),
        categories=tuple(Choice(id, category.name) for id, category in site.category_by_id.items() if id in offers.of_category),
        schools=tuple(_with_near(place, site.places) for place in site.places if place.kind == SCHOOL),
        homes=tuple(_with_near(place, site.places) for place in site.places if place.kind in COMMUNITIES),
    )


def _with_near(place: Place, places: Sequence[Place]) -> Choice:
    grades = _numbers(grades_at(place)) if place.kind == SCHOOL else None
    return Choice(place.id, place.name, " ".join(sorted(near_to(place, places))), grades)


@dataclass(frozen=True)
class Choices:
    """What the rows of a page can be narrowed to."""

    rows: Sequence[ActivityRow]
    known: Whereabouts
    grade: int = 0  # that the page is for, where it is for one

    weekdays = tuple(Choice(str(number), name) for number, name in enumerate(WEEKDAYS))

    @property
    def grades(self) -> tuple[Choice, ...]:
        """Those of children, on a page that is for all."""
        return () if self.grade else tuple(Choice(str(each), grade_name(each), grades=str(each)) for each in range(1, 10))

    @property
    def count(self) -> int:
        """How many activities there are that are held."""
        return len({row.view.url for row in self.rows if not row.is_off})


def choices_of(known: Whereabouts, days: Iterable[Day], *more: Sequence[ActivityRow], grade: int = 0) -> Choices:
    """What can be chosen from the rows of `days`, and from `more`; on the page of a `grade` no other can."""
    return Choices([*(row for day in days for row in day.rows), *itertools.chain(*more)], known, grade)
