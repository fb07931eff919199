"""活动: a page for each list, by week and weekday, and a page for each activity."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer, lists, offers_of
from generator.render.base.activities import (
    ActivityView,
    activities_tag,
    day_with_weekday,
    sheet_of,
    span_text,
    view_part,
    views_part,
    webcal,
)
from generator.render.base.events import event
from generator.render.base.page import Head, stamp
from generator.render.base.plan import Plan, SiteFacts, entry_part, tags_part
from generator.render.base.views import Tag
from generator.schema.activities import WEEKDAYS, ActivityList
from generator.text import date_in_chinese

WEEK = datetime.timedelta(weeks=1)
DAY = datetime.timedelta(days=1)


def render(plan: Plan) -> Iterator[Artifact]:
    """Every list with its activities."""
    for entry in lists(plan.site):
        yield _list(plan, entry)
        yield from _activities(plan, entry)


def _list(plan: Plan, entry: Entry[ActivityList]) -> Artifact:
    address = addresses.activity_list(entry.id)
    return Artifact(
        addresses.file_of(address),
        list_page,
        (
            plan.frame(address),
            plan.facts,
            plan.crumbs(activities_tag(plan)),
            entry_part(entry),
            views_part(plan, offers_of(entry)),
            part(sheet_of(plan, entry).digest),
        ),
        (entry.path,),
    )


def list_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    entry: Entry[ActivityList],
    views: list[ActivityView],
    sheet_digest: str,
) -> bytes:
    """One list by week and weekday."""
    address, record = addresses.activity_list(entry.id), entry.record
    return stamp(
        "activity_list.html",
        frame,
        facts,
        Head(address, record.title, record.intro),
        summary=record.intro,
        crumbs=crumbs,
        list=record,
        span=span_text(record.starts, record.ends),
        edition=date_in_chinese(record.edition),
        groups=list(_groups(record, list(zip(offers_of(entry), views, strict=True)))),
        count=len(views),
        sheet=addresses.sheet(entry.id),
        sheet_digest=sheet_digest,
        calendar=addresses.calendar(entry.id),
        webcal=webcal(facts, entry.id),
    )


def _groups(record: ActivityList, pairs: Sequence[tuple[Offer, ActivityView]]) -> Iterator[tuple[str, str, list[ActivityView]]]:
    """(heading, id on the page, activities): calendar weeks, which begin on Monday (GB/T 7408.1), then what is held every week."""
    first = record.starts - record.starts.weekday() * DAY
    weeks: dict[int, list[ActivityView]] = {}
    for offer, view in pairs:
        if offer.activity.date:
            weeks.setdefault((offer.activity.date - first) // WEEK, []).append(view)
    for week, views in sorted(weeks.items()):
        monday = first + week * WEEK
        begins, ends = max(monday, record.starts), min(monday + 6 * DAY, record.ends)
        yield f"{begins.month}月{begins.day}日—{ends.month}月{ends.day}日", f"week-{week + 1}", views
    for number, name in enumerate(WEEKDAYS, 1):
        held = sorted((pair for pair in pairs if name in pair[0].activity.weekdays), key=lambda pair: pair[0].activity.time)
        if held:
            yield f"每{name}", f"day-{number}", [view for _, view in held]


def _activities(plan: Plan, entry: Entry[ActivityList]) -> Iterator[Artifact]:
    offers = offers_of(entry)
    crumbs = plan.crumbs(activities_tag(plan), Tag(addresses.activity_list(entry.id), entry.record.title))
    tags = [Tag(addresses.activity(entry.id, offer.activity.id), offer.activity.title) for offer in offers]
    for index, offer in enumerate(offers):
        address = tags[index].url
        yield Artifact(
            addresses.file_of(address),
            activity_page,
            (
                plan.frame(address),
                plan.facts,
                crumbs,
                Part(offer, digest(entry.id.encode(), entry.digest, offer.activity.id.encode())),
                view_part(plan, offer),
                tags_part(tags[index - 1 : index] if index else []),
                tags_part(tags[index + 1 : index + 2]),
            ),
            (entry.path,),
        )


def activity_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    offer: Offer,
    view: ActivityView,
    previous: list[Tag],
    next: list[Tag],
) -> bytes:
    """Everything that a parent needs to know of one activity."""
    activity, record, list_id = offer.activity, offer.list, offer.entry.id
    return stamp(
        "activity.html",
        frame,
        facts,
        Head(addresses.activity(list_id, activity.id), activity.title, activity.summary, data=event(offer, view, facts)),
        crumbs=crumbs,
        view=view,
        weather=record.weather,
        date=f"{activity.date.year}年{day_with_weekday(activity.date)}" if activity.date else "",
        span=span_text(record.starts, record.ends),
        list_url=addresses.activity_list(list_id),
        list_title=record.title,
        calendar=addresses.calendar(list_id),
        webcal=webcal(facts, list_id),
        previous=previous[0] if previous else None,
        next=next[0] if next else None,
    )
