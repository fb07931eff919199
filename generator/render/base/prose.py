"""Editors' texts with their marks filled in, for pages and for feeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from generator.keyed import Workshop
from generator.load.entries import Entry
from generator.markdown.html import Html
from generator.markdown.marks import expand
from generator.render.base.templates import macros
from generator.render.base.views import FeedWay, Names, Shot, Way

_SHORT_LINK = re.compile('(<a href="[^"]*">)([^<>]{2,8})(</a>)')  # so many characters fit any line, in large type too


def prose(workshop: Workshop, entry: Entry[Any] | None, way: Way, names: Names, shots: Sequence[Shot] = ()) -> Markup:
    """The body of `entry` with its marks filled in for a page with this `way`; a short link is not broken."""
    if entry is None:
        return Markup()
    html = workshop.fetch(Html(entry)).decode()
    whole = expand(html, way.up, _Filling(way, names, {shot.file: shot for shot in shots}))
    return Markup(_SHORT_LINK.sub(r'\1<span class="phrase">\2</span>\3', whole))


def feed_prose(html: str, base: str, address: str, names: Names, shots: Sequence[Shot]) -> str:
    """HTML with marks of the page at `address` for feed readers: marks filled in, every address absolute under `base`."""
    whole = html.replace('<a href="#', f'<a href="{base}{address}#')  # in a text "<" is "&lt;", so only tags begin like this
    return expand(whole, base, _Filling(FeedWay(base), names, {shot.file: shot for shot in shots}))


@dataclass(frozen=True)
class _Filling:
    """Gives the HTML for a mark; rules have seen to it that every id is known, an unknown one leaves nothing, as does an unknown sort of mark."""

    way: Way
    names: Names
    shots: Mapping[str, Shot]

    def __call__(self, parts: list[str]) -> str:
        fill = _FILLINGS.get(parts[0])
        return fill(self, *parts[1:]) if fill else ""

    def _person(self, id: str) -> str:
        return str(macros("text").person(self.names.name_by_id.get(id, "")))

    def _figure(self, id: str) -> str:
        figure = self.names.figure_by_id.get(id)
        return escape(figure.value + figure.unit) if figure else ""

    def _figures(self, ids: str) -> str:
        known = self.names.figure_by_id
        return str(macros("facts").figure_strip([known[id] for id in ids.split() if id in known]))

    def _picture(self, file: str, alt: str = "", caption: str = "") -> str:
        shot = self.shots.get(file)
        return str(macros("picture").figure(self.way.picture(shot, alt, caption))) if shot else ""

    def _gallery_picture(self, file: str, alt: str = "", caption: str = "") -> str:
        shot = self.shots.get(file)
        return str(macros("picture").figure(self.way.picture(shot, alt, caption), in_gallery=True)) if shot else ""

    def _inline_picture(self, file: str, alt: str = "", caption: str = "") -> str:
        shot = self.shots.get(file)
        return str(macros("picture").image(self.way.picture(shot, alt, caption), "100vw")) if shot else ""


_FILLINGS: Mapping[str, Callable[..., str]] = {
    "person": _Filling._person,
    "figure": _Filling._figure,
    "figures": _Filling._figures,
    "picture": _Filling._picture,
    "gallery-picture": _Filling._gallery_picture,
    "inline-picture": _Filling._inline_picture,
}
