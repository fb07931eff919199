"""One activity as a row of a printed sheet: what a parent has to know, in as few words as there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.keyed import Shared
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.occasions import changes_of, free_days, skip_text
from generator.render.base.plan import Plan

Texts = tuple[str, ...]


@dataclass(frozen=True)
class SheetRow(Shared):
    """An activity on paper; nothing in it depends on the day of the build. Texts that are "" are left out."""

    url: str  # from the site's root
    mark: str
    category: str
    title: str
    summary: str
    notes: tuple[tuple[str, str], ...]  # each under its heading
    changes: str
    reason: str  # why it is cancelled, "" if it is not
    when: Texts
    where: Texts
    who: Texts
    how: Texts


def row_of(plan: Plan, offer: Offer) -> SheetRow:
    """The row of an activity, the same on all sheets that show it."""
    return plan.once(("sheet row", offer.list_id, offer.activity.id), lambda: _row(offer, view_of(plan, offer)))


def _row(offer: Offer, view: ActivityView) -> SheetRow:
    changes = "；".join(words for _, words in changes_of(offer))  # past ones too: a sheet is the same every day
    return SheetRow(
        url=view.url,
        mark=view.mark,
        category=view.category,
        title=f"【示例】{view.title}" if view.sample and not offer.list.sample else view.title,  # a whole sample says so at its head
        summary=view.summary,
        notes=tuple(note for note in _notes(offer, view) if note[1]),
        changes=f"{changes}。" if changes and not view.cancelled else "",
        reason=view.reason if view.cancelled else "",
        when=_said(view.when, *_span(offer, view), view.time),
        where=_said(view.place, view.spot),
        who=_said(view.who, f"{view.grades}，{view.seats_text}", "家长同去" if view.parents else "不用家长陪"),
        how=_said(_signup(view), offer.activity.cost, f"积分{view.points}分" if view.points else ""),
    )


def _said(*texts: str) -> Texts:
    return tuple(text for text in texts if text)


def _notes(offer: Offer, view: ActivityView) -> Iterator[tuple[str, str]]:
    activity = offer.activity
    yield "带", view.bring
    yield "安全", view.safety
    yield "接", view.pickup
    yield "报名", activity.how
    yield "天气", activity.weather
    yield "同意书", "要家长签字" if view.consent else ""
    yield "保险", view.insurance
    yield "负责", f"{view.host} {activity.phone}".strip()


def _span(offer: Offer, view: ActivityView) -> Iterator[str]:
    """What a list's own span and title do not say of an activity of every week."""
    own = offer.activity.starts or offer.activity.ends
    goes_on = offer.holidays and not free_days(offer)
    yield from (view.span if own else "", skip_text(offer), "过节照常" if goes_on else "")


def _signup(view: ActivityView) -> str:
    """报名1月10日—1月24日."""
    first, last = (text.partition("（")[0] for text in (view.opens, view.signup))
    if first and last:
        return f"报名{first}—{last}"
    return f"{first}起报名" if first else f"报名到{last}" if last else ""
