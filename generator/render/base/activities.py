"""What pages, sheets and calendars say of an activity, in the same words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.keyed import Shared
from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.occasions import Notice, changes_of, day_with_weekday, notices_of, pause_text, time_text, when_text
from generator.render.base.plan import Plan
from generator.schema.activities import EVERYBODY, OWN_SCHOOL, Activity
from generator.text import date_in_chinese, month_in_chinese, number_in_chinese


@dataclass(frozen=True)
class ActivityView(Shared):
    """An activity in words; `url`, `category_url` and `place_url` are addresses from the site's root, "" where there is no page."""

    url: str
    title: str
    summary: str
    mark: str
    category: str
    category_url: str
    first: str  # the first day as ISO 8601
    when: str
    span: str  # of what is held every week: from when to when
    pauses: str  # when it is not
    changes: tuple[str, ...]  # of single days that are still to come
    time: str
    place: str
    place_url: str
    spot: str
    grades: str
    who: str  # "" is whoever has the grade
    seats: int
    seats_text: str
    parents: bool
    opens: str
    signup: str
    how: str  # to sign up, "" in the app
    cost: str
    bring: str
    safety: str
    weather: str
    pickup: str
    host: str
    phone: str
    directions: str
    points: int
    practice: str
    goal: str
    materials: tuple[str, ...]
    insurance: str
    consent: bool
    cancelled: bool
    reason: str
    sample: bool
    over: bool  # none of its days is still to come
    off: bool  # each of its days was cancelled by itself
    closed: bool  # it is too late to sign up
    waiting: bool  # it is too early to sign up
    full: bool  # nobody else can sign up
    state: str  # of signing up, where that is more than that one can
    history: tuple[Notice, ...]  # what was changed since it was given out, the newest first


SessionView = tuple[str, str, ActivityView]  # the day and the time in words, and what is held


def _view_of(plan: Plan, offer: Offer) -> ActivityView:
    activity, site = offer.activity, plan.site
    only, sessions = offer.only_session(), offer.sessions()
    category = site.category_by_id.get(activity.category)
    place = site.place_by_id.get(activity.place)
    closed = bool(activity.signup and activity.signup < site.settings.today)
    waiting = bool(activity.opens and activity.opens > site.settings.today)
    return ActivityView(
        url=addresses.activity(offer.list_id, activity.id),
        title=activity.title,
        summary=activity.summary,
        mark=category.mark if category else "",
        category=category.name if category else "",
        category_url=addresses.category(category.id) if category else "",
        first=next((day.isoformat() for day in offer.days()), ""),
        when=when_text(offer),
        span=span_text(activity.starts or offer.list.starts, activity.ends or offer.list.ends) if activity.weekdays else "",
        pauses=pause_text(offer),
        changes=tuple(words for day, words in changes_of(offer) if day >= site.settings.today),
        time=time_text(only.time if only else activity.time),
        place=place.name if place else "",
        place_url=addresses.place(place.id) if place else "",
        spot=only.spot if only else activity.spot,
        grades=for_whom(activity),
        who=_who_text(activity.who, place.name if place else ""),
        seats=activity.seats,
        seats_text=f"{activity.seats}{'家' if activity.families else '人'}",
        parents=activity.parents,
        opens=day_with_weekday(activity.opens) if activity.opens else "",
        signup=day_with_weekday(activity.signup) if activity.signup else "",
        how=activity.how or offer.list.how,
        cost=activity.cost or offer.list.cost,
        bring=activity.bring,
        safety=activity.safety,
        weather=activity.weather or offer.list.weather,
        pickup=only.pickup if only else activity.pickup,
        host=activity.host,
        phone=activity.phone or offer.list.phone,
        directions=place.directions if place else "",
        points=activity.points,
        practice=activity.practice,
        goal=activity.goal,
        materials=activity.materials,
        insurance=activity.insurance,
        consent=activity.consent,
        cancelled=activity.cancelled,
        reason=activity.reason,
        sample=activity.sample or offer.list.sample,
        over=offer.next_day(site.settings.today) is None,
        off=bool(sessions) and all(held.is_off for held in sessions),
        closed=closed,
        waiting=waiting,
        full=activity.left == 0,
        state=_state_of(activity, closed, waiting),
        history=tuple(sorted(notices_of(offer), reverse=True)),
    )


def _state_of(activity: Activity, closed: bool, waiting: bool) -> str:
    """Where signing up stands: 报满了, 报名截止了, 12月1日起报名, 还剩3个名额; "" if one can sign up and nobody has counted."""
    if activity.cancelled:
        return ""
    if activity.left == 0:
        return "报满了"
    if closed:
        return "报名截止了"
    if waiting and activity.opens:
        return f"{activity.opens.month}月{activity.opens.day}日起报名"
    return f"还剩{activity.left}{'家' if activity.families else '个'}名额" if activity.left else ""


def _who_text(who: str, place: str) -> str:
    """只收纸飞机小学的学生, "" if whoever has the grade can come."""
    if who == EVERYBODY or not place:
        return ""
    return f"只收{place}的{'学生' if who == OWN_SCHOOL else '孩子'}"


def view_of(plan: Plan, offer: Offer) -> ActivityView:
    """The view of an activity, made once for the dozen pages that show it."""
    return plan.once(("activity", offer.list_id, offer.activity.id), lambda: _view_of(plan, offer))


def views_of(plan: Plan, offers: Iterable[Offer]) -> tuple[ActivityView, ...]:
    """Views of several activities."""
    return tuple(view_of(plan, offer) for offer in offers)


def next_sessions(plan: Plan, most: int) -> tuple[SessionView, ...]:
    """The `most` activities that come next."""
    return tuple(
        (day_with_weekday(session.held.day), time_text(session.held.time), view_of(plan, session.offer))
        for session in plan.offers.next_sessions(most)
    )


def grades_text(grades: tuple[int, int]) -> str:
    """3—6年级, or 3年级."""
    return span_of(grades[0], grades[-1], "年级")


def span_of(first: int, last: int, unit: str) -> str:
    """4—6岁, or 4岁."""
    return f"{first}{unit}" if first == last else f"{first}—{last}{unit}"


def for_whom(activity: Activity) -> str:
    """3—6年级, or 4—6岁."""
    return span_of(activity.ages[0], activity.ages[-1], "岁") if activity.ages else grades_text(activity.grades) if activity.grades else ""


def grade_name(grade: int) -> str:
    """三年级."""
    return f"{number_in_chinese(grade)}年级"


def grade_title(grade: int) -> str:
    """三年级能去的活动."""
    return f"{grade_name(grade)}能去的活动"


def month_title(year: int, month: int, grade: int = 0) -> str:
    """2026年9月的活动, or 2026年9月三年级的活动."""
    return f"{month_in_chinese(year, month)}{grade_name(grade) if grade else ''}的活动"


def span_text(starts: datetime.date, ends: datetime.date) -> str:
    """2027年1月23日—2月21日; the second year only if it is another."""
    end = date_in_chinese(ends)
    return f"{date_in_chinese(starts)}—{end.removeprefix(f'{starts.year}年')}"
