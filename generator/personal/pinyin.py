"""Full names of children in Latin letters, whole or in part, beside what children are called: Zhao Yiming同学, 赵yiming."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.classes import AGE, GRADE
from generator.personal.families import ALSO_WORDS, FREQUENT
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import HAN, lazily
from generator.personal.names import may_be

_SURNAMES = "".join(sorted(FREQUENT - ALSO_WORDS))
# Of the frequent ones: others are as often English, a place, 小 or 老.
_FAMILIES = frozenset(
    "zhao qian sun li zhou wu zheng wang feng chen chu wei jiang shen han yang zhu qin xu he lyu lv zhang kong cao yan hua jin tao qi xie zou su pan ge fan peng "
    "lu ma fang yu ren yuan liu tang fei xue lei teng luo bi hao an chang fu kang bu gu meng huang mu yin yao shao wang mao dai song pang xiong ji shu xiang zhu "
    "dong liang du ruan lan min jia jiang tong guo mei lin xu qiu gao xia cai tian fan hu huo wan ke guan lu mo fang ding deng hong cui gong cheng xing pei rong "
    "duan hou wu long ye bai pu qiao tan wen zhai lai zhuo qu liao wen zhu shi yi zhong geng kuang ouyang sima shangguan zhuge murong".split()
)
_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang?|[iu]?ao|[iu]?eng?|iong|[iu]a|[iu]?e|uai|[aeu]i|ou|ing?|ong|ung?|uo|iu|[aeiou]|(?<=[ln])v|er)"
_GIVEN = rf"{_SYLLABLE}(?:['’]?{_SYLLABLE})?"
_NO_NAMES = frozenset([("hong", "kong"), ("kong", "fu"), ("kung", "fu"), ("tai", "ji")])
_NICK = frozenset("xiao lao da ah".split())  # Xiao Yu
_TAG = r"(?<![A-Za-z0-9])"
_KIDS = (
    r"(?:同学(?![们会录聚])|小朋友(?!们)|小(?:记者|选手|队员|作者|志愿者|演员|画家|主持人?|讲解员)|宝宝|宝贝|这孩子|的?(?:妈妈|爸爸|家长|同桌|班主任)"
    rf"|[（(，, ]{{1,2}}(?:今年|刚满?)?(?:{AGE}|{GRADE}))"
)
_BEFORE = lazily(
    r"(?:(?<![老大])(?<!大学)同学|小朋友|小(?:记者|选手|队员|作者|志愿者|演员|画家|主持人?|讲解员)|孩子|[男女][孩生]|儿子|女儿|闺女|孙[子女]|宝宝"
    r"|(?:年级|班)的?)(?:叫|是|：|:)?[ “]?$"
)
_BEHIND = lazily(rf"[”’ 　]?{_KIDS}")
_WORDS = lazily(
    rf"{_TAG}(?P<first>[A-Za-z]{{2,18}})(?:[ ·.-](?P<second>[A-Za-z]{{2,12}}(?:[-'’][A-Za-z]{{1,6}})?)(?:[ -](?P<third>[A-Za-z]{{1,6}}))?)?(?![A-Za-z0-9@])"
)
_MIXED = lazily(
    rf"(?P<family>[{_SURNAMES}])[ ·]?(?P<given>[A-Za-z]{{2,12}})(?![A-Za-z0-9@])"
    rf"|{_TAG}(?P<spelt>[A-Za-z]{{2,9}})[ ·]?(?P<han>[{HAN}]{{1,2}}?(?=[^{HAN}]|同学|小朋友|的|$))"
)
_IS_GIVEN = lazily(_GIVEN)
_OF_TWO = lazily(f"{_SYLLABLE}{_SYLLABLE}")
_TWO_IN_ONE = lazily("([A-Z][a-z]+)([A-Z][a-z]+)")  # ZhaoYiming
_LATIN = re.compile("[A-Za-z]{2}")
_CHILD = re.compile("同学|小朋友|小[记选队作志演画主讲]|孩|宝|儿|孙|岁|年级|班|妈|爸|家长|同桌")


def find_in_letters(text: str) -> Iterator[Finding]:
    """Names right before or behind what tells that somebody is a child."""
    if not _LATIN.search(text) or not _CHILD.search(text):
        return
    for match in _WORDS.finditer(text):
        two = _TWO_IN_ONE.fullmatch(match.group())
        words = [each.lower() for each in (two or match).groups() if each]
        if _is_name(words) and _is_of_a_child(text, *match.span()):
            yield Finding(*match.span(), Sort.CHILD, match.group())
    for match in _MIXED.finditer(text):
        given, han = match["given"], match["han"]
        is_name = _is_given(given.lower()) if given else match["spelt"].lower() in _FAMILIES and may_be(f"王{han}", False)
        if is_name and _is_of_a_child(text, *match.span()):
            yield Finding(*match.span(), Sort.CHILD, match.group())


def _is_of_a_child(text: str, start: int, end: int) -> bool:
    return bool(_BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 12), start))


def _is_name(words: list[str]) -> bool:
    """Whether a family name stands ahead of a given one, behind it, or in one word with it."""
    if len(words) == 1:  # of three syllables, or it may be a given name alone: Yiming, Yuanyuan
        word = words[0]
        return not _OF_TWO.fullmatch(word) and any(word[:at] in _FAMILIES and _is_given(word[at:]) for at in range(2, len(word) - 1))
    first, second, *rest = words
    if first == second or first in _NICK or (first, second) in _NO_NAMES:
        return False
    if rest:
        return first in _FAMILIES and _is_given("".join((second, *rest)))
    return (first in _FAMILIES and _is_given(second)) or (second in _FAMILIES and _is_given(first))


def _is_given(word: str) -> bool:
    return bool(_IS_GIVEN.fullmatch(word.replace("-", "")))
