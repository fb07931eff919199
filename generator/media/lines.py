"""The lines of a drawing without its colours, to be coloured anew: found in its pixels, by what is dark and thin and by the edges of what is dark and wide."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.keyed import Stored, Workshop
from generator.media.encoding import PictureFacts, pixels_of, with_file

if TYPE_CHECKING:
    from PIL import Image

WIDTH = 1200  # pixels: 6 to a millimetre on A4
_MOST_HEIGHT = 2400
_PEN = 250  # so many of the widest lines, side by side, are as wide as the picture
_OUTLINE = 400
_DARK = (
    57  # of 255, in luminance: a ground as dark keeps its outline only: black hair does, a sky at night (64 in ours) is a ground like any
)
_FAINT = 1.3  # times as bright is the paper beside a line of pencil
_GREY = 40  # of 255: between the channels of what has no colour
_BLACK, _BARE = 255, 0  # in masks


@dataclass(frozen=True)
class ColouringLines(Stored):
    """The lines of a picture, as a PNG of black and white."""

    facts: PictureFacts

    @property
    def origin(self) -> bytes:
        """Digest of the picture's file."""
        return self.facts.file

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """Find them; raises Spoilt if the pixels cannot be decoded, MemoryError if the picture is too large for the machine."""
        return (with_file(workshop.root, self.facts, lambda data: _as_png(self.facts, data)),)


def _as_png(facts: PictureFacts, data: bytes) -> bytes:
    from PIL import Image

    image = pixels_of(facts, data, (WIDTH, WIDTH))
    shrunk = min(1.0, WIDTH / image.width, _MOST_HEIGHT / image.height)
    size = (max(1, round(image.width * shrunk)), max(1, round(image.height * shrunk)))
    out = io.BytesIO()
    lines_of(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)).save(out, "PNG")
    return out.getvalue()


def lines_of(image: Image.Image) -> Image.Image:
    """The drawing in `image` as black lines on white, of one bit each."""
    from PIL import Image, ImageChops, ImageFilter

    plain = _on_paper(image)
    red, green, blue = plain.split()
    value = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    around = _closed(value, max(2, image.width // _PEN))
    ink = _mask(ImageChops.subtract(ImageChops.subtract(around, value), value), 0)  # less than half as bright as what is around it
    faint = _mask(ImageChops.subtract(around, value.point([min(255, round(each * _FAINT)) for each in range(256)])), 4)
    pencil = ImageChops.darker(faint, ImageChops.invert(_mask(ImageChops.subtract(value, least), _GREY)))
    dark = ImageChops.invert(_mask(plain.convert("L"), _DARK))
    outline = ImageChops.subtract(dark, _spread(dark, max(2, image.width // _OUTLINE), lightest=False))
    drawn = ImageChops.lighter(ImageChops.lighter(ink, pencil), outline).filter(ImageFilter.MedianFilter(3))  # without specks
    return ImageChops.invert(drawn).convert("1", dither=Image.Dither.NONE)


def _on_paper(image: Image.Image) -> Image.Image:
    from PIL import Image

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image.convert("RGB"), (0, 0), image.getchannel("A") if image.mode == "RGBA" else None)
    return paper


def _mask(image: Image.Image, least: int) -> Image.Image:
    """Where `image` is more than `least`."""
    return image.point([_BLACK if value > least else _BARE for value in range(256)])


def _closed(image: Image.Image, reach: int) -> Image.Image:
    """The image without what is dark and not wider than twice `reach`."""
    return _spread(_spread(image, reach, lightest=True), reach, lightest=False)


def _spread(image: Image.Image, reach: int, *, lightest: bool) -> Image.Image:
    """Each pixel as the lightest or darkest within `reach` of it, across and down: by shifts that double, which a filter of that size would not."""
    from PIL import ImageChops

    choose = ImageChops.lighter if lightest else ImageChops.darker
    for across, down in ((1, 0), (0, 1)):
        done = 0
        while done < reach:
            step = min(done + 1, reach - done)
            there = _shifted(image, across * step, down * step, lightest)
            back = _shifted(image, -across * step, -down * step, lightest)
            image, done = choose(image, choose(there, back)), done + step
    return image


def _shifted(image: Image.Image, across: int, down: int, lightest: bool) -> Image.Image:
    from PIL import Image

    moved = Image.new("L", image.size, _BARE if lightest else 255)
    moved.paste(image, (across, down))
    return moved
