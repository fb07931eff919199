"""The world around an entry as questions see it: the whole site, hidden and future records too, looked up fast and in part."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.entries import Entry, read_body
from generator.markdown.anchors import anchors
from generator.model import addresses, sections
from generator.model.around import Around, surroundings_in
from generator.model.bookings import Clash, clashes_in
from generator.model.handouts import SCHOOL
from generator.model.naming import having
from generator.model.schooling import Child, Children, Schools
from generator.model.sessions import days_between
from generator.model.site import Site
from generator.rules.unread import Unread
from generator.schema.activities import Holiday
from generator.schema.base import is_in_part
from generator.schema.departed import Veil, has_departed, nameless, shortened, veil_over
from generator.schema.kinds import BY_NAME, KINDS, Kind

SOON = 60  # days
_OF_PEOPLE = ("story", "comic")  # kinds whose records say who is in them
_ABOUT = ("title", "summary", "scene", "source")  # fields of theirs that say what it is about
_STORIES = sections.STORIES.address
_ACTIVITY_MONTH = re.compile(r"activities/(?:months|grades/[1-9])/[0-9]{4}-[0-9]{2}/")
_BY_TIME = re.compile(r".+/[0-9]{4}/(?:[0-9]{2}/)?")

Shown = Sequence[tuple[Any, Any]]  # (record of the file, record inside it that a page shows)


@dataclass(frozen=True)
class Context:
    """The site with everything in it; what is asked for often is put together once, and only if it is asked for."""

    root: Path
    site: Site
    unread: Unread  # of files with faults: what refers to them is not to blame

    def get_ready(self) -> None:
        """Put together what workers would each have to put together after they have parted."""
        self.names, self.aliases, self._shown_elsewhere, self.unread.addresses, self.surroundings  # noqa: B018

    def text_of(self, entry: Entry[Any]) -> str:
        """The whole file of an entry, for what fields and text do not tell."""
        return (self.root / entry.path).read_text("utf-8-sig", "replace")

    def shown_at(self, address: str) -> Shown:
        """What the page at `address` shows; nothing if no record has it."""
        if address.startswith(_STORIES) and (entry := self.site.of("story").get(address[len(_STORIES) : -1])):
            return ((entry.record, entry.record),)
        return self._shown_elsewhere.get(address, ())

    @functools.cached_property
    def nameless(self) -> Veil:
        """What would hide those who did not agree to be named."""
        people = ((id, entry.record) for id, entry in self.site.people.items())
        return nameless(people, (place.name for place in self.site.places if hasattr(place, "name")), self.site.settings.today)

    @functools.cached_property
    def shortened(self) -> Veil:
        """What finds the short names of children of which nobody has said whose they are."""
        people = ((id, entry.record) for id, entry in self.site.people.items())
        return shortened(people, self._names_of_places, self.site.settings.today)

    @functools.cached_property
    def _shown_elsewhere(self) -> Mapping[str, Shown]:
        """The same for all but stories, of which there are ten thousand."""
        found: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
        for kind, entries in self.site.entries.items():
            for entry in entries.values() if kind != "story" else ():
                for address, shown in addresses.of_entry(BY_NAME[kind], entry):
                    found[address].append((entry.record, shown))
        return found

    @functools.cached_property
    def _table(self) -> Sequence[Holiday]:
        """What is known of legal holidays; of one that could not be read in whole, nothing."""
        entry = self.site.of("holidays").get("")
        return [each for each in entry.record.holidays if not is_in_part(each)] if entry and not is_in_part(entry.record) else []

    @functools.cached_property
    def holidays(self) -> Mapping[datetime.date, str]:
        """The name of each legal holiday."""
        return {day: each.name for each in self._table for day in days_between(each.starts, each.ends)}

    @functools.cached_property
    def school_days(self) -> frozenset[datetime.date]:
        """The days of weekends on which schools make up for holidays."""
        return frozenset(day for each in self._table for day in each.school)

    @functools.cached_property
    def schools(self) -> Schools:
        """The places that are schools; of one that could not be read in whole nobody knows."""
        known = ((each.id, each.name) for each in self.site.places if not is_in_part(each) and each.kind == SCHOOL)
        return Schools(tuple(known))

    @functools.cached_property
    def children(self) -> Children:
        """The minors who are shown."""
        people = [(id, entry.record) for id, entry in self.site.people.items() if not is_in_part(entry.record)]
        shown = [(id, each) for id, each in people if each.minor and id not in self.site.veil.ids]
        names = {name for _, each in shown for name in (each.name, *each.also_called)}
        others = {name for _, each in people for name in (each.name, *each.also_called)} | {
            each.name for each in self.site.places if not is_in_part(each)
        }
        kept = sorted(other for other in others - names if any(name in other for name in names))
        return Children(tuple(Child(id, (each.name, *each.also_called), each.same_name) for id, each in shown), tuple(kept))

    @functools.cached_property
    def clashes(self) -> Mapping[str, tuple[Clash, ...]]:
        """By path of the list that has the second of two activities which want the same spot at the same time."""
        return clashes_in(self.site)

    @functools.cached_property
    def leaving(self) -> Veil:
        """What finds those whose consent ends within the next two months."""
        then = self.site.settings.today + datetime.timedelta(days=SOON + 1)
        people = [(id, entry.record) for id, entry in self.site.people.items() if not is_in_part(entry.record)]
        ids = {id for id, person in people if id not in self.site.veil.ids and has_departed(person, then)}
        return veil_over(ids, people, self._names_of_places)

    @property
    def _names_of_places(self) -> Sequence[str]:
        return [place.name for place in self.site.places if hasattr(place, "name")]

    def called_in(self, text: str) -> tuple[str, ...]:
        """The ids of the people whose names stand in `text`; whoever is made up, or may not be shown any more, is not looked for."""
        ids = self._likely_in(text)
        if not ids:
            return ()
        veil = self._veils.get(known := frozenset(ids))
        if veil is None:
            everybody = [(id, entry.record) for id, entry in self.site.people.items()]
            veil = self._veils[known] = veil_over(ids, everybody, self._names_of_places)
        return tuple(sorted({mention.who.id for mention in veil.mentions(text)}))

    @functools.cached_property
    def _veils(self) -> dict[frozenset[str], Veil]:
        """What finds those who were looked for."""
        return {}

    def _likely_in(self, text: str) -> set[str]:
        """The ids of those whose names seem to stand in `text`, found fast."""
        if self._by_first.keys().isdisjoint(text):
            return set()
        return {id for at, char in enumerate(text) for name, id in self._by_first.get(char, ()) if text.startswith(name, at)}

    @functools.cached_property
    def _by_first(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Names of people with their ids, by the first character."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for id, entry in self.site.people.items():
            if not is_in_part(entry.record) and not entry.record.sample and id not in self.site.veil.ids:
                for name in (entry.record.name, *entry.record.also_called):
                    found[name[0]].append((name, id))
        return found

    def is_present(self, address: str) -> bool:
        """Whether a page stands at `address` that is no old address."""
        if address in ("", *addresses.GENERATED) or (address != addresses.NOT_FOUND and self.shown_at(address)):
            return True
        if _ACTIVITY_MONTH.fullmatch(address):
            return address in self.site.activity_months
        return bool(_BY_TIME.fullmatch(address)) and address in self._lists_by_time  # which are dear to put together

    @functools.cached_property
    def surroundings(self) -> Mapping[str, tuple[Around, ...]]:
        """What lies beside entries, is like them elsewhere, or is told of somebody, by their paths; of most there is nothing to tell."""
        found = dict(surroundings_in(self.site))
        entries = [entry for kind in _OF_PEOPLE for entry in self.site.of(kind).values()]
        about = ["\n".join([getattr(entry.record, field, "") for field in _ABOUT]) for entry in entries]
        names = {name for named in self._by_first.values() for name, _ in named}
        for entry in (entries[place] for place in having(names, about)):
            if not is_in_part(entry.record) and (named := tuple(self._named_besides(entry.record))):
                found[entry.path] = (*found.get(entry.path, ()), *named)
        return found

    def _named_besides(self, record: Any) -> Iterator[Around]:
        """Who is named in what says what a record is about, and is none of its people."""
        for field in _ABOUT:
            text = getattr(record, field, "")
            if text and not self._likely_in(text) <= {*record.people}:
                there = {name for id in record.people for name in self._names_of(id)}
                who = tuple(id for id in self.called_in(text) if id not in record.people and there.isdisjoint(self._names_of(id)))
                yield from [Around("named", place=(field,), who=who)] if who else []

    def _names_of(self, person: str) -> Sequence[str]:
        entry = self.site.people.get(person)
        return (entry.record.name, *entry.record.also_called) if entry and not is_in_part(entry.record) else ()

    def anchors_at(self, address: str) -> tuple[str, ...] | None:
        """The headings of the text at `address`; None if no text of an editor's is the page's own."""
        if address not in self._anchors:
            story = self.site.of("story").get(address[len(_STORIES) : -1]) if address.startswith(_STORIES) else None
            entry = story or self._texts_elsewhere.get(address)
            self._anchors[address] = anchors(read_body(self.root, entry)) if entry else None
        return self._anchors[address]

    @functools.cached_property
    def _anchors(self) -> dict[str, tuple[str, ...] | None]:
        """Of the pages that were asked for."""
        return {}

    @functools.cached_property
    def _texts_elsewhere(self) -> Mapping[str, Entry[Any]]:
        """The entries with a text, but for stories, by the addresses of their pages."""
        kinds = [kind for kind in KINDS if kind.has_body and kind.name != "story"]
        return {
            address: entry for kind in kinds for entry in self.site.of(kind.name).values() for address, _ in addresses.of_entry(kind, entry)
        }

    @functools.cached_property
    def _lists_by_time(self) -> frozenset[str]:
        months = {addresses.month(*each) for each in self.site.months}
        return frozenset(months | {addresses.year_of(collection, year) for collection, years in self.site.years.items() for year in years})

    @functools.cached_property
    def aliases(self) -> Mapping[str, int]:
        """How many records claim an old address."""
        return Counter(alias for alias, _ in self.site.aliases())

    @functools.cached_property
    def names(self) -> Mapping[str, Mapping[str, Any]]:
        """Records by id for every kind; of a kind whose files are lists, the records in them."""
        return {kind.name: self._records_of(kind) for kind in KINDS}

    def _records_of(self, kind: Kind) -> Mapping[str, Any]:
        if kind.items:
            return {item.id: item for item in self.site.items(kind.name)}
        return {id: entry.record for id, entry in self.site.of(kind.name).items()}
