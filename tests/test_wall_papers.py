"""月历 and 海报: that nothing on the list is missing in the months, and what a notice tells of what it has no room for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.render.sheets.notice import NoticePdf
from generator.render.sheets.wall_calendar import WallCalendarPdf, short
from tests.booklets import HEAD, ITEM, collisions, facts, made, pages, paper
from tests.conftest import GOOD, Tree, copy, tool

LONG = "替楼梯洗脸再给扶手擦一擦顺便数一数一共有多少级台阶回来画成图贴在门口给大家看"


def crowded(count: int, when: str, title: str = "念信给耳朵听", starts: str = "2026-11-01", ends: str = "2026-11-30") -> str:
    """A list with `count` activities at different hours of the same days."""
    items = (
        ITEM.format(
            id=f"a-{at}", title=f"{title}{at:02}", category="helping", when=when, time=f"{7 + at // 4 % 12}:{at % 4}0-20:00", place="east"
        )
        for at in range(count)
    )
    return HEAD.format(title="一份清单", starts=starts, ends=ends) + "".join(items)


def test_each_month_has_its_page(good: Tree) -> None:
    frost = pages(good.root / "print/frost-2027/calendar.pdf", "-layout")
    assert [page[:7] for page in (each[each.index("202") :] for each in frost)] == ["2027年1月", "2027年2月"]
    assert all("周一周二周三周四周五周六周日" in page and "扫码看网页" in page for page in frost)
    january, february = frost
    assert "替楼梯洗脸" in january and "14:00—15:00" in january and "糊一只歪风筝&放它" in january and "元旦" in january
    assert "冻一盏冰灯" in february and february.count("取消") == 1
    assert "冻一盏冰灯" not in january


def test_what_is_held_every_week_stands_once_above_its_weekday(good: Tree) -> None:
    november, december = pages(good.root / "print/weekly-2026/calendar.pdf", "-layout")
    assert november.count("念信") == 2 and november.count("敲一晚上梆子") == 1
    assert november.count("每周都有") == 2 and november.index("每周都有") < november.index("念信") < november.index("敲一晚上梆子")
    assert december.count("念信") == 4, "the 12th is a holiday, the 19th cancelled"
    assert december.count("取消") == 1 and december.count("不办") == 1 and "柿子节" in december


def test_a_day_that_was_moved_stands_where_it_went_and_where_it_was(tmp_path: Path) -> None:
    change = '    changes: [{date: 2026-11-10, moved: 2026-11-14, time: "9:00-9:30", reason: 停电, since: 2026-11-01}]\n'
    on = paper(copy(GOOD, tmp_path), crowded(1, "dates: [2026-11-10, 2026-11-12]") + change)
    (found,) = pages(made(WallCalendarPdf(on), tmp_path), "-raw")
    found = found.replace("手", "")
    assert "10念信给耳朵听00改到11月14日" in found and "14念信给耳朵听009:00—9:30改期" in found, found
    assert found.count("念信给耳朵听") == 3


CHANGED = (
    '    changes: [{date: 2026-11-14, time: "10:30-11:30", pickup: "11:30在活动室签退，由家长或者家长指定的大人接走", reason: 停电, '
    "since: 2026-10-01}, {date: 2026-11-21, cancelled: true, reason: 停电, since: 2026-10-01}]\n"
)


@pytest.mark.parametrize("count", [2, 7])
def test_what_is_otherwise_on_one_day_makes_nothing_on_a_notice_smaller(tmp_path: Path, count: int) -> None:
    items = crowded(count, "weekdays: [周六]").split("  - id: a-1")
    text = f"{items[0]}{CHANGED}  - id: a-1{'  - id: a-1'.join(items[1:])}"
    file = made(NoticePdf(paper(copy(GOOD, tmp_path), text)), tmp_path)
    (found,) = pages(file, "-layout")
    assert "11月21日取消；11月14日有改动，扫码看" in pages(file, "-raw")[0]
    assert "接走" not in found and "10:30" not in found, "how, stands on the page to which the code leads"
    html = subprocess.run([tool("pdftotext"), "-bbox", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    heights = {round(float(high) - float(low)) for low, high in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">每周六<', html)}
    assert len(heights) == 1, "each row in the same size"


COSTS = [("免费", "", False), ("免费", "免费", False), ("免费", "材料费10元", True), ("", "材料费10元", False)]


@pytest.mark.parametrize(("whole", "own", "is_told"), COSTS)
def test_what_costs_something_is_not_called_free(tmp_path: Path, whole: str, own: str, is_told: bool) -> None:
    text = crowded(2, "date: 2026-11-10")
    text = text.replace("activities:\n", f"cost: {whole}\nactivities:\n") if whole else text
    text += f"    cost: {own}\n" if own else ""
    (found,) = pages(made(NoticePdf(paper(copy(GOOD, tmp_path), text)), tmp_path), "-layout")
    assert (f"费用{whole}" in found) is bool(whole) and ("个别活动另有说明，扫码看" in found) is is_told


@pytest.mark.parametrize("count", [1, 9, 40])
@pytest.mark.parametrize("month", ["2026-11", "2027-02"])  # six weeks, four
@pytest.mark.parametrize("title", ["念信给耳朵听", "W" * 36])
def test_everything_on_a_list_is_on_it(tmp_path: Path, month: str, count: int, title: str) -> None:
    text = crowded(count, f"date: {month}-10", title, starts=f"{month}-01", ends=f"{month}-28")
    file = made(WallCalendarPdf(paper(copy(GOOD, tmp_path), text)), tmp_path)
    found = "".join(pages(file)).replace("\u200b", "")
    assert found.count(title[:16]) == count and "还有" not in found
    assert collisions(file) == []


@pytest.mark.parametrize("off", ["", "    cancelled: true\n    reason: 停电\n"])
def test_what_is_every_weeks_hides_nothing_and_is_not_hidden(tmp_path: Path, off: str) -> None:
    weekly = "".join(crowded(30, "weekdays: [周二]").partition("activities:\n")[1:]).replace(
        "    host: 楼门长\n", f"    host: 楼门长\n{off}"
    )
    head = crowded(1, "weekdays: [周二]").partition("activities:\n")[0]
    once = ITEM.format(id="once", title="只有这一天", category="making", when="date: 2026-11-10", time="19:00-20:00", place="east")
    file = made(WallCalendarPdf(paper(copy(GOOD, tmp_path), head + weekly + once)), tmp_path)
    found = "".join(pages(file))
    assert found.count("只有这一天") == 1
    assert [at for at in range(30) if f"念信给耳朵听{at:02}" not in found] == []
    assert found.count("取消") == (30 if off else 0)


def test_what_goes_on_on_the_next_page_stands_there_under_its_month_and_its_days(tmp_path: Path) -> None:
    text = crowded(40, "dates: [2026-11-18, 2026-11-20, 2026-11-25]", starts="2026-11-01", ends="2026-11-30")
    file = made(WallCalendarPdf(paper(copy(GOOD, tmp_path), text)), tmp_path)
    found = pages(file, "-raw")
    assert len(found) > 2 and [page.count("（接上页）") for page in found] == [0] + [1] * (len(found) - 1)
    assert all("2026年11月" in page for page in found)
    assert all(re.search("周日(161718|232425)接上页手念信", page) for page in found[1:]), "nothing stands there without its day"
    told = [at for page in found for at in re.findall("念信给耳朵听([0-9]{2})", page)]
    assert sorted(told) == sorted(f"{at:02}" for at in range(40) for _ in range(3))
    assert collisions(file) == []


def test_months_that_were_over_when_a_list_came_out_are_left_out(tmp_path: Path) -> None:
    text = crowded(1, "weekdays: [周六]", starts="2026-09-01", ends="2026-12-31").replace("edition: 2026-10-30", "edition: 2026-10-31")
    found = pages(made(WallCalendarPdf(paper(copy(GOOD, tmp_path), text)), tmp_path))
    assert [page[:8] for page in found] == ["2026年11月", "2026年12月"]


def test_a_title_is_short_where_there_is_little_room() -> None:
    assert short("踢毽子：五个人接力三十下") == "踢毽子"
    assert short("立春：尝萝卜，种萝卜") == "立春：尝萝卜，种萝卜", "two characters say too little"
    assert len(short(LONG)) == 17 and short(LONG).endswith("…")
    assert short("旧书修补") == "旧书修补"


def test_a_list_of_years_gives_the_months_of_one(tmp_path: Path) -> None:
    text = crowded(1, "weekdays: [周六]", starts="2026-11-01", ends="2029-06-30")
    found = pages(made(WallCalendarPdf(paper(copy(GOOD, tmp_path), text)), tmp_path))
    assert len(found) == 12 and "2026年11月" in found[0] and "2027年10月" in found[-1]


def test_a_notice_says_what_there_is_and_how_to_come(good: Tree) -> None:
    (found,) = pages(good.root / "print/frost-2027/poster.pdf", "-layout")
    for words in (
        "2027年寒假柿子街活动清单",
        "2027年1月23日—2月7日",
        "柿子街街道办事处",
        "替楼梯洗脸",
        "1月23日（周六）",
        "西柿村",
        "怎么报名",
        "在手机APP“柿子街”里",
        "扫一扫，看全部3项",
        "刮大风就改到第二天",
        "https://example.org/bj/activities/frost-2027/",
        "【示例】数到一百颗就回家",
    ):
        assert words in found, words
    assert "冻一盏冰灯" not in found, "it is cancelled"
    assert found.index("替楼梯洗脸") < found.index("糊一只歪风筝") < found.index("数到一百颗")


def test_a_notice_says_what_it_costs_and_whom_to_ask(tmp_path: Path) -> None:
    site = copy(GOOD, tmp_path)
    text = crowded(2, "date: 2026-11-10")
    (without,) = pages(made(NoticePdf(paper(site, text)), tmp_path))
    assert "费用" not in without and "电话" not in without
    (found,) = pages(
        made(NoticePdf(paper(site, text.replace("activities:", "cost: 材料费5元\nphone: 010-00000000\nactivities:"))), tmp_path)
    )
    assert "费用材料费5元" in found and "电话010-00000000" in found


def test_a_notice_counts_categories(tmp_path: Path) -> None:
    text = crowded(5, "date: 2026-11-10") + ITEM.format(
        id="b", title="糊风筝", category="making", when="date: 2026-11-09", time="9:00-10:00", place="west"
    )
    (found,) = pages(made(NoticePdf(paper(copy(GOOD, tmp_path), text)), tmp_path))
    assert "搭把手5项" in found and "动手做1项" in found and "看星星" not in found


@pytest.mark.parametrize("count", [1, 3, 7, 8, 120])
@pytest.mark.parametrize("title", ["念信", LONG[:36]])
def test_a_notice_is_one_sheet_whatever_there_is(tmp_path: Path, count: int, title: str) -> None:
    text = crowded(count, "weekdays: [周一, 周二, 周三, 周四, 周五, 周六, 周日]", title)
    text = text.replace("title: 一份清单", f"title: {LONG[3:] * 2:.40}").replace("intro: ", "intro: " + "天冷，手别停。" * 18)
    file = made(NoticePdf(paper(copy(GOOD, tmp_path), text)), tmp_path)
    assert "Pages:           1\n" in facts(file)
    (found,) = pages(file)
    shown = found.count(title[:10])
    more = re.search("还有(\\d+)项", found)
    assert shown >= 1 and shown + (int(more[1]) if more else 0) == count
    assert collisions(file) == []
