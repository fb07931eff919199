"""Every page type in Debian's chromium, in every mode: nothing to find for axe-core, nothing cut, hidden, shifting, foreign or out of reach."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.tour.pages import page_types, visits
from tests.tour.tools import missing, node

pytestmark = pytest.mark.xdist_group("tour")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each page type that the program knows."""
    metafunc.parametrize("page_type", ["any"] if missing() else page_types())


@pytest.fixture(scope="module")
def walked(request: pytest.FixtureRequest, trees: dict[str, Path]) -> dict[str, list[str]]:
    """One walk for all page types that the run asks for: a line for each finding by page type, in words for whoever mends it."""
    asked = {item.callspec.params["page_type"] for item in request.session.items if item.path == request.path}
    plan = {type: visits(type, trees) for type in asked}
    order = {"sites": {name: str(folder) for name, folder in trees.items()}}
    lines = node("walk.js", {**order, "visits": [dataclasses.asdict(visit) for each in plan.values() for visit in each]})
    visited = {(line["site"], line["path"]) for line in lines if "visited" in line}
    type_of = {(visit.site, visit.path): type for type, each in plan.items() for visit in each}
    found: dict[str, list[str]] = {type: [] for type in asked}
    for page in type_of.keys() - visited:
        found[type_of[page]].append(f"{page} was not visited")
    for line in lines:
        if "check" in line:
            where = f"{line['path']} (samples: {line['site']}, {line['mode']})"
            found[type_of[line["site"], line["path"]]].append(f"{line['check']}: {where}: {line['message']}")
    return found


def test_nothing_is_found(page_type: str, walked: dict[str, list[str]]) -> None:
    findings = walked[page_type]
    assert not findings, f"{len(findings)} findings\n" + "\n".join(sorted(findings))
