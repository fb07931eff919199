"""What search engines are told of an activity: schema.org's ChildrensEvent as JSON-LD."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView
from generator.render.base.plan import SiteFacts

_SCHEMA = "https://schema.org/"
_ENGLISH = dict(
    zip(
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_AGE_IN_FIRST_GRADE = 6  # 《中华人民共和国义务教育法》 art. 11


def event(offer: Offer, view: ActivityView, site: SiteFacts) -> Mapping[str, Any] | None:
    """The activity as a ChildrensEvent; None if it has no day."""
    activity, record = offer.activity, offer.list
    day = next(offer.days(), None)
    if day is None:
        return None
    url = site.url + addresses.activity(offer.list_id, activity.id)
    begins, ends = activity.time
    found: dict[str, Any] = {
        "@context": _SCHEMA.rstrip("/"),
        "@type": "ChildrensEvent",
        "name": f"【示例】{activity.title}" if view.sample else activity.title,
        "description": activity.summary,
        "url": url,
        "inLanguage": "zh-CN",
        "startDate": _moment(day, begins),
        "endDate": _moment(day, ends),
        "eventStatus": _SCHEMA + ("EventCancelled" if activity.cancelled else "EventScheduled"),
        "eventAttendanceMode": _SCHEMA + "OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": view.place, "address": f"{view.place}，{activity.spot}"},
        "organizer": {"@type": "Organization", "name": record.issuer, "url": site.url},
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "CNY", "url": url},
        "typicalAgeRange": f"{activity.grades[0] + _AGE_IN_FIRST_GRADE - 1}-{activity.grades[1] + _AGE_IN_FIRST_GRADE}",
        "maximumAttendeeCapacity": activity.seats,
    }
    if activity.signup:
        found["offers"]["validThrough"] = activity.signup.isoformat()
    if not activity.date:
        found["eventSchedule"] = _schedule(offer)
    return found


def _schedule(offer: Offer) -> dict[str, Any]:
    activity, record = offer.activity, offer.list
    return {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": [_SCHEMA + _ENGLISH[each] for each in activity.weekdays],
        "startDate": record.starts.isoformat(),
        "endDate": record.ends.isoformat(),
        "startTime": activity.time[0].isoformat(),
        "endTime": activity.time[1].isoformat(),
        "scheduleTimezone": "Asia/Shanghai",
    }


def _moment(day: datetime.date, time: datetime.time) -> str:
    return f"{datetime.datetime.combine(day, time).isoformat()}+08:00"
