"""Full names of children in Latin letters, whole or in part: beside what children are called, Zhao Yiming同学, 赵yiming; beside an age, zhao-yiming-8sui."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.classes import AGE, GRADE
from generator.personal.families import ALSO_WORDS, FREQUENT
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import HAN, lazily
from generator.personal.names import may_be

_SURNAMES = "".join(sorted(FREQUENT - ALSO_WORDS))
_FREQUENT = frozenset(
    (
        "an bai bi bu cai cao chang chen cheng chu cui dai deng ding dong du duan fan fang fei feng fu gao ge geng gong gu guan guo han hao "
        "he hong hou hu hua huang huo ji jia jiang jin kang ke kong kuang lai lan lei li liang liao lin liu long lu luo lv lyu ma mao mei "
        "meng min mo mu murong ouyang pan pang pei peng pu qi qian qiao qin qiu qu ren rong ruan shangguan shao shen shi shu sima song su "
        "sun tan tang tao teng tian tong wan wang wei wen wu xia xiang xie xing xiong xu xue yan yang yao ye yi yin yu yuan zhai zhang zhao "
        "zheng zhong zhou zhu zhuge zhuo zou"
    ).split()
)
_RARER = frozenset(  # as often English, a place, 小 or 老
    (
        "ai ban bao bian bo cen chai che chi cong dang di diao dongfang dou duanmu gan gongsun gou huangfu jian jiao jing ju lang leng lian "
        "ling linghu lou mai man mi miao mou nangong ni nie ning niu ou pi ping quan ran rao rui sha shan shang she sheng shui si situ sui "
        "suo tie tu weng xi xiahou xiao xin xuan ying yong you yuchi yue yun zang zeng zha zhan zhen zhuang zong zu zuo"
    ).split()
)
_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang?|[iu]?ao|[iu]?eng?|iong|[iu]a|[iu]?e|uai|[aeu]i|ou|ing?|ong|ung?|uo|iu|[aeiou]|(?<=[ln])v|er)"
_GIVEN = rf"{_SYLLABLE}(?:['’]?{_SYLLABLE})?"
_NO_NAMES = frozenset([("hong", "kong"), ("kong", "fu"), ("kung", "fu"), ("tai", "ji")])
_NICK = frozenset("xiao lao da ah".split())  # Xiao Yu
_TAG = r"(?<![A-Za-z0-9])"
_LITTLE = "小(?:记者|选手|队员|作者|志愿者|演员|画家|主持人?|讲解员)"
_KIDS = (
    rf"(?:同学(?![们会录聚])|小朋友(?!们)|{_LITTLE}|宝宝|宝贝|这孩子|的?(?:妈妈|爸爸|家长|同桌|班主任)"
    rf"|[（(，, ]{{1,2}}(?:今年|刚满?)?(?:{AGE}|{GRADE}))"
)
_BEFORE = lazily(
    rf"(?:(?<![老大])(?<!大学)同学|小朋友|{_LITTLE}|孩子|[男女][孩生]|儿子|女儿|闺女|孙[子女]|宝宝"
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
_SPELT_AGE = r"(?:1[0-7]|[1-9])[-_ ]?sui|[1-9][-_ ]?(?:nianji|grade)|grade[-_ ]?[1-9]"
_SPELT_NAME = rf"(?P<family>[a-z]{{2,9}})[-_ ](?P<given>{_SYLLABLE}(?:[-_ ]?{_SYLLABLE})?)"
_AGE_BEHIND = lazily(rf"(?i)(?<![a-z]){_SPELT_NAME}[-_ ](?:{_SPELT_AGE})(?![a-z])")
_AGE_AHEAD = lazily(rf"(?i)(?<![a-z0-9])(?:{_SPELT_AGE})[-_ ](?:de[-_ ])?{_SPELT_NAME}(?![a-z])")
_ANIMALS = frozenset("mao gou tu ma niao yu shu niu ji ya e gui maomi xiaogou xiaomao".split())


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
        is_name = _is_given(given.lower()) if given else match["spelt"].lower() in _FREQUENT and may_be(f"王{han}", False)
        if is_name and _is_of_a_child(text, *match.span()):
            yield Finding(*match.span(), Sort.CHILD, match.group())


def beside_an_age(text: str) -> Iterator[tuple[int, int]]:
    """The names that stand right beside an age or a grade."""
    if "sui" not in text and "nianji" not in text and "rade" not in text:
        return
    for pattern in (_AGE_BEHIND, _AGE_AHEAD):
        for match in pattern.finditer(text.lower()):
            if match["family"] in _FREQUENT | _RARER and match["given"] not in _ANIMALS:
                yield match.start("family"), match.end("given")


def _is_of_a_child(text: str, start: int, end: int) -> bool:
    return bool(_BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - 12), start))


def _is_name(words: list[str]) -> bool:
    """Whether a family name stands ahead of a given one, behind it, or in one word with it."""
    if len(words) == 1:  # of three syllables, or it may be a given name alone: Yiming, Yuanyuan
        word = words[0]
        return not _OF_TWO.fullmatch(word) and any(word[:at] in _FREQUENT and _is_given(word[at:]) for at in range(2, len(word) - 1))
    first, second, *rest = words
    if first == second or first in _NICK or (first, second) in _NO_NAMES:
        return False
    if rest:
        return first in _FREQUENT and _is_given("".join((second, *rest)))
    return (first in _FREQUENT and _is_given(second)) or (second in _FREQUENT and _is_given(first))


def _is_given(word: str) -> bool:
    return bool(_IS_GIVEN.fullmatch(word.replace("-", "")))
