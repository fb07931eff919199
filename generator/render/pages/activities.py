"""活动: the overview, which asks for grade and day, and the activities by category."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame.extras import AGENDA
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.agenda import month_of, sunday_of
from generator.model.sections import ACTIVITIES
from generator.render.base.activities import ActivityView, grade_name, span_text, views_of
from generator.render.base.agenda import (
    Box,
    Choices,
    Days,
    Whereabouts,
    agenda,
    between,
    choices_of,
    grid_of,
    months_held,
    span_of_days,
    whereabouts,
)
from generator.render.base.calendars import CalendarLink, of_all, of_category
from generator.render.base.changes import ActivityChange, recent_changes
from generator.render.base.page import Front, Page
from generator.render.base.plan import Plan
from generator.render.base.views import Card, Tag
from generator.render.pages.activity_days import months, seasons, weather
from generator.schema.activities import ActivityList, Category
from generator.text import month_in_chinese

_NEXT = 3  # days
_WEEK = datetime.timedelta(weeks=1)

CardWithSpan = tuple[Card, str]


def render(plan: Plan) -> Iterator[Artifact]:
    """The overview and the categories."""
    yield _front(plan)
    for category in plan.site.category_by_id.values():
        yield _of_category(plan, category)


@dataclass(frozen=True)
class CategoryTile:
    """A category on the overview, with how many of its activities are to come."""

    url: str
    name: str
    mark: str
    sample: bool
    count: int


@dataclass(frozen=True, kw_only=True)
class ActivitiesFront(Front):
    """Which grade, which day; what comes next; the month, the weather, the lists, the categories."""

    known: Whereabouts
    grades: tuple[Tag, ...]
    ways: tuple[Tag, ...]  # to days
    heading: str
    days: Days
    changes: tuple[ActivityChange, ...]
    month: Tag | None  # the first in which something is still to come
    month_days: Days
    weather: tuple[tuple[Tag, str], ...]
    current: tuple[CardWithSpan, ...]
    past: tuple[CardWithSpan, ...]
    past_months: tuple[Tag, ...]
    categories: tuple[CategoryTile, ...]

    @property
    def choices(self) -> Choices:
        """What the rows can be narrowed to."""
        return choices_of(self.known, self.days)

    @property
    def grid(self) -> list[list[Box | None]]:
        """The month week by week."""
        return grid_of(self.month_days[0].day.year, self.month_days[0].day.month, self.month_days) if self.month_days else []

    @property
    def calendar(self) -> CalendarLink:
        """The calendar of all activities."""
        return of_all(self.site)


def _front(plan: Plan) -> Artifact:
    lists, today, days = plan.offers.lists, plan.site.settings.today, agenda(plan)
    heading, shown = _next_days(days, today)
    changes = recent_changes(plan)
    to_come, told = tuple(months(days, today)), weather(plan)
    month = _month_ahead(to_come, today)
    past = [month for month in months_held(days) if month < month_of(today)]
    page = ActivitiesFront(
        **plan.front(ACTIVITIES),
        extras=plan.frames.extras(AGENDA),
        known=whereabouts(plan),
        grades=tuple(Tag(address, grade_name(grade)) for grade, address in enumerate(addresses.GRADES, 1)),
        ways=(
            Tag(addresses.TODAY, "今天"),
            Tag(addresses.WEEKEND, "这个周末"),
            *seasons(plan, {each: each for each in (addresses.activity_list(entry.id) for entry in lists)}),
            *to_come,
            *([Tag("#list-weather", "下雨怎么办")] if told else []),
            *([Tag("#list-changes", "变动")] if changes else []),
        ),
        heading=heading,
        days=shown,
        changes=changes,
        month=month,
        month_days=tuple(day for day in days if month and addresses.activity_month(*month_of(day.day)) == month.url),
        weather=told,
        current=tuple(_list_card(entry) for entry in lists if entry.record.ends >= today),
        past=tuple(_list_card(entry) for entry in lists if entry.record.ends < today),
        past_months=tuple(Tag(addresses.activity_month(*month), month_in_chinese(*month)) for month in past),
        categories=tuple(_tile(plan, category) for category in plan.site.category_by_id.values()),
    )
    return Artifact(addresses.file_of(ACTIVITIES.address), page, ("content/pages/activities.md",))


def _next_days(days: Days, today: datetime.date) -> tuple[str, Days]:
    """The rest of this week under its heading; if nothing is held any more, the next days on which something is."""
    week = between(days, today, sunday_of(today))
    if any(day.count for day in week):
        return f"这一周：{span_of_days(today, sunday_of(today))}", week
    return "接下来", tuple(itertools.islice((day for day in days if day.day >= today and not day.is_idle), _NEXT))


def _month_ahead(to_come: Sequence[Tag], today: datetime.date) -> Tag | None:
    """The month that is shown as a grid: this one until its last week has begun, the next after that, if anything is held in it."""
    this = addresses.activity_month(*month_of(today + _WEEK))
    return next((tag for tag in to_come if tag.url == this), next(iter(to_come), None))


def _list_card(entry: Entry[ActivityList]) -> CardWithSpan:
    record = entry.record
    card = Card(addresses.activity_list(entry.id), record.title, record.intro, record.sample, count=len(record.activities))
    return card, span_text(record.starts, record.ends)


def _tile(plan: Plan, category: Category) -> CategoryTile:
    count = _to_come(plan, plan.offers.of_category.get(category.id, ()))
    return CategoryTile(addresses.category(category.id), category.name, category.mark, category.sample, count)


def _to_come(plan: Plan, offers: Sequence[Offer]) -> int:
    """How many of `offers` one can still go to."""
    today = plan.site.settings.today
    return sum(not offer.activity.cancelled and offer.next_day(today) is not None for offer in offers)


@dataclass(frozen=True, kw_only=True)
class SelectionPage(Page):
    """The activities of one category, list by list; what is over comes last."""

    choice: str  # what the bar of choices is called
    choices: tuple[Tag, ...]
    sample: bool
    groups: tuple[tuple[Tag, tuple[ActivityView, ...]], ...]
    over: tuple[ActivityView, ...]
    calendar: CalendarLink

    @property
    def is_sample(self) -> bool:
        """Whether the category is made up."""
        return self.sample

    @property
    def here(self) -> str:
        """The choice that this page shows."""
        return self.position.address


def _of_category(plan: Plan, category: Category) -> Artifact:
    offers = plan.offers.of_category.get(category.id, ())
    page = SelectionPage(
        position=plan.position(addresses.category(category.id), plan.tag(ACTIVITIES)),
        title=f"{category.name}类活动",
        summary=category.summary,
        feeds=(plan.feed(ACTIVITIES),),
        choice="按类别看",
        choices=tuple(Tag(addresses.category(each.id), each.name) for each in plan.site.category_by_id.values()),
        sample=category.sample,
        groups=_groups(plan, offers),
        over=_over(plan, offers),
        calendar=of_category(plan.site_facts, category),
    )
    return Artifact(addresses.file_of(page.here), page, ("content/categories.yml",))


def _groups(plan: Plan, offers: Sequence[Offer]) -> tuple[tuple[Tag, tuple[ActivityView, ...]], ...]:
    """What is still to come of `offers`, list by list; first the list that goes on soonest."""
    today = plan.site.settings.today
    found: dict[str, list[Offer]] = {}
    coming = ((day, offer) for offer in offers if (day := offer.next_day(today)))
    for _, offer in sorted(coming, key=lambda each: each[0]):
        found.setdefault(offer.list_id, []).append(offer)
    return tuple((Tag(addresses.activity_list(id), mine[0].list.title), views_of(plan, mine)) for id, mine in found.items())


def _over(plan: Plan, offers: Sequence[Offer]) -> tuple[ActivityView, ...]:
    today = plan.site.settings.today
    return views_of(plan, [offer for offer in offers if offer.next_day(today) is None])
