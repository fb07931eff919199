"""All artifacts of a site: every room of render/ has one door, and this is where they are opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.artifact import Planned
from generator.frame import FrameSet
from generator.keyed import Workshop
from generator.model.site import Site
from generator.render import calendars, cards, clips, feeds, pages, pictures, posters, search, sheets, sitemap, theme
from generator.render.base.plan import Plan
from generator.render.base.templates import macros, template
from generator.render.cards import ShareCard
from generator.render.search import search_claims

__all__ = ["ShareCard", "get_ready", "render", "render_with_search", "search", "search_claims"]


def render(site: Site, frames: FrameSet) -> Planned:
    """Plan everything that is to be published of the visible `site`, but for search."""
    return _render(Plan(site, frames))


def render_with_search(site: Site, frames: FrameSet, workshop: Workshop) -> tuple[Planned, Sequence[Callable[[], Planned]]]:
    """As `render`, and later what makes the site searchable: the texts once the pages are made, the index once the texts are."""
    plan = Plan(site, frames)
    return _render(plan), (lambda: list(search.texts(plan)), lambda: list(search.index(plan, workshop)))


def _render(plan: Plan) -> Planned:
    channels = feeds.channels(plan)
    every_page = list(pages.render(plan, list(channels)))
    return [
        *every_page,
        *cards.render(plan, every_page),
        *feeds.render(plan, channels),
        *calendars.render(plan),
        *sheets.render(plan),
        *pictures.render(plan),
        *clips.render(plan),
        *posters.render(plan),
        *sitemap.render(plan),
        *theme.render(plan),
    ]


def get_ready() -> None:
    """Load what the page of a story needs: Markdown, the template, the components."""
    import generator.markdown.dialect  # noqa: F401

    template("story")
    for name in ("breadcrumb", "heading", "listen", "pager", "picture", "sample", "share", "tag", "text"):
        macros(name)
