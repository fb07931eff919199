"""`beiyuan sheets`: what a school hands out, without the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import TODAY, built


def sheets(root: Path, school: str, out: str, today: str = TODAY) -> Result:
    return CliRunner().invoke(app, ["sheets", "--school", school, "--out", out, "--root", str(root), "--today", today])


@pytest.mark.parametrize("school", ["primary", "柿子小学"])
def test_the_files_are_those_of_the_site(own: Path, tmp_path: Path, school: str) -> None:
    desk = tmp_path / "desk/new"
    done = sheets(own, school, str(desk))
    assert done.exit_code == 0, done.output
    names = {
        "schools-primary.pdf": "schools/primary",
        "frost-2027-primary.pdf": "frost-2027/primary",
        "weekly-2026-primary.pdf": "weekly-2026/primary",
    }
    assert {file.name for file in desk.iterdir()} == names.keys()
    assert all(name in done.output for name in names)
    assert not (own / "site").exists()
    if school == "primary":
        tree = built(own)
        for name, path in names.items():
            assert (desk / name).read_bytes() == (tree.root / f"print/{path}.pdf").read_bytes()


def test_what_else_is_there_stays(own: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "letter.txt").write_text("dear", "utf-8")
    (desk / "schools-primary.pdf").write_text("old", "utf-8")
    assert sheets(own, "primary", str(desk)).exit_code == 0
    assert (desk / "letter.txt").read_text("utf-8") == "dear"
    assert (desk / "schools-primary.pdf").read_bytes().startswith(b"%PDF")


def test_papers_of_lists_that_are_over_or_called_otherwise_are_named(own: Path, tmp_path: Path) -> None:
    desk, places = tmp_path / "desk", own / "content/places.yml"
    text = places.read_text("utf-8")
    school = text[text.index("  - id: primary\n") :].partition("\n  - ")[0]
    places.write_text(
        text.rstrip("\n") + "\n" + school.replace("id: primary", "id: old-primary").replace("柿子小学", "老小学") + "\n", "utf-8"
    )
    first = [sheets(own, each, str(desk)) for each in ("primary", "old-primary")]
    assert all(each.exit_code == 0 and "以前生成的" not in each.output and "就结束了" not in each.output for each in first)
    (desk / "letter-primary.pdf").write_text("dear", "utf-8")
    (own / "content/activities/frost-2027.yml").rename(own / "content/activities/ice-2027.yml")
    done = sheets(own, "primary", str(desk), "2027-01-15")
    assert done.exit_code == 0 and "请当心：“2026年秋冬每周活动”2026年12月31日就结束了。" in done.output and "2027年寒假" not in done.output
    made, _, older = done.output.partition("以前生成的")
    assert "ice-2027-primary.pdf" in made and "frost" not in made
    assert [line.strip() for line in older.split("\n")[1:] if line] == ["frost-2027-primary.pdf"], "and what is another's stays unnamed"
    later = sheets(own, "primary", str(desk), "2027-09-01").output
    assert later.count("就结束了") == 2 and "schools-primary.pdf" in later.partition("以前生成的")[2], (
        "the old paper of what is given out now"
    )


def test_a_list_that_is_over_is_issued_with_a_word(own: Path) -> None:
    words = ["issue", "weekly-2026", "--yes", "--root", str(own), "--today"]
    assert "就结束了" not in CliRunner().invoke(app, [*words, TODAY]).output
    assert "“2026年秋冬每周活动”2026年12月31日就结束了" in CliRunner().invoke(app, [*words, "2027-01-15"]).output


@pytest.mark.parametrize("school", ["east", "nobody", ""])
def test_what_is_no_school_is_answered_with_those_that_are(own: Path, tmp_path: Path, school: str) -> None:
    done = sheets(own, school, str(tmp_path / "desk"))
    assert done.exit_code == 2 and "可以写：primary（柿子小学）" in done.output
    assert not (tmp_path / "desk").exists()


def test_neither_site_nor_office_nor_sources_get_strange_files(own: Path) -> None:
    built(own)
    assert CliRunner().invoke(app, ["office", "--root", str(own), "--today", TODAY]).exit_code == 0
    for place, words in (
        ("site", "那里是公开的网站"),
        ("office", "放进去的会丢"),
        ("content", "那里有原来的内容"),
        ("site/print", "那里是另一个网站"),
    ):
        before = {file: file.stat().st_mtime_ns for file in (own / place).rglob("*")}
        done = sheets(own, "primary", str(own / place))
        assert done.exit_code == 2 and words in done.output, done.output
        assert {file: file.stat().st_mtime_ns for file in (own / place).rglob("*")} == before


def test_a_fault_is_told_and_nothing_is_made(own: Path, tmp_path: Path) -> None:
    (own / "content/activities/frost-2027.yml").write_text("no fields", "utf-8")
    done = sheets(own, "primary", str(tmp_path / "desk"))
    assert done.exit_code == 1 and "Y02" in done.output and not (tmp_path / "desk").exists()
