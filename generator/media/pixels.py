"""A picture's pixels as they are meant to be looked at: upright, in sRGB, eight bits each, and read without ever holding two of it in full size."""

from __future__ import annotations

import functools
import io
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.media.structure import exif_of, orientation

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
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
_SPARING = 16_000_000  # pixels; a picture that has more is halved while it is read, whatever it is wanted for
_STRIP = 128  # rows that are worked on at a time
_COLOURED = {"1": "L", "P": "RGB", "PA": "RGBA", "La": "LA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB"}
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")  # grey of 16 bits

ToScreen = Callable[["Image.Image"], "Image.Image"]


def opened(data: bytes) -> Image.Image:
    """The picture with its header read; raises what the decoder raises."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # `load_picture` has its own limit, and its own words for it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of a camera's notes is in English and helps nobody
        return Image.open(io.BytesIO(data), formats=FORMATS)


def upright(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture in `data` as RGB or RGBA, set upright and at least as large as `size` where it is; raises what the decoder raises."""
    from PIL import Image

    turned = orientation(exif_of(data))
    image = opened(data)
    width, height = size if turned < _LYING else reversed(size)
    image.draft(None, (width * 3 // 2, height * 3 // 2))
    image.load()
    shown = _for_the_screen(image, min(image.width // (2 * width), image.height // (2 * height)))
    return shown.transpose(Image.Transpose[_TURNS[turned]]) if turned > 1 else shown


def _for_the_screen(image: Image.Image, factor: int) -> Image.Image:
    """The picture in screen colours, `factor` times smaller: strip by strip, as a copy in full size would need as much memory again."""
    from PIL import Image

    factor = max(factor, 2 if image.width * image.height > _SPARING else 1)
    to_screen = _to_screen(image)
    whole: Image.Image | None = None
    for top in range(0, image.height, _STRIP * factor):
        strip = _eight_bits(image.crop((0, top, image.width, min(top + _STRIP * factor, image.height))))
        strip = to_screen(strip.reduce(factor) if factor > 1 else strip)
        if whole is None:
            whole = Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        whole.paste(strip, (0, top // factor))
    if whole is None:
        raise ValueError("no rows")
    return whole


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK of eight bits, with its transparency if it has some."""
    if image.mode in _DEEP:
        return image.convert("I").point(_of_sixteen_bits(), "L")
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "P" and image.palette and image.palette.mode == "RGBA":
        return image.convert("RGBA")
    wanted = _COLOURED.get(image.mode, image.mode)
    return image.convert(wanted) if wanted != image.mode else image


@functools.cache
def _of_sixteen_bits() -> list[int]:
    return [value // 257 for value in range(65_536)]


def _to_screen(image: Image.Image) -> ToScreen:
    """What turns the picture's colours, without its transparency, into sRGB: by its profile, or as if it were sRGB where there is none that can be read."""
    transformed: dict[str, ToScreen] = {}
    profile = image.info.get("icc_profile") or b""

    def to_screen(strip: Image.Image) -> Image.Image:
        alpha = strip.getchannel("A") if strip.mode in ("LA", "RGBA") else None
        colours = strip.convert(strip.mode[:-1]) if alpha else strip
        if colours.mode not in transformed:
            transformed[colours.mode] = _by_profile(profile, colours.mode) or (lambda colours: colours.convert("RGB"))
        shown = transformed[colours.mode](colours)
        if alpha:
            shown.putalpha(alpha)
        return shown

    return to_screen


def _by_profile(profile: bytes, mode: str) -> ToScreen | None:
    """What turns colours of `mode` into sRGB by an ICC profile (ICC.1:2022); None if there is none or it is for something else."""
    from PIL import ImageCms

    if not profile:
        return None
    try:
        transform = ImageCms.buildTransform(io.BytesIO(profile), ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
    return lambda colours: ImageCms.applyTransform(colours, transform) or colours
