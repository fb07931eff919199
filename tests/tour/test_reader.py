"""The reader of the comics in a browser: thumb, keys, ear, without scripts, and letters that can be read on a small phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.conftest import REPOSITORY
from tests.tour.lettering import heights
from tests.tour.pages import pages_by_type
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")

LEAST_LETTERS = 18  # px on a phone of 360, panel by panel


@pytest.fixture(scope="module")
def comics() -> list[str]:
    return sorted(pages_by_type("show")["ComicPage"])


@pytest.fixture(scope="module")
def read(trees: dict[str, Path], comics: list[str]) -> dict[str, dict[str, Any]]:
    path = comics[len(comics) // 2]
    return {line["what"]: line for line in node("reader.js", {"site": str(trees["show"]), "path": path})}


@pytest.fixture
def around(comics: list[str]) -> list[str]:
    """The addresses of the comic before, of the one that is read, and of the one behind it."""
    at = len(comics) // 2
    return ["/" + path.removesuffix("index.html") for path in comics[at - 1 : at + 2]]


def test_a_finger_moves_from_panel_to_panel_and_turns_only_the_whole_page(read: dict[str, dict[str, Any]], around: list[str]) -> None:
    assert read["swipe in the strip"]["stayed"] == around[1]
    assert read["swipe in the strip"]["at"] == 1
    assert read["whole page"]["shown"] == [False, True]
    assert read["swipe over the page"]["led"] == around[2]


def test_a_panel_is_seen_without_its_neighbours_in_any_window(read: dict[str, dict[str, Any]]) -> None:
    assert len(read["sideways"]["differing"]) == 16
    assert max(read["sideways"]["differing"]) < 0.01


def test_all_over_a_phone_one_goes_on_panel_by_panel(read: dict[str, dict[str, Any]]) -> None:
    over = read["over"]
    assert len(over["shown"]) == 4
    assert max(over["shown"][1]["left"], over["screen"] - over["shown"][1]["left"] - over["shown"][1]["width"]) < 20, (
        "the one that was looked at"
    )
    assert over["whole"] == ["picture"], "whoever has chosen the page gets the page"


def test_letters_are_large_enough_panel_by_panel(read: dict[str, dict[str, Any]], comics: list[str]) -> None:
    panels = read["panels"]["panels"]
    assert len(panels) == 4
    judged = 0
    for path in comics:
        (file,) = REPOSITORY.glob(f"{path.removesuffix('/index.html')}/page.*")
        with Image.open(file) as image:
            found = heights(image)
        if len(found) < 3:
            continue  # hardly anybody speaks in it
        judged += 1
        shown = min(panel["width"] / panel["part"] / image.width for panel in panels)
        assert found[len(found) // 2] * shown >= LEAST_LETTERS, path
    assert judged > len(comics) // 2


def test_keys_turn_pages_and_the_focus_is_never_lost(read: dict[str, dict[str, Any]], around: list[str]) -> None:
    keys = read["keys"]
    assert (keys["right"], keys["back"], keys["isListed"]) == (around[2], around[1], True)
    assert keys["within"][0] == ["button", "关上", True]
    assert keys["within"][1][2] or keys["within"][1][0] == "body", "Tab stays within, or goes to the browser's own buttons"
    assert keys["picture"] == [True, True]
    assert keys["still"] == around[1]
    assert not keys["isOpen"] and keys["after"][:2] == ["a", "全屏看图"]


def test_arrows_that_choose_or_scroll_turn_no_page(read: dict[str, dict[str, Any]], around: list[str]) -> None:
    assert (read["keys on the switch"]["chosen"], read["keys on the switch"]["isWhole"]) == (around[1], True)
    assert read["keys in the strip"]["scrolled"] == around[1] and read["keys in the strip"]["left"] > 0


def test_without_scripts_nothing_is_out_of_reach(read: dict[str, dict[str, Any]]) -> None:
    bare = read["without scripts"]
    assert bare["scrolled"]
    assert bare["before"][0] > 0 == bare["before"][1] and bare["after"][1] > 0 == bare["after"][0]
    assert bare["answers"] == [200] * 3 and bare["hrefs"][1].endswith(".webp")


def test_whoever_listens_is_told_each_thing_once(read: dict[str, dict[str, Any]]) -> None:
    told = [(role, name) for role, name in read["ear"]["told"]]
    assert [name for role, name in told if role == "region"][:2] == ["一格一格看，说了什么在下面", "画里说了什么"]
    images = [name for role, name in told if role in ("image", "img")]
    assert [name for name in images if name.startswith("第")] == [f"第{number}格" for number in range(1, 5)], "all else is told below, once"
    assert [name.replace(" ", "") for role, name in told if role == "radio"] == ["一格一格看", "看整页"]
    assert {"翻看漫画", "接着翻看"} <= {name for role, name in told if role == "navigation"}
    assert all(name for role, name in told if role in ("link", "button", "radio", "image", "img"))
    begin, end = told.index(("region", "一格一格看，说了什么在下面")), next(at for at, (_, name) in enumerate(told) if name == "全屏看图")
    assert {role for role, _ in told[begin:end]} <= {"region", "list", "listitem", "image", "img", "figure", "Figcaption"}, told[begin:end]


def test_the_next_picture_is_fetched_when_nothing_else_is_to_do(read: dict[str, dict[str, Any]]) -> None:
    ahead = read["ahead"]
    assert len(ahead["more"]) == 1 and ahead["more"][0].startswith(ahead["next"])
    assert ahead["sparing"] == [ahead["own"]]


def test_any_of_the_others_may_come_at_random(read: dict[str, dict[str, Any]], comics: list[str], around: list[str]) -> None:
    others = ["/" + path.removesuffix("index.html") for path in comics if "/" + path.removesuffix("index.html") != around[1]]
    assert read["random"]["found"] == [others[0], others[-1]]


def test_choices_at_the_wall_hold_together(read: dict[str, dict[str, Any]], trees: dict[str, Path]) -> None:
    html = (trees["show"] / "comics/index.html").read_text("utf-8")
    windows = re.findall(r'<li class="window sort-(\d)(?: window-(\w+))?(?: by-(\d+))?">.*?(\d{3})', html)
    assert len(windows) == 100
    seen = read["wall"]
    assert seen["all"] == [number for *_, number in windows]
    assert seen["lit"] == [number for _, state, _, number in windows if state == "lit"]
    assert seen["sample"] == [number for _, state, _, number in windows if state == "sample"] != []
    assert seen["empty"] == [number for _, state, _, number in windows if not state]
    assert seen["both"] == [number for sort, state, _, number in windows if not state and sort == "1"]
    assert seen["three"] == [number for sort, state, by, number in windows if not state and sort == "1" and by == "1"]
