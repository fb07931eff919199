"""A page as a record: its template shows it as `page`, and it is stamped into a frame."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from markupsafe import Markup

from generator.keyed import Made, Recipe, Workshop
from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.phrases import filled
from generator.render.base.plan import Position, SiteFacts
from generator.render.base.prose import prose
from generator.render.base.qr import qr
from generator.render.base.samples import samples_told
from generator.render.base.templates import macros, template
from generator.render.base.views import Feed, Names, Shot, Tag, Way, largest_path

_FORMATS = (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json"))


@dataclass(frozen=True, kw_only=True)
class Page(Recipe):
    """A page. `StoryPage` is shown by `templates/pages/story.html` and `StoriesFront` by `stories.html`, which get the record as `page`."""

    position: Position
    title: str
    summary: str = ""
    feeds: tuple[Feed, ...] = ()
    extras: tuple[str, ...] = ()  # stylesheets and scripts of the theme that few pages need

    kind: ClassVar[str] = "website"  # as the Open Graph protocol calls it
    is_indexed: ClassVar[bool] = True  # by search engines

    @property
    def site(self) -> SiteFacts:
        """The site as a whole."""
        return self.position.site

    @property
    def crumbs(self) -> tuple[Tag, ...]:
        """The way from home."""
        return self.position.crumbs

    @property
    def canonical(self) -> str:
        """The page's whole address."""
        return self.site.url + self.position.address

    @property
    def is_display(self) -> bool:
        """Whether the title is set in the display cut: on fronts only, and only if the cut has all of it, for a character of another font sticks out."""
        return addresses.depth_of(self.position.address) <= 1 and set(self.title) <= set(self.site.display)

    @property
    def description(self) -> str:
        """What search engines show under the title."""
        return self.summary

    @property
    def leading_shot(self) -> Shot | None:
        """The picture that stands for the page when it is handed on."""
        return None

    @property
    def posters(self) -> tuple[Tag, ...]:
        """The pictures of what the page shows that are there to keep, where the site has them: the file, and what it is of."""
        return ()

    @property
    def data(self) -> Mapping[str, Any] | None:
        """What search engines are told, as schema.org names it."""
        return None

    @property
    def way(self) -> Way:
        """The way from the page to others."""
        return way_from(self.position.address)

    def body(self, workshop: Workshop, way: Way) -> Markup:
        """The editor's text, where there is one."""
        return Markup()

    def make(self, workshop: Workshop) -> Made:
        """The template's body in the frame."""
        way = self.way
        body = template(_template_of(type(self))).render(page=self, href=way, body=self.body(workshop, way))
        body = samples_told(body, str(macros("sample").all_samples()), str(macros("sample").these_samples()))
        body = filled(body, workshop)
        if self.data:  # below the body, which a reader should see first
            body += f'<script type="application/ld+json">{_script_json(self.data)}</script>\n'
        if self.is_indexed:
            posters = self.posters if self.site.has_posters else ()
            body += str(macros("share").share(self.canonical, qr(self.canonical), posters, way))
        page = self.position.frame.stamp(
            title=self.title if self.title == self.site.name else f"{self.title}｜{self.site.name}",
            description=self.description,
            canonical=self.canonical,
            head=self._head_lines(way),
            body=body,
        )
        return Made(page.encode())

    def _head_lines(self, way: Way) -> str:
        lines = [
            f'<meta property="og:title" content="{escape(self.title)}">',
            f'<meta property="og:type" content="{self.kind}">',
            f'<meta property="og:site_name" content="{escape(self.site.name)}">',
        ]
        if self.leading_shot:
            lines.append(f'<meta property="og:image" content="{escape(self.site.url + largest_path(self.leading_shot))}">')
        if not self.is_indexed:
            lines.append('<meta name="robots" content="noindex">')
        for extra in self.extras:
            way_to = escape(way.up + extra)
            lines.append(
                f'<link rel="stylesheet" href="{way_to}">' if extra.endswith(".css") else f'<script src="{way_to}" defer></script>'
            )
        for feed in self.feeds:
            for name, mime in _FORMATS:
                path = way.up + getattr(feed, name)
                lines.append(f'<link rel="alternate" type="{mime}" title="{escape(feed.title)}" href="{path}">')
        return "\n".join(lines)


@dataclass(frozen=True, kw_only=True)
class Told(Page):
    """A page with a text of an editor's, whose marks stand for `names` and `shots`."""

    entry: Entry[Any] | None
    names: Names
    shots: tuple[Shot, ...] = ()

    def body(self, workshop: Workshop, way: Way) -> Markup:
        """The text with its marks filled in."""
        return prose(workshop, self.entry, way, self.names, self.shots)


@dataclass(frozen=True, kw_only=True)
class Front(Told):
    """The first page of a section: its introduction, and then what the section holds."""

    drawing: str


def way_from(address: str) -> Way:
    """The way from the page at `address`: "" or some "../" up."""
    return Way("../" * addresses.depth_of(address))


@functools.cache
def _template_of(page: type[Page]) -> str:
    """The name of the template: that of the record, in small letters and without its ending."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", page.__name__.removesuffix("Page").removesuffix("Front")).lower()


def _script_json(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in (HTML standard, restrictions for contents of script elements)."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
