"""Values over several lines, in each of YAML's ways: between Chinese characters a line's end is nothing, elsewhere a blank."""

from __future__ import annotations

import pytest

from generator.load.yaml_tree import Scalar, compose
from generator.text import as_one_line

WAYS = {
    "literal": "summary: |\n  一张板凳，\n  坐过好多人。\n",
    "literal, shown kept": "summary: |+\n  一张板凳，  \n  坐过好多人。\n\n",
    "folded": "summary: >\n  一张板凳，\n  坐过好多人。\n",
    "folded, stripped": "summary: >-\n  一张板凳，\n  坐过好多人。\n",
    "plain": "summary: 一张板凳，\n  坐过好多人。\n",
    "single quotes": "summary: '一张板凳，\n  坐过好多人。'\n",
    "double quotes": 'summary: "一张板凳，\n  坐过好多人。"\n',
}


def value(text: str) -> str:
    root, refusals = compose(text)
    assert not refusals
    summary = root.values["summary"]
    assert isinstance(summary, Scalar)
    return as_one_line(summary.text)


@pytest.mark.parametrize("way", WAYS)
def test_lines_of_chinese_are_joined_without_a_blank(way: str) -> None:
    assert value(WAYS[way]) == "一张板凳，坐过好多人。"


def test_blanks_that_were_typed_and_those_of_latin_words_stay() -> None:
    assert value("summary: >\n  张三 李四\n  都来看 the lamp\n  left on\n  那一段。\n") == "张三 李四都来看 the lamp left on 那一段。"
    assert value("summary: |\n  the lamp\n  left on\n") == "the lamp left on"
