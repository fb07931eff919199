"""Search over a line that breaks, from a host that answers with something else, and while the site is published anew."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.bench.corpus import write_community
from tests.search.made import write_index

SCRIPT = Path(__file__).parent / "line.mjs"


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a community of many stories, in several blocks."""
    folder = tmp_path_factory.mktemp("street")
    write_community(folder / "site", 150)
    write_index(folder / "site", folder / "out", folder / "store")
    return folder / "out"


def tried(site: Path, trial: str, given: Any) -> Any:
    """What the published script does in a trial of `line.mjs`."""
    command = ["node", SCRIPT, site, trial, json.dumps(given)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout)


def test_whatever_request_fails_once_no_answer_is_lost(street: Path) -> None:
    for each in tried(street, "broken", ["灯", "绿豆汤", "楼门口 灯", "象棋盘"]):
        good, bad = each["good"], each["bad"]
        assert len(good["addresses"]) > 13 and len(bad) > 4
        for other in bad:
            assert other["failures"] == 1
            assert other["addresses"] == good["addresses"]
            assert other["counted"] == len(good["addresses"])
