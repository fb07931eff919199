"""A picture's pixels, decoded once and encoded anew in every size: what published pictures are made by, and all that their keys rest on."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.cache import digest
from generator.hindrance import SourceChanged
from generator.keyed import Spoilt, Stored, Workshop
from generator.media.memory import ran_out
from generator.media.structure import exif_of, orientation

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T")

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 78
_TURNS = (
    "",
    "",
    "FLIP_LEFT_RIGHT",
    "ROTATE_180",
    "FLIP_TOP_BOTTOM",
    "TRANSPOSE",
    "ROTATE_270",
    "TRANSVERSE",
    "ROTATE_90",
)  # what sets it upright
_LYING = 5  # from here on turns swap width and height


Sizes = tuple[tuple[int, int], ...]  # width and height, the largest first


class PictureFacts(NamedTuple):
    """A usable picture: digest of its file, and its size in pixels as it is meant to be looked at."""

    path: str
    digest: bytes
    width: int
    height: int


@dataclass(frozen=True)
class EncodedPicture(Stored):
    """One picture as WebP in each of `sizes`."""

    facts: PictureFacts
    sizes: Sizes

    @property
    def origin(self) -> bytes:
        """Digest of the file."""
        return self.facts.digest

    def values(self, workshop: Workshop) -> tuple[bytes, ...]:
        """Encode it; raises Spoilt if its pixels cannot be decoded, MemoryError if it is too large for the machine."""
        return with_file(workshop.root, self.facts, lambda data: encode(data, self.sizes))


def with_file(root: Path, facts: PictureFacts, use: Callable[[bytes], T]) -> T:
    """What `use` makes of the picture's file; raises Spoilt if its pixels cannot be decoded, MemoryError if it is too large for the machine."""
    data = (root / facts.path).read_bytes()
    if digest(data) != facts.digest:
        raise SourceChanged(facts.path)
    try:
        return use(data)
    except Exception as error:  # decoders raise whatever they like for a broken file
        if ran_out(error, facts.width * facts.height):
            raise MemoryError from error
        raise Spoilt("I10", facts.path) from None


def encode(data: bytes, sizes: Sizes) -> tuple[bytes, ...]:
    """The picture in `data` as WebP in each of `sizes`, upright, without metadata; raises what the decoder raises."""
    image = upright(data, sizes[0])
    return tuple(_webp(image, size) for size in sizes)


def upright(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture in `data` as it is meant to be looked at, in colour and at least as large as `size` where it is; raises what the decoder raises."""
    from PIL import Image

    turned = orientation(exif_of(data))
    image = opened(data)
    width, height = size if turned < _LYING else reversed(size)
    image.draft("RGB", (width * 2, height * 2))
    image.load()
    return _in_colour(image.transpose(Image.Transpose[_TURNS[turned]]) if turned > 1 else image)


def _webp(upright: Image.Image, size: tuple[int, int]) -> bytes:
    from PIL import Image

    shrunk = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.new(shrunk.mode, shrunk.size)  # only pixels pass: comments and profiles stay behind
    clean.paste(shrunk)
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture with its header read; raises what the decoder raises."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # `load_picture` has its own limit, and its own words for it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of a camera's notes is in English and helps nobody
        return Image.open(io.BytesIO(data), formats=FORMATS)


def _in_colour(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where the picture is transparent; 16-bit, CMYK and palettes become 8-bit RGB."""
    from PIL import Image

    if image.mode in ("I;16", "I;16B", "I", "F"):
        return Image.merge("RGB", [image.point(lambda value: value / 257).convert("L")] * 3)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("RGB")
