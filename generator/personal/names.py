"""What is a full name in Chinese: a family name with one or two characters behind it that are no word."""

from __future__ import annotations

import functools

from generator.personal.families import ALSO_WORDS, COMPOUND, FREQUENT
from generator.personal.given import BEHIND_LITTLE, CHOSEN, GIVEN, GIVEN_THOUGH, OF_TODAY
from generator.personal.lazily import lazily
from generator.personal.minorities import SPELT, may_be_there, minority_at, minority_before
from generator.personal.ordinary import NAMES_TOO, NO_NAMES, OPENING, ORDINARY
from generator.personal.words import Word, words
from generator.text import HAN

_OF_FAMILIES = frozenset("爸妈姥爷奶婆公叔伯舅姨姑婶嫂哥姐弟妹娃孩家人们个谢看听问说")
_NEVER_GIVEN = frozenset(
    "请的了着过把被给让向从到对去说看听想要会吗呢吧啊呀嘛某等谁哪怎什么就都很再不没还是我你他她它您们地得与且而或但个位名些几各每这那年级班学校村镇乡区组队店爸妈姥婆叔姨舅哥姐弟妹奶爷伯婶嫂娘叫带跟陪和在里上下与及跑走喊问答"
    "课榜帽镜鞋袜裤裙衣衫衬巾罩盔套袖筐篮桶盆碗勺筷锅伞椅凳桌粽饺馅馍饭粥样吵闹骂"
)
_NEVER_LAST = frozenset(
    "由家大中同有老三四五六七八九十百千万孩人女男生师员长民众庄社街路楼店桥寺府庙湾井口屯坟沟淀间时候后前外内边些点完起来出进回住做写拍送拿吃喝玩哭唱酒"
)
_ENDS_OF_WORDS = {  # which end a given name, too, but not behind these
    "民": "居村农市人渔移难国公平选网股",
    "生": "学男女新师医先考出陌花发卫人再余优差众养",
    "中": "其初高当之一二三四五六七八九十空手家途正在心集",
}
_GOES_ON_BEHIND_A_PET_NAME = frozenset("刚才已正还也就都又把在")  # 元宝刚上初一
_BEFORE_PET_NAMES = frozenset("和有从都来能过别连那通终须师老员")
_DONE_WITH, _DONE = frozenset("戴解管查养练谢计包关盖封印温充束堵储占支席展敬"), frozenset("好完起")
_RATHER_GIVEN = frozenset("文明")  # 文轩, 明泽: given names far more often
_SECOND_OF_FEW = frozenset("想来进年")  # 李想, 魏来: only behind what is nothing but a family name
_NEVER_SECOND_OF_TWO = _NEVER_LAST | frozenset("二小老新公主任总工儿改用")
_MINOR = lazily(rf"[{SPELT}]{{2,7}}[·•‧・][{SPELT}]{{2,10}}")  # but not 哈利·波特
_FIRST = FREQUENT | ALSO_WORDS | {name[0] for name in COMPOUND}
AHEAD = 9  # characters from where a name begins, among which words are told apart: always as many, so that it is done once
_LENGTHS = (((3, False), (2, False)), ((4, True), (3, True), (3, False), (2, False)))  # of a name, behind a family name of one, of two
DOTS = frozenset("·•‧・")
_LEADS = frozenset("，。；：、！？“”‘’《》（）()【】[]—…|:,.;!?\"'>-·/ \n\t#*_0123456789")
_LEADING_WORDS = frozenset("的和与跟及向对叫给请让问到有被把带帮找陪级班生友孩是由为说谢夸赞见像教替比同着了")
_MEASURED = lazily(r"[一二两三四五六七八九十几半每这那多数整0-9百]$")
_MEASURES = frozenset("张方项支束席门节双家位倍包车党单") | frozenset("通")


def name_before(text: str, end: int) -> tuple[int, int] | None:
    """The full name that ends at `end` of `text`."""
    if end < 2 or not _HAN_CHAR.match(text, end - 1):
        return None
    if not DOTS.isdisjoint(text[max(0, end - 12) : end]):
        minority = _MINOR.search(text, max(0, end - 18), end)
        if minority and minority.end() == end:
            return minority.span()
    minority_start = minority_before(text, end) if may_be_there(text, end - 3, end) else None
    if minority_start is not None:
        return minority_start, end
    if _FIRST.isdisjoint(text[max(0, end - 4) : end - 1]):
        return None
    for start, is_compound in ((end - 3, False), (end - 4, True), (end - 3, True), (end - 2, False)):
        if start >= 0 and not _is_spelt(text, start) and may_be(text[start:end], is_compound) and _is_name(text, start, end, is_compound):
            return start, end
    return None


def _is_spelt(text: str, start: int) -> bool:
    """Whether it is the second part of a foreign name, 爱丽丝·李德尔, and no dot between a class and a name."""
    return text[start - 1 : start] in DOTS and bool(_FOREIGN.search(text, max(0, start - 6), start))


_FOREIGN = lazily(rf"[{HAN}](?<![班级组者号章名员校学园画文诗曲书品题队友孩童娃])[·•‧・]$")


def name_at(text: str, start: int, is_told: bool = False) -> tuple[int, int] | None:
    """The full name that begins at `start` of `text`, where nothing says how far it goes; `is_told` says that a name is to come."""
    if not DOTS.isdisjoint(text[start : start + 10]):
        minority = _MINOR.match(text, start, start + 18)
        if minority:
            return minority.span()
    minority_end = minority_at(text, start) if may_be_there(text, start, start + 3) else None
    if minority_end is not None:
        return start, minority_end
    if text[start : start + 1] not in FREQUENT and text[start : start + 1] not in ALSO_WORDS and text[start : start + 2] not in COMPOUND:
        return None
    for length, is_compound in _LENGTHS[text[start : start + 2] in COMPOUND]:
        end = start + length
        candidate = text[start:end]
        if len(candidate) == length and may_be(candidate, is_compound) and _stands_open(text, start, end, is_compound, is_told):
            return start, end
    return None


def lone_name_at(text: str, start: int, is_told: bool = False, is_called: bool = False) -> tuple[int, int] | None:
    """The full name that begins at `start`, if it stands by itself between signs or is who does something; `is_called`: somebody calls it.

    Far from what tells that it is a name, so nothing that might be a word will do, unless `is_told` says that one is to come.
    """
    if not DOTS.isdisjoint(text[start : start + 10]) and (minority := _MINOR.match(text, start, start + 18)):
        return minority.span()
    if may_be_there(text, start, start + 3) and (end := minority_at(text, start)) is not None:
        return start, end
    if text[start : start + 1] not in _FIRST:
        return None
    for length, is_compound in _LENGTHS[text[start : start + 2] in COMPOUND]:
        end = start + length
        candidate = text[start:end]
        if len(candidate) == length and may_be(candidate, is_compound) and _is_lone(text, start, end, is_compound, is_told, is_called):
            return start, end
    return None


def _is_lone(text: str, start: int, end: int, is_compound: bool, is_told: bool, is_called: bool) -> bool:
    is_closed = not _HAN_CHAR.match(text, end)
    run = _HAN_RUN.match(text, start, start + AHEAD)
    assert run
    found = words(run.group())
    first, length = found[0], end - start
    is_whole = len(first.letters) == length and (first.is_name or ((is_told or is_called) and first.letters in NAMES_TOO))
    is_named = is_told and is_closed and length == 3  # 作者：林晚秋
    is_before_deed = is_told and length == 3 and first.is_name and not is_closed and (text[end] in GOES_ON or text[end] in DOES)
    is_split = (is_named or is_before_deed) and len(first.letters) == 2 and found[1].start == 2 and len(found[1].letters) == 1  # 陶然之
    if not (is_compound or len(first.letters) == 1 or is_whole or is_split or _has_given_name(found, length)):
        return False
    if not is_closed and length > 2 and not any(each.start == length for each in found):
        return False  # within a word
    given = tuple(each for each in found[1:] if each.start < length)
    if not (is_compound or is_named) and text[start] in ALSO_WORDS and not first.is_name and not _is_rare(given):
        return False
    if length == 2:
        if not is_closed:
            is_sure = text[end] in GOES_ON or text[end] in DOES
            return (
                is_sure and text[start] not in ALSO_WORDS and (is_told or any(each.start == 2 and len(each.letters) > 1 for each in found))
            )
        return is_told or is_called or first.is_name or text[start] not in ALSO_WORDS
    return is_closed or is_told or text[end] in GOES_ON or text[end] in DOES or (is_called and text[end] == "你")


DOES = frozenset(
    "负低涨敲介告认努坚没拾受毕再喝刷梳离踮闭迟睡摔鞠冲吃撅捏输牵尝扎剃忍抹喘怕憋涂躲偷哼眨皱咬噘翻丢忘指挑爬跌追赶撒缩钻饰扮担主朗吟诵演采捐夺赢拿领护扶搀堆搭踢投捧握攥揪抓戴哭扑收掉端背考织借吹捡蹲举抱推拉搬送扶递跪骑踢打弹吹摸数讲教学帮陪带拎提抬擦扫洗种养浇做写剪折贴听看望点摇坐站躺趴趁代参第总常每经非自主悄默边"
)


@functools.lru_cache(maxsize=1024)  # it is asked several times of each place
def may_be(candidate: str, is_compound: bool) -> bool:
    """Whether its characters can be those of a full name."""
    family = 2 if is_compound else 1
    given = candidate[family:]
    if (candidate[:2] not in COMPOUND) if is_compound else (candidate[0] not in FREQUENT and candidate[0] not in ALSO_WORDS):
        return False
    if candidate[0] == "老" or given[:1] == "老" or "某" in given or given[-1:] == "岁" or given in NO_NAMES:
        return False
    if (len(candidate) == 2 and candidate[0] in _RATHER_GIVEN) or (candidate[0] == "和" and given in ORDINARY):
        return False
    if (candidate[0] == "和" and given[:1] == "小") or (candidate[0] in _DONE_WITH and given[:1] in _DONE):
        return False  # 和小宝, 戴好帽子
    if candidate[:2] in ORDINARY and given[1:] in _GOES_ON_BEHIND_A_PET_NAME:
        return False
    if not given or not _HAN_ONLY.fullmatch(given) or candidate in ORDINARY or (candidate[:2] in OPENING and not is_compound):
        return False
    if len(set(candidate)) == 1 or (len(candidate) == 3 and not is_compound and candidate[0] == candidate[1]):
        return False  # 方方, a pet name
    if len(given) == 2 and given[0] == given[1] and given[0] not in _OF_FAMILIES:
        return candidate[0] not in _BEFORE_PET_NAMES  # 孟想想, but not 和圆圆
    if given in GIVEN_THOUGH or (given[:1] == "小" and given[1:] in BEHIND_LITTLE and candidate[0] not in ALSO_WORDS):
        return True
    if len(given) == 2 and given[0] not in _ENDS_OF_WORDS.get(given[1], given[0]):
        return _NEVER_GIVEN.isdisjoint(given)
    if len(given) == 1 and given in _SECOND_OF_FEW and candidate[0] not in ALSO_WORDS:
        return True
    return _NEVER_GIVEN.isdisjoint(given) and given[-1] not in (_NEVER_LAST if len(given) > 1 else _NEVER_SECOND_OF_TWO)


_HAN_CHAR = lazily(f"[{HAN}]")
_HAN_ONLY = lazily(f"[{HAN}]+")


def _is_name(text: str, start: int, end: int, is_compound: bool) -> bool:
    """Whether the candidate, behind which there is a word for a child, begins where a word begins and is none itself."""
    before = text[start - 1 : start]
    if _is_measured(text, start):
        return False
    is_word = not is_compound and text[start] in ALSO_WORDS and bool(before) and not _leads(before)
    if is_word and text[start] in GOING_ON:
        return False
    window = _HAN_RUN.search(text, max(0, start - 6), end)
    while window and window.end() < end:
        window = _HAN_RUN.search(text, window.end(), end)
    if not window:
        return False
    found = words(window.group())
    if is_word and not _is_rare(tuple(each for each in found if each.start > start - window.start())):
        return False
    return _begins(found, start - window.start(), end - start, is_compound)


_HAN_RUN = lazily(f"[{HAN}]+")


def _begins(found: tuple[Word, ...], at: int, length: int, is_compound: bool) -> bool:
    for word in found:
        if word.start <= at < word.start + len(word.letters):
            if word.start < at:
                return False
            return (
                word.is_name
                or is_compound
                or len(word.letters) == 1
                or len(word.letters) < length
                or word.letters in NAMES_TOO
                or word.letters[2:] in _IN_NAMES_ONLY
            )
    return False


def _stands_open(text: str, start: int, end: int, is_compound: bool, is_told: bool) -> bool:
    if _is_measured(text, start):
        return False
    run = _HAN_RUN.match(text, start, start + AHEAD)
    assert run
    first = words(run.group())[0]
    if end - start == 3 and len(first.letters) < 3:
        is_whole = not _HAN_CHAR.match(text, end)
        if _is_alone(text, start, end) or (is_told and _may_end(text, end)) or (is_whole and text[start] not in ALSO_WORDS):
            return True
    if not (
        first.is_name
        or is_compound
        or len(first.letters) == 1
        or first.letters in NAMES_TOO
        or _has_given_name(words(run.group()), end - start)
    ):
        return False
    found, is_word = words(run.group()), text[start] in ALSO_WORDS and not is_compound and not first.is_name
    if is_word and text[start] in GOING_ON and text[start + 1] * 2 != text[start + 1 : end]:
        return False
    if (
        end - start == 3
        and text[start + 1] != text[start + 2]
        and any(each.start < 3 < each.start + len(each.letters) for each in found[1:])
    ):
        return False  # 赵磊结婚
    if _has_given_name(found, end - start):
        return True
    if end - start == 2:
        return _may_end(text, end) or (not is_word and len(first.letters) == 1 and _is_followed_by_a_word(found))
    is_little = text[start + 1] == "小" and any(each.start == end - start for each in found)  # 米小圈
    is_little |= text[start + 1 : end] in OF_TODAY
    return not is_word or is_little or _is_rare(found[1:3]) or _may_end(text, end) or _is_deed(text, end)


def _has_given_name(found: tuple[Word, ...], length: int) -> bool:
    """Whether a word of two, 叶子 or 文雅, is but the beginning of a name, since what comes behind stands in names only."""
    return length == 3 and len(found) > 1 and len(found[0].letters) == 2 and found[1].letters in _IN_NAMES_ONLY


_IN_NAMES_ONLY = frozenset(CHOSEN) | frozenset("毅甜艺")


def _is_followed_by_a_word(found: tuple[Word, ...]) -> bool:
    """Whether one character by itself is the given name, and a word of several comes behind it."""
    return len(found) > 2 and len(found[1].letters) == 1 and len(found[2].letters) > 1


def _is_deed(text: str, end: int) -> bool:
    """Whether something that was done stands behind a name: 攒了."""
    return text[end + 1 : end + 2] in ("了", "着", "过") and _ALL_GIVEN.issuperset(text[end - 2 : end])


_ALL_GIVEN = frozenset(GIVEN)


def _may_end(text: str, end: int) -> bool:
    """Whether a name may be over at `end`: at a sign, or before a word with which sentences go on."""
    return not _HAN_CHAR.match(text, end) or text[end] in GOES_ON or text[end] in DOES


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether signs stand on both sides, as in a list."""
    return text[start - 1 : start] in _SIGNS and (end == len(text) or text[end] in _SIGNS)


def _is_rare(given: tuple[Word, ...]) -> bool:
    """Whether what is behind a family name that is a word, too, can be no word itself."""
    return bool(given) and (given[0].is_name or (len(given) > 1 and all(len(each.letters) == 1 for each in given)))


# Family names that are words with which a sentence goes on; other words that are family names seldom stand where a name may.
GOING_ON = frozenset("么师楼漆占敬和有从都来能过别连相双通信利终须步权束那展训代元老干强满商查容越边员")
_SIGNS = frozenset("、，。；：！？“”（）《》:,;.!?()|/ \n\u3000叫是")
GOES_ON = frozenset(
    "的在是和也把被给跟从对向说问笑跑来去就都还又很正已要会能拿背穿第今昨前后一两同与及等喜爱画写读唱跳做当获得因为今已刚才每最从放上下回住"
)


def _is_measured(text: str, start: int) -> bool:
    """Whether 张 and the like count what is behind them."""
    return text[start] in _MEASURES and bool(_MEASURED.search(text[max(0, start - 1) : start]))


def _leads(before: str) -> bool:
    return before in _LEADS or before in _LEADING_WORDS or not _HAN_ONLY.match(before)
