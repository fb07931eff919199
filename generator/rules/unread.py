"""What stands in files that have faults: as much as can be known of it, so that nobody is blamed for leading there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.load.entries import Entry
from generator.model import addresses
from generator.problems import Problem
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME, Kind

_BY_TIME = re.compile(r".+/[0-9]{4}/(?:[0-9]{2}/)?")  # lists of the stories of a month or a year


@dataclass(frozen=True)
class Unread:
    """Files that gave no entry, and the entries of which a part could be read; neither is in the site."""

    files: frozenset[tuple[str, str]] = frozenset()  # (kind, id)
    partial: Sequence[Entry[Any]] = ()
    unlisted: frozenset[str] = frozenset()  # kinds with a list in which there may be more than could be read

    def holds(self, kind: str, id: str) -> bool:
        """Whether the record may well exist."""
        if not self.files:
            return False
        return (kind, id) in self.files or kind in self.unlisted or id in self._items.get(kind, ())

    def is_any(self, kind: str) -> bool:
        """Whether a file of `kind` could not be read: what its records are called, nobody knows."""
        return any(kind == each for each, _ in self.files)

    def whole_record(self, kind: str, id: str) -> Any:
        """A record without fault in a list that has some elsewhere; None if there is none."""
        found = self._items.get(kind, {}).get(id) if self.files else None
        return None if found is None or is_in_part(found) else found

    def ids(self, kind: str) -> Iterator[str]:
        """Ids that are known to exist."""
        yield from (id for name, id in self.files if name == kind and id)
        yield from self._items.get(kind, ())

    def has_page(self, address: str) -> bool:
        """Whether a page that could not be read, or one of those in a list, may well stand at `address`."""
        if not self.files:
            return False
        return address in self.addresses or address.startswith(self._folders) or (self._has_stories and bool(_BY_TIME.fullmatch(address)))

    @functools.cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of pages that are known to belong to such files."""
        found = {pattern.replace("<id>", id) for kind, id in self.files for pattern in BY_NAME[kind].pages if "." not in pattern}
        found.update(addresses.page(id) for kind, id in self.files if kind == "page")
        for entry in self.partial:
            found.update(_pages_of_items(BY_NAME[entry.kind], entry))
        return frozenset(found)

    @functools.cached_property
    def _has_stories(self) -> bool:
        return any(kind == "story" for kind, _ in self.files)

    @functools.cached_property
    def _folders(self) -> tuple[str, ...]:
        """Folders of pages of which nobody knows which ones there are; what was moved takes along what lay in its folder."""
        lists = ((BY_NAME[kind], id) for kind, id in self.files if kind in self.unlisted)
        patterns = ((pattern, id) for kind, id in lists for pattern in kind.pages if "." in pattern or not id)
        folders = ((pattern.replace("<id>", id) if id else pattern).partition("<")[0] for pattern, id in patterns)
        before = (alias[1:] for entry in self.partial for alias in getattr(entry.record, "aliases", ()))
        return tuple(filter(None, (*folders, *before)))

    @functools.cached_property
    def _items(self) -> Mapping[str, Mapping[str, Any]]:
        """The records with an id in lists of which a part could be read."""
        found: dict[str, dict[str, Any]] = {}
        for entry in self.partial:
            for item in getattr(entry.record, BY_NAME[entry.kind].items or "items", ()):
                if hasattr(item, "id"):
                    found.setdefault(entry.kind, {})[item.id] = item
        return found


def _pages_of_items(kind: Kind, entry: Entry[Any]) -> Iterator[str]:
    for item in getattr(entry.record, kind.items, ()) if kind.items else ():
        for pattern in kind.pages:
            name = pattern.partition(".")[2].partition(">")[0]
            if name and hasattr(item, name):
                start, _, rest = pattern.replace("<id>", entry.id).partition("<")
                yield start + getattr(item, name) + rest.partition(">")[2]


def unread_of(
    files: frozenset[tuple[str, str]], lost: frozenset[tuple[str, str]], partial: Sequence[Entry[Any]], problems: Sequence[Problem]
) -> Unread:
    """What is known of `files` that gave no entry, from what is `partial` and the `problems` told; and of what is `lost`, with no id if it may be any."""
    gappy = {each.path for each in problems if each.code == "Y20"}
    listed = {(entry.kind, entry.id) for entry in partial if entry.path not in gappy and _is_listed(entry)}
    unlisted = {kind for kind, id in files | lost if BY_NAME[kind].items and (kind, id) not in listed}
    return Unread(files | lost, partial, frozenset(unlisted | {kind for kind, id in lost if not id}))


def _is_listed(entry: Entry[Any]) -> bool:
    """Whether the id of each record in a list could be read."""
    items = getattr(entry.record, BY_NAME[entry.kind].items or "items", None)
    return items is not None and all(hasattr(item, "id") for item in items)
