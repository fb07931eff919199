"""北苑家人故事: the newest, the months, the themes, and a page for each story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.sections import STORIES
from generator.render.base.page import Front, Told
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import CountedTag, Shot, StoryCard, Tag
from generator.render.pages.listing import ListingPage, years_of
from generator.schema.records import Story
from generator.text import month_in_chinese

MonthsOfYear = tuple[int, tuple[CountedTag, ...]]


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /stories/."""
    yield _front(plan)
    yield from _months(plan)
    yield from _themes(plan)
    yield from _stories(plan)


@dataclass(frozen=True, kw_only=True)
class StoriesFront(Front):
    """The newest stories, the themes, and the months to go on with."""

    cards: tuple[StoryCard, ...]
    themes: tuple[CountedTag, ...]
    years: tuple[MonthsOfYear, ...]


def _front(plan: Plan) -> Artifact:
    newest = plan.cards(plan.site.stories[: addresses.NEWEST])
    page = StoriesFront(**plan.front(STORIES), cards=newest, themes=plan.themes(), years=_years(plan))
    return Artifact(addresses.file_of(STORIES.address), page, ("content/pages/stories.md",))


def _years(plan: Plan) -> tuple[MonthsOfYear, ...]:
    """The months of each year, newest first."""
    found: dict[int, list[CountedTag]] = {}
    for (year, number), stories in plan.site.months.items():
        found.setdefault(year, []).append(CountedTag(addresses.month(year, number), f"{number}月", len(stories)))
    return tuple((year, tuple(months)) for year, months in found.items())


def _months(plan: Plan) -> Iterator[Artifact]:
    tags = [Tag(addresses.month(*month), month_in_chinese(*month)) for month in plan.site.months]
    for (newer, tag, older), stories in zip(with_neighbours(tags), plan.site.months.values(), strict=True):
        page = ListingPage(
            position=plan.position(tag.url, plan.tag(STORIES)),
            title=f"{tag.name}的故事",
            summary=f"共{len(stories)}篇。",
            cards=plan.cards(stories),
            previous=older,
            next=newer,
        )
        yield Artifact(addresses.file_of(tag.url), page)


def _themes(plan: Plan) -> Iterator[Artifact]:
    for theme in plan.site.themes:
        tag = Tag(addresses.theme(theme.id), theme.name)
        page = ListingPage(
            position=plan.position(tag.url, plan.tag(STORIES)),
            title=theme.name,
            summary=theme.summary,
            feeds=(plan.theme_feed(theme),),
            cards=plan.cards(plan.site.by_theme.get(theme.id, ())[: addresses.NEWEST]),
            older=plan.years(tag.url),
        )
        yield Artifact(addresses.file_of(tag.url), page, ("content/themes.yml",))
        yield from years_of(plan, (plan.tag(STORIES), tag))


@dataclass(frozen=True, kw_only=True)
class StoryPage(Told):
    """One story with what it belongs to and its neighbours in time."""

    entry: Entry[Story]
    themes: tuple[Tag, ...]
    places: tuple[Tag, ...]
    programmes: tuple[Tag, ...]
    previous: StoryCard | None
    next: StoryCard | None

    kind = "article"

    @property
    def story(self) -> Story:
        """The story's fields."""
        return self.entry.record

    @property
    def leading_shot(self) -> Shot | None:
        """The cover."""
        return self.shots[0] if self.shots and self.story.cover else None

    @property
    def people(self) -> list[str]:
        """The published names of those who appear."""
        known = self.names.name_by_id
        return [known[id] for id in self.story.people if id in known]


def _stories(plan: Plan) -> Iterator[Artifact]:
    feeds = (plan.feed(STORIES),)
    trail = plan.tag(STORIES)
    cards = plan.cards(plan.site.stories)
    for next, card, previous in with_neighbours(cards):
        entry = card.entry
        story = entry.record
        address = addresses.story(entry.id)
        page = StoryPage(
            position=plan.position(address, trail),
            title=story.title,
            summary=story.summary,
            feeds=feeds,
            entry=entry,
            names=plan.names(entry, story.people),
            shots=plan.shots(entry),
            themes=plan.tags("themes", story.themes),
            places=plan.tags("places", story.places),
            programmes=plan.tags("programmes", story.programmes),
            previous=previous,
            next=next,
        )
        yield Artifact(addresses.file_of(address), page, (entry.path,))
