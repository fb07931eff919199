"""A list as long as one may become: nothing is lost, no row breaks, no heading stays behind; and what is empty leaves no gap."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from generator.render.base.sheet_rows import SheetRow
from generator.render.base.sheets import Sheet, SheetGroup, SheetPart
from generator.render.sheets.typesetting import pages_in
from tests.conftest import tool
from tests.printed import pages_of, row_with, set_alone, sheet_with

SIZES = (30, 1, 2, 37, 25, 25)  # of weeks: some that fill pages, some that hardly begin one
GOES_ON = "志接上页01甲[0-9]{3}"  # at the head of a page in large type
HEADS = "想去活动什么时候，在哪儿谁能来，怎么报盖章"


def row(number: int) -> SheetRow:
    """Every third without anything that may be left out, every fifth with a name of 80 characters; each begins and ends with its number."""
    name = f"甲{number:03}"
    if number % 3 == 0:
        return row_with(title=name, how=(f"乙{number:03}",))
    return row_with(
        title=name + "很" * (80 - len(name)) if number % 5 == 0 else name,
        summary="说明" * 40,
        notes=(("带", "手套" * 20), ("安全", "慢慢走" * 20), ("接", "门口" * 30)),
        host="楼门长",
        reason="停电了" if number % 11 == 0 else "",
        changes="1月26日（周二）改到1月27日（周三）：停电。" if number % 7 == 0 else "",
        where=("东柿社区", "活动室门口" * 6),
        how=("材料费5元" * 6, f"乙{number:03}"),
    )


def long_sheet(is_large: bool = False) -> Sheet:
    rows = iter(map(row, range(sum(SIZES))))
    weeks = [
        SheetGroup(f"{index + 1}月1日—7日", tuple(next(rows) for _ in range(size)), (False,) * size) for index, size in enumerate(SIZES)
    ]
    parts = (SheetPart("就在东柿社区", tuple(weeks[:2])), SheetPart("去别处参加", tuple(weeks[2:])))
    return sheet_with(title="很长的名字" * 8, intro="丙" * 160, parts=parts, is_large=is_large, changes=("改了",) * 40, since="上一版")


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "large"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("long") / "sheet.pdf"
    file.write_bytes(set_alone(long_sheet(request.param)))
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)
    return file


def is_large(printed: Path) -> bool:
    return HEADS not in pages_of(printed)[0]


def test_nothing_is_lost_and_nothing_stands_twice(printed: Path) -> None:
    found = Counter(re.findall("甲([0-9]{3})", re.sub(GOES_ON, "", "".join(pages_of(printed)))))
    assert found == Counter(f"{number:03}" for number in range(sum(SIZES)))


def test_a_row_begins_and_ends_on_the_same_page(printed: Path) -> None:
    for page in pages_of(printed) if not is_large(printed) else []:
        assert re.findall("甲([0-9]{3})", page) == re.findall("乙([0-9]{3})", page)


def test_in_large_type_an_activity_stands_on_one_page(printed: Path) -> None:
    if not is_large(printed):
        return
    cancelled = {f"{number:03}" for number in range(sum(SIZES)) if number % 3 and number % 11 == 0}  # of which large type says less
    gone_on = 0  # those that are longer than half a page
    for page in pages_of(printed):
        begun = [each for each in re.findall("甲([0-9]{3})", re.sub(GOES_ON, "", page)) if each not in cancelled]
        ended = set(re.findall("乙([0-9]{3})", page))
        assert ended.issuperset(begun[:-1])
        gone_on += not ended.issuperset(begun)
    assert gone_on < sum(SIZES) / 10


def test_in_large_type_what_goes_on_is_named_again_and_nothing_else(printed: Path) -> None:
    if not is_large(printed):
        return
    before = ""
    for page in (page for page in pages_of(printed) if "甲" in page):
        named = re.findall(GOES_ON, page)
        assert named == ([f"志接上页01{before}"] if page.startswith("志接上页") else [])
        assert named or not re.search("说明|手套|慢慢走|门口|家长", page[: page.index("甲")]), "a page begins with a head"
        before = re.findall("甲[0-9]{3}", page)[-1]


def test_in_large_type_a_long_one_may_go_on_but_not_begin_at_the_end_of_a_page(tmp_path: Path) -> None:
    for lines in range(12):  # wherever on its page it begins
        rows = (row_with(title="甲000", summary="前" * 19 * lines), row_with(title="甲001", summary="说明" * 500, how=("乙001",)))
        (tmp_path / "sheet.pdf").write_bytes(set_alone(sheet_with(*rows, is_large=True)))
        begin, *others = (page for page in pages_of(tmp_path / "sheet.pdf") if "甲001" in page or "说明" in page)
        assert "说明说明" in begin.partition("甲001")[2] and others and "乙001" in others[-1]
        assert all(re.match(GOES_ON, page) for page in others) and not re.search(GOES_ON, begin)


def test_no_heading_is_left_behind(printed: Path) -> None:
    for page in pages_of(printed):
        for heading in re.finditer("(?<![0-9])[1-6]月1日—7日|就在东柿社区|去别处参加", page):
            assert re.search("甲[0-9]{3}", page[heading.end() :]), page[heading.start() :]
        after = page.rpartition("改了这些")
        assert not after[1] or "改了" in after[2]


def test_each_page_says_which_it_is_and_of_what(printed: Path) -> None:
    pages = pages_of(printed)
    codes = {code for page in pages for code in re.findall("核对号([0-9]{4}-[0-9]{4})", page)}
    assert len(codes) == 1
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in page and "2026年11月20日版" in page
    assert pages_in(printed.read_bytes()) == len(pages)
    if not is_large(printed):
        assert all(page.count(HEADS) >= 1 for page in pages if re.search("甲[0-9]{3}", page)), "the head of a table is on each of its pages"


NUMBERS = ("010-00000000", "0312-0000000", "0312-00000000", "400-000-0000", "010-0000-0000", "+86-10-00000000", "(010)00000000")
SPANS = ("1月9日—2月6日", "11月16日—12月25日")


@pytest.mark.parametrize("is_large", [False, True])
def test_no_number_and_no_span_of_days_is_broken(is_large: bool, tmp_path: Path) -> None:
    """Wherever in its line one begins."""
    posts = ["楼" * width for width in range(1, 9)]
    rows = [
        row_with(host=f"{post} {number}", when=("每周一", SPANS[at % 2]), summary=f"{post}请打{number}")
        for post in posts
        for at, number in enumerate(NUMBERS)
    ]
    part = SheetPart("", (SheetGroup("每周都有", tuple(rows), (False,) * len(rows)),))
    file = tmp_path / "sheet.pdf"
    file.write_bytes(set_alone(sheet_with(is_large=is_large, parts=(part,))))
    said = subprocess.run([tool("pdftotext"), "-bbox-layout", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    lines = ["".join(re.findall(">([^<]*)</word>", line)) for line in said.split("<line ")]
    for number in NUMBERS:
        assert sum(len(re.findall(rf"{re.escape(number)}(?![0-9])", line)) for line in lines) == 2 * len(posts), number
    for span in SPANS:
        assert sum(span in line for line in lines) == sum(span in row.when for row in rows), span


def test_large_type_is_large(printed: Path) -> None:
    """Of every line that has to be read, not of the foot."""
    if not is_large(printed):
        return
    said = subprocess.run([tool("pdftotext"), "-bbox-layout", printed, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    heights = [
        float(bottom) - float(top)
        for top, bottom, text in re.findall(r'<word [^>]*yMin="([\d.]+)" [^>]*yMax="([\d.]+)">([^<]*)</word>', said)
        if re.search("[\u4e00-\u9fff]", text) and float(top) < 780 and len(text) > 1
    ]
    assert len(heights) > 500 and min(heights) > 17.99


@pytest.mark.parametrize("is_large", [False, True])
def test_what_is_longer_than_a_page_stays_on_paper(tmp_path: Path, is_large: bool) -> None:
    changes = "；".join(f"1月{day}日（周一）取消一次：{'活动室的暖气管子漏水' * 4}" for day in range(1, 29))
    row = row_with(title="W" * 40, changes=changes + "。", summary="说明" * 40)
    (tmp_path / "sheet.pdf").write_bytes(set_alone(sheet_with(row, row_with(title="后一项"), is_large=is_large)))
    said = subprocess.run(
        [tool("pdftotext"), "-bbox", tmp_path / "sheet.pdf", "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    boxes = [tuple(map(float, each)) for each in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)"', said)]
    assert max(bottom for _, _, bottom in boxes) < 842 - 15 and max(right for _, right, _ in boxes) < 595 - 20
    feet = [float(top) for top in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">核对号', said)]
    above = [bottom for _, _, bottom in boxes if bottom < min(feet)]
    assert len(feet) > 1 or not is_large
    assert len(above) + 20 * len(feet) > len(boxes), "nothing but the foot stands at the foot"
    pages = pages_of(tmp_path / "sheet.pdf")
    assert all(f"1月{day}日（周一）取消一次" in "".join(pages) for day in range(1, 29)) and "后一项" in "".join(pages)


def test_it_can_be_walked_by_its_headings(printed: Path) -> None:
    told = subprocess.run(
        [tool("qpdf"), "--json", "--json-key=outlines", printed], capture_output=True, encoding="utf-8", check=True
    ).stdout
    for heading in (*(f"{index + 1}月1日—7日" for index in range(len(SIZES))), "改了这些"):
        assert heading in told


def test_the_smallest_is_one_page(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(set_alone(sheet_with(row_with())))
    (page,) = pages_of(tmp_path / "sheet.pdf")
    for nothing in ("★", "停办", "费用", "电话", "带", "安全", "就在"):
        assert nothing not in page
