"""Places where a text says that a name stands: there it may be made of ordinary words, 左岸, or begin with one, 都一凡."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import KNOWN
from generator.personal.candidates import BEFORE_NAMES, FAMILIES, NEVER_ALONE, Candidate, is_between_words, likeness
from generator.personal.families import ALSO_WORDS, COMPOUND
from generator.personal.given import GIVEN, OF_TODAY
from generator.personal.keywords import one_of
from generator.personal.lazily import HAN, lazily
from generator.personal.names import AHEAD, DOES, GOES_ON, GOING_ON, may_be
from generator.personal.ordinary import NAMES_TOO, OPENING, ORDINARY
from generator.personal.words import words

_NAME = rf"(?P<name>[{FAMILIES}][{GIVEN}]{{1,2}})"
_PERSON = "，,我你您他她个位名子女儿娃孙桌宝生友字员二三大甥妹弟孩姑丫"  # 画叫春雪 is a picture
# 同桌叫谈笑，; “我是左岸。”; “你叫什么？”“方知有。”
_CALLED = lazily(
    rf"[叫是“「—的](?=[做作—“「]?[{FAMILIES}])(?:(?<=[{_PERSON}]叫)(?<![小乳网]名叫)[做作]?|(?<=我是)|(?<=[大全]名是)|(?<=名字是)|(?<=作者是)|(?<=[？?][”」][“「])[—“「]?|(?<=[？?][”」]—)—?"
    rf"|(?<=[？?]—)—?|(?<=年级的)|(?<=班的)){_NAME}(?:(?=[^{HAN}]|$|[啊呀哦啦])|(?<=[级班]的(?P<open>[{FAMILIES}][{GIVEN}]{{2}}))(?=[{HAN}]))"
)
_VOICE = lazily(  # 花小楼：“我今年上大班”
    rf"[：:](?:(?<=(?<![^\n])(?P<of_two>[{FAMILIES}][{GIVEN}]).)|(?<=(?<![^\n])(?P<of_three>[{FAMILIES}][{GIVEN}]{{2}}).))"
)
# 妹妹柳絮比我小四岁
_OF_A_FAMILY = lazily(
    rf"[今比刚才（(](?:(?<=[女子妹弟孙娃孩居桌友学](?P<of_two>[{FAMILIES}][{GIVEN}]).)|(?<=[女子妹弟孙娃孩居桌友学](?P<of_three>[{FAMILIES}][{GIVEN}]{{2}}).))"
    r"(?:(?<=今)年|(?<=比)[我他她弟哥姐妹]|(?<=刚)[上满会]|(?<=[才（(])[0-9一二三四五六七八九十])"
)
_SPOKEN_TO = lazily(rf"[“「]{_NAME}(?=[，！,!](?P<yours>你[的把怎别快])?(?:你(?!们)|快(?!乐)|别|(?<=你.)))")  # “常安，你的跳绳掉了。”
ASKED = lazily(r"(?<!您)叫(?:什么|啥)(?:名[字儿]?)?[呀啊呢来着]{0,2}[？?][”」]?[“「—]{0,2}$")
_FUNCTION_WORDS = "".join(sorted(NEVER_ALONE))
# “从今夏！; 我外孙都一凡，; 楼小北和…
_BEGINS_WITH_A_WORD = lazily(
    rf"[{_FUNCTION_WORDS}](?=[{GIVEN}])(?:(?<=[“「].)(?P<called>[{GIVEN}]{{2}})(?=[！，!,])"
    rf"|(?:(?<![{HAN}].)|(?<=[{BEFORE_NAMES}].))(?P<given>[一小晓子若念雨思知青][{GIVEN}])(?=[^{HAN}]|$|[{''.join(sorted(DOES | GOES_ON))}]))"
)
_FIRST_OF_TODAY, _SECOND_OF_TODAY = ("".join(sorted({each[at] for each in OF_TODAY})) for at in (0, 1))
# From its second character on, which is rarer than a family name.
_OF_TODAY = lazily(rf"[{_FIRST_OF_TODAY}](?=[{_SECOND_OF_TODAY}])(?<=[{FAMILIES}].)(?<=(?={one_of(OF_TODAY)}).)")
_RATHER_JOINS = frozenset("和有从都来能过别连那向于因")  # who is named without family name: 和一诺, 都一凡
_PARTED = lazily(  # 温－若－初
    rf"[{FAMILIES}](?P<sign>[－—–\-·•.．/])[{GIVEN}](?:(?P=sign)[{GIVEN}])?(?![{HAN}A-Za-z0-9]?(?P=sign))(?![{HAN}](?<!同)(?<!小))"
)
_SIGNS = re.compile(f"[－—–\\-·•.．/][{HAN}][－—–\\-·•.．/]")
_THINGS = frozenset("豆米包糖饼果瓜粥糕圆虎龙鱼鸟猫狗兔熊鹿牛羊马鸡鸭花草树石宝球星星豚鹰燕雀蛋粉面菜麦栗枣莓桃梨橘柚")


def told_names(text: str) -> Iterator[Candidate]:
    """Names of which only the place where they stand tells that they are some."""
    for match in _CALLED.finditer(text):
        start, end = match.span("name")
        is_asked = match.group()[0] in "“「—"
        if (is_asked and not ASKED.search(text, max(0, start - 16), start)) or (match["open"] and not _is_before_a_word(text, start, end)):
            continue
        if _may_be_called(text[start:end], text[start - 2 : start]):
            yield Candidate(start, end, 1 if is_asked else -3)
    for match in _SPOKEN_TO.finditer(text) if "“" in text or "「" in text else ():
        is_surely = match["yours"] or (len(match["name"]) == _OF_TWO and not _is_word(match["name"]))  # no “平安，快快长大。”
        if is_surely and _may_be_called(match["name"], "“"):
            yield Candidate(*match.span("name"), -2)
    is_aged = "岁" in text or "年级" in text or "班" in text
    patterns = (_VOICE, _OF_A_FAMILY) if is_aged and ("：" in text or ":" in text) else (_OF_A_FAMILY,) if is_aged else ()
    for match in (each for pattern in patterns for each in pattern.finditer(text)):
        if _may_be_called(match["of_two"] or match["of_three"], "："):
            yield Candidate(*match.span("of_two" if match["of_two"] else "of_three"), -3)
    for match in _BEGINS_WITH_A_WORD.finditer(text):
        start, end = match.span()
        given = match["called"] or match["given"]
        if given[0] == "小" and text[start] == "和" and text[start - 1 : start] > "\u2fff":
            continue  # 大宝和小宝
        if (
            (given in NAMES_TOO or not _is_word(given))
            and not _is_word(match.group())
            and (match["given"] or not _is_word(match.group()[:2]))
        ):
            yield Candidate(start, end, -2)
    for match in _OF_TODAY.finditer(text):
        start, end = match.start() - 1, match.end() + 1
        if text[start] not in _RATHER_JOINS and is_between_words(text, start) and text[start:end] not in KNOWN:
            yield Candidate(start, end, 2 - 2 * (text[start] in ALSO_WORDS))
    if _SIGNS.search(text):
        for match in _PARTED.finditer(text):
            before = _HAN_BEFORE.search(text, max(0, match.start() - 2), match.start())
            if not before or (len(match.group()) > _OF_TWO and len(before.group()) == 1):
                name = match.group().replace(match["sign"], "")
                yield Candidate(*match.span(), max(-1, likeness(name, 0, len(name))))


def _is_before_a_word(text: str, start: int, end: int) -> bool:
    """Whether the name is over, since a family name and a word, or characters by themselves, stand before a word of several: 苗景行担任."""
    name, run = text[start:end], words(text[start : start + AHEAD])
    parts = [each.letters for each in run if each.start < end - start]
    is_whole = any(each.start == end - start and len(each.letters) > 1 for each in run)
    return is_whole and len(parts[0]) == 1 and name[0] not in GOING_ON and may_be(name, False) and (len(parts) > 2 or name[1:] in NAMES_TOO)


_OF_TWO = 3  # characters: of a name of two with a sign between, or with a given name of two
_HAN_BEFORE = lazily(rf"[{HAN}][－—–\-·•.．/]?$")


def _may_be_called(name: str, before: str) -> bool:
    """Whether it is no pet name, 毛豆, and no word for what somebody is: 居民."""
    if name in NAMES_TOO:
        return True
    if len(name) > _OF_TWO - 1 and name[1] == name[2] != name[0]:
        return True
    if (
        (before[-1:] == "的" and name[:2] in OPENING)
        or name in KNOWN
        or name[:2] in COMPOUND
        or len(set(name)) == 1
        or name[:2] in ORDINARY
    ):
        return False
    if name.endswith("人") and name[1:] != "可人":
        return False
    is_pet_name = len(name) == 2 and name[-1] in _THINGS and before != "我叫"
    return not is_pet_name and not ((before == "我是" or before[-1:] == "的") and _is_word(name))


def _is_word(text: str) -> bool:
    """Whether the dictionary knows it as a word, and no name."""
    found = words(text)
    return text in ORDINARY or (len(found) == 1 and not found[0].is_name)
