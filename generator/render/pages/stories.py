"""北苑家人故事: the newest, the months, the themes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.sections import STORIES
from generator.render.base.page import Front
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import CountedTag, StoryCards, Tag
from generator.render.pages.listing import ListingPage, years_of
from generator.text import month_in_chinese

MonthsOfYear = tuple[int, tuple[CountedTag, ...]]


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /stories/ but the stories themselves."""
    yield _front(plan)
    yield from _months(plan)
    yield from _themes(plan)


@dataclass(frozen=True, kw_only=True)
class StoriesFront(Front):
    """The newest stories, the themes, and the months to go on with."""

    cards: StoryCards
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
