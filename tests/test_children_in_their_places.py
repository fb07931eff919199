"""A child is found wherever a text says that its name stands, by whatever name; and an ordinary word in such a place is none."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from generator.personal.detection import find
from generator.personal.finding import Sort

KNOWN = yaml.safe_load((Path(__file__).parent / "places_of_names.yml").read_text("utf-8"))
# Frequent family names, rare ones, those that are words, too, and those of two characters.
FAMILIES = (
    "王 李 张 刘 陈 赵 黄 周 吴 孙 胡 林 何 高 马 罗 郑 梁 宋 唐 韩 冯 于 曹 彭 曾 田 方 金 江 石 连 宁 阳 解 曲 甘 木 白 安 花 温 乐 车 平 古 谷 宫 关 "
    "孔 牛 成 叶 祝 项 毛 路 左 易 满 晏 祁 甄 武 阎 褚 池 冷 危 仇 柏 禹 竺 郝 闵 戚 裴 宿 苗 欧阳 慕容 上官 司马 诸葛 东方 令狐 皇甫 尉迟 南宫"
).split()
# Names of every kind: ordinary ones, words, pieces of words, of one character.
GIVEN = (
    "浩宇 子涵 梓萱 思齐 雨桐 嘉怡 若溪 昊天 景行 思源 雨薇 可馨 安妮 天佑 晨光 一诺 语嫣 子夜 雪见 晚舟 木森 一径 一帆 晨曦 春雪 小北 一鸣 乐言 望舒 亦可 "
    "夏安 洋 霖 浩 宇 琪 然 诺 宁"
).split()
PLACES = {kind: [str(each) for each in places] for kind, places in KNOWN["孩子"].items()}
TRIED, STEP = 6, 7  # names in each place; steps among given names


@pytest.mark.parametrize("kind", PLACES)
def test_a_child_is_found_by_whatever_name(kind: str) -> None:
    families, given = itertools.cycle(FAMILIES), itertools.cycle(GIVEN[at * STEP % len(GIVEN)] for at in range(len(GIVEN)))
    named = [(place, next(families) + next(given)) for place in PLACES[kind] for _ in range(TRIED)]
    texts = [place.replace("{N}", name) for place, name in named if len(set(name)) == len(name)]
    missed = [text for text in texts if not any(each.sort is Sort.CHILD for each in find(text))]
    print(f"\n{kind}: {len(missed)} of {len(texts)}", *map(repr, missed), sep="\n  ")
    assert len(missed) < 0.04 * len(texts)


@pytest.mark.parametrize("text", KNOWN["没有孩子"])
def test_an_ordinary_word_in_such_a_place_is_no_name(text: str) -> None:
    assert find(text) == []
