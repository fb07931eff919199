"""Feeds: of the whole site, of each section, of each theme of stories and of each place, in three formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.artifact import Artifact
from generator.frame.extras import FEED_ICONS
from generator.model import addresses
from generator.model.sections import ACTIVITIES, COMICS, HONOURS, STORIES, Section
from generator.render.base.feeds import Feed
from generator.render.base.plan import Plan
from generator.render.feeds.films import films_of
from generator.render.feeds.formats import Atom, Channel, JsonFeed, Rss
from generator.render.feeds.posts import Posts, newest, of_activities, of_comics, of_honours, of_place, of_stories
from generator.schema.records import Place, Theme


class Content(NamedTuple):
    """What a feed carries, the page that shows the same, and what that is."""

    posts: Posts
    address: str
    description: str


def channels(plan: Plan) -> Mapping[Feed, Content]:
    """Every feed with what it carries."""
    site = plan.site
    of_sections = {
        plan.feed(STORIES): _section(plan, STORIES, of_stories(plan, site.stories)),
        plan.feed(COMICS): _section(plan, COMICS, of_comics(plan)),
        plan.feed(HONOURS): _section(plan, HONOURS, of_honours(plan)),
        plan.feed(ACTIVITIES): _section(plan, ACTIVITIES, of_activities(plan)),
    }
    together = newest(post for content in of_sections.values() for post in content.posts)
    return {
        Feed("全部内容", ""): Content(together, "", site.settings.description),
        **of_sections,
        plan.clips_feed(): Content(of_stories(plan, site.clips), addresses.CLIPS, "家人故事里有短视频的，有字幕，有文字稿。"),
        **{plan.theme_feed(theme): _theme(plan, theme) for theme in site.themes},
        **{plan.place_feed(place): _place(plan, place) for place in site.places},
    }


def _section(plan: Plan, section: Section, posts: Posts) -> Content:
    intro = plan.intro(section.id)
    words = intro.record.summary if intro else section.summary
    return Content(posts, section.address, words or plan.site.settings.description)


def _theme(plan: Plan, theme: Theme) -> Content:
    return Content(of_stories(plan, plan.site.by_theme.get(theme.id, ())), addresses.theme(theme.id), theme.summary)


def _place(plan: Plan, place: Place) -> Content:
    return Content(of_place(plan, place), addresses.place(place.id), f"{place.name}的故事、漫画、案例和活动。{place.summary}")


def render(plan: Plan, channels: Mapping[Feed, Content]) -> Iterator[Artifact]:
    """Each feed in three formats."""
    for feed, content in channels.items():
        yield _artifact(plan, Rss, feed, feed.rss, content)
        yield _artifact(plan, Atom, feed, feed.atom, content)
        yield _artifact(plan, JsonFeed, feed, feed.json, content)


def _artifact(plan: Plan, format: type[Channel], feed: Feed, path: str, content: Content) -> Artifact:
    small, large, scaling = plan.frames.extras(FEED_ICONS)
    channel = format(
        site=plan.site_facts,
        path=path,
        title=feed.whole_title(plan.site_facts.name),
        address=content.address,
        description=content.description,
        icons=(small, large, scaling),
        posts=content.posts,
    )
    needs = (*(cover for _, cover in channel.covers if cover), *films_of(channel.posts))
    return Artifact(path, channel, needs=tuple(dict.fromkeys(needs)))
