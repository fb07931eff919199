"""A page as a record: its template shows it as `page`, and it is stamped into a frame."""

from __future__ import annotations

import functools
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar, NamedTuple

from markupsafe import Markup

from generator.artifact import Bundle
from generator.frame.policy import renewed
from generator.keyed import Made, Recipe, Workshop
from generator.load.entries import Entry
from generator.media.pictures import height_at, jpeg_widths
from generator.model import addresses
from generator.render.base.cards import FORMAT, SIZE, CardFacts
from generator.render.base.feeds import Feed
from generator.render.base.phrases import filled
from generator.render.base.plan import Position, SiteFacts
from generator.render.base.prose import prose
from generator.render.base.qr import qr
from generator.render.base.samples import samples_told
from generator.render.base.structured import script_json, told_of
from generator.render.base.templates import macros, template
from generator.render.base.views import Names, Shot, Tag, Way, picture_path

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
        return self.summary or self.site.description

    @property
    def leading_shot(self) -> Shot | None:
        """The picture of what the page tells."""
        return None

    @property
    def is_sample(self) -> bool:
        """Whether what the page tells is made up."""
        return False

    @property
    def has_card(self) -> bool:
        """Whether a card of its own stands for the page when it is handed on; otherwise its picture does, or the card of its section."""
        return True

    @property
    def card_title(self) -> str:
        """What the card says."""
        return self.title

    @property
    def card(self) -> CardFacts:
        """The card."""
        section = self.crumbs[1] if len(self.crumbs) > 1 else Tag(self.position.address, "")
        if not self.has_card:
            return section_card(self.site, section)
        picture = self.leading_shot.facts if self.leading_shot else None
        return CardFacts(self.position.address, self.site.name, section.name, self.card_title, self.is_sample, picture)

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
        if self.is_indexed:
            told = script_json(told_of(self.position, self.title, self.data))
            body += f'<script type="application/ld+json">{told}</script>\n'  # below the body, which a reader should see first
            posters = self.posters if self.site.has_posters else ()
            body += str(macros("share").share(self.canonical, qr(self.canonical), posters, way))
        page = self.position.frame.stamp(
            title=self.title if self.title == self.site.name else f"{self.title}｜{self.site.name}",
            description=self.description,
            canonical=self.canonical,
            head=self._head_lines(way),
            body=body,
        )
        return Made(renewed(page).encode())

    def _head_lines(self, way: Way) -> str:
        lines = list(self._handed_on()) if self.is_indexed else ['<meta name="robots" content="noindex">']
        for extra in self.extras:
            way_to = escape(way.up + extra)
            lines.append(
                f'<link rel="stylesheet" href="{way_to}">' if extra.endswith(".css") else f'<script src="{way_to}" defer></script>'
            )
        for feed in self.feeds:
            for name, mime in _FORMATS:
                path = way.up + getattr(feed, name)
                lines.append(f'<link rel="alternate" type="{mime}" title="{escape(feed.whole_title(self.site.name))}" href="{path}">')
        return "\n".join(lines)

    def _handed_on(self) -> Iterator[str]:
        """What messengers show of the page, as the Open Graph protocol names it."""
        picture = self._picture()
        told = {
            "og:title": self.title,
            "og:description": self.description,
            "og:type": self.kind,
            "og:url": self.canonical,
            "og:site_name": self.site.name,
            "og:locale": "zh_CN",
            "og:image": self.site.url + picture.path,
            "og:image:type": FORMAT.mime,
            "og:image:width": str(picture.width),
            "og:image:height": str(picture.height),
            "og:image:alt": picture.alt,
        }
        yield from (f'<meta property="{name}" content="{escape(value)}">' for name, value in told.items() if value)
        yield '<meta name="twitter:card" content="summary_large_image">'

    @property
    def picture_url(self) -> str:
        """The whole address of the picture that stands for the page."""
        return self.site.url + self._picture().path

    def _picture(self) -> _Handed:
        """The picture that messengers show."""
        shot = self.leading_shot
        words = shot.alt or self.summary if shot else self.title
        if shot and not self.has_card:
            width = jpeg_widths(shot.facts)[-1]
            return _Handed(picture_path(shot.facts, FORMAT, width), width, height_at(shot.facts, width), words)
        return _Handed(self.card.path, *SIZE, words)


class _Handed(NamedTuple):
    """A picture as messengers are told of it."""

    path: str
    width: int
    height: int
    alt: str


def section_card(site: SiteFacts, section: Tag) -> CardFacts:
    """The card that stands for pages of a section without one of their own."""
    return CardFacts(section.url, site.name, "", section.name or site.name, False, None)


@dataclass(frozen=True)
class PageBundle(Bundle, ABC):
    """Pages that are planned together."""

    @property
    @abstractmethod
    def section(self) -> Tag:
        """The section that they are in, whose card stands for them if they have none."""

    @property
    def has_cards(self) -> bool:
        """Whether they have cards of their own."""
        return False


@dataclass(frozen=True, kw_only=True)
class Told(Page):
    """A page with a text of an editor's, whose marks stand for `names` and `shots`."""

    entry: Entry[Any] | None
    names: Names
    shots: tuple[Shot, ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether the editor says so."""
        return bool(self.entry and getattr(self.entry.record, "sample", False))

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
