"""活动 month by month, for all and for every grade."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame.extras import AGENDA
from generator.frame.stamping import Frame
from generator.model import addresses
from generator.model.agenda import month_of
from generator.model.sections import ACTIVITIES
from generator.model.sessions import Month
from generator.render.base.activities import grade_name, month_title
from generator.render.base.agenda import (
    Box,
    Choices,
    Days,
    Week,
    Whereabouts,
    agenda,
    between,
    choices_of,
    for_grade,
    grid_of,
    months_held,
    weeks_of,
    whereabouts,
)
from generator.render.base.calendars import CalendarLink, of_all, of_grade
from generator.render.base.feeds import Feed
from generator.render.base.page import Page, PageBundle
from generator.render.base.plan import HOME, Plan, Position, SiteFacts, with_neighbours
from generator.render.base.views import Tag
from generator.text import month_in_chinese

_DAY = datetime.timedelta(days=1)
_AHEAD = datetime.timedelta(weeks=2)  # from then on a week of it may be the next
_SOURCES = ("content/activities",)


def render(plan: Plan) -> Iterator[MonthBundle]:
    """Every month in which something is held."""
    today, days = plan.site.settings.today, agenda(plan)
    held = months_held(days)
    around = [_around(days if grade == 0 else for_grade(days, grade), grade) for grade in range(10)]
    for month, found in itertools.groupby(days, lambda day: month_of(day.day)):
        first = datetime.date(*month, 1)
        if month not in held:
            continue
        yield MonthBundle(
            frames=(plan.frame(addresses.activity_month(*month)), plan.frame(addresses.activity_month(*month, 1))),
            site=plan.site_facts,
            section_tag=plan.tag(ACTIVITIES),
            feed=plan.feed(ACTIVITIES),
            extras=plan.frames.extras(AGENDA),
            known=whereabouts(plan),
            year=month[0],
            month=month[1],
            today=min(max(today, first - _AHEAD), _next_month(first)),
            days=tuple(found),
            around=tuple(each.get(month, (None, None)) for each in around),
        )


@dataclass(frozen=True, kw_only=True)
class ActivityMonthPage(Page):
    """A month as a grid, and its days one after the other; what is past by the day of the build is folded away."""

    known: Whereabouts
    grade: int  # 0 is for all
    year: int
    month: int
    today: datetime.date  # as far as it matters to the month: no day long before or after it
    days: Days
    previous: Tag | None
    next: Tag | None
    other: tuple[Tag, ...]  # the same month for other grades
    calendar: CalendarLink

    has_card = False

    @property
    def first(self) -> datetime.date:
        """The first day of the month."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        """The last day of the month."""
        return _next_month(self.first) - _DAY

    @property
    def grid(self) -> list[list[Box | None]]:
        """The month week by week."""
        return grid_of(self.year, self.month, self.days)

    @property
    def weeks(self) -> list[Week]:
        """What is to come."""
        return weeks_of(between(self.days, self.today, self.last), self.today, max(self.first, self.today), self.last)

    @property
    def past(self) -> Days:
        """What is over."""
        return tuple(day for day in self.days if day.day < self.today)

    @property
    def choices(self) -> Choices:
        """What the rows can be narrowed to."""
        return choices_of(self.known, self.days, grade=self.grade)

    @property
    def here(self) -> str:
        """The page's own address."""
        return self.position.address


@dataclass(frozen=True)
class MonthBundle(PageBundle):
    """The pages of one month, for all and for each grade that can go somewhere in it."""

    frames: tuple[Frame, Frame]  # for all, and for a grade
    site: SiteFacts
    section_tag: Tag
    feed: Feed
    extras: tuple[str, ...]
    known: Whereabouts
    year: int
    month: int
    today: datetime.date
    days: Days
    around: tuple[tuple[Tag | None, Tag | None], ...]  # the months before and after in which something is held: for all, for grade 1, …

    @property
    def section(self) -> Tag:
        """The activities."""
        return self.section_tag

    def artifacts(self) -> Iterator[Artifact]:
        """A page for all, and one for each grade."""
        days = [self.days, *(for_grade(self.days, grade) for grade in range(1, 10))]
        tags = tuple(
            Tag(addresses.activity_month(self.year, self.month, grade), grade_name(grade) if grade else "各年级")
            for grade, found in enumerate(days)
            if months_held(found)
        )
        for grade, found in enumerate(days):
            if months_held(found):
                yield self._page(grade, found, tags)

    def _page(self, grade: int, days: Days, tags: tuple[Tag, ...]) -> Artifact:
        address = addresses.activity_month(self.year, self.month, grade)
        above = (Tag(addresses.GRADES[grade - 1], grade_name(grade)),) if grade else ()
        count = len({row.view.url for day in days for row in day.rows if not row.is_off})
        page = ActivityMonthPage(
            position=Position(address, self.frames[bool(grade)], self.site, (HOME, self.section_tag, *above)),
            title=month_title(self.year, self.month, grade),
            summary=f"一共{count}项。" if count else "这个月的活动都取消了。",
            feeds=(self.feed,),
            extras=self.extras,
            known=self.known,
            grade=grade,
            year=self.year,
            month=self.month,
            today=self.today,
            days=days,
            previous=self.around[grade][0],
            next=self.around[grade][1],
            other=tags,
            calendar=of_grade(self.site, grade) if grade else of_all(self.site),
        )
        return Artifact(addresses.file_of(address), page, _SOURCES)


def _around(days: Days, grade: int) -> dict[Month, tuple[Tag | None, Tag | None]]:
    """By month, the ways to the months before and after it in which something is held."""
    known = months_held(days)
    tags = [Tag(addresses.activity_month(*month, grade), month_in_chinese(*month)) for month in known]
    return {month: (before, after) for month, (before, _, after) in zip(known, with_neighbours(tags), strict=True)}


def _next_month(first: datetime.date) -> datetime.date:
    return (first + 31 * _DAY).replace(day=1)
