"""Drawings photographed with a phone: even white paper, dark lines, straight, crayons as they were; and who has no paper is told."""

from __future__ import annotations

import colorsys
import functools
import hashlib
from math import atan2, degrees
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageStat

from generator.cache import NOWHERE, digest
from generator.keyed import Spoilt, Workshop
from generator.media.encoding import EncodedPicture, Format, PictureFacts, Rendition
from generator.media.page_edges import corners
from generator.media.paper import has_paper, on_white
from generator.media.pixels import opened, upright
from generator.store import Store
from tests.conftest import build, built
from tests.media.scans import CRAYONS, PAGE, SCANS, Scan, drawing, photographed, turned

SIZE = (1200, 1600)
INSET = 0.008  # of the page, that is cut off with its edges
WITH_EDGES = [name for name in SCANS if name != "on a white table"]


@functools.cache
def mended(name: str) -> Image.Image:
    return on_white(upright(photographed(SCANS[name]), SIZE), SIZE)


def truth() -> Image.Image:
    """The drawing where it should be in a picture that was mended by the edges of its page."""
    page = drawing()
    inner = page.crop((round(INSET * PAGE[0]), round(INSET * PAGE[1]), round((1 - INSET) * PAGE[0]), round((1 - INSET) * PAGE[1])))
    scale = min(SIZE[0] / inner.width, SIZE[1] / inner.height)
    inner = inner.resize((round(inner.width * scale), round(inner.height * scale)), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", SIZE, "white")
    sheet.paste(inner, ((SIZE[0] - inner.width) // 2, (SIZE[1] - inner.height) // 2))
    return sheet


def share(mask: Image.Image, of: Image.Image) -> float:
    """How much of the white of `of` is white in `mask` too."""
    both = Image.composite(mask, Image.new("L", mask.size, 0), of)
    return both.histogram()[255] / of.histogram()[255]


@pytest.mark.parametrize("name", WITH_EDGES)
def test_paper_is_white_and_lines_are_dark(name: str) -> None:
    grey = mended(name).convert("L")
    wanted = truth().convert("L")
    bare = wanted.filter(ImageFilter.MinFilter(15)).point([255 if value >= 254 else 0 for value in range(256)])
    white = grey.point([255 if value >= 245 else 0 for value in range(256)])
    assert share(white, bare) >= 0.95
    pen = wanted.point([255 if value < 60 else 0 for value in range(256)])
    dark = grey.filter(ImageFilter.MinFilter(21)).point([255 if value < 70 else 0 for value in range(256)])
    assert share(dark, pen) >= 0.95


def panels(image: Image.Image) -> tuple[float, float]:
    """The degrees that the outermost lying and standing line are turned by."""
    grey = image.convert("L")
    box = grey.point([255 if value < 110 else 0 for value in range(256)]).getbbox()
    assert box
    left, top, right, bottom = box
    first, last = left + (right - left) // 5, right - (right - left) // 5
    lying = [darkest(grey.crop((x, top, x + 3, top + 60)).resize((1, 60), Image.Resampling.BOX)) for x in (first, last)]
    upper, lower = top + (bottom - top) // 5, bottom - (bottom - top) // 5
    standing = [darkest(grey.crop((left, y, left + 60, y + 3)).resize((60, 1), Image.Resampling.BOX)) for y in (upper, lower)]
    return degrees(atan2(lying[1] - lying[0], last - first)), degrees(atan2(standing[1] - standing[0], lower - upper))


def darkest(line: Image.Image) -> float:
    """Where the middle of the dark part lies."""
    values = [255 - value for value in line.tobytes()]
    return sum(at * value for at, value in enumerate(values)) / max(1, sum(values))


@pytest.mark.parametrize("name", SCANS)
def test_it_lies_straight(name: str) -> None:
    lying, standing = panels(mended(name))
    assert abs(lying) < 0.5 and abs(standing) < 0.5, (lying, standing)


def test_before_they_were_mended_they_were_none_of_this() -> None:
    """The measures tell the photographs from what came of them."""
    for name in WITH_EDGES:
        photo = upright(photographed(SCANS[name]), SIZE).resize(SIZE).convert("L")
        assert photo.histogram()[245:] == [0] * 11 or sum(photo.histogram()[245:]) < 0.5 * SIZE[0] * SIZE[1], name
    assert abs(panels(drawing().rotate(2, fillcolor="white"))[0]) > 1.5


@pytest.mark.parametrize("name", WITH_EDGES)
def test_crayons_keep_their_colours(name: str) -> None:
    wanted, shown = truth(), mended(name)
    for left, top, right, bottom in CRAYONS:
        spot = tuple(round(value * SIZE[1] / PAGE[1] * 1.016) for value in (left + 12, top + 12, left + 72, top + 42))
        spot = (spot[0] + 24, spot[1] - 8, spot[2] + 24, spot[3] - 8)
        hue, fill, _ = hsv(wanted, spot)
        other, kept, light = hsv(shown, spot)
        assert min(abs(hue - other), 1 - abs(hue - other)) < 0.05, (name, left, hue, other)
        assert kept > 0.7 * fill and light > 0.35, (name, left, fill, kept)
        assert right > left and bottom > top


def hsv(image: Image.Image, box: tuple[int, ...]) -> tuple[float, float, float]:
    red, green, blue = ImageStat.Stat(image.crop((box[0], box[1], box[2], box[3]))).median
    return colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)


@pytest.mark.parametrize("name", WITH_EDGES)
def test_the_page_is_found_where_it_lies(name: str) -> None:
    photo = upright(photographed(SCANS[name]), SIZE).convert("RGB")
    found = corners(photo)
    assert found
    for (x, y), (u, v) in zip(found, SCANS[name].corners, strict=True):
        assert (abs(x - u) < 25 and abs(y - v) < 25) or name == "cut off at one side", (name, found)


def test_the_same_photograph_gives_the_same_bytes() -> None:
    photo = upright(photographed(SCANS["from the front, folded"]), SIZE)
    first, second = (hashlib.sha256(on_white(photo, SIZE).tobytes()).hexdigest() for _ in range(2))
    assert first == second


def sunset() -> Image.Image:
    picture = Image.linear_gradient("L").resize((1200, 900))
    return Image.merge("RGB", (picture, picture.point([value // 2 for value in range(256)]), picture.point([90] * 256)))


def test_who_has_no_paper() -> None:
    assert not has_paper(sunset())
    assert not has_paper(upright(photographed(Scan(turned(3), light=(0.2, 0.1))), SIZE))
    forest = Image.new("RGB", (900, 1200), (40, 90, 40))
    for number in range(60):
        ImageDraw.Draw(forest).ellipse((number * 14, number * 19 % 1100, number * 14 + 90, number * 19 % 1100 + 90), (60, 120 + number, 50))
    assert not has_paper(forest)
    assert all(has_paper(upright(photographed(scan), (900, 900))) for scan in SCANS.values())


@pytest.fixture
def photo(tmp_path: Path) -> PictureFacts:
    data = photographed(SCANS["turned by four degrees"])
    (tmp_path / "a.jpg").write_bytes(data)
    return PictureFacts("a.jpg", digest(data), 1500, 2000)


def test_the_key_tells_what_is_done_to_a_picture_and_its_claim_is_the_files(photo: PictureFacts) -> None:
    plain, mended = EncodedPicture(photo, ()), EncodedPicture(photo.on_paper(), ())
    assert plain.key() != mended.key()
    assert plain.claim() == mended.claim()
    assert photo.on_paper().on_paper() == photo.on_paper()


def test_what_is_published_is_the_mended_one(photo: PictureFacts, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, Store(NOWHERE))
    wanted = (Rendition(Format.WEBP, 600, 800),)
    (plain,), (mended,) = (EncodedPicture(each, wanted).values(workshop) for each in (photo, photo.on_paper()))
    corner = [opened(each).convert("RGB").getpixel((8, 8)) for each in (plain, mended)]
    assert min(corner[1]) > 245 > 160 > max(corner[0])  # type: ignore[arg-type,type-var]
    sunset().save(tmp_path / "b.jpg")
    other = PictureFacts("b.jpg", digest((tmp_path / "b.jpg").read_bytes()), 1200, 900)
    with pytest.raises(Spoilt) as spoilt:
        EncodedPicture(other.on_paper(), wanted).values(workshop)
    assert (spoilt.value.code, spoilt.value.source) == ("I20", "b.jpg")


def test_an_editor_writes_one_line(own: Path) -> None:
    """The comic's drawing gets another address, its poster, its card and what is found of it too are of the mended one, and without the line all is as before."""
    (own / "comics/012/photo.jpg").write_bytes(photographed(SCANS["on a grey table"]))
    file = own / "comics/012/comic.yml"
    text = file.read_text("utf-8")
    name = next(line for line in text.split("\n") if line.strip().startswith("file:"))
    file.write_text(text.replace(name, "  file: photo.jpg"), "utf-8")
    plain = built(own).files()
    file.write_text(text.replace(name, "  file: photo.jpg\n  enhance: paper"), "utf-8")
    mended = built(own).files()
    gone, new = plain.keys() - mended.keys(), mended.keys() - plain.keys()
    assert len(gone) == len(new) and {path.partition("/")[0] for path in new} == {"media", "cards", "search"}
    assert plain["posters/comics/012.jpg"] != mended["posters/comics/012.jpg"]
    (card,) = [path for path in new if path.startswith("cards/comics/012.")]
    assert (
        opened(mended[card]).convert("L").getpixel((600, 6))
        > 240
        > opened(plain[next(p for p in gone if "cards" in p)]).convert("L").getpixel((600, 6))
    )  # type: ignore[operator]
    file.write_text(text.replace(name, "  file: photo.jpg"), "utf-8")
    assert built(own).files() == plain


def test_check_says_so(own: Path) -> None:
    sunset().save(own / "comics/012/photo.jpg")
    file = own / "comics/012/comic.yml"
    text = file.read_text("utf-8")
    name = next(line for line in text.split("\n") if line.strip().startswith("file:"))
    file.write_text(text.replace(name, "  file: photo.jpg\n  enhance: paper"), "utf-8")
    assert "I20" in build(own).stdout
    (own / "comics/012/photo.jpg").write_bytes(photographed(SCANS["on a grey table"]))
    assert "I20" not in build(own).stdout, "another picture, another verdict"
