"""A name that somebody had before is looked for too, and whoever has departed stays known: git has the records of before."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cache import NOWHERE
from generator.cli import app
from generator.departure import departure_of
from generator.judging import judged
from generator.load.past import Past
from generator.load.walk import walk
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, build, built, commit, copy, git

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


@pytest.mark.parametrize("by_hand", [False, True])
def test_no_build_publishes_a_former_name_of_who_has_withdrawn(root: Path, by_hand: bool) -> None:
    """The server runs `build` alone, and whoever withdraws may have been renamed in any order, with the command or without."""
    register(root, "老樟")
    commit(root)
    if by_hand:
        register(root, "老樟", "withdrawn: 2026-11-23")
    else:
        done = CliRunner().invoke(app, ["forget", "p-gua", "--yes", "--root", str(root), "--today", "2026-11-23"])
        assert done.exit_code == 0 and "程序只找“老樟”、“樟木叔”。" in done.output and "也记进了 also_called" in done.output
        assert "also_called: [樟木叔]" in (root / RECORD).read_text("utf-8")
        shutil.rmtree(root / ".git")  # or a clone of the newest versions alone
    refused = build(root)
    assert refused.returncode == 1 and "错误 P20" in refused.stdout and STORY in refused.stdout
    assert ("从前的称呼" in refused.stdout) is by_hand
    if by_hand:
        register(root, "老樟", "withdrawn: 2026-11-23\nsame_name: [樟木叔]")
        assert told(root) == [], "an editor can say that it never was that person"


def test_a_former_name_goes_when_a_consent_ends(root: Path) -> None:
    register(root, "老樟", "until: 2026-11-22")
    assert told(root) == [f"P08 {RECORD}", f"P21 {STORY}"]
    site = built(root)
    assert "一位邻居也来了" in site.text("stories/noodles-today/index.html")
    assert not [path for path in site.files() if path.endswith((".html", ".xml", ".json")) and "樟木叔" in site.text(path)]


def test_a_build_in_which_nobody_has_departed_does_not_ask_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(Past, "_git", lambda self, *arguments: asked.append(arguments))
    options = OPTIONS, walk(root, NOWHERE)
    judged(root, *options)
    assert asked == []
    register(root, "樟木叔", "withdrawn: 2026-11-23")
    judged(root, OPTIONS, walk(root, NOWHERE))
    assert [each[0] for each in asked] == ["diff", "log"]


def test_the_full_name_that_a_child_had_by_mistake_is_looked_for_and_written_nowhere(root: Path) -> None:
    text = "name: {}\nminor: true\nbasis: 监护人同意\nscope: [姓名, 故事]\nconsented: 2026-04-01\n"
    (root / RECORD).write_text(text.format("何天一同学"), "utf-8")
    commit(root)
    (root / RECORD).write_text(text.format("小何同学"), "utf-8")
    (root / STORY).write_text((root / STORY).read_text("utf-8").replace("樟木叔", "何天一同学"), "utf-8")
    departure = departure_of(root, OPTIONS, "p-gua")
    assert departure and departure.to_note == ["樟木叔"] and "何天一同学" in departure.names
    assert STORY in {each.path for each in departure.mentions}


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


@pytest.mark.parametrize("path", [RECORD, "content/people/p-gua2.yml"])
@pytest.mark.parametrize(
    ("consented", "more", "is_told"),
    [
        ("2026-04-01", "", True),
        ("2026-04-01", "until: 2028-11-20", True),
        ("2026-11-21", "", False),
        ("2026-04-01", "withdrawn: 2026-11-19", False),
        ("2026-04-01", "until: 2026-11-21", False),
    ],
)
def test_who_had_withdrawn_comes_back_with_a_new_consent_alone(root: Path, path: str, consented: str, more: str, is_told: bool) -> None:
    """The line may have gone by mistake, in the same record or with a new number."""
    register(root, "樟木叔", "withdrawn: 2026-11-20")
    (root / STORY).write_text((root / STORY).read_text("utf-8").replace("樟木叔", "一位邻居"), "utf-8")
    commit(root)
    (root / RECORD).unlink()
    (root / path).write_text(f"name: 樟木叔\n{REST.replace('2026-04-01', consented)}{more}\n", "utf-8")
    assert [each for each in told(root) if "P08" not in each] == [f"P53 {path}"] * is_told
    commit(root)
    assert [each for each in told(root) if "P08" not in each] == [f"P53 {path}"] * is_told


@pytest.mark.parametrize("line", ["withdrawn: 2026-11-20", "until: 2026-11-20", "until: 2028-11-20", ""])
@pytest.mark.parametrize(("old", "also"), [("stories/lamp-left-on", ""), ("comics/007", ""), ("stories/snow-day", "also_called: [Snow]")])
def test_nobody_is_told_to_bring_back_an_address_of_who_has_departed(own: Path, line: str, old: str, also: str) -> None:
    """`forget` says itself that an address which spells the name is to go, with what leads there."""
    git(own, "init", "--quiet")
    git(own, "add", "comics")
    commit(own)
    record = own / "content/people/p-b2c.yml"
    record.write_text(f"{record.read_text('utf-8')}{also}\n{line}\n", "utf-8")
    (own / old).rename(own / ("comics/014" if "comics" in old else "stories/x1"))
    assert ("F23" in {each.code for each in check_site(own, OPTIONS).problems}) is (line in ("", "until: 2028-11-20"))
