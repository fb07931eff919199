"""活动 by day: today, this weekend, and what children of one grade can go to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame.extras import AGENDA
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.agenda import month_of, sunday_of, weekend_of
from generator.model.sections import ACTIVITIES, TODAY_TITLE, WEEKEND_TITLE
from generator.render.base.activities import ActivityView, grade_name, grade_title, views_of
from generator.render.base.agenda import (
    PAUSED,
    ActivityRow,
    Choices,
    Day,
    Days,
    Week,
    Whereabouts,
    agenda,
    between,
    choices_of,
    for_grade,
    months_held,
    row_of,
    weeks_of,
    whereabouts,
)
from generator.render.base.calendars import CalendarLink, of_grade
from generator.render.base.occasions import day_with_weekday
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.render.base.views import Tag
from generator.text import month_in_chinese

_DAY = datetime.timedelta(days=1)
_SOURCES = ("content/activities",)
_GRADES = tuple(Tag(address, grade_name(grade)) for grade, address in enumerate(addresses.GRADES, 1))


def render(plan: Plan) -> Iterator[Artifact]:
    """Today and the weekend, and the grades."""
    today = plan.site.settings.today
    yield _soon(plan, addresses.TODAY, TODAY_TITLE, today, today)
    yield _soon(plan, addresses.WEEKEND, WEEKEND_TITLE, *weekend_of(today))
    for grade in range(1, 10):
        yield _of_grade(plan, grade)


def months(days: Iterable[Day], today: datetime.date, grade: int = 0) -> Iterator[Tag]:
    """The way to the months that are not over."""
    for year, number in months_held(days):
        if (year, number) >= month_of(today):
            name = f"{number}月" if (year, number) < (today.year + 1, today.month) else month_in_chinese(year, number)
            yield Tag(addresses.activity_month(year, number, grade), name)


def weather(plan: Plan, rows: Iterable[ActivityRow] | None = None) -> tuple[tuple[Tag, str], ...]:
    """What lists say of the weather, those that go on today before those to come; of `rows`, only the lists that they stand on."""
    today = plan.site.settings.today
    wanted = None if rows is None else {row.view.url.rsplit("/", 2)[0] + "/" for row in rows}
    lists = sorted((each for each in plan.offers.lists if each.record.ends >= today), key=lambda each: max(each.record.starts, today))
    told = [(Tag(addresses.activity_list(each.id), each.record.title), each.record.weather) for each in lists]
    return tuple((tag, words) for tag, words in told if wanted is None or tag.url in wanted)


@dataclass(frozen=True, kw_only=True)
class SoonPage(Page):
    """One day or two, which the page names, since it may be read on a later one."""

    known: Whereabouts
    days: Days
    after: Day | None  # where nothing is held on them: the next day on which something is
    weather: tuple[tuple[Tag, str], ...]
    others: tuple[Tag, ...]
    places: tuple[Tag, ...]
    grades: tuple[Tag, ...]

    has_card = False

    @property
    def choices(self) -> Choices:
        """What the rows can be narrowed to."""
        return choices_of(self.known, self.days)

    @property
    def here(self) -> str:
        """The page's own address."""
        return self.position.address


def _soon(plan: Plan, address: str, title: str, first: datetime.date, last: datetime.date) -> Artifact:
    today, days = plan.site.settings.today, agenda(plan)
    held = between(days, first, last)
    rows = [row for day in held for row in day.rows if row.state != PAUSED]
    is_any = any(day.count for day in held)
    words = "和".join(day_with_weekday(day) for day in dict.fromkeys((first, last)))
    page = SoonPage(
        position=plan.position(address, plan.tag(ACTIVITIES)),
        title=title,
        summary=f"这一页说的是{words}。" if is_any else f"{words}没有活动。",
        feeds=(plan.feed(ACTIVITIES),),
        extras=plan.frames.extras(AGENDA),
        known=whereabouts(plan),
        days=held,
        after=None if is_any else next((day for day in days if day.day > last and day.count), None),
        weather=weather(plan, rows),
        others=(Tag(addresses.TODAY, "今天"), Tag(addresses.WEEKEND, "这个周末"), *months(days, today)),
        places=tuple(Tag(f"{row.view.place_url}#list-activities", row.view.place) for row in _one_a_place(rows)),
        grades=_GRADES,
    )
    return Artifact(addresses.file_of(address), page, _SOURCES)


def _one_a_place(rows: Iterable[ActivityRow]) -> list[ActivityRow]:
    found = {row.view.place_url: row for row in rows if row.view.place_url and not row.is_off}
    return sorted(found.values(), key=lambda row: row.view.place)


@dataclass(frozen=True)
class OnList:
    """What a list has for a grade: first what children go to by themselves."""

    list: Tag
    anchor: str
    alone: tuple[ActivityRow, ...]
    with_parents: tuple[ActivityRow, ...]


@dataclass(frozen=True, kw_only=True)
class GradePage(Page):
    """What children of one grade can go to: this week and the next day by day, then list by list."""

    grade: int
    known: Whereabouts
    days: Days
    today: datetime.date
    others: tuple[Tag, ...]
    lists: tuple[OnList, ...]
    weather: str  # the address of what is done when it rains, once any activity says it
    over: tuple[ActivityView, ...]
    grades: tuple[Tag, ...]
    calendar: CalendarLink

    @property
    def weeks(self) -> list[Week]:
        """This week and the next."""
        return weeks_of(self.days, self.today, self.today, _end_of_next_week(self.today))

    @property
    def choices(self) -> Choices:
        """What the rows can be narrowed to."""
        return choices_of(
            self.known, self.days, *(rows for each in self.lists for rows in (each.alone, each.with_parents)), grade=self.grade
        )

    @property
    def here(self) -> str:
        """The page's own address."""
        return self.position.address


def _end_of_next_week(today: datetime.date) -> datetime.date:
    return sunday_of(today) + 7 * _DAY


def _of_grade(plan: Plan, grade: int) -> Artifact:
    today = plan.site.settings.today
    days = for_grade(agenda(plan), grade)
    offers = plan.offers.of_grade.get(grade, ())
    coming = [offer for offer in offers if offer.next_day(today)]
    lists = tuple(_on_lists(plan, coming))
    count = sum(not offer.activity.cancelled for offer in coming)
    address = addresses.GRADES[grade - 1]
    page = GradePage(
        position=plan.position(address, plan.tag(ACTIVITIES)),
        title=grade_title(grade),
        summary=f"接下来有{count}项活动。" if count else "眼下没有这个年级的活动。",
        feeds=(plan.feed(ACTIVITIES),),
        extras=plan.frames.extras(AGENDA),
        grade=grade,
        known=whereabouts(plan),
        days=between(days, today, _end_of_next_week(today)),
        today=today,
        others=tuple(_ways(plan, grade, days, lists)) if coming else (),
        lists=lists,
        weather=f"{ACTIVITIES.address}#list-weather" if weather(plan) else "",
        over=views_of(plan, [offer for offer in offers if not offer.next_day(today)]),
        grades=_GRADES,
        calendar=of_grade(plan.site_facts, grade),
    )
    return Artifact(addresses.file_of(address), page, _SOURCES)


def _ways(plan: Plan, grade: int, days: Days, lists: Sequence[OnList]) -> Iterator[Tag]:
    """To today and the weekend, where the grade is chosen, to months and seasons."""
    yield Tag(addresses.for_grade(addresses.TODAY, grade), "今天")
    yield Tag(addresses.for_grade(addresses.WEEKEND, grade), "这个周末")
    yield from months(days, plan.site.settings.today, grade)
    yield from seasons(plan, {each.list.url: f"#{each.anchor}" for each in lists})


def seasons(plan: Plan, ways: Mapping[str, str]) -> Iterator[Tag]:
    """The way to what is held in the holidays: the lists that are not over, by `ways` from their addresses."""
    for entry in reversed(plan.offers.lists):
        way = ways.get(addresses.activity_list(entry.id))
        if way and entry.record.season != "日常" and entry.record.ends >= plan.site.settings.today:
            yield Tag(way, entry.record.season)


def _on_lists(plan: Plan, offers: Sequence[Offer]) -> Iterator[OnList]:
    """List by list; first the one that goes on soonest."""
    today = plan.site.settings.today
    found: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda offer: offer.next_day(today) or today):
        found.setdefault(offer.list_id, []).append(offer)
    for id, mine in found.items():
        rows = [row_of(plan, offer) for offer in mine]
        alone, with_parents = (tuple(row for row in rows if row.view.parents is needed) for needed in (False, True))
        yield OnList(Tag(addresses.activity_list(id), mine[0].list.title), f"of-{id}", alone, with_parents)
