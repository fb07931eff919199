"""Lighthouse on a phone: 95 and more in everything, figures printed at the end of the run."""

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
PAGES = {
    "home": r"index\.html",
    "story": r"stories/[^/]+/index\.html",
    "comic": r"comics/\d+/index\.html",
    "activity": r"activities/(?!categories/|grades/|places/)[^/]+/[^/]+/index\.html",
}


@pytest.fixture(scope="module")
def measured(trees: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """What Lighthouse says of the longest page of each of the four kinds."""
    sizes = {path: len(data) for path, data in Tree(trees["show"]).files().items()}
    paths = {name: max(filter(re.compile(pattern).fullmatch, sizes), key=lambda path: sizes[path]) for name, pattern in PAGES.items()}
    lines = {line["path"]: line for line in node("lighthouse.js", {"site": str(trees["show"]), "paths": list(paths.values()), "bar": BAR})}
    return {name: lines[path] for name, path in paths.items()}


@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_is_content(name: str, measured: dict[str, dict[str, Any]], record_property: Callable[[str, object], None]) -> None:
    line = measured[name]
    figures = line["figures"]
    record_property("lighthouse", f"Lighthouse, {name} ({line['path']}): " + ", ".join(f"{key} {value}" for key, value in figures.items()))
    assert min(figures.values()) >= BAR, f"{figures}: {line['lost']}"
