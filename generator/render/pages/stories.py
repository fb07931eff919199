"""北苑家人故事: the newest, the months, the themes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact, Bundle
from generator.frame.stamping import Frame
from generator.model import addresses
from generator.model.sections import CLIPS_SUMMARY, CLIPS_TITLE, SHORT_SUMMARY, STORIES
from generator.render.base.page import Front, PageBundle
from generator.render.base.plan import HOME, Plan, Position, SiteFacts
from generator.render.base.views import CountedTag, StoryCards, Tag
from generator.render.pages.listing import ListingPage, years_of
from generator.schema.records import FORMS
from generator.text import month_in_chinese

_SHORT = FORMS[1]

MonthsOfYear = tuple[int, tuple[CountedTag, ...]]


def render(plan: Plan) -> Iterator[Artifact | Bundle]:
    """Everything below /stories/ but the stories themselves."""
    yield _front(plan)
    yield _clips(plan)
    yield from _months(plan)
    yield from _themes(plan)
    yield from _short_stories(plan)


@dataclass(frozen=True, kw_only=True)
class StoriesFront(Front):
    """The newest stories, the themes, and the months to go on with."""

    cards: StoryCards
    themes: tuple[CountedTag, ...]
    years: tuple[MonthsOfYear, ...]
    clips: CountedTag | None


def _front(plan: Plan) -> Artifact:
    newest = plan.cards(plan.site.stories[: addresses.NEWEST])
    page = StoriesFront(
        **plan.front(STORIES), cards=newest, themes=(*plan.themes(), *_short(plan)), years=_years(plan), clips=_clips_tag(plan)
    )
    return Artifact(addresses.file_of(STORIES.address), page, ("content/pages/stories.md",))


def _short(plan: Plan) -> Iterator[CountedTag]:
    """The way to the short ones, if there are any."""
    if plan.site.short_stories:
        yield CountedTag(addresses.SHORT, _SHORT, len(plan.site.short_stories))


def _short_stories(plan: Plan) -> Iterator[Artifact | Bundle]:
    tag = Tag(addresses.SHORT, _SHORT)
    page = ListingPage(
        position=plan.position(tag.url, plan.tag(STORIES)),
        title=_SHORT,
        summary=SHORT_SUMMARY,
        cards=plan.cards(plan.site.short_stories[: addresses.NEWEST]),
        older=plan.years(tag.url),
    )
    yield Artifact(addresses.file_of(tag.url), page)
    yield from years_of(plan, (plan.tag(STORIES), tag))


def _clips_tag(plan: Plan) -> CountedTag | None:
    """The way to the stories that can be watched, if there are any."""
    count = len(plan.site.clips)
    return CountedTag(addresses.CLIPS, "看短视频", count) if count else None


def _clips(plan: Plan) -> Artifact:
    stories = plan.site.clips
    page = ListingPage(
        position=plan.position(addresses.CLIPS, plan.tag(STORIES)),
        title=CLIPS_TITLE,
        summary=CLIPS_SUMMARY,
        feeds=(plan.clips_feed(),),
        cards=plan.cards(stories[: addresses.NEWEST]),
    )
    return Artifact(addresses.file_of(addresses.CLIPS), page, ("content/pages/stories.md",))


def _years(plan: Plan) -> tuple[MonthsOfYear, ...]:
    """The months of each year, newest first."""
    found: dict[int, list[CountedTag]] = {}
    for (year, number), stories in plan.site.months.items():
        found.setdefault(year, []).append(CountedTag(addresses.month(year, number), f"{number}月", len(stories)))
    return tuple((year, tuple(months)) for year, months in found.items())


@dataclass(frozen=True)
class MonthLists(PageBundle):
    """The lists of the months of one year, newest first, and the months before and after these."""

    frame: Frame
    site: SiteFacts
    trail: Tag
    months: tuple[tuple[Tag, StoryCards], ...]
    newer: Tag | None
    older: Tag | None

    @property
    def section(self) -> Tag:
        """The stories."""
        return self.trail

    def artifacts(self) -> Iterator[Artifact]:
        """A page for each month."""
        around = [self.newer, *(tag for tag, _ in self.months), self.older]
        for newer, (tag, cards), older in zip(around, self.months, around[2:], strict=False):
            page = ListingPage(
                position=Position(tag.url, self.frame, self.site, (HOME, self.trail)),
                title=f"{tag.name}的故事",
                summary=f"共{len(cards)}篇。",
                cards=cards,
                previous=older,
                next=newer,
            )
            yield Artifact(addresses.file_of(tag.url), page)


def _months(plan: Plan) -> Iterator[MonthLists]:
    lists = [(Tag(addresses.month(*month), month_in_chinese(*month)), plan.cards(stories)) for month, stories in plan.site.months.items()]
    years = [len(list(months)) for _, months in itertools.groupby(plan.site.months, key=lambda month: month[0])]
    for end, count in zip(itertools.accumulate(years), years, strict=True):
        begin = end - count
        yield MonthLists(
            frame=plan.frame(lists[begin][0].url),
            site=plan.site_facts,
            trail=plan.tag(STORIES),
            months=tuple(lists[begin:end]),
            newer=lists[begin - 1][0] if begin else None,
            older=lists[end][0] if end < len(lists) else None,
        )


def _themes(plan: Plan) -> Iterator[Artifact | Bundle]:
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
