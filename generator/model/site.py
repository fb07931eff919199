"""The whole content as Python objects: sorted, linked, frozen."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import heapq
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from generator.load.entries import Entry
from generator.media.clips import NO_RECORDINGS, Recordings
from generator.media.encoding import PictureFacts
from generator.model import addresses, former
from generator.model.naming import resolved
from generator.model.sessions import Days, holidays_between, is_too_long, months_of
from generator.model.taking_down import heard, taken_down, unnamed
from generator.model.visibility import is_over, seen
from generator.schema.activities import Category, Holidays
from generator.schema.base import is_in_part
from generator.schema.departed import NOBODY, Formerly, Veil, veil_of
from generator.schema.kinds import BY_NAME
from generator.schema.records import Figure, Page, Person, Place, Programme, Story, Theme
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.media.panels import Found

Stories = tuple[Entry[Story], ...]
T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Site:
    """All content; stories are newest first, every mapping is by id, places and themes keep the editor's order."""

    settings: Settings
    entries: Mapping[str, Mapping[str, Entry[Any]]]  # by kind and id; a kind of one file has the id ""
    pictures: Mapping[str, PictureFacts]  # by path of the file
    panels: Mapping[str, Found]  # what was found in the pictures of comics that do not say where their panels are, by path of the file
    mentioning: frozenset[str] = frozenset()  # paths of files, pictures among them, whose words name somebody who may not be shown any more
    taken_down: tuple[str, ...] = ()  # addresses at which there would be a page, had nobody departed
    over: tuple[str, ...] = ()  # addresses at which there was a page until its last day was over
    hidden: Veil = NOBODY  # what hides those who have departed in words that are none of the content's
    recordings: Recordings = NO_RECORDINGS
    formerly: Formerly = dataclasses.field(default_factory=dict)  # what people who may not be shown any more were called before

    def of(self, kind: str) -> Mapping[str, Entry[Any]]:
        """All entries of a kind by id, in the order of their paths."""
        return self.entries.get(kind, {})

    def items(self, kind: str) -> tuple[Any, ...]:
        """The records inside the files of a list kind."""
        field = BY_NAME[kind].items
        return tuple(item for entry in self.of(kind).values() for item in getattr(entry.record, field))

    @functools.cached_property
    def stories(self) -> Stories:
        """All stories, newest first."""
        return tuple(sorted(self.of("story").values(), key=lambda entry: (entry.record.date, entry.id), reverse=True))

    @functools.cached_property
    def pages(self) -> Mapping[str, Entry[Page]]:
        """Hand-written pages in their order."""
        return _in_order(self.of("page"))

    @functools.cached_property
    def programmes(self) -> Mapping[str, Entry[Programme]]:
        """Programmes in their order."""
        return _in_order(self.of("programme"))

    @property
    def people(self) -> Mapping[str, Entry[Person]]:
        """People by id."""
        return self.of("person")

    @functools.cached_property
    def places(self) -> tuple[Place, ...]:
        """Places in the editor's order."""
        return self.items("places")

    @functools.cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Themes in the editor's order."""
        return self.items("themes")

    @functools.cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Figures in the editor's order."""
        return self.items("figures")

    @functools.cached_property
    def clips(self) -> Stories:
        """The stories that have a clip, newest first."""
        return tuple(entry for entry in self.stories if entry.record.clip)

    @functools.cached_property
    def story_by_id(self) -> Mapping[str, Entry[Story]]:
        """Stories by id."""
        return {entry.id: entry for entry in self.stories}

    @functools.cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id."""
        return {place.id: place for place in self.places}

    @functools.cached_property
    def theme_by_id(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @functools.cached_property
    def category_by_id(self) -> Mapping[str, Category]:
        """Categories of activities by id, in the editor's order."""
        return {category.id: category for category in self.items("categories")}

    @property
    def holiday_table(self) -> Holidays | None:
        """The legal holidays by name."""
        entry = self.of("holidays").get("")
        return entry.record if entry else None

    def holidays(self, first: datetime.date, last: datetime.date) -> Days:
        """The legal holidays from `first` to `last`."""
        return holidays_between(self.holiday_table, first, last)

    @functools.cached_property
    def figure_by_id(self) -> Mapping[str, Figure]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    @functools.cached_property
    def months(self) -> Mapping[tuple[int, int], Stories]:
        """Stories by (year, month), newest month first."""
        return _in_spans(self.stories, lambda entry: (entry.record.date.year, entry.record.date.month))

    @functools.cached_property
    def by_theme(self) -> Mapping[str, Stories]:
        """Stories by theme."""
        return grouped(self.stories, lambda entry: entry.record.themes)

    @functools.cached_property
    def by_place(self) -> Mapping[str, Stories]:
        """Stories by place."""
        return grouped(self.stories, lambda entry: entry.record.places)

    @functools.cached_property
    def short_stories(self) -> Stories:
        """The 微故事, newest first."""
        return tuple(entry for entry in self.stories if entry.record.is_short)

    @functools.cached_property
    def by_programme(self) -> Mapping[str, Stories]:
        """Stories by programme."""
        return grouped(self.stories, lambda entry: entry.record.programmes)

    def collections(self) -> Iterator[tuple[str, Stories]]:
        """The address of every theme, place and programme with its stories, and of the short ones."""
        yield addresses.SHORT, self.short_stories
        for theme in self.themes:
            yield addresses.theme(theme.id), self.by_theme.get(theme.id, ())
        for place in self.places:
            yield addresses.place(place.id), self.by_place.get(place.id, ())
        for id in self.programmes:
            yield addresses.programme(id), self.by_programme.get(id, ())

    @functools.cached_property
    def years(self) -> Mapping[str, Mapping[int, Stories]]:
        """By address of a theme, place or programme whose stories do not fit on its first page: its stories by year, newest first."""
        long = ((address, stories) for address, stories in self.collections() if len(stories) > addresses.NEWEST)
        return {address: _in_spans(stories, lambda entry: entry.record.date.year) for address, stories in long}

    @functools.cached_property
    def activity_months(self) -> frozenset[str]:
        """The addresses of all months in which something is held, and of these months for each grade that can go there."""
        return frozenset(
            addresses.activity_month(*month, grade)
            for entry in self.of("activities").values()
            if not is_in_part(entry.record) and not is_too_long(entry.record)
            for activity in entry.record.activities
            for month in months_of(entry.record, activity, self.holidays(entry.record.starts, entry.record.ends))
            for grade in (0, *activity.classes)
        )

    def addresses(self) -> frozenset[str]:
        """The addresses of all pages, old ones among them, and those of pages that were taken down."""
        return self.present | {alias for alias, _ in self.aliases()} | {*self.taken_down, *self.over}

    @functools.cached_property
    def present(self) -> frozenset[str]:
        """The addresses of all pages as they are now."""
        found = {"", *addresses.GENERATED}
        for name, entries in self.entries.items():
            for entry in entries.values():
                found.update(address for address, _ in addresses.of_entry(BY_NAME[name], entry))
        found.update(addresses.month(*each) for each in self.months)
        found.update(addresses.year_of(collection, year) for collection, years in self.years.items() for year in years)
        found.update(self.activity_months)
        return frozenset(found - {addresses.NOT_FOUND})

    def aliases(self) -> Iterator[tuple[str, str]]:
        """(old address, present address) of everything that has moved."""
        for name, entries in self.entries.items():
            for entry in entries.values():
                if getattr(entry.record, "aliases", ()):
                    years = self.years.get(addresses.programme(entry.id), ()) if name == "programme" else ()
                    yield from former.moves(BY_NAME[name], entry, years)

    @functools.cached_property
    def veil(self) -> Veil:
        """What hides those who may not be shown any more."""
        people = ((id, entry.record) for id, entry in self.people.items())
        return veil_of(people, (place.name for place in self.places if hasattr(place, "name")), self.settings.today, self.formerly)

    def visible(self) -> Site:
        """The site as the public sees it: nothing before its day or after its last, no samples where they are hidden, nobody who has departed."""
        shown = dataclasses.replace(self, entries=seen(self.entries, self.settings))
        late = dataclasses.replace(self, entries=seen(self.entries, self.settings, is_late=True)) if self._has_ended() else None
        shown = shown._without_departed(self.veil) if self.veil else shown
        return dataclasses.replace(shown, over=tuple(sorted(late.addresses() - shown.addresses()))) if late else shown

    def _has_ended(self) -> bool:
        return any(is_over(entry.record, self.settings.today) for entries in self.entries.values() for entry in entries.values())

    def _without_departed(self, veil: Veil) -> Site:
        entries = taken_down(self.entries, veil, self.mentioning)
        settings, recordings = unnamed(self.settings, veil), heard(self.recordings, self.mentioning)
        left = dataclasses.replace(self, entries=entries, settings=settings, recordings=recordings, hidden=veil)
        return dataclasses.replace(left, taken_down=tuple(sorted(self.addresses() - left.addresses())))


def latest(stories: Iterable[Entry[Story]], most: int) -> Stories:
    """Those of `stories` that went online last, which may be long after their dates: the last first."""
    return tuple(heapq.nlargest(most, stories, key=lambda entry: (entry.record.first_day, entry.id)))


def assemble(
    settings: Settings,
    entries: Iterable[Entry[Any]],
    pictures: Mapping[str, PictureFacts],
    panels: Mapping[str, Found] = MappingProxyType({}),
    recordings: Recordings = NO_RECORDINGS,
) -> Site:
    """Put `entries` together, with ids where they use names; nothing is judged here, dangling references stay as they are."""
    by_kind: dict[str, dict[str, Entry[Any]]] = defaultdict(dict)
    for entry in resolved(list(entries)):
        by_kind[entry.kind][entry.id] = entry
    papers = on_paper(pictures, (entry for found in by_kind.values() for entry in found.values()))
    return Site(settings, dict(by_kind), papers, panels, recordings=recordings)


def on_paper(pictures: Mapping[str, PictureFacts], entries: Iterable[Entry[Any]]) -> Mapping[str, PictureFacts]:
    """`pictures`, those of which `entries` say that they are photographs of paper as what they become."""
    papers = {path for entry in entries if entry.papers for path in entry.papers} & pictures.keys()
    return {**pictures, **{path: pictures[path].on_paper() for path in papers}} if papers else pictures


def _in_order(entries: Mapping[str, Entry[Any]]) -> dict[str, Entry[Any]]:
    return dict(sorted(entries.items(), key=lambda pair: (pair[1].record.order, pair[0])))


def _in_spans(stories: Stories, span: Callable[[Entry[Story]], Any]) -> dict[Any, Stories]:
    """Stories, which are in the order of their days, by the span of time that each falls into."""
    return {key: tuple(found) for key, found in itertools.groupby(stories, span)}


def grouped(things: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    """`things` by each of their keys, in one pass and in their order."""
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        for key in keys(thing):
            groups[key].append(thing)
    return {key: tuple(found) for key, found in groups.items()}
