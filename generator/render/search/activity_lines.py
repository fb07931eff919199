"""What the page of an activity, or of a list of them, prints besides title and summary, and what it is asked for by; nothing that is otherwise tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.entries import Entry
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, grade_name, span_text, view_of
from generator.render.base.occasions import all_changes, day_with_weekday
from generator.render.base.plan import Plan
from generator.schema.activities import WEEKDAYS, ActivityList
from generator.text import date_in_chinese

_OTHER_NAMES = {each: [f"{week}{day}" for week in ("星期", "礼拜") for day in each[1].replace("日", "日天")] for each in WEEKDAYS}


def activity_lines(plan: Plan, offer: Offer) -> Iterator[str]:
    """When, for whom, for how much, what for, and what was changed. What not every page has is told by the name that it has there."""
    view, only = view_of(plan, offer), offer.only_session()
    yield view.category
    yield " ".join(filter(None, (f"{only.day.year}年{day_with_weekday(only.day)}" if only else view.when, view.span, view.time)))
    yield _labelled("停办", view.pauses)
    yield "，".join(filter(None, (view.grades, view.seats_text, "家长和孩子一起来" if view.parents else "不用家长陪", view.who)))
    yield _labelled("费用", view.cost)
    yield f"{view.spot}集合"
    yield from (view.safety, view.weather)
    yield _labelled("带上", view.bring)
    yield _labelled("怎么接", view.pickup)
    yield _labelled("怎么走", view.directions)
    yield _labelled("同意书", "要带一张家长签了字的同意书" if view.consent else "")
    yield _labelled("保险", view.insurance)
    yield f"{view.host} {view.phone}".strip()
    yield _labelled("学到", " ".join(filter(None, (view.goal, _labelled("综合实践", view.practice)))))
    yield _labelled("备好了", "、".join(view.materials))
    yield _labelled("积分", f"参加一次得{view.points}分" if view.points else "")
    yield "这次活动取消了" if view.cancelled else ""
    yield from (f"{date_in_chinese(each.day)}　{each.told}" for each in view.history)
    yield offer.list.title


def activity_beside(plan: Plan, offer: Offer) -> Iterator[str]:
    """What one asks for: each day and each name of its weekday, each grade; and what lists say of it, or its page on some days."""
    view = view_of(plan, offer)
    yield from (f"{date_in_chinese(day)}{WEEKDAYS[day.weekday()]}" for day in offer.days())
    for weekday in dict.fromkeys(WEEKDAYS[day.weekday()] for day in offer.days()):
        yield from (weekday, *_OTHER_NAMES[weekday])
    yield from map(grade_name, offer.activity.classes)
    yield "家长同去" if view.parents else ""
    yield "有改动" if all_changes(offer) else ""
    yield _signup(plan, view)


def _labelled(label: str, words: str) -> str:
    return f"{label}：{words}" if words else ""


def _signup(plan: Plan, view: ActivityView) -> str:
    app = plan.site.settings.app
    how = view.how or (f"在手机上的“{app}”APP里报名" if app else "")
    told = (f"{view.opens}开始" if view.opens else "", how, f"{view.signup}截止" if view.signup else "")
    return _labelled("报名", "，".join(filter(None, told)))


def list_lines(entry: Entry[ActivityList]) -> Iterator[str]:
    """From when to when, and what holds for all that is on it."""
    record = entry.record
    yield from (f"{record.issuer}编", record.season, span_text(record.starts, record.ends))
    yield _labelled("天气", record.weather)
