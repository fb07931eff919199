"""A Chromium of 2018, as many an old phone and the X5 of old WeChat are at heart: every page type opens, and its buttons work."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.frame.styles import OLDEST
from tests.conftest import Tree
from tests.tour.pages import page_types, visits
from tests.tour.tools import FOLDER, need_tools, node

pytestmark = pytest.mark.xdist_group("tour")


@pytest.fixture(scope="module")
def chosen(trees: dict[str, Path]) -> dict[str, str]:
    """The longest page of each type."""
    return {type: each.path for type in page_types() for each in visits(type, trees)[:1] if each.site == "show"}


@pytest.fixture(scope="module")
def findings(trees: dict[str, Path], chosen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    program = tmp_path_factory.mktemp("chromium") / "chromium"
    order = {"site": str(trees["show"]), "paths": list(dict.fromkeys(chosen.values())), "program": str(program)}
    found = node("old.js", order)
    program.unlink()
    return found


def test_it_is_the_oldest_that_is_promised(findings: list[dict[str, Any]]) -> None:
    version = next(each["message"] for each in findings if each["check"] == "version")
    assert re.search(r"/(\d+)\.", version)[1] == OLDEST.split()[1]  # type: ignore[index]


def test_without_its_script_the_link_for_large_type_works(findings: list[dict[str, Any]]) -> None:
    """Be it that the file never comes, or that the browser cannot read it."""
    assert not [each for each in findings if each["check"] == "without"]


@pytest.mark.parametrize("type", page_types())
def test_a_page_opens_and_its_buttons_work(type: str, chosen: dict[str, str], findings: list[dict[str, Any]]) -> None:
    if type not in chosen:
        pytest.skip("no page of this type is shown")
    assert not [each for each in findings if each["path"] == chosen[type]]


def test_every_script_is_of_the_year_that_is_promised(trees: dict[str, Path]) -> None:
    """The files, what stands in the pages, and what the preview adds."""
    need_tools()
    tree = Tree(trees["show"])
    scripts = {path: data.decode() for path, data in tree.files().items() if path.endswith(".js")}
    for path, data in tree.files().items():
        if path.endswith(".html"):
            for number, (attributes, text) in enumerate(re.findall(r"<script\b([^>]*)>(.*?)</script>", data.decode(), re.DOTALL)):
                if text and "ld+json" not in attributes:
                    scripts[f"{path} {number}"] = text
    preview = (FOLDER.parents[1] / "generator/serve/answers.py").read_text("utf-8").partition('_SCRIPT = """')[2].partition('"""')[0]
    distinct = {text: name for name, text in {**scripts, "the preview": preview}.items()}
    assert len(distinct) >= 3
    faults = node("ecma.js", {"scripts": [[name, text] for text, name in distinct.items()], "version": 2018})
    assert faults == [], json.dumps(faults, ensure_ascii=False)
