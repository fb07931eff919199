"""实践记录册: what stands in it, that it can be folded, and that a list of any length makes one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.cache import NOWHERE, digest
from generator.keyed import Live, Workshop
from generator.render.base.booklets import ListOnPaper
from generator.render.sheets import typesetting
from generator.render.sheets.booklet import PLAN_ROWS, BookletPdf
from generator.render.sheets.notice import NoticePdf
from generator.render.sheets.typesetting import Paper
from generator.render.sheets.wall_calendar import WallCalendarPdf
from generator.store import Store
from tests.booklets import HEAD, ITEM, collisions, facts, half, made, pages, paper, papers, seen
from tests.conftest import GOOD, Tree, build, built, copy, tool
from tests.test_share import read
from tests.test_sheets import streams

LISTS = ("frost-2027", "weekly-2026")
NAMES = ("booklet", "booklet-fold", "calendar", "poster")
LONG = "替楼梯洗脸再给扶手擦一擦顺便数一数一共有多少级台阶回来画成图贴在门口给大家看"


def list_of(count: int, title: str = "念信") -> str:
    """A list with `count` activities, on days, on weekdays, with long titles among them."""
    items = []
    for number in range(count):
        when = ("date: 2026-11-10", "dates: [2026-11-10, 2026-11-12, 2026-12-01]", "weekdays: [周一, 周三, 周五, 周六, 周日]")[number % 3]
        name = f"{LONG[:34]}{number:03}" if number % 4 == 3 else f"{title}{number:03}"
        time = f"{8 + number % 9}:00-{9 + number % 9}:30"
        items.append(
            ITEM.format(id=f"a-{number}", title=name, category=("helping", "making")[number % 2], when=when, time=time, place="east")
        )
    return HEAD.format(title="一份清单", starts="2026-11-01", ends="2026-12-31") + "".join(items)


@pytest.mark.parametrize("id", LISTS)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound_and_tagged(good: Tree, id: str, name: str) -> None:
    file = good.root / f"print/{id}/{name}.pdf"
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)
    assert "Tagged:          yes" in facts(file)
    data = file.read_bytes()
    whole = data + b"".join(streams(data))
    assert b"pdfuaid:part" in whole and b"/TH" in whole
    sizes = {"booklet": (420, 595), "booklet-fold": (842, 595), "calendar": (842, 595), "poster": (842, 1191)}
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+)", facts(file))
    assert found and (round(float(found[1])), round(float(found[2]))) == sizes[name]


@pytest.mark.parametrize("id", LISTS)
def test_it_says_what_a_child_needs(good: Tree, id: str) -> None:
    found = pages(good.root / f"print/{id}/booklet.pdf", "-layout")
    begin, end = found[0], found[-1]
    for words in ("实践记录册", "姓名", "学校", "班级", "柿子街街道办事处编", "以网页为准"):
        assert words in begin, words
    assert "证书" in end and "同学" in end and "盖章" in end
    for words in (
        "怎么用这本册子",
        {"frost-2027": "在手机APP“柿子街”里", "weekly-2026": "在楼门口的本子上写名字"}[id],
        "安全承诺",
        "我的计划",
        "集印章",
        "我做了什么",
        "我的感受",
        "贴照片，或者画一画",
    ):
        assert any(words in page for page in found), words
    for words in (
        "我自己",
        "家里人",
        "社区",
        "我的时长表",
        "积分一共",
        "家长同意书",
        "沿虚线剪下来",
        "过敏",
        "监护人",
        "社区盖章",
        "学校确认",
    ):
        assert any(words in page for page in found), words
    assert sum(re.match("记录\\d", page) is not None for page in found) >= 4


def test_its_plan_is_the_list(good: Tree) -> None:
    for id, on in papers(GOOD).items():
        found = "".join(page for page in pages(good.root / f"print/{id}/booklet.pdf", "-layout") if page.startswith("我的计划"))
        for number, offer in enumerate(on.offers, 1):
            assert f"{number:02}" in found and re.sub(r"\s", "", offer.activity.title) in found, offer.activity.id
    frost, weekly = (pages(good.root / f"print/{id}/booklet.pdf", "-layout") for id in LISTS)
    (plan,) = [page for page in frost if page.startswith("我的计划")]
    assert "1月26日（周二）" in plan and "9:00—10:30" in plan and "东柿社区" in plan and "家长同去" in plan
    assert plan.count("取消") == 1 and "【示例】数到一百颗就回家" in plan
    (plan,) = [page for page in weekly if page.startswith("我的计划")]
    assert "每周六、周日" in plan and plan.count("取消") == 1 and "12月19日取消" in plan


WEEKLY = "weekdays: [周三, 周五]\n    starts: 2026-11-16\n    ends: 2026-12-25\n    skips: [2026-12-02, 2026-12-11]"


@pytest.mark.parametrize(
    ("who", "place", "whole", "told"),
    [
        ("本校", "primary", False, "只收本校1—9年级，家长同去"),
        ("本社区", "west", False, "只收本村1—9年级，家长同去"),
        ("本社区", "east", True, "只收本社区1—9年级，家长同去"),
        ("都可以来", "east", True, "东柿社区1—9年级，家长同去"),
    ],
)
def test_its_plan_says_who_can_come_and_all_days_on_which_something_weekly_is_not(
    tmp_path: Path, who: str, place: str, whole: bool, told: str
) -> None:
    when = "weekdays: [周六]" if whole else WEEKLY
    item = ITEM.format(id="a", title="念信", category="helping", when=when, time="9:00-10:00", place=place)
    on = paper(
        copy(GOOD, tmp_path),
        HEAD.format(title="一份清单", starts="2026-11-01", ends="2026-12-31")
        + item.replace("parents: false", f"parents: true\n    who: {who}"),
    )
    file = made(BookletPdf(on, folded=False), tmp_path)
    (plan,) = [page for page in pages(file, "-raw") if page.startswith("我的计划")]
    assert told in plan, plan
    assert ("12月12日不办" if whole else "11月16日—12月25日，12月2日、11日不办") in plan, "a feast, or days that were left out"
    assert collisions(file) == []


DAYS = "dates: [2026-11-02, 2026-11-04, 2026-11-09, 2026-11-11, 2026-11-16, 2026-11-18, 2026-11-23]"
CHANGES = """    changes:
      - {date: 2026-11-04, cancelled: true, reason: 停电, since: 2026-10-30}
      - {date: 2026-11-09, moved: 2026-11-10, time: "14:00-15:00", reason: 有会, since: 2026-10-30}
      - {date: 2026-11-16, spot: 南门, reason: 修路, since: 2026-10-30}
      - {date: 2026-11-18, time: "8:00-9:00", pickup: "9:00在南门", reason: 赶集, since: 2026-10-30}
"""


def test_its_plan_names_every_day_and_what_is_otherwise_on_one(tmp_path: Path) -> None:
    items = ITEM.format(id="a", title="念信", category="helping", when=DAYS, time="9:00-10:00", place="east") + CHANGES
    on = paper(copy(GOOD, tmp_path), HEAD.format(title="一份清单", starts="2026-11-01", ends="2026-12-31") + items)
    file = made(BookletPdf(on, folded=False), tmp_path)
    (plan,) = [page for page in pages(file, "-raw") if page.startswith("我的计划")]
    for words in (
        "11月2日、11日、23日9:00—10:00",
        "11月4日取消；11月9日改到11月10日14:00—15:00",
        "11月16日改在南门集合",
        "11月18日改成8:00—9:00，接孩子改成9:00在南门",
    ):
        assert words in plan, (words, plan)
    assert collisions(file) == []


def test_its_months_have_holidays_and_stamps(good: Tree) -> None:
    found = pages(good.root / "print/weekly-2026/booklet.pdf", "-layout")
    (november,) = [page for page in found if page.startswith("2026年11月")]
    (december,) = [page for page in found if page.startswith("2026年12月")]
    assert "柿子节" in december and "柿子节" not in november
    below = "手搭把手做动手做星看星星"
    assert below in december and december.count("手") == 6 + below.count(
        "手"
    )  # eight Saturdays and Sundays, a holiday, one that is cancelled
    assert not any(page.startswith("2027年1月") for page in found)


@pytest.mark.parametrize("id", LISTS)
def test_a_folded_stack_reads_from_the_first_page_to_the_last(good: Tree, id: str) -> None:
    flat = pages(good.root / f"print/{id}/booklet.pdf")
    file = good.root / f"print/{id}/booklet-fold.pdf"
    left, right = half(file, 0), half(file, 1)
    assert len(flat) % 4 == 0 and len(left) == len(flat) // 2
    sheets = [((left[side], right[side]), (left[side + 1], right[side + 1])) for side in range(0, len(left), 2)]
    # Printed on both sides, the short edge turned, the back of a sheet's right half is the left half of its back.
    leaves = [(front[1], back[0]) for front, back in sheets] + [(back[1], front[0]) for front, back in reversed(sheets)]
    read_in_order = [page for leaf in leaves for page in leaf]
    numbers = [re.search("第(\\d+)页", page) for page in read_in_order]
    assert [found and int(found[1]) for found in numbers] == [None, *range(2, len(flat)), None]
    assert "实践记录册" in read_in_order[0] and "姓名" in read_in_order[0] and "证书" in read_in_order[-1]
    assert [sorted(page) for page in read_in_order] == [sorted(page) for page in flat]


def test_what_is_cut_off_has_nothing_on_its_back(good: Tree) -> None:
    for id in LISTS:
        found = pages(good.root / f"print/{id}/booklet.pdf")
        (at,) = [number for number, page in enumerate(found) if page.startswith("家长同意书")]
        assert at % 2 == 0, "a right-hand page"
        assert "背面是同意书，会剪下来交走" in found[at + 1]


@pytest.mark.parametrize("count", [1, PLAN_ROWS, PLAN_ROWS + 1, 120])
def test_a_list_of_any_length_makes_one(tmp_path: Path, count: int) -> None:
    on = paper(copy(GOOD, tmp_path), list_of(count))
    found = pages(made(BookletPdf(on, folded=False), tmp_path), "-layout")
    plan = [page for page in found if page.startswith("我的计划")]
    assert len(found) % 4 == 0 and len(plan) == -(-count // PLAN_ROWS)
    assert sum("念信" in page for page in plan) == len(plan)
    told = "".join(pages(made(BookletPdf(on, folded=False), tmp_path)))
    assert [offer.activity.title for offer in on.offers if offer.activity.title not in told] == []
    assert [number for number in range(2, len(found)) if f"第{number}页" not in found[number - 1]] == []
    assert "姓名" in found[0] and "证书" in found[-1]
    assert collisions(made(BookletPdf(on, folded=True), tmp_path)) == []


def test_only_what_needs_a_consent_is_told_beside_the_form(tmp_path: Path) -> None:
    text = list_of(12).replace("    host: 楼门长\n", "    host: 楼门长\n    consent: true\n", 7)
    found = pages(made(BookletPdf(paper(copy(GOOD, tmp_path), text), folded=False), tmp_path), "-layout")
    (form,) = [page for page in found if page.startswith("家长同意书")]
    assert "要同意书的是" in form and form.count("念信") + form.count("替楼梯") == 5 and "还有2项，见清单" in form
    without = pages(made(BookletPdf(paper(copy(GOOD, tmp_path / "b"), list_of(2)), folded=False), tmp_path))
    assert not any("要同意书的是" in page for page in without)


def test_a_text_is_never_read_as_a_program(tmp_path: Path) -> None:
    text = list_of(1, '"#panic(1) *星* _线_ @x $1$ ').replace("000\n", '000"\n', 1)
    found = pages(made(BookletPdf(paper(copy(GOOD, tmp_path), text), folded=False), tmp_path))
    assert any("#panic(1)*星*_线_@x$1$000" in page for page in found)


@pytest.mark.parametrize("id", LISTS)
def test_a_printer_without_colours_gives_all_of_it_with_little_ink(good: Tree, tmp_path: Path, id: str) -> None:
    for name in NAMES:
        file = tmp_path / f"{name}.pdf"
        file.write_bytes((good.root / f"print/{id}/{name}.pdf").read_bytes())
        for number, picture in enumerate(seen(file, 40), 1):
            red, green, blue = picture.split()
            assert red.tobytes() == green.tobytes() == blue.tobytes(), f"{name}, page {number}"
            shades = red.histogram()
            ink = sum(count * (255 - shade) for shade, count in enumerate(shades)) / (255 * sum(shades))
            assert 0.001 < ink < (0.15 if name == "poster" else 0.07), f"{name}, page {number}: {ink:.0%}"


def test_the_code_on_the_cover_leads_to_the_list(good: Tree, tmp_path: Path) -> None:
    for name in NAMES:
        file = tmp_path / f"{name}.pdf"
        file.write_bytes((good.root / f"print/frost-2027/{name}.pdf").read_bytes())
        codes = [read(page.convert("L")) for page in seen(file, 150)]
        assert {code for found in codes for code in found} == {"https://example.org/bj/activities/frost-2027/"}
        assert codes[0]


def test_all_of_it_is_the_same_everywhere(tmp_path: Path, good: Tree) -> None:
    tree = built(copy(GOOD, tmp_path), TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    for id in LISTS:
        for name in NAMES:
            assert (tree.root / f"print/{id}/{name}.pdf").read_bytes() == (good.root / f"print/{id}/{name}.pdf").read_bytes(), (id, name)


def test_the_day_of_the_build_changes_no_key() -> None:
    before, after = papers(GOOD, date(2026, 11, 23)), papers(GOOD, date(2027, 3, 1))
    assert {id: on.digest for id, on in before.items()} == {id: on.digest for id, on in after.items()}


def test_the_name_of_a_holiday_without_a_glyph_is_reported_with_its_place(own: Path) -> None:
    file = own / "content/holidays.yml"
    file.write_text(file.read_text("utf-8").replace("name: 柿子节", "name: 柿\U00020000节"), "utf-8")
    done = build(own)
    assert done.returncode == 1
    assert re.search(r"content/holidays.yml:\d+:\d+ 错误 T08", done.stdout)
    assert "（U+20000）" in done.stdout


def test_a_list_on_which_nothing_stands_yet_has_no_papers(own: Path) -> None:
    file = own / "content/activities/weekly-2026.yml"
    file.write_text(file.read_text("utf-8").partition("activities:\n")[0] + "activities: []\n", "utf-8")
    tree = built(own)
    assert not [path for path in tree.files() if path.startswith("print/weekly-2026/") and "sheet" not in path]
    assert "booklet.pdf" not in tree.text("activities/weekly-2026/index.html")


@pytest.mark.parametrize(
    "recipe", [lambda whole: BookletPdf(whole, True), lambda whole: BookletPdf(whole, False), WallCalendarPdf, NoticePdf]
)
def test_a_paper_that_says_nothing_of_an_edit_is_not_set_again(
    recipe: Callable[[ListOnPaper], Paper], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recipe(paper(own, list_of(3)))
    found = before.make(Workshop(GOOD, Store(NOWHERE)))
    (tmp_path / "live.pdf").write_bytes(found.data)
    workshop = Workshop(GOOD, Store(NOWHERE), live=Live(tmp_path / "live.pdf", digest(found.data), found.facts))
    monkeypatch.setattr(typesetting, "typeset", lambda *_: pytest.fail("set again"))
    elsewhere = recipe(paper(own, list_of(3).replace("spot: 门口", "spot: 后门")))
    assert elsewhere.key() != before.key() and elsewhere.make(workshop) == found
    with pytest.raises(pytest.fail.Exception):
        recipe(paper(own, list_of(3, "读信"))).make(workshop)
