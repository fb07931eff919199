"""What becomes of the site when somebody takes consent back, found out before it is done: what goes, what changes, what is left to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.differing import Differences, differing
from generator.cache import cache_folder
from generator.frame import frames
from generator.judging import judged
from generator.load.entries import Entry
from generator.load.walk import walk
from generator.model.naming import as_compared
from generator.model.site import Site
from generator.problems import Problem, has_errors, nearest
from generator.renamed import formerly, names_in
from generator.render.everything import render
from generator.rules.check import mentions_in
from generator.rules.context import Context
from generator.rules.departed import MENTIONED, mentioning
from generator.rules.people import is_full_name
from generator.rules.unread import Unread
from generator.schema.departed import short_names
from generator.schema.kinds import BY_NAME
from generator.schema.records import Person
from generator.settings import BuildOptions
from generator.store import Store


class NoSuchPerson(Exception):
    """Nobody is registered under that number or name, or several are: `found` are their ids and names, or of whoever may be meant, or of all."""

    def __init__(self, found: Sequence[tuple[str, str]], *, are_several: bool = False, are_likely: bool = False) -> None:
        """Keep them for the message."""
        super().__init__()
        self.found, self.are_several, self.are_likely = found, are_several, are_likely


class FaultyRecord(Exception):
    """The person who is meant has a record with faults, so that nobody can be sure of what stands in it; `path` is its file."""

    def __init__(self, path: str) -> None:
        """Keep the path."""
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Departure:
    """What is to come."""

    entry: Entry[Person]
    formerly: Sequence[str]  # what the person was called before and is not said to be, as git has it
    url: str  # of the site
    notices: Sequence[str]  # addresses of pages that become a notice
    differences: Differences | None  # None where the content has other errors, so that nothing can be planned
    mentions: Sequence[Problem]  # the sentences that have to be edited
    doubts: Sequence[Problem]  # what may be about somebody else

    @property
    def names(self) -> list[str]:
        """All by which the person is looked for."""
        person = self.entry.record
        return list(dict.fromkeys((person.name, *person.also_called, *self.formerly, *short_names(person))))

    @property
    def to_note(self) -> list[str]:
        """Former names that the record is to have, too; the full name of a child belongs into no file."""
        return [name for name in self.formerly if not (self.entry.record.minor and is_full_name(name))]

    @property
    def gone(self) -> list[str]:
        """The addresses of files that are no more."""
        return [self._address(path) for path in self.differences.gone] if self.differences else []

    @property
    def changed(self) -> list[str]:
        """The addresses of what stays and shows something else."""
        others = self.differences.changed if self.differences else ()
        return [address for path in others if (address := self._address(path)) not in self.told]

    @property
    def told(self) -> list[str]:
        """The whole addresses of the notices."""
        return [self.url + each for each in self.notices]

    def _address(self, path: str) -> str:
        return self.url + path.removesuffix("index.html")


def departure_of(root: Path, options: BuildOptions, name: str) -> Departure | None:
    """What becomes of the site without the person who has this number, or is published under this name; None if its settings cannot be read.

    Raises NoSuchPerson, FaultyRecord, OSError.
    """
    folder = cache_folder(root)
    content, site = judged(root, options, walk(root, folder))
    if site is None:
        return None
    entry = _person(site, name, content.unread)
    before = _with(site, entry, replace(entry.record, withdrawn=None, until=None))
    known = {**site.formerly, **formerly(root, site.people.values(), [entry.id])}
    after = replace(_with(site, entry, replace(entry.record, withdrawn=options.today)), formerly=known)
    mentions = mentions_in(Context(root, after, content.unread), content.entries, entry.id)
    names = tuple(known.get(entry.id, ()))
    if has_errors(each for each in content.problems if each.code not in MENTIONED):
        return Departure(entry, names, site.settings.url, (), None, *_parted(mentions))
    shown = before.visible(), replace(after, mentioning=site.mentioning | mentioning(mentions)).visible()
    with Store(folder, is_owner=False) as store:
        plans = [render(each, frames(each.settings, store)) for each in shown]
    notices = sorted({*shown[1].taken_down} - {*shown[0].taken_down})
    return Departure(entry, names, site.settings.url, notices, differing(*plans), *_parted(mentions))


def _parted(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Those that stop the build, and the others."""
    return [each for each in problems if each.is_error], [each for each in problems if not each.is_error]


def _person(site: Site, name: str, unread: Unread) -> Entry[Person]:
    """Who is meant by a number or a name."""
    people = [entry for entry in site.people.values() if hasattr(entry.record, "name")]
    word = name.strip().replace("\\", "/").rpartition("/")[2].removesuffix(".yml")
    found = [entry for entry in people if entry.id == word.casefold()] or [
        entry for entry in people if as_compared(word) in map(as_compared, (entry.record.name, *entry.record.also_called))
    ]
    if not found:
        called = [
            each.id for each in unread.partial if each.kind == "person" and as_compared(word) in map(as_compared, names_in(each.record))
        ]
        for id in (*called, *unread.ids("person")):
            if id in (word.casefold(), *called):
                raise FaultyRecord(BY_NAME["person"].where.replace("<id>", id))
    if len(found) > 1:
        raise NoSuchPerson(_listed(found), are_several=True)
    if not found:
        likely = [entry for entry in people if _is_likely(as_compared(word), entry.record)]
        raise NoSuchPerson(_listed(likely or people), are_likely=bool(likely))
    return found[0]


def _listed(people: Sequence[Entry[Person]]) -> list[tuple[str, str]]:
    return [(entry.id, entry.record.name) for entry in people]


def _is_likely(word: str, person: Person) -> bool:
    """Whether a person is meant by a name without 同学, with a surname besides, or with a wrong character."""
    names = [as_compared(name) for name in names_in(person)]
    bare = [shorter for name in names if len(shorter := name.removesuffix("同学").removesuffix("小朋友")) > 1]
    return any(name in word for name in bare) or (len(word) > 1 and any(word in name for name in names)) or bool(nearest(word, names))


def _with(site: Site, entry: Entry[Person], person: Person) -> Site:
    """The site with a person's record that is otherwise."""
    people = {**site.people, entry.id: entry._replace(record=person)}
    return replace(site, entries={**site.entries, "person": people})
