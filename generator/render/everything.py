"""All artifacts of a site."""

from __future__ import annotations

from generator.artifact import Artifact
from generator.frame import FrameSet
from generator.model.site import Site, Stories
from generator.render import feeds, gatherings, manual, media, pages, sitemap, stories, theme
from generator.render.base.plan import Plan
from generator.render.base.views import Feed


def render(site: Site, frames: FrameSet) -> list[Artifact]:
    """Plan everything that is to be published of the visible `site`."""
    plan = Plan(site, frames)
    channels = _channels(site)
    return [
        *pages.render(plan, list(channels)),
        *stories.render(plan),
        *gatherings.render(plan),
        *manual.render(plan),
        *feeds.render(plan, channels),
        *sitemap.render(plan),
        *media.render(plan),
        *theme.render(plan),
    ]


def _channels(site: Site) -> dict[Feed, Stories]:
    """Every feed with what it carries."""
    channels = {Feed(site.settings.name, ""): site.stories, stories.FEED: site.stories}
    for each in site.themes:
        channels[stories.theme_feed(each)] = site.by_theme.get(each.id, ())
    return channels
