"""The preview on a phone while a text has faults: they come to the reader, a bar says what is below, nothing is covered, and back it goes."""

from __future__ import annotations

import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.test_serve import BASE, preview_of
from tests.tour.tools import need_tools, node

pytestmark = pytest.mark.xdist_group("tour")

SHAPES = [{"width": 360, "type": "normal"}, {"width": 390, "type": "normal"}, {"width": 390, "type": "large"}]
FAULTS = "\n## 第二天\n\n一件[旧事](/stories/no-such-story-at-all/)，后面还有一句很长很长的话，说的是雪，说的是梯子，说的是三楼的灯。\n\n<font>红字</font>\n"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    need_tools()
    root = Path(shutil.copytree(REPOSITORY / "tests/sites/good", tmp_path_factory.mktemp("preview") / "site"))
    file = root / "stories/kite-club/index.md"
    bad = file.read_text("utf-8").replace("title:", "titel:") + FAULTS
    with preview_of(root) as address:
        return node("preview.js", {"address": f"{address}stories/kite-club/", "file": str(file), "bad": bad, "shapes": SHAPES})


def test_faults_come_to_whoever_was_further_down(seen: list[dict[str, Any]]) -> None:
    assert [each["y"] for each in seen if each["place"] == "saved"] == [0] * len(SHAPES)


def test_a_bar_says_everywhere_what_is_below_and_leads_to_the_faults(seen: list[dict[str, Any]]) -> None:
    below = [each for each in seen if each["place"] == "end"]
    assert len(below) == len(SHAPES)
    for each in below:
        assert "下面是旧网页" in each["bar"]["words"] and each["bar"]["isOnTop"] and each["bar"]["top"] == 0, each
        assert each["bar"]["height"] < 100, each
    assert all(each["y"] == 0 for each in seen if each["place"] == "tapped")


def test_no_word_of_a_fault_is_covered_or_cut(seen: list[dict[str, Any]]) -> None:
    above = [each for each in seen if each["bar"] and each["bar"]["top"] > 0]
    assert len(above) > len(SHAPES), "the panel was longer than a screen"
    assert not [each for each in above if each["covered"]]
    assert not [each for each in seen if each["cut"] or each["isWide"]]


def test_back_to_where_the_reader_was(seen: list[dict[str, Any]]) -> None:
    mended = [each for each in seen if each["place"] == "mended"]
    assert len(mended) == len(SHAPES) and all(each["bar"] is None and abs(each["y"] - 500) < 60 for each in mended), mended


def test_a_page_says_that_its_preview_has_stopped_until_there_is_one_again(tmp_path: Path) -> None:
    need_tools()
    root = Path(shutil.copytree(BASE, tmp_path / "site"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", str(port), "--today", "2026-11-23"]
    running, ended, again = node("stopped.js", {"command": command, "port": port, "width": 390})
    assert (running["notice"], again["notice"]) == (None, None)
    assert "预览停了，下面可能是旧网页" in ended["notice"] and ended["isOnTop"] and not ended["isWide"]
