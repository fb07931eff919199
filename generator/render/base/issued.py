"""What is otherwise on paper since a list was given out, told against what was kept of it then: whatever a row prints, and the head's rules."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence, Set

from generator.load.entries import Entry
from generator.model.activities import Offer
from generator.render.base.activities import span_text, view_of
from generator.render.base.list_heads import hotline, signup_fact
from generator.render.base.numbering import highest_of, numbers_of
from generator.render.base.occasions import OFF, all_changes, days_text, free_days
from generator.render.base.plan import Plan
from generator.render.base.sheet_rows import row_as_planned, row_of
from generator.schema.activities import ActivityList
from generator.schema.base import Record
from generator.schema.issued import Issued, IssuedActivity
from generator.text import date_in_chinese

_CALLED = (("when", "时间"), ("where", "地点"), ("who", "对象"), ("how", "报名、费用"))
_CALLED_SINCE_NUMBERS = (
    *(("pickup", "怎么接"), ("signup", "怎么报名"), ("bring", "带的东西"), ("weather", "天气"), ("safety", "安全提示")),
    *(("pauses", "放假停办的日子"), ("insurance", "保险"), ("host", "负责"), ("category", "类别"), ("summary", "介绍")),
)
_IN_THE_HEAD = (("signup", "报名"), ("cost", "费用"), ("weather", "天气"), ("phone", "电话"))
_WHOLE = "整份清单"
_LONGEST = 80  # characters of what was and what is; whoever has to read more reads it where it stands


def as_issued(plan: Plan, entry: Entry[ActivityList], day: datetime.date) -> Issued:
    """The list as it is given out on `day`."""
    return dataclasses.replace(
        _head(plan, entry),
        date=day,
        highest=highest_of(plan, entry.id),
        activities=tuple(_printed(plan, offer) for offer in plan.offers.of_list[entry.id]),
    )


def forgets(kept: Issued, given_out: Issued) -> bool:
    """Whether a record that replaces what was `kept` loses what stands on a paper that is in people's hands: one of the same edition, or of a later day."""
    is_other = dataclasses.replace(kept, date=given_out.date) != given_out
    return is_other and (kept.edition == given_out.edition or kept.date > given_out.date)


def _head(plan: Plan, entry: Entry[ActivityList]) -> Issued:
    """What a sheet of the list says before its rows."""
    record = entry.record
    return Issued(
        date=record.edition,
        edition=record.edition,
        title=record.title,
        span=span_text(record.starts, record.ends),
        signup=signup_fact(plan, record),
        cost=record.cost,
        weather=record.weather,
        phone=hotline(plan, record.phone),
        activities=(),
        sample=plan.site.settings.samples_shown and record.sample,
    )


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
    return f"{edition}（发出以后改过）" if is_same and any(changes(plan, entry, plan.offers.of_list[entry.id])) else edition


def is_changed(plan: Plan, offer: Offer) -> bool:
    """Whether a sheet says something else of an activity than the one that was given out."""
    return bool(_changes(plan, offer))


def changed_facts(plan: Plan, entry: Entry[ActivityList]) -> Set[str]:
    """What in the head of a sheet is otherwise, by the names that it has there."""
    issued = _issued(plan, entry.id)
    if issued is None or not issued.title:
        return frozenset()
    now = _head(plan, entry)
    return frozenset(called for name, called in _IN_THE_HEAD if getattr(issued, name) != getattr(now, name))


def changes(plan: Plan, entry: Entry[ActivityList], offers: Iterable[Offer]) -> Iterator[str]:
    """What has changed for all, then in each of `offers`, then what the list has no more, a sentence each."""
    list_id = entry.id
    if words := plan.once(("changes", list_id), lambda: tuple(_of_the_head(plan, entry))):
        yield f"{_WHOLE}：{'；'.join(words)}。"
    for offer in offers:
        if words := _changes(plan, offer):
            yield f"{view_of(plan, offer).title}：{'；'.join(words)}。"
    issued = _issued(plan, list_id)
    known = {offer.activity.id for offer in plan.offers.of_list[list_id]}
    yield from (f"{each.title}：{_gone_where(plan, each)}" for each in (issued.activities if issued else ()) if each.id not in known)


def _gone_where(plan: Plan, before: IssuedActivity) -> str:
    """What became of an activity that the list has no more: who has signed up for one that moved may not read that it is off."""
    lists = plan.once(("lists of activities",), lambda: {each.activity.id: each.list.title for each in plan.offers.all})
    return f"搬到《{lists[before.id]}》里了。" if before.id in lists else "不在清单上了。"


def _changes(plan: Plan, offer: Offer) -> tuple[str, ...]:
    """What has changed in an activity, found out once for all sheets."""
    return plan.once(("changes", offer.list_id, offer.activity.id), lambda: tuple(_compared(plan, offer)))


def _compared(plan: Plan, offer: Offer) -> Iterator[str]:
    issued = _issued(plan, offer.list_id)
    if issued is None:
        return
    before = next((each for each in issued.activities if each.id == offer.activity.id), None)
    if before is None:
        yield "新加的"
        return
    now = _printed(plan, offer)
    if now.cancelled:
        if not before.cancelled:
            yield f"取消了，{offer.activity.reason.rstrip('。')}"
        return
    if before.cancelled:
        yield "又办了"
    if now.title != before.title:
        yield f"原来叫“{before.title}”"
    for name, called in _CALLED:
        old, new = getattr(before, name), getattr(now, name)
        if old != new:
            yield f"{called}改成{new or '不限'}" + (f"（原来是{old}）" if old else "")
    if before.number:
        yield from _told(before, now, _CALLED_SINCE_NUMBERS)
        if before.consent != now.consent:
            yield "要家长签同意书了" if now.consent else "不用签同意书了"
    yield from _of_days(before.changes, now.changes)


def _of_the_head(plan: Plan, entry: Entry[ActivityList]) -> Iterator[str]:
    """What holds for the whole list; nothing of it was kept of what was given out before lists kept their titles."""
    issued = _issued(plan, entry.id)
    if issued is None or not issued.title:
        return
    now = _head(plan, entry)
    if now.title != issued.title:
        yield f"原来叫“{issued.title}”"
    yield from _told(issued, now, (("span", "起止日子"), *_IN_THE_HEAD))


def _told(before: Record, now: Record, called: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each text that is otherwise: what it is and what it was."""
    for name, words in called:
        old, new = (getattr(each, name).rstrip("。") for each in (before, now))
        if old == new:
            continue
        if len(old) + len(new) > _LONGEST:
            yield f"{words}改了"
        elif new:
            yield f"{words}改成{new}（原来是{old}）" if old else f"{words}：{new}（原来没有写）"
        else:
            yield f"{words}去掉了（原来是{old}）"


def _of_days(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """What has changed on single days; a day on which nothing is otherwise any more is as it was planned."""
    yield from (words for words in now if words not in before)
    days = {_day_of(words) for words in now}
    yield from (_as_planned(words) for words in before if _day_of(words) not in days)


def _as_planned(change: str) -> str:
    """That a `change` holds no more."""
    day = _day_of(change)
    return f"{day}不取消了，照原来的办" if change.startswith(f"{day}{OFF}") else f"{day}不改了，照原来的办"


def _day_of(change: str) -> str:
    """With which day a change begins: 2月20日（周六）."""
    return change[: change.index("）") + 1] if "）" in change else change


def _issued(plan: Plan, list_id: str) -> Issued | None:
    entry = plan.site.of("issued").get(list_id)
    return entry.record if entry else None


def _printed(plan: Plan, offer: Offer) -> IssuedActivity:
    activity, row = offer.activity, row_of(plan, offer)
    planned = row_as_planned(offer, row)
    when, where, who, how = (
        "，".join(texts) for texts in (planned.when, planned.where, row.who, (*row.how, *([row.points] if row.points else [])))
    )
    return IssuedActivity(
        id=activity.id,
        title=activity.title,
        when=when,
        where=where,
        who=who,
        how=how,
        number=numbers_of(plan, offer.list_id)[activity.id],
        category=row.category,
        summary=activity.summary,
        bring=activity.bring,
        safety=activity.safety,
        pickup=activity.pickup,
        signup=activity.how,
        weather=activity.weather,
        consent=activity.consent,
        insurance=activity.insurance,
        host=row.host,
        pauses=days_text(free_days(offer)),
        changes=all_changes(offer),
        cancelled=activity.cancelled,
        sample=activity.sample,
    )
