"""What was given out before and is otherwise now: a list of activities that says nothing of its change, an activity that has vanished.

No rule of `check.py`: a build does not ask it, and its verdict rests on more than the content.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model.sessions import sessions_of
from generator.problems import Problem, problem
from generator.schema.activities import Activity, ActivityList
from generator.schema.kinds import BY_NAME

_LISTS = BY_NAME["activities"]


def compared_with_past(root: Path, entries: Sequence[Entry[Any]], today: datetime.date) -> Iterator[Problem]:
    """Problems of lists that families have in their hands, as far as git has a past."""
    lists = {entry.path: entry for entry in entries if entry.kind == _LISTS.name}
    known = {activity.id for entry in lists.values() for activity in entry.record.activities}
    past = Past(root)
    for path in dict.fromkeys((*lists, *past.paths(_LISTS.where.rpartition("/")[0]))):
        if path not in lists and (root / path).exists():
            continue  # it could not be read, which is told; what is in it nobody knows
        before = past.record(_LISTS, path)
        if before is None or before.edition > today:
            continue
        tree = fields_again(root, lists[path]) if path in lists else None
        if path in lists and _is_silent(before, lists[path].record, today):
            yield problem("T09", path, *locate(tree, ("edition",)), edition=before.edition.isoformat(), today=today.isoformat())
        for activity in _vanished(before, known, today):
            place = locate(tree, ("activities",), at_key=True) if tree else (0, 0)
            yield problem("T10", path, *place, title=activity.title, id=activity.id)


def still_expected(root: Path, path: str, today: datetime.date) -> dict[str, Activity]:
    """By id, the activities of the list at `path` that were given out and are still to come, as far as git has a past."""
    past = Past(root)
    before = past.record(_LISTS, path) or past.unchanged(_LISTS, path)
    if before is None or before.edition > today:
        return {}
    return {activity.id: activity for activity in _vanished(before, set(), today)}


def _is_silent(before: ActivityList, now: ActivityList, today: datetime.date) -> bool:
    """Whether a list was changed under the edition that families have; a second change on a day has no other day to bear."""
    return _on_paper(before) != _on_paper(now) and before.edition == now.edition < today


def _on_paper(whole: ActivityList) -> ActivityList:
    """A list without what only the web tells: how many places are left changes every day."""
    return dataclasses.replace(whole, activities=tuple(dataclasses.replace(each, left=None) for each in whole.activities))


def _vanished(before: ActivityList, known: set[str], today: datetime.date) -> Iterator[Activity]:
    """Activities that are still to come, and that no list has any more."""
    for activity in before.activities:
        if activity.id not in known and any(held.day >= today for held in sessions_of(before, activity)):
            yield activity
