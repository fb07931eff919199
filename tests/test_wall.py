"""The house of a hundred windows, and what might be drawn behind each."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

from generator.judging import judged
from generator.load.walk import walk
from generator.model.comics import NUMBERS
from generator.settings import BuildOptions
from tests.conftest import GOOD, REPOSITORY, Tree, built, copy

TODAY = date(2026, 11, 23)
WINDOW = re.compile(r'<li class="window sort-(\d)( window-\w+)?(?: by-\d+)?">(?:<a href="([^"]*)">|<span>)(\d{3})')


def test_the_wall_always_shows_a_hundred(good: Tree, own: Path) -> None:
    hidden = built(own, "--samples", "hide")
    for tree, drawn in ((good, {"007": " window-lit", "012": " window-sample"}), (hidden, {"007": " window-lit"})):
        page = tree.page("comics/index.html")
        windows = WINDOW.findall(page.html)
        assert [number for *_, number in windows] == [f"{number:03}" for number in range(1, 101)]
        assert {number: state for _, state, _, number in windows if state} == drawn
        led = {number: address for _, _, address, number in windows if address}
        assert led == {number: f"../comics/{'' if number in drawn else 'scenes/'}{number}/" for number in ("007", "012", "020")}
        assert [int(sort) for sort, _, _, number in windows if number in led] == [1, 2, 3]
        assert "<b>1</b><span>／100</span>" in page.html, "a sample does not fill its place"
    assert not (hidden.root / "comics/012").exists()


def test_a_wall_without_a_drawing_is_still_a_wall(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    shutil.rmtree(root / "comics")
    (root / "content/pages/comics.md").unlink()
    page = built(root).page("comics/index.html")
    assert '<h1 class="display">《“理想家园”的100个样子》</h1>' in page.html
    assert "<b>0</b><span>／100</span> 扇窗亮着，第一扇等您来点。</p>" in page.html
    assert len(WINDOW.findall(page.html)) == 100 and "<a" not in page.html.partition('class="wall"')[2].partition("</ol>")[0]
    assert 'name="pick"' not in page.html, "nothing to pick from"


def test_each_scene_has_its_page_and_its_paper(good: Tree) -> None:
    for number, said in (("007", "已经有人画了"), ("012", "号还空着，谁都可以画"), ("020", "还没有人画，谁都可以画")):
        page = good.page(f"comics/scenes/{number}/index.html")
        assert said in page.html and f'href="../../../print/scenes/{number}.pdf"' in page.html
    assert "修好的一级台阶" in good.page("programmes/stairs/index.html").html
    assert "修好的一级台阶" in good.page("places/east/index.html").html
    assert 'href="../../comics/scenes/012/"' in good.page("comics/012/index.html").html


def test_all_hundred_have_a_scene_and_no_two_are_alike() -> None:
    _, content = judged(REPOSITORY, BuildOptions(TODAY), walk(REPOSITORY))
    assert content is not None
    scenes = content.visible().items("scenes")
    assert [each.id for each in scenes] == list(NUMBERS)
    for field in ("title", "scene"):
        assert len({getattr(each, field) for each in scenes}) == len(NUMBERS)
    assert {"老党员义务巡逻", "商户爱心驿站", "孩童文明引导"} <= {each.title for each in scenes}, "they were announced"
    assert min(Counter(each.dimension for each in scenes).values()) >= 28
    assert not [(one.id, other.id) for one, other in combinations(scenes, 2) if _likeness(one.scene, other.scene) > 0.25]


def _likeness(one: str, other: str) -> float:
    """How many of all pairs of neighbouring characters two texts share."""
    pairs, others = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return len(pairs & others) / len(pairs | others)


def test_what_hangs_is_seen_by_its_first_panel(own: Path) -> None:
    comic = own / "comics/012/comic.yml"
    text = comic.read_text("utf-8")
    boxes = iter(("box: 20, 20, 960, 470", "box: 20, 510, 960, 470"))
    comic.write_text(
        re.sub("(?m)^(  - scene: .*)$", lambda match: f"{match[1]}\n    {next(boxes)}", re.sub("(?m)^    box: .*\n", "", text)), "utf-8"
    )
    page = built(own).page("comics/index.html").html
    shown = re.findall(r'<div class="gallery-picture( gallery-wide)?">.*?>(\d{3}) ', page, re.DOTALL)
    assert shown == [("", "007"), (" gallery-wide", "012")]
