"""The whole content as Python objects: sorted, linked, frozen."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.cache import digest
from generator.load.entries import Entry
from generator.media.pictures import PictureFacts
from generator.model import addresses
from generator.schema.records import Figure, Figures, Page, Person, Place, Places, Programme, Record, Story, Theme, Themes
from generator.settings import Settings

R = TypeVar("R", bound=Record)
Stories = tuple[Entry[Story], ...]


@dataclass(frozen=True)
class Site:
    """All content; stories are newest first, every mapping is by id, lists of places and themes keep the editor's order."""

    settings: Settings
    pages: Mapping[str, Entry[Page]]
    stories: Stories
    programmes: Mapping[str, Entry[Programme]]  # in their order
    people: Mapping[str, Entry[Person]]
    places: tuple[Place, ...]
    themes: tuple[Theme, ...]
    figures: tuple[Figure, ...]
    lists: Mapping[str, Entry[Any]]  # the files that hold places, themes and figures, by kind
    pictures: Mapping[str, PictureFacts]  # by path of the file

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
    def figure_by_id(self) -> Mapping[str, Figure]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    @functools.cached_property
    def months(self) -> Mapping[tuple[int, int], Stories]:
        """Stories by (year, month), newest month first."""
        return _grouped(self.stories, lambda record: [(record.date.year, record.date.month)])

    @functools.cached_property
    def by_theme(self) -> Mapping[str, Stories]:
        """Stories by theme."""
        return _grouped(self.stories, lambda record: record.themes)

    @functools.cached_property
    def by_place(self) -> Mapping[str, Stories]:
        """Stories by place."""
        return _grouped(self.stories, lambda record: record.places)

    @functools.cached_property
    def by_programme(self) -> Mapping[str, Stories]:
        """Stories by programme."""
        return _grouped(self.stories, lambda record: record.programmes)

    def collections(self) -> Iterator[tuple[str, Stories]]:
        """The address of every theme, place and programme with its stories."""
        for theme in self.themes:
            yield addresses.theme(theme.id), self.by_theme.get(theme.id, ())
        for place in self.places:
            yield addresses.place(place.id), self.by_place.get(place.id, ())
        for id in self.programmes:
            yield addresses.programme(id), self.by_programme.get(id, ())

    def addresses(self) -> frozenset[str]:
        """The addresses of all pages, aliases among them."""
        found = {"", *addresses.GENERATED, *(addresses.page(id) for id in self.pages if id != "404")}
        found.update(addresses.story(entry.id) for entry in self.stories)
        found.update(addresses.month(*each) for each in self.months)
        for collection, stories in self.collections():
            found.add(collection)
            if len(stories) > addresses.NEWEST:
                found.update(addresses.year_of(collection, entry.record.date.year) for entry in stories)
        found.update(alias for alias, _ in self.aliases())
        return frozenset(found)

    def aliases(self) -> Iterator[tuple[str, str]]:
        """(old address, present address) of everything that has moved."""
        for story in self.stories:
            for alias in story.record.aliases:
                yield alias[1:], addresses.story(story.id)
        for programme in self.programmes.values():
            for alias in programme.record.aliases:
                yield alias[1:], addresses.programme(programme.id)
        for page in self.pages.values():
            for alias in page.record.aliases:
                yield alias[1:], addresses.page(page.id)

    def visible(self) -> Site:
        """The site as the public sees it: no story before its day, and no samples where they are hidden."""
        shown = self.settings.samples_shown

        def is_seen(record: Any) -> bool:
            return shown or not record.sample

        return dataclasses.replace(
            self,
            stories=tuple(each for each in self.stories if is_seen(each.record) and each.record.date <= self.settings.today),
            programmes={id: each for id, each in self.programmes.items() if is_seen(each.record)},
            people={id: each for id, each in self.people.items() if is_seen(each.record)},
            places=tuple(filter(is_seen, self.places)),
            figures=tuple(filter(is_seen, self.figures)),
        )


def assemble(settings: Settings, entries: Iterable[Entry[Any]], pictures: Mapping[str, PictureFacts]) -> Site:
    """Put `entries` together; nothing is judged here, dangling references stay as they are."""
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    lists = {kind: by_kind[kind][0] for kind in ("places", "themes", "figures") if by_kind[kind]}
    return Site(
        settings=settings,
        pages={entry.id: entry for entry in sorted(by_kind["page"], key=lambda entry: (entry.record.order, entry.id))},
        stories=tuple(sorted(by_kind["story"], key=lambda entry: (entry.record.date, entry.id), reverse=True)),
        programmes={entry.id: entry for entry in sorted(by_kind["programme"], key=lambda entry: (entry.record.order, entry.id))},
        people={entry.id: entry for entry in by_kind["person"]},
        places=_inside(lists, "places", Places, lambda record: record.places),
        themes=_inside(lists, "themes", Themes, lambda record: record.themes),
        figures=_inside(lists, "figures", Figures, lambda record: record.figures),
        lists=lists,
        pictures=pictures,
    )


def record_digest(record: Record) -> bytes:
    """Digest of one small record, by its canonical JSON."""
    return digest(json.dumps(dataclasses.asdict(record), ensure_ascii=False, sort_keys=True, default=str).encode())  # type: ignore[call-overload]


def _inside(lists: Mapping[str, Entry[Any]], kind: str, record: type[R], items: Callable[[R], tuple[Any, ...]]) -> tuple[Any, ...]:
    return items(lists[kind].record) if kind in lists and isinstance(lists[kind].record, record) else ()


def _grouped(stories: Stories, keys: Callable[[Story], Iterable[Any]]) -> dict[Any, Stories]:
    groups: dict[Any, list[Entry[Story]]] = defaultdict(list)
    for entry in stories:
        for key in keys(entry.record):
            groups[key].append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}
