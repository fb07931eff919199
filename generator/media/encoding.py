"""A picture decoded once and encoded anew in every size and format: what published pictures are made by, and all that their keys rest on."""

from __future__ import annotations

import enum
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator.cache import digest
from generator.hindrance import SourceChanged
from generator.keyed import Shared, Spoilt, Stored, Workshop
from generator.media.memory import ran_out
from generator.media.paper import NoPaper, on_white
from generator.media.pixels import upright

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T")


class Format(enum.Enum):
    """A format of published pictures, by the ending of its files; a phone takes the first that it knows."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"

    @property
    def mime(self) -> str:
        """Its media type."""
        return f"image/{self.name.lower()}"


# One thread and one tile: two workers have the two processors already, and the bytes depend on nothing but the pixels.
_AVIF: dict[str, Any] = {"speed": 8, "codec": "aom", "max_threads": 1, "autotiling": False}
_DRAWN: dict[Format, dict[str, Any]] = {
    Format.AVIF: {**_AVIF, "quality": 60, "subsampling": "4:4:4"},
    Format.WEBP: {"quality": 78, "method": 2},  # 4 takes twice the time for 4 % fewer bytes, and most phones take the AVIF
    Format.JPEG: {"quality": 78, "subsampling": "4:2:0", "optimize": True, "progressive": True},
}
_TAKEN: dict[Format, dict[str, Any]] = {**_DRAWN, Format.AVIF: {**_AVIF, "quality": 55, "subsampling": "4:2:0"}}
RECIPE = digest(repr((_DRAWN, _TAKEN)).encode())  # how pictures are encoded: their names change with it

_SAMPLE = 64  # pixels in each direction, by which a drawing is told from a photograph
_COLOURS = 16  # so many fill most of a drawing, and little of a photograph: 0.6 to 0.9 of ours, 0.1 to 0.2
_LEAST_FILLED = 0.4
_PAPER = (255, 255, 255)  # behind what is transparent: black lines on nothing could not be seen at night


class Rendition(NamedTuple):
    """One of the files that a picture is published as."""

    format: Format
    width: int
    height: int


class PictureFacts(NamedTuple):
    """A usable picture: digest of its file, or of that and of what is done to it, and its size in pixels as it is meant to be looked at."""

    path: str
    digest: bytes
    width: int
    height: int
    original: bytes = b""  # digest of the file, if that is a drawing on paper which is to be made as good as scanned

    @property
    def file(self) -> bytes:
        """Digest of the file."""
        return self.original or self.digest

    def on_paper(self) -> PictureFacts:
        """The same picture, to be made as good as scanned."""
        return self if self.original else self._replace(digest=digest(self.digest, b"paper"), original=self.digest)


@dataclass(frozen=True)
class EncodedPicture(Shared, Stored):
    """One picture in each of `renditions`."""

    facts: PictureFacts
    renditions: tuple[Rendition, ...]

    @property
    def origin(self) -> bytes:
        """Digest of the file."""
        return self.facts.file

    def values(self, workshop: Workshop) -> tuple[bytes, ...]:
        """Encode it; raises Spoilt if its pixels cannot be decoded, MemoryError if it is too large for the machine."""
        if self.facts.original:
            return with_file(workshop.root, self.facts, lambda data: encode_paper(data, self.renditions))
        return with_file(workshop.root, self.facts, lambda data: encode(data, self.renditions))


def with_file(root: Path, facts: PictureFacts, use: Callable[[bytes], T]) -> T:
    """What `use` makes of the picture's file.

    Raises Spoilt if its pixels cannot be decoded, or show no paper where some should be; MemoryError if it is too large for the machine.
    """
    data = opened_file(root, facts.path, facts.file)
    try:
        return use(data)
    except NoPaper:
        raise Spoilt("I20", facts.path) from None
    except Exception as error:  # decoders raise whatever they like for a broken file
        if ran_out(error, facts.width * facts.height):
            raise MemoryError from error
        raise Spoilt("I10", facts.path) from None


def opened_file(root: Path, path: str, content: bytes) -> bytes:
    """The bytes of an editor's file; raises SourceChanged if they are not those that were judged, whose digest is `content`."""
    data = (root / path).read_bytes()
    if digest(data) != content:
        raise SourceChanged(path)
    return data


def encode(data: bytes, renditions: tuple[Rendition, ...]) -> tuple[bytes, ...]:
    """The picture in `data` in each of `renditions`, upright, in sRGB, without metadata; raises what the decoder raises."""
    return tuple(_encoded(upright(data, _largest(renditions)), renditions))


def encode_paper(data: bytes, renditions: tuple[Rendition, ...]) -> tuple[bytes, ...]:
    """The drawing on paper that `data` is a photograph of, as if it had been scanned; raises NoPaper, and what the decoder raises."""
    size = _largest(renditions)
    return tuple(_encoded(on_white(upright(data, size), size), renditions))


def pixels_of(facts: PictureFacts, data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture as it is published, at least as large as `size` where it is; raises NoPaper, and what the decoder raises."""
    photo = upright(data, size)
    if not facts.original:
        return photo
    scale = min(1.0, max(size[0] / facts.width, size[1] / facts.height))
    return on_white(photo, (max(1, round(facts.width * scale)), max(1, round(facts.height * scale))))


def _largest(renditions: tuple[Rendition, ...]) -> tuple[int, int]:
    return max((width, height) for _, width, height in renditions)


def _encoded(image: Image.Image, renditions: tuple[Rendition, ...]) -> Iterator[bytes]:
    image = _on_paper(image)
    options = _DRAWN if is_drawn(image) else _TAKEN
    shrunk: dict[tuple[int, int], Image.Image] = {}
    for size in sorted({(width, height) for _, width, height in renditions}, reverse=True):
        image = shrunk[size] = _only_pixels(image, size)  # the next one is made of it: a third of the time, and no eye sees it
    for format, width, height in renditions:
        shown = shrunk[width, height]
        out = io.BytesIO()
        shown.save(out, format.name, **options[format])
        yield out.getvalue()


def is_drawn(image: Image.Image) -> bool:
    """Whether it is a drawing, with its flat colours, rather than a photograph."""
    from PIL import Image

    sample = image.convert("RGB").resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    coarse = sample.point([value // 4 for value in range(256)] * 3)
    counts = sorted((count for count, _ in coarse.getcolors(_SAMPLE**2) or ()), reverse=True)
    return sum(counts[:_COLOURS]) >= _LEAST_FILLED * _SAMPLE**2


def _only_pixels(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    shrunk = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.new(shrunk.mode, shrunk.size)  # comments and profiles stay behind
    clean.paste(shrunk)
    return clean


def _on_paper(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(image, (0, 0), image)
    return paper
