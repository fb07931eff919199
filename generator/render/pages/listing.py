"""Plain lists of stories: a month, a theme, a year of a theme, place or programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame.stamping import Frame
from generator.model import addresses
from generator.render.base.page import Page, PageBundle
from generator.render.base.plan import HOME, Plan, Position, SiteFacts
from generator.render.base.views import CountedTag, StoryCards, Tag


@dataclass(frozen=True, kw_only=True)
class ListingPage(Page):
    """Stories, newest first, and the way to those before and after."""

    cards: StoryCards
    older: tuple[CountedTag, ...] = ()
    previous: Tag | None = None
    next: Tag | None = None

    @property
    def has_card(self) -> bool:
        """A theme has one; its years, and the months, are no more than lists."""
        return bool(self.feeds)


@dataclass(frozen=True)
class OlderStories(PageBundle):
    """The older stories of a collection, the last of `trail`, by year."""

    frame: Frame
    site: SiteFacts
    trail: tuple[Tag, Tag]
    years: tuple[tuple[int, StoryCards], ...]
    sources: tuple[str, ...]

    @property
    def section(self) -> Tag:
        """That of the collection."""
        return self.trail[0]

    def artifacts(self) -> Iterator[Artifact]:
        """A page for each year."""
        collection = self.trail[-1]
        for year, cards in self.years:
            address = addresses.year_of(collection.url, year)
            page = ListingPage(
                position=Position(address, self.frame, self.site, (HOME, *self.trail)),
                title=f"{collection.name}·{year}年",
                summary=f"共{len(cards)}篇。",
                cards=cards,
            )
            yield Artifact(addresses.file_of(address), page, self.sources)


def years_of(plan: Plan, trail: tuple[Tag, Tag], *sources: str) -> Iterator[OlderStories]:
    """The older stories of a collection, if it has so many."""
    years = plan.site.years.get(trail[-1].url)
    if years:
        frame = plan.frame(addresses.year_of(trail[-1].url, next(iter(years))))
        yield OlderStories(frame, plan.site_facts, trail, tuple((year, plan.cards(stories)) for year, stories in years.items()), sources)
