"""What the tour needs beside Python, and running its programs."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
IS_REQUIRED = os.environ.get("TOUR") == "required"


@functools.cache
def missing() -> list[str]:
    """The tools that are not here."""
    programs = [name for name in ("chromium", "node", "java") if not shutil.which(name)]
    return programs if MODULES.is_dir() else [*programs, "tests/tour/node_modules"]


def need_tools() -> None:
    """Skip the test that asks if a tool is missing; fail it where the tour is required."""
    if missing() and IS_REQUIRED:
        raise AssertionError(f"the tour is required, and there is no {', no '.join(missing())}")
    if missing():
        pytest.skip(f"no {', no '.join(missing())}")


def node(script: str, order: dict[str, Any]) -> list[dict[str, Any]]:
    """Run one of the tour's scripts with `order` as its input: the lines of JSON that it prints."""
    done = subprocess.run(["node", FOLDER / script], input=json.dumps(order), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
