"""Lighthouse on a phone: 95 and more in everything, of a month of activities 90, figures printed at the end of the run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tree
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")

BAR = 95
BAR_OF_A_MONTH = 90  # some eighty activities, which a phone lays out at once
PAGES = {
    "home": r"index\.html",
    "story": r"stories/[^/]+/index\.html",
    "comic": r"comics/\d+/index\.html",
    "activity": r"activities/(?!categories/|grades/|months/|places/)[^/]+/[^/]+/index\.html",
    "month": r"activities/months/[^/]+/index\.html",
}


@pytest.fixture(scope="module")
def measured(trees: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """What Lighthouse says of the longest page of each kind."""
    sizes = {path: len(data) for path, data in Tree(trees["show"]).files().items()}
    paths = {name: max(filter(re.compile(pattern).fullmatch, sizes), key=lambda path: sizes[path]) for name, pattern in PAGES.items()}
    lines = {line["path"]: line for line in node("lighthouse.js", {"site": str(trees["show"]), "paths": list(paths.values()), "bar": BAR})}
    return {name: lines[path] for name, path in paths.items()}


@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_is_content(name: str, measured: dict[str, dict[str, Any]], record_property: Callable[[str, object], None]) -> None:
    line = measured[name]
    figures = line["figures"]
    record_property("lighthouse", f"Lighthouse, {name} ({line['path']}): " + ", ".join(f"{key} {value}" for key, value in figures.items()))
    assert min(figures.values()) >= (BAR_OF_A_MONTH if name == "month" else BAR), f"{figures}: {line['lost']}"
