"""What a browser takes of the files that a picture is published as: AVIF, in the width that the screen needs and no wider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tour.pages import pages_by_type, visits
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")

PHONES = {
    "360 of double density": {"width": 360, "height": 640, "deviceScaleFactor": 2, "isMobile": True, "hasTouch": True},
    "390 of triple density": {"width": 390, "height": 844, "deviceScaleFactor": 3, "isMobile": True, "hasTouch": True},
    "1280 at a desk": {"width": 1280, "height": 900, "deviceScaleFactor": 1},
}
TYPES = ("HomePage", "StoryPage", "ComicPage", "ComicsFront")
NEAR = 1.1  # `sizes` may say that much more than what a picture takes: rows of cards differ by a few pixels


@pytest.fixture(scope="module")
def seen(trees: dict[str, Path]) -> list[dict[str, Any]]:
    known = pages_by_type("show")
    paths = [path for type in TYPES if type in known for path in [each.path for each in visits(type, trees) if each.site == "show"][:1]]
    assert len(paths) == len(TYPES), sorted(known)
    return node("pictures.js", {"site": str(trees["show"]), "paths": paths, "phones": list(PHONES.values())})


@pytest.mark.parametrize("phone", PHONES)
def test_the_right_width_is_taken(phone: str, seen: list[dict[str, Any]]) -> None:
    looked = [each for each in seen if each["phone"] == PHONES[phone]]
    assert len(looked) == len(TYPES)
    for page in looked:
        assert page["shown"], page["path"]
        for picture in _widest(page["shown"]):
            enough = [width for width in picture["offered"] if width >= picture["needed"]] or picture["offered"][-1:]
            nearly = [width for width in picture["offered"] if width >= picture["needed"] * NEAR] or picture["offered"][-1:]
            right = {f"-{width}.avif" for width in (enough[0], nearly[0])}
            assert any(picture["came"].endswith(each) for each in right), (page["path"], picture)


def _widest(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the places in which one file is seen, the widest, for which it has to be wide enough."""
    found: dict[str, dict[str, Any]] = {}
    for picture in sorted((each for each in shown if each["isShown"]), key=lambda each: each["needed"]):
        found[picture["came"]] = picture
    return list(found.values())


def test_a_comic_is_one_picture_in_all_its_places(seen: list[dict[str, Any]]) -> None:
    comics = [page for page in seen if page["path"].startswith("comics/0")]
    assert len(comics) == len(PHONES)
    for page in comics:
        places = 4 if page["phone"]["width"] < 700 else 1
        assert len(page["shown"]) == 5 and sum(picture["isShown"] for picture in page["shown"]) == places, page
        assert len({picture["came"] for picture in page["shown"]}) == 1, page


def test_nothing_but_avif_is_asked_for_and_nothing_twice(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["asked"] and len(set(page["asked"])) == len(page["asked"]), page
        assert all(path.endswith(".avif") for path in page["asked"]), page
        ahead = tuple(page["ahead"])  # the next comic's, once nothing else is to do
        assert {picture["came"] for picture in page["shown"]} == {path for path in page["asked"] if not (ahead and path.startswith(ahead))}
        assert all(picture["isLoaded"] for picture in page["shown"])


def test_better_formats_stand_before_worse_ones(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert all(picture["types"] == ["image/avif", "image/webp", ""] for picture in page["shown"]), page["path"]
