"""Every page type in Debian's chromium, in every mode: nothing to find for axe-core, nothing cut, hidden, shifting, foreign or out of reach."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import Tree
from tests.tour.pages import SAMPLES, Visit, page_types, pages_by_type, visits
from tests.tour.tools import missing, node

pytestmark = pytest.mark.xdist_group("tour")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each page type that the program knows."""
    if "page_type" in metafunc.fixturenames:
        metafunc.parametrize("page_type", ["any"] if missing() else page_types())


@pytest.fixture(scope="module")
def walked(request: pytest.FixtureRequest, trees: dict[str, Path]) -> dict[str, list[str]]:
    """One walk for all page types that the run asks for: a line for each finding by page type, in words for whoever mends it."""
    tests = [item for item in request.session.items if isinstance(item, pytest.Function) and "page_type" in item.fixturenames]
    asked = {item.callspec.params["page_type"] for item in tests}
    plan = {type: visits(type, trees) for type in asked}
    order = [visit for each in plan.values() for visit in each]
    order.sort(key=lambda visit: (trees[visit.site] / visit.path).stat().st_size, reverse=True)  # none of the long ones comes last, alone
    sites = {name: str(folder) for name, folder in trees.items()}
    lines = node("walk.js", {"sites": sites, "visits": [dataclasses.asdict(visit) for visit in order]})
    visited = {(line["site"], line["path"]) for line in lines if "visited" in line}
    modes: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for line in lines:
        if "check" in line:
            modes[line["site"], line["path"], line["check"], line["message"]].append(line["mode"])
    return {type: [*_unvisited(plan[type], visited), *_found_on(plan[type], modes)] for type in asked}


def _unvisited(pages: list[Visit], visited: set[tuple[str, str]]) -> list[str]:
    return [f"{visit.path} was not visited" for visit in pages if (visit.site, visit.path) not in visited]


def _found_on(pages: list[Visit], modes: dict[tuple[str, str, str, str], list[str]]) -> list[str]:
    where = {(visit.site, visit.path) for visit in pages}
    return [
        f"{check}: {path} (samples: {site}; {', '.join(dict.fromkeys(found))}): {message}"
        for (site, path, check, message), found in modes.items()
        if (site, path) in where
    ]


@pytest.mark.parametrize("samples", SAMPLES)
def test_every_page_is_of_a_type(samples: str, trees: dict[str, Path]) -> None:
    known = sorted(path for paths in pages_by_type(samples).values() for path in paths)
    assert known == [page.path for page in Tree(trees[samples]).pages()]


def test_nothing_is_found(page_type: str, walked: dict[str, list[str]]) -> None:
    findings = walked[page_type]
    assert not findings, f"{len(findings)} findings\n" + "\n".join(sorted(findings))
