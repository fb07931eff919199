"""北苑家人故事: the newest, the months, the themes, and a page for each story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.artifact import NOTHING, Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.site import Stories
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, feed_part, tags_part
from generator.render.base.views import CountedTag, Feed, Post, Shot, StoryCard, Tag, card_views, picture_view
from generator.schema.records import Page, Story
from generator.text import date_in_chinese, month_in_chinese

NEWEST_IN_FEED = 50


def posts(plan: Plan, stories: Stories) -> list[Part]:
    """The newest of `stories` for a feed."""
    return [_post(plan, entry) for entry in stories[:NEWEST_IN_FEED]]


def _post(plan: Plan, entry: Entry[Story]) -> Part:
    story, shots = entry.record, plan.shots(entry)
    tags = plan.tags("themes", story.themes)
    post = Post(
        url=addresses.story(entry.id),
        title=story.title,
        summary=story.summary,
        date=story.date,
        updated=story.updated,
        sample=story.sample,
        tags=tuple(tag.name for tag in tags.value),
        shots=tuple(shots),
        has_cover=bool(story.cover and shots),
        entry=entry,
    )
    return Part(post, digest(entry.id.encode(), entry.digest, tags.digest, plan.shots_part(entry).digest))


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /stories/."""
    yield _front(plan)
    yield from _months(plan)
    yield from _themes(plan)
    yield from _stories(plan)


def _front(plan: Plan) -> Artifact:
    site = plan.site
    newest = site.stories[: addresses.NEWEST]
    themes = [CountedTag(addresses.theme(theme.id), theme.name, len(site.by_theme.get(theme.id, ()))) for theme in site.themes]
    return Artifact(
        addresses.file_of(addresses.STORIES),
        front_page,
        (
            plan.frame(addresses.STORIES),
            plan.facts,
            plan.names,
            plan.crumbs(),
            entry_part(plan.intro("stories")),
            plan.cards(newest),
            tags_part(themes),
            part(plan.months()),
        ),
        ("content/pages/stories.md",),
    )


def front_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    cards: list[StoryCard],
    themes: list[CountedTag],
    months: list[tuple[int, list[tuple[int, int]]]],
) -> bytes:
    """The newest stories, the themes, and the months to go on with."""
    address = addresses.STORIES
    up = way_up(address)
    feed = Feed(facts.stories, "stories")
    head = Head(address, facts.stories, intro.record.summary if intro else "", (feed,))
    years = [
        (year, [CountedTag(addresses.month(year, number), f"{number}月", count) for number, count in numbers]) for year, numbers in months
    ]
    return stamp(
        "stories.html",
        frame,
        facts,
        head,
        summary=head.description,
        body=prose(workshop, intro, up, names),
        crumbs=crumbs,
        cards=card_views(cards, up),
        themes=[theme for theme in themes if theme.count],
        years=years,
        feeds=feed,
    )


def _months(plan: Plan) -> Iterator[Artifact]:
    months = list(plan.site.months.items())
    crumbs = plan.crumbs(plan.section("stories"))
    for index, ((year, number), stories) in enumerate(months):
        older, newer = months[index + 1 : index + 2], months[index - 1 : index] if index else []
        title = f"{month_in_chinese(year, number)}的故事"
        yield _listing(
            plan,
            addresses.month(year, number),
            title,
            f"共{len(stories)}篇。",
            plan.cards(stories),
            crumbs,
            _month_tag(older),
            _month_tag(newer),
        )


def _month_tag(months: Sequence[tuple[tuple[int, int], object]]) -> Tag | None:
    return Tag(addresses.month(*months[0][0]), month_in_chinese(*months[0][0])) if months else None


def _themes(plan: Plan) -> Iterator[Artifact]:
    crumbs = plan.crumbs(plan.section("stories"))
    for theme in plan.site.themes:
        stories = plan.site.by_theme.get(theme.id, ())
        address = addresses.theme(theme.id)
        cards = plan.cards(stories[: addresses.NEWEST])
        yield _listing(plan, address, theme.name, theme.summary, cards, crumbs, None, None, plan.theme_feed(theme), plan.years(address))
        for year, found in plan.site.years.get(address, {}).items():
            inner = plan.crumbs(plan.section("stories"), Tag(address, theme.name))
            title = f"{theme.name}·{year}年"
            yield _listing(plan, addresses.year_of(address, year), title, f"共{len(found)}篇。", plan.cards(found), inner, None, None)


def _listing(
    plan: Plan,
    address: str,
    title: str,
    summary: str,
    cards: Part,
    crumbs: Part,
    previous: Tag | None,
    next: Tag | None,
    feed: Feed | None = None,
    older: Sequence[CountedTag] = (),
) -> Artifact:
    texts = part([address, title, summary, [[tag.url, tag.name] if tag else None for tag in (previous, next)]])
    return Artifact(
        addresses.file_of(address),
        listing_page,
        (plan.frame(address), plan.facts, crumbs, texts, cards, feed_part(feed), tags_part(older)),
        ("content/themes.yml",) if feed else (),
    )


def listing_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    texts: tuple[str, str, str, list[list[str] | None]],
    cards: list[StoryCard],
    feed: Feed | None,
    older: list[CountedTag],
) -> bytes:
    """A plain list of stories: a month, a theme, a year of a theme."""
    address, title, summary, around = texts
    previous, next = (Tag(*pair) if pair else None for pair in around)
    return stamp(
        "listing.html",
        frame,
        facts,
        Head(address, title, summary, (feed,) if feed else ()),
        summary=summary,
        crumbs=crumbs,
        cards=card_views(cards, way_up(address)),
        older=older,
        previous=previous,
        next=next,
        feeds=feed,
        sample=False,
    )


def _stories(plan: Plan) -> Iterator[Artifact]:
    stories = plan.site.stories
    facts, names, crumbs = plan.facts, plan.names, plan.crumbs(plan.section("stories"))
    frame = plan.frame("stories/any/")
    cards = [NOTHING, *[plan.card(entry) for entry in stories], NOTHING]
    for entry, next, previous in zip(stories, cards, cards[2:], strict=False):
        story = entry.record
        yield Artifact(
            addresses.file_of(addresses.story(entry.id)),
            story_page,
            (
                frame,
                facts,
                names,
                crumbs,
                Part(entry, entry.digest),
                plan.shots_part(entry),
                plan.tags("themes", story.themes),
                plan.tags("places", story.places),
                plan.tags("programmes", story.programmes),
                previous,
                next,
            ),
            (entry.path,),
        )


def story_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    entry: Entry[Story],
    shots: list[Shot] | None,
    themes: list[Tag],
    places: list[Tag],
    programmes: list[Tag],
    previous: StoryCard | None,
    next: StoryCard | None,
) -> bytes:
    """One story with what it belongs to and its neighbours in time."""
    story, address = entry.record, addresses.story(entry.id)
    up = way_up(address)
    cover = shots[0] if shots and story.cover else None
    return stamp(
        "story.html",
        frame,
        facts,
        Head(address, story.title, story.summary, (Feed(facts.stories, "stories"),), cover, kind="article"),
        summary=story.summary,
        date=story.date.isoformat(),
        date_text=date_in_chinese(story.date),
        updated_text=date_in_chinese(story.updated) if story.updated else "",
        picture=picture_view(cover, up) if cover else None,
        body=prose(workshop, entry, up, names, shots or ()),
        themes=themes,
        places=places,
        programmes=programmes,
        people=[names.people[id] for id in story.people if id in names.people],
        source=story.source,
        sample=story.sample,
        previous=previous.card if previous else None,
        next=next.card if next else None,
        crumbs=crumbs,
        canonical=facts.url + address,
    )
