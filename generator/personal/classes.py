"""The school and class that stand beside a child."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.finding import Finding, Sort
from generator.personal.lazily import HAN, lazily
from generator.personal.pupils import is_of_one_child

NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
GRADE = r"(?:[一二三四五六七八九1-9１-９]年级|初[一二三]|高[一二三]|[小中大]班|学前班)"
CLASS = (
    rf"(?:20[0-9]{{2}}级 ?{NUMBER} ?班|(?:[一二三四五六七八九1-9１-９](?: ?年级?)?|初[一二三]|高[一二三]|[学]前|[小中大](?=[（(0-9一二三四五六七八九]))"
    rf"的?[（(]? ?-?{NUMBER} ?[）)]? ?(?:班|中队))"
)
SCHOOL = rf"[{HAN}]{{1,10}}(?:小学|中学|附小|附中|分校|幼儿园|学校|[一二三四五六七八九]中|[一二三四五六七八九]小)"
AGE = (
    r"(?:(?<![0-9０-９.])(?:1[0-7]|[1-9])|(?<![0-9０-９.])(?:１[０-７]|[１-９])|(?<![二三四五六七八九])十[一二三四五六七]?"
    r"|(?<![十百])[一二两三四五六七八九])(?:周)?(?:岁半?|歲)"
)
# Plainer ones, for where something stands before that nothing else follows: to compile a pattern takes long for each set of Chinese characters.
PLAIN_AGE = r"(?:1[0-7]|[1-9１-９]|十[一二三四五六七]?|[一二两三四五六七八九])周?岁半?"
PLAIN_CLASS = (
    r"(?:(?:[一二三四五六七八九1-9](?:年级?)?|[初高][一二三]|[小中大学]前?)[（(]? ?[0-9一二三四五六七八九十]{1,2} ?[）)]? ?班"
    r"|[一二三四五六七八九1-9]年级|[初高][一二三]|[小中大]班|学前班)"
)
PLAIN_SCHOOL = rf"(?:[{HAN}]{{0,8}}(?:[小中]学|学校|幼儿园|附[小中])[的 ]?)?"
_CLASSES = lazily(
    rf"{CLASS}|[一二三四五六七八九]?年级[\s，,；;|]{{1,4}}(?:就读)?班级?[：: ]{{1,2}}{NUMBER}班?"
    rf"|(?:[一二三四五六七八九1-9] ?年级|[初高][一二三])(?:了|的?(?:小?学生|同学)?)[，,、] ?(?:在|是|上)?{NUMBER} ?班"
    rf"|[一二三四五六七八九1-9]\n?年级\n?[（(]?\n?{NUMBER}[）)]?\n?班|幼儿园[{HAN}]{{2,3}}班"
)
_BARE_CLASS = lazily(r"(?:班级(?:是|为|[：:])? ?|[|｜] ?|小学[ ，,、])[一二三四五六1-6][（(][0-9]{1,2}[）)](?!班)")
_SCHOOL_AND_GRADE = lazily(
    r"(?:小学|中学|附小|附中|幼儿园|学校)(?:的)?(?:[（(，, ]{0,2}(?:就?读|念|上|升入?)?|\n年级[：:] ?)"
    r"(?:[一二三四五六七八九]年级|初[一二三]|高[一二三]|[小中大]班)(?!组)"
)
_FAMILY = (
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁韦马方袁柳唐罗薛雷贺倪汤殷郝安傅康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪项"
    "祝董梁杜蓝季贾江郭梅林徐邱高夏蔡田胡霍万卢莫丁邓洪石崔龚程陆段侯武刘龙叶黎白乔谭温庄晏柴阎易文聂曾关满"
)
_MARK = r"\[\[p-[a-z0-9-]+(?:\||\]\])"
_CHILD_BEHIND = lazily(
    rf"(?:[）)，, ：:的]|学生|小学生|女生|男生|就读){{0,4}}(?:小(?!朋友|组|队|记者|志愿|选手|区|院|河长|讲|主|卖|书|画|学|伙伴|演员|作者|手|树"
    rf"|花|农|种|菜|展|剧|合|报|游|故|课)[{HAN}]{{1,2}}|[{_FAMILY}](?:某{{1,2}}|小?同学|[×xX*]{{1,2}})|阿[{HAN}](?:同学)?|([{HAN}])\1(?:同学)?"
    rf"|(?!全体|各位|一位|几位|两位|的|和|有|一群|全班|每位|这位|多位|许多|很多|十|男|女|老|所有|部分|其他|别的|好多|组织|带领"
    rf"|邀请)[{HAN}]{{2}}(?:同学|小朋友)(?!们)|{_MARK})"
)
_CHILD_BEFORE = lazily(
    rf"(?:小(?!朋友|组|队|区|学|记者|志愿)[{HAN}]{{1,2}}|[{_FAMILY}]同学|(?<!全体)(?<!各位)(?:[{HAN}]{{2}})(?:同学|小朋友)|([{HAN}])\1"
    rf"|\]\])(?:[（(，, 是在来自就读于上念的：:今年原]|所在|升入|转到){{0,5}}(?:{SCHOOL})?[（(，, ]?(?:的)?$"
)
_PUPIL = (
    rf"(?:小(?:[{_FAMILY}]|[{HAN}]{{1,2}}(?=同学|小朋友))(?:同学|小朋友)?(?!们)|[{_FAMILY}](?:某{{1,2}}|同学(?!们)|[×xX*]{{1,2}})"
    rf"|([{HAN}])\1(?:同学|小朋友)|{_MARK})"
)
_SCHOOL_SIGNS = ("小学", "中学", "附小", "附中", "幼儿园")
_SCHOOL_NAME = lazily(rf"[{HAN}]{{2,8}}$")
_PUPIL_BEHIND = lazily(rf"(?:的|学生|，|的学生|读书的|上学的|就读的){{0,2}}{_PUPIL}")
_PUPIL_BEFORE = lazily(
    rf"(?:小[{_FAMILY}](?:同学)?|[{_FAMILY}]同学|[{HAN}]{{2}}(?:同学|小朋友)|([{HAN}])\1(?:同学|小朋友)?|\]\])(?:[（(]|，?(?:今年|现在"
    rf"|也)?(?:就读于|在|来自|上的是|上|念|读))[{HAN}]{{2,8}}$"
)
_OF_A_FAMILY = lazily(
    rf"(?:儿子|女儿|闺女|孙子|孙女|外孙女?|孩子|娃|老[大二三])(?:今年|现在|也|，|刚|明年|马上)?(?:上的?是|就读于|考上了?|转[到去进]了?|进了|念的?是)[{HAN}]{{2,8}}$"
)
_ATTENDS = lazily(r"上学|读书|念书|就读|读|上|[）)，。的]|$")
_LONGEST = 14  # characters of a class


# Between a class and who is in it: 三年级2班班长王浩宇, 王浩宇（石榴园小学三年级2班）.
_OF_WHOM = lazily(
    r"[）)”，,、 ：:的\u3000|｜·_/—-]{0,3}(?:(?:小?学生|同学|小朋友|孩子|[男女][生孩]|就读的?|[一-龥]{0,3}[长员手生者表娃])(?:[：:，, 叫“]|名叫){0,2})?$"
)
_WHOSE = lazily(
    rf"(?:同学|小朋友)?[”）)]?[，,（( \u3000|｜·_/、：:—-]{{0,3}}(?:(?:[男女]|{AGE}|[1-9]|1[0-7])[，,、 \u3000|｜/]{{1,3}})?"
    rf"(?:今年|现在|刚|目前|也|就读于?|来自|[是在上读念升的]|班级[：:]?|年级[：:]?|学校[：:]?){{0,3}}(?:{SCHOOL})?[（(，,的 \u3000|｜]{{0,3}}$"
)
_FAR = 24  # characters


class Named:
    """Where the children stand that are named in a text."""

    def __init__(self, text: str, children: Sequence[Finding]) -> None:
        """Keep where each name begins and ends."""
        self._text, self._children = text, children

    def is_beside(self, start: int, end: int) -> bool:
        """Whether the class from `start` to `end` is that of one of them."""
        return any(
            (0 <= child.start - end < _FAR and _OF_WHOM.match(self._text[end : child.start]))
            or (0 <= start - child.end < _FAR and _WHOSE.match(self._text[child.end : start]))
            for child in self._children
        )


_BEFORE_A_CLASS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十）)小中大前")


def is_of_a_school(text: str, start: int, word: str) -> bool:
    """Whether 班 at `start` may be a class, and no shift or bus."""
    return word != "班" or text[start - 1 : start] in _BEFORE_A_CLASS


_SIGNS = (
    ("班", _CLASSES),
    ("中队", _CLASSES),
    ("年级", _SCHOOL_AND_GRADE),
    ("班", _SCHOOL_AND_GRADE),
    ("）", _BARE_CLASS),
    (")", _BARE_CLASS),
)


def find_classes(text: str, children: Sequence[Finding] = ()) -> Iterator[Finding]:
    """Classes beside a child in a text as it is seen, in which some `children` are named."""
    named, found = Named(text, children), list[Finding]()
    for sign, pattern in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            end = at + len(sign)
            match = next(pattern.finditer(text, max(0, at - _LONGEST), end), None)
            if (
                match
                and match.end() == end
                and not any(each.start < end and match.start() < each.end for each in found)
                and (named.is_beside(*match.span()) or _is_beside_a_child(text, match) or is_of_one_child(text, match))
            ):
                found.append(Finding(*match.span(), Sort.CLASS, match.group()))
            at = text.find(sign, end)
    yield from found
    yield from _schools(text)


def _schools(text: str) -> Iterator[Finding]:
    """Schools by their names, beside a child."""
    for sign in _SCHOOL_SIGNS:
        at = text.find(sign)
        while at >= 0:
            end = at + len(sign)
            name = _SCHOOL_NAME.search(text, max(0, at - 8), at)
            is_before = _PUPIL_BEFORE.search(text, max(0, at - 24), at) and _ATTENDS.match(text, end)
            is_of_a_family = _OF_A_FAMILY.search(text, max(0, at - 24), at)
            if name and (_PUPIL_BEHIND.match(text, end) or is_before or is_of_a_family):
                yield Finding(name.start(), end, Sort.CLASS, text[name.start() : end])
            at = text.find(sign, end)


def _is_beside_a_child(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()].rpartition("\n\n")[2]
    return bool(_CHILD_BEHIND.match(text, match.end()) or _CHILD_BEFORE.search(before))
