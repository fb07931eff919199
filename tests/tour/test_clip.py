"""A clip in a browser: nothing is fetched before it is played, it plays by keys with its captions, upright and on any screen, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Tree
from tests.tour.tools import need_tools, node

CUES = [[0, 2.5, "（风声）"], [2.5, 5.5, "灯亮了 &amp; 风停了，\n1&lt;2，对吧？"]]
READ = ["（风声）", "灯亮了 & 风停了，\n1<2，对吧？"]


@pytest.fixture(scope="module")
def watched(good: Tree) -> dict[str, dict[str, Any]]:
    need_tools()
    return {line["what"]: line for line in node("clip.js", {"site": str(good.root), "path": "stories/paper-lantern/index.html"})}


def test_nothing_is_fetched_before_it_is_played(watched: dict[str, dict[str, Any]]) -> None:
    assert watched["before"] == {"what": "before", "fetched": [], "playing": False, "poster": True}


@pytest.mark.parametrize("how", ["played", "without scripts"])
def test_it_plays_by_keys_with_its_captions(watched: dict[str, dict[str, Any]], how: str) -> None:
    film = watched[how]
    assert film["canPlay"] and film["error"] == ""
    assert film["shown"] == [240, 426], "upright, as the phone was held"
    assert 5.9 < film["seconds"] < 6.1
    assert film["track"] == ["captions", "zh-CN", "中文字幕", "showing"]
    assert film["cues"] == CUES
    assert film["read"] == READ


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_it_fits_the_screen(watched: dict[str, dict[str, Any]], screen: str) -> None:
    seen = watched[screen]
    width, height = seen["window"]
    assert seen["width"] <= width and seen["height"] <= height
    assert seen["wide"] <= width
    assert seen["height"] > seen["width"]
    assert seen["faults"] == [], "of the policy, too"


def test_without_scripts_what_is_said_can_be_read(watched: dict[str, dict[str, Any]]) -> None:
    bare = watched["without scripts"]
    assert bare["words"].split() == ["（风声）", "灯亮了", "&", "风停了，1<2，对吧？"]
    assert bare["faults"] == []
