"""Lines to colour: what the pen drew stays black, whatever was coloured becomes white, and pencil on dim paper is seen too."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageChops, ImageDraw

from generator.media.lines import lines_of

SIZE = (1200, 1200)
INK = (34, 30, 26)


def drawn(fill: tuple[int, int, int], ground: tuple[int, int, int]) -> Image.Image:
    image = Image.new("RGB", SIZE, ground)
    ImageDraw.Draw(image).rectangle((300, 300, 900, 900), fill=fill, outline=INK, width=6)
    return image


def share_of_black(lines: Image.Image, box: tuple[int, int, int, int]) -> float:
    part = lines.crop(box).convert("L")
    return part.histogram()[0] / (part.width * part.height)


@pytest.mark.parametrize(
    ("fill", "ground"),
    [
        ((201, 79, 35), (253, 244, 231)),
        ((242, 181, 68), (200, 225, 240)),
        ((31, 111, 107), (120, 150, 110)),
        ((255, 255, 255), (170, 60, 60)),
        ((245, 220, 200), (34, 48, 79)),
        ((40, 36, 32), (253, 244, 231)),
    ],
)
def test_outlines_stay_and_colours_go(fill: tuple[int, int, int], ground: tuple[int, int, int]) -> None:
    lines = lines_of(drawn(fill, ground))
    assert lines.mode == "1" and lines.size == SIZE
    assert share_of_black(lines, (400, 296, 800, 310)) > 0.2, "the outline"
    assert share_of_black(lines, (330, 330, 870, 870)) < 0.001 and share_of_black(lines, (0, 0, 1200, 280)) < 0.001


def test_a_sky_at_night_has_no_gnawed_edges() -> None:
    """Ours, as a decoder gives it back: never quite one colour."""
    image = drawn((245, 220, 200), (43, 68, 99))
    grain = Image.frombytes("L", SIZE, random.Random(3).randbytes(SIZE[0] * SIZE[1])).point([value // 86 for value in range(256)])
    lines = lines_of(ImageChops.subtract(image, grain.convert("RGB"), offset=1))
    assert share_of_black(lines, (400, 296, 800, 310)) > 0.2, "the outline"
    assert share_of_black(lines, (0, 0, 1200, 280)) < 0.001 and share_of_black(lines, (0, 320, 280, 880)) < 0.001


def test_coloured_stripes_are_left_to_whoever_colours() -> None:
    image = drawn((253, 244, 231), (253, 244, 231))
    for x in range(340, 880, 60):
        ImageDraw.Draw(image).line((x, 340, x, 860), fill=(217, 86, 44), width=8)
    assert share_of_black(lines_of(image), (330, 330, 870, 870)) < 0.001


def test_pencil_on_dim_paper_is_seen() -> None:
    image = Image.new("RGB", SIZE, (250, 248, 244))
    draw = ImageDraw.Draw(image)
    draw.ellipse((300, 300, 900, 900), outline=(120, 118, 116), width=5)
    light = Image.linear_gradient("L").resize(SIZE).point([140 + 110 * value // 255 for value in range(256)])
    lines = lines_of(ImageChops.multiply(image, light.convert("RGB")))
    ring = lines.copy()
    ImageDraw.Draw(ring).ellipse((312, 312, 888, 888), fill=1)
    assert 0.005 < share_of_black(ring, (0, 0, *SIZE)) < 0.02
    assert share_of_black(lines, (400, 400, 800, 800)) < 0.001


def test_a_transparent_ground_is_paper() -> None:
    image = drawn((255, 255, 255), (255, 255, 255)).convert("RGBA")
    image.putalpha(ImageChops.invert(image.convert("L")).point([255 * (value > 100) for value in range(256)]))
    lines = lines_of(image)
    assert share_of_black(lines, (400, 296, 800, 310)) > 0.2 and share_of_black(lines, (0, 0, 1200, 280)) == 0
