"""What a picture file is by its header, and in which widths it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.cache import digest
from generator.load.walk import Source
from generator.media.encoding import Format, PictureFacts, Rendition
from generator.media.memory import ran_out, webp_pixels
from generator.media.notes import notes_in
from generator.media.pixels import opened, upright
from generator.media.structure import Strange, exif_of, orientation, seems_broken
from generator.personal.detection import find
from generator.problems import Problem, catalogue, problem

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 800, 1200)  # pixels: a card on a phone, a whole phone of double and of triple density
WIDEST_JPEG = 1000  # for phones so old that they know nothing better
MOST_PUBLISHED = 4_000_000  # pixels: a picture of twice the height is narrower
_WORTH_A_FILE = 1.25  # times as wide as the one before
# What 300 MiB are enough for: a JPEG can be read in part, unless it is progressive; the decoder of WebP keeps four copies.
MOST_PIXELS = 40_000_000
MOST_PIXELS_OF_CAMERAS = 50_000_000
MOST_PIXELS_OF_WEBP = 16_000_000
MOST_PIXELS_OF_INKS = 28_000_000  # a progressive JPEG of four inks is kept whole, eight bytes a pixel, before any of it is seen
MOST_SIDE = 16_000
LEAST_SIDE = 200
_BEGUN = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP", re.DOTALL)  # of a picture of ours, whatever became of the rest
_HEIF = tuple(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"))  # ISO/IEC 23008-12, annex B
_FROM_A_PHONE = (
    "这是手机的HEIC照片。在手机上用微信把它发给自己，发的时候不勾“原图”，再存下来就是JPG。"
    "想以后直接拍成JPG：苹果手机在“设置”“相机”“格式”里选“兼容性最佳”；安卓手机在相机的设置里关掉“HEIF”或“高效图片”。"
)
_SIDEWAYS = (5, 6, 7, 8)  # of the ways to hold a camera


class LoadedPicture(NamedTuple):
    """What one picture file gave: facts, or the reasons why not; or both, if it can be used but should not be kept as it is."""

    facts: PictureFacts | None
    problems: tuple[Problem, ...]


def load_picture(root: Path, source: Source) -> LoadedPicture:
    """Read the header of a picture below `root`; pixels are decoded only if it seems broken. Raises OSError, MemoryError."""
    data = (root / source.path).read_bytes()
    if not data.strip(b"\0"):
        return LoadedPicture(None, (problem("I15", source.path),))
    try:
        turned = orientation(exif_of(data))
        image = opened(data)
        width, height = image.size
    except Strange as strange:
        return LoadedPicture(None, (problem("I14", source.path, what=strange),))
    except Exception as error:  # decoders raise whatever they like for a broken file
        if ran_out(error, webp_pixels(data)):
            raise MemoryError from error
        return LoadedPicture(None, (_no_picture(source.path, data),))
    if width * height > _most_pixels(image) or max(width, height) > MOST_SIDE:
        return LoadedPicture(None, (problem("I02", source.path, width=width, height=height),))
    if min(width, height) < LEAST_SIDE:
        return LoadedPicture(None, (problem("I03", source.path, width=width, height=height, least=LEAST_SIDE),))
    if getattr(image, "is_animated", False) and image.format != "MPO":  # phones put a second, smaller view behind a photograph
        return LoadedPicture(None, (problem("I04", source.path),))
    if turned in _SIDEWAYS:
        width, height = height, width
    facts = PictureFacts(source.path, digest(data), width, height)
    if seems_broken(data) and not _is_usable(data, facts):
        return LoadedPicture(None, (problem("I10", source.path),))
    return LoadedPicture(facts, tuple(_told_of_notes(source.path, data)))


def _told_of_notes(path: str, data: bytes) -> Iterator[Problem]:
    """Personal data that somebody or a camera has written beside the pixels: once for each place."""
    told = set[str]()
    for note in notes_in(data):
        for each in find(note.text)[:1]:
            if note.where not in told:
                told.add(note.where)
                yield problem(
                    "P39",
                    path,
                    where=note.where,
                    value=each.value,
                    what=catalogue()[each.sort.value].title.removeprefix("登了").removeprefix("写了"),
                )


def _no_picture(path: str, data: bytes) -> Problem:
    if _BEGUN.match(data):
        return problem("I10", path)
    return problem("I01", path, advice=_FROM_A_PHONE) if data[4:12] in _HEIF else problem("I01", path)


def _is_usable(data: bytes, facts: PictureFacts) -> bool:
    """Whether the decoder takes what the build will ask it for; raises MemoryError where the machine is too small to tell."""
    try:
        _, *size = renditions(facts)[0]
        upright(data, (size[0], size[1]))
    except Exception as error:  # decoders raise whatever they like for a broken file
        if ran_out(error, facts.width * facts.height):
            raise MemoryError from error
        return False
    return True


def _most_pixels(image: Image.Image) -> int:
    if image.format == "WEBP":
        return MOST_PIXELS_OF_WEBP
    if "progressive" in image.info:
        return MOST_PIXELS_OF_INKS if image.mode == "CMYK" else MOST_PIXELS
    return MOST_PIXELS if image.format == "PNG" else MOST_PIXELS_OF_CAMERAS


def widths(facts: PictureFacts) -> tuple[int, ...]:
    """The widths in which the picture is published: never larger than it is, no two that are nearly the same."""
    widest = min(facts.width, WIDTHS[-1], max(1, isqrt(MOST_PUBLISHED * facts.width // facts.height)))
    return (*(width for width in WIDTHS if width * _WORTH_A_FILE <= widest), widest)


def jpeg_widths(facts: PictureFacts) -> tuple[int, ...]:
    """Those of them in which it is a JPEG too."""
    known = widths(facts)
    return tuple(width for width in known if width <= WIDEST_JPEG) or known[:1]


def renditions(facts: PictureFacts) -> tuple[Rendition, ...]:
    """All files that the picture is published as, the largest first."""
    wanted = {Format.AVIF: widths(facts), Format.WEBP: widths(facts), Format.JPEG: jpeg_widths(facts)}
    found = [Rendition(format, width, height_at(facts, width)) for format, known in wanted.items() for width in known]
    return tuple(sorted(found, key=lambda each: -each.width))


def height_at(facts: PictureFacts, width: int) -> int:
    """The height that goes with `width`."""
    return max(1, round(facts.height * width / facts.width))
