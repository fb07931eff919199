"""What is done at a school: a verb with its object behind it is no name, where somebody is there or goes there."""

from __future__ import annotations

from generator.personal.families import ALSO_WORDS
from generator.personal.lazily import HAN, lazily
from generator.personal.words import words

_IS_THERE = lazily(rf"[在去到往回进给替帮][{HAN}]{{0,8}}$")  # 老秦去柿子
_BACK = 9  # characters
_VERBS = ALSO_WORDS | frozenset("扶祝封查")
_THINGS = frozenset("门锅灯车树窗桌墙板架炉网")


def is_deed(text: str, school: tuple[int, int], start: int, end: int) -> bool:
    """Whether what stands behind a school, or the end of its name, from `start` to `end` is what somebody does there: 去柿子小学扶梯子."""
    if start != school[1] or text[start] not in _VERBS or not _IS_THERE.search(text, max(0, school[0] - _BACK), school[0]):
        return False
    if end - start == 2 and text[end - 1] in _THINGS:
        return True
    return any(
        len(found := words(part)) == 1 and not found[0].is_name and len(part) > 1 for part in (text[start:end], text[start + 1 : end])
    )
