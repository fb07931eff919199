"""Printed sheets: what stands on them, that they are the same everywhere, and that a fault never passes silently."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.media.fonts import missing_glyphs
from generator.render.base.papers import COMIC_PAPER
from generator.render.base.typesetting import TypstFault
from generator.render.sheets.papers import PaperPdf
from generator.schema.kinds import field_type
from generator.schema.records import Person
from tests.conftest import GOOD, REPOSITORY, Tree, build, built, copy, tool
from tests.printed import row_with, set_alone, sheet_with
from tests.test_share import read

SHEETS = ("frost-2027", "weekly-2026")


def words(tree: Tree, name: str) -> str:
    """What a reader can copy out of a sheet, blanks left out."""
    file = tree.root / f"print/{name}/sheet.pdf"
    text = subprocess.run([tool("pdftotext"), "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s", "", text)


def streams(data: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


@pytest.mark.parametrize("name", SHEETS)
def test_it_is_a_tagged_pdf_for_everybody(good: Tree, name: str) -> None:
    data = (good.root / f"print/{name}/sheet.pdf").read_bytes()
    assert data.startswith(b"%PDF-1.7")
    whole = data + b"".join(streams(data))
    assert b"/MarkInfo" in whole
    assert b"/Lang" in whole
    assert b"pdfuaid:part" in whole
    assert b"/TH" in whole
    assert len(data) < 300_000


@pytest.mark.parametrize("name", SHEETS)
def test_it_is_sound(good: Tree, name: str) -> None:
    file = good.root / f"print/{name}/sheet.pdf"
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)


def test_every_activity_is_on_it(good: Tree) -> None:
    text = words(good, "frost-2027")
    for wanted in (
        "2027年寒假柿子街活动清单",
        "柿子街街道办事处编2026年11月20日版",
        "以网页为准",
        "以网页为准：example.org/bj/activities/frost-2027/",
        "第1页，共1页",
        "替楼梯洗脸",
        "糊一只歪风筝&放它",
        "1月26日（周二）",
        "9:00—10:30",
        "东柿社区",
        "活动室门口",
        "3—6年级",
        "12人",
        "家长同去",
        "报名到1月24日",
        "已取消",
        "操场<正在>翻修，今年先不冻了。",
        "【示例】数到一百颗就回家",
        "“柿子街”",
    ):
        assert wanted in text, wanted
    assert "每周六、周日" in words(good, "weekly-2026")


def test_paper_and_page_bear_the_same_digest(good: Tree) -> None:
    (code,) = re.findall(r"核对号是([0-9]{4}-[0-9]{4})", good.text("activities/frost-2027/index.html"))
    assert f"核对号{code}" in words(good, "frost-2027")
    assert code in good.text("print/index.html")
    assert code not in words(good, "weekly-2026")


def test_the_page_leads_to_the_sheet(good: Tree) -> None:
    assert 'href="../../print/frost-2027/sheet.pdf"' in good.text("activities/frost-2027/index.html")
    assert 'href="../print/weekly-2026/sheet.pdf"' in good.text("print/index.html")


def test_a_sheet_is_the_same_everywhere(tmp_path: Path, good: Tree) -> None:
    tree = built(copy(GOOD, tmp_path), TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    for name in SHEETS:
        assert (tree.root / f"print/{name}/sheet.pdf").read_bytes() == (good.root / f"print/{name}/sheet.pdf").read_bytes()


def test_a_warm_build_without_changes_imports_neither_library(own: Path) -> None:
    built(own)
    code = (
        "import sys\n"
        "import generator.cli\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from generator.pipeline import build_site\n"
        "from generator.settings import BuildOptions\n"
        "build_site(Path('.'), BuildOptions(date(2026, 11, 23)), Path('site'))\n"
        "print(sorted({'typst', 'icalendar', 'zxingcpp'} & set(sys.modules)))\n"
    )
    places = {"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", code], cwd=own, env=places, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_only_the_sheet_of_a_changed_list_is_made_again(own: Path) -> None:
    before = built(own).digests()
    file = own / "content/activities/weekly-2026.yml"
    file.write_text(file.read_text("utf-8").replace("念二十分钟信", "念三十分钟信"), "utf-8")
    after = built(own).digests()
    changed = {path for path in before if path.startswith(("print/", "calendars/")) and before[path] != after[path]}
    grades = {f"calendars/grades/{grade}.ics" for grade in (4, 5, 6, 7)}
    lists = ("weekly-2026", "autumn")  # as it is called, and as it was
    names = ("activities", "categories/helping", "places/east", *(f"{id}{rest}" for id in lists for rest in ("", "/letter-reading")))
    sheets = {
        f"print/weekly-2026/{name}.pdf" for name in ("sheet", "large", "grades-3-4", "grades-5-6", "grades-7-9", "east", "west", "primary")
    }
    pictures = {f"print/weekly-2026/{name}.webp" for name in ("sheet", "large")}  # of first pages, at whose foot the number stands
    assert changed == {
        "print/index.html",
        "print/schools/primary.pdf",
        *sheets,
        *pictures,
        *grades,
        *(f"calendars/{name}.ics" for name in names),
    }


def test_a_text_is_never_read_as_a_program(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    for is_large in (False, True):
        facts = (("天气", "= 标题"), ("停办", "#停"))
        sheet = sheet_with(
            *(row_with(title="#panic(2) *星*", summary="_线_"),),
            title="#panic(1) *星* _线_ @x <a> $1$ `c`",
            intro='#read("/etc/passwd") // 注',
            facts=facts,
            is_large=is_large,
        )
        file.write_bytes(set_alone(sheet))
        text = subprocess.run([tool("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()
        text = re.sub(r"\s", "", text)
        for wanted in ("#panic(1)*星*_线_@x<a>$1$`c`", '#read("/etc/passwd")//注', "=标题", "#停", "#panic(2)*星*", "_线_"):
            assert wanted in text


@pytest.mark.parametrize("change", [{"title": "冰灯\U0001fa9c"}, {"sample": "\U0001fa9c"}, {"legend": (("\U0001fa9c", "甲"),)}])
@pytest.mark.parametrize("is_large", [False, True])
def test_what_cannot_be_printed_is_never_printed_silently(change: dict[str, Any], is_large: bool) -> None:
    with pytest.raises((TypstFault, RuntimeError)):
        set_alone(sheet_with(is_large=is_large, **change))


def test_the_font_knows_what_it_lacks() -> None:
    assert missing_glyphs("北苑街道“家力量”，《理想家园》——1+1+N：□✓①★—～·……℃") == []
    assert missing_glyphs("雪\U0001fa9c人\U00020000雪\U0001fa9c") == ["\U0001fa9c", "\U00020000"]


def test_a_character_without_a_glyph_is_reported_with_its_place(own: Path) -> None:
    file = own / "content/places.yml"
    file.write_text(file.read_text("utf-8").replace("name: 东柿社区", "name: 东\U00020000社区"), "utf-8")
    done = build(own)
    assert done.returncode == 1
    assert "content/places.yml:3:11 错误 T08" in done.stdout
    assert "（U+20000）" in done.stdout


def paper(tree: Tree, name: str, *options: str) -> str:
    """What a reader can copy out of a paper, blanks left out."""
    file = tree.root / f"print/{name}-paper.pdf"
    text = subprocess.run([tool("pdftotext"), *options, file, "-"], capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s", "", text)


def pages_of(file: Path, folder: Path, dots: int) -> list[Image.Image]:
    """The sides of a sheet as a printer without colours gives them."""
    subprocess.run([tool("pdftoppm"), "-gray", "-r", str(dots), file, folder / "side"], check=True)
    sides = []
    for each in sorted(folder.glob("side-*")):
        with Image.open(each) as picture:
            sides.append(picture.copy())
    return sides


@pytest.mark.parametrize(("name", "sides"), [("story", 2), ("comic", 1)])
def test_a_paper_is_a_sheet_of_a4_for_everybody(good: Tree, name: str, sides: int) -> None:
    file = good.root / f"print/{name}-paper.pdf"
    told = subprocess.run([tool("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True).stdout
    assert f"Pages:           {sides}\n" in told and "(A4)" in told and "Tagged:          yes" in told
    assert b"pdfuaid:part" in b"".join(streams(file.read_bytes()))
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("story", ("家人故事稿纸", "题目", "写的是谁", "在哪儿", "谁写的", "我是监护人", "签名", "只给编辑看，不刊登", "20×20＝400格")),
        ("comic", ("四格漫画纸", "题目", "谁画的", "画的是什么样子", "说的话", "我是监护人", "签名", "只给编辑看，不刊登")),
    ],
)
def test_a_paper_asks_for_what_an_editor_has_to_know(good: Tree, name: str, wanted: tuple[str, ...]) -> None:
    text = paper(good, name)
    assert [each for each in (*wanted, "柿子街家力量", "交到柿子街1号门口的绿信箱", "不用说理由") if each not in text] == []


def test_where_nobody_knows_yet_where_to_hand_it_in_there_is_a_line(own: Path) -> None:
    file = own / "content/site.yml"
    file.write_text(re.sub(r"(?m)^hand_in: .*\n", "", file.read_text("utf-8")), "utf-8")
    tree = built(own)
    for name in ("story", "comic"):
        assert "绿信箱" not in paper(tree, name)
        assert re.search("交到(?!柿)", paper(tree, name))


def test_what_is_agreed_to_stands_there_in_the_words_of_the_record(good: Tree) -> None:
    scope = field_type(Person, "scope").grammar
    assert scope
    for name in ("story", "comic"):
        asked = re.search("同意公开：(.*?)登到哪天为止：.*?年.*?月.*?日", paper(good, name, "-layout"))
        assert asked and all(word in asked[1] for word in scope.json_schema["examples"]), name


def test_a_long_place_to_hand_it_in_stays_on_the_sheet(own: Path) -> None:
    long = "柿子街" * 20
    file = own / "content/site.yml"
    file.write_text(re.sub(r"(?m)^hand_in: .*$", f"hand_in: {long}", file.read_text("utf-8")), "utf-8")
    tree = built(own)
    for name, sides in (("story", 2), ("comic", 1)):
        assert long in paper(tree, name)
        told = subprocess.run([tool("pdfinfo"), tree.root / f"print/{name}-paper.pdf"], capture_output=True, encoding="utf-8", check=True)
        assert f"Pages:           {sides}\n" in told.stdout


def test_there_are_four_hundred_squares_wide_enough_for_a_hand(good: Tree, tmp_path: Path) -> None:
    _, back = pages_of(good.root / "print/story-paper.pdf", tmp_path, 254)  # ten dots a millimetre
    is_line = back.point(lambda grey: 255 if grey < 160 else 0).convert("1")
    rows = [y for y in range(back.height) if is_line.crop((0, y, back.width, y + 1)).histogram()[-1] > 1700]
    tops = [y for y in rows if y - 1 not in rows]
    heights = [later - earlier for earlier, later in itertools.pairwise(tops)]
    squares = [(top, height) for top, height in zip(tops, heights, strict=False) if height >= 80]
    assert len(squares) == 20
    for top, height in squares:
        y = top + height // 2
        columns = [x for x in range(back.width) if is_line.getpixel((x, y))]
        lefts = [x for x in columns if x - 1 not in columns]
        widths = [later - earlier for earlier, later in itertools.pairwise(lefts)]
        assert len(widths) == 20 and min(widths) >= 80


def test_the_frames_of_a_drawing_stay_on_a_copy(good: Tree, tmp_path: Path) -> None:
    (side,) = pages_of(good.root / "print/comic-paper.pdf", tmp_path, 254)
    is_black = side.point(lambda grey: 255 if grey < 64 else 0).convert("1")
    dark = [is_black.crop((0, y, side.width, y + 1)).histogram()[-1] > 1600 for y in range(side.height)]
    bars = [len(list(group)) for is_dark, group in itertools.groupby(dark) if is_dark]
    assert len([bar for bar in bars if bar >= 5]) == 4  # above and below two rows of panels, half a millimetre at least


def test_the_code_on_a_paper_leads_to_where_it_is_handed_in(good: Tree, tmp_path: Path) -> None:
    for name in ("story", "comic"):
        side = pages_of(good.root / f"print/{name}-paper.pdf", tmp_path, 200)[0]
        assert read(side) == ["https://example.org/bj/ask/contact/"]


def test_the_paper_of_a_scene_is_one_side_however_much_is_said(tmp_path: Path) -> None:
    longest = COMIC_PAPER._replace(title="十个字的题目放得下吗", summary="画" * 90)
    made = PaperPdf(longest, "北苑家力量", "https://example.org/ask/contact/", "北苑街道的社区服务站，" * 4, "028").make(None)  # type: ignore[arg-type]
    (tmp_path / "paper.pdf").write_bytes(made.data)
    (side,) = pages_of(tmp_path / "paper.pdf", tmp_path, 100)
    assert side.height > side.width
    said = subprocess.run([tool("pdftotext"), "-layout", tmp_path / "paper.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert "第028号" in re.sub(r"\s", "", said) and "怎么联系您" in said
