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


_OF_A_CHILD = lazily(rf"年级|{CLASS}|{AGE}|小学|幼儿园|孩子|儿子|女儿|孙|宝宝|小朋友|同学|学生|娃|男孩|女孩|小名")


def word_told(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, behind 七岁的."""
    start, end = match.end() + 1, match.end() + 3
    is_over = not text[end : end + 1].isalpha() or (match.group() != "年级" and _WORD_ENDS.match(text, end))
    if text[match.end() : start] == "的" and text[start:end] in NAMES_TOO and is_over:
        yield start, end


_WORD_ENDS = lazily(r"[说问在把给被画写跑站]|[。，,！!？?；;”」）)]|$")

_KIN = "孩子 娃 小朋友 儿子 女儿 闺女 孙子 孙女 外孙 外孙女 学生 小学生 小记者 小志愿者 班长 同桌 男孩 女孩".split()
_KIN_CALLED = lazily(r"(?:的?大?名字?)?叫(?!做)")
_OF_KIN = lazily(rf"(?:，)?(?:今年|现在|刚刚?|才|已经|也)?(?:[上读念是在]{{0,2}}(?:{GRADE}|{CLASS}|{AGE})|(?:把|给|采访|捐|帮|扶|递))")


def word_of_kin(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, behind 女儿 and the like, if it goes on as behind a name."""
    called = _KIN_CALLED.match(text, match.end())
    if called and text[called.end() : called.end() + 2] in NAMES_TOO and _CALLED_ENDS.match(text, called.end() + 2):
        yield called.end(), called.end() + 2
    start, end = match.end(), match.end() + 2
    if text[start:end] in NAMES_TOO and _OF_KIN.match(text, end):
        yield start, end


def word_in_a_list(text: str, match: Word) -> Iterator[Span]:
    """A name that is a word, too, in a list that ends with 两位同学 and the like."""
    listed = _WHO.search(text, max(0, match.start() - 30), match.start())
    if not listed:
        return
    for at in range(listed.start(), listed.end() - 1):
        is_first = at == 0 or text[at - 1] in "、，：:和与 谢请有" or text[at - 1] < "\u3000"
        if is_first and text[at : at + 2] in NAMES_TOO and text[at + 2] in "、，和与等两三四几 ":
            yield at, at + 2


_WHO = lazily(r"[一-龥]{2,4}(?:[、和与][一-龥]{2,4}){1,8}(?:等|[两三四五六几]位|[两三四五六]名){1,2}(?:小)?$")
_AGES = ("岁", "歲")
SORTS = (
    (frozenset(["同学", "小朋友", "年级", "班", *_AGES]), word_before),
    (frozenset("姓名 名字 大名 全名 真名 本名 我叫 她叫 他叫 名叫 叫做 叫作".split()), word_behind),
    (frozenset(["年级", *_AGES]), word_told),
    (frozenset(_KIN), word_of_kin),
    (frozenset(["同学", "小朋友"]), word_in_a_list),
)
