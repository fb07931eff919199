"""What is otherwise on paper since a list was given out, told against what was kept of it then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from generator.load.entries import Entry
from generator.model.activities import Offer
from generator.render.base.activities import view_of
from generator.render.base.occasions import all_changes
from generator.render.base.plan import Plan
from generator.render.base.sheet_rows import SheetRow, row_as_planned, row_of
from generator.schema.activities import ActivityList
from generator.schema.issued import Issued, IssuedActivity
from generator.text import date_in_chinese

_CALLED = (("when", "时间"), ("where", "地点"), ("who", "对象"), ("how", "报名"))


def as_issued(plan: Plan, entry: Entry[ActivityList], day: datetime.date) -> Issued:
    """The list as it is given out on `day`."""
    record = entry.record
    rows = [(offer, row_of(plan, offer)) for offer in plan.offers.of_list[entry.id]]
    sample = plan.site.settings.samples_shown and record.sample
    return Issued(date=day, edition=record.edition, activities=tuple(_printed(*each) for each in rows), sample=sample)


def since(plan: Plan, entry: Entry[ActivityList]) -> str:
    """What was given out last: its edition, or the day, if this edition is still the same; "" if nothing was."""
    issued = _issued(plan, entry.id)
    if issued is None:
        return ""
    same = issued.edition == entry.record.edition
    return f"{date_in_chinese(issued.date)}发出去的那一份" if same else f"{date_in_chinese(issued.edition)}版"


def edition_text(plan: Plan, entry: Entry[ActivityList]) -> str:
    """2026年11月30日版, with a word that it is another paper than the one of this edition that was given out."""
    edition, issued = f"{date_in_chinese(entry.record.edition)}版", _issued(plan, entry.id)
    is_same = issued is not None and issued.edition == entry.record.edition
    return f"{edition}（发出以后改过）" if is_same and any(changes(plan, entry.id, plan.offers.of_list[entry.id])) else edition


def is_changed(plan: Plan, offer: Offer) -> bool:
    """Whether a sheet says something else of an activity than the one that was given out."""
    return bool(_changes(plan, offer))


def changes(plan: Plan, list_id: str, offers: Iterable[Offer]) -> Iterator[str]:
    """What has changed in each of `offers`, then what the list has no more, a sentence each."""
    for offer in offers:
        if words := _changes(plan, offer):
            yield f"{view_of(plan, offer).title}：{'；'.join(words)}。"
    issued = _issued(plan, list_id)
    known = {offer.activity.id for offer in plan.offers.of_list[list_id]}
    yield from (f"{each.title}：不在清单上了。" for each in (issued.activities if issued else ()) if each.id not in known)


def _changes(plan: Plan, offer: Offer) -> tuple[str, ...]:
    """What has changed in an activity, found out once for all sheets."""
    return plan.once(("changes", offer.list_id, offer.activity.id), lambda: tuple(_compared(plan, offer)))


def _compared(plan: Plan, offer: Offer) -> Iterator[str]:
    issued = _issued(plan, offer.list_id)
    if issued is None:
        return
    row = row_of(plan, offer)
    before = next((each for each in issued.activities if each.id == offer.activity.id), None)
    if before is None:
        yield "新加的"
        return
    now = _printed(offer, row)
    if now.cancelled:
        if not before.cancelled:
            yield f"取消了，{row.reason.rstrip('。')}"
        return
    if before.cancelled:
        yield "又办了"
    if now.title != before.title:
        yield f"原来叫“{before.title}”"
    for name, called in _CALLED:
        old, new = getattr(before, name), getattr(now, name)
        if old != new:
            yield f"{called}改成{new or '不限'}" + (f"（原来是{old}）" if old else "")
    yield from _of_days(before.changes, now.changes)


def _of_days(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """What has changed on single days; a day on which nothing is otherwise any more is as it was planned."""
    yield from (words for words in now if words not in before)
    days = {_day_of(words) for words in now}
    yield from (f"{_day_of(words)}不改了，照原来的办" for words in before if _day_of(words) not in days)


def _day_of(change: str) -> str:
    """With which day a change begins: 2月20日（周六）."""
    return change[: change.index("）") + 1] if "）" in change else change


def _issued(plan: Plan, list_id: str) -> Issued | None:
    entry = plan.site.of("issued").get(list_id)
    return entry.record if entry else None


def _printed(offer: Offer, row: SheetRow) -> IssuedActivity:
    planned = row_as_planned(offer, row)
    when, where, who, how = (
        "，".join(texts) for texts in (planned.when, planned.where, row.who, (*row.how, *([row.points] if row.points else [])))
    )
    return IssuedActivity(
        id=offer.activity.id,
        title=offer.activity.title,
        when=when,
        where=where,
        who=who,
        how=how,
        changes=all_changes(offer),
        cancelled=offer.activity.cancelled,
        sample=offer.activity.sample,
    )
