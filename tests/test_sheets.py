"""Printed sheets: what stands on them, that they are the same everywhere, and that a fault never passes silently."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.media.fonts import missing_glyphs
from generator.parallel import run
from generator.render.base.sheets import Sheet
from generator.render.sheets import SheetFault, SheetPdf
from tests.conftest import GOOD, REPOSITORY, Tree, build, built, copy, tool

SHEETS = ("frost-2027", "weekly-2026")


def set_apart(sheet: Sheet) -> bytes:
    """The sheet, set by a process of its own as in a build: typst starts threads, and no fork of a process that has them could set another."""
    (made,) = dict(run(_set, [sheet], 60.0)).values()
    assert isinstance(made, bytes)
    return made


def _set(sheet: Sheet) -> bytes:
    return SheetPdf(sheet).make(None).data  # type: ignore[arg-type]


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
        "柿子街街道办事处发布2026年11月20日版",
        "以网页为准",
        "https://example.org/bj/activities/frost-2027/",
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
    (code,) = re.findall(r"数据摘要是([0-9]{4}-[0-9]{4})", good.text("activities/frost-2027/index.html"))
    assert f"数据摘要{code}" in words(good, "frost-2027")
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
    assert changed == {"print/index.html", "print/weekly-2026/sheet.pdf", "calendars/weekly-2026.ics", "calendars/activities.ics"}


DATA = {
    "font": "Noto Sans SC",
    "title": "#panic(1) *星* _线_ @x <a> $1$ `c`",
    "issuer": "甲",
    "edition_date": {"year": 2026, "month": 11, "day": 20},
    "running": "",
    "issued": "",
    "intro": '#read("/etc/passwd") // 注',
    "weather": "= 标题",
    "signup": "",
    "qr_alt": "二维码",
    "qr_caption": "",
    "url": "https://example.org/",
    "foot": "",
    "sample": "",
    "rows": [],
}


def test_a_text_is_never_read_as_a_program(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(set_apart(Sheet(json.dumps(DATA), "0000-0000")))
    text = subprocess.run([tool("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()
    text = re.sub(r"\s", "", text)
    assert "#panic(1)*星*_线_@x<a>$1$`c`" in text
    assert '#read("/etc/passwd")//注' in text
    assert "=标题" in text


@pytest.mark.parametrize("change", [{"title": "冰灯\U0001fa9c"}, {"font": "No Such Font"}, {"qr_alt": ""}])
def test_what_cannot_be_printed_is_never_printed_silently(change: dict[str, str]) -> None:
    with pytest.raises((SheetFault, RuntimeError)):
        set_apart(Sheet(json.dumps({**DATA, **change}), "0000-0000"))


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
