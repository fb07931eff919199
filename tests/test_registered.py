"""A name that somebody had before is looked for too, and whoever has departed stays known: git has the records of before."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.departure import departure_of
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, commit, copy

OPTIONS = BuildOptions(datetime.date(2026, 11, 23))
RECORD, STORY = "content/people/p-gua.yml", "stories/noodles-today/index.md"
REST = "minor: false\nbasis: 本人同意\nscope: [姓名, 故事]\nconsented: 2026-04-01\n"


def register(root: Path, name: str, more: str = "") -> None:
    (root / RECORD).write_text(f"name: {name}\n{REST}{more}\n", "utf-8")


def told(root: Path) -> list[str]:
    return [f"{each.code} {each.path}" for each in check_site(root, OPTIONS).problems if each.code.startswith("P")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in which somebody is mentioned, handed in."""
    site = copy(GOOD, tmp_path)
    register(site, "樟木叔")
    (site / STORY).write_text((site / STORY).read_text("utf-8").rstrip() + "\n\n樟木叔也来了。\n", "utf-8")
    commit(site)
    return site


@pytest.mark.parametrize("is_committed", [False, True])
def test_who_is_renamed_is_found_under_both_names(root: Path, is_committed: bool) -> None:
    """When it is written, when it is handed in, and when the person departs after that."""
    assert told(root) == []
    register(root, "老樟")
    assert told(root) == [f"P42 {RECORD}"]
    if is_committed:
        commit(root)
        assert told(root) == [f"P42 {RECORD}"]
    departure = departure_of(root, OPTIONS, "老樟")
    assert departure and [each.path for each in departure.mentions] == [STORY], "whoever asks what is left to do hears of it"
    register(root, "老樟", "withdrawn: 2026-11-23")
    assert told(root) == [f"P20 {STORY}"]
    register(root, "老樟", "withdrawn: 2026-11-23\nalso_called: [樟木叔]")
    assert told(root) == [f"P20 {STORY}"], "once, whoever says it"


def test_a_name_that_was_mended_or_is_somebody_elses_now_is_none_of_before(root: Path) -> None:
    register(root, "老樟", "also_called: [樟木叔]")
    assert told(root) == []
    register(root, "老樟")
    (root / STORY).write_text((root / STORY).read_text("utf-8").replace("樟木叔", "老樟"), "utf-8")
    assert told(root) == []


def test_the_record_of_who_has_departed_is_missed(root: Path) -> None:
    (root / RECORD).unlink()
    assert told(root) == [], "who was here and was never marked as gone may be put under another number"
    register(root, "樟木叔", "withdrawn: 2026-11-20")
    (root / STORY).write_text((root / STORY).read_text("utf-8").replace("樟木叔", "一位邻居"), "utf-8")
    commit(root)
    (root / RECORD).unlink()
    assert told(root) == [f"P48 {RECORD}"]
    (root / "content/people/p-gua2.yml").write_text(f"name: 樟木叔\n{REST}withdrawn: 2026-11-20\n", "utf-8")
    assert told(root) == []
