"""What git has of people's records: the names that somebody had before, and records of the departed that are no more.

Like `history.py`, for `check` alone.
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
from generator.renamed import FOLDER, PEOPLE, formerly, names_in
from generator.rules.check import mentions_in
from generator.rules.context import Context
from generator.rules.unread import Unread
from generator.schema.base import is_in_part
from generator.schema.departed import has_departed
from generator.schema.records import Person

_MOST_PLACES = 3
_WITHDRAWN = "^withdrawn *:"


def compared_with_records(root: Path, site: Site, unread: Unread, entries: Sequence[Entry[Any]]) -> Iterator[Problem]:
    """Problems of people who were called otherwise before, or had departed and are not registered any more."""
    past = Past(root)
    yield from _deleted(root, past, site.people.values(), site.settings.today)
    yield from _back(root, past, site)
    for id, names in formerly(root, site.people.values()).items():
        entry, person = site.people[id], site.people[id].record
        found = [] if id in site.veil.ids else mentions_of(root, site, unread, entries, entry, names)
        if found:  # of who has departed every such name is looked for as the others are
            places = "、".join(dict.fromkeys(each.path for each in found[:_MOST_PLACES])) + ("等处" if len(found) > _MOST_PLACES else " ")
            called = "、".join(f"“{name}”" for name in names)
            place = locate(fields_again(root, entry), ("name",))
            typed = f"also_called: [{', '.join((*person.also_called, *names))}]"
            yield problem("P42", entry.path, *place, value=called, places=places, now=person.name, typed=typed)


def mentions_of(
    root: Path, site: Site, unread: Unread, entries: Sequence[Entry[Any]], entry: Entry[Person], names: Sequence[str]
) -> list[Problem]:
    """Where `entries` have one of the former `names` of a person."""
    gone = dataclasses.replace(entry.record, name=names[0], also_called=tuple(names[1:]), withdrawn=site.settings.today)
    people = {**site.people, "": entry._replace(id="", record=gone)}
    after = dataclasses.replace(site, entries={**site.entries, PEOPLE.name: people})
    return mentions_in(Context(root, after, unread), entries, "")


def _back(root: Path, past: Past, site: Site) -> Iterator[Problem]:
    """Those who had taken consent back and are shown again, though nobody has signed since: in the same record, or under another number."""
    here = {entry.path: entry for id, entry in site.people.items() if id not in site.veil.ids and not is_in_part(entry.record)}
    rewritten = [(here[path], path, revision) for path, revision in past.rewritten([FOLDER], _WITHDRAWN) if path in here]
    deleted = [(path, revision) for path, revision in past.published(FOLDER).items() if not (root / path).exists()]
    moved = [(entry, path, revision) for path, revision in deleted for entry in here.values()]
    told = set[str]()
    for entry, path, revision in (*rewritten, *moved):
        before, person = past.at(PEOPLE, path, revision) if entry.path not in told else None, entry.record
        if before is None or is_in_part(before) or not before.withdrawn or (person.consented and person.consented >= before.withdrawn):
            continue
        if entry.path == path or as_compared(before.name) in map(as_compared, names_in(person)):
            told.add(entry.path)
            place = locate(fields_again(root, entry), ("name",))
            yield problem("P53", entry.path, *place, name=person.name, id=entry.id, value=before.withdrawn.isoformat())


def _deleted(root: Path, past: Past, people: Sequence[Entry[Any]] | Any, today: datetime.date) -> Iterator[Problem]:
    """Records that have gone of people who had departed: nobody would look for them any more."""
    looked_for = {as_compared(name) for entry in people for name in names_in(entry.record)}
    for path, revision in past.published(FOLDER).items():
        match = PEOPLE.path.fullmatch(path)
        before = past.at(PEOPLE, path, revision) if match and not (root / path).exists() else None
        if before and match and not is_in_part(before) and has_departed(before, today) and as_compared(before.name) not in looked_for:
            yield problem("P48", path, id=match["id"])
