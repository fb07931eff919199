"""活动: a page for each list, by week and weekday, and a page for each activity."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.artifact import Artifact, Bundle
from generator.frame.stamping import Frame
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.sections import ACTIVITIES
from generator.render.base.activities import ActivityView, span_text, view_of
from generator.render.base.booklets import Extra, extras_of
from generator.render.base.calendars import CalendarLink, of_activity, of_list
from generator.render.base.events import event
from generator.render.base.occasions import day_with_weekday, days_and_hours
from generator.render.base.page import Page, PageBundle
from generator.render.base.plan import HOME, Plan, Position, SiteFacts, with_neighbours
from generator.render.base.sheets import sheets_of
from generator.render.base.views import Tag
from generator.schema.activities import WEEKDAYS, ActivityList

WEEK = datetime.timedelta(weeks=1)
DAY = datetime.timedelta(days=1)

Group = tuple[str, str, tuple[ActivityView, ...]]  # heading, id on the page, activities


def render(plan: Plan) -> Iterator[Artifact | Bundle]:
    """Every list with its activities."""
    for entry in plan.offers.lists:
        offers = plan.offers.of_list[entry.id]
        yield _list(plan, entry, offers)
        yield _activities(plan, entry, offers)


@dataclass(frozen=True, kw_only=True)
class OfList(Page):
    """What a list's page and the pages of its activities have in common; `list` is without its activities."""

    list_id: str
    list: ActivityList

    @property
    def is_sample(self) -> bool:
        """Whether the list is."""
        return self.list.sample

    @property
    def span(self) -> str:
        """From when to when the list goes."""
        return span_text(self.list.starts, self.list.ends)

    @property
    def calendar(self) -> CalendarLink:
        """The list's calendar."""
        return of_list(self.site, self.list_id, self.list.title)


@dataclass(frozen=True, kw_only=True)
class ActivityListPage(OfList):
    """One list by week and weekday."""

    groups: tuple[Group, ...]
    count: int
    sheet_code: str  # "" where nothing is printed
    papers: tuple[Extra, ...]

    @property
    def sheet(self) -> str:
        """The address of the printed sheet."""
        return addresses.sheet(self.list_id)


def _list(plan: Plan, entry: Entry[ActivityList], offers: Sequence[Offer]) -> Artifact:
    record = entry.record
    page = ActivityListPage(
        position=plan.position(addresses.activity_list(entry.id), plan.tag(ACTIVITIES)),
        title=record.title,
        summary=record.intro,
        list_id=entry.id,
        list=plan.offers.bare[entry.id],
        groups=tuple(_groups(plan, record, offers)),
        count=len(offers),
        sheet_code=next((sheet.code for _, sheet in sheets_of(plan, entry)), ""),
        papers=extras_of(plan, entry),
    )
    return Artifact(addresses.file_of(page.position.address), page, (entry.path,))


def _groups(plan: Plan, record: ActivityList, offers: Sequence[Offer]) -> Iterator[Group]:
    """Calendar weeks, which begin on Monday (GB/T 7408.1), then what is held every week."""
    first = record.starts - record.starts.weekday() * DAY
    weeks: dict[int, list[ActivityView]] = {}
    for offer in offers:
        if not offer.activity.weekdays:
            for week in sorted({(held.day - first) // WEEK for held in offer.sessions()}):
                weeks.setdefault(week, []).append(view_of(plan, offer))
    for week, views in sorted(weeks.items()):
        monday = first + week * WEEK
        begins, ends = max(monday, record.starts), min(monday + 6 * DAY, record.ends)
        yield f"{begins.month}月{begins.day}日—{ends.month}月{ends.day}日", f"week-{week + 1}", tuple(views)
    for number, name in enumerate(WEEKDAYS, 1):
        held = sorted((offer for offer in offers if name in offer.activity.weekdays), key=lambda offer: offer.activity.time)
        if held:
            yield f"每{name}", f"day-{number}", tuple(view_of(plan, offer) for offer in held)


@dataclass(frozen=True, kw_only=True)
class ActivityPage(OfList):
    """Everything that a parent needs to know of one activity."""

    offer: Offer
    view: ActivityView
    previous: Tag | None
    next: Tag | None

    @property
    def is_sample(self) -> bool:
        """Whether the activity is."""
        return self.view.sample

    @property
    def data(self) -> Mapping[str, Any] | None:
        """The activity as an event."""
        return event(self.offer, self.view, self.site)

    @property
    def own_calendar(self) -> CalendarLink:
        """The activity's alone."""
        return of_activity(self.site, self.list_id, self.offer.activity.id, self.title)

    @property
    def posters(self) -> tuple[Tag, ...]:
        """The activity's."""
        return (Tag(addresses.poster(ACTIVITIES.id, self.list_id, self.offer.activity.id), self.title),)

    @property
    def date_text(self) -> str:
        """The one day on which it is held, "" if there are several."""
        only = self.offer.only_session()
        return f"{only.day.year}年{day_with_weekday(only.day)}" if only else ""

    @property
    def days_and_hours(self) -> tuple[str, str]:
        """Its days, and its hours with those of single days; the one day of what is held once is `date_text`."""
        return (self.view.when, self.view.time) if self.date_text else days_and_hours(self.offer)

    @property
    def is_open(self) -> bool:
        """Whether one can sign up in the app now."""
        view = self.view
        return bool(self.site.app and not view.how) and not (view.cancelled or view.over or view.closed or view.waiting or view.full)

    @property
    def signup(self) -> str:
        """How one signs up, and from when to when; "" if that is over, or nobody knows."""
        view = self.view
        if view.cancelled or view.over or not (view.how or self.site.app):
            return ""
        if view.full:
            return "已经报满了"
        if view.closed:
            return f"{view.signup}已经截止"
        how = view.how or f"在手机上的“{self.site.app}”APP里报名"
        return "，".join(
            filter(
                None,
                (
                    f"{view.opens}开始" if view.waiting else "",
                    how,
                    f"{view.signup}截止" if view.signup else "",
                    view.state if not view.waiting else "",
                ),
            )
        )

    @property
    def phone_number(self) -> str:
        """What a telephone dials."""
        return re.sub(r"[^0-9+]", "", self.view.phone)

    @property
    def list_url(self) -> str:
        """The address of the list."""
        return addresses.activity_list(self.list_id)


@dataclass(frozen=True)
class ActivityPages(PageBundle):
    """The pages of all activities of a list, the last of `trail`."""

    frame: Frame
    site: SiteFacts
    trail: tuple[Tag, Tag]
    list_id: str
    offers: tuple[tuple[Offer, ActivityView], ...]
    source: str

    has_cards = True

    @property
    def section(self) -> Tag:
        """The activities."""
        return self.trail[0]

    def artifacts(self) -> Iterator[Artifact]:
        """A page for each activity."""
        tags = [Tag(addresses.activity(self.list_id, offer.activity.id), offer.activity.title) for offer, _ in self.offers]
        for (previous, tag, next), (offer, view) in zip(with_neighbours(tags), self.offers, strict=True):
            page = ActivityPage(
                position=Position(tag.url, self.frame, self.site, (HOME, *self.trail)),
                title=offer.activity.title,
                summary=offer.activity.summary,
                list_id=self.list_id,
                list=offer.list,
                offer=offer,
                view=view,
                previous=previous,
                next=next,
            )
            yield Artifact(addresses.file_of(tag.url), page, (self.source,))


def _activities(plan: Plan, entry: Entry[ActivityList], offers: Sequence[Offer]) -> ActivityPages:
    return ActivityPages(
        frame=plan.frame(addresses.activity(entry.id, "any")),
        site=plan.site_facts,
        trail=(plan.tag(ACTIVITIES), Tag(addresses.activity_list(entry.id), entry.record.title)),
        list_id=entry.id,
        offers=tuple((offer, view_of(plan, offer)) for offer in offers),
        source=entry.path,
    )
