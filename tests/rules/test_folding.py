"""What is told of many faults of one kind: not a paragraph for each, and yet every file that has one is found by its name."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.load.reading import load_entry
from generator.load.walk import File, Source, classified
from generator.pipeline import check_site
from generator.problems import as_text, as_whole_text, has_errors, problem
from generator.rules.folding import MOST_ALONE, folded
from generator.selection import select
from generator.settings import BuildOptions
from tests.conftest import GOOD, NOT_SOURCES

TODAY = date(2026, 11, 23)
PATH = "content/points/2026-q1.yml"
HEAD = "title: 一季度积分榜\nbegins: 2026-01-01\nends: 2026-03-31\nnote: 怎么算的。\nfamilies:\n"


def source(root: Path, text: str) -> Source:
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / PATH).write_text(text, "utf-8")
    found = classified(File(PATH, (0, 0, 0, 0)), [])
    assert found
    return found


def test_of_many_values_at_fault_twenty_are_told_and_how_many_there_are(tmp_path: Path) -> None:
    told = load_entry(tmp_path, source(tmp_path, HEAD + "  - name: 孟家\n    points: 1\n" * 885)).problems
    assert [each.code for each in told] == ["F18", *["S06"] * 20] or [each.code for each in told] == [*["S06"] * 20, "F18"]
    assert "还有 865 处" in next(each.message for each in told if each.code == "F18")


def test_of_many_warnings_none_becomes_an_error(tmp_path: Path) -> None:
    text = HEAD + "".join(f"  - name: 孟*家\n    points: {number}\n    # place: east\n" for number in range(50))
    told = load_entry(tmp_path, source(tmp_path, text)).problems
    assert {each.code for each in told} == {"Y25"}
    assert not has_errors(told)


def test_a_few_references_are_told_one_by_one() -> None:
    told = [problem("R01", "a.yml", number, 1, sort="地方", value="east", where="content/places.yml", choices="") for number in range(1, 4)]
    assert folded(told) == told
    assert len(told) == MOST_ALONE


def test_what_many_refer_to_is_told_once_and_found_by_every_file(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(GOOD, root, ignore=NOT_SOURCES)
    (root / "content/people/p-7k3.yml").rename(root / "content/people/p-7k9.yml")
    outcome = check_site(root, BuildOptions(TODAY))
    told = [each for each in outcome.problems if each.code == "S15"]
    assert len(told) == 1
    for path in ("stories/lamp-left-on/index.md", "stories/snow-day/index.md", "content/pages/about/writing/markdown.md"):
        assert told[0] in select(root, [root / path], outcome).problems
    assert told[0] not in select(root, [root / "stories/kite-club/index.md"], outcome).problems
    assert "p-7k9" not in as_text(told, root), "nobody's number is proposed for another's"
    least = [path for path in told[0].paths if path not in as_text(told, root)]
    assert least and not [path for path in told[0].paths if f"\n    {path}" not in as_whole_text(told, root)], "the preview names all"
