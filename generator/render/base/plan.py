"""What every product plans with: the visible site, its frames, and records made once and shared by thousands of artifacts."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from generator.frame.stamping import Frame
from generator.keyed import Shared
from generator.load.entries import Entry
from generator.media.encoding import PictureFacts
from generator.model import addresses, sections
from generator.model.activities import Offers
from generator.model.comics import Comics, comics_by_place
from generator.model.honours import Honours
from generator.model.sections import Section
from generator.model.site import Site
from generator.render.base.clips import StoryClip, clip_of, seconds_of
from generator.render.base.feeds import Feed
from generator.render.base.views import NO_NAMES, Card, CountedTag, FigureView, Names, Shot, StoryCard, StoryCards, Tag, shots_of
from generator.schema.records import Page, Place, Programme, Story, Theme

if TYPE_CHECKING:
    from generator.frame import FrameSet

T = TypeVar("T")
N = TypeVar("N")

HOME = Tag("", "首页")
_INSIDE = {section.id: section.inside for section in sections.SECTIONS if section.inside}


@dataclass(frozen=True)
class SiteFacts(Shared):
    """What pages need to know of the site as a whole."""

    name: str
    description: str
    app: str
    url: str
    display: str  # the characters of the display cut
    has_posters: bool


@dataclass(frozen=True)
class Position:
    """Where a page stands: its address, the frame for it, the site, and the way there from home, the page itself left out."""

    address: str
    frame: Frame
    site: SiteFacts
    crumbs: tuple[Tag, ...]


class FrontFields(TypedDict):
    """What every front of a section begins with."""

    position: Position
    title: str
    summary: str
    feeds: tuple[Feed, ...]
    entry: Entry[Page] | None
    names: Names
    drawing: str


@dataclass
class Plan:
    """The site to be rendered."""

    site: Site
    frames: FrameSet
    _cards: dict[str, StoryCard] = field(default_factory=dict)
    _tags: dict[tuple[str, tuple[str, ...]], tuple[Tag, ...]] = field(default_factory=dict)
    _shots: dict[str, tuple[Shot, ...]] = field(default_factory=dict)
    _clips: dict[str, StoryClip | None] = field(default_factory=dict)
    _made: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @functools.cached_property
    def site_facts(self) -> SiteFacts:
        """The facts of this site."""
        settings = self.site.settings
        return SiteFacts(settings.name, settings.description, settings.app, settings.url, self.frames.display, settings.has_posters)

    def position(self, address: str, *trail: Tag) -> Position:
        """The position of the page at `address`, reached by `trail` from home."""
        return Position(address, self.frame(address), self.site_facts, (HOME, *trail))

    def frame(self, address: str) -> Frame:
        """The frame for the page at `address`."""
        if address == addresses.NOT_FOUND:
            return self.frames.frames["404"]
        section = addresses.section_of(address)
        return self.frames.frame(_INSIDE.get(section, section), addresses.depth_of(address))

    def front(self, section: Section) -> FrontFields:
        """The beginning of a section's front: its introduction, or else what the table of sections says."""
        intro = self.intro(section.id)
        above = [each for each in sections.SECTIONS if each.id == section.inside]
        return {
            "position": self.position(section.address, *map(self.tag, above)),
            "title": intro.record.title if intro else section.title,
            "summary": intro.record.summary if intro else section.summary,
            "feeds": (self.feed(section),) if section.feed or section is sections.STORIES else (),
            "entry": intro,
            "names": self.names(intro),
            "drawing": section.drawing,
        }

    def feed(self, section: Section) -> Feed:
        """The feed of a section; that of the stories is named after their page."""
        intro = self.intro(section.id)
        return Feed(section.feed or (intro.record.title if intro else section.title), section.id)

    def theme_feed(self, theme: Theme) -> Feed:
        """The feed of one theme."""
        return Feed(f"{self.feed(sections.STORIES).title}·{theme.name}", f"theme-{theme.id}")

    def place_feed(self, place: Place) -> Feed:
        """The feed of one place."""
        return Feed(place.name, f"place-{place.id}")

    def clips_feed(self) -> Feed:
        """The feed of the stories with a clip."""
        return Feed(sections.CLIPS_TITLE, "clips")

    def tag(self, section: Section) -> Tag:
        """The way to a section under its name in the menu, or that of its page."""
        name = self._menu.get(section.id)
        intro = self.intro(section.id)
        return Tag(section.address, name or (intro.record.title if intro else section.feed or section.title))

    @functools.cached_property
    def _menu(self) -> Mapping[str, str]:
        return {item.section: item.title for item in self.site.settings.menu}

    def intro(self, id: str) -> Entry[Page] | None:
        """The hand-written page `id`, if there is one."""
        return self.site.pages.get(id)

    def about(self) -> tuple[Tag, ...]:
        """The way to what tells of the site itself."""
        return self._folder("about")

    def questions(self) -> tuple[Tag, ...]:
        """The way to the pages for whoever comes with a question."""
        return self._folder("ask")

    def _folder(self, name: str) -> tuple[Tag, ...]:
        page = self.intro(f"{name}/index")
        return (Tag(f"{name}/", page.record.title),) if page else ()

    def page_address(self, id: str) -> str:
        """The address of a hand-written page, "" if there is no such page."""
        return addresses.page(id) if self.intro(id) else ""

    def names(self, entry: Entry[Any] | None, people: Iterable[str] = ()) -> Names:
        """What the marks in the text of `entry` stand for, and the names of `people`; whoever is not known is left out."""
        return self.names_of({*(entry.mentions if entry else ()), *people})

    def names_of(self, ids: AbstractSet[str]) -> Names:
        """What `ids` stand for."""
        if not ids:
            return NO_NAMES
        people, figures = self.site.people, self.site.figure_by_id
        found = sorted(ids)
        return Names(
            tuple((id, people[id].record.name) for id in found if id in people), tuple(self.figure(id) for id in found if id in figures)
        )

    def figure(self, id: str) -> FigureView:
        """A figure of the site."""
        return self.once(("figure", id), lambda: FigureView.of(self.site.figure_by_id[id]))

    def once(self, name: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` gives for `name`, made once for all who show it."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    @functools.cached_property
    def offers(self) -> Offers:
        """The activities of the site."""
        return Offers(self.site)

    @functools.cached_property
    def honours(self) -> Honours:
        """What the site honours."""
        return Honours(self.site)

    @functools.cached_property
    def comics_by_place(self) -> Mapping[str, Comics]:
        """The drawings that show each place."""
        return comics_by_place(self.site)

    def shots(self, entry: Entry[Any]) -> tuple[Shot, ...]:
        """All pictures that an entry declares, the leading one first."""
        known = self._shots.get(entry.path)
        if known is None:
            known = self._shots[entry.path] = shots_of(entry, self.site.pictures)
        return known

    def clip(self, entry: Entry[Story]) -> StoryClip | None:
        """The clip of a story, if it has one that can be shown."""
        if entry.record.clip is None:
            return None
        if entry.id not in self._clips:
            self._clips[entry.id] = clip_of(entry, self.site.recordings, self.shots(entry))
        return self._clips[entry.id]

    def seconds(self, entry: Entry[Story]) -> int:
        """How long the clip of a story is; 0 if it has none here."""
        return seconds_of(self.clip(entry))

    def clips(self, stories: Iterable[Entry[Story]]) -> tuple[tuple[str, StoryClip], ...]:
        """The clips of `stories` by their ids."""
        return tuple((entry.id, clip) for entry in stories if (clip := self.clip(entry)))

    def pictures(self, entries: Iterable[Entry[Any]]) -> tuple[PictureFacts, ...]:
        """The usable pictures that `entries` declare."""
        known = self.site.pictures
        return tuple([known[path] for entry in entries for path in entry.pictures if path in known])

    def card(self, entry: Entry[Story]) -> StoryCard:
        """A story's card."""
        known = self._cards.get(entry.id)
        if known is None:
            known = self._cards[entry.id] = StoryCard.of(entry, self.site.pictures, self.seconds(entry))
        return known

    def cards(self, stories: Iterable[Entry[Story]]) -> StoryCards:
        """The cards of several stories."""
        known = self._cards
        return StoryCards(tuple([known.get(entry.id) or self.card(entry) for entry in stories]))

    def tags(self, sort: str, ids: tuple[str, ...]) -> tuple[Tag, ...]:
        """Links to themes, places or programmes; those that are hidden are left out."""
        known = self._tags.get((sort, ids))
        if known is None:
            known = self._tags[sort, ids] = tuple(tag for id in ids if (tag := self._tag(sort, id)))
        return known

    def _tag(self, sort: str, id: str) -> Tag | None:
        if sort == "programmes":
            entry = self.site.programmes.get(id)
            return Tag(addresses.programme(id), entry.record.title) if entry else None
        found = (self.site.theme_by_id if sort == "themes" else self.site.place_by_id).get(id)
        address = addresses.theme(id) if sort == "themes" else addresses.place(id)
        return Tag(address, found.name) if found else None

    def themes(self) -> tuple[CountedTag, ...]:
        """Links to all themes that have stories."""
        counted = [(theme, len(self.site.by_theme.get(theme.id, ()))) for theme in self.site.themes]
        return tuple(CountedTag(addresses.theme(theme.id), theme.name, count) for theme, count in counted if count)

    def years(self, collection: str) -> tuple[CountedTag, ...]:
        """Links to the years of a long collection, newest first."""
        years = self.site.years.get(collection, {})
        return tuple(CountedTag(addresses.year_of(collection, year), f"{year}年", len(stories)) for year, stories in years.items())

    def programme_card(self, entry: Entry[Programme]) -> Card:
        """A programme's card."""
        record = entry.record
        return Card(addresses.programme(entry.id), record.title, record.summary, record.sample, since=str(record.since or ""))

    def place_card(self, id: str) -> Card:
        """A place's card with the number of its stories."""
        place = self.site.place_by_id[id]
        return Card(addresses.place(id), place.name, place.summary, place.sample, count=len(self.site.by_place.get(id, ())))


def with_neighbours(things: Sequence[N]) -> Iterator[tuple[N | None, N, N | None]]:
    """Each of `things` between the one before it and the one after it, None at the ends."""
    every: list[N | None] = [None, *things, None]
    yield from zip(every, things, every[2:], strict=False)
