"""What is drawn by hand stays small and takes its colours from the stylesheet, so that night, forced colours and print can change them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader

GENERATOR = Path(__file__).parent.parent / "generator"
DRAWINGS = sorted((GENERATOR / "templates/drawings").glob("*.svg"))
STYLES = "".join(file.read_text("utf-8") for file in (GENERATOR / "theme/styles").glob("*.css"))
STREET = GENERATOR / "templates/street.svg"
MARK = GENERATOR / "theme/partials/mark.html"
ALLOWED = {"class", "viewBox", "preserveAspectRatio", "aria-hidden", "d", "width", "height"}


def _icons() -> dict[str, str]:
    environment = Environment(loader=FileSystemLoader(GENERATOR / "templates"), autoescape=True)
    module = environment.get_template("components/icon.html").module
    names = cast("dict[str, object]", module.ICONS)  # type: ignore[attr-defined]
    return {name: str(module.icon(name)) for name in names}  # type: ignore[attr-defined]


ICONS = _icons()


def _drawn(text: str) -> list[ElementTree.Element]:
    """The elements of a drawing; fails if it says anything that belongs into the stylesheet."""
    elements = list(ElementTree.fromstring(text).iter())
    for element in elements:
        assert element.tag in {"svg", "path"}
        assert set(element.attrib) <= ALLOWED
    assert elements[0].get("aria-hidden") == "true"
    return elements


def _assert_known(elements: list[ElementTree.Element]) -> None:
    """Every class has a rule: a path without one would be black."""
    for name in {name for path in elements for name in path.get("class", "").split()}:
        assert re.search(rf"\.{name}\b", STYLES), name


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_stays_on_its_grid(name: str) -> None:
    elements = _drawn(ICONS[name])
    assert elements[0].get("viewBox") == "0 0 24 24"
    assert len(ICONS[name]) <= 450
    for path in elements[1:]:
        starts = [float(n) for pair in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path.get("d", "")) for n in pair]
        assert starts and all(2 <= value <= 22 for value in starts)


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_is_light_and_its_colours_are_known(file: Path) -> None:
    assert file.stat().st_size <= 2_500
    elements = _drawn(file.read_text("utf-8"))
    assert elements[0].attrib == {"class": "drawing", "viewBox": "0 0 240 160", "aria-hidden": "true"}
    _assert_known(elements)


def test_the_street_is_light_and_drawn_like_the_rest() -> None:
    assert STREET.stat().st_size <= 9_500
    elements = _drawn(STREET.read_text("utf-8"))
    assert elements[0].get("class", "").split() == ["drawing", "street"]
    _assert_known(elements)


def test_the_mark_is_small_enough_to_stand_twice_on_every_page() -> None:
    _drawn(MARK.read_text("utf-8"))
    assert MARK.stat().st_size <= 350


def test_mark_and_favicon_are_the_same_drawing() -> None:
    lines = re.compile(r' d="([^"]+)"')
    assert lines.findall(MARK.read_text("utf-8")) == lines.findall((GENERATOR / "theme/assets/favicon.svg").read_text("utf-8"))
