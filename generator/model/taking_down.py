"""Taking people down: what shows somebody who has departed goes, and what only names them names them no more."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.cache import digest
from generator.load.entries import Entry
from generator.media.clips import Recordings
from generator.schema.base import Record, is_in_part
from generator.schema.departed import Veil, veil_of
from generator.schema.kinds import BY_NAME, Kind
from generator.schema.records import Person, pictures_of
from generator.schema.references import references_of
from generator.settings import Settings

Entries = Mapping[str, Mapping[str, Entry[Any]]]

_NO_WORDS = ("url", "primary", "accent")  # of the settings
_SHOWS = "shows"  # the field that says who is to be seen: of these the picture goes, not what it belongs to


def taken_down(entries: Entries, veil: Veil, mentioning: frozenset[str]) -> dict[str, dict[str, Entry[Any]]]:
    """`entries`, by kind and id, without all that is about the departed; texts of the files `mentioning` are veiled."""
    work = _TakingDown(veil, mentioning, _recipients(entries, veil))
    left: dict[str, dict[str, Entry[Any]]] = {}
    for name, found in entries.items():
        kept = ((id, work.without(BY_NAME[name], entry)) for id, entry in found.items())
        left[name] = {id: entry for id, entry in kept if entry is not None}
    return left


def _recipients(entries: Entries, veil: Veil) -> frozenset[str]:
    """The ids under which the departed are honoured: another year somebody may have forgotten to say who it is."""
    honours = (honour for entry in entries.get("honours", {}).values() for honour in entry.record.honours)
    return frozenset(honour.recipient for honour in honours if honour.person in veil.ids)


def subjects_of(record: Record) -> set[str]:
    """The people whom a record is about: whoever it refers to, but for those whom its pictures show."""
    return {each.id for each in references_of(record) if each.kind == "person" and _SHOWS not in each.location}


@dataclass(frozen=True)
class Left:
    """Those of `entries` who have departed: what was about them, or has a name of theirs in its address, is not to come back."""

    entries: Iterable[Entry[Any]]
    today: datetime.date

    @functools.cached_property
    def _veil(self) -> Veil:
        return veil_of(((each.id, each.record) for each in self.entries if each.kind == "person"), (), self.today)

    def had(self, record: Record, address: str) -> bool:
        """Whether the page of a `record` that stood at `address` was theirs."""
        is_about = not is_in_part(record) and not self._veil.ids.isdisjoint(subjects_of(record))
        return is_about or any(self._veil.mentions(address))


@dataclass(frozen=True)
class _TakingDown:
    veil: Veil
    mentioning: frozenset[str]
    recipients: frozenset[str]

    def without(self, kind: Kind, entry: Entry[Any]) -> Entry[Any] | None:
        """The entry as it may be seen; None if it may not at all."""
        record: Any = entry.record
        if isinstance(record, Person):
            return _renamed(entry, record, self.veil)
        if not kind.items and self._is_gone(record):
            return None
        left = _without_items(kind, record, self._is_gone) if kind.items else record
        left = _without_shown(left, self._is_of(entry.path.rpartition("/")[0])) if kind.has_pictures else left
        if left is None:
            return None
        is_veiled = entry.path in self.mentioning
        left = self.veil.over_all(left) if is_veiled else left
        if left is record and not is_veiled:
            return entry
        kept = _told(entry._replace(record=left, veil=self.veil.within(record) if is_veiled else None), self.veil)
        return _with_files_of(kept) if kind.has_pictures else kept

    def _is_of(self, folder: str) -> Callable[[Any], bool]:
        """Whether something that `shows` people, beside a file in `folder`, shows or names one of the departed: nobody can veil what is in it."""

        def is_of(shot: Any) -> bool:
            if not isinstance(shot, Record) or not hasattr(shot, _SHOWS):
                return False
            files = [name for field in ("file", "captions") if (name := getattr(shot, field, ""))]
            names = any(f"{folder}/{file}" in self.mentioning for file in files)
            return names or not self.veil.ids.isdisjoint(getattr(shot, _SHOWS)) or any(self.veil.mentions(getattr(shot, "file", "")))

        return is_of

    def _is_gone(self, record: Any) -> bool:
        return not self.veil.ids.isdisjoint(subjects_of(record)) or getattr(record, "recipient", None) in self.recipients


def _renamed(entry: Entry[Any], person: Person, veil: Veil) -> Entry[Any]:
    """The entry of a person; marks in texts that stand for one of the departed name nobody."""
    stand_in = next((each.stand_in for each in veil.departed if each.id == entry.id), "")
    if not stand_in:
        return entry
    return _told(entry._replace(record=dataclasses.replace(person, name=stand_in, also_called=(), same_name=())), veil)


def _told(entry: Entry[Any], veil: Veil) -> Entry[Any]:
    """The entry under digests of its own: what is made of it has to be made anew."""
    own = (veil.digest, b"taken down")
    return entry._replace(digest=digest(entry.digest, *own), fields_digest=digest(entry.fields_digest, *own))


def _without_items(kind: Kind, record: Any, is_gone: Callable[[Any], bool]) -> Any:
    """A list without the items that are about somebody."""
    items: tuple[Any, ...] = getattr(record, kind.items)
    left = tuple(item for item in items if not is_gone(item))
    return record if len(left) == len(items) else dataclasses.replace(record, **{kind.items: left})


def _without_shown(record: Any, is_of: Callable[[Any], bool]) -> Any:
    """A record without the pictures and clips that are of somebody departed; None where it is nothing without."""
    changes: dict[str, Any] = {}
    for each in dataclasses.fields(record):
        value = getattr(record, each.name)
        if isinstance(value, tuple) and any(map(is_of, value)):
            changes[each.name] = tuple(item for item in value if not is_of(item))
        elif is_of(value):
            if each.default is not None:
                return None
            changes[each.name] = None
        elif isinstance(value, Record) and (inner := _without_shown(value, is_of)) is not value:
            changes[each.name] = inner
    return dataclasses.replace(record, **changes) if changes else record


def unnamed(settings: Settings, veil: Veil) -> Settings:
    """The settings with nobody's name in the words that pages show, the menu's too; addresses and colours are no words."""
    known = {each.name: getattr(settings, each.name) for each in dataclasses.fields(settings)}
    changes: dict[str, Any] = {name: veil.over(word) for name, word in known.items() if isinstance(word, str) and name not in _NO_WORDS}
    changes["menu"] = tuple(dataclasses.replace(item, title=veil.over(item.title)) for item in settings.menu)
    return dataclasses.replace(settings, **changes)


def heard(recordings: Recordings, mentioning: frozenset[str]) -> Recordings:
    """`recordings` without captions that name somebody: the name is spoken, and the clip has gone."""
    return recordings._replace(captions={path: each for path, each in recordings.captions.items() if path not in mentioning})


def _with_files_of(entry: Entry[Any]) -> Entry[Any]:
    """The entry with the paths of the pictures that its record has."""
    folder = entry.path.rpartition("/")[0]
    paths = tuple(f"{folder}/{picture.file}" for _, picture in pictures_of(entry.record))
    return entry._replace(pictures=paths, papers=tuple(path for path in entry.papers if path in paths))
