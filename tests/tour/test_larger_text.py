"""Larger text that a browser or an app is set to, which is no zoom: the page's own lengths do not know of it, or know of nothing else."""

from __future__ import annotations

from tests.conftest import Tree
from tests.tour.tools import need_tools, node

PAGES = ("index", "activities/index", "activities/months/2026-11/index", "print/index", "about/access/index")


def test_no_word_is_broken_cut_or_covered(good: Tree) -> None:
    need_tools()
    lines = node("larger.js", {"site": str(good.root), "paths": [f"{page}.html" for page in PAGES]})
    visited = [line["visited"] for line in lines if "visited" in line]
    assert len(visited) == 5 * len(PAGES) and min(visited) > 8, "each text on each page, with words to look at"
    assert [f"{line['text']}, {line['path']}: {line['message']}" for line in lines if "message" in line] == []
