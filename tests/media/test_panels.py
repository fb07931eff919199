"""Panels found in made pages: of every layout, askew, noisy, on coloured paper, under a lamp; and doubts where there is nothing to be sure of."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence

import pytest
from PIL import Image, ImageChops, ImageDraw

from generator.media.panels import FoundPanels, find_panels, read_found
from generator.schema.boxes import Box
from tests.conftest import REPOSITORY

SIZE = (1200, 1500)
LAYOUTS: dict[str, list[Box]] = {
    "one large": [Box(25, 25, 950, 950)],
    "2 x 2": [Box(25, 25, 465, 465), Box(510, 25, 465, 465), Box(25, 510, 465, 465), Box(510, 510, 465, 465)],
    "1 x 4": [Box(25, 25 + 240 * row, 950, 220) for row in range(4)],
    "4 x 1": [Box(25 + 240 * column, 25, 220, 950) for column in range(4)],
    "wide above three": [Box(25, 25, 950, 400), Box(25, 445, 300, 530), Box(345, 445, 300, 530), Box(665, 445, 310, 530)],
    "tall beside two": [Box(25, 25, 400, 950), Box(445, 25, 530, 400), Box(445, 445, 530, 530)],
    "steps": [Box(25, 25, 600, 465), Box(645, 25, 330, 465), Box(25, 510, 330, 465), Box(375, 510, 600, 465)],
    "3 x 4": [Box(25 + 323 * column, 25 + 240 * row, 303, 222) for row in range(4) for column in range(3)],
}
WHITE, YELLOW, GREY = (255, 255, 255), (250, 232, 170), (214, 210, 205)


def page(boxes: Sequence[Box], paper: tuple[int, int, int] = WHITE) -> Image.Image:
    """A page with something drawn in each of `boxes`: a frame, ground, a figure, a bubble with words, some white in it."""
    image = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(image)
    grounds = itertools.cycle(((200, 225, 240), (245, 225, 200), (205, 220, 190), paper))
    for box, ground in zip(boxes, grounds, strict=False):
        left, top = box.left * SIZE[0] // 1000, box.top * SIZE[1] // 1000
        right, bottom = left + box.width * SIZE[0] // 1000, top + box.height * SIZE[1] // 1000
        draw.rectangle((left, top, right, bottom), fill=ground, outline=(30, 25, 20), width=6)
        draw.rectangle((left + 6, (top + 2 * bottom) // 3, right - 6, bottom - 6), fill=(120, 150, 110))
        draw.ellipse((left + 30, (top + bottom) // 2, left + 110, bottom - 20), fill=(200, 60, 30), outline=(30, 25, 20), width=5)
        draw.rounded_rectangle((left + 20, top + 20, right - 30, top + 90), 20, fill=WHITE, outline=(30, 25, 20), width=5)
        draw.text((left + 40, top + 40), "the very words", fill=(30, 25, 20), font_size=30)
    return image


def askew(degrees: float) -> Callable[[Image.Image], Image.Image]:
    return lambda image: image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=image.getpixel((0, 0)))


def grained(deviation: float) -> Image.Image:
    """Noise around grey, the same in each run."""
    even = Image.frombytes("L", SIZE, random.Random(3).randbytes(SIZE[0] * SIZE[1]))
    return even.point([round(128 + (value - 127.5) * deviation / 73.6) for value in range(256)]).convert("RGB")


def noisy(image: Image.Image) -> Image.Image:
    grain = grained(34)
    dots = ImageDraw.Draw(grain)
    chance = random.Random(7)
    for _ in range(1500):
        dots.point((chance.randrange(SIZE[0]), chance.randrange(SIZE[1])), fill=(0, 0, 0))
    return ImageChops.add(image, grain, scale=1, offset=-128)


def under_a_lamp(image: Image.Image) -> Image.Image:
    light = Image.linear_gradient("L").rotate(90).resize(SIZE).point([150 + 105 * value // 255 for value in range(256)])
    return ImageChops.multiply(image, light.convert("RGB"))


def titled(image: Image.Image) -> Image.Image:
    """What a page of ours looks like: the title and a seal stand above the panels."""
    whole = Image.new("RGB", SIZE, image.getpixel((0, 0)))
    whole.paste(image.resize((SIZE[0], SIZE[1] - 100)), (0, 100))
    draw = ImageDraw.Draw(whole)
    draw.text((40, 30), "A very good title", fill=(30, 25, 20), font_size=70)
    draw.rectangle((1060, 20, 1160, 116), fill=(180, 60, 40))
    return whole


def near(found: Sequence[Box], wanted: Sequence[Box], slack: int) -> bool:
    edges = zip(itertools.chain.from_iterable(map(edges_of, found)), itertools.chain.from_iterable(map(edges_of, wanted)), strict=False)
    return len(found) == len(wanted) and all(abs(one - other) <= slack for one, other in edges)


def edges_of(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.left + box.width, box.top + box.height


MADE: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as drawn": lambda image: image,
    "noisy": noisy,
    "under a lamp": under_a_lamp,
    "small": lambda image: image.resize((800, 1000), Image.Resampling.LANCZOS),
}


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_panels_are_found_in_the_order_of_reading(layout: str, made: str) -> None:
    boxes = LAYOUTS[layout]
    found = find_panels(MADE[made](page(boxes)), len(boxes))
    assert found.is_sure and near(found.boxes, boxes, 12), found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", [YELLOW, GREY])
def test_paper_may_be_coloured(layout: str, paper: tuple[int, int, int]) -> None:
    boxes = LAYOUTS[layout]
    found = find_panels(page(boxes, paper), len(boxes))
    assert found.is_sure and near(found.boxes, boxes, 12), found


@pytest.mark.parametrize("degrees", [-3.0, -1.3, -0.6, 0.6, 1.3, 3.0])
@pytest.mark.parametrize("layout", ["2 x 2", "1 x 4", "wide above three", "tall beside two"])
def test_a_scan_may_lie_askew(layout: str, degrees: float) -> None:
    boxes = LAYOUTS[layout]
    found = find_panels(askew(degrees)(page(boxes, YELLOW)), len(boxes))
    assert found.is_sure and near(found.boxes, boxes, 60), found
    for number, (got, wanted) in enumerate(zip(found.boxes, boxes, strict=True)):
        middle = (wanted.left + wanted.width / 2, wanted.top + wanted.height / 2)
        assert got.left < middle[0] < got.left + got.width and got.top < middle[1] < got.top + got.height, number


def test_a_scan_without_a_margin_has_gutters_all_the_same() -> None:
    inner = page(LAYOUTS["2 x 2"]).crop((32, 40, 1168, 1460))
    found = find_panels(inner, 4)
    assert found.is_sure and near(
        found.boxes, [Box(0, 0, 491, 491), Box(512, 0, 488, 491), Box(0, 512, 491, 488), Box(512, 512, 488, 488)], 12
    ), found


def test_a_title_and_a_seal_are_no_panels() -> None:
    boxes = [Box(box.left, (box.top * 14 + 1000) // 15, box.width, box.height * 14 // 15) for box in LAYOUTS["2 x 2"]]
    found = find_panels(titled(page(LAYOUTS["2 x 2"])), 4)
    assert found.is_sure and near(found.boxes, boxes, 12), found


@pytest.mark.parametrize(("layout", "count"), [("2 x 2", 3), ("2 x 2", 5), ("one large", 4), ("tall beside two", 4), ("3 x 4", 9)])
def test_another_number_of_panels_is_a_doubt(layout: str, count: int) -> None:
    assert not find_panels(page(LAYOUTS[layout]), count).is_sure


@pytest.mark.parametrize("image", [grained(73), Image.new("RGB", SIZE, "white"), Image.new("RGB", SIZE, "black")])
def test_where_there_are_none_none_are_told(image: Image.Image) -> None:
    assert not find_panels(image, 4).is_sure


def test_what_is_kept_is_read_as_it_was() -> None:
    found = find_panels(page(LAYOUTS["2 x 2"]), 4)
    kept = FoundPanels.kept(found)
    assert read_found(kept) == found and all(isinstance(box, Box) for box in read_found(kept).boxes)


def test_the_panels_of_our_own_pages_are_found() -> None:
    for file in sorted(REPOSITORY.glob("comics/[01]??/page.webp"))[:12]:
        count = (file.parent / "comic.yml").read_text("utf-8").count("\n  - scene:")
        with Image.open(file) as image:
            assert find_panels(image.convert("RGB"), count).is_sure, file.parent.name
