"""A registered child does not stand beside a school or class, in whatever field, sentence or row; where nobody is meant, nothing is said. All made up."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.markdown.sentences import sentences
from generator.model.schooling import Child, Children, named_in
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD

TODAY = datetime.date(2026, 11, 23)
STORY = "stories/old-tree/index.md"
HEAD = "---\ntitle: 楼下的老槐树\ndate: 2026-11-20\nsummary: 讲一讲。\nthemes: [neighbours]\npeople: [p-xm1]\nsource: 居民讲述\n---\n\n"
OTHER = HEAD.replace("people: [p-xm1]\n", "")  # of nobody
MORE = "\n\n树在楼下。\n\n树上有鸟。\n\n鸟不怕人。"
PLAIN = HEAD + "树在楼下。\n"
CHILD = "name: 小明同学\nminor: true\nbasis: 监护人同意\nscope: [姓名, 肖像, 故事]\nconsented: 2026-11-18\nuntil: 2029-11-18\nalso_called: [明明]\n"
TABLE = "| 谁 | 哪儿 |\n| --- | --- |\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with a child more, who is called by no word that means something else."""
    root = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("beside") / "root"))
    (root / "content/people/p-xm1.yml").write_text(CHILD, "utf-8")
    (root / STORY).parent.mkdir()
    return root


def told(root: Path) -> list[tuple[str, str, int, str]]:
    problems = check_site(root, BuildOptions(TODAY)).problems
    return [(each.code, each.path, each.line, dict(each.details).get("value", "")) for each in problems if each.code != "R09"]


def told_of(root: Path, text: str, head: str = HEAD, besides: frozenset[str] = frozenset()) -> list[str]:
    """The schools and classes that are told in a text of a story, and nothing else but the codes `besides`."""
    (root / STORY).write_text(head + text + "\n", "utf-8")
    found = told(root)
    assert {(code, path) for code, path, _, _ in found} <= {
        (code, STORY) for code in ("P37", "M26", *besides)
    }  # M26: it may be typed with blanks
    return [value for code, _, _, value in found if code == "P37"]


def told_where(root: Path, path: str, old: str, new: str) -> list[tuple[str, str, int, str]]:
    """What is told while a file is written otherwise."""
    file = root / path
    before = file.read_text("utf-8")
    assert old in before
    (root / STORY).write_text(PLAIN, "utf-8")
    try:
        file.write_text(before.replace(old, new, 1), "utf-8")
        return told(root)
    finally:
        file.write_text(before, "utf-8")


EXCUSED = "exceptions:\n  - file: {file}\n    words: 柿子小学\n    why: 孩子去那里看星星，不在那里上学\n    by: 街道宣传科\n    date: 2026-11-01\n"
WHO = ("[[p-xm1]]", "小明同学", "小**明**同学", "明明", "小明 同学", "[小明](/about/)同学")
SENTENCES = (
    *(
        "{0}在{1}念三年级。",
        "{0}今年在{1}上学。",
        "来听得最勤的是{0}，他在{1}上学。",
        "来听得最勤的是{0}。他在{1}上学。",
        "{0}是{1}的学生。",
    ),
    *("{1}的{0}来了。", "{1}三年级的{0}最爱听。", "> “{0}，”老秦说，“\n> 在{1}。”", TABLE + "| {0} | {1} |", TABLE + "| {1} | {0} |"),
    *("{1}来的有：\n\n- {0}\n- 老秦", "- 姓名：{0}\n- 学校：{1}", "老秦来了。{0}在{1}门口等他！", "## {0}在{1}"),
)
PLACES = ("柿子小学", "[柿子小学](/places/primary/)", "[那所学校](/places/primary/)", "**柿子**小学", "柿子⼩学", "柿 子小学", "柿子小學")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_child_beside_a_registered_school_is_told(site: Path, sentence: str) -> None:
    """With its whole name and once, however the child is called and the school is typed."""
    for who in WHO:
        for place in PLACES:
            assert told_of(site, sentence.format(who, place)) == ["柿子小学"], (who, place)


@pytest.mark.parametrize("of_class", ["三年级二班", "三年级（2）班", "三二班", "初一3班", "二班", "三年[级二](/about/)班"])
def test_so_is_a_class(site: Path, of_class: str) -> None:
    for sentence in ("来听得最勤的是{0}，他在{1}。", "{1}的{0}来了。", TABLE + "| {0} | {1} |"):
        for who in WHO[:2]:
            assert len(told_of(site, sentence.format(who, of_class))) == 1, (sentence, who)


def test_school_and_class_are_both_told_and_a_school_that_is_no_place_too(site: Path) -> None:
    assert told_of(site, "[[p-xm1]]在柿子小学念三年级二班。") == ["柿子小学", "三年级二班"]
    assert told_of(site, TABLE + "| [[p-xm1]] | 柿子小学三年级二班 |") == ["柿子小学三年级二班"]
    assert told_of(site, "[[p-xm1]]在红星小学上学。") == ["红星小学"]
    assert told_of(site, "[柿子小学](/places/primary/)的小豆同学来了。") == ["柿子小学"]  # to whom the story does not refer
    assert told_of(site, "听得最勤的是柿子小学的小赵同学。") == ["柿子小学"]  # who is not registered


APART = (
    *("柿子小学的操场晒着书包。[[p-xm1]]最爱听。", TABLE + "| [[p-xm1]] | 东柿社区 |\n| 老秦 | 柿子小学 |", "- 小明同学来了\n- 柿子小学"),
    *("- 柿子小学\n- 小明同学", "- 小明同学\n- 老秦\n- 柿子小学", "小明同学在村口。\n\n老秦去了柿子小学。"),
    *(
        "[[p-xm1]]来了。老秦在柿子小学教书。",
        "[[p-xm1]]找老秦。他在柿子小学当过老师。",
        "[[p-xm1]]来了。\n\n有人在[那里](/places/primary/)念书。",
    ),
)


@pytest.mark.parametrize(
    "text", ["[[p-xm1]]是个小学生，今年三年级。", "[[p-xm1]]坐第二班车来的。", "[[p-xm1]]下班时间去接老秦。", "[[p-xm1]]快上小学了。"]
)
def test_where_there_is_neither_school_nor_class_nothing_is_told(site: Path, text: str) -> None:
    assert told_of(site, text) == [] and told_of(site, text + "\n\n最后一班车走了。") == []


@pytest.mark.parametrize("text", [*APART, "小满那天，柿子小学种了豆子。", "老秦在柿子小学教三年级二班。"])
def test_where_they_do_not_stand_together_nothing_is_told(site: Path, text: str) -> None:
    assert told_of(site, text + MORE, OTHER) == []


@pytest.mark.parametrize("text", APART)
def test_in_a_story_of_the_child_it_is_told_wherever_it_stands(site: Path, text: str) -> None:
    """Be it one of its people, or named in title or summary."""
    titled = OTHER.replace("楼下的老槐树", "小明同学的一天")
    assert told_of(site, text + MORE) == ["柿子小学"]
    for head in (titled, OTHER.replace("讲一讲。", "讲讲小明同学。")):  # in which the line `people` is missing, too
        assert told_of(site, text + MORE, head, frozenset(["P23"])) == ["柿子小学"], head


@pytest.mark.parametrize("of_class", ["他在三年级二班。", "三年级（2）班来了。", "他在二班。", "她念二班。"])
def test_so_is_a_class_of_it(site: Path, of_class: str) -> None:
    assert len(told_of(site, "[[p-xm1]]来了。\n\n天晴了。" + of_class)) == 1


@pytest.mark.parametrize("text", ["{0}放学了。\n他的学校是{1}。", "1. {0}\n2. {1}", "- **{0}**\n- {1}\n- 老秦", "{0}就读于{1}。"])
def test_neighbours_are_told_where_only_one_can_be_meant(site: Path, text: str) -> None:
    for who in ("[[p-xm1]]", "小明同学"):
        assert told_of(site, text.format(who, "柿子小学") + MORE, OTHER) == ["柿子小学"]
    assert told_of(site, "[[p-xm1]]就读于红星小学。" + MORE, OTHER) == ["红星小学"]


BOAT, ROLL, COMIC, LIST = (
    "stories/paper-boat/index.md",
    "content/honours/2026.yml",
    "comics/007/comic.yml",
    "content/activities/frost-2027.yml",
)
HONOUR = "honours:\n  - id: kid-2026\n    award: lamplighters\n    recipient: kid\n    name: 小明同学\n    person: p-xm1\n"
FIELDS = {  # the file, what is written in it, and what is told: at the line with these words
    "the place of an honour": (ROLL, "honours:\n", HONOUR + "    place: primary\n    reason: 扶梯子。\n", "place: primary"),
    "the words of an honour": (
        ROLL,
        "honours:\n",
        HONOUR + "    place: east\n    reason: 柿子小学的孩子里，扶梯子最稳。\n",
        "reason: 柿子",
    ),
    "a place of a story by its name": (STORY, "people:", "places: [east, 柿子小学]\npeople:", "places:"),
    "the title of a story": (STORY, "title: 楼下的老槐树", "title: 柿子小学的老槐树", "title:"),
    "the source of a story": (STORY, "居民讲述", "柿子小学校报2026年3月1日", "source:"),
    "a mark in the text of a story with that place": (
        STORY,
        "people: [p-xm1]\nsource: 居民讲述\n---\n",
        "places: [primary]\nsource: 居民讲述\n---\n\n[[p-xm1]]来了。",
        "places:",
    ),
    "the words of a picture that shows a child": (
        BOAT,
        "alt: 河边的石阶\n    shows: 不可辨认",
        "alt: 柿子小学门口的石阶\n    shows: [p-xm1]",
        "alt: 柿子",
    ),
    "the place of a comic in which a child speaks": (COMIC, "places: [east]\n", "places: [primary]\n", "places:"),
    "the place of a comic by a child": (COMIC, "places: [east]\npanels:", "credit: 小明同学\nplaces: [primary]\npanels:", "places:"),
    "the words of a comic by a child": (COMIC, "author: 老秦", "author: 柿子小学小明同学", "author:"),
    "a figure of a comic that says it": (
        COMIC,
        "- who: 小满\n        says: 您先下！",
        "- who: 小满\n        says: 我在柿子小学。",
        "says: 我在",
    ),
    "who leads an activity at a school": (LIST, "place: east", "place: primary\n    host: 小明同学", "place: primary"),
    "the words on a school": (
        "content/places.yml",
        "summary: 操场边上晒着一排书包。",
        "summary: 小明同学的书包晒在操场边。",
        "summary: 小明",
    ),
    "a child's own name": ("content/people/p-xm1.yml", "[明明]", "[柿子小学的明明]", "also_called"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_record_about_a_child_has_no_school_in_its_fields(site: Path, name: str) -> None:
    path, old, new, words = FIELDS[name]
    (site / STORY).write_text(PLAIN, "utf-8")
    line = next(number for number, line in enumerate((site / path).read_text("utf-8").replace(old, new, 1).split("\n"), 1) if words in line)
    assert [each for each in told_where(site, path, old, new) if each[0] == "P37"] == [("P37", path, line, "柿子小学")]


def test_what_is_told_says_what_to_do_and_may_be_excused(site: Path) -> None:
    (site / STORY).write_text(PLAIN.replace("people:", "places: [primary]\npeople:"), "utf-8")
    before = told(site)
    problems = [each for each in check_site(site, BuildOptions(TODAY)).problems if each.code == "P37"]
    assert [(each.path, dict(each.details)["value"]) for each in problems] == [(STORY, "柿子小学")]
    assert "小明同学" in problems[0].hint and "words 写“柿子小学”" in problems[0].hint
    reviewed = site / "content/exceptions.yml"
    reviewed.write_text(EXCUSED.format(file=STORY), "utf-8")
    assert told(site) == [each for each in before if each[0] != "P37"]
    (site / STORY).write_text(PLAIN, "utf-8")
    assert [code for code, *_ in told(site)] == ["P38"]
    reviewed.unlink()


def test_of_a_school_s_own_page_it_is_the_child_that_goes(site: Path) -> None:
    (site / STORY).write_text(PLAIN, "utf-8")
    places = site / "content/places.yml"
    before = places.read_text("utf-8")
    places.write_text(before.replace("操场边上晒着一排书包", "小明同学的书包晒在操场边"), "utf-8")
    hints = [each.hint for each in check_site(site, BuildOptions(TODAY)).problems if each.code == "P37"]
    places.write_text(before, "utf-8")
    assert len(hints) == 1 and "不写孩子的称呼" in hints[0]


def test_it_is_told_in_captions_and_may_be_excused_there(site: Path) -> None:
    path = "stories/paper-lantern/lantern.vtt"
    (site / STORY).write_text(PLAIN, "utf-8")
    captions = site / path
    before = captions.read_text("utf-8")
    captions.write_text(before.replace("灯亮了 &amp; 风停了，", "小豆同学还在").replace("1<2，对吧？", "柿子小学"), "utf-8")
    line = captions.read_text("utf-8").split("\n").index("柿子小学") + 1
    assert [each for each in told(site) if each[0] == "P37"] == [("P37", path, line, "柿子小学")]
    reviewed = site / "content/exceptions.yml"
    reviewed.write_text(EXCUSED.format(file=path), "utf-8")
    assert told(site) == []
    reviewed.unlink()
    captions.write_text(before, "utf-8")


def test_a_child_who_is_registered_later_is_told_in_texts_that_were_clean(site: Path) -> None:
    (site / STORY).write_text(OTHER + "小葫芦同学和柿子小学。\n", "utf-8")
    assert told(site) == []
    child = site / "content/people/p-later.yml"
    child.write_text(CHILD.replace("小明同学", "小葫芦同学").replace("明明", "葫芦弟"), "utf-8")
    assert told(site) == [("P37", STORY, 9, "柿子小学")]
    child.unlink()
    assert told(site) == []


def test_words_that_mean_something_else_are_no_child() -> None:
    """As the editor has them under same_name, and names of places and other people that have the child's in them."""
    known = Children((Child("p-7k3", ("小满", "满满"), ("小满这天",)),), ("小满社区", "小满姥姥"))
    text = "小满这天，小满姥姥在小满社区等小\n满。大家都满满地盛了一碗，滿滿也有。"
    assert [(text[each.start : each.end], each.is_told_a_child) for each in named_in(text, known)] == [
        ("小\n满", False),
        ("满满", False),
        ("滿滿", False),
    ]
    assert not any(each.is_certain(frozenset()) for each in named_in(text, known))


def test_what_a_reader_takes_together() -> None:
    text = "甲。乙！\n丙\n\n来的有：\n\n- 丁。戊\n- 己\n\n| 庚。 | 辛 |\n\n壬![图](a.jpg)癸"
    whole = ["/".join(filter(None, "".join(text[start:end] for start, end in spans).split("\n"))) for spans in sentences(text)]
    assert whole == ["甲。", "乙！", "丙", "来的有：", "来的有：- 丁。", "戊", "来的有：- 己", "来的有：| 庚。 | 辛 |", "壬![图](a.jpg)癸"]
