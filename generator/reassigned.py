"""Ids of activities that now stand on another one: in the calendar of whoever has the old one, that would turn into the new one."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model.sessions import is_too_long, sessions_of
from generator.problems import Problem, problem
from generator.schema.activities import Activity, ActivityList
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME

_LISTS = BY_NAME["activities"]
_FOLDER = _LISTS.where.rpartition("/")[0]
_ALIKE = 0.5  # of two texts: one was made of the other


class _Known(NamedTuple):
    """An activity as its list gave it out."""

    list: ActivityList
    activity: Activity


def line_of(*ids: str) -> str:
    """A POSIX regular expression for the line of a list that gives an activity one of `ids`."""
    return rf"^[ -]*id: *[\"']?({'|'.join(ids)})[\"']? *(#.*)?$"


def reassigned(
    root: Path, past: Past, given_out: Mapping[str, ActivityList], lists: Mapping[str, Entry[ActivityList]], today: datetime.date
) -> Iterator[Problem]:
    """Of every activity whose id was another's: in what was `given_out` last, or before that, for an id is never free again."""
    known = {activity.id: _Known(whole, activity) for whole in given_out.values() for activity in whole.activities}
    whole = [entry for entry in lists.values() if not is_in_part(entry.record) and not is_too_long(entry.record)]
    count = Counter(activity.id for entry in whole for activity in entry.record.activities)
    ids = {id for id, times in count.items() if times == 1}  # of one that stands there twice, R02 tells
    known |= _gone_before(past, ids - known.keys(), today)
    for entry in whole:
        tree = None
        for at, now in enumerate(entry.record.activities):
            before = known.get(now.id) if now.id in ids else None
            if before and not is_too_long(before.list) and _is_another(before, _Known(entry.record, now)):
                tree = tree or fields_again(root, entry)
                free = next(id for number in itertools.count(2) if (id := f"{now.id}-{number}") not in count.keys() | known.keys())
                details: dict[str, Any] = {
                    "id": now.id,
                    "title": now.title,
                    "before": before.activity.title,
                    "new": free,
                    "today": today.isoformat(),
                }
                yield problem("T34", entry.path, *locate(tree, ("activities", at, "id")), **details, advice=_advice(before, today, details))


def _gone_before(past: Past, ids: set[str], today: datetime.date) -> dict[str, _Known]:
    """By id, what had one of `ids` last before it went."""
    found: dict[str, _Known] = {}
    for revision in past.before_lines(_FOLDER, line_of(*sorted(ids))) if ids else ():
        for path in past.with_lines(_FOLDER, line_of(*sorted(ids - found.keys())), revision) if ids - found.keys() else ():
            record = past.at(_LISTS, path, revision)
            if record is not None and not is_in_part(record) and record.edition <= today:
                found = {each.id: _Known(record, each) for each in record.activities if each.id in ids} | found
    return found


def _is_another(before: _Known, now: _Known) -> bool:
    """Whether nobody would say that the two are one: what was only renamed, or is on another day, is; so is what says how it was changed."""
    old, new = before.activity, now.activity
    if set(new.updates) - set(old.updates) or _are_alike(old.title, new.title):
        return False
    return _days(before).isdisjoint(_days(now)) or (old.category != new.category and not _are_alike(old.summary, new.summary))


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _days(known: _Known) -> set[datetime.date]:
    return {day for held in sessions_of(known.list, known.activity) for day in (held.planned, held.day)}


def _advice(before: _Known, today: datetime.date, details: Mapping[str, str]) -> str:
    """What to write, where the old one is still to come and should not have gone; "" where the common words do."""
    if before.activity.cancelled or max(_days(before), default=datetime.date.min) < today:
        return ""
    return (
        "“{before}”还没办，编号还归它，把它放回来，不办了就加上“cancelled: true”和“reason: 为什么取消”；给“{title}”一个新编号，"
        "如“id: {new}”。其实就是原来那一项，就在这里加一行“updates: [{{date: {today}, what: 改了什么}}]”。"
    ).format(**details)
