"""What is a full name in Chinese: a family name with one or two characters behind it that are no word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.families import ALSO_WORDS, COMPOUND, FREQUENT
from generator.personal.words import Word, words
from generator.text import HAN

_NEVER_GIVEN = frozenset(
    "的了着过把被给让向从到对去说看听想要会吗呢吧啊呀嘛某等谁哪怎什么就都很再不没还是我你他她它您们地得与且而或但个位名些几各每这那年级班学校村镇乡区组队店爸妈姥婆叔姨舅哥姐弟妹叫带跟陪和在里上下与及跑走喊问答"
)
_NEVER_LAST = frozenset("家大中同有老三四五六七八九十百千万孩人女男生师员长民众庄社街路楼间时候后前外内边些点完起来出进回住做画写拍送拿吃喝玩笑哭唱跳")
_NEVER_SECOND_OF_TWO = _NEVER_LAST | frozenset("二一小老新公主任总工儿")
_MINOR = re.compile(rf"[{HAN}]{{2,7}}[·•‧・][{HAN}]{{2,10}}")
_DOTS = frozenset("·•‧・")
_LEADS = frozenset("，。；：、！？“”‘’《》（）()【】[]—…|:,.;!?\"'>-·/ \n\t#*_0123456789")
_LEADING_WORDS = frozenset("的和与跟及向对叫给请让问到有被把带帮找陪级班生友孩是由为说谢夸赞见像教替比同着了")
_MEASURED = re.compile(r"[一二两三四五六七八九十几半每这那多数整0-9百]$")
_MEASURES = frozenset("张方项支束席门节双家位倍包车党单") | frozenset("通")
_ORDINARY = frozenset(
    "张开 张嘴 张贴 张望 安静 文静 高兴 高高 元宝 马上 方才 白白 向往 向上 连忙 连连 成天 成为 时时 常常 常年 从小 从此 从前 都市 和气 和睦 安全 安心 安排 安慰 安顿 温暖 温柔 平时 平常 平安 全体 全班 全校 全职 全家 全都"
    " 双手 双双 单独 单纯 能干 能够 高年 高中 高考 高一 高二 高三 初一 初二 初三 周一 周二 周三 周四 周五 周六 周日 周末 周围 石头 牛奶 水果 金色 黄色 白色 红色 蓝色 古老 广大 左右 左边 右边 东边 南边 明天 明年 当时 那时 那天"
    " 万一 于是 时候 时间 管理 解释 应该 应当 相信 相互 相邻 宁可 贺卡 祝福 祝愿 祝贺 谢谢 计划 米粒 毛豆 汤圆 花卷 叶子 方糖 石榴 江湖 江边 河边 湖边 林间 路上 路边 路口 家家 容易 包括 包饺 车上 车里 车棚 门口 门卫 费心 费劲"
    " 邻居 邻里 游戏 游泳 别人 别的 别处 明白 阳光 黎明 充满 满脸 满头 满身 满心 满分 满意 满满 满是 步行 步步 训练 商量 商店 关心 关系 关于 关上 查看 连夜 连声 老家 老人 老师 老大 老二 房间 房子 席地 终于 支持 通过 通知 强壮"
    " 阴天 晴天 雷雨 龙年 马年 羊年 牛年 虎年 鱼缸 鱼群 麦子 谷雨 谷子 柳树 柏树 梅花 桂花 荷花 兰花 金鱼 金牌 银牌 铜牌 能手 能不 向前 向后 向阳 向着 时常 明明 东西 南方 北方 西边 水平 水里 海边 海洋 海报 太阳 平台 平房 成绩".split()
)


def name_before(text: str, end: int) -> tuple[int, int] | None:
    """The full name that ends at `end` of `text`."""
    if end < 2 or not _HAN_ONLY.match(text, end - 1):
        return None
    if not _DOTS.isdisjoint(text[max(0, end - 12) : end]):
        minority = _MINOR.search(text, max(0, end - 18), end)
        if minority and minority.end() == end:
            return minority.span()
    for start, is_compound in ((end - 3, False), (end - 4, True), (end - 3, True), (end - 2, False)):
        if start >= 0 and _may_be(text[start:end], is_compound) and _is_name(text, start, end, is_compound):
            return start, end
    return None


def name_at(text: str, start: int) -> tuple[int, int] | None:
    """The full name that begins at `start` of `text`, where nothing says how far it goes."""
    if not _DOTS.isdisjoint(text[start : start + 10]):
        minority = _MINOR.match(text, start, start + 18)
        if minority:
            return minority.span()
    if text[start : start + 1] not in FREQUENT and text[start : start + 1] not in ALSO_WORDS and text[start : start + 2] not in COMPOUND:
        return None
    for length, is_compound in ((4, True), (3, True), (3, False), (2, False)):
        end = start + length
        candidate = text[start:end]
        if len(candidate) == length and _may_be(candidate, is_compound) and _stands_open(text, start, end, is_compound):
            return start, end
    return None


def _may_be(candidate: str, is_compound: bool) -> bool:
    """Whether its characters can be those of a full name."""
    family = 2 if is_compound else 1
    given = candidate[family:]
    if (candidate[:2] not in COMPOUND) if is_compound else (candidate[0] not in FREQUENT and candidate[0] not in ALSO_WORDS):
        return False
    if not given or not _HAN_ONLY.fullmatch(given) or not _NEVER_GIVEN.isdisjoint(given) or candidate in _ORDINARY:
        return False
    if len(set(candidate)) == 1 or (len(candidate) == 3 and not is_compound and candidate[0] == candidate[1]):
        return False  # 方方, a pet name
    if candidate[0] in ALSO_WORDS and candidate[1:2] == candidate[2:3]:
        return False  # 和圆圆
    return given[-1] not in (_NEVER_LAST if len(given) > 1 else _NEVER_SECOND_OF_TWO) and candidate[:2] not in _ORDINARY


_HAN_ONLY = re.compile(f"[{HAN}]+")


def _is_name(text: str, start: int, end: int, is_compound: bool) -> bool:
    """Whether the candidate, behind which there is a word for a child, begins where a word begins and is none itself."""
    before = text[start - 1 : start]
    if _is_measured(text, start):
        return False
    if not is_compound and text[start] in ALSO_WORDS and before and not _leads(before):
        return False
    window = _HAN_RUN.search(text, max(0, start - 6), end)
    while window and window.end() < end:
        window = _HAN_RUN.search(text, window.end(), end)
    if not window:
        return False
    return _begins(words(window.group()), start - window.start(), end - start, is_compound)


_HAN_RUN = re.compile(f"[{HAN}]+")


def _begins(found: tuple[Word, ...], at: int, length: int, is_compound: bool) -> bool:
    for word in found:
        if word.start <= at < word.start + len(word.letters):
            if word.start < at:
                return word.is_name and word.start + len(word.letters) <= at + length and False
            return word.is_name or is_compound or len(word.letters) == 1 or len(word.letters) < length
    return False


def _stands_open(text: str, start: int, end: int, is_compound: bool) -> bool:
    if _is_measured(text, start):
        return False
    run = _HAN_RUN.match(text, start, end + 4)
    assert run
    first = words(run.group())[0]
    if not (first.is_name or is_compound or len(first.letters) == 1):
        return False
    if text[start] in ALSO_WORDS and not is_compound and not first.is_name and not _is_rare(words(run.group())[1:3]):
        return False
    if end - start == 2:
        follows = text[end : end + 1]
        return not _HAN_ONLY.match(follows) or follows in _GOES_ON
    return True


def _is_rare(given: tuple[Word, ...]) -> bool:
    """Whether what is behind a family name that is a word, too, can be no word itself."""
    return bool(given) and (given[0].is_name or (len(given) > 1 and all(len(each.letters) == 1 for each in given)))


_GOES_ON = frozenset("的在是和也把被给跟从对向说问笑跑来去就都还又很正已要会能拿背穿第今昨前后一两同与及等喜爱画写读唱跳做当获得因为今已刚才每最从放上下回住")


def _is_measured(text: str, start: int) -> bool:
    """Whether 张 and the like count what is behind them."""
    return text[start] in _MEASURES and bool(_MEASURED.search(text[max(0, start - 1) : start]))


def _leads(before: str) -> bool:
    return before in _LEADS or before in _LEADING_WORDS or not _HAN_ONLY.match(before)
