"""Search over a line that breaks, from a host that answers with something else, and while the site is published anew."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.bench.corpus import tale_id, write_community
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


def test_a_file_that_is_not_what_was_published_is_never_believed(street: Path) -> None:
    found = tried(street, "spoiled", "绿豆汤")
    assert len(found["good"]) > 13 and len(found["told"]) > 40
    assert {"/w/", "/t/"} <= {each["path"][6:9] for each in found["told"]}
    for each in found["told"]:
        harmless = [found["good"]] if (each["path"], each["how"]) == ("search/index.json", "flipped") else []  # a letter of the site's name
        assert each["then"] in (f"Gone {each['path'].removeprefix('search/')}", *harmless), each
        assert each["later"] == found["good"], each
        assert each["cached"] == found["good"], each


@pytest.fixture(scope="module")
def later(street: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same community, some days on: a story has gone, another is new, and one is written otherwise."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(street.parent / "site", folder / "site")
    stories = folder / "site/stories"
    shutil.copytree(stories / tale_id(7), stories / "aaa-new")
    shutil.rmtree(stories / tale_id(20))
    changed = stories / tale_id(40) / "index.md"
    changed.write_text(changed.read_text("utf-8") + "\n绿豆汤里有灯。\n", "utf-8")
    write_index(folder / "site", folder / "out", folder / "store")
    return folder / "out"


def test_two_questions_at_once_while_the_site_is_published_anew(street: Path, later: Path) -> None:
    delays = [(60, 5), (30, 25), (10, 45)]
    found = tried(street, "raced", {"later": str(later), "questions": ["灯", "绿豆汤", "楼门口", "象棋盘"], "delays": delays})
    assert any(found["before"][each] != found["after"][each] for each in found["before"])
    for each in found["told"]:
        for question, answer in zip((each["one"], each["other"]), each["found"], strict=True):
            assert answer in (found["before"][question], found["after"][question]), each
