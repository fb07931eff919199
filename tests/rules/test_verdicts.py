"""Verdicts are kept from run to run, but never one that rests on a file that could not be read."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.settings import BuildOptions

BASE = Path(__file__).parent.parent / "sites" / "base"
COVER = "stories/borrowed-ladder/cover.png"
LADDER = "stories/borrowed-ladder/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def found(root: Path) -> list[tuple[str, str]]:
    return sorted((each.code, each.path) for each in check_site(root, BuildOptions(date(2026, 11, 23))).problems)


def test_a_broken_picture_is_one_fault_and_a_lost_one_another(root: Path) -> None:
    assert found(root) == []
    (root / COVER).write_bytes(b"no picture")
    assert found(root) == [("I01", COVER)]
    (root / COVER).unlink()
    assert found(root) == [("I05", LADDER)]


@pytest.mark.parametrize(
    ("path", "referring"),
    [
        ("content/themes.yml", LADDER),
        ("content/people/p-w20.yml", LADDER),
        ("content/programmes/baobei.md", "stories/clearing-snow/index.md"),
        ("content/figures.yml", "content/pages/places.md"),
        ("content/pages/stories.md", "content/pages/index.md"),
    ],
)
def test_what_refers_to_a_broken_file_is_not_to_blame_but_what_refers_to_a_lost_one_is(root: Path, path: str, referring: str) -> None:
    whole = (root / path).read_text("utf-8")
    (root / path).write_text("\t" + whole.replace("---\n", "---\n\t", 1), "utf-8")
    assert {each for _, each in found(root)} == {path}
    (root / path).unlink()
    assert referring in {each for _, each in found(root)}
    (root / path).write_text(whole, "utf-8")
    assert found(root) == []
