"""北苑家人故事: a page for each story. Those of one month are planned together, as there are ten thousand in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.artifact import Artifact
from generator.frame.extras import CLIPS
from generator.frame.stamping import Frame
from generator.lazily import lazily
from generator.load.entries import Entry
from generator.media.encoding import PictureFacts
from generator.model import addresses
from generator.model.related import NEAR, Likeness
from generator.model.sections import STORIES
from generator.model.site import Stories
from generator.render.base.clips import StoryClip, leading_shot, seconds_of, video_object
from generator.render.base.feeds import Feed
from generator.render.base.page import PageBundle, Told
from generator.render.base.plan import HOME, Plan, Position, SiteFacts, with_neighbours
from generator.render.base.structured import article
from generator.render.base.views import Names, Shot, StoryCard, StoryCards, Tag, shots_of
from generator.schema.records import Story
from generator.text import HAN

_RELATED = 3  # stories that are shown as like another
_A_MINUTE = 400  # characters that an adult reads in it
_TAG = lazily(r"<[^>]*>")
_READ = lazily(rf"[{HAN}]|[A-Za-z0-9]+")
_RECENT = 300  # stories that have share cards, to the end of a month


@dataclass(frozen=True, kw_only=True)
class StoryPage(Told):
    """One story with what it belongs to and its neighbours in time."""

    entry: Entry[Story]
    themes: tuple[Tag, ...]
    places: tuple[Tag, ...]
    programmes: tuple[Tag, ...]
    previous: StoryCard | None
    next: StoryCard | None
    related: StoryCards
    is_recent: bool
    clip: StoryClip | None

    kind = "article"

    @property
    def has_card(self) -> bool:
        """The older ones have been handed on, and their cards would make up most of a clean build."""
        return self.is_recent

    @property
    def story(self) -> Story:
        """The story's fields."""
        return self.entry.record

    @property
    def leading_shot(self) -> Shot | None:
        """The cover, or what stands before the clip."""
        return leading_shot(self.entry, self.shots)

    @property
    def posters(self) -> tuple[Tag, ...]:
        """The story's."""
        return (Tag(addresses.poster(STORIES.id, self.entry.id), self.title),)

    @property
    def data(self) -> Mapping[str, Any]:
        """The story as an Article, with its film."""
        told = article(self.position, self.story, self.picture_url)
        film = video_object(self.clip, self.story.date.isoformat(), self.summary, self.site.url) if self.clip else {}
        return {**told, "video": film} if film else told

    def minutes(self, body: str) -> int:
        """How long it takes to read `body`."""
        return max(1, round(len(_READ.findall(_TAG.sub("", body))) / _A_MINUTE))

    @property
    def people(self) -> list[str]:
        """The published names of those who appear."""
        known = self.names.name_by_id
        return [known[id] for id in self.story.people if id in known]


@dataclass(frozen=True, kw_only=True)
class StoryMonth(PageBundle):
    """The pages of the stories of one month, and all that they show."""

    frame: Frame
    site: SiteFacts
    trail: Tag
    feed: Feed
    stories: Stories
    pictures: tuple[PictureFacts, ...]
    themes: tuple[tuple[str, Tag], ...]  # by id
    places: tuple[tuple[str, Tag], ...]
    programmes: tuple[tuple[str, Tag], ...]
    names: Names
    newer: StoryCard | None  # the story after the last of them, and that before the first
    older: StoryCard | None
    near: StoryCards  # these stories, with those around them among which the like are found
    before: int  # how many of `near` are newer than these
    is_recent: bool
    clips: tuple[tuple[str, StoryClip], ...]  # by id of the story
    styles: tuple[str, ...]  # of a page with a clip

    @property
    def section(self) -> Tag:
        """The stories."""
        return self.trail

    @property
    def has_cards(self) -> bool:
        """Whether the stories have."""
        return self.is_recent

    def artifacts(self) -> Iterator[Artifact]:
        """A page for each story."""
        pictures = {facts.path: facts for facts in self.pictures}
        shots = [shots_of(entry, pictures) for entry in self.stories]
        clips = dict(self.clips)
        cards = [StoryCard.of(entry, pictures, seconds_of(clips.get(entry.id))) for entry in self.stories]
        tags = Tags(dict(self.themes), dict(self.places), dict(self.programmes))
        likeness = Likeness([card.story for card in self.near])
        neighbours = list(with_neighbours([self.newer, *cards, self.older]))[1:-1]
        for at, (entry, its_shots, (newer, _, older)) in enumerate(zip(self.stories, shots, neighbours, strict=True), self.before):
            like = StoryCards(tuple(self.near.cards[each] for each in likeness.like(at, _RELATED, (at - 1, at + 1))))
            page = self._page(entry, its_shots, tags, (older, newer), like, clips.get(entry.id))
            yield Artifact(addresses.file_of(addresses.story(entry.id)), page, (entry.path,))

    def _page(
        self,
        entry: Entry[Story],
        shots: tuple[Shot, ...],
        tags: Tags,
        around: tuple[StoryCard | None, StoryCard | None],
        related: StoryCards,
        clip: StoryClip | None,
    ) -> StoryPage:
        story = entry.record
        return StoryPage(
            position=Position(addresses.story(entry.id), self.frame, self.site, (HOME, self.trail)),
            title=story.title,
            summary=story.summary,
            feeds=(self.feed,),
            entry=entry,
            names=self.names.only({*entry.mentions, *story.people}),
            shots=shots,
            themes=_named(tags.themes, story.themes),
            places=_named(tags.places, story.places),
            programmes=_named(tags.programmes, story.programmes),
            previous=around[0],
            next=around[1],
            related=related,
            is_recent=self.is_recent,
            clip=clip,
            extras=self.styles if clip else (),
        )


@dataclass(frozen=True)
class Tags:
    """What the stories of a month belong to, by id."""

    themes: Mapping[str, Tag]
    places: Mapping[str, Tag]
    programmes: Mapping[str, Tag]


def _named(tags: Mapping[str, Tag], ids: Iterable[str]) -> tuple[Tag, ...]:
    """The tags of `ids`; those that are hidden are left out."""
    return tuple(tags[id] for id in ids if id in tags)


def render(plan: Plan) -> Iterator[PageBundle]:
    """Every story, month by month, the newest first."""
    newer_stories, every = 0, plan.site.stories
    for newer, stories, older in with_neighbours(list(plan.site.months.values())):
        yield StoryMonth(
            frame=plan.frame(addresses.story("any")),
            site=plan.site_facts,
            trail=plan.tag(STORIES),
            feed=plan.feed(STORIES),
            stories=stories,
            pictures=plan.pictures(stories),
            themes=_used(plan, "themes", set().union(*[entry.record.themes for entry in stories])),
            places=_used(plan, "places", set().union(*[entry.record.places for entry in stories])),
            programmes=_used(plan, "programmes", set().union(*[entry.record.programmes for entry in stories])),
            names=plan.names_of(set().union(*[entry.mentions for entry in stories], *[entry.record.people for entry in stories])),
            newer=plan.card(newer[-1]) if newer else None,
            older=plan.card(older[0]) if older else None,
            near=plan.cards(every[max(0, newer_stories - NEAR) : newer_stories + len(stories) + NEAR]),
            before=min(newer_stories, NEAR),
            is_recent=newer_stories < _RECENT,
            clips=plan.clips(stories),
            styles=plan.frames.extras(CLIPS),
        )
        newer_stories += len(stories)


def _used(plan: Plan, sort: str, ids: set[str]) -> tuple[tuple[str, Tag], ...]:
    return tuple((id, tag) for id in sorted(ids) for tag in plan.tags(sort, (id,)))
