"""A template's body, stamped into a frame: the one way in which a page is made."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.artifact import Workshop
from generator.frame import Frame
from generator.load.entries import Entry
from generator.markdown.marks import expand
from generator.model import addresses
from generator.render.base.plan import Names, SiteFacts
from generator.render.base.qr import qr
from generator.render.base.views import Feed, Shot, figure_view, picture_view

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a page's body: its address, title, description, feeds and leading picture."""

    address: str
    title: str
    description: str
    feeds: Sequence[Feed] = ()
    shot: Shot | None = None
    kind: str = "website"
    is_indexed: bool = True
    data: Mapping[str, Any] | None = None  # what search engines are told, as schema.org names it


@functools.cache
def templates() -> Environment:
    """The environment of our templates; a name that is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only where a page is made

    return Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a process lives for one build
    )


def way_up(address: str) -> str:
    """The way from the page at `address` to the site's root: "" or some "../"."""
    return "../" * addresses.depth_of(address)


def stamp(template: str, frame: Frame, facts: SiteFacts, head: Head, up: str | None = None, **context: Any) -> bytes:
    """The page as bytes; `up` is given only where the way to the root is not relative."""
    way = way_up(head.address) if up is None else up

    def href(address: str) -> str:
        return f"{way}{address}" or "./"

    is_display = _is_display(facts, head)
    body = templates().get_template(template).render(site=facts, href=href, title=head.title, is_display=is_display, **context)
    canonical = facts.url + head.address
    if head.data:  # below the body, which a reader should see first
        body += f'<script type="application/ld+json">{_script_json(head.data)}</script>\n'
    if head.is_indexed:
        body += str(_macro("share", "share")(canonical, qr(canonical)))
    title = head.title if head.title == facts.name else f"{head.title}｜{facts.name}"
    return frame.stamp(
        title=title,
        description=head.description,
        canonical=canonical,
        head=_head_lines(facts, head, way),
        body=body,
    ).encode()


def _is_display(facts: SiteFacts, head: Head) -> bool:
    """Whether the title is set in the display cut: on fronts only, and only if the cut has all of it, for a character of another font sticks out."""
    return addresses.depth_of(head.address) <= 1 and set(head.title) <= set(facts.display)


def _head_lines(facts: SiteFacts, head: Head, up: str) -> str:
    lines = [
        f'<meta property="og:title" content="{escape(head.title)}">',
        f'<meta property="og:type" content="{head.kind}">',
        f'<meta property="og:site_name" content="{escape(facts.name)}">',
    ]
    if head.shot:
        lines.append(f'<meta property="og:image" content="{escape(facts.url + picture_view(head.shot, "").src)}">')
    if not head.is_indexed:
        lines.append('<meta name="robots" content="noindex">')
    for feed in head.feeds:
        for path, mime in ((feed.rss, "application/rss+xml"), (feed.atom, "application/atom+xml"), (feed.json, "application/feed+json")):
            lines.append(f'<link rel="alternate" type="{mime}" title="{escape(feed.title)}" href="{up}{path}">')
    return "\n".join(lines)


def _script_json(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in (HTML standard, restrictions for contents of script elements)."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def prose(workshop: Workshop, entry: Entry[Any] | None, up: str, names: Names, shots: Sequence[Shot] = ()) -> Markup:
    """The body of `entry` with its marks filled in for a page whose way to the root is `up`."""
    if entry is None:
        return Markup()
    return Markup(expand(workshop.html(entry), up, _Filling(up, names, {shot.file: shot for shot in shots})))


@dataclass(frozen=True)
class _Filling:
    """Gives the HTML for a mark; rules have seen to it that every id is known, an unknown one leaves nothing, as does an unknown sort of mark."""

    up: str
    names: Names
    shots: Mapping[str, Shot]

    def __call__(self, parts: list[str]) -> str:
        fill = _FILLINGS.get(parts[0])
        return fill(self, *parts[1:]) if fill else ""

    def _person(self, id: str) -> str:
        return str(_macro("text", "person")(self.names.people.get(id, "")))

    def _figure(self, id: str) -> str:
        figure = self.names.figures.get(id)
        return escape(figure["value"] + figure["unit"]) if figure else ""

    def _figures(self, ids: str) -> str:
        known = [self.names.figures[id] for id in ids.split() if id in self.names.figures]
        return str(_macro("facts", "figure_strip")([figure_view(figure) for figure in known]))

    def _picture(self, file: str, alt: str = "", caption: str = "") -> str:
        shot = self.shots.get(file)
        return str(_macro("picture", "figure")(picture_view(shot, self.up, alt, caption))) if shot else ""

    def _inline_picture(self, file: str, alt: str = "", caption: str = "") -> str:
        shot = self.shots.get(file)
        return str(_macro("picture", "image")(picture_view(shot, self.up, alt, caption), "100vw")) if shot else ""


_FILLINGS: Mapping[str, Callable[..., str]] = {
    "person": _Filling._person,
    "figure": _Filling._figure,
    "figures": _Filling._figures,
    "picture": _Filling._picture,
    "inline-picture": _Filling._inline_picture,
}


def _macro(component: str, name: str) -> Any:
    return getattr(templates().get_template(f"components/{component}.html").module, name)


def feed_body(html: str, base: str, address: str, names: Names, shots: Sequence[Shot]) -> str:
    """The body of the page at `address` for feed readers: marks filled in, every address absolute under `base`."""
    whole = html.replace('<a href="#', f'<a href="{base}{address}#')  # in a text "<" is "&lt;", so only tags begin like this
    return expand(whole, base, _Filling(base, names, {shot.file: shot for shot in shots}))
