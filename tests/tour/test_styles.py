"""Nothing of Material's stylesheet was left out that could show on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.frame.styles import left_out
from generator.frame.theme_files import material_styles, words_of_pages
from tests.tour.pages import page_types, visits
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")


def test_no_rule_that_matches_was_left_out(trees: dict[str, Path]) -> None:
    selectors = left_out(material_styles(), words_of_pages(["custom"]))
    assert len(selectors) > 1000
    paths = [each.path for type in page_types() for each in visits(type, trees) if each.site == "show"]
    assert node("styles.js", {"site": str(trees["show"]), "paths": paths, "selectors": [*selectors, "main"]}) == [
        {"path": path, "selector": "main"} for path in paths
    ]
