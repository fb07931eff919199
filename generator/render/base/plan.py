"""What every renderer plans with: the visible site, its frames, and parts made once and shared by thousands of artifacts."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.artifact import NOTHING, Part, part
from generator.cache import digest
from generator.frame import FrameSet
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.site import Site, record_digest
from generator.render.base.views import Card, CountedTag, Feed, Shot, StoryCard, Tag
from generator.schema.records import Page, Programme, Story, Theme, pictures_of


@dataclass(frozen=True)
class SiteFacts:
    """What pages need to know of the site as a whole."""

    name: str
    app: str
    url: str
    stories: str  # what the column of stories is called
    display: str  # the characters of the display cut


@dataclass(frozen=True)
class Names:
    """What marks in texts stand for: published names by person, figures by id."""

    people: dict[str, str]
    figures: dict[str, dict[str, Any]]


@dataclass
class Plan:
    """The site to be rendered; its methods give parts."""

    site: Site
    frames: FrameSet
    _cards: dict[str, Part] = field(default_factory=dict)
    _tags: dict[Any, Part] = field(default_factory=dict)
    _shots: dict[str, list[Shot]] = field(default_factory=dict)
    made: dict[tuple[str, ...], Part] = field(default_factory=dict)  # parts that products share, by a name of their own

    @functools.cached_property
    def facts(self) -> Part:
        """SiteFacts."""
        settings = self.site.settings
        facts = SiteFacts(settings.name, settings.app, settings.url, self.stories_feed.title, self.frames.display)
        return Part(facts, part(dataclasses.asdict(facts)).digest)

    @property
    def stories_feed(self) -> Feed:
        """The feed of all stories, named after their page."""
        return Feed(self.site.pages["stories"].record.title if "stories" in self.site.pages else "故事", "stories")

    def theme_feed(self, theme: Theme) -> Feed:
        """The feed of one theme."""
        return Feed(f"{self.stories_feed.title}·{theme.name}", f"theme-{theme.id}")

    @functools.cached_property
    def names(self) -> Part:
        """Names."""
        people = {id: entry.record.name for id, entry in self.site.people.items()}
        figures = {figure.id: dataclasses.asdict(figure) for figure in self.site.figures}
        return Part(Names(people, figures), part([people, figures]).digest)

    def frame(self, address: str) -> Part:
        """The frame for the page at `address`."""
        frame = (
            self.frames.frames["404"]
            if address == addresses.NOT_FOUND
            else self.frames.frame(addresses.section_of(address), addresses.depth_of(address))
        )
        return Part(frame, frame.digest)

    def shots(self, entry: Entry[Any]) -> list[Shot]:
        """All pictures that an entry declares, the leading one first."""
        known = self._shots.get(entry.path)
        if known is None:
            folder = entry.path.rpartition("/")[0]
            known = self._shots[entry.path] = [
                Shot(facts, picture.file, picture.alt, picture.caption, picture.credit)
                for _, picture in pictures_of(entry.record)
                if (facts := self.site.pictures.get(f"{folder}/{picture.file}"))
            ]
        return known

    def shots_part(self, entry: Entry[Any]) -> Part:
        """The pictures of an entry as a part; what is said of them is in the entry's own digest."""
        shots = self.shots(entry)
        if len(shots) == 1:
            return Part(shots, shots[0].facts.digest)
        return Part(shots, digest(*[shot.facts.digest for shot in shots])) if shots else NOTHING

    def card(self, entry: Entry[Story]) -> Part:
        """A story's card."""
        known = self._cards.get(entry.id)
        if known is None:
            shots = self.shots(entry) if entry.record.cover else []
            own = digest(entry.id.encode(), entry.fields_digest, *[shot.facts.digest for shot in shots[:1]])
            known = self._cards[entry.id] = Part(StoryCard(entry, shots[0] if shots else None), own)
        return known

    def cards(self, stories: Iterable[Entry[Story]]) -> Part:
        """The cards of several stories as one part."""
        return joined([self.card(entry) for entry in stories])

    def tags(self, sort: str, ids: tuple[str, ...]) -> Part:
        """Links to themes, places or programmes; those that are hidden are left out."""
        known = self._tags.get((sort, ids))
        if known is None:
            names = {"themes": self.site.theme_by_id, "places": self.site.place_by_id}.get(sort)
            found = [self._tag(sort, id, names) for id in ids if id in (names if names is not None else self.site.programmes)]
            known = self._tags[sort, ids] = Part(found, part([[tag.url, tag.name] for tag in found]).digest)
        return known

    def _tag(self, sort: str, id: str, names: Any) -> Tag:
        if sort == "programmes":
            return Tag(addresses.programme(id), self.site.programmes[id].record.title)
        address = addresses.theme(id) if sort == "themes" else addresses.place(id)
        return Tag(address, names[id].name)

    def crumbs(self, *trail: Tag) -> Part:
        """The way from home to a page, the page itself left out."""
        steps = [Tag("", "首页"), *trail]
        return Part(steps, part([[step.url, step.name] for step in steps]).digest)

    def section(self, id: str) -> Tag:
        """The section whose introduction is the page `id`, under its menu name."""
        menu = {item.section: item.title for item in self.site.settings.menu}
        page = self.site.pages.get(id)
        return Tag(f"{id}/", menu.get(id) or (page.record.title if page else id))

    def years(self, collection: str) -> list[CountedTag]:
        """Links to the years of a long collection, newest first."""
        years = self.site.years.get(collection, {})
        return [CountedTag(addresses.year_of(collection, year), f"{year}年", len(stories)) for year, stories in years.items()]

    def months(self) -> list[tuple[int, list[tuple[int, int]]]]:
        """(year, [(month, number of stories)]) of the whole site, newest first."""
        found: dict[int, list[tuple[int, int]]] = {}
        for (year, number), stories in self.site.months.items():
            found.setdefault(year, []).append((number, len(stories)))
        return list(found.items())

    def intro(self, id: str) -> Entry[Page] | None:
        """The hand-written introduction `id`, if there is one."""
        return self.site.pages.get(id)

    def programme_card(self, entry: Entry[Programme]) -> Part:
        """A programme's card."""
        record = entry.record
        since = str(record.since or "")
        card = Card(addresses.programme(entry.id), record.title, record.summary, record.sample, since=since)
        return Part(card, fields_part(entry).digest)

    def place_card(self, id: str) -> Part:
        """A place's card with the number of its stories."""
        place = self.site.place_by_id[id]
        count = len(self.site.by_place.get(id, ()))
        card = Card(addresses.place(id), place.name, place.summary, place.sample, count=count)
        return Part(card, digest(record_digest(place), str(count).encode()))


def joined(parts: Sequence[Part]) -> Part:
    """Several parts as one, the value a list."""
    return Part([each.value for each in parts], digest(*[each.digest for each in parts]))


def tags_part(tags: Sequence[Any]) -> Part:
    """Tags, counted or not, or feeds, as one part."""
    return Part(list(tags), part([dataclasses.astuple(tag) for tag in tags]).digest)


def feed_part(feed: Feed | None) -> Part:
    """A feed, or none."""
    return Part(feed, part([feed.title, feed.name] if feed else None).digest)


def entry_part(entry: Entry[Any] | None) -> Part:
    """A whole entry, body included; its id counts too, being its address."""
    return Part(entry, digest(entry.id.encode(), entry.digest)) if entry else NOTHING


def fields_part(entry: Entry[Any] | None) -> Part:
    """An entry without its body; its id counts too, being its address."""
    return Part(entry, digest(entry.id.encode(), entry.fields_digest)) if entry else NOTHING
