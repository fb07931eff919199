"""Full names of children that are words, too, such as 安静 and 田野: known where a text says that one is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.classes import AGE, CLASS, GRADE
from generator.personal.lazily import lazily
from generator.personal.ordinary import NAMES_TOO

Span = tuple[int, int]
Word = re.Match[str]

_WORD_AT_START = lazily(r"(?:^|[，,。！!？?；;：:（(|｜“「\n])\s?$")
_AGED_BEHIND = lazily(rf"[，,|｜（( ]{{1,3}}(?:[男女][，, ]{{1,2}}|今年)?{AGE}半?(?=[，,。）)|｜\s]|$)")
_PUPIL_BEHIND = lazily(rf"(?:同学|小朋友)(?!们)[^。！？\n]{{0,14}}(?:{AGE}(?!以)|[上读念是]{GRADE}|{CLASS})")
_CALLED = lazily(r"(?:名叫|(?:真名|大名|全名|本名)(?:就?[叫是])?|姓名|名字[叫是]?|叫做|叫作|[我她他]叫)[：:|｜ “「]{0,2}")
_CALLED_ENDS = lazily(r"[。，,！!？?；;”」）)\s|｜]|$")


def word_before(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, before an age, 同学 or 小朋友, where it can be nothing else."""
    for start in (match.start() - 2, *_places_of_aged(text, match)):
        end = start + 2
        is_first = start >= 0 and text[start:end] in NAMES_TOO and _WORD_AT_START.search(text, max(0, start - 3), start)
        if is_first and (_AGED_BEHIND.match(text, end) or _PUPIL_BEHIND.match(text, end)):
            yield start, end


def _places_of_aged(text: str, match: Word) -> Iterator[int]:
    if match.group() in ("岁", "歲"):
        yield from range(max(0, match.start() - 12), max(0, match.start() - 3))


def word_behind(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, where it is said that it is the name of a child."""
    called = _CALLED.match(text, match.start())
    if called:
        start, end = called.end(), called.end() + 2
        if text[start:end] in NAMES_TOO and _CALLED_ENDS.match(text, end) and _OF_A_CHILD.search(text, max(0, start - 30), end + 30):
            yield start, end


_OF_A_CHILD = lazily(rf"年级|{CLASS}|{AGE}|小学|幼儿园|孩子|儿子|女儿|孙|宝宝|小朋友|同学|学生|娃|男孩|女孩|小名")


def word_told(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, behind 七岁的."""
    start = match.end() + 1
    if text[match.end() : start] == "的" and text[start : start + 2] in NAMES_TOO and _WORD_ENDS.match(text, start + 2):
        yield start, start + 2


_WORD_ENDS = lazily(r"[说问在把给被画写跑站]|[。，,！!？?；;”」）)]|$")

_AGES = ("岁", "歲")
SORTS = (
    (frozenset(["同学", "小朋友", *_AGES]), word_before),
    (frozenset("姓名 名字 大名 全名 真名 本名 我叫 她叫 他叫 名叫 叫做 叫作".split()), word_behind),
    (frozenset(_AGES), word_told),
)
