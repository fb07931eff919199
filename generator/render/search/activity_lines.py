"""What the page of an activity, or of a list of them, prints besides title and summary; nothing that is otherwise tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.entries import Entry
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, grade_name, span_text, view_of
from generator.render.base.plan import Plan
from generator.schema.activities import WEEKDAYS, ActivityList
from generator.text import date_in_chinese

_OTHER_NAMES = {each: [f"{week}{day}" for week in ("星期", "礼拜") for day in each[1].replace("日", "日天")] for each in WEEKDAYS}


def activity_lines(plan: Plan, offer: Offer) -> Iterator[str]:
    """When, for whom, for how much, what for, and what was changed."""
    view = view_of(plan, offer)
    yield view.category
    yield " ".join(filter(None, (view.when, view.span, view.time)))
    yield from (f"{date_in_chinese(day)}{WEEKDAYS[day.weekday()]}" for day in offer.days())
    weekdays = dict.fromkeys(WEEKDAYS[day.weekday()] for day in offer.days())
    yield "，".join("、".join((name, *_OTHER_NAMES[name])) for name in weekdays)
    yield view.pauses
    yield "，".join(filter(None, (view.grades, view.seats_text, _parents(view), view.who)))
    yield " ".join(map(grade_name, offer.activity.classes))
    yield f"费用：{view.cost}" if view.cost else ""
    yield _signup(plan, view)
    yield f"{view.spot}集合"
    yield from (view.directions, view.bring, view.safety, view.weather, view.pickup)
    yield "要带一张家长签了字的同意书" if view.consent else ""
    yield from (view.insurance, f"{view.host} {view.phone}".strip(), view.goal)
    yield f"综合实践：{view.practice}" if view.practice else ""
    yield "、".join(view.materials)
    yield f"参加一次得{view.points}分" if view.points else ""
    yield "这次活动取消了" if view.cancelled else ""
    yield from (f"{date_in_chinese(each.day)}　{each.told}" for each in view.history)
    yield offer.list.title


def _parents(view: ActivityView) -> str:
    """As the page has it, and the lists."""
    return "家长和孩子一起来，家长同去" if view.parents else "不用家长陪"


def _signup(plan: Plan, view: ActivityView) -> str:
    app = plan.site.settings.app
    how = view.how or (f"在手机上的“{app}”APP里报名" if app else "")
    told = (f"{view.opens}开始" if view.opens else "", how, f"{view.signup}截止" if view.signup else "")
    return f"报名：{'，'.join(filter(None, told))}" if any(told) else ""


def list_lines(entry: Entry[ActivityList]) -> Iterator[str]:
    """From when to when, and what holds for all that is on it."""
    record = entry.record
    yield from (record.issuer, record.season, span_text(record.starts, record.ends))
    yield from (record.how, f"费用：{record.cost}" if record.cost else "", record.weather)
