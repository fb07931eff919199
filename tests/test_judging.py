"""Rules are asked by a process of its own while the site is planned: what they refuse decides, whatever has come of the plan by then."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

import generator.errand
import generator.stages
from generator.judging import Verdict
from generator.load.walk import walk
from generator.pipeline import Outcome, build_site
from generator.settings import BuildOptions
from generator.system import START_METHOD

BASE = Path(__file__).parent / "sites" / "base"
TODAY = BuildOptions(date(2026, 11, 23))
pytestmark = pytest.mark.skipif(START_METHOD != "fork", reason="where processes are not forked, rules are asked first")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site in which one text is to be judged anew."""
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def build(root: Path) -> Outcome:
    return build_site(root, TODAY, root / "site")


def spoil(root: Path) -> None:
    text = root / "stories/borrowed-ladder/index.md"
    text.write_text(text.read_text("utf-8") + "\n我的电话是13812345678。\n", "utf-8")


def break_planning(patch: pytest.MonkeyPatch) -> None:
    def render_with_search(*_: object) -> None:
        raise LookupError("no such theme")

    patch.setattr(generator.stages, "render_with_search", render_with_search)


def test_what_rules_refuse_need_not_be_fit_to_be_planned(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(root)
    break_planning(monkeypatch)
    outcome = build(root)
    assert outcome.failed and {each.code for each in outcome.problems if each.is_error} == {"P30"}
    assert not (root / "site").exists()


def test_a_fault_of_the_program_is_told_where_rules_refuse_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_planning(monkeypatch)
    with pytest.raises(LookupError, match="no such theme"):
        build(root)


@pytest.mark.parametrize("is_spoiled", [True, False])
def test_rules_are_asked_here_where_the_other_process_is_killed(root: Path, monkeypatch: pytest.MonkeyPatch, is_spoiled: bool) -> None:
    if is_spoiled:
        spoil(root)
    monkeypatch.setattr(generator.errand, "_run_errand", lambda *_: os._exit(9))
    outcome = build(root)
    assert (outcome.failed, outcome.is_published) == (is_spoiled, not is_spoiled)


def test_nothing_is_planned_before_rules_have_said_whom_a_text_names_that_may_not_be_shown(root: Path) -> None:
    """Their texts are veiled in the plan, which has to know of them."""
    spoil(root)
    with Verdict(root, TODAY, walk(root), may_wait=True) as verdict:
        assert not verdict.content.problems, "until somebody asks"
        assert verdict.is_refusal and {each.code for each in verdict.content.problems} == {"P30"}
        assert verdict.is_refusal and len(verdict.content.problems) == 1, "they are told once"
    person = root / "content/people/p-w20.yml"
    person.write_text(person.read_text("utf-8").replace("until: 2028-03-01", "until: 2026-11-20"), "utf-8")
    with Verdict(root, TODAY, walk(root), may_wait=True) as verdict:
        assert "P30" in {each.code for each in verdict.content.problems}, "at once"
