"""Somebody's door as neighbours tell it: by building, floor and side, by its number alone, by whose home it is; and what is counted or open to all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.dwellings import find_dwellings, is_open_to_all
from generator.personal.families import ALSO_WORDS, FREQUENT
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import HAN, lazily

_N = r"(?:[0-9０-９]{1,4}|[一二三四五六七八九十百零〇两]{1,5})"
_S = r"[ \u3000，,、\-－—–/·的之（(]{0,2}"
_BUILDING = rf"(?:{_N} ?(?:号楼|号院|[栋幢座]|[#＃]楼?)|[甲乙丙丁A-Za-z] ?[栋幢座])"
_UNIT = rf"{_N} ?(?:单元|门洞|楼门|门栋|门|梯)"
_FLOOR = rf"(?:{_N} ?|顶|底|首|最[上下高低])[层楼]"
# What is behind the words for a door or a home, where it is a shop or a room, or not a door at all.
_SHOP = (
    rf"(?!(?:的|就?是|现在是|开的?|改成了?|开着)?[{HAN}]{{0,3}}"
    "(?:店|馆|铺|超市|银行|公司|诊所|药房|菜站|小卖部|食堂|餐厅|理发|早点|机构|驿站|室|站|摊|窗口|办事|房间))"
)
_NO_DOOR = "(?![口前外卫厅洞诊店进出禁铃面头票楼])"
_NO_NUMBER = "(?![楼院线电梯厅会窗机泵柜桌摊展活教办柱灯球台馆井桩位车库仓练琴门口那早晚上下前后开之至到—–~～、-])"
_SIDE = (
    r"(?:最|靠近?|朝|把|正|紧)?(?:东南|西南|东北|西北|[东西南北中左右里外尽]|中间|当中)(?:手[边侧面]?|[边侧面头首间])?"
    r"(?:的|那|这|第|头|最){0,2}[一二三四1-4]?"
)
_TURNS = r"(?:(?:一?上[了到]?楼|[出下]了?电梯|进了?(?:楼|单元|门)?门?)(?:以?后|之后)?[，,]?)?(?:[往向朝]?[左右东西](?:转|拐|一?走)[，,]?)?"
_DOOR = (
    rf"{_TURNS}(?:{_SIDE}(?:户(?![型外口数籍])|个?门{_NO_DOOR}|家{_SHOP})|正?对门{_NO_DOOR}{_SHOP}|"
    rf"(?:[把尽]头|把边儿?)[的那这一]{{0,2}}[家户]{_SHOP}|(?:第|头)[一二三四1-4][家户]{_SHOP}|[A-Za-z] ?户)"
)
_TOLD = lazily(
    rf"(?<![第0-9０-９A-Za-z])(?:(?P<building>{_BUILDING}){_S}(?P<unit>{_UNIT}{_S})?(?P<floor>{_FLOOR}{_S})?|(?P<lone_unit>{_UNIT}){_S}(?P<lone_floor>{_FLOOR}{_S})?)"
    rf"(?:(?P<door>{_DOOR})|(?P<number>{_N} ?号{_NO_NUMBER})|(?P<side>{_TURNS}[东西南北左右](?:手边?|边|侧|头)(?=[，,。！!；;）)\s]|$)))"
)
_NEEDS_FLOOR = lazily(r"正?对门|[第头]")
_REVERSED = lazily(rf"{_FLOOR}{_S}{_DOOR}[，,、（( ]{{1,2}}(?:就?在)?{_BUILDING}(?:{_S}{_UNIT})?")
_SURNAMES = "".join(sorted(FREQUENT - ALSO_WORDS))
_OLD_FOLK = "大爷|大妈|大娘|大叔|大婶|大哥|大姐|阿姨|奶奶|爷爷|姥姥|姥爷|叔叔"
_KIN = f"{_OLD_FOLK}|师傅|先生|女士|老师|[叔婶姨姑舅伯嫂哥姐妈爸奶爷]"
_WHO = rf"(?:[我俺咱他她你您]们?|[老小阿][{HAN}]|[{_SURNAMES}][{HAN}]{{0,2}}|{_KIN})"
_LIVES = r"(?<![居记站停拦留挡忍咬抓握保稳止捂堵拴缠兜吃入可能够])住(?![了院宿建])"
_LIVES_BEFORE = lazily(rf"(?:{_WHO}家|{_LIVES}|[住地]址)[^。！？!?\n]{{0,8}}$")
_ROOM = (
    r"(?:[1-9][01][0-9]|[1-3][0-9][01][0-9]|[一二三]?[一二三四五六七八九〇零][〇零○][一二三四五六七八九])(?![0-9一二三四五六七八九十〇零○])"
)
_YEAR = lazily(r"(?:19|20)[0-9]{2}(?![室房])")
_LONE = lazily(
    rf"(?:{_WHO}家(?:就?[住在是]|就?住在)?|(?<![{HAN}])家(?:住在?|在)|{_LIVES}(?:在|的是)?)[：: ]?(?P<room>{_ROOM})"
    rf"(?:室|房(?![间价租])|号(?!楼|院|线))?(?=$|[，,。；;！!？?、）)”」\s]|的(?!时|日|病|宿舍|酒店|房|那[年天])|那[户家]|对门|门口|隔壁|楼[上下]|敲门|呢|啊|呀|吧)"
)
_OF_THE_ROOM = lazily(
    r"(?<![0-9A-Za-z第路车班次号:：./-])(?P<room>(?:[1-9]|[1-3][0-9])0[1-9])[室房]?"
    rf"(?:里?住[着的]|的老(?![师板乡])[{HAN}](?![师人家板])|的?(?!老师)[{HAN}]{{1,2}}(?:{_OLD_FOLK})|的(?!老师)[{HAN}]{{1,2}}师傅)"
)
_CALLED_AT = lazily(  # 敲502的门
    rf"(?:敲(?:了|开)?|(?:快递|外卖|包裹|牛奶|报纸|[菜饭药粥]|饺子)[^。！？!?\n]{{0,8}}[送放搁端捎拎挂][到在去给]?)(?P<room>{_ROOM})[室号]?"
    r"(?=的?门|$|[，,。；;！!])"
)
_PLATE = lazily(
    rf"门牌(?:号码?|上)?(?:还?是|就是|为|写着?|写的是|挂着?)?[：: “「]{{0,2}}(?P<room>[甲乙丙丁]?(?:(?P<number>{_ROOM})|[0-9０-９]{{1,4}}号?|{_N}号))"
    r"(?![0-9０-９号到至—–~～、和楼块张个户家元年月日路线会\-])"
)
_LANE = (
    rf"(?P<room>[{HAN}]{{1,6}}(?:村|胡同|巷|街|路|弄|条|庄|里|园|屯|营|沿|院|坊|湾)[东南西北中前后]?(?:头|街|口|段|[，,])?"
    rf" ?[甲乙丙丁附]?{_N} ?号(?![楼线车馆厅店]|院 ?{_N}))"
)
_LANES = lazily(
    rf"(?:{_WHO}|(?<![{HAN}]))家(?:的?门牌)?(?:就|也|还|现在|原来|以前|早先|一直|当年)?(?:是|住|在|搬[到去]了?|[：:，,（( ]){{1,2}}{_LANE}"
)
_LIVED_AT = lazily(rf"在{_LANE}(?:小?院)?(?:那?里)?居?住(?![院宿建户房]|[着了过]?{_N}[户家口人])")
_PASSING = lazily(r"病[房床区]|酒店|宾馆|旅[馆店社]|民宿|招待所|宿舍|住院|客栈|医院|包间|[活会教办]..?室|图书室|门诊|大厦|写字楼")
_BEGINS = re.compile(r"[0-9０-９一二三四五六七八九十百零〇两甲乙丙丁A-Za-z] ?(?:号[楼院]|[栋幢座梯#＃]|单元|门(?![口前外])|楼门)")
_FIGURES = re.compile("[0-9]{3}|[一二三四五六七八九][〇零○]")  # of a room
_OF_A_LANE = re.compile("[0-9０-９一二三四五六七八九十] ?号")
_AROUND, _LONGEST = 40, 2_000  # characters


def find_homes(text: str) -> Iterator[Finding]:
    """Addresses to the door in a text as it is seen, in the words of offices and of neighbours."""
    homes = [each for each in find_dwellings(text) if not is_of_many(text, each.start, each.end)]
    yield from homes
    yield from find_doors(text, homes)


def find_doors(text: str, known: Sequence[Finding]) -> Iterator[Finding]:
    """Doors in a text as it is seen, but for those that are known."""
    places = [(each.start, each.end) for each in known]
    for start, end in (*_told(text), *_alone(text)):
        if not any(start < other[1] and other[0] < end for other in places[-200:]) and not is_of_many(text, start, end):
            places.append((start, end))
            yield Finding(start, end, Sort.ADDRESS, text[start:end])


def _told(text: str) -> Iterator[tuple[int, int]]:
    """By building or unit, floor, and which door it is there."""
    for begin, end in _neighbourhoods(text):
        yield from _forward(text, begin, end)
        yield from (match.span() for match in _REVERSED.finditer(text, begin, end))


def _neighbourhoods(text: str) -> Iterator[tuple[int, int]]:
    """Around buildings, units and gates with a number."""
    begin = end = -1
    for match in _BEGINS.finditer(text):
        if match.start() - _AROUND > end or end - begin > _LONGEST:
            if end > 0:
                yield begin, end
            begin = max(0, match.start() - _AROUND)
        end = match.end() + _AROUND
    if end > 0:
        yield begin, end


def _forward(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _TOLD.finditer(text, begin, end):
        is_within_unit = match["building"] and match["unit"]
        is_on_floor = bool(match["floor"] or match["lone_floor"])
        is_of_unit = match["lone_unit"] and (is_on_floor or not match["lone_unit"].endswith(("门", "梯")))
        if match["door"]:
            is_door = is_on_floor or ((is_within_unit or is_of_unit) and not _NEEDS_FLOOR.match(match["door"]))
        elif match["number"]:
            is_door = is_on_floor
        else:
            is_door = is_on_floor and (is_within_unit or _LIVES_BEFORE.search(text, max(0, match.start() - 20), match.start()))
        if is_door:
            yield match.span()


def _alone(text: str) -> Iterator[tuple[int, int]]:
    """By what is said of it: that somebody lives there, that it is on the plate."""
    has_room = _FIGURES.search(text)
    for pattern, is_there in (
        (_LONE, has_room and ("住" in text or "家" in text)),
        (_OF_THE_ROOM, has_room),
        (_CALLED_AT, has_room),
        (_LIVED_AT, "住" in text and _OF_A_LANE.search(text)),
        (_PLATE, "门牌" in text),
        (_LANES, "家" in text and _OF_A_LANE.search(text)),
    ):
        for match in pattern.finditer(text) if is_there else ():
            around = (
                text[max(0, match.start() - 14) : match.start()].rpartition("。")[2] + match.group() + text[match.end() : match.end() + 6]
            )
            is_year = pattern in (_LONE, _OF_THE_ROOM, _CALLED_AT) and _YEAR.match(text, match.start("room"))
            is_of_a_house = pattern is _PLATE and not match["number"]  # 门牌31号: seen from the street, unless somebody's
            is_seen = is_of_a_house and not _LIVES_BEFORE.search(text, max(0, match.start() - 20), match.start())
            if not (is_year or is_seen or _PASSING.search(around)):
                yield match.span("room")


_GATE = lazily(rf"(?:{_N} ?号楼)?(?:{_N} ?单元(?=的))?的?[东西南北]门")  # where people gather
_OF_NOBODY = lazily(rf"[大各专商店厂作画]家在[{HAN}]{{0,8}}$")
_MANY_LIVE = lazily(rf"[院里]{{0,2}}(?:一?共|总共|曾|原来?|当年)?住[着了过]?(?:有)?{_N}[多来余几]?[户家]")
_LONGER_WORDS = frozenset("户型 门面 门禁 门铃 门诊 门店 门厅".split())
_THING = lazily(r"的?老[树槐榆枣柳墙井街宅]")
_COUNTED = lazily(r"[0-9０-９]$")
_MEASURE = lazily(r" ?多?(?:年|个?月|天|米|平米|元|块|斤|岁|吨|度|秒|公里|人)[的，。]")
_HOMES = lazily(r"(?P<count>[0-9０-９]{2,4}) ?户?$")
_IN_ALL = lazily(r"(?:共|有|计|总|全|达|约|近)[^，。；\n]{0,6}$")
_ONE_HOME = lazily(rf"门[口前上]|家[里中]|的?[{HAN}]?(?:{_KIN})")
_MOST_DOORS = 19  # of a floor
_FOR_ALL = r"(?:老年|老人|老龄|儿童|亲子|青[少年]年?|居民|社区|街道|公共|党员|党群|小小|四点半|便民|邻里|共享|志愿者?|妇女|文化|物业|小区|我们的?|大家的?)"
_ROOM_FOR_ALL = lazily(
    rf"[室号房]?(?:[（(]是?|[，, ]?(?:现在|如今|原来?|以前)?(?:的|是|就是|改[成为]了?|用作|设为|挂着?|开着?|办起?了?))?{_FOR_ALL}{{1,3}}的?"
    r"(?:(?:活动|会议|阅览|阅读|图书|接待|调解|议事|展览|值班|培训|服务|手工|书画|棋牌|健身|休息|之家|自习)?[室站厅处点角间屋]|中心|之家|书[房屋吧店]|课堂|食堂|驿站|学堂|客厅|菜[站店])"
)
_ALL_SIT = lazily(
    rf"{_FOR_ALL}(?:书[房屋吧店]|[{HAN}]{{0,2}}(?:[室站点]|中心|之家)|食堂|课堂)(?:就|现|已|新|都)?(?:[搬迁设开]?在|[搬迁][到至]了?|[：:（(])[^给送住家户，,。；]{{0,8}}$"
)


def is_of_many(text: str, start: int, end: int) -> bool:
    """Whether what looks like an address counts buildings and homes or the years of a bridge, is a gate, or a room for all."""
    if is_open_to_all(text, start, end) or _OF_NOBODY.search(text, max(0, start - 12), start) or _MANY_LIVE.match(text, end):
        return True
    if text[end - 1 : end + 1] in _LONGER_WORDS:
        return True
    if _COUNTED.search(text, start, end) and _MEASURE.match(text, end):
        return True
    if not _LIVES_BEFORE.search(text, max(0, start - 20), start):
        gate = _GATE.match(text, start)
        if (gate and gate.end() == end) or _THING.match(text, end):
            return True
        if _ROOM_FOR_ALL.match(text, end) or _ALL_SIT.search(text, max(0, start - 24), start):
            return True
    return _counts_homes(text, start, end)


def _counts_homes(text: str, start: int, end: int) -> bool:
    """12栋864户: homes, and no home."""
    homes = _HOMES.search(text, start, end)
    if not homes or not (text[end - 1] == "户" or text[end : end + 1] == "户") or _ONE_HOME.match(text, end):
        return False
    is_too_many = not 0 < int(homes["count"][-2:]) <= _MOST_DOORS
    return is_too_many or bool(_IN_ALL.search(text, max(0, start - 8), start))
