"""Personal data is found in what neighbours write, and what is none is left alone: labelled lines, all made up, in tests/privacy/*.yml."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator import personal
from generator.personal.detection import find
from generator.personal.finding import Sort
from generator.text import radicals

LINES = Path(__file__).parent / "privacy"
HARMLESS = "没有问题"
SORTS = {
    "孩子的全名": Sort.CHILD,
    "电话": Sort.PHONE,
    "身份证": Sort.IDENTITY,
    "银行卡": Sort.CARD,
    "车牌": Sort.PLATE,
    "微信和QQ": Sort.ACCOUNT,
    "邮箱": Sort.EMAIL,
    "住址": Sort.ADDRESS,
    "学校班级": Sort.CLASS,
}
HELD_BACK_RECALL = 0.95  # as first measured
OTHERS = (
    "王浩宇 何小满 林知夏 成思远 邬童 周屿 孔维 段然 丁一 关宁 司徒静 毕方 石昊 龚正 唐心 苏禾 叶子豪 施以恒 阮南烛 房小鱼 汤小圆".split()
)
MEGABYTE = 1_000_000


class Line(NamedTuple):
    label: str
    text: str

    @property
    def is_told(self) -> bool:
        """Whether what is in the line is found, as what it is."""
        return SORTS.get(self.label) in {each.sort for each in find(self.text)}


def lines(pattern: str) -> list[Line]:
    return list(read(pattern))


def read(pattern: str) -> Iterator[Line]:
    for file in sorted(LINES.glob(pattern)):
        for label, texts in yaml.safe_load(file.read_text("utf-8")).items():
            yield from (Line(label, str(text)) for text in texts)


def measured(pattern: str) -> tuple[float, float, list[Line]]:
    """Recall, precision, and the lines in which the detectors err."""
    known = lines(pattern)
    personal = [each for each in known if each.label != HARMLESS]
    missed = [each for each in personal if not each.is_told]
    alarms = [each for each in known if each.label == HARMLESS and find(each.text)]
    found = len(personal) - len(missed)
    recall, precision = found / len(personal), found / (found + len(alarms))
    print(
        f"\n{pattern}: {len(known)} lines, recall {recall:.1%}, precision {precision:.1%}",
        *(f"{each.label}: {each.text!r}" for each in missed + alarms),
        sep="\n  ",
    )
    return recall, precision, missed + alarms


def test_there_are_enough_lines_and_half_of_them_are_harmless() -> None:
    known = lines("*.yml")
    assert len({each.text for each in known}) == len(known) >= 800
    assert 0.45 < sum(each.label == HARMLESS for each in known) / len(known) < 0.55
    assert {each.label for each in known} == {*SORTS, HARMLESS}


def test_personal_data_is_found_and_nothing_else() -> None:
    recall, precision, _ = measured("*.yml")
    assert recall >= 0.98
    assert precision >= 0.95


def test_lines_for_which_nothing_was_mended() -> None:
    """How the detectors do with what nobody had before the eyes; a floor, so that a change that costs much is seen."""
    recall, precision, _ = measured("held_back_*.yml")
    assert recall >= HELD_BACK_RECALL
    assert precision >= 0.95


def test_a_child_is_found_by_whatever_name() -> None:
    """What was mended for the sake of one line holds for other names in its place: or a name was learnt, and not what tells of a child."""
    other = itertools.cycle(OTHERS)
    missed, tried = [], 0
    for line in lines("*_personal*.yml"):
        names = [each.value for each in find(line.text) if each.sort is Sort.CHILD]
        if line.label != "孩子的全名" or len(names) != 1 or "·" in names[0]:
            continue
        for _ in range(2):
            changed = line.text.replace(names[0], next(other))
            tried += 1
            missed += [] if any(each.sort is Sort.CHILD for each in find(changed)) else [changed]
    print(f"\n{len(missed)} of {tried}", *missed, sep="\n  ")
    assert tried > 1_000
    assert len(missed) < 0.05 * tried


def test_radicals_that_look_like_characters_hide_nothing() -> None:
    """⼀ and ⼩ come with every text that is copied from a PDF."""
    look_alike = {ord(char): ways[0] for char, ways in radicals().items()}
    told = [each for each in lines("*.yml") if each.label != HARMLESS and each.is_told]
    written = [each._replace(text=each.text.translate(look_alike)) for each in told]
    assert sum(each.text != other.text for each, other in zip(told, written, strict=True)) > 1_000
    assert [each for each in written if not each.is_told] == []
    assert [text[each.start : each.end] for text in ("何天⼀同学", "⺠⻋何天⼀同学") for each in find(text)] == ["何天⼀", "何天⼀"]


def test_what_is_half_a_link_is_read_as_a_whole() -> None:
    """And where a link leads is read by itself, so that nothing is taken for data which is none."""
    for each in lines("*.yml"):
        if not each.is_told and (each.label != HARMLESS or find(each.text)):
            continue
        start, end = next(((found.start, found.end) for found in find(each.text) if found.sort is SORTS[each.label]), (0, len(each.text)))
        if end - start > 1 and set("[]()\n|\\`").isdisjoint(each.text[start:end]):
            middle = (start + end) // 2
            linked = f"{each.text[:start]}[{each.text[start:middle]}](/about/){each.text[middle:]}"
            assert (not find(linked)) if each.label == HARMLESS else each._replace(text=linked).is_told, linked


def test_every_pattern_can_be_compiled() -> None:
    modules = [importlib.import_module(each.name) for each in pkgutil.iter_modules(personal.__path__, "generator.personal.")]
    values = [each for module in modules for each in vars(module).values()]
    patterns = [each for each in values if hasattr(each, "_expression") or type(each).__name__ == "Pattern"]
    assert len(patterns) > 100
    for pattern in patterns:
        pattern.search("")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("雪停了。\n打 138\n0000 1111。", "138 0000 1111"),
        ("王\u200d浩宇同学", "王\u200d浩宇"),
        ("王\U000e0100浩宇同学", "王\U000e0100浩宇"),
        ("电话&#49;3800001111。", "&#49;3800001111"),
        ("**王浩宇**同学", "王浩宇"),
        ("王　浩　宇 同学", "王　浩　宇"),
        ("打 138\\-0000\\-1111 吧", "138\\-0000\\-1111"),
        ("找王\n浩宇同学", "王 浩宇"),
    ],
)
def test_a_finding_is_where_it_was_written(text: str, value: str) -> None:
    (found,) = find(text)
    assert text[found.start : found.end].replace("\n", " ") == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("车牌京A·12345", ["京A·12345"]),
        ("孩子叫李梓萱，是王伟的女儿", ["李梓萱"]),
        ("王小二今年八岁，是课文里的孩子", []),
        ("学籍号：110105201509120018", ["110105201509120018"]),
        ("社保卡 6217000010005556660", ["6217000010005556660"]),
        ("努尔兰·别克小朋友、陈小禾同学", ["努尔兰·别克", "陈小禾"]),
        ("前三位139，后面00031122，手机", []),
        ("手机前三位139，后面是00031122", ["139，后面是00031122"]),
        ("姓名|微信|QQ\n果果妈|guo_guo15|300112233", ["guo_guo15", "300112233"]),
    ],
)
def test_what_is_told_is_told_once_and_of_the_right_one(text: str, values: list[str]) -> None:
    assert [each.value for each in find(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "1" * MEGABYTE,
        "王" * MEGABYTE,
        " " * MEGABYTE,
        "1 " * (MEGABYTE // 2),
        "\n" * MEGABYTE,
        "*" * MEGABYTE,
        "138" * (MEGABYTE // 3),
        "王、" * (MEGABYTE // 2),
    ],
    ids=["digits", "family name", "blanks", "digits and blanks", "line breaks", "stars", "beginnings of numbers", "list"],
)
def test_a_hostile_text_is_looked_through_in_one_go(text: str) -> None:
    began = time.process_time()
    assert find(text) == []
    assert time.process_time() - began < 6  # a second by itself; a quadratic one would take hours


@pytest.mark.parametrize(
    "piece",
    [
        "同学",
        "周一同学",
        "王浩宇同学",
        "三年级2班",
        "岁",
        "3号楼",
        "3号楼2单元四层，",
        "老秦家，胡同",
        "柿子小学，秋千",
        "学号2",
        "闲鱼lao",
        "Zhao Yi",
        "zhaoyi同学",
        "住在家住",
        "孩子王",
        "a@",
        "微信 ",
        "62 ",
        "6-6-",
        "&#49;",
        "王·",
        "姓名：",
        "|微信|\n",
        "护照E",
        "儿童组\n",
        "京A一",
        "手机13后",
        "（小学1班",
        "王梓涵、",
        "小选手王梓涵\n",
        "姓名：王梓涵\n年龄：9\n",
        "光明小学三年级2班，",
        "微信搜lao_",
        "微信 x 加 ",
        "QQ三五，",
        "孩子叫左岸，",
        "“从今夏！",
        "一四个零，",
        "李－小－",
        "王小楼：",
        "京、N、",
        "名单（小学）\n王小\n",
        "祝贺连同学",
        "五岁的和",
        "wang-xi-8sui",
        "请打137\n1",
        "接王放学",
        "a#换成@",
        "三年级\n2",
    ],
)
def test_twice_as_much_takes_twice_as_long(piece: str) -> None:
    find(piece * 10)
    once, twice = (taken(piece * (times // len(piece))) for times in (30_000, 60_000))
    assert twice < 3 * once + 0.1


def taken(text: str) -> float:
    began = time.process_time()
    find(text)
    return time.process_time() - began


def test_a_story_is_looked_through_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    whole = "\n\n".join(file.read_text("utf-8").partition("\n---\n")[2] for file in sorted(Path("stories").glob("*/index.md")))
    stories = [whole[start : start + 900] for start in range(0, len(whole) - 900, 90)]
    find(whole)  # compiles the patterns, which is done once
    each = min(sum(taken(story) for story in stories) for _ in range(3)) / len(stories) * 1000  # what else runs slows this down, too
    print(f"\n{each:.3f} ms for a text of 900 characters")
    assert each < 0.8  # 0.55 while ten others wait for the processor
