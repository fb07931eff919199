"""Whoever writes the name of a place in place of its id gets the same site, for as long as the name leads there."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.pipeline import build_site, check_site
from generator.problems import Problem
from generator.settings import BuildOptions
from tests.conftest import GOOD, Tree, copy

OPTIONS = BuildOptions(datetime.date(2026, 11, 23))
STORY, ROLL, LIST = "stories/snow-day/index.md", "content/honours/2025.yml", "content/activities/frost-2027.yml"
NAMES = {
    STORY: {"[neighbours, children]": "邻里之间、孩子们", "[east, west]": "[东柿社区, 西柿村]", "[lamp, stairs]": "[留灯计划, stairs]"},
    LIST: {"category: making": "category: 动手做", "place: primary": "place: 柿子小学"},
    ROLL: {"award: lamplighters": "award: 留灯人"},
}


def change(root: Path, path: str, words: dict[str, str]) -> None:
    file = root / path
    text = file.read_text("utf-8")
    for before, after in words.items():
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


def told(root: Path) -> list[Problem]:
    return [each for each in check_site(root, OPTIONS).problems if each.is_error]


def published(root: Path) -> dict[str, str]:
    """What is published; the texts of search are named by the files that they come from, in which names and ids differ."""
    return {path: digest for path, digest in Tree(root / "site").digests().items() if not path.startswith(("search/t/", "search/index"))}


def test_pages_feeds_and_addresses_have_the_ids(tmp_path: Path) -> None:
    by_id, by_name = copy(GOOD, tmp_path / "ids"), copy(GOOD, tmp_path / "names")
    for path, words in NAMES.items():
        change(by_name, path, words)
    for root in (by_id, by_name):
        assert not build_site(root, OPTIONS, root / "site").failed
    assert published(by_name) == published(by_id)


def test_a_name_that_changes_leads_there_no_longer_and_to_another_at_once(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path / "site")
    change(root, STORY, {"[east, west]": "[东柿社区]"})
    assert not build_site(root, OPTIONS, root / "site").failed
    change(root, "content/places.yml", {"name: 东柿社区": "name: 新柿社区"})
    assert [(each.code, each.path) for each in told(root)] == [("R01", STORY)]
    change(root, "content/places.yml", {"name: 西柿村": "name: 东柿社区"})
    assert not told(root)
    assert not build_site(root, OPTIONS, root / "site").failed
    page = (root / "site/stories/snow-day/index.html").read_text("utf-8")
    assert "places/west/" in page
    assert "places/east/" not in page


@pytest.mark.parametrize("written", ["“东柿社区”", " 东柿 社区", "「东柿社区」"])
def test_quotation_marks_and_blanks_make_no_other_name(tmp_path: Path, written: str) -> None:
    root = copy(GOOD, tmp_path / "site")
    change(root, STORY, {"[east, west]": f"[{written}]"})
    assert not told(root)


def test_no_person_is_found_by_name_and_none_is_proposed(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path / "site")
    change(root, STORY, {"[p-7k3]\n": "[小满]\n"})
    problem = next(iter(told(root)))
    assert problem.code == "S15"
    assert "p-7k3" not in problem.message + problem.hint


def test_a_name_in_a_file_that_cannot_be_read_is_not_blamed(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path / "site")
    change(root, STORY, {"[lamp, stairs]": "[留灯计划]"})
    change(root, "content/programmes/lamp.md", {"title: ": "titel: "})
    assert {each.code for each in told(root) if each.path == STORY} == set()


@pytest.mark.parametrize("path", NAMES)
def test_names_in_a_file_of_which_a_field_cannot_be_read(tmp_path: Path, path: str) -> None:
    """Each line is taken away, emptied and spoilt in turn: whatever is told of it, the program does not fall over the names beside it."""
    root = copy(GOOD, tmp_path / "site")
    change(root, path, NAMES[path])
    sound = (root / path).read_text("utf-8")
    lines = sound.split("\n")
    for at, line in enumerate(lines):
        name, colon, value = line.partition(": ")
        for spoilt in ([], [name + colon], [f"{name}: ％"]) if colon and value else ():
            (root / path).write_text("\n".join([*lines[:at], *spoilt, *lines[at + 1 :]]), "utf-8")
            check_site(root, OPTIONS)
