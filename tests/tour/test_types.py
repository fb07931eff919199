"""The scripts of search hold what their JSDoc says, as TypeScript reads it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.tour.tools import FOLDER, MODULES, need_tools

pytestmark = pytest.mark.xdist_group("tour")
CONFIG = FOLDER / "search.tsconfig.json"
SCRIPTS = FOLDER.parents[1] / "generator/theme/scripts/search"


def told(config: Path) -> list[str]:
    """What `tsc --checkJs` objects to."""
    need_tools()
    done = subprocess.run(["node", MODULES / "typescript/bin/tsc", "-p", config], capture_output=True, encoding="utf-8", check=False)
    return done.stdout.splitlines()


def test_the_scripts_of_search_are_typed() -> None:
    assert told(CONFIG) == []


def test_a_wrong_type_would_be_found(tmp_path: Path) -> None:
    settings = json.loads(CONFIG.read_text("utf-8"))
    (tmp_path / "wrong.js").write_text("/** @type {Entry} */\nconst found = { address: 1 };\n", "utf-8")
    settings["include"] = [f"{SCRIPTS}/*.js", "*.js"]
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    assert any("wrong.js" in line for line in told(tmp_path / "tsconfig.json"))
