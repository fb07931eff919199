"""Calendars (RFC 5545, RFC 7986) by icalendar: one of all activities and one of each list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.model import addresses
from generator.model.activities import Offer, lists, offers_of
from generator.render.base.activities import ActivityView, views_part
from generator.render.base.plan import Plan, SiteFacts
from generator.schema.activities import WEEKDAYS

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_ALL = "activities"
_ZONE_NAME = "Asia/Shanghai"
_OFFSET = datetime.timedelta(hours=8)
_DAYS = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_FIRST_EDITION = datetime.date(2025, 1, 1)  # sequence numbers count from here


def render(plan: Plan) -> Iterator[Artifact]:
    """/calendars/activities.ics and one for each list."""
    entries = lists(plan.site)
    offers = [offer for entry in entries for offer in offers_of(entry)]
    yield _artifact(plan, _ALL, f"{plan.site.settings.name}·活动", offers)
    for entry in entries:
        yield _artifact(plan, entry.id, entry.record.title, offers_of(entry), entry.path)


def _artifact(plan: Plan, name: str, title: str, offers: Sequence[Offer], *sources: str) -> Artifact:
    own = digest(*(each for offer in offers for each in (offer.entry.id.encode(), offer.entry.digest, offer.activity.id.encode())))
    inputs = (plan.facts, part(title), Part(list(offers), own), views_part(plan, offers))
    return Artifact(addresses.calendar(name), calendar, inputs, sources)


def calendar(workshop: Workshop, facts: SiteFacts, title: str, offers: list[Offer], views: list[ActivityView]) -> bytes:
    """The calendar; its bytes come from the data alone."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//beiyuan//activities//ZH-CN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", title)
    whole.add("x-wr-calname", title)
    whole.add("x-wr-timezone", _ZONE_NAME)
    whole.add("refresh-interval", datetime.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT12H")
    whole.add_component(_zone())
    for offer, view in zip(offers, views, strict=True):
        days = list(offer.days())
        if days:
            whole.add_component(_event(facts, offer, view, days))
    made: bytes = whole.to_ical()
    return made


def _zone() -> Timezone:
    """Eight hours before UTC the whole year; the summer times before 1992 do not matter here."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", _ZONE_NAME)
    zone.add_component(standard)
    return zone


def _event(facts: SiteFacts, offer: Offer, view: ActivityView, days: Sequence[datetime.date]) -> Event:
    from icalendar import Event

    activity, record = offer.activity, offer.list
    edition = datetime.datetime.combine(record.edition, datetime.time(), datetime.timezone(_OFFSET)).astimezone(datetime.UTC)
    found = Event()
    found.add("uid", f"{offer.entry.id}.{activity.id}@beiyuan")
    found.add("sequence", 2 * max((record.edition - _FIRST_EDITION).days, 0) + activity.cancelled)
    found.add("dtstamp", edition)
    found.add("last-modified", edition)
    found.add("summary", _summary(view))
    for name, time in (("dtstart", activity.time[0]), ("dtend", activity.time[1])):
        found.add(name, datetime.datetime.combine(days[0], time), parameters={"TZID": _ZONE_NAME})
    if activity.weekdays and not activity.date:
        until = datetime.datetime.combine(days[-1], activity.time[0], datetime.timezone(_OFFSET)).astimezone(datetime.UTC)
        weekdays = [_DAYS[each] for each in sorted(set(activity.weekdays), key=WEEKDAYS.index)]
        found.add("rrule", {"freq": "weekly", "until": until, "byday": weekdays})
    found.add("location", f"{view.place}，{activity.spot}")
    found.add("description", _description(facts, view))
    found.add("categories", [view.category])
    found.add("url", facts.url + view.url)
    found.add("status", "CANCELLED" if activity.cancelled else "CONFIRMED")
    return found


def _summary(view: ActivityView) -> str:
    return f"{'【已取消】' if view.cancelled else ''}{'【示例】' if view.sample else ''}{view.title}"


def _signup(facts: SiteFacts, view: ActivityView) -> str:
    ways = [f"在“{facts.app}”APP里" if facts.app else "", f"{view.signup}截止" if view.signup else ""]
    text = "，".join(filter(None, ways))
    return f"报名：{text}" if text else ""


def _description(facts: SiteFacts, view: ActivityView) -> str:
    lines = [
        f"已取消：{view.reason}" if view.cancelled else "",
        view.summary,
        f"{view.grades}，{view.seats}人，{'家长同去' if view.parents else '不用家长陪'}",
        _signup(facts, view),
        f"带：{view.bring}" if view.bring else "",
        f"安全：{view.safety}",
        f"负责：{view.host}",
        "以网页为准：" + facts.url + view.url,
    ]
    return "\n".join(filter(None, lines))
