"""Records called by their names: the ids that are meant, put in their place before anything is judged or made."""

from __future__ import annotations

import datetime
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from generator.cache import digest
from generator.load.entries import Entry
from generator.schema.kinds import BY_NAME, Kind
from generator.schema.records import Person
from generator.schema.references import references_of, with_ids
from generator.text import as_seen

NAMELESS = ("person",)  # whoever is to be named was registered under a number, lest a name leads to somebody else


class Named(NamedTuple):
    """What can be called by a name."""

    id: str
    name: str


def called(kind: Kind, entry: Entry[Any]) -> Iterable[Named]:
    """All that a file of `kind` gives names to: its records, or itself."""
    if kind.name in NAMELESS:
        return ()
    if kind.items:
        items = getattr(entry.record, kind.items, ())  # none if the list could not be read
        return [Named(each.id, name_of(each)) for each in items if hasattr(each, "id") and name_of(each)]
    return [Named(entry.id, name_of(entry.record))] if name_of(entry.record) else []


def name_of(record: Any) -> str:
    """What people call a record, "" if it has no name."""
    return str(getattr(record, "name", "") or getattr(record, "title", "") or getattr(record, "label", ""))


def as_compared(name: str) -> str:
    """`name` without what is written now so, now so: width, case, blanks and quotation marks."""
    plain = unicodedata.normalize("NFKC", as_seen(name)[0]).casefold()
    return "".join(char for char in plain if char not in " “”‘’\"'《》「」")


def resolved(entries: Sequence[Entry[Any]]) -> list[Entry[Any]]:
    """`entries` with ids wherever a name leads to exactly one record; other names stay, for the rules to see."""
    asking = {index: entry for index, entry in enumerate(entries) if entry.has_names}
    if not asking:
        return list(entries)
    known = _names(entries, {each.kind for entry in asking.values() for each in references_of(entry.record)})
    return [_resolved(entry, known) if index in asking else entry for index, entry in enumerate(entries)]


def _names(entries: Iterable[Entry[Any]], kinds: set[str]) -> Mapping[tuple[str, str], list[str]]:
    """The ids behind each name, by kind and name."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind in kinds:
            for each in called(BY_NAME[entry.kind], entry):
                known[entry.kind, as_compared(each.name)].append(each.id)
    return known


def _resolved(entry: Entry[Any], known: Mapping[tuple[str, str], list[str]]) -> Entry[Any]:
    meant: list[str] = []

    def id_of(kind: str, name: str) -> str:
        ids = known.get((kind, as_compared(name)), [])
        meant.append(ids[0] if len(ids) == 1 else name)
        return meant[-1]

    record = with_ids(entry.record, id_of)
    told = digest(*(each.encode() for each in meant))
    return entry._replace(
        record=record, digest=digest(entry.digest, told), fields_digest=digest(entry.fields_digest, told), has_names=False
    )


def called_like(people: Mapping[str, Person], id: str) -> tuple[str, ...]:
    """The ids of those of `people` who were registered before one of them and have a name of that person's."""
    if id not in people:
        return ()
    names, since = _called(people[id]), _since(id, people[id])
    return tuple(other for other, person in people.items() if _since(other, person) < since and not names.isdisjoint(_called(person)))


def _called(person: Person) -> set[str]:
    return {*map(as_compared, (person.name, *person.also_called))}


def _since(id: str, person: Person) -> tuple[datetime.date, str]:
    return person.consented or datetime.date.min, id


def having(names: Collection[str], texts: Sequence[str]) -> list[int]:
    """The places of the `texts` that have any of `names` in them: of ten thousand, looked through as one, in a hundredth of a second."""
    if not names:
        return []
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    matches = re.finditer("|".join(map(re.escape, sorted(names))), "\0".join(texts))
    return sorted({bisect_right(starts, match.start()) - 1 for match in matches})
