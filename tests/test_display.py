"""The display cut: the characters of the fixed titles and no others, small, the same each time, whatever is written in records."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.frame.display import display_font
from generator.media.fonts import font_file
from generator.model.sections import SECTIONS, Section
from tests.conftest import REPOSITORY, Tree, built

MENU = "柿子街家力量首页家人故事理想家园活动项目品牌社区学校家力量订阅"  # name and menu in the mkdocs.yml of the good site


def font_path(tree: Tree) -> str:
    (path,) = (path for path in tree.files() if path.endswith(".woff2"))
    return path


@pytest.fixture(scope="module")
def cut(good: Tree) -> TTFont:
    return TTFont(io.BytesIO(good.files()[font_path(good)]))


def test_the_cut_has_the_fixed_titles_and_no_more(cut: TTFont) -> None:
    titles = (REPOSITORY / "generator/theme/display.txt").read_text("utf-8").replace("\n", "")
    assert {chr(code) for code in cut.getBestCmap()} == set(MENU + titles)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_the_title_of_every_front_can_be_set_in_the_cut(section: Section) -> None:
    missing = set(section.title) - set((REPOSITORY / "generator/theme/display.txt").read_text("utf-8"))
    assert not missing, f"add a line “{section.title}” to generator/theme/display.txt: {''.join(sorted(missing))} is missing from the cut"


def test_the_cut_is_small_and_black_and_keeps_its_licence(good: Tree, cut: TTFont) -> None:
    assert len(good.files()[font_path(good)]) <= 60_000
    assert cut["OS/2"].usWeightClass == 900
    assert "fvar" not in cut
    assert "SIL Open Font License" in cut["name"].getDebugName(13)
    assert "halt" in {feature.FeatureTag for feature in cut["GPOS"].table.FeatureList.FeatureRecord}


def test_the_cut_bears_no_time_of_its_own(cut: TTFont) -> None:
    with TTFont(font_file(), lazy=True) as whole:
        assert cut["head"].modified == whole["head"].modified
    assert display_font("家力量") == display_font("家力量")


def test_a_story_does_not_touch_the_cut(good: Tree, own: Path) -> None:
    (own / "stories/rare").mkdir()
    fields = "title: 龘字怎么念\ndate: 2026-10-03\nsummary: 三条龙。\nthemes: [quiet]\nsource: 编辑记录\n"
    (own / "stories/rare/index.md").write_text(f"---\n{fields}---\n\n龘，念作达。\n", "utf-8")
    after, before = built(own), good.files()
    assert "龘" in after.text("stories/rare/index.html")
    assert {path: data for path, data in after.files().items() if path.startswith("assets/")} == {
        path: data for path, data in before.items() if path.startswith("assets/")
    }


@pytest.mark.parametrize(
    ("path", "is_display"),
    [
        ("index.html", True),
        ("stories/index.html", True),
        ("subscribe/index.html", True),
        ("comics/index.html", False),  # 柿子街的一百扇窗: 百扇窗 are in no fixed title
        ("programmes/index.html", False),
    ],
)
def test_a_front_is_set_in_the_cut_if_that_has_all_of_its_title(good: Tree, cut: TTFont, path: str, is_display: bool) -> None:
    (tag, title) = re.findall(r"<h1([^>]*)>(.*?)</h1>", good.text(path))[0]
    assert tag == (' class="display"' if is_display else "")
    shown = set(re.sub(r"<[^>]+>", "", title))
    assert (shown <= {chr(code) for code in cut.getBestCmap()}) is is_display


def test_only_fronts_are_set_in_the_cut(good: Tree) -> None:
    deep = [page for page in good.pages() if page.path.count("/") > 1]
    assert deep
    assert not [page.path for page in deep if '<h1 class="display"' in page.html]
