"""What a picture file is by its header, and its pixels encoded anew in the widths that pages use."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.cache import digest
from generator.load.walk import Source
from generator.media.memory import ran_out, webp_pixels
from generator.media.structure import Strange, exif_of, orientation
from generator.problems import Problem, problem

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
WIDTHS = (480, 1200)  # pixels: a card on a phone of double density, a story's page
MOST_PIXELS = 50_000_000
MOST_SIDE = 16_000
LEAST_SIDE = 200
QUALITY = 78
_SIDEWAYS = (5, 6, 7, 8)  # of the ways to hold a camera
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


class PictureFacts(NamedTuple):
    """A usable picture: digest of its file, and its size in pixels as it is meant to be looked at."""

    path: str
    digest: bytes
    width: int
    height: int


class LoadedPicture(NamedTuple):
    """What one picture file gave: facts, or the reasons why not."""

    facts: PictureFacts | None
    problems: tuple[Problem, ...]


def load_picture(root: Path, source: Source) -> LoadedPicture:
    """Read the header of a picture below `root`; pixels are not decoded here. Raises OSError, MemoryError."""
    data = (root / source.path).read_bytes()
    if not data.strip(b"\0"):
        return LoadedPicture(None, (problem("I15", source.path),))
    try:
        turned = orientation(exif_of(data))
        image = _opened(data)
        width, height = image.size
    except Strange as strange:
        return LoadedPicture(None, (problem("I14", source.path, what=strange),))
    except Exception as error:  # decoders raise whatever they like for a broken file
        if ran_out(error, webp_pixels(data)):
            raise MemoryError from error
        return LoadedPicture(None, (problem("I01", source.path),))
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        return LoadedPicture(None, (problem("I02", source.path, width=width, height=height),))
    if min(width, height) < LEAST_SIDE:
        return LoadedPicture(None, (problem("I03", source.path, width=width, height=height, least=LEAST_SIDE),))
    if getattr(image, "is_animated", False) and image.format != "MPO":  # phones put a second, smaller view behind a photograph
        return LoadedPicture(None, (problem("I04", source.path),))
    if turned in _SIDEWAYS:
        width, height = height, width
    return LoadedPicture(PictureFacts(source.path, digest(data), width, height), ())


def widths(facts: PictureFacts) -> tuple[int, ...]:
    """The widths in which the picture is published: never larger than it is."""
    fitting = tuple(width for width in WIDTHS if width < facts.width)
    return (*fitting, facts.width) if len(fitting) < len(WIDTHS) else fitting


def height_at(facts: PictureFacts, width: int) -> int:
    """The height that goes with `width`."""
    return max(1, round(facts.height * width / facts.width))


def encode(data: bytes, width: int, height: int) -> bytes:
    """The picture in `data` as WebP of `width` × `height`, upright, without metadata; raises what the decoder raises."""
    from PIL import Image

    turned = orientation(exif_of(data))
    image = _opened(data)
    image.draft("RGB", (width * 2, height * 2))
    image.load()
    upright = image.transpose(Image.Transpose[_TURNS[turned]]) if turned > 1 else image
    shrunk = _in_colour(upright).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.new(shrunk.mode, shrunk.size)  # only pixels pass: comments and profiles stay behind
    clean.paste(shrunk)
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
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
