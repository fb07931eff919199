"""Calendars (RFC 5545, RFC 7986) by icalendar: one of all activities and one of each list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Artifact
from generator.keyed import Made, Recipe, Workshop
from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.plan import Plan, SiteFacts
from generator.schema.activities import WEEKDAYS

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_ALL = "activities"
_ZONE_NAME = "Asia/Shanghai"
_OFFSET = datetime.timedelta(hours=8)
_DAYS = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_FIRST_EDITION = datetime.date(2025, 1, 1)  # sequence numbers count from here


@dataclass(frozen=True)
class Calendar(Recipe):
    """A calendar of activities; its bytes come from the data alone."""

    site: SiteFacts
    title: str
    offers: tuple[tuple[Offer, ActivityView], ...]

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        from icalendar import Calendar as Component

        whole = Component()
        whole.add("prodid", "-//beiyuan//activities//ZH-CN")
        whole.add("version", "2.0")
        whole.add("calscale", "GREGORIAN")
        whole.add("method", "PUBLISH")
        whole.add("name", self.title)
        whole.add("x-wr-calname", self.title)
        whole.add("x-wr-timezone", _ZONE_NAME)
        whole.add("refresh-interval", datetime.timedelta(hours=12), parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", "PT12H")
        whole.add_component(_zone())
        for offer, view in self.offers:
            days = list(offer.days())
            if days:
                whole.add_component(_event(self.site, offer, view, days))
        return Made(whole.to_ical())


def render(plan: Plan) -> Iterator[Artifact]:
    """/calendars/activities.ics and one for each list."""
    offers = plan.offers
    yield _artifact(plan, _ALL, f"{plan.site.settings.name}·活动", offers.all)
    for entry in offers.lists:
        yield _artifact(plan, entry.id, entry.record.title, offers.of_list[entry.id], entry.path)


def _artifact(plan: Plan, name: str, title: str, offers: Sequence[Offer], *sources: str) -> Artifact:
    pairs = tuple((offer, view_of(plan, offer)) for offer in offers)
    return Artifact(addresses.calendar(name), Calendar(plan.site_facts, title, pairs), sources)


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


def _event(site: SiteFacts, offer: Offer, view: ActivityView, days: Sequence[datetime.date]) -> Event:
    from icalendar import Event

    activity, record = offer.activity, offer.list
    edition = datetime.datetime.combine(record.edition, datetime.time(), datetime.timezone(_OFFSET)).astimezone(datetime.UTC)
    found = Event()
    found.add("uid", f"{offer.list_id}.{activity.id}@beiyuan")
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
    found.add("description", _description(site, view))
    found.add("categories", [view.category])
    found.add("url", site.url + view.url)
    found.add("status", "CANCELLED" if activity.cancelled else "CONFIRMED")
    return found


def _summary(view: ActivityView) -> str:
    return f"{'【已取消】' if view.cancelled else ''}{'【示例】' if view.sample else ''}{view.title}"


def _signup(site: SiteFacts, view: ActivityView) -> str:
    ways = [f"在“{site.app}”APP里" if site.app else "", f"{view.signup}截止" if view.signup else ""]
    text = "，".join(filter(None, ways))
    return f"报名：{text}" if text else ""


def _description(site: SiteFacts, view: ActivityView) -> str:
    lines = [
        f"已取消：{view.reason}" if view.cancelled else "",
        view.summary,
        f"{view.grades}，{view.seats}人，{'家长同去' if view.parents else '不用家长陪'}",
        _signup(site, view),
        f"带：{view.bring}" if view.bring else "",
        f"安全：{view.safety}",
        f"负责：{view.host}",
        "以网页为准：" + site.url + view.url,
    ]
    return "\n".join(filter(None, lines))
