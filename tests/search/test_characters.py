"""Characters that are read in several ways, or written in two."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.bench.scanning import scanned
from generator.render.search.simplified import in_simplified
from tests.conftest import GOOD
from tests.search.test_answers import SYNONYMS, Asked, differences

READ = {
    "一千个小时有多长": ("youduochang", "youduozhang", "ydc", "ydz", "yqgxsydc"),
    "墙上那张谁都能改": ("shuidouneng", "sheidouneng", "shuidong"),
    "是谁涂的，这一夜谁从这儿走": ("shisheitu", "shishuitu", "zheerzou", "zherzou", "szt", "zherz", "zezou"),
    "慢慢地走回银行": ("manmande", "manmandi", "yinhang", "mmd"),
    "长长的重重的": ("changzhangdechongzhongde", "zhangchangdezhong", "zcdzc"),
}


def test_whatever_is_read_in_several_ways_is_heard_in_all_of_them(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "site")
    for at, title in enumerate(READ):
        story = tmp_path / f"site/stories/read-{at}/index.md"
        story.parent.mkdir()
        story.write_text(
            f"---\ntitle: {title}\ndate: 2026-10-0{at + 1}\nsummary: 一句话。\nthemes: [neighbours]\nsample: true\n---\n\n正文。\n", "utf-8"
        )
    asked = Asked(tmp_path / "site", tmp_path / "out")
    typed = [each for ways in READ.values() for each in ways]
    assert not differences(asked, typed, [[each] for each in typed], SYNONYMS)
    found = {each: {text.title for text in asked.texts if text.address in scanned([text], [each])} for each in typed}
    assert [each for title, ways in READ.items() for each in ways if title not in found[each]] == ["shuidong", "szt", "zezou"]


QUOTED = """---
title: 燈籠與龍
date: 2026-11-01
summary: 街坊說：掃雪的那一天，「龍」字怎么写。
themes: [neighbours]
sample: true
---

這是第一行，隔壁的爺爺寫的春聯貼在門上。

普通的一行，扫雪的人都看见了。

一行很长的話，前面说的是别的事情，和那一天没有什么关系，后面还要说上很久很久，说到太阳下山，说到大家都回家吃饭，最后才说到東邊鄰居家的龜，說完了還要說。
"""


@pytest.mark.parametrize(
    "asked", ["扫雪的那", "掃雪的那", "龙", "龍", "灯笼与龙", "爷爷", "爺爺写", "春联贴在门", "扫雪的人", "东边邻居", "東邊鄰居", "龟"]
)
def test_what_is_quoted_stands_on_the_page_as_it_is_written_there(tmp_path: Path, asked: str) -> None:
    shutil.copytree(GOOD.parent / "base", tmp_path / "site")
    story = tmp_path / "site/stories/quoted/index.md"
    story.parent.mkdir()
    story.write_text(QUOTED, "utf-8")
    (answer,) = Asked(tmp_path / "site", tmp_path / "out").answers(asked)
    assert answer["addresses"] == ["stories/quoted/"]
    assert "".join(each["text"] for each in answer["excerpt"]).strip("…") in QUOTED
    marked = {each["text"] for each in answer["excerpt"] if each["isMarked"]}
    assert marked and {in_simplified(each) for each in marked} == {in_simplified(asked)}
