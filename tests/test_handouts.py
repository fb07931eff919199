"""Which sheets there are of a list, for whom, and what stands on each: read from the published files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Tree, built
from tests.printed import pages_of

FROST = "content/activities/frost-2027.yml"
WEEKLY = "content/activities/weekly-2026.yml"
FOR_ALL = {"booklet", "booklet-fold", "calendar", "poster"}  # of which each list has one
STAIRS, KITE, LAMP, STARS = "替楼梯洗脸", "糊一只歪风筝&放它", "冻一盏冰灯", "数到一百颗就回家"


def words(tree: Tree, name: str) -> str:
    return "".join(pages_of(tree.root / f"print/{name}.pdf"))


def files(tree: Tree, folder: str) -> set[str]:
    return {file.stem for file in (tree.root / "print" / folder).glob("*.pdf")}


def change(own: Path, name: str, *pairs: tuple[str, str]) -> None:
    text = (own / name).read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    (own / name).write_text(text, "utf-8")


def only_for(own: Path, who: str, title: str = "替楼梯洗脸") -> None:
    change(own, FROST, ("    who: 本社区\n", ""), (f"title: {title}\n", f"title: {title}\n    who: {who}\n"))


def test_a_sheet_for_each_that_may_want_one_and_none_with_nothing_on_it(good: Tree) -> None:
    assert files(good, "frost-2027") - FOR_ALL == {"sheet", "large", "grades-3-4", "grades-5-6", "grades-7-9", "primary", "east", "west"}
    assert files(good, "weekly-2026") - FOR_ALL == {
        "sheet",
        "large",
        "grades-1-2",
        "grades-3-4",
        "grades-5-6",
        "grades-7-9",
        "primary",
        "east",
        "west",
    }
    assert files(good, "schools") == {"primary"}, "a quarter hands nothing out, a community no school's"


PLACES = "content/places.yml"


@pytest.mark.parametrize(("grades", "held"), [("3", (KITE,)), ("7-9", (STARS,)), (None, None)])
def test_a_school_hands_out_what_its_children_can_go_to(own: Path, grades: str | None, held: tuple[str, ...] | None) -> None:
    change(own, PLACES, ("    grades: 1-6\n", f"    grades: {grades}\n" if grades else ""))
    change(own, FROST, ("    grades: 1-9\n", "    grades: 9\n"))
    tree = built(own)
    if not held:
        assert "primary" not in files(tree, "frost-2027"), "of a kindergarten too, which has no grade"
        return
    text = words(tree, "frost-2027/primary")
    assert [each for each in (KITE, STARS) if each in text] == list(held)
    assert f"给柿子小学{str(grades).replace('-', '—')}年级的孩子" in text and "联系柿子街街道办事处010-00000000" in text
    assert ("附近" in text) is (KITE in held), "the community in which it is held is near"


def test_what_is_for_its_own_pupils_is_a_kindergartens_too(own: Path) -> None:
    change(own, PLACES, ("    grades: 1-6\n", ""))
    only_for(own, "本校", "冻一盏冰灯")
    change(own, FROST, ("    cancelled: true\n    reason: 操场<正在>翻修，今年先不冻了。\n    since: 2026-11-18\n", ""))
    text = words(built(own), "frost-2027/primary")
    assert LAMP in text and "就在本校" in text and KITE not in text


def test_an_activity_has_the_same_number_on_every_paper(good: Tree) -> None:
    for name in ("sheet", "large", "east", "grades-3-4", "booklet"):
        text = words(good, f"frost-2027/{name}")
        assert re.search(f"02(★有变动)?(手|做)?{KITE}", text), (name, text)
    assert f"04【示例】{STARS}" in words(good, "frost-2027/grades-7-9"), "where others are left out as well"


def test_what_is_for_others_grades_stands_on_no_sheet_of_some(good: Tree) -> None:
    young, middle, old = (words(good, f"frost-2027/grades-{each}") for each in ("3-4", "5-6", "7-9"))
    assert [STAIRS in each for each in (young, middle, old)] == [False, True, False]
    assert [KITE in each for each in (young, middle, old)] == [True, True, False]
    assert [STARS in each for each in (young, middle, old)] == [True, True, True]
    assert "给3—4年级的孩子" in young and "给5—6年级的孩子" in middle


def test_a_place_finds_its_own_first(good: Tree) -> None:
    east, west = (words(good, f"frost-2027/{each}") for each in ("east", "west"))
    assert "给东柿社区的孩子" in east
    order = [east.index(each) for each in ("就在东柿社区", KITE, "附近", LAMP, "去别处参加", STARS)]
    assert order == sorted(order), "the school says that it is near"
    assert STAIRS not in east, "it is for the children of the village alone"
    assert west.index("就在西柿村") < west.index(STAIRS) < west.index("去别处参加") < west.index(KITE)
    everybody = words(good, "frost-2027/sheet")
    assert "就在" not in everybody and "去别处" not in everybody and "的孩子第" not in everybody


@pytest.mark.parametrize(
    ("who", "title", "place", "told"),
    [("本社区", "替楼梯洗脸", "west", "只收西柿村的孩子"), ("本校", "冻一盏冰灯", "primary", "只收柿子小学的学生")],
)
def test_what_is_for_one_place_only_stands_on_its_own_sheet_and_on_that_for_everybody(
    own: Path, who: str, title: str, place: str, told: str
) -> None:
    only_for(own, who, title)
    change(own, FROST, ("    cancelled: true\n    reason: 操场<正在>翻修，今年先不冻了。\n    since: 2026-11-18\n", ""))
    tree = built(own)
    for name in ("sheet", "large", "grades-5-6", "west", "east", "primary"):
        assert (title in words(tree, f"frost-2027/{name}")) is (name not in {"west", "east", "primary"} - {place}), name
    assert told in words(tree, "frost-2027/sheet")
    assert (title in words(tree, "schools/primary")) is (place == "primary")


def test_a_place_for_which_nothing_is_left_has_no_sheet(own: Path) -> None:
    text = (own / WEEKLY).read_text("utf-8")
    (own / WEEKLY).write_text(re.sub(r"(?m)^    grades:", "    who: 本社区\n    grades:", text), "utf-8")
    tree = built(own)
    assert {"east", "west"} <= files(tree, "weekly-2026") and "primary" not in files(tree, "weekly-2026")
    page = tree.text("print/index.html")
    assert 'href="../print/weekly-2026/east.pdf"' in page and "weekly-2026/primary.pdf" not in page


def test_a_list_without_activities_has_no_sheet_and_nobody_is_sent_to_one(own: Path) -> None:
    text = (own / FROST).read_text("utf-8")
    (own / FROST).write_text(
        re.sub(r"(?m)^    host: (.*)\n(    points.*\n)?", "    host: \\1\n    sample: true\n", text.replace("    sample: true\n", "")),
        "utf-8",
    )
    tree = built(own, "--samples", "hide")
    assert not (tree.root / "print/frost-2027").exists()
    assert "sheet.pdf" not in tree.text("activities/frost-2027/index.html") and "frost-2027" not in tree.text("print/index.html")


def test_all_of_a_school_is_in_one_file_until_a_list_is_over(own: Path) -> None:
    tree = built(own)
    pages = pages_of(tree.root / "print/schools/primary.pdf")
    starts = [number for number, page in enumerate(pages) if "姓名" in page]
    assert len(starts) == 2 and all("学校柿子小学" in pages[number] for number in starts)
    assert "2027年寒假柿子街活动清单" in pages[starts[0]] and "2026年秋冬每周活动" in pages[starts[1]]
    codes = [re.findall("核对号([0-9]{4}-[0-9]{4})", page) for page in pages]
    alone = [re.findall("核对号([0-9]{4}-[0-9]{4})", words(tree, f"{name}/primary")) for name in ("frost-2027", "weekly-2026")]
    assert codes == [[alone[0][0]]] * starts[1] + [[alone[1][0]]] * (len(pages) - starts[1]), "each page bears the code of its own list"
    assert f"第{len(pages)}页，共{len(pages)}页" in pages[-1]
    later = built(own, today="2027-01-01")
    assert "2026年秋冬每周活动" not in words(later, "schools/primary")
    assert (later.root / "print/weekly-2026/primary.pdf").is_file(), "its address stays"


def test_a_week_runs_from_monday_to_sunday(good: Tree) -> None:
    text = words(good, "frost-2027/sheet")
    assert text.index("1月23日—24日想去") < text.index(STAIRS) < text.index("1月25日—31日想去") < text.index(KITE)
    assert text.index(KITE) < text.index("2月1日—7日想去") < text.index(LAMP) < text.index(STARS)
    weekly = words(good, "weekly-2026/sheet")
    assert weekly.index("11月16日—22日") < weekly.index("敲一晚上梆子") < weekly.index("每周都有想去") < weekly.index("念信给耳朵听")


def test_the_code_is_of_what_is_said_and_not_of_where_the_site_is(own: Path, good: Tree) -> None:
    (own / "mkdocs.yml").write_text(
        (own / "mkdocs.yml").read_text("utf-8").replace("https://example.org/bj/", "https://example.net/"), "utf-8"
    )
    tree = built(own)
    code = re.compile("核对号([0-9]{4}-[0-9]{4})")
    for name in ("frost-2027/sheet", "frost-2027/large", "weekly-2026/east"):
        assert code.findall(words(tree, name)) == code.findall(words(good, name)) != []
    assert "以网页为准：example.net/activities/frost-2027/" in words(tree, "frost-2027/sheet")


def test_what_is_new_in_an_activity_is_on_its_row(own: Path) -> None:
    change(
        own,
        FROST,
        (
            "    signup: 2027-01-24\n",
            "    opens: 2027-01-10\n    signup: 2027-01-24\n    cost: 材料费 5 元\n    pickup: 十点半在门口接\n    consent: true\n",
        ),
        ("    safety: 竹条", "    how: 到社区服务站登记\n    families: true\n    phone: 010-00000000\n    safety: 竹条"),
        ("weather: 刮", "cost: 免费\nphone: 010-00000000\nweather: 刮"),
    )
    site = own / "content/site.yml"
    site.write_text(site.read_text("utf-8").replace("name: 柿子街街道办事处\n    number", "name: 柿子街文明实践所\n    number"), "utf-8")
    tree = built(own)
    for name in ("sheet", "large", "east"):
        text = words(tree, f"frost-2027/{name}")
        for wanted in (
            *("报名1月10日—24日", "材料费5元", "接十点半在门口接", "同意书要家长签字", "报名到社区服务站登记", "12家"),
            *("费用免费，写明了的除外。", "电话柿子街文明实践所010-0000000"),
        ):
            assert wanted in text, (name, wanted)


def test_each_mark_is_explained_once(good: Tree) -> None:
    for name in ("frost-2027/sheet", "frost-2027/large"):
        assert words(good, name).count("标记") == 1
        (legend,) = re.findall("标记(.*?)(?:姓名|1月23日—24日)", words(good, name))
        marks = re.findall(
            r"(?m)^    name: (.*)\n(?:.*\n)*?    mark: (.)",
            (Path(__file__).parent / "sites/good/content/categories.yml").read_text("utf-8"),
        )
        assert legend == "".join(mark + title for title, mark in marks)


def test_in_large_type_no_page_begins_within_an_activity(good: Tree) -> None:
    for id in ("frost-2027", "weekly-2026"):
        _, *others = pages_of(good.root / f"print/{id}/large.pdf")
        assert others and all(re.match(r"\D?\d\d\D|\d+月\d|每周都有", page) for page in others), [page[:20] for page in others]


def test_in_large_type_an_activity_says_itself_when_it_pauses(good: Tree) -> None:
    assert "每周六、周日12月12日不办9:30—10:10" in words(good, "weekly-2026/large")
    sheet = words(good, "weekly-2026/sheet")
    assert "每周的活动，12月12日赶上放假或者调休，停一次。" in sheet and "12月12日不办" not in sheet, "it is on the same page"
