"""What is new beside what git has: somebody shown or told of who has departed, and addresses that spell a name.

Like `history.py`, for `check` alone; what was there before is not told, or whatever was taken down would be told for ever.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model.site import Site
from generator.model.spelt import is_spelt, names_of
from generator.problems import Problem, problem
from generator.rules.in_vain import is_in_order, told
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME, KINDS, Location
from generator.schema.records import Person
from generator.schema.references import Reference, references_of

_IN_LISTS = ("recipient", "id")  # what becomes an address of an item's


def compared_with_names(root: Path, site: Site, entries: Sequence[Entry[Any]], known: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of what came after somebody had gone, but for those that are `known`, and of new addresses that spell somebody."""
    people = {id: entry.record for id, entry in site.people.items() if not is_in_part(entry.record)}
    if not people:
        return
    said = {(each.path, dict(each.details)["id"]) for each in known if each.code == "P52"}
    work = _Comparison(root, Past(root), people, site.veil.ids & people.keys())
    for entry in entries:
        if entry.kind == "person" or is_in_part(entry.record) or not work.has_past(entry):
            continue
        yield from (each for each in work.in_vain(entry) if (each.path, dict(each.details)["id"]) not in said)
        yield from work.spelt(entry)


@dataclass
class _Comparison:
    root: Path
    past: Past
    people: Mapping[str, Person]
    gone: frozenset[str]

    def __post_init__(self) -> None:
        """Ask git once for all there is: the files, and which of them are otherwise now."""
        folders = dict.fromkeys(kind.top.partition("/")[0] for kind in KINDS)
        self._published = {folder: self.past.published(folder) for folder in folders}
        self._changed = {folder: self.past.changed(folder, published) for folder, published in self._published.items()}

    def has_past(self, entry: Entry[Any]) -> bool:
        """Whether git has anything of where an entry lies, and not the very file."""
        folder = entry.path.partition("/")[0]
        published = self._published.get(folder, {})
        return bool(published) and (entry.path not in published or entry.path in self._changed[folder])

    def _before(self, entry: Entry[Any]) -> Any | None:
        revision = self._published[entry.path.partition("/")[0]].get(entry.path)
        return self.past.at(BY_NAME[entry.kind], entry.path, revision) if revision else None

    def in_vain(self, entry: Entry[Any]) -> Iterator[Problem]:
        """Of whoever has gone and is told of, or shown, where nobody was before."""
        found = [
            each
            for each in references_of(entry.record)
            if each.kind == "person" and each.id in self.gone and is_in_order(self.people[each.id])
        ]
        before = self._before(entry) if found else None
        left = Counter(map(_of_whom, references_of(before) if before else ()))
        for each in found:
            left[_of_whom(each)] -= 1
            if left[_of_whom(each)] < 0:
                place = locate(fields_again(self.root, entry), each.location)
                yield problem("P52", entry.path, *place, **told(entry.record, each, self.people[each.id]))

    def spelt(self, entry: Entry[Any]) -> Iterator[Problem]:
        """Of each new id that spells somebody who is real; of an item in a list once."""
        kind = BY_NAME[entry.kind]
        if not kind.pages:
            return
        before = self._before(entry)
        if not kind.items:
            if before is None and (who := self._spelt_in(entry.id)):
                yield problem("P50", entry.path, value=entry.id, id=who)
            return
        known = {id for found in _ids(before, kind.items) for _, id in found}
        for ids in _ids(entry.record, kind.items):
            new = ((location, id, who) for location, id in ids if id not in known and (who := self._spelt_in(id)))
            for location, id, who in itertools.islice(new, 1):
                yield problem("P50", entry.path, *locate(fields_again(self.root, entry), location), value=id, id=who)

    def _spelt_in(self, id: str) -> str:
        """Whose name stands in an id, "" if nobody's."""
        real = ((who, person) for who, person in self.people.items() if not person.sample)
        return next((who for who, person in real if any(is_spelt(id, name) for name in names_of(person))), "")


def _of_whom(reference: Reference) -> tuple[str, str]:
    return str(next(step for step in reversed(reference.location) if isinstance(step, str))), reference.id


def _ids(record: Any, items: str) -> list[list[tuple[Location, str]]]:
    """The ids of each item of a list: whom it is about, and its own."""
    held = enumerate(getattr(record, items, ()))
    return [[((items, at, name), id) for name in _IN_LISTS if (id := getattr(item, name, ""))] for at, item in held]
