"""What pages, sheets and calendars say of an activity, in the same words."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.artifact import Part, part
from generator.cache import digest
from generator.load.entries import Entry
from generator.media.fonts import FAMILY
from generator.model import addresses
from generator.model.activities import Offer, Session, offers_of
from generator.render.base.plan import Plan, SiteFacts, joined
from generator.render.base.views import Tag
from generator.schema.activities import WEEKDAYS, ActivityList
from generator.text import date_in_chinese

_DIGITS = "一二三四五六七八九"


class ActivityView(NamedTuple):
    """An activity in words; `url`, `category_url` and `place_url` are addresses from the site's root, "" where there is no page."""

    url: str
    title: str
    summary: str
    mark: str
    category: str
    category_url: str
    first: str  # the first day as ISO 8601
    when: str
    time: str
    place: str
    place_url: str
    spot: str
    grades: str
    seats: int
    parents: bool
    signup: str
    bring: str
    safety: str
    host: str
    points: int
    cancelled: bool
    reason: str
    sample: bool
    over: bool  # none of its days is still to come
    closed: bool  # it is too late to sign up


def activity_view(plan: Plan, offer: Offer) -> ActivityView:
    """The activity on any page of this build."""
    activity, site = offer.activity, plan.site
    category = next((each for each in site.items("categories") if each.id == activity.category), None)
    place = site.place_by_id.get(activity.place)
    return ActivityView(
        url=addresses.activity(offer.entry.id, activity.id),
        title=activity.title,
        summary=activity.summary,
        mark=category.mark if category else "",
        category=category.name if category else "",
        category_url=addresses.category(category.id) if category else "",
        first=next((day.isoformat() for day in offer.days()), ""),
        when=day_with_weekday(activity.date) if activity.date else weekdays_text(activity.weekdays),
        time=time_text(activity.time),
        place=place.name if place else "",
        place_url=addresses.place(place.id) if place else "",
        spot=activity.spot,
        grades=grades_text(activity.grades),
        seats=activity.seats,
        parents=activity.parents,
        signup=day_with_weekday(activity.signup) if activity.signup else "",
        bring=activity.bring,
        safety=activity.safety,
        host=activity.host,
        points=activity.points,
        cancelled=activity.cancelled,
        reason=activity.reason,
        sample=activity.sample or offer.list.sample,
        over=offer.next_day(site.settings.today) is None,
        closed=bool(activity.signup and activity.signup < site.settings.today),
    )


def view_part(plan: Plan, offer: Offer) -> Part:
    """The view of an activity as a part, made once for the dozen pages that show it."""
    name = ("activity", offer.entry.id, offer.activity.id)
    known = plan.made.get(name)
    if known is None:
        known = plan.made[name] = part(activity_view(plan, offer))
    return known


def views_part(plan: Plan, offers: Sequence[Offer]) -> Part:
    """Views of several activities as one part."""
    return joined([view_part(plan, offer) for offer in offers])


def sessions_part(plan: Plan, sessions: Sequence[Session]) -> Part:
    """(day in words, view) of several sessions as one part."""
    return part([(day_with_weekday(session.day), view_part(plan, session.offer).value) for session in sessions])


def activities_tag(plan: Plan) -> Tag:
    """The section of activities, under its menu name."""
    tag = plan.section("activities")
    return tag if tag.name != "activities" else Tag(tag.url, "活动")


def webcal(facts: SiteFacts, name: str) -> str:
    """The address at which calendar programs subscribe to the calendar `name`."""
    return f"webcal:{facts.url.partition(':')[2]}{addresses.calendar(name)}"


def day_with_weekday(day: datetime.date) -> str:
    """1月26日（周二）."""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def weekdays_text(weekdays: Sequence[str]) -> str:
    """每周六、周日, in the order of the week."""
    return "每" + "、".join(sorted(weekdays, key=WEEKDAYS.index))


def time_text(time: tuple[datetime.time, datetime.time]) -> str:
    """9:00—10:30."""
    return "—".join(f"{each.hour}:{each.minute:02}" for each in time)


def grades_text(grades: tuple[int, int]) -> str:
    """3—6年级, or 3年级."""
    return f"{grades[0]}年级" if grades[0] == grades[1] else f"{grades[0]}—{grades[1]}年级"


def grade_name(grade: int) -> str:
    """三年级."""
    return f"{_DIGITS[grade - 1]}年级"


def span_text(starts: datetime.date, ends: datetime.date) -> str:
    """2027年1月23日—2月21日; the second year only if it is another."""
    end = date_in_chinese(ends)
    return f"{date_in_chinese(starts)}—{end.removeprefix(f'{starts.year}年')}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed of one list: the data of `templates/sheet.typ`, and the digest that stands at its foot."""

    data: str
    digest: str


def sheet_of(plan: Plan, entry: Entry[ActivityList]) -> Sheet:
    """The sheet of one list, without its QR code."""
    record, settings = entry.record, plan.site.settings
    app = f"在手机APP“{settings.app}”里报名，到现场扫码签到。" if settings.app else ""
    data = {
        "font": FAMILY,
        "title": record.title,
        "issuer": record.issuer,
        "edition_date": {"year": record.edition.year, "month": record.edition.month, "day": record.edition.day},
        "running": f"{'示例　' if record.sample else ''}{date_in_chinese(record.edition)}版",
        "issued": f"{record.issuer}发布　{date_in_chinese(record.edition)}版　{span_text(record.starts, record.ends)}",
        "intro": record.intro,
        "weather": record.weather,
        "signup": f"{app}参加过的，请负责人在“盖章”一栏盖章。",
        "qr_alt": f"二维码：打开《{record.title}》的网页",
        "qr_caption": "以网页为准",
        "url": settings.url + addresses.activity_list(entry.id),
        "foot": f"以网页为准：{settings.url}{addresses.activity_list(entry.id)}",
        "sample": "示例：这份清单是试排的样子，上面的活动、时间和地点都是编的，请不要照着去。" if record.sample else "",
        "rows": [_row(number, offer, view_part(plan, offer).value) for number, offer in enumerate(offers_of(entry), 1)],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    number = int.from_bytes(digest(text.encode())[:8], "big")
    return Sheet(text, f"{number // 10_000 % 10_000:04}-{number % 10_000:04}")  # digits can be read out over the telephone


def _row(number: int, offer: Offer, view: ActivityView) -> dict[str, Any]:
    notes = [f"带：{view.bring}" if view.bring else "", f"安全：{view.safety}", f"负责：{view.host}"]
    return {
        "number": f"{number:02}",
        "mark": view.mark,
        "category": view.category,
        "title": f"【示例】{view.title}" if view.sample and not offer.list.sample else view.title,  # a whole sample says so at its head
        "summary": view.summary,
        "notes": "　".join(filter(None, notes)),
        "reason": view.reason if view.cancelled else "",
        "where": [view.when, view.time, view.place, view.spot, f"报名到{view.signup.partition('（')[0]}" if view.signup else ""],
        "who": [view.grades, f"{view.seats}人"],
        "how": ["家长同去" if view.parents else "不用家长陪", f"{view.points}分" if view.points else ""],
    }
