"""Pages on paper, as a browser prints them: what the page says, its address and code at the foot, nothing that only a screen can use."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests.browser import browse
from tests.conftest import URL, Tree, tool
from tests.serving import served
from tests.test_share import read

PAGES = ("stories/lamp-left-on/", "stories/", "comics/007/", "activities/frost-2027/", "")


def printed(good: Tree, folder: Path, address: str) -> Path:
    """The page at `address` as a PDF."""
    paper = folder / "paper.pdf"
    with served(good.root) as port:
        browse(folder / "profile", f"http://127.0.0.1:{port}/{address}", f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    return paper


def words(paper: Path, *options: str) -> str:
    return subprocess.run([tool("pdftotext"), *options, paper, "-"], capture_output=True, encoding="utf-8", check=True).stdout


def sheets(paper: Path) -> list[Image.Image]:
    """The sheets as a printer without colours gives them, at 150 dots an inch."""
    subprocess.run([tool("pdftoppm"), "-gray", "-r", "150", paper, paper.parent / "sheet"], check=True)
    pictures = []
    for file in sorted(paper.parent.glob("sheet-*")):
        with Image.open(file) as picture:
            pictures.append(picture.copy())
    return pictures


def bare(html: str) -> str:
    return re.sub(r"\s", "", unescape(re.sub(r"<.*?>", "", html, flags=re.DOTALL)))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_printed_with_its_address_and_without_switches(good: Tree, tmp_path: Path, address: str) -> None:
    paper = printed(good, tmp_path, address)
    said = bare(words(paper))
    page = good.text(address + "index.html")
    (name,) = re.findall(r'<a class="brand".*?</a>', page, re.DOTALL)
    (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page)
    assert said.startswith(bare(name) + bare(title))  # no menu, no switches, no breadcrumb between them
    assert URL + address in said
    assert [text for sheet in sheets(paper) for text in read(sheet)] == [URL + address]
    for unwanted in ("大字", "夜间", "打印网页", "复制网址", "上一篇", "把这一页给别人看", "ICP"):
        assert unwanted not in said.replace("大字版", "")  # of a list, which one may print


def test_night_stays_on_the_screen(good: Tree, tmp_path: Path) -> None:
    page = tmp_path / "site/stories/index.html"
    shutil.copytree(good.root, tmp_path / "site")
    page.write_text(page.read_text("utf-8").replace("<html ", '<html data-scheme="night" ', 1), "utf-8")  # as the switch leaves it
    first = sheets(printed(Tree(tmp_path / "site"), tmp_path, "stories/"))[0]
    assert ImageStat.Stat(first).mean[0] > 235
    assert first.getpixel((2, 2)) == 255


def test_large_type_is_large_on_paper(good: Tree, tmp_path: Path) -> None:
    def height(folder: Path, address: str) -> float:
        folder.mkdir()
        found = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">柿子街的故事<', words(printed(good, folder, address), "-bbox"))
        assert found
        return float(found[2]) - float(found[1])

    assert height(tmp_path / "large", "stories/#da") / height(tmp_path / "normal", "stories/") == pytest.approx(16 / 12, rel=0.03)
