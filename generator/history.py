"""What was given out before and is otherwise now: a list that says nothing of its change, an activity or a page that has vanished or moved.

No rule of `check.py`: a build does not ask it, and its verdict rests on more than the content.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model import addresses, former
from generator.model.former import first_address
from generator.model.revisions import event_of, is_noted, modified, sequence
from generator.model.sessions import holidays_between, is_too_long, sessions_of
from generator.model.taking_down import Left
from generator.model.visibility import is_out
from generator.problems import Problem, problem
from generator.reassigned import line_of, reassigned
from generator.republished import aliases_line, republished
from generator.retracted import Retracted, retracted
from generator.schema.activities import Activity, ActivityList, Holidays
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME, KINDS, Kind
from generator.text import date_in_chinese

_MOVING = tuple(kind for kind in KINDS if kind.pages and "aliases" in (each.name for each in dataclasses.fields(kind.record)))
_NAMES = frozenset(kind.name for kind in _MOVING)
_UNSEEN = "家长的日历看不出哪一个更新"
_UNTOLD = "没有写哪天改的、改了什么，日历会更新，家长却不知道变了哪里"  # a later edition is enough for programs, not for people
_LISTS, _HOLIDAYS, _STORIES = BY_NAME["activities"], BY_NAME["holidays"], BY_NAME["story"]
_LONG_AGO = 90  # days


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
    yield from _hidden(root, given_out, entries, today)
    said = {old for entry in entries if entry.kind in _NAMES for old, _ in former.moves(BY_NAME[entry.kind], entry)}
    gone = list(_gone(root, past, entries, said, today))
    yield from gone
    yield from _dated_back(root, past, entries, {each.path for each in gone}, today)
    yield from republished(root, past, entries, today)
    yield from _moved(root, given_out, [entry for entry in lists.values() if not is_in_part(entry.record)], said)


def _hidden(root: Path, given_out: Mapping[str, ActivityList], entries: Sequence[Entry[Any]], today: datetime.date) -> Iterator[Problem]:
    """Lists that their new edition takes off the site until it comes, and of which only git knows that they were there."""
    issued = {entry.id for entry in entries if entry.kind == "issued"}
    for entry in entries:
        if entry.path not in given_out or entry.kind != _LISTS.name or entry.id in issued or is_in_part(entry.record):
            continue
        edition, published = entry.record.edition, entry.record.published
        if edition > today and (published is None or published > today):
            place = locate(fields_again(root, entry), ("edition",))
            yield problem("T24", entry.path, *place, edition=date_in_chinese(edition), today=today.isoformat())


def _gone(root: Path, past: Past, entries: Sequence[Entry[Any]], said: set[str], today: datetime.date) -> Iterator[Problem]:
    """Pages whose folder or file is called otherwise now, or has gone, and of which no page has `said` that it was there."""
    held, left = {addresses.of_file(BY_NAME[entry.kind], entry.id) for entry in entries if entry.kind in _NAMES}, Left(entries, today)
    for folder in dict.fromkeys(kind.top.partition("/")[0] for kind in _MOVING):
        published = past.published(folder)
        for path, revision in published.items():
            kind, match = next(((kind, found) for kind in _MOVING if (found := kind.path.fullmatch(path))), (None, None))
            if kind is None or match is None or (root / path).exists():
                continue
            address = addresses.of_file(kind, match["id"])
            before = past.at(kind, path, revision) if address not in said and address not in held else None
            if before is not None and _title(before) and is_out(before, today) and not left.had(before, address):
                heir = _heir(kind, before, entries)
                own = past.at(kind, heir.path, published[heir.path]) if heir and heir.path in published else None
                yield _missed(root, kind, path, address, before, heir, own)


def _dated_back(root: Path, past: Past, entries: Sequence[Entry[Any]], moved: set[str], today: datetime.date) -> Iterator[Problem]:
    """New stories that would go online as if they had been there for months, below all others: in January many a year is the old one."""
    published = past.published(_STORIES.top.rstrip("/"))
    for entry in entries if published else ():
        if entry.kind != _STORIES.name or entry.path in published or entry.path in moved or is_in_part(entry.record):
            continue
        story = entry.record
        if not story.draft and not story.aliases and (today - story.first_day).days > _LONG_AGO:
            name = "publish_from" if story.publish_from else "date"
            place = locate(fields_again(root, entry), (name,))
            yield problem("R19", entry.path, *place, title=story.title, date=date_in_chinese(story.first_day), today=today.isoformat())


def _missed(root: Path, kind: Kind, path: str, address: str, before: Any, heir: Entry[Any] | None, own: Any | None) -> Problem:
    """The problem of one that has gone: told where it may be now, which others may have had as its `own` record already."""
    title = _title(before)
    if heir is None:
        return problem("F23", path, title=title, address=f"/{address}")
    url = addresses.of_file(kind, heir.id)
    known = () if is_in_part(before) else before.aliases
    if own is not None and not is_in_part(own):
        line = aliases_line(first_address(own, url), (*heir.record.aliases, *known, f"/{address}"), url)
    else:
        line = aliases_line(first_address(before, address) if known else address, (*known, f"/{address}", *heir.record.aliases), url)
    name = "name" if getattr(heir.record, "name", "") == title else "title"
    is_like = title == getattr(heir.record, name, "")
    advice = (
        f"{'这里的标题和它一样' if is_like else '它的活动在这里'}。是从那里搬来的，就把老地址写进“旧地址”，"
        f"如 {line}，老链接和订阅都还认得它；不是，就不用管。"
    )
    return problem("F23", heir.path, *locate(fields_again(root, heir), (name,)), title=title, address=f"/{address}", advice=advice)


def _heir(kind: Kind, before: Any, entries: Sequence[Entry[Any]]) -> Entry[Any] | None:
    """What a page that has gone may be now: the only one that is called like it, or the list that has most of its activities."""
    title = _title(before)
    of_kind = [each for each in entries if each.kind == kind.name]
    like = [each for each in of_kind if title in (getattr(each.record, name, "") for name in ("title", "name"))]
    if len(like) == 1 or kind != _LISTS:
        return like[0] if len(like) == 1 else None
    ids = {activity.id for activity in before.activities}
    shared = {each.path: len(ids & {activity.id for activity in each.record.activities}) for each in of_kind}
    most = max(of_kind, key=lambda each: shared[each.path], default=None)
    return most if most and shared[most.path] else None


def _title(record: Any) -> str:
    return getattr(record, "title", "") or getattr(record, "name", "")


def _aliases(record: Any, *more: str) -> str:
    """The line that says where a page was, with what it says already."""
    return f"aliases: [{', '.join((*record.aliases, *more))}]"


def _moved(root: Path, given_out: Mapping[str, ActivityList], lists: Sequence[Entry[ActivityList]], said: set[str]) -> Iterator[Problem]:
    """Activities on another list than before, of which that has not `said` where they were; those of one list are told at once."""
    said = said | {addresses.activity(entry.id, each.id) for entry in lists for each in entry.record.activities}
    for path, before in given_out.items():
        id, own = PurePosixPath(path).stem, next((each for each in lists if each.path == path), None)
        is_told = own is not None or addresses.activity_list(id) in said
        heir = None if is_told else _heir(_LISTS, before, lists)  # whose problem is that of the whole list
        left = {each.id for each in own.record.activities} if own else set[str]()
        missed = {
            each.id: (each.title, urls)
            for each in before.activities
            if each.id not in left and (urls := [url for url in _served_at(id, before, each) if url not in said])
        }
        for entry in lists:
            here = [at for at, each in enumerate(entry.record.activities) if each.id in missed] if entry.path != path else []
            if here and entry is not heir:
                found = [missed[entry.record.activities[at].id] for at in here]
                place = locate(fields_again(root, entry), ("activities", here[0], "id"))
                yield _elsewhere(entry, place, found[0][0], len(found), [f"/{url}" for _, urls in found for url in urls])


def _served_at(list_id: str, before: ActivityList, activity: Activity) -> list[str]:
    """All addresses of an activity of a list, the earliest first, of which feeds make its id: those under which the list itself was before, too."""
    return [addresses.activity(id, activity.id) for id in dict.fromkeys((*former.lists_of(before, activity.id), list_id))]


def _elsewhere(entry: Entry[ActivityList], place: tuple[int, int], title: str, count: int, before: Sequence[str]) -> Problem:
    """The problem of `count` activities, the first of them called `title`, that `entry` has from another list."""
    more = f"（一起搬来的共{count}项）" if count > 1 else ""
    advice = f"它搬到了这份清单里{more}。编号不用动，在清单里写一行 {_aliases(entry.record, *before)}，不要缩进，老链接和订阅就都还认得它。"
    return problem("F23", entry.path, *place, title=title, address=before[0], advice=advice)


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
            back = {at: found for at, each in enumerate(now.activities) if (found := self._retracted(before, each))}
            if not stale and not back and not self._is_silent(path, now):
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
                    trouble = _UNTOLD if self._is_later(*before[each.id], now, each) else _UNSEEN
                    place = locate(tree, ("activities", at, "id"))
                    yield problem("T22", path, *place, title=each.title, trouble=trouble, today=self.today.isoformat())
                told = {at for at, _ in stale}
                for at, found in back.items():
                    if at not in told:
                        place = locate(tree, ("activities", at, *found.location))
                        yield problem("T22", path, *place, title=now.activities[at].title, trouble=found.trouble, advice=found.advice)

    def _retracted(self, before: Mapping[str, tuple[ActivityList, Activity]], now: Activity) -> Retracted | None:
        return retracted(before[now.id][1], now, self.today) if now.id in before else None

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
