"""Spans that look like a full name, wherever they stand: a family name and one or two characters that parents choose, with words on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.personal.adults import KNOWN
from generator.personal.families import ALSO_WORDS, COMPOUND, FREQUENT
from generator.personal.given import CHOSEN, GIVEN, OF_OLD, OF_OLD_ALONE
from generator.personal.lazily import HAN, lazily
from generator.personal.names import AHEAD, DOES, DOTS, GOES_ON, lone_name_at, may_be, name_at
from generator.personal.ordinary import NAMES_TOO, OPENING, ORDINARY
from generator.personal.words import words

_ALL_GIVEN = frozenset(GIVEN)
FAMILIES = "".join(sorted(FREQUENT | ALSO_WORDS | {name[0] for name in COMPOUND}))
_ONLY_FAMILIES = "".join(sorted(FREQUENT - ALSO_WORDS))
# Family names that stand for little else: 王, 刘.
_HARDLY_WORDS = (
    FREQUENT
    - ALSO_WORDS
    - frozenset(
        "张钟封盖华艾路车房花牛马鱼毛熊夏叶林田向卜红强关宁印景刁甄左苗项柴巴弓牧宿尚柯古易慎戈耿匡蔚师那简曾须查荆竺权益督闪惠迟信展训涂戴许盛池闻时步舒解管应檀沐帖"
    )
)
NEVER_ALONE = frozenset("支幸井门云和有从都来能过别连相那双通占敬师楼漆终须步边员代么")  # with which so many sentences go on
_WORDS_TOO = "".join(sorted(ALSO_WORDS - NEVER_ALONE))
_BEGINS_COMPOUND = "".join(sorted({name[0] for name in COMPOUND}))
_ENDS_COMPOUND = "".join(sorted({name[1] for name in COMPOUND}))
_ONLY_BEGINS_COMPOUND = frozenset(_BEGINS_COMPOUND) - FREQUENT - ALSO_WORDS
# Ends of what children are called, and what leads to a name.
BEFORE_NAMES = "子女儿孩娘生员家手者长桌娃宝贝叫做是的级班岁名位由学友星头王人数请让年大二三选举夸谢扬天孙问了着里有喜表席得"
_ANY_GIVEN = "".join(sorted(set(GIVEN)))
_OVER = rf"(?=[{''.join(sorted(frozenset(GIVEN) | GOES_ON | DOES))}]|[^{HAN}]|$)"
_FIRST = frozenset(_ONLY_FAMILIES) | frozenset(_WORDS_TOO) | NEVER_ALONE | frozenset(_BEGINS_COMPOUND)
_NOT_ONLY = "".join(sorted(_FIRST - frozenset(_ONLY_FAMILIES)))
_NEVER_GIVEN = "".join(sorted(frozenset(_ENDS_COMPOUND) - frozenset(GIVEN)))
_IS_LED_TO = rf"(?<=[{_WORDS_TOO}])(?:(?<=[{BEFORE_NAMES}].)|(?<![{HAN}].))"
# Each large set stands in it as seldom as can be, since each takes a good part of a millisecond to compile: what is left of one is told by a small one.
_MAY_BEGIN = lazily(
    rf"[{''.join(sorted(_FIRST))}](?=[{_ANY_GIVEN}{_NEVER_GIVEN}])"
    rf"(?:(?:(?<![{_NOT_ONLY}])|{_IS_LED_TO})(?=[^{_NEVER_GIVEN}]{_OVER})|(?<![{_NOT_ONLY}])(?=小[{HAN}])|{_IS_LED_TO}(?=小[{HAN}](?![{HAN}]))"
    rf"|(?:(?<=[{_WORDS_TOO}])|(?<![{HAN}].)|(?<=[叫是].))(?=[^{_NEVER_GIVEN}]?[{CHOSEN}])|(?<=[{BEFORE_NAMES}有].)(?=[{CHOSEN}]{{2}})"
    rf"|(?<=[{BEFORE_NAMES}][那双占敬别连步边代])(?=[^{_NEVER_GIVEN}][{CHOSEN}])"
    rf"|(?<=[{_BEGINS_COMPOUND}])(?=[{_ENDS_COMPOUND}][{_ANY_GIVEN}]))"
)
_CHOSEN_ONES = frozenset(CHOSEN)


class Candidate(NamedTuple):
    """What looks like a full name."""

    start: int
    end: int
    likeness: int  # 0: hardly, 1: like one, 2: can be nothing else; less for names of grandparents


def candidates(text: str) -> Iterator[Candidate]:
    """All that look like full names."""
    at = 0
    for match in _MAY_BEGIN.finditer(text):
        start = match.start()
        if start >= at and not _begins_a_word(text, start) and (name := _name(text, start)):
            yield Candidate(*name, likeness(text, *name))
            at = name[1]


def _begins_a_word(text: str, start: int) -> bool:
    """Whether there is an ordinary word, 米粒 or 周三, and nothing that stands in names only."""
    first = text[start : start + 2]
    if text[start] == "信" and text[start - 1 : start] == "微":
        return True
    if first in COMPOUND:
        return False
    if text[start] in _ONLY_BEGINS_COMPOUND:
        return True
    return (first in ORDINARY or first in OPENING) and first not in NAMES_TOO and text[start + 2 : start + 3] not in _CHOSEN_ONES


def _name(text: str, start: int) -> tuple[int, int] | None:
    """The name that begins at `start`, if a word begins there, and the words there are no others."""
    before = text[start - 1 : start]
    if (
        (before and text.startswith("长孙", start))
        or (text[start] in _COUNTED and before.isdigit())
        or _FOREIGN.search(text, max(0, start - 4), start)
        or (before and _HAN_CHAR.match(before) and before not in _LEADING and not _is_behind_one(text, start))
    ):
        return None
    for find in (_lone, _open, _split):
        name = find(text, start)
        if name and _may_be_chosen(text, *name) and not _is_other_word(text[start : name[1]]) and not _is_made_of_words(text, *name):
            break
    else:
        name = _token(text, start) or _cut(text, start)
    return (
        None
        if not name
        or (text[name[1] : name[1] + 1] in DOTS and not _AGE_BEHIND.match(text, name[1] + 1))
        or _OF_A_PLACE.match(text, name[1])
        else name
    )


def _lone(text: str, start: int) -> tuple[int, int] | None:
    return lone_name_at(text, start, is_told=True)


def _open(text: str, start: int) -> tuple[int, int] | None:
    return name_at(text, start, is_told=True)


def _split(text: str, start: int) -> tuple[int, int] | None:
    """A name whose family name is hardly anything else, and whose characters are words by themselves."""
    run = _HAN_RUN.match(text, start, start + AHEAD)
    if run is None or (text[start] not in _HARDLY_WORDS and (_is_within(text, start) or text[start + 1 : start + 2] not in _CHOSEN_ONES)):
        return None
    found = words(run.group())
    if len(found[0].letters) > 1 or len(found) == 1:
        return None
    length = 1 + len(found[1].letters)
    if length == 2 and len(found) > 2 and len(found[2].letters) == 1 and found[2].letters in _CHOSEN_ONES:
        length = 3
    return (start, start + length) if length < 4 and may_be(text[start : start + length], False) else None


def _may_be_chosen(text: str, start: int, end: int) -> bool:
    """Whether parents choose its last character, as they may all behind 小, or it is over there anyway."""
    return text[end - 1] in _ALL_GIVEN or (text[end - 2] == "小" and end - start > 2) or not _HAN_CHAR.match(text, end)


def _token(text: str, start: int) -> tuple[int, int] | None:
    """A name that is a word, too, or is made of words: only where it is all that stands between two signs, or before 同学."""
    if start and _HAN_CHAR.match(text, start - 1) and text[start - 1] not in BEFORE_NAMES:
        return None
    token = _TOKEN.match(text, start)
    name = token.group() if token else ""
    if name[:2] in ORDINARY and name[2:] not in _CHOSEN_ONES:
        return None
    is_compound = name[:2] in COMPOUND
    if name not in NAMES_TOO and (not name or len(name) > 3 + is_compound or not may_be(name, is_compound) or _is_word(name)):
        return None
    return start, start + len(name)


def _cut(text: str, start: int) -> tuple[int, int] | None:
    """陶子默把: a name of which the dictionary takes two characters for a word."""
    run = _HAN_RUN.match(text, start, start + AHEAD)
    if run is None or text[start] not in _HARDLY_WORDS or _is_within(text, start):
        return None
    found, end, name = words(run.group()), start + 3, text[start : start + 3]
    is_cut = len(found) > 1 and len(found[0].letters) == len(name) - 1 and len(found[1].letters) == 1
    is_before_word = len(found) > 2 and len(found[2].letters) > 1 and name[2:] not in _BEFORE_NOUNS  # 宗子昂马上
    is_over = is_before_word or text[end : end + 1] in GOES_ON or text[end : end + 1] in DOES or not _HAN_CHAR.match(text, end)
    is_other = name[:2] in ORDINARY or name[:2] in OPENING or name[:2] in KNOWN or name[2:] not in _ALL_GIVEN
    return (start, end) if is_cut and is_over and not is_other and may_be(name, False) else None


def _is_word(name: str) -> bool:
    """Whether it is somebody of history, a word, or a number: 齐十二."""
    return (
        _NUMERALS.issuperset(name[1:])
        or name in KNOWN
        or name[:-1] in KNOWN
        or name in ORDINARY
        or (len(found := words(name)) == 1 and not found[0].is_name)
    )


def _is_other_word(name: str) -> bool:
    """雷雨天, 白雪落, 司马光砸, and 夏天 in the midst of a sentence."""
    if name in NAMES_TOO or _is_word(name):
        return True
    is_word = name[:2] in NAMES_TOO or name[:2] in ORDINARY or name[:2] in OPENING
    return len(name) > 2 and is_word and name[:2] not in COMPOUND and name[-1] not in _CHOSEN_ONES and name[1] != name[2]


def _is_behind_one(text: str, start: int) -> bool:
    """Whether a word begins at `start`; 我家 and 今天 are over, though 家常 and 天竺 are words, too."""
    return text[start - 2 : start] in _OVER_AT_ONCE or is_between_words(text, start)


def is_between_words(text: str, start: int) -> bool:
    """Whether a word begins at `start`, within Chinese characters."""
    begin = start
    while begin > max(0, start - _AROUND) and _HAN_CHAR.match(text, begin - 1):
        begin -= 1
    run = _HAN_RUN.match(text, begin, start + _AROUND)
    return run is None or any(begin + each.start == start for each in words(run.group()))


def _is_made_of_words(text: str, start: int, end: int) -> bool:
    """Whether it is 公开 and 用, or goes on into the next word: 印发以后."""
    run = _HAN_RUN.match(text, start, start + AHEAD)
    if run is None or text[start : start + 2] in COMPOUND or text[end - 1] in _CHOSEN_ONES or text[end - 1] == text[end - 2]:
        return False
    found = words(run.group())
    first, length = found[0], end - start
    is_word = len(first.letters) > 1 and (not first.is_name or len(first.letters) == length == 2)  # the dictionary takes 盖子 for a name
    if is_word or len(run.group()) == length or any(each.start == length for each in found):
        return is_word
    if length == 2 and text[start] not in _HARDLY_WORDS:
        return True
    return _is_within(text, start) or (text[end] not in GOES_ON and text[end] not in DOES)  # 翟小虎跑得快, though 虎跑 is a word


_AROUND = 6  # characters


def likeness(text: str, start: int, end: int) -> int:
    """How much it looks like the name of a child of today: 2 if it can be nothing else, -3 if a grandparent would have it."""
    if text[start:end] in NAMES_TOO:
        return -6 if len(words(text[start:end])) == 1 else -3
    family = 2 if text[start : start + 2] in COMPOUND else 1
    given = text[start + family : end]
    if len(given) == 2 and given[0] == given[1]:
        return 2
    if family == 1 and (OF_OLD if len(given) > 1 else OF_OLD_ALONE).issuperset(given):
        return _OLD
    is_within = _is_within(text, start)
    if text[start] in ALSO_WORDS and given[0] == "小" and given[-1] not in _ALL_GIVEN and len(words(given)) == 1:
        return -2  # 印小熊
    if not _CHOSEN_ONES.isdisjoint(given):
        return 1 + (len(given) > 1 or family > 1) - is_within
    if end - start == 2 and len(words(text[start:end])) == 1:
        return -4
    is_open = bool(_HAN_CHAR.match(text, end)) and text[end] not in GOES_ON and text[end] not in DOES
    if text[start] in _HARDLY_WORDS or family > 1:
        return len(given) - 1 + (family > 1) - is_within - (is_open and len(given) == 1)
    return (
        (1 if len(given) > 1 else -2)
        - (text[start] in ALSO_WORDS) * (1 + 2 * (_is_behind_han(text, start) and (text[start - 1] != "的" or text[start] in NEVER_ALONE)))
        - 2 * is_within
        - is_open
    )


def _is_behind_han(text: str, start: int) -> bool:
    return start > 0 and bool(_HAN_CHAR.match(text, start - 1))


def _is_within(text: str, start: int) -> bool:
    """Whether a sentence goes on before it, with nothing that leads to a name."""
    before = text[start - 1 : start]
    return bool(before and _HAN_CHAR.match(before)) and before not in _LEADING and before not in BEFORE_NAMES


def is_of_old(text: str, start: int, end: int) -> bool:
    """Whether it is rather the name of a parent or a grandparent."""
    return likeness(text, start, end) == _OLD and text[start:end] not in NAMES_TOO


_OLD = -3
_HAN_CHAR = lazily(f"[{HAN}]")
_HAN_RUN = lazily(f"[{HAN}]+")
_LEADING = frozenset("的和与跟及向对叫给请让问到有被把是由为说夸赞见像比同着了岁名位")
_OVER_AT_ONCE = frozenset("我家 咱家 们家 他家 她家 今天 昨天 明天 我弟 我妹".split())
_AGE_BEHIND = lazily(r"[0-9一二三四五六七八九十]{1,2}(?:周?岁|年级)|[大中小]班|《")
_BEFORE_NOUNS = frozenset("小大新一多")
_COUNTED = frozenset("路车楼房项张双盘席元米石车台步门单成包花")  # behind figures: 103路
_NUMERALS = frozenset("二三四五六七八九十百千万")
_TOKEN = lazily(rf"[{HAN}]{{2,4}}(?=[^{HAN}]|$)")
_FOREIGN = lazily(rf"[{HAN}](?<![班级组者号章名员校学园画文诗曲书品题队友孩童娃])[·•‧・][{HAN}]{{0,3}}$")
_OF_A_PLACE = lazily(r"(?:(?<=[小中大])学|(?:小学|中学|学校|幼儿园|大学|学院|社区|小区|胡同|[大南北东西]?[街路巷村镇乡县])(?!生|毕业))")
