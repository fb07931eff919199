"""Feeds: of the whole site, of each section and of each theme of stories, in three formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifact import Artifact
from generator.model.sections import ACTIVITIES, COMICS, HONOURS, STORIES
from generator.render.base.plan import Plan
from generator.render.base.views import Feed
from generator.render.feeds.films import films_of
from generator.render.feeds.formats import Atom, Channel, JsonFeed, Rss
from generator.render.feeds.posts import Posts, newest, of_activities, of_comics, of_honours, of_stories


def channels(plan: Plan) -> Mapping[Feed, Posts]:
    """Every feed with what it carries."""
    site = plan.site
    of_sections = {
        plan.feed(STORIES): of_stories(plan, site.stories),
        plan.feed(COMICS): of_comics(plan),
        plan.feed(HONOURS): of_honours(plan),
        plan.feed(ACTIVITIES): of_activities(plan),
    }
    of_themes = {plan.theme_feed(theme): of_stories(plan, site.by_theme.get(theme.id, ())) for theme in site.themes}
    of_clips = {plan.clips_feed(): of_stories(plan, site.clips)}
    together = newest(post for posts in of_sections.values() for post in posts)
    return {Feed(site.settings.name, ""): together, **of_sections, **of_clips, **of_themes}


def render(plan: Plan, channels: Mapping[Feed, Posts]) -> Iterator[Artifact]:
    """Each feed in three formats."""
    for feed, posts in channels.items():
        yield _artifact(plan, Rss, feed.title, feed.rss, posts)
        yield _artifact(plan, Atom, feed.title, feed.atom, posts)
        yield _artifact(plan, JsonFeed, feed.title, feed.json, posts)


def _artifact(plan: Plan, format: type[Channel], title: str, path: str, posts: Posts) -> Artifact:
    channel = format(plan.site_facts, path, title, plan.site.settings.description, posts[: format.most])
    return Artifact(path, channel, needs=tuple(dict.fromkeys([*(cover for _, cover in channel.items if cover), *films_of(channel.posts)])))
