"""A child's full name, and the school and class that stand beside a child.

《未成年人保护法》 art. 103 and 《儿童个人信息网络保护规定》: nothing by which strangers could find a child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.finding import Finding, Sort
from generator.personal.names import name_at, name_before
from generator.text import HAN

_NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_GRADE = r"(?:[一二三四五六七八九1-9１-９]年级|初[一二三]|高[一二三]|[小中大]班|学前班)"
_CLASS = (
    rf"(?:(?:[一二三四五六七八九1-9１-９](?:年级?)?|初[一二三]|高[一二三]|[学]前|[小中大](?=[（(0-9一二三四五六七八九]))[（(]? ?{_NUMBER} ?[）)]? ?班)"
)
_SCHOOL = rf"[{HAN}]{{1,10}}(?:小学|中学|附小|附中|分校|幼儿园|学校|[一二三四五六七八九]中|[一二三四五六七八九]小)"
_AGE = r"(?:(?<![0-9０-９.])(?:1[0-7]|[1-9])|(?<![0-9０-９.])(?:１[０-７]|[１-９])|(?<![二三四五六七八九])十[一二三四五六七]?|(?<![十百])[一二两三四五六七八九])(?:周)?(?:岁半?|歲)"
_CLOSING = r"[”’」』】\])）》_~ \u3000]{0,3}"
_KIDS = (
    "同学|童鞋|小朋友|小宝贝|宝贝|宝宝|小选手|小记者|小志愿者|小作者|小画家|小主持人|小主持|小演员|小队员|小队长|小学生|小姑娘|小男孩|小女孩|小男生|小女生|小家伙|小伙伴|小讲解员|小歌手|小读者|小棋手|小组长"
)
_PARENTS = "妈妈|爸爸|家长|父母|母亲|父亲|妈咪|爹地"
_BEHIND = re.compile(
    rf"{_CLOSING}(?:"
    rf"(?:等|这位|那位|两位|三位|四位|几位|这个|那个|两个|几个|这些|小|等{_NUMBER}[名位个])?(?:{_NUMBER}[名位个])?(?:{_KIDS})"
    r"|这(?:个|名)?(?:孩子|娃|小孩|小娃|丫头|小子)|小(?:丫头|小子)"
    rf"|(?:的)?(?:{_PARENTS}|妈(?!妈)|爸(?!爸))|的(?:姥姥|姥爷|奶奶|爷爷|外婆|外公|班主任|同桌|家长|作业本?|书包|作文|日记本?|红领巾|课本|奖状|学籍|座位|校服|铅笔盒|考卷|成绩单)"
    rf"|[（(【\[，,、·\s]{{0,2}}(?:今年|刚满|刚刚|刚过|才|已经|现在|只有|快|也|女|男|[，, ]){{0,3}}{_AGE}"
    rf"|[，,]?(?:现在|今年|目前)?(?:就读于|就读|在读|正在读|读小学|上小学|上幼儿园|念小学|在(?:上|读|念)?{_SCHOOL}(?:上学|读书|念书|读|上|就读)|(?:上|读|念|升|在)(?:的是)?(?:了)?(?:{_GRADE}))"
    rf"|[，, ]?[（(][^（）()\n老师教校园长主任医生]{{0,14}}(?:小学|年级|{_CLASS}|幼儿园|附小|附中|[一二三四五六七八九]班|初[一二三]|中班|大班|小班)"
    rf"|[，,：: \u3000|/—-]{{1,3}}(?:{_SCHOOL}[ 　]?)?(?:{_CLASS}|[一二三四五六]年级)"
    r"|(?:戴着|系着|系上|戴上)(?:鲜艳的)?红领巾|背(?:着|起|上)?(?:小|大)?书包|(?:放学|上学|下课|写作业|写完作业|做完作业|交作业|过六一|入队)"
    r")"
)
_ANCHOR = re.compile(
    rf"{_KIDS}|{_PARENTS}|[妈爸]|等|这|[两三四几]位|小(?=丫头|小子)|的(?=姥|奶|爷|外|班|同|作|书|日|红|课|奖|学|座|校|铅|考|成)|[岁歲]|年级|就读|在读|小学|附小|中学|附中|幼儿园|初[一二三]|高[一二三]|班|红领巾|书包|放学|上学|下课|作业|入队"
)
_AHEAD = re.compile(
    r"(?:(?<!小)(?:儿子|女儿|闺女|孙子|孙女|外孙女?|侄子|侄女|外甥女?|孩子|娃娃|娃|宝宝|宝贝|小朋友|同学|小学生|中学生|高中生|初中生|小男孩|小女孩|小姑娘|小男生|小女生|小伙伴|学生|少先队员|中队长|大队长|小队长|队员|新生|班长|学习委员|课代表|同桌|双胞胎|小丫头|小家伙|学员|入园|长子|次子|幼子|长女|次女)"
    r"|小(?:儿子|女儿|孙子|孙女|记者|作者|志愿者|画家|选手|主持人?|演员|歌手|讲解员|读者|棋手|组长|作家|导游|河长|园长|主人|主人公|寿星|书法家|诗人|队员|骑手|球员|班长|老师|助手|厨师|导演|摄影师|裁判|发明家|科学家|同学|朋友|弟弟|妹妹|哥哥|姐姐|姐弟|兄妹)"
    rf"|{_CLASS}(?:的)?(?:学生)?|{_GRADE}(?:的|学生|小学生|女生|男生)?|(?:刚满|今年|才|只有)?{_AGE}(?:的|大的|半的|小)|(?:小学|中学|附小|附中|幼儿园)(?:的|学生)"
    r"|(?:学生|孩子|幼儿|宝宝|儿童|小作者|小选手|获奖者?|参赛者?|队员|组员|小朋友|学员|营员)(?:的)?(?:姓名|名字|大名|名单|本名))"
    r"(?:们|代表|大名|的大名|的名字|的真名|真名)?(?:[，,]?(?:就是|名叫|名字叫|名字是|叫做|叫作|叫|是|为|有|如|包括|分别是|：|:|、|，|,|——|“|「|（|\(|《|\||\s|_)){0,3}"
)
_FIELD = re.compile(r"(?:姓名|名字|大名|全名|真名|本名)(?:叫|是|为|：|:|\s|\||，){1,3}")
_OF_CHILDREN = re.compile(rf"年级|{_CLASS}|年龄|{_AGE}|小学|幼儿园|孩子|儿子|女儿|孙|宝宝|小朋友|学生|监护人|家长|娃|男孩|女孩")
_LISTED = re.compile(r"[、，, 和与及跟]{1,2}")
_ADULT = re.compile(r"[，, ]?(?:老师|教师|校长|园长|主任|书记|主席|医生|大夫|警官|先生|女士|阿姨|叔叔|大爷|大妈|奶奶|爷爷|师傅|同志|教授|经理|教练|姥姥|姥爷|伯伯|辅导员|社工|队长|支书|院士|将军|烈士|工程师|护士|民警|律师|记者(?!站))")
_CLASSES = re.compile(_CLASS)
_SCHOOL_AND_GRADE = re.compile(rf"(?:小学|中学|附小|附中|幼儿园|学校)(?:的)?[（(，, ]{{0,2}}(?:[一二三四五六七八九]年级|初[一二三]|高[一二三]|[小中大]班)(?!组)")
_FAMILY = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁韦马方袁柳唐罗薛雷贺倪汤殷郝安傅康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪项祝董梁杜蓝季贾江郭梅林徐邱高夏蔡田胡霍万卢莫丁邓洪石崔龚程陆段侯武刘龙叶黎白乔谭温庄晏柴阎易文聂曾关满"
_MARK = r"\[\[p-[a-z0-9-]+(?:\||\]\])"
_CHILD_BEHIND = re.compile(
    rf"(?:[）)，, ：:的]|学生|小学生|女生|男生|就读){{0,4}}(?:小(?!朋友|组|队|记者|志愿|选手|区|院|河长|讲|主|卖|书|画|学|伙伴|演员|作者|手|树|花|农|种|菜|展|剧|合|报|游|故|课)[{HAN}]{{1,2}}|[{_FAMILY}](?:某{{1,2}}|小?同学|[×xX*]{{1,2}})|阿[{HAN}](?:同学)?|([{HAN}])\1(?:同学)?|(?!全体|各位|一位|几位|两位|的|和|有|一群|全班|每位|这位|多位|许多|很多|十|男|女|老|所有|部分|其他|别的|好多|组织|带领|邀请)[{HAN}]{{2}}(?:同学|小朋友)(?!们)|{_MARK})"
)
_CHILD_BEFORE = re.compile(
    rf"(?:小(?!朋友|组|队|区|学|记者|志愿)[{HAN}]{{1,2}}|[{_FAMILY}]同学|(?<!全体)(?<!各位)(?:[{HAN}]{{2}})(?:同学|小朋友)|([{HAN}])\1|\]\])(?:[（(，, 是在来自就读于上念的：:今年原]|所在|升入|转到){{0,5}}(?:{_SCHOOL})?[（(，, ]?(?:的)?$"
)
_MOST = 100  # findings of a text


def find_children(text: str) -> Iterator[Finding]:
    """Full names of children, and their classes, in a text as it is seen."""
    if not _ANCHOR.search(text) and not _AHEAD.search(text) and not _FIELD.search(text):
        return
    known: set[tuple[int, int]] = set()
    for start, end in (*_named_behind(text), *_named_ahead(text)):
        if (start, end) not in known and len(known) < _MOST:
            known.add((start, end))
            yield Finding(start, end, Sort.CHILD, text[start:end])
    if "班" in text or "年级" in text or "初" in text or "高" in text:
        yield from _classes(text)


_NAME_END = re.compile(rf"[{HAN}](?={_BEHIND.pattern})")


def _named_behind(text: str) -> Iterator[tuple[int, int]]:
    """Names behind which there is a word for a child."""
    for match in _NAME_END.finditer(text):
        name = name_before(text, match.end())
        if name and not _ADULT.match(text, name[1]):
            yield name
            yield from _others_before(text, name[0])


def _others_before(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Names in a list that ends with a name."""
    for _ in range(20):
        if start < 3 or text[start - 1] not in "、，, 和与及跟":
            return
        name = name_before(text, start - 1)
        if name is None:
            return
        yield name
        start = name[0]


def _named_ahead(text: str) -> Iterator[tuple[int, int]]:
    """Names before which there is a word for a child."""
    for match in _AHEAD.finditer(text):
        name = name_at(text, match.end())
        while name and not _ADULT.match(text, name[1]):
            yield name
            listed = _LISTED.match(text, name[1])
            name = name_at(text, listed.end()) if listed else None
    if "名" in text:
        for match in _FIELD.finditer(text):
            around = text[max(0, match.start() - 30) : match.end() + 40]
            name = name_at(text, match.end()) if _OF_CHILDREN.search(around) else None
            if name:
                yield name


def _classes(text: str) -> Iterator[Finding]:
    for pattern in (_CLASSES, _SCHOOL_AND_GRADE):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()]
            if _CHILD_BEHIND.match(text, match.end()) or _CHILD_BEFORE.search(before.rpartition("\n\n")[2]):
                yield Finding(*match.span(), Sort.CLASS, match.group())
