"""The rule on children's names: full names before 同学 and 小朋友 are found, what only looks like one is not. All names are made up."""

from __future__ import annotations

import pytest

from generator.rules.people import _FULL_NAME


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("赵甲乙同学也来了。", "赵甲乙"),
        ("后来，钱丙小朋友也来了。", "钱丙"),
        ("一年级的孙丁戊同学", "孙丁戊"),
        ("还有李甲乙小同学", "李甲乙"),
        ("“周丙丁同学！”", "周丙丁"),
    ],
)
def test_found(text: str, name: str) -> None:
    match = _FULL_NAME.search(text)
    assert match
    assert match.group(1) == name


@pytest.mark.parametrize(
    "text",
    [
        "小孟同学也来了。",
        "王同学也来了。",
        "全班同学都来了。",
        "高年级同学先走。",
        "几位小朋友",
        "周末，小朋友们都来了。",
        "和同学一起",
        "老同学见面",
        "孟同学和孟妈妈",
    ],
)
def test_left_alone(text: str) -> None:
    assert not _FULL_NAME.search(text)
