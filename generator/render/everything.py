"""All artifacts of a site."""

from __future__ import annotations

from generator.artifact import Artifact
from generator.frame import FrameSet
from generator.model.site import Site
from generator.render import feeds, gatherings, manual, media, pages, sitemap, stories, theme
from generator.render.base.plan import Plan


def render(site: Site, frames: FrameSet) -> list[Artifact]:
    """Plan everything that is to be published of the visible `site`."""
    plan = Plan(site, frames)
    channels = plan.feeds()
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
