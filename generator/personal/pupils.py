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
    r"(?:[\s，,、；;|｜_/／·:：\-—“”\"'（()）]|班级|[一二三四五六七八九1-9]?年级|[初高][一二三]|class|grade"
    r"|在读|就读|上学|读书|念书|读|上|是|念|的|今年|现在)"
)
_SCHOOL_BEFORE = lazily(rf"(?:{_NAMED_SCHOOL}|实小|第?[一二三四五六七八九十]{{1,3}}[中小]){_BETWEEN}{{0,8}}$")
_SCHOOL_BEHIND = lazily(
    rf"[，,、；;\s|｜（(]{{1,3}}(?:(?:(?:就读)?学校|[Ss]chool)[\"']?[：:] ?)?{_NAMED_SCHOOL}(?=[，,、；;\s|｜）)]|$)[）)]?"
)
_ONE_CHILD = lazily(
    rf"叫[{HAN}]{{2,3}}[，,]|儿子|女儿|闺女|孙子|孙女|外孙|外甥|侄子|侄女|我家|咱家|我们家|家老[大二三]|(?<!每个)(?<!的)孩子(?!们|家)|娃(?!们)|宝宝"
    rf"|小名|大名|乳名|昵称|姓名"
    rf"|外号|绰号|(?i:nickname|name|(?:child|kid|student|pupil)[\"']?[ \t]*[：:][ \t]*[\"']?[{HAN}])|{_AGE}"
    rf"|小(?:记者|志愿者|作者|讲解员|主播|选手|画家|队员|队长)(?![们站团队证会])[{HAN}]{{1,3}}(?:来自|是|就读|在|，|（)|就读(?:学校|于)[：: ]?"
    r"|[，,|｜\s（(/][男女](?:孩|生)?(?=[，,。|｜\s）)/]|$)|我(?:们)?(?:[今现][年在])?(?:在|是|叫|读|上|念|就读)|校[牌服徽]|胸[牌卡]|书包|作业本|奖状"
    r"|红领巾|接送|拼车|同桌|[那这一]个?[一-龥]{0,8}(?:男孩|女孩|姑娘|孩子(?!们)|小家伙)"
)
_MANY = lazily(r"全体|同学们|孩子们|各班|每班|讲课|授课|教书|任教|演出|参观|家长会|班主任")
_PET_NAME_BEHIND = lazily(
    rf"[\s_\-—|｜·，,、:：的“）)]{{0,3}}(?:([{HAN}])\1(?![{HAN}]{{0,4}}们)|小(?!学|组|朋友|队|记者|志愿|选手|区|院|班)[{HAN}]{{1,2}}(?=[\s_\-—"
    rf"|｜，,。”、]|$|和|把|在|同学|小朋友)|(?!同学|学生|孩子|所有|全体|各位)[{HAN}]{{2,3}}(?=的(?:家长|妈妈|爸爸|奶奶|爷爷|作业|书包|水杯|水壶|座位))"
    rf"|阿[{HAN}](?=[\s_\-—|｜，,。”、]|$))"
    rf"|[\s_\-—|｜“]{{1,3}}(?!教室|全体|获奖|一等|二等|三等|班会|家长|合影|作品|朗诵|合唱|节目|班主|老师|同学|学生|集体|优秀|冠军|亚军|放学|早读|升旗"
    rf"|运动|手抄|剪纸|绘画|书法|春游|秋游|通知|名单|课表|人数)[{HAN}]{{2}}(?=[\s_\-—|｜，,。”」.、]|$)"
)
_PET_NAME_AHEAD = lazily(
    rf"(?:^|[，,：:\s“])(?:小(?!学|组|朋友|区|队|班|记者|志愿)[{HAN}]{{1,2}}?|([{HAN}])\1|阿[{HAN}])(?:今年|现在|明年|刚|就|在|上|读|从|是|升|转)"
)
_WHO_AHEAD = lazily(
    rf"(?:^|[。！!\n])(?!我们|他们|她们|孩子|同学|老师|大家|学生|志愿|后来|现在|今年|如今|目前|最后|那年)[{HAN}]{{2,3}}(?:同学|小朋友)?，(?:现在|今年|目前)?(?:在|是|就读)"
)
_SENTENCE = lazily(r"[。！!]|\n\n")
_AHEAD, _BEHIND = 44, 30  # characters


def is_of_one_child(text: str, match: re.Match[str]) -> bool:
    """Whether the class, of a school that is named right before it, is that of one child."""
    start, end = match.span()
    ahead = _sentence_before(text, start)
    school_behind = _SCHOOL_BEHIND.match(text, end)
    if school_behind:
        end = school_behind.end()
    elif not _SCHOOL_BEFORE.search(ahead + match.group().partition("\n年级")[0] if "\n年级" in match.group() else ahead):
        return False
    behind = _SENTENCE.split(text[end : end + _BEHIND], 1)[0]
    name = lone_name_at(text, end + len(behind) - len(behind.lstrip(" 　_-—|｜：:，,（(的“")), is_told=True)
    if name and not is_adult(text, *name):
        return True
    if _is_in_signs(text, start, end) or _PET_NAME_BEHIND.match(text, end) or _PET_NAME_AHEAD.search(ahead) or _WHO_AHEAD.search(ahead):
        return True
    return bool((_ONE_CHILD.search(ahead) or _ONE_CHILD.search(behind)) and not _MANY.search(ahead + behind))


_NICKNAME = lazily(
    rf"(?:^|[，,。：:！!\s、和“])(?P<who>[{HAN}]{{2,4}}(?:同学|小朋友)?)(?P<sign>[（(【\[·|_/／｜，])(?P<school>[{HAN}]{{2,12}}[·|_/／｜]?)?$"
)
_NOBODY = lazily(
    r"[报板墙栏册照演唱诵蹈目军奖办级位体园校址点宾品画戏剧赛队会展组课操][）)]?$|合唱|朗诵|舞蹈|节目|作品|拔河|冠军|学校|单位|地点|嘉宾|队|老师|妈|爸|校长|主任"
)
_SOMEBODY_DOES = lazily(
    r"[）)】\]](?:今天|昨天|每天|也|又|还)?(?:[得来捡把说讲交借还送画写扶帮拿站唱发提问负当从教给每和跟在做种养捐拾想要有用推]|第一)"
)


_AND_DOES = lazily(r"，(?:最?爱|最?喜欢|会|负责|今年|跑得|捡|把|每[天周]|想|说)(?![^，。]{0,8}(?:的人|们))")


def _is_in_signs(text: str, start: int, end: int) -> bool:
    """Whether school and class stand in brackets between somebody and what he does, or behind him between signs: 毛毛虫·星河小学·三年级2班."""
    ahead = _NICKNAME.search(text, max(0, start - 20), start)
    if not ahead or _NOBODY.search(ahead["who"]) or not (ahead["school"] or ahead["sign"] in "（(【["):
        return False
    if ahead["sign"] in "（(【[":
        return bool(_SOMEBODY_DOES.match(text, end - (text[end - 1] in "）)")))
    if ahead["sign"] == "，":
        return bool(_AND_DOES.match(text, end))
    return text[start - 1] == ahead["sign"] and not text[end : end + 1].isalnum()


def _sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence."""
    return _SENTENCE.split(text[max(0, start - _AHEAD) : start])[-1]
