"""What is new and about somebody who may not be shown any more is for nothing: it would go online as a notice, or without its picture, in silence."""

from __future__ import annotations

import datetime
import functools
from typing import Any

from generator.rules.judge import Judge
from generator.rules.known_people import departed, is_departed
from generator.rules.questions import record as record_of
from generator.rules.questions import today
from generator.schema.records import Person
from generator.schema.references import Reference, references_of
from generator.text import date_in_chinese

_SHOWS = "shows"


def check_in_vain(judge: Judge) -> None:
    """By its day alone: what was told of before somebody went, and became a notice, is never told again."""
    day = _day_of(judge.entry.record)
    if day is None or isinstance(judge.entry.record, Person) or not judge.ask(departed):
        return
    for each in references_of(judge.entry.record):
        if each.kind == "person" and judge.ask(is_departed, each.id):
            person = judge.ask(record_of, "person", each.id)
            if _is_after(day, person, judge.ask(today)):
                judge.at(each.location, "P52", **told(judge.entry.record, each, person))


def _day_of(record: Any) -> datetime.date | None:
    """The day on which a record is to be seen first, if it says so."""
    with_days = (getattr(record, name, None) for name in ("first_day", "date"))
    return next((day for day in with_days if isinstance(day, datetime.date)), None)


def _is_after(day: datetime.date, person: Person, today: datetime.date) -> bool:
    """Whether `day` is after the one on which `person` went; what was told of on that very day may have been there before, but for today."""
    if person.withdrawn:
        return day > person.withdrawn or day == person.withdrawn >= today
    return person.until is not None and day > person.until and is_in_order(person)


def is_in_order(person: Person) -> bool:
    """Whether an end is not before the consent: that is told, and what follows from it is not."""
    return bool(person.withdrawn) or not person.until or not person.consented or person.consented <= person.until


def told(record: Any, reference: Reference, person: Person) -> dict[str, Any]:
    """What is said of a reference to somebody who has gone: no name."""
    when = (
        f"{date_in_chinese(person.withdrawn)}收回了同意"
        if person.withdrawn
        else f"的同意到{date_in_chinese(person.until)}为止"
        if person.until
        else "已经撤下"
    )
    return {"id": reference.id, "when": when, "what": _what(record, reference)}


def _what(record: Any, reference: Reference) -> str:
    if _SHOWS in reference.location:
        is_clip = reference.location[0] == "clip" and "poster" not in reference.location
        return "这段短视频不会登" if is_clip else "这张图片不会登"
    holder = functools.reduce(_inner, reference.location[:-1], record)
    is_whole = holder is record or isinstance(holder, tuple)
    return "这一篇不会登，网址上只有一张告示" if is_whole else "这一条不会登"


def _inner(value: Any, step: str | int) -> Any:
    return value[step] if isinstance(step, int) else getattr(value, step)
