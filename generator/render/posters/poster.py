"""Posters: for each thing that families hand on a picture with its drawing, one sentence, and the way to its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.encoding import PictureFacts, pixels_of, with_file
from generator.media.fonts import FAMILY
from generator.media.pixels import opened
from generator.render.base.drawings import drawing, mark
from generator.render.base.qr import qr
from generator.render.base.segmenting import phrases
from generator.render.base.typesetting import printable, typeset
from generator.render.posters.wording import shortened, typed, ways

if TYPE_CHECKING:
    from PIL import Image

_PACKAGE = Path(__file__).parents[2]
_TEMPLATE = _PACKAGE / "templates/posters/poster.typ"

_SIZE = (1080, 1440)
_GROUND = "#fff9f0"
_CODE = 240  # pixels a side that the QR code has at least, with its quiet zone
_COVER = (48, 48, 984)  # left, top and width
_PROPORTIONS = (0.45, 0.66)  # of a cover: the least and the most height for its width; what is more is cut off
_FROM_ABOVE = 0.35  # where heads are in a picture that is too high
_PAGE = (36, 24, 1008, 990)  # left, top, and the most that a comic has of width and height
_QUALITIES = (85, 80, 75, 70)  # the first is taken that is light enough
_MOST_BYTES = 200_000
_SAVED = 0.92  # what is left of a JPEG when its tables are made for it


class Placed(NamedTuple):
    """A picture in its size, and where it lies under the poster."""

    left: int
    top: int
    pixels: Image.Image


@dataclass(frozen=True, kw_only=True)
class Poster(Recipe):
    """What all posters say."""

    site: str
    url: str
    title: str
    sentence: str
    sample: str  # what is said of a sample, "" of what is real

    cost = Cost.PICTURE
    sort: ClassVar[str]  # which of the template's it is

    def make(self, workshop: Workshop) -> Made:
        """Lay it over its picture, and encode both as JPEG, which every phone keeps in its album."""
        picture = self.picture(workshop)
        title = printable(self.title)
        words = {"title": ways(title, phrases(workshop, title)), **self._words(picture), **self.own()}
        return Made(_jpeg(_laid_over(picture, _set(words))))

    def picture(self, workshop: Workshop) -> Placed | None:
        """The picture, if there is one."""
        return None

    def own(self) -> Mapping[str, Any]:
        """What this sort of poster says besides."""
        return {}

    def _words(self, picture: Placed | None) -> Mapping[str, Any]:
        return {
            "font": FAMILY,
            "sort": self.sort,
            "mark": mark(),
            "picture": _box_of(picture) if picture else None,
            "site": printable(self.site),
            "address": typed(self.url),
            "hint": "扫一扫，看全文",
            "sentences": list(shortened(printable(self.sentence))),
            "sample": self.sample,
            "qr": _code(self.url),
        }


@dataclass(frozen=True, kw_only=True)
class StoryPoster(Poster):
    """A story: its cover, title and summary."""

    cover: PictureFacts | None
    credit: str  # whose picture that is, if it can be said in few words

    sort = "story"

    def picture(self, workshop: Workshop) -> Placed | None:
        """The cover."""
        return with_file(workshop.root, self.cover, partial(_cover, self.cover)) if self.cover else None

    def own(self) -> Mapping[str, Any]:
        """Whose picture it is, and what stands there if there is none."""
        return {"credit": printable(self.credit), "drawing": drawing("stories")}


@dataclass(frozen=True, kw_only=True)
class ComicPoster(Poster):
    """A comic: the whole drawing, and what it is about."""

    page: PictureFacts
    author: str

    sort = "comic"

    def picture(self, workshop: Workshop) -> Placed:
        """The drawing."""
        return with_file(workshop.root, self.page, partial(_page, self.page))

    def own(self) -> Mapping[str, Any]:
        """Who has drawn it."""
        return {"author": printable(self.author)}


@dataclass(frozen=True, kw_only=True)
class HonourPoster(Poster):
    """An honour: a certificate with name and citation."""

    award: str
    beside: str  # year and place

    sort = "honour"

    def own(self) -> Mapping[str, Any]:
        """The award."""
        return {"drawing": drawing("honours"), "award": printable(self.award), "beside": printable(self.beside)}


@dataclass(frozen=True, kw_only=True)
class ActivityPoster(Poster):
    """An activity: a ticket."""

    day: str
    hours: str
    span: str  # the year, or from when to when
    facts: tuple[tuple[str, str], ...]
    seal: str
    category: str
    cancelled: bool

    sort = "activity"

    def own(self) -> Mapping[str, Any]:
        """When, where, for whom."""
        return {
            "day": ways(printable(self.day)),
            "hours": self.hours,
            "span": printable(self.span),
            "facts": [[name, printable(value)] for name, value in self.facts],
            "seal": printable(self.seal),
            "category": printable(self.category),
            "cancelled": "已取消" if self.cancelled else "",
        }


def _set(data: Mapping[str, Any]) -> bytes:
    """The poster without its picture, as PNG, a point a pixel; raises TypstFault, Overdue."""
    return typeset(_TEMPLATE.read_bytes(), json.dumps(data, ensure_ascii=False), format="png", ppi=72.0)


def _laid_over(picture: Placed | None, png: bytes) -> Image.Image:
    """Ground, picture and words."""
    from PIL import Image

    poster = Image.new("RGB", _SIZE, _GROUND)
    if picture:
        poster.paste(picture.pixels, (picture.left, picture.top), picture.pixels if picture.pixels.mode == "RGBA" else None)
    words = opened(png)
    poster.paste(words, (0, 0), words)
    return poster


def _jpeg(poster: Image.Image) -> bytes:
    """Encoded without halved colours, which would fray the lines of drawings."""
    for quality in _QUALITIES:
        out = BytesIO()
        poster.save(out, "JPEG", quality=quality, subsampling="4:4:4")
        if out.tell() * _SAVED <= _MOST_BYTES:
            break
    out = BytesIO()
    poster.save(out, "JPEG", quality=quality, subsampling="4:4:4", optimize=True, progressive=True)
    return out.getvalue()


def _cover(facts: PictureFacts, data: bytes) -> Placed:
    """The picture as wide as the column, cut to a height that leaves room for words."""
    left, top, width = _COVER
    kept = min(max(facts.height / facts.width, _PROPORTIONS[0]), _PROPORTIONS[1])
    size = (width, round(width * kept))
    image = pixels_of(facts, data, size)
    across = min(image.width, image.height / kept)
    down = across * kept
    x, y = (image.width - across) / 2, (image.height - down) * _FROM_ABOVE
    return Placed(left, top, image.resize(size, box=(x, y, x + across, y + down), reducing_gap=3.0))


def _page(facts: PictureFacts, data: bytes) -> Placed:
    """The whole picture, in the middle of its place."""
    left, top, width, height = _PAGE
    scale = min(width / facts.width, height / facts.height)
    size = (max(1, round(facts.width * scale)), max(1, round(facts.height * scale)))
    pixels = pixels_of(facts, data, size).resize(size, reducing_gap=3.0)
    return Placed(left + (width - size[0]) // 2, top + (height - size[1]) // 2, pixels)


def _box_of(picture: Placed) -> Mapping[str, int]:
    return {"x": picture.left, "y": picture.top, "width": picture.pixels.width, "height": picture.pixels.height}


def _code(url: str) -> Mapping[str, Any]:
    """The QR code, every module of it whole pixels: it will be shrunk and sent on, and must still be read."""
    code = qr(url, "M")
    side = code.size * -(-_CODE // code.size)
    shape = f'width="{side}" height="{side}" viewBox="0 0 {code.size} {code.size}" shape-rendering="crispEdges"'
    return {"svg": f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>', "size": side}
