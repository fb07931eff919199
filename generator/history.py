"""What was given out before and is otherwise now: a list that says nothing of its change, an activity or a page that has vanished.

No rule of `check.py`: a build does not ask it, and its verdict rests on more than the content.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model import addresses
from generator.model.revisions import event_of, is_noted, modified, sequence
from generator.model.sessions import holidays_between, is_too_long, sessions_of
from generator.model.site import is_out
from generator.problems import Problem, problem
from generator.reassigned import line_of, reassigned
from generator.schema.activities import Activity, ActivityList, Holidays
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME, KINDS, Kind

_MOVING = tuple(kind for kind in KINDS if kind.pages and "aliases" in (each.name for each in dataclasses.fields(kind.record)))
_NAMES = frozenset(kind.name for kind in _MOVING)
_LISTS, _HOLIDAYS = BY_NAME["activities"], BY_NAME["holidays"]


def compared_with_past(root: Path, entries: Sequence[Entry[Any]], today: datetime.date) -> Iterator[Problem]:
    """Problems of lists that families have in their hands, as far as git has a past."""
    lists = {entry.path: entry for entry in entries if entry.kind == _LISTS.name}
    known = {activity.id for entry in lists.values() for activity in entry.record.activities}
    past, given_out = Past(root), dict[str, ActivityList]()
    for path in dict.fromkeys((*lists, *past.paths(_LISTS.where.rpartition("/")[0]))):
        if path not in lists and (root / path).exists():
            continue  # it could not be read, which is told; what is in it nobody knows
        before = past.record(_LISTS, path)
        if before is None and path in lists and not is_in_part(lists[path].record):
            before = lists[path].record  # what falls on its days may be otherwise
        if before is None or before.edition > today:
            continue
        given_out[path] = before
        tree = fields_again(root, lists[path]) if path in lists else None
        for activity in _vanished(before, known, today):
            place = locate(tree, ("activities",), at_key=True) if tree else (0, 0)
            yield problem("T10", path, *place, title=activity.title, id=activity.id)
    yield from reassigned(root, past, given_out, lists, today)
    yield from _Versions(root, today, given_out, *_holidays(past, entries)).problems(lists)
    yield from _gone(root, past, entries, today)


def _gone(root: Path, past: Past, entries: Sequence[Entry[Any]], today: datetime.date) -> Iterator[Problem]:
    """Pages whose folder or file is called otherwise now, or has gone, and that no page says it was."""
    said = {alias[1:] for entry in entries for alias in getattr(entry.record, "aliases", ())}
    held = {addresses.of_file(BY_NAME[entry.kind], entry.id) for entry in entries if entry.kind in _NAMES}
    for folder in dict.fromkeys(kind.top.partition("/")[0] for kind in _MOVING):
        for path, revision in past.published(folder).items():
            kind, match = next(((kind, found) for kind in _MOVING if (found := kind.path.fullmatch(path))), (None, None))
            if kind is None or match is None or (root / path).exists():
                continue
            address = addresses.of_file(kind, match["id"])
            before = past.at(kind, path, revision) if address not in said and address not in held else None
            title = getattr(before, "title", "") or getattr(before, "name", "")
            if before is not None and title and is_out(before, today):
                yield _missed(root, kind, path, f"/{address}", title, entries)


def _missed(root: Path, kind: Kind, path: str, address: str, title: str, entries: Sequence[Entry[Any]]) -> Problem:
    """The problem of one that has gone: told where the page stands that is called like it, if one does that was not there before."""
    like = [each for each in entries if each.kind == kind.name and title in (getattr(each.record, name, "") for name in ("title", "name"))]
    if len(like) != 1:
        return problem("F23", path, title=title, address=address)
    name = "title" if getattr(like[0].record, "title", "") == title else "name"
    advice = (
        f"这里的标题和它一样。是从那里搬来的，就把老地址写进“旧地址”，如 aliases: [{address}]，老链接和订阅都还认得它；不是，就不用管。"
    )
    return problem("F23", like[0].path, *locate(fields_again(root, like[0]), (name,)), title=title, address=address, advice=advice)


def _holidays(past: Past, entries: Sequence[Entry[Any]]) -> tuple[Holidays | None, Holidays | None]:
    """The table of holidays as it was, and as it is."""
    now = next((entry.record for entry in entries if entry.kind == _HOLIDAYS.name and not is_in_part(entry.record)), None)
    return past.record(_HOLIDAYS, _HOLIDAYS.where) or now, now


@dataclass(frozen=True)
class _Versions:
    """What was given out beside what is now: whether calendar programs see which is the later."""

    root: Path
    today: datetime.date
    given_out: Mapping[str, ActivityList]
    holidays_before: Holidays | None
    holidays: Holidays | None

    def problems(self, lists: Mapping[str, Entry[ActivityList]]) -> Iterator[Problem]:
        """Of every list that is changed and does not say so, and of activities to which their list's edition is no help."""
        before = {activity.id: (record, activity) for record in self.given_out.values() for activity in record.activities}
        for path, entry in lists.items():
            now = entry.record
            if is_in_part(now) or is_too_long(now):
                continue
            stale = [
                (at, each) for at, each in enumerate(now.activities) if each.id in before and self._is_stale(*before[each.id], now, each)
            ]
            if not stale and not self._is_silent(path, now):
                continue
            tree = fields_again(self.root, entry)
            edition, own = locate(tree, ("edition",)), self.given_out.get(path)
            if own and own.edition > now.edition:
                yield problem(
                    "T21", path, *edition, before=own.edition.isoformat(), edition=now.edition.isoformat(), today=self.today.isoformat()
                )
            elif now.edition < self.today and (
                self._is_silent(path, now) or not all(self._is_later(*before[each.id], now, each) for _, each in stale)
            ):
                yield problem("T09", path, *edition, edition=now.edition.isoformat(), today=self.today.isoformat())
            else:
                for at, each in stale:
                    yield problem("T22", path, *locate(tree, ("activities", at, "id")), title=each.title, today=self.today.isoformat())

    def _is_silent(self, path: str, now: ActivityList) -> bool:
        """Whether a list was changed, or set back, under the edition that families have."""
        own = self.given_out.get(path)
        return (
            own is not None and _on_paper(own) != _on_paper(now) and (now.edition < own.edition or own.edition == now.edition < self.today)
        )

    def _is_stale(self, list_before: ActivityList, before: Activity, list_now: ActivityList, now: Activity) -> bool:
        """Whether an activity goes out as earlier than what families have, or as the same though it is another."""
        if not self._is_later(list_before, before, list_now, now):
            return True
        day, known = modified(list_now, now), modified(list_before, before)
        return day < known or (
            day == known < self.today and self._has_changed(list_before, before, list_now, now) and not is_noted(before, now)
        )

    def _is_later(self, list_before: ActivityList, before: Activity, list_now: ActivityList, now: Activity) -> bool:
        """Whether the number of an event that has changed rises, and that of any other does not fall."""
        rise = sequence(list_now, now) - sequence(list_before, before)
        return rise > 0 or (rise == 0 and not self._has_changed(list_before, before, list_now, now))

    def _has_changed(self, list_before: ActivityList, before: Activity, list_now: ActivityList, now: Activity) -> bool:
        old, new = (
            holidays_between(table, record.starts, record.ends)
            for table, record in ((self.holidays_before, list_before), (self.holidays, list_now))
        )
        return bool(event_of(list_before, before, old) != event_of(list_now, now, new))


def still_expected(root: Path, path: str, today: datetime.date) -> dict[str, Activity]:
    """By id, the activities of the list at `path` that were given out and are still to come, as far as git has a past."""
    past = Past(root)
    before = past.record(_LISTS, path) or past.unchanged(_LISTS, path)
    if before is None or before.edition > today:
        return {}
    return {activity.id: activity for activity in _vanished(before, set(), today)}


def had_activity(root: Path, id: str) -> bool:
    """Whether some list has had an activity `id`, which is in none now, as far as git has a past."""
    return Past(root).has_had(_LISTS.where.rpartition("/")[0], line_of(id))


def is_younger(root: Path, path: str, file: Path) -> bool:
    """Whether the list at `path` was changed after `file` was saved: what git has as it is was changed when it was committed."""
    changed = Past(root).committed(path)
    return (changed if changed is not None else (root / path).stat().st_mtime) > file.stat().st_mtime


def _on_paper(whole: ActivityList) -> ActivityList:
    """A list without what only the web tells: how many places are left changes every day."""
    return dataclasses.replace(whole, activities=tuple(dataclasses.replace(each, left=None) for each in whole.activities))


def _vanished(before: ActivityList, known: set[str], today: datetime.date) -> Iterator[Activity]:
    """Activities that are still to come, and that no list has any more."""
    for activity in before.activities:
        if activity.id not in known and any(held.day >= today for held in sessions_of(before, activity)):
            yield activity
