"""`beiyuan sheets`: what a school hands out, without the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import TODAY, built


def sheets(root: Path, school: str, out: str) -> Result:
    return CliRunner().invoke(app, ["sheets", "--school", school, "--out", out, "--root", str(root), "--today", TODAY])


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
