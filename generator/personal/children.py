"""A child's full name, and the school and class that stand beside a child.

《未成年人保护法》 art. 103 and 《儿童个人信息网络保护规定》: nothing by which strangers could find a child.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.personal import wordlike
from generator.personal.adults import is_adult, is_known, is_no_full_name
from generator.personal.candidates import is_of_old
from generator.personal.certain import certain_at, certain_before, may_begin
from generator.personal.classes import AGE, CLASS, GRADE, NUMBER, PLAIN_CLASS, PLAIN_SCHOOL, is_of_a_school
from generator.personal.deeds import is_deed
from generator.personal.evidence import find_told
from generator.personal.families import ALSO_WORDS
from generator.personal.finding import Finding, Sort
from generator.personal.given import CHOSEN
from generator.personal.keywords import any_of
from generator.personal.lazily import HAN, lazily
from generator.personal.names import name_at, name_before
from generator.personal.ordinary import NAMES_TOO
from generator.personal.parted import is_parted
from generator.personal.rolls import listed_below
from generator.personal.romanized import beside_an_age
from generator.personal.youngsters import IN_FUN, KIN, LITTLE, OFFICES

_KIDS = (
    "同学 童鞋 小朋友 小宝贝 宝贝 宝宝 小选手 小记者 小志愿者 小作者 小画家 小主持人 小主持 小演员 小队员 小队长 小学生 小姑娘 小男孩 小女孩 "
    "男孩 女孩 男生 女生 男童 女童 姐妹 兄弟 兄妹 姐弟 "
    "小男生 小女生 小家伙 小伙伴 小讲解员 小歌手 小读者 小棋手 小组长"
).split()
_PARENTS = "妈妈 爸爸 家长 父母 母亲 父亲 妈咪 爹地 妈 爸".split()
_OF = frozenset(
    "姥姥 姥爷 奶奶 爷爷 外婆 外公 班主任 同桌 作业 书包 作文 日记 红领巾 课本 奖状 学籍 座位 校服 铅笔盒 考卷 成绩单".split()
)  # behind 的
_DIRECT = frozenset((*_KIDS, *_PARENTS, *"弟弟 妹妹 小弟弟 小妹妹 这孩子 这个孩子 这名孩子 这娃 这丫头 小丫头 这小子 小小子".split(), *_OF))
_CLOSING = r"[”’」』】\])）》_~ \u3000]{0,3}"
_FILLER = lazily(
    rf"{_CLOSING}(?:(?:等|这位|那位|两位|三位|四位|几位|这个|那个|两个|几个|这些|小|的|等{NUMBER}[名位个])?(?:{NUMBER}[名位个])?)$"
)
_BEHIND_A_NAME = frozenset("等位个名小些的”’」』】])）》_~ \u3000")
_AGED = lazily(
    rf"[（(【\[，,、·\s|]{{0,3}}(?:我|她|他|今年|刚满|刚刚|刚过|才|已经|现在|只有|快|也|女孩?|男孩?|就|那年|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|[，, ]){{0,5}}{AGE}$"
)
_SCHOOLING = frozenset("年级 就读 在读 小学 附小 附中 中学 初中 高中 幼儿园 初一 初二 初三 高一 高二 高三 班".split())
_TEACHES = r"[的 ]?(?:班主任|老师|语文|数学|英语|体育|音乐|美术|任课|家长|组|(?:学生|同学)?[一-龥]{1,4}的(?:爸|妈|爷|奶|姥|家长|老师))"
_SCHOOLED = lazily(
    rf"[{HAN}](?<![刚才已经正还在快])(?={_CLOSING}(?:"
    rf"[，,] ?(?:我|她|他)?(?:是|现在是|今年|现在|今年是|来自)?(?:上|读|念)?(?:了)?{PLAIN_SCHOOL}{PLAIN_CLASS}(?!{_TEACHES})"
    rf"|[，,]?(?:现在|今年|目前|还在?|正在?|才|刚刚?)?(?:就读于|就读|在读|正在读|读小学|上小学|上幼儿园|念小学|在(?:上|读|念)?[{HAN}]{{2,10}}(?:上学|读书|念书|读|上|就读)"
    rf"|(?:刚刚?|才|已经?|今年|现在|正|还在?|快要?|明年|就要|即将)*(?:上|读|念|升|在)(?:的是)?(?:了)?(?:{GRADE}))"
    rf"|[，, ]?[（(](?![^（）()\n]{{0,14}}(?:老师|教师|校长|园长|主任|医生|家长|妈|爸|爷|奶))[^（）()\n]{{0,14}}"
    rf"(?:小学|年级|幼儿园|附小|附中|[0-9一二三四五六七八九十）)]班|初[一二三]|中班|大班|小班)"
    rf"|[，,：: \u3000|/—-]{{1,3}}{PLAIN_SCHOOL}[ 　]?(?=[^，。]{{1,8}}[班级]){PLAIN_CLASS}"
    rf"(?!{_TEACHES}|的孩子们|的?同学们|学生家长)"
    r"))"
)
_SCHOOL_AHEAD = lazily(
    rf"(?:(?:毕业|实验|快乐|[一-龥]{{0,2}}苗)班(?=的)|{CLASS}|{NUMBER}班(?=的)|{GRADE}|们班|小学|中学|附小|附中|初中|高中|幼儿园).?$"
)
_NO_CLASS = frozenset("车次长主会级子费委组底")  # behind 班
_OF_A_PLACE = lazily(r"(?: ?[0-9]{1,2}号 ?|大的|半的|(?:读书|上学|念书|就读)的|的|小学生|学生|女生|男生)?")
_AROUND = 26  # characters
_WINNERS = tuple("冠军 亚军 季军 等奖 金奖 银奖 铜奖 获得者 获奖者".split())
_ROLES = frozenset(
    (
        "孩子 娃娃 娃 宝宝 宝贝 小朋友 同学 小学生 中学生 高中生 初中生 小男孩 小女孩 男孩 女孩 男生 女生 男童 女童 姐妹 兄弟 兄妹 姐弟 "
        "小孩 小孩儿 婴儿 女婴 男婴 新生儿 小姑娘 小男生 小女生 小伙伴 学生 同桌 琴童 新朋友 盲童 聋童 学童 孩童 病童 患童 "
        "学员 毕业生 小子 丫头 团员 幼儿 儿童 营员"
    ).split()
).union(OFFICES, LITTLE, KIN, IN_FUN, _WINNERS)
_OF_ADULTS_TOO = frozenset(
    "同学 同桌 学生 学员 班长 中队长 大队长 新生 儿子 女儿 闺女 旗手 老幺 独子 独女 独生子 独生女 外甥 外甥女 侄子 侄女 侄儿".split()
)
_GROWN_UP = lazily(
    r"(?:老|大|大学|学院|系|高校|党校|夜校|电大|中学|小学|高中|初中|中专|技校|当年的|研究|留|医|保洁|保安|炊事|电工|消防|城管|交警|执法|巡逻|安保|志愿|重获)$"
)
_LEARNS = lazily(r"(?:[暑寒]托|[暑寒]假|[冬夏]令|少儿|幼儿|儿童|少年|托管|课后|假期|六一|[托大中小前]班|幼儿园|小学)[一-龥]{0,4}$")
_OURS = lazily(r"[我咱他她]家(?:的|大|小|二)?$")
_OF_THE_YOUNG = lazily(r"(?:少儿|幼儿|儿童|少年|小学|低年级|中年级|高年级|初中|学生|未成年|小选手|小朋友|宝宝)[^。！？!?\n]{0,8}$")
_ONLY_BEHIND = {"学员": _LEARNS, "毕业生": _LEARNS, "小子": _OURS, "丫头": _OURS, "团员": _LEARNS} | dict.fromkeys(_WINNERS, _OF_THE_YOUNG)
_LINK = lazily(
    r"(?:[（(](?:[一二三四五六七八九十两0-9]{1,2}岁半?|[一二三四五六七八九1-9]年级)[）)])?(?:们|代表|大名|的大名|的名字|的真名|真名|的?姓名|名单|名字)?(?:[，,]?(?:就是"
    r"|名叫|名字叫|名字是|叫做|叫作|叫|是|为|有|如|包括|分别是|：|:|、|，|,|——|[“”「」]|（|\(|《"
    r"|\||\s|_)){0,3}(?:(?<=[是：:])[一二三四五六七八九1-9]年级[的 ]{1,2})?"
)
_IS_SURE = lazily(r"(?:代表|的?大名|的?名字|的?姓名|的?真名)?(?:就是|名叫|名字叫|名字是|叫做|叫作|叫|是|为|——|—|：|:|[“”「」]|\s|_){0,3}")
_TELLS = lazily(r".年级|叫|：|:|分别是|名")
_LISTED = lazily(r"[、，, 和与及跟\n\u3000；;]{1,3}")
_OF_A_SCHOOL = lazily(r"(?:小学|中学|学校|幼儿园)(?!生|毕业)")
_OF_A_CLASS = lazily(rf"{NUMBER}班|{AGE}|年级|全班|班里|年纪最小|幼儿园|少先队|红领巾")
_MOST = 100  # findings of a text

Span = tuple[int, int]
Word = re.Match[str]
Look = Callable[[str, Word], Iterator[Span]]


def find_children(text: str) -> Iterator[Finding]:
    """Full names of children in a text as it is seen."""
    known: set[Span] = set()
    for match in _WORDS.finditer(text):
        for look in _LOOKS[match.group()]:
            for start, end in look(text, match):
                is_old = match.group() in _OF_ADULTS_TOO and is_of_old(text, start, end) and not _is_of_a_class(text, start, end)
                if (start, end) not in known and len(known) < _MOST and not is_old and not is_no_full_name(text, start):
                    known.add((start, end))
                    yield Finding(start, end, Sort.CHILD, text[start:end])
    for start, end in (*find_told(text), *beside_an_age(text)):
        if (start, end) not in known and len(known) < _MOST:
            known.add((start, end))
            yield Finding(start, end, Sort.CHILD, text[start:end])


def _is_of_a_class(text: str, start: int, end: int) -> bool:
    """Whether something beside tells of pupils, among whom the name of a grandparent is one of a child."""
    return bool(_OF_A_CLASS.search(text, max(0, start - 16), end + 10))


def _direct(text: str, match: Word) -> Iterator[Span]:
    """Names directly before a word for a child, its parents, or what a child has."""
    end = match.start()
    if not end:
        return
    if match.group() in _OF:
        if text[end - 1] == "的":
            yield from _names_to(text, end - 1, is_sure=True)
        return
    for name in _names_to(text, end, is_sure=text[match.end() : match.end() + 1] != "们"):
        if not (text[name[0] : name[1]] in NAMES_TOO and _OF_MANY.match(text, match.end())):  # 夏天小朋友们
            yield name
    if text[end - 1] in _BEHIND_A_NAME:
        filler = _FILLER.search(text, max(0, end - 12), end)
        if filler and filler.start() < end:
            is_of = filler.group() == "的"
            names = _names_to(text, filler.start(), is_sure=is_of and match.group() in _PARENTS)
            yield from (each for each in names if not is_of or match.group() in _PARENTS or _is_of_somebody(text, *each))


def _is_of_somebody(text: str, start: int, end: int) -> bool:
    """Whether it is a name, before 的同学, and not what one of these is or wears: 路远, 水平高, 穿蓝棉袄."""
    is_word = text[start:end] in NAMES_TOO or (text[start] in ALSO_WORDS and _CHOSEN.isdisjoint(text[start + 1 : end]))
    return not is_word and text[start - 1 : start] not in _WEARS


_WEARS = frozenset("穿戴背拿捧抱举扎着")
_CHOSEN = frozenset(CHOSEN)


def _age(text: str, match: Word) -> Iterator[Span]:
    """Names right before an age under eighteen."""
    aged = _AGED.search(text, max(0, match.start() - 16), match.end())
    if aged and not _NO_AGE.match(text, match.end()):
        yield from _no_adults(text, _names_to(text, aged.start()))
    of = _OF_AN_AGE.match(text, match.end())
    name = certain_at(text, of.end()) if of and _AN_AGE.search(text, max(0, match.start() - 6), match.end()) else None
    if name:
        yield from _no_adults(text, [name])


def _cared_for(text: str, match: Word) -> Iterator[Span]:
    """接王浩宇放学, 送王浩宇去幼儿园, 陪王浩宇写作业."""
    end = match.start() - (match.group() in ("幼儿园", "作业"))
    if end < match.start() and text[end : match.start()] not in _GOES_TO:
        return
    if _CARING.isdisjoint(text[max(0, end - 6) : max(0, end - 2)]):
        return
    name = certain_before(text, end)
    if name and _CARES_FOR.search(text, max(0, name[0] - 3), name[0]) and not is_adult(text, *name):
        yield name


_GOES_TO = frozenset("去上回写做")
_CARING = frozenset("接送等陪哄喂给帮牵带领抱背搂扶")
_CARES_FOR = lazily(r"(?:[接送等陪哄喂给帮]|[牵带领抱背搂扶](?:着|上|了)?)$")
_AN_AGE = lazily(rf"{AGE}$")
_OF_AN_AGE = lazily(r"半?[多大]?的[“「]?")

_OF_MANY = lazily(r"们|乐园|之家|俱乐部|书屋|书吧|驿站|剧场|[一-龥]{0,3}团|活动|广场|课堂|会客厅|评选")
_NO_AGE = lazily(r"的|以[上下内]|[及或]以[上下]|起(?!床)|至|组")  # 夏天，七岁的孩子; 江米藕，六岁以上


def _school(text: str, match: Word) -> Iterator[Span]:
    """Names beside a class or a school."""
    behind = text[match.end() : match.end() + 1]
    is_ours = match.group() == "班" and text[match.start() - 1 : match.start()] == "们"
    if not is_ours and not is_of_a_school(text, match.start(), match.group()) and behind != "的":
        return
    ahead = (
        ()
        if (match.group() == "班" and behind in _NO_CLASS) or (match.group() in ("初中", "高中") and behind != "的")
        else _names_from(text, _place_behind(text, match.end()))
    )
    for name in ahead:
        if (
            _SCHOOL_AHEAD.search(text, max(0, match.start() - 10), match.end() + 1)
            and not is_parted(text, match.end(), name)
            and not is_deed(text, match.span(), *name)
        ):
            yield name
    for found in _SCHOOLED.finditer(text, max(0, match.start() - _AROUND), match.end() + 6):
        yield from _no_adults(text, _names_to(text, found.end()))


def _role(text: str, match: Word) -> Iterator[Span]:
    """Names behind what a child is called."""
    only_behind = _ONLY_BEHIND.get(match.group())
    if only_behind and not only_behind.search(text, max(0, match.start() - 12), match.start()):
        return
    is_grown_up = match.group() in _OF_ADULTS_TOO and _GROWN_UP.search(text, max(0, match.start() - 4), match.start())
    if not is_grown_up:
        is_of_many = text[match.end() : match.end() + 1] == "们"
        yield from (each for each in _names_from(text, match.end()) if not (is_of_many and is_parted(text, match.end(), each)))


def _place_behind(text: str, end: int) -> int:
    of = _OF_A_PLACE.match(text, end)
    return of.end() if of else end


def _no_adults(text: str, names: Iterable[Span]) -> Iterator[Span]:
    return (name for name in names if not is_adult(text, *name))


def _names_to(text: str, end: int, is_sure: bool = False) -> Iterator[Span]:
    """The name that ends at `end`, and those in a list before it; `is_sure`: that one stands there."""
    name = name_before(text, end) or (certain_before(text, end) if is_sure else None)
    for _ in range(20):
        if not name or is_known(text, *name):
            return
        yield name
        start = name[0]
        name = name_before(text, start - 1) if start > 2 and text[start - 1] in "、，, 和与及跟" else None


def _names_from(text: str, at: int, is_told: bool = False) -> Iterator[Span]:
    """The name behind a word for a child, and those in a list behind it."""
    link = _LINK.match(text, at)
    name = name_at(text, link.end(), is_told or bool(_TELLS.search(link.group()))) if link else None
    if not name and link and may_begin(text, link.end()) and _IS_SURE.fullmatch(link.group()):
        name = certain_at(text, link.end())
    for _ in range(20):
        if not name or is_adult(text, *name) or _OF_A_SCHOOL.match(text, name[1]):
            return
        yield name
        listed = _LISTED.match(text, name[1])
        name = name_at(text, listed.end()) if listed else None


_SORTS = (
    (_DIRECT, _direct),
    (frozenset("岁歲"), _age),
    (_SCHOOLING, _school),
    (_ROLES, _role),
    (
        frozenset("放学 上学 幼儿园 作业".split()),
        _cared_for,
    ),
    (frozenset("名单 名录 光荣榜 红榜 荣誉榜".split()), listed_below),
    *wordlike.SORTS,
)
_ALL = frozenset().union(*(words for words, _ in _SORTS))
_WORDS = any_of(_ALL)


def _looks_of(word: str) -> tuple[Look, ...]:
    """What to look for at a word: at all words that it ends with, too, where a name may follow, and at those it begins with, where one may stand before."""
    found = [look for words, look in _SORTS if word in words]
    if _role not in found and any(word.endswith(role) for role in _ROLES):
        found.append(_role)
    if _school not in found and any(word.endswith(school) for school in _SCHOOLING):  # 上小学
        found.append(_school)
    if _direct not in found and any(word.startswith(each) for each in _DIRECT - _OF):
        found.append(_direct)
    return tuple(found)


_LOOKS = {word: _looks_of(word) for word in _ALL}
