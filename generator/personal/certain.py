"""Names in places that leave no doubt that a child's name stands there: what begins with a family name is one, unless it is plainly another word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.personal.adults import KNOWN
from generator.personal.families import ALSO_WORDS, COMPOUND, FREQUENT, RARE
from generator.personal.given import CHOSEN, GIVEN, GIVEN_THOUGH, OF_TODAY, RARELY_GIVEN
from generator.personal.lazily import HAN, lazily
from generator.personal.names import AHEAD, DOES, DOTS, GOES_ON, GOING_ON, may_be
from generator.personal.ordinary import NAMES_TOO, NO_NAMES, OPENING, ORDINARY
from generator.personal.words import words

Span = tuple[int, int]

_ANY_GIVEN = frozenset(GIVEN + RARELY_GIVEN)
_CHOSEN = frozenset(CHOSEN)
_SURE_GIVEN = OF_TODAY | GIVEN_THOUGH
_FAMILIES = FREQUENT | ALSO_WORDS | frozenset(RARE)
_FIRST = _FAMILIES | {name[0] for name in COMPOUND}
_HAN_CHAR = lazily(f"[{HAN}]")
_HAN_RUN = lazily(f"[{HAN}]+")
_FUNCTION_WORDS = frozenset("和有从都来能过别向相老须步师楼敬占信")  # with which a sentence goes on
_WORDS_TOO = (GOING_ON | frozenset("于应全时常单谈")) - _FUNCTION_WORDS  # with which one may
_RATHER_FAMILIES = frozenset("于方高安江马田叶金乐")  # than the words that they are, too
_FREQUENT = "王"
_JOINS = frozenset("和与跟同及从都有来")
# Behind a name: what a sentence about somebody goes on with, besides the words of one character that `names` knows.
_GOES_ON = lazily(
    r"同学|小朋友|小选手|小记者|今[天年晚早]|昨[天晚]|明[天年]|[早下上中]午|第一|终于|一[边直个共口路]|三[次年天]|两[次年个]|四[次年]|每[天周]|最[爱喜]|已经?|正在?|刚刚?|还[没在是有不]|也|就|都"
    r"|又|却|才|便|不[但仅怕小]|没有?|为[了大]|因为?|用|把|将|以|担任|发言|上台|主持|获[得奖]|荣获|夺|赢|得了|带[着来领]|代表|参加|表[演示现]|朗诵|演[奏唱讲]"
    r"|[一-龥][出起下上回完好住到开]?(?:了(?!解)|着(?!急)|过(?![来去程]))|[拍写画做唱讲读捡]的|[啊呀呢哦啦嘛（(：:，,、。！!？?；;“”《》|｜\s]"
)
# Before a name that stands before 同学, in the midst of a sentence.
_LEADS = lazily(
    r"(?:祝贺|恭喜|表扬|感谢|谢谢|欢迎|请|邀请|[冠亚季]军|候选人|获得者|获奖者|得主|第[一二三四五六]名?|[一二三金银铜]等?奖|[今昨明]天|今[晚日]|[上下中]午|下面|接着|接下来|首先|最后"
    r"|寻找|送[给到]|献给|发给|由|让|给|夸夸?|赞|为|向|对|跟|和|与|及|叫|是|的|名|位|岁|[班级队组]|之星|标兵|选手|代表|作者|[组队班团]长|委员|[者手家星王孩娃友桌]|妹|弟|哥|姐|[儿孙侄]子|女"
    r"|看|听|学习|帮助?|等|找|接|送|记者|得知|听说|发现|看见|因|陪|推荐|选举?|采访|安慰|鼓励|提醒|批评|问)$"
)
_TELLING = frozenset("的叫是")
_PLACES = frozenset("区县镇乡村街路园院校楼店厅馆所")


def may_begin(text: str, start: int) -> bool:
    """Whether a name may begin at `start`: what is seen at a glance, since it is asked behind each word for a child."""
    second = text[start + 1 : start + 2]
    return text[start : start + 1] in _FIRST and (second in _ANY_GIVEN or text[start : start + 2] in COMPOUND)


def certain_at(text: str, start: int) -> Span | None:
    """The full name that begins at `start`."""
    if not may_begin(text, start) or not (run := _HAN_RUN.match(text, start, start + AHEAD)):
        return None
    if text[start] in _JOINS and start and _HAN_CHAR.match(text, start - 1) and text[start - 1] not in _TELLING:
        return None
    found = words(run.group())
    is_word = len(found[0].letters) > 2 and not found[0].is_name
    ends = {start + each.start + len(each.letters) for each in found}
    possible = []
    for length, is_compound in _lengths(text, start):
        end = start + length
        if length < len(run.group()) and text[start : start + 2] in NAMES_TOO and text[end - 1] not in _CHOSEN:
            continue  # 成长中
        if (
            length <= len(run.group())
            and not (is_word and length < len(found[0].letters))
            and _may_be(text, start, end, is_compound)
            and _is_over(text, end)
        ):
            possible.append(end)
    return next(((start, end) for end in possible if end in ends), None) or ((start, possible[0]) if possible else None)


def certain_before(text: str, end: int) -> Span | None:
    """The full name that ends at `end`, if there begins a sentence or what leads to a name stands before it."""
    if not _ANY_GIVEN.issuperset(text[max(0, end - 1) : end]) or _FIRST.isdisjoint(text[max(0, end - 4) : max(0, end - 1)]):
        return None
    for length, is_compound in ((4, True), (3, False), (3, True), (2, False)):
        start = end - length
        if start < 0 or text[start] not in _FIRST or not _may_be(text, start, end, is_compound):
            continue
        if text[start - 1 : start] in DOTS:
            continue
        if (not start or not _HAN_CHAR.match(text, start - 1) or _LEADS.search(text, max(0, start - 6), start)) and not (
            text[start] in _JOINS and start and _HAN_CHAR.match(text, start - 1) and text[start + 1 : end] not in _SURE_GIVEN
        ):
            return start, end
    return None


def _lengths(text: str, start: int) -> Iterator[tuple[int, bool]]:
    if text[start : start + 2] in COMPOUND:
        yield from ((4, True), (3, True))
    yield from ((3, False), (2, False))


def _may_be(text: str, start: int, end: int, is_compound: bool) -> bool:
    """Whether it can be a name by its characters, and is no other word."""
    name = text[start:end]
    given = name[2 if is_compound else 1 :]
    if given in _SURE_GIVEN:
        is_joined = name[0] in _FUNCTION_WORDS and (given[0] == "小" or given[:1] == given[1:])  # 和小满
        return name not in KNOWN and not is_joined and (is_compound or name[0] in _FAMILIES)
    is_cut = not is_compound and (name[0] in RARE or name[:2] in OPENING or name[:2] in ORDINARY)  # 宁可馨
    if name in NAMES_TOO or name in KNOWN or not _ANY_GIVEN.issuperset(given):
        return False
    if not may_be(name, is_compound) and not (is_cut and may_be(_FREQUENT + given, False)):
        return False
    is_chosen = given[-1:] in _CHOSEN
    if is_compound:
        return True
    found = words(name)
    is_word = len(found[0].letters) > 1 and not found[0].is_name
    if (
        name[0] not in _FAMILIES
        or name[0] == given[0]
        or name[0] == "老"
        or given in NO_NAMES
        or name in ORDINARY
        or (is_word and len(name) > 2 and len(found) == 1)
    ):
        return False  # 向日葵
    if name[:2] in NAMES_TOO:
        return not is_word or len(found) > 1
    if name[0] in RARE or name[0] in _FUNCTION_WORDS or name[0] in _WORDS_TOO:
        is_pet_name = given[:1] == given[1:] or given[0] == "小"  # 和圆圆
        if is_pet_name or len(words(given)[0].letters) > 1 or (_CHOSEN.isdisjoint(given) and (name[0] not in _WORDS_TOO or len(given) < 2)):
            return False
    if name[:2] in ORDINARY or name[:2] in OPENING:
        return len(name) > 2 and is_chosen
    if len(found[0].letters) == len(name):
        return not is_word or (is_chosen and (name[0] not in ALSO_WORDS or name[0] in _RATHER_FAMILIES))
    return not is_word or is_chosen


def _is_over(text: str, end: int) -> bool:
    """Whether the name may be over at `end`."""
    run = _HAN_RUN.match(text, end, end + AHEAD)
    if run is None:
        return True
    if text[end] in _PLACES:
        return False
    if text[end] in GOES_ON or text[end] in DOES or _GOES_ON.match(text, end):
        return True
    return len(words(run.group())[0].letters) > 1
