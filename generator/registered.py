"""What git has of people's records: the names that somebody had before, and records of the departed that are no more.

Like `history.py`, for `check` and `forget` alone.
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
from generator.model.naming import as_compared
from generator.model.site import Site
from generator.problems import Problem, problem
from generator.rules.check import mentions_in
from generator.rules.context import Context
from generator.rules.unread import Unread
from generator.schema.base import is_in_part
from generator.schema.departed import has_departed
from generator.schema.kinds import BY_NAME
from generator.schema.records import Person

_PEOPLE = BY_NAME["person"]
_FOLDER = _PEOPLE.where.rpartition("/")[0]
_NAMES = r"^(name|also_called) *:|^ *- "  # lines of a record
_MOST_PLACES = 3


def compared_with_records(root: Path, site: Site, unread: Unread, entries: Sequence[Entry[Any]]) -> Iterator[Problem]:
    """Problems of people who were called otherwise before, or had departed and are not registered any more."""
    past = Past(root)
    yield from _deleted(root, past, site.people.values(), site.settings.today)
    for entry, names in _formerly(past, site):
        person: Person = entry.record
        if person.withdrawn:
            yield from mentions_of(root, site, unread, entries, entry, names, entry.id)
        elif found := mentions_of(root, site, unread, entries, entry, names, ""):
            places = "、".join(dict.fromkeys(each.path for each in found[:_MOST_PLACES])) + ("等处" if len(found) > _MOST_PLACES else " ")
            called = "、".join(f"“{name}”" for name in names)
            place = locate(fields_again(root, entry), ("name",))
            typed = f"also_called: [{', '.join((*person.also_called, *names))}]"
            yield problem("P42", entry.path, *place, value=called, places=places, now=person.name, typed=typed)


def former_names(root: Path, site: Site, id: str) -> tuple[str, ...]:
    """The names that the person `id` had before and nobody has now, as far as git has a past."""
    return next((names for entry, names in _formerly(Past(root), site) if entry.id == id), ())


def mentions_of(
    root: Path, site: Site, unread: Unread, entries: Sequence[Entry[Any]], entry: Entry[Person], names: Sequence[str], id: str
) -> list[Problem]:
    """Where `entries` have one of the former `names` of a person; with the `id`, but for what is about that person and goes by itself."""
    gone = dataclasses.replace(entry.record, name=names[0], also_called=tuple(names[1:]), withdrawn=site.settings.today)
    people = {**site.people, id: entry._replace(id=id, record=gone)}
    after = dataclasses.replace(site, entries={**site.entries, _PEOPLE.name: people})
    return mentions_in(Context(root, after, unread), entries, id)


def _formerly(past: Past, site: Site) -> Iterator[tuple[Entry[Person], tuple[str, ...]]]:
    """Everybody who was called otherwise before, with the names of then."""
    people = {entry.path: entry for entry in site.people.values() if not is_in_part(entry.record)}
    taken = {as_compared(name) for entry in people.values() for name in _names(entry.record)}
    found: dict[str, dict[str, None]] = {}
    for path, revision in past.rewritten(_FOLDER, _NAMES):
        if path in people and (before := past.at(_PEOPLE, path, revision)):
            found.setdefault(path, {}).update(dict.fromkeys(name for name in _names(before) if as_compared(name) not in taken))
    yield from ((people[path], tuple(names)) for path, names in found.items() if names)


def _deleted(root: Path, past: Past, people: Sequence[Entry[Any]] | Any, today: datetime.date) -> Iterator[Problem]:
    """Records that have gone of people who had departed: nobody would look for them any more."""
    looked_for = {as_compared(name) for entry in people for name in _names(entry.record)}
    for path, revision in past.published(_FOLDER).items():
        match = _PEOPLE.path.fullmatch(path)
        before = past.at(_PEOPLE, path, revision) if match and not (root / path).exists() else None
        if before and match and not is_in_part(before) and has_departed(before, today) and as_compared(before.name) not in looked_for:
            yield problem("P48", path, id=match["id"])


def _names(person: Any) -> tuple[str, ...]:
    return tuple(filter(None, (getattr(person, "name", ""), *getattr(person, "also_called", ()))))
