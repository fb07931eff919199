"""Which entries lie beside something that is not used, and which are like others: found for the whole site in one pass."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from generator.load.entries import Entry
from generator.model.clips import captions_path, clip_path
from generator.model.site import Site
from generator.model.visibility import day_of
from generator.schema.kinds import KINDS, Location
from generator.schema.records import NOBODY, pictures_of

T = TypeVar("T")

_TITLED = tuple(kind.name for kind in KINDS if "title" in kind.record.__annotations__)
_FEW = 3  # as many may have a picture in common by mistake; what more have is the picture of a series


class Around(NamedTuple):
    """Something to be told of an entry: a spare picture, that it has its title, text or picture from another, or whom it is about."""

    # spare, recording (a spare clip, or captions), title, text, picture, shown (a picture or clip that shows somebody elsewhere),
    # named (somebody in a field that says what it is about)
    sort: str
    what: str = ""
    other: str = ""  # path of the entry that was first, or that says who is to be seen
    place: Location = ()  # of the picture, clip or text among the fields
    who: tuple[str, ...] = ()  # the people that it shows there and not here, or that are named


def surroundings_in(site: Site) -> Mapping[str, tuple[Around, ...]]:
    """By the paths of entries; those of which there is nothing to tell are left out."""
    found: dict[str, list[Around]] = defaultdict(list)
    for kind in _TITLED:
        entries = list(site.of(kind).values())
        for group in _alike([entry.record.title for entry in entries], entries):
            _tell(group, found, "title", group[0].record.title)
    entries = [entry for kind in _TITLED for entry in site.of(kind).values()]
    for group in _alike([entry.likeness for entry in entries], entries):
        if group[0].likeness:
            _tell(group, found, "text", "")
    _spare(site, entries, found)
    same = _alike([facts.file for facts in site.pictures.values()], list(site.pictures))
    _same_pictures(same, entries, found, _shown_otherwise(site, same, entries, found))
    return {path: tuple(told) for path, told in found.items()}


def _spare(site: Site, entries: Iterable[Entry[Any]], found: dict[str, list[Around]]) -> None:
    """Pictures in the folder of an entry that it does not declare."""
    spare = site.pictures.keys() - {path for entry in entries for path in entry.pictures}
    beside = {entry.path.rpartition("/")[0]: entry for entry in entries} if spare else {}
    for path in sorted(spare):
        folder, _, name = path.rpartition("/")
        if folder in beside:
            found[beside[folder].path].append(Around("spare", name))
    recordings = site.recordings.clips.keys() | site.recordings.captions.keys()
    declared = {path for entry in site.stories for path in (clip_path(entry), captions_path(entry))} if recordings else set()
    for path in sorted(recordings - declared):
        folder, _, name = path.rpartition("/")
        if story := site.story_by_id.get(folder.rpartition("/")[2]):
            found[story.path].append(Around("recording", name))


def _same_pictures(same: Sequence[Sequence[str]], entries: Iterable[Entry[Any]], found: dict[str, list[Around]], told: set[str]) -> None:
    """Files that are the `same`, declared by two entries, but for those that are `told` of already."""
    bearers: dict[str, Entry[Any]] | None = None
    for group in same:
        if len(group) > _FEW or not told.isdisjoint(group):
            continue
        bearers = bearers or {path: entry for entry in entries for path in entry.pictures}
        borne = [(bearers[path], path) for path in group if path in bearers]
        if len(borne) > 2:
            continue  # what more than two share is shared on purpose
        first = min((entry for entry, _ in borne), key=_age, default=None)
        for entry, path in borne:
            if first and entry is not first:
                found[entry.path].append(Around("picture", path, first.path))


class _Shot(NamedTuple):
    """A picture or clip as an entry declares it."""

    entry: Entry[Any]
    place: Location
    path: str
    shows: frozenset[str]


def _shown_otherwise(site: Site, same: Sequence[Sequence[str]], entries: Iterable[Entry[Any]], found: dict[str, list[Around]]) -> set[str]:
    """The same file declared in several places, where not all say that somebody is to be seen: whoever departs would stay in one of them.

    `same` are the paths of pictures that are the same. The paths of all such files.
    """
    clips = site.recordings.clips
    groups = [*same, *_alike([facts.digest for facts in clips.values()], list(clips))]
    first = {path: group[0] for group in groups for path in group}
    shots: dict[str, list[_Shot]] = defaultdict(list)
    for entry in entries:
        paths = (*entry.pictures, clip_path(entry)) if clips else entry.pictures
        if not first.keys().isdisjoint(paths) or (len(paths) > 1 and len({*paths}) < len(paths)):
            for shot in _shots(entry):
                if shot.path in site.pictures or shot.path in clips:  # what is missing is told by itself
                    shots[first.get(shot.path, shot.path)].append(shot)
    told: set[str] = set()
    for group in shots.values():
        ways: dict[frozenset[str], _Shot] = {}  # in which it is declared: few, though a thousand may share a picture
        for shot in group:
            ways.setdefault(shot.shows, shot)
        for shot in group:
            for other in ways.values():
                if who := other.shows - shot.shows:
                    found[shot.entry.path].append(Around("shown", shot.path, other.entry.path, shot.place, tuple(sorted(who))))
                    told.update(each.path for each in group)
                    break
    return told


def _shots(entry: Entry[Any]) -> Iterator[_Shot]:
    folder = entry.path.rpartition("/")[0]
    for place, picture in pictures_of(entry.record):
        yield _Shot(entry, place, f"{folder}/{picture.file}", frozenset(picture.shows).difference(NOBODY))
    if path := clip_path(entry):
        yield _Shot(entry, ("clip",), path, frozenset(entry.record.clip.shows).difference(NOBODY))


def _alike(keys: Sequence[bytes | str], bearers: Sequence[T]) -> list[list[T]]:
    """Those who bear the same key as others; of ten thousand nearly all bear their own."""
    counts = Counter(keys)
    if len(counts) == len(keys):
        return []
    groups: dict[bytes | str, list[T]] = {key: [] for key, count in counts.items() if count > 1}
    for key, bearer in zip(keys, bearers, strict=True):
        if key in groups:
            groups[key].append(bearer)
    return list(groups.values())


def _tell(group: list[Entry[Any]], found: dict[str, list[Around]], sort: str, what: str) -> None:
    """Tell it of all but the first."""
    first = min(group, key=_age)
    for entry in group:
        if entry is not first:
            found[entry.path].append(Around(sort, what, first.path))


def _age(entry: Entry[Any]) -> tuple[datetime.date, str]:
    """A copy is younger, or stands behind."""
    return day_of(entry.record) or datetime.date.min, entry.id
