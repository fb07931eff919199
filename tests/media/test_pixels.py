"""Whatever a phone, a scanner or a program has made of a picture is shown upright and in the colours that were meant."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from generator.media.encoding import Format, Rendition, encode, is_drawn
from generator.media.pixels import upright
from tests.bare import beside_pixels

RED, BLUE, SIZE = (200, 40, 30), (30, 60, 190), (640, 400)
PLACES = {(60, 60): RED, (580, 340): BLUE}  # in the corners
MANY = tuple(Rendition(format, width, width * 5 // 8) for format in Format for width in (640, 320))
SECRET = b"SECRET"


def scene(mode: str = "RGB") -> Image.Image:
    """Red at the left and at the top, blue below."""
    image = Image.new("RGB", SIZE, BLUE)
    ImageDraw.Draw(image).polygon([(0, 0), (639, 0), (0, 399)], fill=RED)
    return image.convert(mode)


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def held(orientation: int) -> bytes:
    """As a camera writes it that was held so; the number of how to turn it back is its own inverse but for two."""
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    image = scene() if turned is None else scene().transpose(Image.Transpose(turned))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "SECRET"
    return saved(image, "JPEG", quality=95, exif=exif, comment=SECRET)


def deep_grey() -> bytes:
    """Sixteen bits: a wedge from black to white."""
    image = Image.new("I;16", SIZE)
    image.putdata([x * 65535 // 639 for _ in range(400) for x in range(640)])
    return saved(image, "PNG")


def profile(primaries: tuple[float, ...]) -> bytes:
    """An ICC profile (ICC.1:2022) of a screen with these colorants, as XYZ under D50, and the gamma 2.2."""

    def number(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    tags = {b"wtpt": (0.9642, 1.0, 0.8249)} | {name: primaries[at : at + 3] for name, at in ((b"rXYZ", 0), (b"gXYZ", 3), (b"bXYZ", 6))}
    parts = {name: b"XYZ \0\0\0\0" + b"".join(map(number, value)) for name, value in tags.items()}
    gamma = b"curv\0\0\0\0" + (1).to_bytes(4, "big") + (563).to_bytes(2, "big") + b"\0\0"  # 563/256
    parts |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma)
    parts[b"desc"] = b"desc\0\0\0\0" + (7).to_bytes(4, "big") + SECRET + b"\0" + b"\0" * 78 + b"\0" * 3
    parts[b"cprt"] = b"text\0\0\0\0none\0\0\0\0"
    table, body, at = len(parts).to_bytes(4, "big"), b"", 132 + 12 * len(parts)
    for name, part in parts.items():
        table += name + (at + len(body)).to_bytes(4, "big") + len(part).to_bytes(4, "big")
        body += part
    head = (
        b"\0\0\0\0\0\0\0\0\x02\x40\0\0mntrRGB XYZ "
        + b"\0" * 12
        + b"acsp"
        + b"\0" * 28
        + number(0.9642)
        + number(1)
        + number(0.8249)
        + b"\0" * 48
    )
    whole = head + table + body
    return len(whole).to_bytes(4, "big") + whole[4:]


P3 = profile((0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841))


def in_p3(image: Image.Image) -> Image.Image:
    shown = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), io.BytesIO(P3))
    assert shown is not None
    return shown


CASES: dict[str, Callable[[], bytes]] = {
    "a PNG": lambda: saved(scene(), "PNG"),
    "a WebP": lambda: saved(scene(), "WEBP", quality=95, exif=b"Exif\0\0" + SECRET, xmp=SECRET),
    "a palette": lambda: saved(scene().quantize(4), "PNG"),
    "a palette with a colour that is transparent": lambda: saved(scene().quantize(4), "PNG", transparency=3),
    "print colours": lambda: saved(scene("CMYK"), "JPEG", quality=95),
    "all transparent at nothing": lambda: saved(scene("RGBA"), "PNG"),
    "a wide gamut": lambda: saved(in_p3(scene()), "JPEG", quality=95, icc_profile=P3),
    "a wide gamut with transparency": lambda: saved(
        Image.merge("RGBA", (*in_p3(scene()).split(), Image.new("L", SIZE, 255))), "PNG", icc_profile=P3
    ),
    "a profile that is none": lambda: saved(scene(), "PNG", icc_profile=SECRET),
    "a profile for other colours": lambda: saved(scene("CMYK"), "JPEG", quality=95, icc_profile=P3),
    "progressive": lambda: saved(scene(), "JPEG", quality=95, progressive=True),
    "something behind its end": lambda: saved(scene(), "JPEG", quality=95) + b"PK\3\4" + SECRET,
} | {f"held {number}": lambda number=number: held(number) for number in range(1, 9)}  # type: ignore[misc]


def near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 12 for one, other in zip(pixel, wanted, strict=False))


@pytest.mark.parametrize("name", CASES)
def test_every_sort_of_picture_is_shown_as_it_was_meant(name: str) -> None:
    for rendition, data in zip(MANY, encode(CASES[name](), MANY), strict=True):
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == (rendition.format.name, (rendition.width, rendition.height))
            scale = rendition.width / 640
            for (x, y), colour in PLACES.items():
                pixel = image.getpixel((round(x * scale), round(y * scale)))
                assert near(pixel, colour), (rendition, pixel)
        assert beside_pixels(data) == set()
        assert SECRET not in data


def test_a_wide_gamut_would_look_pale_without_its_profile() -> None:
    """Or the case above would prove nothing."""
    assert not near(in_p3(scene()).getpixel((60, 60)), RED)


def test_sixteen_bits_of_grey_keep_their_steps() -> None:
    for data in encode(deep_grey(), MANY):
        with Image.open(io.BytesIO(data)) as image:
            middle = image.height // 2
            steps = [image.convert("L").getpixel((image.width * step // 8, middle)) for step in range(8)]
            assert all(abs(seen - 32 * step) <= 6 for step, seen in enumerate(steps)), steps  # type: ignore[operator]


def test_what_is_transparent_lies_on_paper_whatever_the_light() -> None:
    image = scene("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 200, 200))
    for rendition, data in zip(MANY, encode(saved(image, "PNG"), MANY), strict=True):
        with Image.open(io.BytesIO(data)) as shown:
            pixel = shown.getpixel((20, 20))
        assert isinstance(pixel, tuple)
        assert len(pixel) == 3 and min(pixel) >= 250, rendition


def test_the_same_file_gives_the_same_bytes() -> None:
    data = held(6)
    assert encode(data, MANY) == encode(data, MANY)


def test_a_large_picture_is_read_in_strips_without_a_seam() -> None:
    wedge = Image.linear_gradient("L").resize((4400, 3800), Image.Resampling.BILINEAR).convert("RGB")
    shown = upright(saved(wedge, "PNG", compress_level=1), (1600, 1382))
    assert shown.size == (2200, 1900)
    column = [shown.getpixel((1100, y))[0] for y in range(shown.height)]  # type: ignore[index]
    assert all(0 <= after - before <= 1 for before, after in pairwise(column))


def test_a_drawing_is_told_from_a_photograph() -> None:
    drawing = Image.new("RGB", (800, 600), "#fff9f0")
    pen = ImageDraw.Draw(drawing)
    for number in range(40):
        pen.ellipse(
            (number * 18, number * 11, number * 18 + 90, number * 11 + 60),
            fill=f"hsl({number * 37 % 360},60%,60%)",
            outline="black",
            width=4,
        )
    assert is_drawn(drawing)
    photograph = Image.merge("RGB", [Image.effect_noise((800, 600), sigma) for sigma in (30, 50, 70)])
    assert not is_drawn(photograph)
    lines = {format: [len(each) for each in encode(saved(drawing, "PNG"), (Rendition(format, 800, 600),))] for format in Format}
    assert lines[Format.AVIF] < lines[Format.WEBP] < lines[Format.JPEG]
