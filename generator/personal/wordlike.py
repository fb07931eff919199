"""Full names of children that are words, too, such as 安静 and 田野: known where a text says that one is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import is_adult
from generator.personal.classes import AGE, CLASS, GRADE, is_of_a_school
from generator.personal.lazily import lazily
from generator.personal.ordinary import NAMES_TOO

Span = tuple[int, int]
Word = re.Match[str]

_WORD_AT_START = lazily(r"(?:^|[，,。！!？?；;：:（(|｜“「\n]|小(?:诗人|作者|画家|选手|记者|演员)|女儿|儿子|孙[子女]|学生)\s?$")
_AGED_BEHIND = lazily(rf"[，,|｜（( ]{{1,3}}(?:[男女][，, ]{{1,2}}|今年)?(?:{AGE}半?|{GRADE}|{CLASS})(?=[，,。）)|｜\s]|$)")
_PUPIL_BEHIND = lazily(rf"(?:同学|小朋友)(?!们)[^。！？\n]{{0,14}}(?:{AGE}(?!以)|[上读念是（(，,]{GRADE}|{CLASS})")
_CALLED = lazily(r"(?:名叫|(?:真名|大名|全名|本名)(?:就?[叫是])?|姓名|名字[叫是]?|叫做|叫作|[我她他]叫)[：:|｜ “「]{0,2}")
_CALLED_ENDS = lazily(r"[。，,！!？?；;”」）)\s|｜]|$")


def word_before(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, before an age, 同学 or 小朋友, where it can be nothing else."""
    if not is_of_a_school(text, match.start(), match.group()):
        return
    for start in (match.start() - 2, match.start() - 3, *_places_of_aged(text, match)):
        end = start + 2
        if start < 0 or text[start:end] not in NAMES_TOO:
            continue
        is_first = _WORD_AT_START.search(text, max(0, start - 5), start)
        if _is_of_a_grade(text, start, match):
            yield start, end
        if is_first and (_AGED_BEHIND.match(text, end) or _PUPIL_BEHIND.match(text, end)) and not is_adult(text, start, end):
            yield start, end


def _is_of_a_grade(text: str, start: int, match: Word) -> bool:
    """五年级 田野 同学."""
    is_beside = (
        match.group() in ("同学", "小朋友") and text[start + 2 : match.start()] in ("", " ") and text[match.end() : match.end() + 1] != "们"
    )
    return is_beside and bool(_GRADE_AHEAD.search(text, max(0, start - 4), start))


_GRADE_AHEAD = lazily(r"(?:年级|班)[的 ]$")


def _places_of_aged(text: str, match: Word) -> Iterator[int]:
    if match.group() in ("岁", "歲", "年级", "班"):
        yield from range(max(0, match.start() - 12), max(0, match.start() - 3))


def word_behind(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, where it is said that it is the name of a child."""
    called = _CALLED.match(text, match.start())
    if called:
        start, end = called.end(), called.end() + 2
        if text[start:end] in NAMES_TOO and _CALLED_ENDS.match(text, end) and _OF_A_CHILD.search(text, max(0, start - 30), end + 30):
            yield start, end


_OF_A_CHILD = lazily(
    rf"监护人|班级|幼儿|儿童|(?:2009|201[0-9]|202[0-9])年|年级|{CLASS}|{AGE}|小学|幼儿园|孩子|儿子|女儿|孙|宝宝|小朋友|同学|学生|娃|男孩|女孩|小名"
)


def word_told(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, behind 七岁的."""
    start, end = match.end() + 1, match.end() + 3
    is_over = not text[end : end + 1].isalpha() or (match.group() != "年级" and _WORD_ENDS.match(text, end))
    if text[match.end() : start] == "的" and text[start:end] in NAMES_TOO and is_over:
        yield start, end


_WORD_ENDS = lazily(r"[说问在把给被画写跑站]|[。，,！!？?；;”」）)]|$")

_AGES = ("岁", "歲")
SORTS = (
    (frozenset(["同学", "小朋友", "年级", "班", *_AGES]), word_before),
    (frozenset("姓名 名字 大名 全名 真名 本名 我叫 她叫 他叫 名叫 叫做 叫作".split()), word_behind),
    (frozenset(["年级", *_AGES]), word_told),
)
