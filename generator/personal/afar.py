"""A child's full name that stands away from what tells that it is a child's: in another clause, another field, or the head of a list.

What tells must speak of whoever is named: “他才九岁” does, “儿子七岁” speaks of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import is_adult
from generator.personal.classes import AGE, GRADE, PLAIN_AGE, PLAIN_CLASS, PLAIN_SCHOOL, is_of_a_school
from generator.personal.lazily import HAN, lazily
from generator.personal.names import lone_name_at, name_before
from generator.personal.ordinary import NAMES_TOO
from generator.personal.ranks import ranked

Span = tuple[int, int]
Word = re.Match[str]

_SEPARATED = r"(?:^|[，,。！!？?；;：:、（(|｜“”\"'\s—\-_])"
_FILLED = (
    r"(?:他俩?|她俩?|你|俩人?|两人|三人|这(?:孩子|娃|丫头|小子|个|位|名)|今年|现在|目前|当时|才|刚满|刚刚?|还|已经?|只有|还?不到|快|都|全|是|个|一名|一个|一位"
    r"|也|就|在|上|读|念|升入?|升上|来自|就读于?"
    r"|女孩?|男孩?|年龄|年级|班级|学校|[，,、：:|｜/ \"'（(])*+"
)
_KIDS = r"(?:小学生|学生|小?男孩|小?女孩|小?男生|小?女生|小朋友|小姑娘|小家伙|小伙子|孩子|娃娃|队员|少先队员)"
_ENDS = r"(?=[，,。！!？?；;、）)\s|｜”\"'—\-_]|$|了|就|时)"
_IS_OF_AN_AGE = lazily(
    rf"{_SEPARATED}(?:这(?:个|位|名)?{PLAIN_AGE}的小?{_KIDS}(?!们)|{_FILLED}{PLAIN_AGE}(?:{_ENDS}|的(?:他|她|小?{_KIDS}(?=[，,。！!]))))"
)
_IS_A_PUPIL = lazily(
    rf"{_SEPARATED}{_FILLED}{PLAIN_SCHOOL}{PLAIN_CLASS}(?!组)的?(?:{_KIDS}(?!们|家长|的?(?:妈|爸|爷|奶|家长)|[一-龥]{{1,4}}的(?:妈|爸|爷|奶|姥|家长|老师))|{_ENDS})"
    rf"|(?:他|她)(?:今年|现在)?是{PLAIN_CLASS}的(?!老师|班主任|家长|数学|语文|英语|体育|音乐|美术|任课|辅导|教练|[一-龥]{{2,3}}们)"
)
_OF_SOMEBODY_ELSE = lazily(
    r"(?:儿子|女儿|闺女|孙子|孙女|外孙|外甥|侄|孩子|娃|弟弟|妹妹|弟|妹|哥哥|姐姐|小朋友|宝宝|老大|老二|家长|小狗|小猫|狗|猫|([\u4e00-\u9fff])\1)"
)
_ASIDE = lazily(r"[（(][^（）()]{1,10}[）)]|是[一-龥]{2,5}的[大小二]?(?:儿子|女儿|闺女|孙子|孙女|外孙女?|孩子)")
_FIELD = lazily(
    r"(?:年龄|年级|班级|岁数|就读|[Aa]ge|[Gg]rade|[Cc]lass|[Ss]chool)[\"']?\s?[：:|｜=\s][\s\"'：:|｜]*"
    rf"{PLAIN_SCHOOL}(?:{PLAIN_AGE}|(?:1[0-7]|[1-9])(?![0-9])|{PLAIN_CLASS}(?!组))"
)
_NAMING = (
    r"(?:姓名|名字|作者|署名|选手|学员|讲述人|朗读者?|获奖人|孩子|学生|[Nn]ame|NAME|[Aa]uthor|[Rr]ecipient|[Cc]hild|[Ss]tudent|by|[Aa]rtist|[Ww]inner"
    r"|[Pp]erformer|[Rr]eader)"
)
_NAMING_FIELD = lazily(rf"{_NAMING}[\"']?\s?[：:|｜=\s][\s\"'：:|｜]*")
_BACK, _ON = 64, 40  # characters
_STARTS = lazily(
    rf"(?:^|[，,。！!？?；;：:、（(|｜“”‘’「『\"'\s—\-_》]|(?<=[一-龥][是请])|(?<=选)|(?<=[我咱他她]家)|(?<=我们家)|(?<=推举))(?=[{HAN}])"
)
_CALLED_TO = lazily(
    r"[，,！!？?：:。]?(?:[^。！!？?“”]{0,4})(?:你(?:奶奶|妈妈?|爸爸?|爷爷|姥姥|姥爷|家长|的?作业|的?书包|才|几年级|别跑|慢[点着])|作业|书包|红领巾"
    r"|校服|水壶|课本|别跑|别爬|慢点跑|下来吃饭|快下来|回家吃饭|快回家|写字去|写作业|放学)"
)
_CALLERS = lazily(
    r"孙女|孙子|外孙|闺女|女儿|儿子|孩子|回家吃饭|妈妈|爸爸|奶奶|爷爷|姥姥|姥爷|老师|滑梯|同学|小朋友|才[一-龥]岁|作业|书包|校服|红领巾"
)
_GROUP_HEAD = lazily(
    r"(?:(?!评委|裁判|老师|教师|指导|教练|家长|主持|组长|负责|报名|领队|工作|志愿)[\u4e00-\u9fff（）()一-十0-9]){0,9}(?:[：:|｜\s—\-]{1,3}"
    r"|(?<=[冠亚季]军)由?|(?<=[一二三]等奖)|(?<=第[一二三]名)|(?<=获奖者)|(?<=选手)|(?<=成员)|(?<=名单)|(?<=[队学]员))"
)
_PUPILS = lazily(rf"{GRADE}|{AGE}|小学|小朋友|同学|学生|幼儿|儿童|少儿")
_SEPARATES = lazily(r"[、，,；;\s|｜/和与及]{1,3}|[（(][^（）()]{1,12}[）)][、，,；;\s]{0,2}")
_IS = lazily(
    r"(?:(?!老师|教师|主任|校长|园长|爷爷|奶奶|爸|妈|家长|教练|民警|师傅|作者|主编|摄影|指导|书记|大爷|阿姨|叔叔)[^。！？?!\n])"
    r"{0,16}?(?:就是|正是|[，,左右间排一二三四五六七八九]是|的是|名叫|[哥姐弟妹大二三]叫|[，,]叫|数|轮到|(?:推?选|推举)了?|要属|当属|写着[：:]?[“「]?|署名|落款)"
)
_SAYING = frozenset("是叫数选到当写名款")
_BEHIND_IS = lazily(r"[。，,！!？?；;”」）)\s]|$|最|得|的|[跑跳唱画写游个当了做为]")
_FOR_ALL = lazily(r"(?:代表|带领|领着|和|跟|给|帮|替|为)?(?:全班|全校|全体小朋友|全体同学|全年级|同桌)")
_BORN = lazily(r"(?:20(?:09|1\d|2\d)|二[〇零](?:[一二][〇零一二三四五六七八九]))年(?:\d{1,2}月)?(?:出生|生)(?:人|于)?的?")


def told_of(text: str, match: Word) -> Iterator[Span]:
    """Names before, or in the field beside, an age or a class that is said of whoever is named."""
    if not is_of_a_school(text, match.start(), match.group()):
        return
    paragraph = text.rfind("\n\n", max(0, match.start() - _BACK), match.start())
    begin = max(0, match.start() - _BACK) if paragraph < 0 else paragraph + 2
    pattern = _IS_OF_AN_AGE if match.group() in ("岁", "歲") else _IS_A_PUPIL
    for said in pattern.finditer(text, max(begin, match.start() - 24), min(len(text), match.end() + 8)):
        if said.start() <= match.start() < said.end():
            yield from _unless_somebody_else(text, begin, said.start() + 1)


def _unless_somebody_else(text: str, begin: int, end: int) -> Iterator[Span]:
    """The names that stand alone or as who does something, and behind which nobody else is named."""
    for name in reversed(tuple(_lone(text, begin, end))):
        aside = _ASIDE.match(text, name[1])
        if not _OF_SOMEBODY_ELSE.search(text, aside.end() if aside else name[1], end):
            yield name


def _lone(text: str, begin: int, end: int) -> Iterator[Span]:
    for start in _STARTS.finditer(text, begin, end):
        name = lone_name_at(text, start.end())
        if name and name[1] <= end + 1 and not is_adult(text, *name):
            yield name


def beside_a_field(text: str, match: Word) -> Iterator[Span]:
    """Names in a field of a record whose other fields tell of a pupil."""
    start = match.start()
    if match.group() in _COLONS:
        if text[start - 1 : start] not in _ENDS_OF_KEYS:
            return
        if _KEY_OF_A_CHILD.search(text, max(0, start - 14), start):
            name = lone_name_at(text, match.end() + len(_BLANKS.match(text, match.end()).group()), is_told=True)  # type: ignore[union-attr]  # it may be empty
            if name:
                yield name
        key = _KEY.search(text, max(0, start - 9), start)
        if not key:
            return
        start = key.start()
    told = _FIELD.match(text, start)
    if not told:
        return
    begin, end = _record(text, match.start(), told.end())
    for naming in _NAMING_FIELD.finditer(text, begin, end):
        name = lone_name_at(text, naming.end(), is_told=True)
        if not name and text[naming.end() : naming.end() + 2] in NAMES_TOO and not text[naming.end() + 2 : naming.end() + 3].isalpha():
            name = naming.end(), naming.end() + 2
        if name and not is_adult(text, *name):
            yield name


_COLONS, _ENDS_OF_KEYS = frozenset(":："), frozenset("esltd\"' ")
_KEY_OF_A_CHILD = lazily(r"(?:[Ss]tudent|[Cc]hild|[Pp]upil|[Kk]id)(?:[_ ]?[Nn]ame)?[\"']?\s?$")
_BLANKS = lazily(r"[\s\"']{0,3}")
_KEY = lazily(r"(?:[Aa]ge|[Gg]rade|[Cc]lass|[Ss]chool)[\"']?\s?$")


def _record(text: str, start: int, end: int) -> Span:
    paragraph = text.rfind("\n\n", max(0, start - 120), start)
    begin = max(0, start - 120) if paragraph < 0 else paragraph
    until = text.find("\n\n", end, end + 60)
    return begin, min(len(text), end + 60) if until < 0 else until


_KIN = frozenset("妈妈 妈 爸爸 爸 奶奶 爷爷 姥姥".split())


def called_to(text: str, match: Word) -> Iterator[Span]:
    """Names of children to whom somebody calls."""
    if match.group() in _KIN and text[match.start() - 1 : match.start()] != "你":
        return
    if not _CALLERS.search(text, max(0, match.start() - 40), match.end() + 40):
        return
    for start in _STARTS.finditer(text, max(0, match.start() - 14), match.start()):
        name = lone_name_at(text, start.end(), is_called=True)
        if name and name[1] <= match.start() and not is_adult(text, *name):
            said = _CALLED_TO.match(text, name[1])
            if said and said.end() >= match.end():
                yield name


def in_a_group(text: str, match: Word) -> Iterator[Span]:
    """Names in a list under the head of a group of children."""
    head = _GROUP_HEAD.match(text, match.end())
    at = head.end() if head else None
    for _ in range(40):
        name = lone_name_at(text, at, is_told=True) if at is not None else None
        if not name or is_adult(text, *name):
            return
        yield name
        separated = _SEPARATES.match(text, name[1])
        at = separated.end() if separated else None


def in_a_list(text: str, match: Word) -> Iterator[Span]:
    """Names in a list, beside which it is said that they are pupils'."""
    if _PUPILS.search(text, max(0, match.start() - 24), match.end() + 80):
        yield from in_a_group(text, match)


def who_it_is(text: str, match: Word) -> Iterator[Span]:
    """Names behind “就是” and the like in a clause that tells of children."""
    said = None if _SAYING.isdisjoint(text[match.end() : match.end() + 20]) else _IS.match(text, match.end())
    if said:
        name = lone_name_at(text, said.end(), is_told=True)
        if name and not is_adult(text, *name) and _BEHIND_IS.match(text, name[1]):
            yield name


def for_all(text: str, match: Word) -> Iterator[Span]:
    """Names of who does something for the whole class."""
    if match.group() != "全班" and text[max(0, match.start() - 2) : match.start()] != "全体":
        return
    for start in _STARTS.finditer(text, max(0, match.start() - 8), match.start()):
        name = lone_name_at(text, start.end())
        if name and _FOR_ALL.fullmatch(text, name[1], match.end()) and not is_adult(text, *name):
            yield name


def born(text: str, match: Word) -> Iterator[Span]:
    """Names beside a year of birth."""
    told = _BORN.search(text, max(0, match.start() - 8), match.end() + 3)
    if told:
        name = lone_name_at(text, told.end(), is_told=True)
        if name:
            yield name
        yield from _unless_somebody_else(text, max(0, told.start() - 24), told.start())


_POINTING, _WITH = frozenset("那这一"), frozenset("的他她和跟与级")
_APPOSED = lazily(rf"[，,—](?:就是)?[那这一](?:个|位|名)?[^，,。！？\n]{{0,12}}{_KIDS}(?!们|家长|的)")
_WITH_A_CHILD = lazily(rf"[和跟与](?:[她他]的?)?(?:{GRADE}的?)?(?:同桌|小伙伴)")


_CALLED_A = lazily(rf"叫(?P<name>[{HAN}]{{2,4}})的(?:{GRADE}|{AGE})?的?小?{_KIDS}")


def _called_a(text: str, match: Word) -> Iterator[Span]:
    """The name in 叫…的一年级小姑娘."""
    for found in _CALLED_A.finditer(text, max(0, match.start() - 14), match.end()):
        name = lone_name_at(text, found.start("name"), is_told=True)
        if name and name[1] == found.end("name"):
            yield name


_BY_TEACHER = lazily(r"(?:们)?(?:还|又|特别|当众)?(?:表扬|夸奖?|批评|点了|点到|叫了?|叫起|请了?|让|奖励|喊)了?")
_BEHIND_PRAISED = lazily(r"[。，,！!？?；;”」）)\s]|$|的名|[站起上来回答读背念]")


def by_teacher(text: str, match: Word) -> Iterator[Span]:
    """The name of whom a teacher praises or calls up."""
    said = _BY_TEACHER.match(text, match.end())
    name = lone_name_at(text, said.end(), is_told=True) if said else None
    if name and not is_adult(text, *name) and _BEHIND_PRAISED.match(text, name[1]):
        yield name


_MADE_BY = lazily(r"者?(?:是|为)?[：:|｜\s]{1,2}")
_CHILDREN_S = lazily(rf"小学生|六一|儿童画|童画|少儿|幼儿|{GRADE}|{AGE}|小选手|小作者|红领巾")


def made_by(text: str, match: Word) -> Iterator[Span]:
    """Who made or plays it, where it is children's."""
    said = _MADE_BY.match(text, match.end())
    name = lone_name_at(text, said.end(), is_told=True) if said else None
    if name and not is_adult(text, *name) and _CHILDREN_S.search(text, max(0, match.start() - 40), match.end() + 20):
        yield name


def apposed(text: str, match: Word) -> Iterator[Span]:
    """The name before “，那个二年级的女孩”, before “和她三年级的同桌”, and in 叫…的一年级小姑娘."""
    ahead = text[max(0, match.start() - 18) : match.start()]
    if "叫" in ahead:
        yield from _called_a(text, match)
    if ahead[-1:] not in _WITH and _POINTING.isdisjoint(ahead):
        return
    for pattern in (_APPOSED, _WITH_A_CHILD):
        for found in pattern.finditer(text, max(0, match.start() - 18), match.end()):
            name = name_before(text, found.start()) if found.end() == match.end() else None
            if name and not is_adult(text, *name):
                yield name


_LISTED_BY = frozenset(
    "小学组 初中组 高中组 中学组 儿童组 少儿组 幼儿组 少年组 青少年组 初一组 初二组 初三组 年级组 低年级组 高年级组 学生组 小班组 大班组 学前组".split()
)
_FIELDS = frozenset("年龄 年级 班级 岁数 : ：".split())
_CALLS = frozenset("写作业 写完作业 做完作业 做作业 作业 书包 红领巾 校服 吃饭 放学 妈妈 妈 爸爸 爸 奶奶 爷爷 姥姥".split())
_TOLD = frozenset("岁 歲 年级 初一 初二 初三 高一 高二 高三 班 小学生 小学 幼儿园".split())
_OF_A_CLAUSE = frozenset(
    "孩子 男孩 女孩 小男孩 小女孩 小姑娘 小朋友 同学 学生 全班 毕业照 合影 少年宫 小学 年级 双胞胎 弟弟 哥哥 妹妹 姐姐 老大 老二 奖状 校牌 作业本 校服 胸牌".split()
)
_APPOSITIONS = frozenset("男孩 女孩 小男孩 小女孩 小学生 小姑娘 小家伙 孩子 同桌 小伙伴".split())
SORTS = (
    (_LISTED_BY, in_a_group),
    (_LISTED_BY, ranked),
    (_FIELDS, beside_a_field),
    (_CALLS, called_to),
    (_TOLD, told_of),
    (_OF_A_CLAUSE, who_it_is),
    (frozenset(["全班", "小朋友", "同学"]), for_all),
    (frozenset(["名单"]), in_a_list),
    (frozenset(["年生", "年出生"]), born),
    (_APPOSITIONS, apposed),
    (frozenset(["老师"]), by_teacher),
    (frozenset("作者 演唱 表演 朗诵 演奏 领唱 独唱 独舞 领舞 讲述 配音 署名 绘画 书法".split()), made_by),
)
