"""A class of a school that is named, where something in the sentence tells that one child is meant: its family, age, sex, pet name, a label."""

from __future__ import annotations

import re

from generator.personal.adults import is_adult
from generator.personal.lazily import HAN, lazily
from generator.personal.names import lone_name_at

_AGE = r"(?:(?<![0-9０-９.])(?:1[0-7]|[1-9])|(?<![二三四五六七八九])十[一二三四五六七]?|(?<![十百])[一二两三四五六七八九])周?(?:岁|歲)"
_NAMED_SCHOOL = (
    rf"[{HAN}]{{2,10}}(?<![在上读念的了个所是从过于到去届家们年名位])(?<!重点|公立|私立|普通|附近|孩子|哪个|全国|全市|全区)"
    r"(?:小学校?|中学|附小|附中|分校|校区|幼儿园|幼儿班|学校|(?<=[一二三四五六七八九十])[中小](?!学))"
)
_BETWEEN = (
    r"(?:[\s，,、；;|｜_/／·:：\-—“”\"'（()）]|班级|[小中]学部|初中部|[一二三四五六七八九1-9]?年级|[初高][一二三]|class|grade"
    r"|一[个名位]|本部|总校|校区|在读|就读|上学|读书|念书|读|上|是|念|的|今年|现在)"
)
_SCHOOL_BEFORE = lazily(rf"(?:{_NAMED_SCHOOL}|实小|第?[一二三四五六七八九十]{{1,3}}[中小]){_BETWEEN}{{0,8}}$")
_NAMED_BEFORE = lazily(_NAMED_SCHOOL)
_SCHOOL_BEHIND = lazily(
    rf"[，,、；;\s|｜（(]{{1,3}}(?:(?:(?:就读)?学校|[Ss]chool)[\"']?[：:] ?)?{_NAMED_SCHOOL}(?=[，,、；;\s|｜）)]|$)[）)]?"
)
_ONE_CHILD = lazily(
    rf"叫[{HAN}]{{2,3}}[，,]|儿子|女儿|闺女|孙子|孙女|外孙|外甥|侄子|侄女|我家|咱家|我们家|家老[大二三]|[大二三]宝(?!贝)|(?<!每个)(?<!的)孩子(?!们|家)|娃(?!们)|宝宝"
    rf"|小名|大名|乳名|昵称|姓名"
    rf"|(?:获奖者|获得者|作者|选手|领读|领诵|朗读者?|演奏者?|讲述人|讲解员|冠军|亚军|季军|第[一二三]名)[：:] ?[{HAN}]{{2,4}}(?<![组队班团])[，, （(]"
    rf"|外号|绰号|(?i:nickname|name|(?:child|kid|student|pupil)[\"']?[ \t]*[：:][ \t]*[\"']?[{HAN}])|{_AGE}"
    rf"|小(?:记者|志愿者|作者|讲解员|主播|选手|画家|队员|队长)(?![们站团队证会])[{HAN}]{{1,3}}(?:来自|是|就读|在|，|（)|就读(?:学校|于)[：: ]?"
    r"|[，,|｜\s（(/][男女](?:孩|生)?(?=[，,。|｜\s）)/]|$)|我(?:们)?(?:[今现][年在])?(?:在|是|叫|读|上|念|就读)|校[牌服徽]|胸[牌卡]|书包|作业本|奖状"
    r"|红领巾|接送|拼车|同桌|[那这一]个?[一-龥]{0,8}(?:男孩|女孩|姑娘|孩子(?!们)|小家伙)"
)
_MANY = lazily(
    r"全体|同学们|小朋友们|孩子们|[各每]班|讲课|授课|教书|任教|班主任|参观|家长会|教室|窗户|板报|展板|墙报|手抄报|展出|菜地|绿植|锦旗|承包|的舞蹈|的节目|与社区|结成|演讲|课后|图书角|压轴|校友|升学|招生|新生|赠送|门口|集合|合唱|集体|联合|同台|演出|节目单|典礼|拔河|运动会|比赛|流动红旗|获得|获奖|得了(?!一[枚张])|[一二三]等奖[（(：:]"
    r"|朗诵《|捐[书款了]|感谢信|给[^，。]{0,10}[送写寄]|敬老院|人数|[0-9一二三四五六七八九十]{2,}个?人|来自各|记者站|记者们|(?<=班)[和、]|班(?=[和、])|课表|通知|名单"
    r"|　毕业(?!于)"
)
_IS_OF = lazily(
    rf"(?:^|[，,“：:])(?!这|那|我们|他们|都|也|节目|作品|合唱)[{HAN}]{{1,4}}(?<![们队板报])(?:是|在|来自)[{HAN}]{{2,8}}$"
)  # 二丫是槐树小学
_IS_OVER = lazily(r"的?(?:[，,。”]|$)")
_SENTENCE = lazily(r"[。！!]|\n\n")
_AHEAD, _BEHIND = 44, 30  # characters


def is_of_one_child(text: str, match: re.Match[str]) -> bool:
    """Whether the class, of a school that is named beside it, is that of one child: so it is, unless something is said of the whole class.

    A grade alone is that of many, unless something is said of one.
    """
    start, end = match.span()
    begins = _BEGINS_WITH_SCHOOL.match(match.group())
    ahead = _sentence_before(text, start)
    before = ahead + (begins.group() if begins else "")
    school_behind = _SCHOOL_BEHIND.match(text, end)
    if school_behind:
        end = school_behind.end()
    behind = _SENTENCE.split(text[end : end + _BEHIND], 1)[0]
    is_one = bool(_IS_OF.search(before) and _IS_OVER.match(behind)) or bool(_ONE_CHILD.search(ahead) or _ONE_CHILD.search(behind))
    if not school_behind and not _SCHOOL_BEFORE.search(before):
        return is_one and bool(_NAMED_BEFORE.search(before)) and not _MANY.search(ahead)
    name = lone_name_at(text, end + len(behind) - len(behind.lstrip(" 　_-—|｜：:，,（(的“")), is_told=True)
    if is_one or bool(name and not is_adult(text, *name)) or _is_named_before(text, start) or _DOUBLED.search(ahead):
        return True
    return bool(_IS_EXACT.search(match.group())) and not _MANY.search(ahead + "　" + behind)


_BEGINS_WITH_SCHOOL = lazily(r"小学|中学|附小|附中|幼儿园|学校")
_DOUBLED = lazily(rf"(?:^|[\n：:，,])([{HAN}])\1(?:[，, ]{{1,2}}|在|就读于|念|上)[{HAN}]{{2,10}}$")  # 花花，光明小学五年级
_IS_EXACT = lazily(r"班|[（(]|中队|班级?[：:]")


_NAMED = lazily(rf"(?:^|[，,。：:！!\s、和“|｜])(?P<who>[{HAN}]{{2,4}}(?:同学|小朋友)?) ?[（(【\[·|｜/_] ?[{HAN}]{{2,12}}[ ·|｜/_]{{0,3}}$")
_NOBODY = lazily(
    r"[报板墙栏册照演唱诵蹈目军奖办级位体园校址点宾品画戏剧赛队会展组课操]$|合唱|朗诵|舞蹈|节目|作品|拔河|冠军|学校|单位|地点|嘉宾|队|老师|妈|爸|校长|主任"
)


def _is_named_before(text: str, start: int) -> bool:
    """Whether school and class stand in brackets behind somebody: 毛豆（星河小学三年级2班）."""
    named = _NAMED.search(text, max(0, start - 20), start)
    return bool(named and not _NOBODY.search(named["who"]))


def _sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence."""
    return _SENTENCE.split(text[max(0, start - _AHEAD) : start])[-1]
