"""The page of a comic: the way through the series, and panels as windows upon the one picture."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from generator.media.panels import Found, find_panels
from generator.pipeline import check_site
from generator.schema.boxes import Box
from generator.settings import BuildOptions
from tests.conftest import Tree, built, tool
from tests.media.test_panels import LAYOUTS, page
from tests.test_comics import BASE, COMIC, TODAY

FOUR = COMIC + "  - scene: 又亮了\n" * 3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sound base site, which has no comic."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def drawn(boxes: Sequence[Box]) -> bytes:
    out = io.BytesIO()
    page(boxes).save(out, "PNG")
    return out.getvalue()


def put(root: Path, number: str, picture: bytes | None = None, text: str = COMIC) -> None:
    (root / "comics" / number).mkdir(parents=True, exist_ok=True)
    (root / "comics" / number / "comic.yml").write_text(text, "utf-8")
    (root / "comics" / number / "page.png").write_bytes(picture or drawn(LAYOUTS["one large"]))


def test_the_reader_turns_pages(root: Path) -> None:
    for number in ("003", "037", "099"):
        put(root, number)
    tree = built(root)
    for number, wanted in (
        ("003", {"next": "037"}),
        ("037", {"prev": "003", "next": "099"}),
        ("099", {"prev": "037"}),
    ):
        links = tree.page(f"comics/{number}/index.html").all("a")
        ways = [(each.attributes["rel"], each.attributes["href"]) for each in links if "rel" in each.attributes]
        assert ways == 2 * [(rel, f"../../comics/{to}/") for rel, to in wanted.items()], "above and below the picture"
        among = {each.attributes["data-among"]: each.attributes["href"] for each in links if "data-among" in each.attributes}
        others = [each for each in ("003", "037", "099") if each != number]
        assert among.keys() == {" ".join(others)} and among[" ".join(others)] in {f"../../comics/{each}/" for each in others}


def test_whoever_goes_at_random_without_scripts_is_not_sent_round_in_a_small_circle(root: Path) -> None:
    numbers = [f"{number:03}" for number in range(1, 9)]
    for number in numbers:
        put(root, number)
    tree = built(root)
    leads = {
        number: next(
            each.attributes["href"][-4:-1] for each in tree.page(f"comics/{number}/index.html").all("a") if "data-among" in each.attributes
        )
        for number in numbers
    }
    assert all(abs(int(to) - int(number)) > 1 for number, to in leads.items()), "neither itself nor a neighbour"
    assert len(set(leads.values())) > len(numbers) // 2


def test_panels_that_are_found_make_a_strip_of_the_one_picture(root: Path) -> None:
    for number, layout in (("037", "2 x 2"), ("038", "tall beside two")):
        picture = drawn(LAYOUTS[layout])
        put(root, number, picture, FOUR)
    tree = built(root)
    strip = tree.text("comics/037/index.html").partition('class="strip"')[2].partition("</ol>")[0]
    views = re.findall(r'<svg viewBox="([^"]+)" width="(\d+)" height="(\d+)" role="img" aria-label="第(\d)格">', strip)
    assert [int(number) for *_, number in views] == [1, 2, 3, 4]
    for (view, wide, high, _), box in zip(views, LAYOUTS["2 x 2"], strict=True):
        assert int(wide) / int(high) == pytest.approx(float(view.split()[2]) / float(view.split()[3]), rel=0.01)
        across, down = (round(float(each) / full * 1000) for each, full in zip(view.split()[:2], (800, 1000), strict=True))
        assert abs(across - box.left) <= 12 and abs(down - box.top) <= 12
    sources = re.findall(r'srcset="([^"]+)" sizes="([^"]+)"', tree.text("comics/037/index.html"))
    assert len(sources) == 5 * 3 and len(set(sources)) == 3, "the same words five times, so that a browser asks for one file"
    assert 'class="strip"' not in tree.text("comics/038/index.html") and 'name="view"' not in tree.text("comics/038/index.html")
    assert [each.path for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "I22"] == ["comics/038/comic.yml"]


def test_a_picture_is_looked_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, "037", drawn(LAYOUTS["2 x 2"]), FOUR)
    looked: list[int] = []

    def find(image: Image.Image, count: int) -> Found:
        looked.append(count)
        return find_panels(image, count)

    monkeypatch.setattr("generator.media.panels.find_panels", find)
    for _ in range(2):
        assert not check_site(root, BuildOptions(TODAY)).problems
        assert looked == [4]
    put(root, "037", drawn(LAYOUTS["1 x 4"]), FOUR)
    assert not check_site(root, BuildOptions(TODAY)).problems
    assert looked == [4, 4]


def test_what_somebody_says_is_not_looked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "".join(f"  - scene: 又亮了\n    box: {box.written}\n" for box in LAYOUTS["1 x 4"][1:])
    put(root, "037", drawn(LAYOUTS["2 x 2"]), COMIC + f"    box: {LAYOUTS['1 x 4'][0].written}\n" + said)
    monkeypatch.setattr("generator.judging.read_found", None)
    assert not check_site(root, BuildOptions(TODAY)).problems


def test_each_comic_has_a_sheet_to_colour(good: Tree) -> None:
    for number, words in (("007", ["让一让 & 等一等", "第007号", "老秦画", "涂色的人"]), ("012", ["示例画稿"])):
        assert f'href="../../print/comics/{number}-colouring.pdf"' in good.text(f"comics/{number}/index.html")
        file = good.root / f"print/comics/{number}-colouring.pdf"
        told = subprocess.run([tool("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True).stdout
        assert re.search(r"Pages: +1\n", told) and "(A4)" in told and "Tagged:          yes" in told
        said = subprocess.run([tool("pdftotext"), file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
        said = re.sub(r"\s", "", said)
        assert all(re.sub(r"\s", "", each) in said for each in words), said


def test_what_no_printer_has_is_told_of_a_scene_and_left_out_of_a_sheet(own: Path) -> None:
    scenes = own / "comics/scenes.yml"
    text = scenes.read_text("utf-8")
    scenes.write_text(text.replace("修好的一级台阶", "修好的台阶😀"), "utf-8")
    assert [each.code for each in check_site(own, BuildOptions(TODAY)).problems if each.path == "comics/scenes.yml"] == ["T08"]
    scenes.write_text(text, "utf-8")
    comic = own / "comics/007/comic.yml"
    comic.write_text(comic.read_text("utf-8").replace("让一让 & 等一等", "让一让😀"), "utf-8")
    assert (built(own).root / "print/comics/007-colouring.pdf").is_file()
