"""One activity as a row of a printed sheet: what a parent has to know, in as few words as there are."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.keyed import Shared
from generator.model.activities import Offer
from generator.model.sessions import pauses
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.numbering import number_text
from generator.render.base.occasions import all_changes, off_text, skip_text, time_text, when_text
from generator.render.base.plan import Plan
from generator.text import titled

Texts = tuple[str, ...]
_YEAR = re.compile("[0-9]{4}年")  # which the head of a sheet tells


@dataclass(frozen=True)
class SheetRow(Shared):
    """An activity on paper; nothing in it depends on the day of the build. Texts that are "" are left out."""

    url: str  # from the site's root
    number: str  # that of the booklet too
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
    points: str
    host: str


def row_of(plan: Plan, offer: Offer) -> SheetRow:
    """The row of an activity, the same on all sheets that show it."""
    return plan.once(("sheet row", offer.list_id, offer.activity.id), lambda: _row(offer, view_of(plan, offer), number_text(plan, offer)))


def row_as_planned(offer: Offer, row: SheetRow) -> SheetRow:
    """A row without what was changed for single days: with days, time and place as they were given out."""
    planned = dataclasses.replace(offer, activity=dataclasses.replace(offer.activity, changes=()))
    only, days = planned.only_session(), len(planned.sessions())
    time = time_text(offer.activity.time)
    when = (when_text(planned), *row.when[1:-1], time) if days else row.when
    where = (*row.where[:-1], offer.activity.spot) if only else row.where
    return dataclasses.replace(row, when=when, where=where, changes="")


def row_in_large_type(offer: Offer, row: SheetRow) -> SheetRow:
    """A row that says itself on which days it pauses, which elsewhere the head of the sheet does: in large type that is many pages before."""
    pauses = off_text(offer, offer.list.edition)  # what was over by then is no news
    when = [each for each in row.when if each != skip_text(offer)]
    return dataclasses.replace(row, when=(*when[:-1], pauses, when[-1])) if pauses else row


def _row(offer: Offer, view: ActivityView, number: str) -> SheetRow:
    changes = "；".join(all_changes(offer))
    return SheetRow(
        url=view.url,
        number=number,
        mark=view.mark,
        category=view.category,
        title=titled(view.title, view.sample and not offer.list.sample),  # a whole sample says so at its head
        summary=view.summary,
        notes=tuple(note for note in _notes(offer, view) if note[1]),
        changes=f"{changes}。" if changes else "",
        reason=view.reason if view.cancelled else "",
        when=_said(view.when, *_span(offer, view), view.time),
        where=_said(view.place, view.spot),
        who=_said(view.who, f"{view.grades}，{view.seats_text}", "家长同去" if view.parents else "不用家长陪"),
        how=_said(_signup(view), offer.activity.cost),
        points=f"积分{view.points}分" if view.points else "",
        host=f"{view.host} {offer.activity.phone}".strip(),
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


def _span(offer: Offer, view: ActivityView) -> Iterator[str]:
    """What a list's own span and title do not say of an activity of every week."""
    own = offer.activity.starts or offer.activity.ends
    goes_on = offer.holidays and not pauses(offer.list, offer.activity)
    yield from (_YEAR.sub("", view.span) if own else "", skip_text(offer), "过节照常" if goes_on else "")


def _signup(view: ActivityView) -> str:
    """报名1月10日—24日."""
    first, last = (text.partition("（")[0] for text in (view.opens, view.signup))
    month = first.partition("月")[0]
    if first and last:
        return f"报名{first}—{last.removeprefix(f'{month}月')}"
    return f"{first}起报名" if first else f"报名到{last}" if last else ""
