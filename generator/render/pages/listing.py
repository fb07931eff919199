"""Plain lists of stories: a month, a theme, a year of a theme, place or programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.render.base.views import CountedTag, StoryCards, Tag


@dataclass(frozen=True, kw_only=True)
class ListingPage(Page):
    """Stories, newest first, and the way to those before and after."""

    cards: StoryCards
    older: tuple[CountedTag, ...] = ()
    previous: Tag | None = None
    next: Tag | None = None


def years_of(plan: Plan, trail: tuple[Tag, Tag], *sources: str) -> Iterator[Artifact]:
    """The older stories of a collection, the last of `trail`, by year."""
    collection = trail[-1]
    for year, stories in plan.site.years.get(collection.url, {}).items():
        address = addresses.year_of(collection.url, year)
        page = ListingPage(
            position=plan.position(address, *trail),
            title=f"{collection.name}·{year}年",
            summary=f"共{len(stories)}篇。",
            cards=plan.cards(stories),
        )
        yield Artifact(addresses.file_of(address), page, sources)
