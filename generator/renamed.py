"""The names that people had before, as git has their records of then: texts may call them so still.

A build asks it too, of those who have departed alone: the server that publishes runs nothing else, and whoever departs may have been renamed
long before or just now, by hand or by `forget`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.load.entries import Entry
from generator.load.past import Past
from generator.model.naming import as_compared
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME
from generator.schema.records import Person

PEOPLE = BY_NAME["person"]
FOLDER = PEOPLE.where.rpartition("/")[0]
_SECONDS = 60.0  # for git where a name that nobody finds is published: a busy machine may take its time
_NAMES = r"^(name|also_called) *:|^ *- "  # lines of a record


def formerly(root: Path, people: Iterable[Entry[Person]], ids: Iterable[str] | None = None) -> Mapping[str, Sequence[str]]:
    """The names that somebody of `people` had before and nobody has now, by id, as far as git has a past.

    Of `ids`, if these are given, in all versions; otherwise of everybody, in the newest.
    """
    known = {entry.path: entry for entry in people if not is_in_part(entry.record)}
    wanted = known.keys() if ids is None else {path for path, entry in known.items() if entry.id in {*ids}}
    if not wanted:
        return {}
    taken = {as_compared(name) for entry in known.values() for name in names_in(entry.record)}
    found: dict[str, dict[str, None]] = {}
    past = Past(root) if ids is None else Past(root, _SECONDS)
    for path, revision in past.rewritten([FOLDER], _NAMES) if ids is None else past.rewritten(sorted(wanted), _NAMES, most=0):
        if path in wanted and (before := past.at(PEOPLE, path, revision)):
            names = (name for name in names_in(before) if as_compared(name) not in taken)
            found.setdefault(known[path].id, {}).update(dict.fromkeys(names))
    return {id: tuple(names) for id, names in found.items() if names}


def names_in(person: Any) -> tuple[str, ...]:
    """The names in a record of which some fields could not be read."""
    return tuple(filter(None, (getattr(person, "name", ""), *getattr(person, "also_called", ()))))
