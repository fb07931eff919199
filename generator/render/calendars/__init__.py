"""Calendars (RFC 5545, RFC 7986) by icalendar: one of all activities, and one for each way in which somebody looks for them."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.artifact import Artifact
from generator.keyed import Made, Recipe, Workshop, digest_of
from generator.model import addresses, former
from generator.model.activities import Offer
from generator.model.revisions import modified, revised, sequence
from generator.model.sessions import Held, weekly_days
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.calendars import gathered
from generator.render.base.occasions import change_text
from generator.render.base.plan import Plan, SiteFacts
from generator.schema.activities import WEEKDAYS
from generator.text import titled

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_ZONE_NAME = "Asia/Shanghai"
_OFFSET = datetime.timedelta(hours=8)
_END = b"END:VCALENDAR\r\n"
_DAYS = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


@dataclass(frozen=True)
class Calendar(Recipe):
    """A calendar of activities; its bytes come from the data alone."""

    site: SiteFacts
    title: str
    says_who: bool  # in titles; a phone shows little more, and whoever subscribed to one place or activity knows
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
        parts = [_written(_Activity(self.site, offer, _for_all(view) if self.says_who else view)) for offer, view in self.offers]
        return Made(b"".join((whole.to_ical().removesuffix(_END), *parts, _END)))


@dataclass(frozen=True, eq=False)
class _Activity:
    """An activity as a calendar tells it. A dozen calendars have the same."""

    site: SiteFacts
    offer: Offer
    view: ActivityView

    @functools.cached_property
    def digest(self) -> bytes:
        """By which two are the same."""
        return digest_of((self.site, self.offer, self.view))

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Activity) and self.digest == other.digest


@functools.lru_cache(4096)
def _written(told: _Activity) -> bytes:
    """Its events."""
    return b"".join(event.to_ical() for event in _events(told.site, told.offer, told.view))


def render(plan: Plan) -> Iterator[Artifact]:
    """/calendars/: of all, of each list, grade, category and place, and of each activity.

    Nothing leads a calendar program from an old address to a new one, so what was moved lies at both.
    """
    name = plan.site.settings.name
    for _, calendars in gathered(plan):
        for each in calendars:
            yield _artifact(plan, each.link.path, f"{name}·{each.link.title}", each.offers, *each.sources, says_who=not each.is_of_place)
    for entry in plan.offers.lists:
        offers = plan.offers.of_list[entry.id]
        for id in dict.fromkeys(former.lists_before(entry.record)):
            if id != entry.id:
                yield _artifact(plan, addresses.calendar(id), f"{name}·{entry.record.title}", offers, entry.path, says_who=True)
        for offer in offers:
            for id in dict.fromkeys((entry.id, *former.lists_of(entry.record, offer.activity.id))):
                path = addresses.calendar(id, offer.activity.id)
                yield _artifact(plan, path, offer.activity.title, (offer,), entry.path, says_who=False)


def _artifact(plan: Plan, path: str, title: str, offers: Sequence[Offer], *sources: str, says_who: bool) -> Artifact:
    pairs = tuple((offer, view_of(plan, offer)) for offer in offers)
    return Artifact(path, Calendar(plan.site_facts, title, says_who, pairs), sources)


def _for_all(view: ActivityView) -> ActivityView:
    """An activity among those of other places: its title says if it takes one place's own children alone."""
    return dataclasses.replace(view, title=f"{view.title}（{view.who}）") if view.who else view


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


def _events(site: SiteFacts, offer: Offer, view: ActivityView) -> Iterator[Event]:
    """The activity, and one more event for each of its days on which something is otherwise (RFC 5545, 3.8.4.4)."""
    sessions = offer.sessions()
    if not sessions:
        return
    if offer.only_session():
        yield _event(site, offer, view, sessions[0], _description(site, view, sessions[0]))
        return
    planned = sorted(held.planned for held in sessions)
    whole = _event(site, offer, view, Held(planned[0], planned[0], offer.activity.time, offer.activity.spot), _description(site, view))
    for name, value in _repetition(offer, planned):
        whole.add(name, value, parameters={} if name == "rrule" else {"TZID": _ZONE_NAME})
    yield whole
    for held in sessions:  # of what is cancelled as a whole too: families have the day to which it was moved
        if held.change:
            one = _event(site, offer, view, held, _description(site, view, held))
            one.add("recurrence-id", _start(held.planned, offer.activity.time), parameters={"TZID": _ZONE_NAME})
            yield one


def _repetition(offer: Offer, planned: Sequence[datetime.date]) -> Iterator[tuple[str, Any]]:
    """The rule of what is held every week with the days that it does not have, or the other days of what is held on several."""
    activity = offer.activity
    if not activity.weekdays:
        yield "rdate", [_start(day, activity.time) for day in planned]  # the first once more: ical.js takes it from here
        return
    until = _start(planned[-1], activity.time).replace(tzinfo=datetime.timezone(_OFFSET)).astimezone(datetime.UTC)
    weekdays = [_DAYS[each] for each in sorted(set(activity.weekdays), key=WEEKDAYS.index)]
    yield "rrule", {"freq": "weekly", "until": until, "byday": weekdays}
    left_out = [day for day in weekly_days(offer.list, activity) if planned[0] < day < planned[-1] and day not in set(planned)]
    if left_out:
        yield "exdate", [_start(day, activity.time) for day in left_out]


def _start(day: datetime.date, time: tuple[datetime.time, datetime.time]) -> datetime.datetime:
    return datetime.datetime.combine(day, time[0])


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.timezone(_OFFSET)).astimezone(datetime.UTC)


def _event(site: SiteFacts, offer: Offer, view: ActivityView, held: Held, description: str) -> Event:
    """What is held at one time, be it once, the first time of many, or a time of its own among these."""
    from icalendar import Event

    activity = offer.activity
    is_off = activity.cancelled or held.is_off
    found = Event()
    found.add("uid", f"{activity.id}@beiyuan")  # of no list and no address: both may change
    found.add("sequence", sequence(offer.list, activity))
    found.add("dtstamp", _midnight(revised(offer.list, activity)))
    found.add("last-modified", _midnight(modified(offer.list, activity)))
    found.add("summary", _summary(view, held, is_off))
    for name, time in zip(("dtstart", "dtend"), held.time, strict=True):
        found.add(name, datetime.datetime.combine(held.day, time), parameters={"TZID": _ZONE_NAME})
    found.add("location", f"{view.place}，{held.spot}")
    found.add("description", description)
    found.add("categories", [view.category])
    found.add("url", site.url + view.url)
    found.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return found


def _summary(view: ActivityView, held: Held, is_off: bool) -> str:
    state = "【已取消】" if is_off else "【改期】" if held.day != held.planned else "【有改动】" if held.change else ""
    return f"{state}{titled(view.title, view.sample)}"


def _signup(site: SiteFacts, view: ActivityView) -> str:
    how = view.how or (f"在“{site.app}”APP里" if site.app else "")
    ways = [f"{view.opens}开始" if view.opens else "", how, f"{view.signup}截止" if view.signup else ""]
    text = "，".join(filter(None, ways))
    return f"报名：{text}" if text else ""


def _description(site: SiteFacts, view: ActivityView, held: Held | None = None) -> str:
    lines = [
        f"已取消：{view.reason}" if view.cancelled else f"{change_text(held)}。" if held and held.change else "",
        view.summary,
        "，".join(filter(None, (view.grades, view.seats_text, "家长同去" if view.parents else "不用家长陪", view.who))),
        f"费用：{view.cost}" if view.cost else "",
        f"{view.pauses}。" if view.pauses and not held else "",
        _signup(site, view),
        f"带：{view.bring}" if view.bring else "",
        f"安全：{view.safety}",
        f"怎么接：{pickup}" if (pickup := held.pickup if held else view.pickup) else "",
        f"负责：{view.host}{'，' if view.phone else ''}{view.phone}",
        "以网页为准：" + site.url + view.url,
    ]
    return "\n".join(filter(None, lines))
