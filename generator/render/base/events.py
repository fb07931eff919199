"""What search engines are told of an activity: schema.org's ChildrensEvent as JSON-LD."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from generator.model import addresses
from generator.model.activities import Offer
from generator.model.sessions import Held, weekly_days
from generator.render.base.activities import ActivityView
from generator.render.base.plan import SiteFacts
from generator.schema.activities import SCHOOL_AGE, Activity
from generator.text import titled

_SCHEMA = "https://schema.org/"
_ENGLISH = dict(
    zip(
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_FREE = ("", "免费")  # what costs something says so


def _ages(activity: Activity) -> str:
    """The ages as schema.org writes them; a child of grade 1 is six, and turns seven in it."""
    first, last = activity.ages or (activity.classes[0] + SCHOOL_AGE - 1, activity.classes[-1] + SCHOOL_AGE)
    return f"{first}-{last}"


def event(offer: Offer, view: ActivityView, site: SiteFacts) -> Mapping[str, Any] | None:
    """The activity as a ChildrensEvent; None if it has no day."""
    activity, record = offer.activity, offer.list
    held = next((each for each in offer.sessions() if not each.is_off), None)
    if held is None:
        return None
    url = site.url + addresses.activity(offer.list_id, activity.id)
    begins, ends = held.time
    found: dict[str, Any] = {
        "@context": _SCHEMA.rstrip("/"),
        "@type": "ChildrensEvent",
        "name": titled(activity.title, view.sample),
        "description": activity.summary,
        "url": url,
        "inLanguage": "zh-CN",
        "startDate": _moment(held.day, begins),
        "endDate": _moment(held.day, ends),
        "eventStatus": _SCHEMA + ("EventCancelled" if activity.cancelled else "EventScheduled"),
        "eventAttendanceMode": _SCHEMA + "OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": view.place, "address": f"{view.place}，{held.spot}"},
        "organizer": {"@type": "Organization", "name": record.issuer, "url": site.url},
        "offers": {"@type": "Offer", "url": url},
        "typicalAgeRange": _ages(activity),
        "maximumAttendeeCapacity": activity.seats,
    }
    if view.cost in _FREE:
        found["isAccessibleForFree"] = True
        found["offers"] |= {"price": 0, "priceCurrency": "CNY"}
    if activity.opens:
        found["offers"]["validFrom"] = activity.opens.isoformat()
    if activity.signup:
        found["offers"]["validThrough"] = activity.signup.isoformat()
    if activity.weekdays:
        found["eventSchedule"] = _schedule(offer)
    elif activity.dates:
        found["subEvent"] = [_sub_event(found, each, view.place, activity.cancelled) for each in offer.sessions()]
    elif held.day != held.planned and not activity.cancelled:
        found |= {"eventStatus": _SCHEMA + "EventRescheduled", "previousStartDate": _moment(held.planned, activity.time[0])}
    return found


def _schedule(offer: Offer) -> dict[str, Any]:
    activity, record, days = offer.activity, offer.list, set(offer.days())
    return {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": [_SCHEMA + _ENGLISH[each] for each in activity.weekdays],
        "startDate": (activity.starts or record.starts).isoformat(),
        "endDate": (activity.ends or record.ends).isoformat(),
        "exceptDate": [day.isoformat() for day in weekly_days(record, activity) if day not in days],
        "startTime": activity.time[0].isoformat(),
        "endTime": activity.time[1].isoformat(),
        "scheduleTimezone": "Asia/Shanghai",
    }


def _sub_event(whole: Mapping[str, Any], held: Held, place: str, is_off: bool) -> dict[str, Any]:
    """One of several days."""
    return {
        "@type": "ChildrensEvent",
        "name": whole["name"],
        "startDate": _moment(held.day, held.time[0]),
        "endDate": _moment(held.day, held.time[1]),
        "eventStatus": _SCHEMA + ("EventCancelled" if is_off or held.is_off else "EventScheduled"),
        "location": {"@type": "Place", "name": place, "address": f"{place}，{held.spot}"},
    }


def _moment(day: datetime.date, time: datetime.time) -> str:
    return f"{datetime.datetime.combine(day, time).isoformat()}+08:00"
