"""Reading aloud in a real browser, with a voice of the test's own: what is read, in which order, and what the buttons say meanwhile."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

from tests.browser import browse
from tests.conftest import Tree
from tests.serving import served

SPEECH = Path(__file__).with_name("speech.js")


def heard(good: Tree, folder: Path, address: str) -> list[str]:
    """What the device wrote down on the page at `address`."""
    root = folder / "site"
    shutil.copytree(good.root, root)
    shutil.copy(SPEECH, root / "speech.js")
    page = root / address / "index.html"
    page.write_text(page.read_text("utf-8").replace('<script src="', '<script src="/speech.js"></script>\n<script src="', 1), "utf-8")
    with served(root) as port:
        dom = browse(folder / "profile", f"http://127.0.0.1:{port}/{address}", "--virtual-time-budget=5000", "--dump-dom")
    (log,) = re.findall(r'<pre id="log">(.*?)</pre>', dom, re.DOTALL)
    return unescape(log).splitlines()


def test_a_story_is_read_from_its_title_to_its_end(good: Tree, tmp_path: Path) -> None:
    log = heard(good, tmp_path, "stories/lamp-left-on/")
    assert log[:3] == ["[hidden ]", "[hidden ]", "[念给我听 ]"]  # no voice; none of Mandarin; now there is one
    read = [line.removeprefix("zh-CN 0.9 ") for line in log if line.startswith("zh-CN 0.9 ")]
    assert read[0] == "楼道里的灯，谁也不关"
    assert max(map(len, read)) < 60
    text = re.sub(r"\s", "", "".join(read))
    (prose,) = re.findall(r'<div class="prose">(.*?)</div>\n<footer', good.text("stories/lamp-left-on/index.html"), re.DOTALL)
    for paragraph in re.findall(r"<p>(.*?)</p>", prose):
        assert re.sub(r"<.*?>|\s", "", unescape(paragraph)) in text
    for unwanted in ("念给我听", "复制网址", "摄影", "来源"):
        assert unwanted not in text


def test_the_buttons_say_what_they_do(good: Tree, tmp_path: Path) -> None:
    log = heard(good, tmp_path, "stories/lamp-left-on/")
    states = [line for line in log if line.startswith("[")][3:]
    first = log.index(states[0])
    assert re.fullmatch(r"\[停下 暂停停下 .+\]", states[0])
    assert states[1] == states[0].replace("暂停", "接着念")
    assert log[first + 2] == log[first - 1]  # what was cut off is begun again
    assert states[2:] == ["[念给我听 ]", "[念给我听 ]"]  # at its end; when the page is left
    assert log[-2] == log[3]


def test_a_comic_is_read_in_its_words(good: Tree, tmp_path: Path) -> None:
    log = "".join(heard(good, tmp_path, "comics/007/"))
    assert "您先下！" in log
    assert "全屏看图" not in log
