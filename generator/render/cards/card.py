"""Share cards: the picture that a messenger shows for a page, drawn by Pillow. Its essentials stand in the square in the middle, which some cut out."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.encoding import EncodedPicture
from generator.media.fonts import in_font
from generator.media.pixels import opened
from generator.render.base.cards import SIZE, CardFacts
from generator.render.base.drawn import HEIGHT, MARK, WIDTH, drawn
from generator.render.base.segmenting import phrases
from generator.render.cards.setting import HEAVY, MEDIUM, NARROW, Setting, font, set_title

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

PAPER, BAND, INK, SOFT, PILL, PILL_INK = "#fff9f0", "#fdeed8", "#2b2420", "#6a5c52", "#ffe3a8", "#5c3b00"  # tokens, by day

_LEADING = 1.24  # lines of a title, of their size
_ABOVE, _BETWEEN, _BELOW = 24, 20, 28  # pixels over the title, between it and the foot, under the foot
_FOOT, _MARK = 28, 40  # size of its words, and of the mark
_GAP = 14
_SQUARE = 640  # the least width of a picture, which a high one is cut to, below
_KEPT = 0.75  # of the height of a wide one; it fills the width if that leaves so much, or else stands in the middle
_FROM_ABOVE = 0.35  # where heads are in a picture that is too high
_QUALITIES = (82, 74, 66, 58)  # the first is taken that is light enough
_MOST_BYTES = 120_000
_SAMPLE = "示例"
_HALF_EMPTY = "，。：；？！、"  # at the end of a line, which then stands further to the right


@dataclass(frozen=True)
class ShareCard(Recipe):
    """The card of one page; its picture, if it has one, is the `at`-th rendition of `encoded`."""

    facts: CardFacts
    encoded: EncodedPicture | None
    at: int = 0

    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Draw it; raises Spoilt if the picture cannot be decoded."""
        title = in_font(self.facts.title)
        setting = set_title(title, phrases(workshop, title))
        foot = _Foot(in_font(self.facts.site), in_font(self.facts.section), self.facts.sample and _SAMPLE not in title)
        top = SIZE[1] - _BELOW - _MARK - _BETWEEN - round(len(setting.lines) * setting.size * _LEADING) - _ABOVE
        mark = drawn(workshop, MARK)
        encoded = self.encoded
        card = (
            _beneath(opened(workshop.fetch(encoded, self.at)), top) if encoded else _under(drawn(workshop, self.facts.drawing), top).copy()
        )
        _write(card, mark, setting, foot)
        return Made(_jpeg(card))


class _Foot(NamedTuple):
    """What stands under the title."""

    site: str
    section: str
    sample: bool


def _beneath(picture: Image.Image, top: int) -> Image.Image:
    """A card with the picture over the place of its words, as wide as it can be without losing much of its height."""
    from PIL import Image

    card = Image.new("RGB", SIZE, PAPER)
    card.paste(BAND, (0, 0, SIZE[0], top))
    ratio = picture.width / picture.height
    width = max(_SQUARE, min(SIZE[0], round(top * ratio / _KEPT)))
    kept = min(picture.height, picture.width * top / width)  # rows of the picture
    across = min(picture.width, kept * width / top)
    left, above = (picture.width - across) / 2, (picture.height - kept) * (_FROM_ABOVE if ratio > 1 else 0)
    box = (left, above, left + across, above + kept)
    card.paste(picture.resize((width, top), Image.Resampling.BICUBIC, box, reducing_gap=2.0), ((SIZE[0] - width) // 2, 0))
    return card


@functools.lru_cache(maxsize=64)
def _under(drawing: bytes, top: int) -> Image.Image:
    """A card with the drawing over the place of its words."""
    from PIL import Image

    card = Image.new("RGB", SIZE, PAPER)
    height = min(HEIGHT, top - _ABOVE)
    width = WIDTH * height // HEIGHT
    small = opened(drawing).resize((width, height), Image.Resampling.LANCZOS)
    card.paste(small, ((SIZE[0] - width) // 2, (top - height + _ABOVE) // 2), small)
    return card


def _write(card: Image.Image, mark: bytes, setting: Setting, foot: _Foot) -> None:
    """Title and foot, each line in the middle."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(card)
    top = SIZE[1] - _BELOW - _MARK - _BETWEEN - round(len(setting.lines) * setting.size * _LEADING)
    for number, line in enumerate(setting.lines):
        x = SIZE[0] / 2 + (setting.size / 4 if line[-1] in _HALF_EMPTY else 0)
        y = top + (number + 0.5) * setting.size * _LEADING
        pen.text((x, y), line, INK, font(setting.size, HEAVY), anchor="mm")
    _write_foot(card, pen, mark, foot)


def _write_foot(card: Image.Image, pen: ImageDraw.ImageDraw, mark: bytes, foot: _Foot) -> None:
    """Mark, name of the site, section, 示例."""
    parts = _parts(foot)
    widths = [round(font(_FOOT, weight).getlength(text)) for text, weight, _ in parts]
    pill = round(font(_FOOT, MEDIUM).getlength(_SAMPLE)) + 2 * _GAP
    whole = _MARK + sum(_GAP + width for width in widths) + (_GAP + pill if foot.sample else 0)
    x, middle = (SIZE[0] - whole) // 2, SIZE[1] - _BELOW - _MARK // 2
    small = _small(mark)
    card.paste(small, (x, middle - _MARK // 2), small)
    x += _MARK + _GAP
    for (text, weight, colour), width in zip(parts, widths, strict=True):
        pen.text((x, middle), text, colour, font(_FOOT, weight), anchor="lm")
        x += width + _GAP
    if foot.sample:
        pen.rounded_rectangle((x, middle - _MARK // 2, x + pill, middle + _MARK // 2), _MARK // 2, PILL)
        pen.text((x + pill / 2, middle), _SAMPLE, PILL_INK, font(_FOOT, MEDIUM), anchor="mm")


@functools.lru_cache(maxsize=1)
def _small(mark: bytes) -> Image.Image:
    """The mark in the size of the foot; it lies in the middle of its drawing."""
    from PIL import Image

    image = opened(mark)
    side, left = image.height, (image.width - image.height) // 2
    return image.resize((_MARK, _MARK), Image.Resampling.LANCZOS, (left, 0, left + side, side))


def _parts(foot: _Foot) -> Sequence[tuple[str, int, str]]:
    """Text, weight and colour of the words of the foot; what is longer than the square in the middle goes without its section."""
    site, section = (foot.site, HEAVY, INK), (foot.section, MEDIUM, SOFT)
    fits = (len(foot.site) + len(foot.section) + 6) * _FOOT <= NARROW
    return (site, section) if foot.section and fits else (site,)


def _jpeg(card: Image.Image) -> bytes:
    """Encoded without halved colours, which would fray the lines of drawings."""
    for quality in _QUALITIES:
        out = BytesIO()
        card.save(out, "JPEG", quality=quality, subsampling="4:4:4")
        if out.tell() <= _MOST_BYTES:
            break
    return out.getvalue()
