"""All artifacts of a site."""

from __future__ import annotations

from generator.artifact import Artifact, Part
from generator.frame import FrameSet
from generator.model.site import Site
from generator.render import (
    activities,
    activity_lists,
    calendars,
    cases,
    comics,
    components,
    feeds,
    gatherings,
    home,
    honours,
    manual,
    media,
    pages,
    points,
    sheets,
    sitemap,
    stories,
    theme,
)
from generator.render.base.honours import HONOURS_FEED
from generator.render.base.page import templates
from generator.render.base.plan import Plan
from generator.render.base.views import Feed


def render(site: Site, frames: FrameSet) -> list[Artifact]:
    """Plan everything that is to be published of the visible `site`."""
    plan = Plan(site, frames)
    channels = _channels(plan)
    return [
        *home.render(plan),
        *pages.render(plan, list(channels)),
        *stories.render(plan),
        *comics.render(plan),
        *honours.render(plan),
        *cases.render(plan),
        *points.render(plan),
        *activities.render(plan),
        *activity_lists.render(plan),
        *calendars.render(plan),
        *sheets.render(plan),
        *gatherings.render(plan),
        *manual.render(plan),
        *components.render(plan),
        *feeds.render(plan, channels),
        *sitemap.render(plan),
        *media.render(plan),
        *theme.render(plan),
    ]


def get_ready() -> None:
    """Load what most recipes begin with: Markdown, our templates, the writer of feeds."""
    import generator.markdown.dialect  # noqa: F401

    for name in templates().list_templates(extensions=["html"]):
        templates().get_template(name)


def _channels(plan: Plan) -> dict[Feed, list[Part]]:
    """Every feed with what it carries: the whole site, each section, each theme."""
    site = plan.site
    sections = {
        plan.stories_feed: stories.posts(plan, site.stories),
        comics.FEED: comics.posts(plan),
        HONOURS_FEED: honours.posts(plan),
        activities.FEED: activities.posts(plan),
    }
    themes = {plan.theme_feed(theme): stories.posts(plan, site.by_theme.get(theme.id, ())) for theme in site.themes}
    return {Feed(site.settings.name, ""): feeds.newest(*sections.values()), **sections, **themes}
