"""Where somebody lives, to the door; rooms that are open to all are none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.finding import Finding, Sort
from generator.personal.lazily import HAN, lazily

_HAN_DIGIT = "一二三四五六七八九十百零〇两"
_N = rf"(?:[0-9０-９]{{1,4}}|[{_HAN_DIGIT}]{{1,5}}|[甲乙丙丁戊A-Za-zＡ-Ｚ东西南北])"
_ROOM = r"(?:[A-Za-z]?[1-9１-９][0-9０-９]{2,3}|(?<=单元)0[1-9][0-9]{2}|[一二三四五六七八九十]{1,2}[〇零Oo○一二三四五六七八九百][〇零一二三四五六七八九]{1,2})"
_DOOR = rf"(?:[0-9０-９]{{1,4}}|[{_HAN_DIGIT}]{{1,5}})"
_S = r"(?:[ \u3000，,、\-－—–/·的之]|\n(?!\n)){0,2}"
_FLOOR = rf"(?:{_N} ?[层楼]{_S}(?:[东西左右][手边侧面]{_S})?)?"
_UNIT_SIGN = r"(?:单元|门洞|楼门|门栋|门|梯)"
_BUILDING = rf"(?:{_N} ?(?:号楼|号院|栋|幢|座|号|楼|[#＃]楼?))"
_BEHIND = (
    rf"(?![0-9０-９%％:：/]|\.(?!(?i:jpe?g|png|webp|heic|docx?|pdf|xlsx?|mp4|mov))|-(?![\u4e00-\u9fff])"
    rf"|[{_HAN_DIGIT}]|[ \u3000]?(?:[元块年月日点米人个户盏棵辆件级台条次多余名位页分课题词份斤度平套家只间本张岁届期]"
    rf"|小时)(?!的|里|，|。|家))"
)
_APART = lazily(rf"{_N} ?单元{_S}{_FLOOR}[1-9１-９](?: [0-9０-９]){{2,3}}(?! ?(?:[0-9０-９层楼个台部、]|号楼))")
_UNIT = lazily(rf"{_N} ?单元{_S}{_FLOOR}[#＃]?{_ROOM}(?:[室号房]|户(?!居|人|家|都)|{_BEHIND})")
_GATE = lazily(
    rf"{_BUILDING}{_S}{_N}[-－—–]{_ROOM}{_BEHIND}|{_ROOM}室?[（(]{_BUILDING}{_S}(?:{_N} ?{_UNIT_SIGN})?[）)]|"
    rf"{_BUILDING}{_S}{_N} ?{_UNIT_SIGN}{_S}{_FLOOR}[#＃]?(?:{_ROOM}(?:[室号房]|{_BEHIND})|{_DOOR} ?[室号户])"
)
# behind 户: one of them, and no number of them
_ONE_HOME = r"(?=看望|慰问|探望|走访|探访|独居|空巢|住着|的?[\u4e00-\u9fff]?(?:大[爷妈娘叔婶]|奶奶|爷爷|阿姨|叔叔|师傅|先生|女士)|门[口前上]|家[里中]|[）)]|$)"
_HOUSE = lazily(rf"{_N} ?(?:号楼|栋|幢|座|楼|[#＃]楼?){_S}{_FLOOR}(?:{_ROOM} ?(?:[室号房]|户{_ONE_HOME})|{_DOOR} ?室)")
_BARE = lazily(rf"{_N} ?(?:号楼|栋|幢|座|[#＃]楼?){_S}{_FLOOR}{_ROOM}{_BEHIND}")
_F = r"[0-9０-９一二三四五六七八九十甲乙A-Z]{1,4}"
_FIELDS = lazily(  # of a form
    rf"(?:楼栋?号?|[栋幢]号?)[：:]\s?{_F}[\s，,;；|]{{1,2}}(?:单元|门)号?[：:]\s?{_F}[\s，,;；|]{{1,2}}(?:门牌号?|房号|房间号?|室|户)[：:]\s?{_F}"
)
_COURT = lazily(
    rf"{_N} ?号院(?:[东西南北中][边侧面]?[{HAN}]{{0,6}}[，,]?(?:就是|是))?{_S}(?:{_N} ?(?:号楼|栋|幢|楼|排){_S})?"
    rf"(?:{_DOOR} ?号(?!楼|院|线|门)|{_ROOM} ?[室房]|{_DOOR} ?室)"
)
_DASHED = lazily(
    r"(?<![0-9A-Za-z０-９.-])[0-9０-９]{1,3}[-－—–#/][0-9０-９]{1,2}[-－—–#/][1-9１-９][0-9０-９]{2,3}(?![0-9A-Za-z０-９]|[-－—–/.:：][0-9])"
)
_DASHED_TWO = lazily(r"(?<![0-9A-Za-z０-９.-])[0-9０-９]{1,3}[-－—–#][1-9１-９][0-9０-９]{2,3}(?![0-9A-Za-z０-９年元米]|[-－—–/.:：][0-9])")
_STREET = lazily(
    rf"(?:村|胡同|巷|庄|屯|营|条|街|弄)[东南西北中前后里]?(?:头|街)? ?[甲乙丙丁附]?{_F} ?号院(?!内|里的)|"
    rf"(?:村|胡同|巷|街|路|里弄|弄堂|弄|条|庄|(?<![医法剧学书画剧影住])院|平房区?|里|园|屯|营|沿)"
    rf"[东南西北中前后里]?(?:头|街|路|区|口|段|边|旁门)?(?:[，,]门牌号?(?:就?是|为)?)? ?(?:[甲乙丙丁附] ?)?{_DOOR} ?号(?!楼|院|线|车|馆|厅"
    rf"|店|那天|这天|早|晚|下午|上午|开|前|以|之)(?:院{_S}{_DOOR} ?号|院(?!内|里的))?"
)
_NO_HOUSE = "(?![楼线车馆厅店井路棚摊位座柜桌机泵灯杆桥站点公池地展])"
_ROWS = lazily(  # of houses in a village: 4区2排9号
    rf"(?:(?:村|庄|屯|营|堡|寨|(?<!服)务|坟|平房区|店|园|里|坊|街|胡同|巷|宅基地?)(?:[{HAN}]{{0,2}}| )(?:{_F} ?(?:区|街|条){_S})?"
    rf"(?:第?{_F} ?[排队组]|{_F} ?区(?={_S}{_F} ?号院))|{_F} ?区{_S}{_F} ?排){_S}{_F} ?号{_NO_HOUSE}院?"
)
_SIDE = lazily(
    rf"{_N} ?(?:单元|号楼|门洞|楼门){_S}(?:{_N} ?[层楼]{_S})?(?:[东西中南北左右](?:边|手|侧|面)?(?:第?一家|户|门(?![口前外卫]))|{_N} "
    rf"?层{_S}[东西中南北左右](?:边|手|侧|间)?(?:那|的|第?[一二三])?(?:户|门|家))"
)
_OWNED = lazily(
    r"院?[东西南北正](?:厢?房|屋)(?![\u4e00-\u9fff]{0,6}(?:室|站|馆|活动|社区))|(?:院)?(?:的|，|住着|家)?(?:老[\u4e00-\u9fff](?!人|师|街|树|房|屋|院)|[\u4e00-\u9fff](?:大爷|大妈|阿姨|奶奶|爷爷|大叔|叔|婶|大娘|师傅"
    r"|先生|女士|姐|哥|家))"
)
_LET = r"(?:[\u4e00-\u9fff]{0,2}家(?![\u4e00-\u9fff])|[\u4e00-\u9fff](?:大爷|大妈|阿姨|奶奶|爷爷|大叔|叔|婶|大娘|师傅|先生|女士|姐|哥|某)"
_OCCUPIED = lazily(
    _LET + r"|老[\u4e00-\u9fff](?![\u4e00-\u9fff])|门口|家门"
    r"|空[置着]?(?![\u4e00-\u9fff])|[租住业]户|[户业]主|租给|住着|独居|出租|需要|漏水|停[水电]|没人|有人|老人|敲门|按门铃)"
)
_OCCUPANT = lazily(
    r"(?:大[爷妈娘叔婶]|阿姨|[奶爷]{2}|[叔婶姨姐哥]|师傅|先生|女士|(?<![一-龥])老[\u4e00-\u9fff]|[\u4e00-\u9fff]家)[ \u3000：:，,（(|]{1,2}$"
)
_LIVES_BEHIND = lazily(
    r"[ ，,]{1,2}[一-龥]{2,4}收(?![到入取拾费])|(?:[，,]?[^，,。\n]{0,4}){1,2}[，,]?(?:里|独自|曾经?|现在)?住(?:着|的是|了)"
)
_LISTED = lazily(r"[ \u3000\t|｜：:，,（(]{0,3}")
_LONE_ROOM = lazily(rf"(?:{_ROOM} ?[室房]|门牌号?(?:码)?(?:是|为|：|:)? ?{_DOOR})")
_ROAD = lazily(
    rf"[{HAN}]{{2,6}}(?:小区|家园|花园|嘉园|佳园|新村|公寓|苑|里|园|庭|湾|府|城)[，, ]?(?:[东南西北]区|[一二三四五六七八九]区"
    rf"|[0-9]区)?{_S}{_N} ?(?:号楼|栋|幢|楼|号){_S}(?:{_DOOR}[室号户]|(?<=楼){_ROOM}{_BEHIND})"
)
_SIGNED = re.compile(
    rf"[0-9０-９{_HAN_DIGIT}甲乙丙丁戊A-Za-zＡ-Ｚ东西南北Oo○] ?(?:号|栋|幢|座|\n?单元|室|房|楼|\n?门|[#＃][0-9]{{1,2}}(?![0-9A-Fa-f])"
    rf"|[-－—–/][0-9０-９]{{1,4}}(?:[-－—–/室号户]|(?![0-9])))"
)
_ROOM_NUMBER = lazily(
    rf"[0-9０-９{_HAN_DIGIT}](?:(?<=[1-9１-９])[0-9０-９]{{2}}|(?<=[一二三四五六七八九十])[〇零Oo○一二三四五六七八九百十]{{2}}"
    r"|(?<=[1-9１-９]) [0-9０-９] [0-9０-９]| ?[室户房])"
)
_DOOR_NUMBER = lazily(
    r"(?:门|单元|楼|[排队组区]).{0,5}号|[村胡巷街路弄条庄院里园屯营].{0,5}号|号.{1,8}号|[东西中南北左右](?:户|门|边|手|侧|面)"
)
_AROUND = 24  # characters
_LONGEST = 2_000
_LIVES = lazily(
    r"(?:(?<![居记站停拦留挡忍咬抓握保稳止捂堵拴缠兜吃])住(?!建|房|院|宿|户|持|处|宅)|(?<!之)家(?:住|在|庭住?址|里地址|的?地址|门牌)|住址|门牌|我家|们家|户[籍口]"
    r"|住处(?:是|在|：|:)|(?:的|[奶爷姥])家[：:]|租(?:的|在|了|住|着)|[房屋]子?就?在|请寄[：:]|送[水奶药菜餐货件报煤][：:]|宅(?:子|[：:]|在)|新址|现居|收[件货]|上门|搬家"
    r"|(?:我们?|咱们?|家)(?:也|又|刚|就)?搬[到进去]了?"
    r"|家访[^。！？；\n]{0,12}|[她他你咱您]家|[姥奶爷叔婶姨姑舅伯嫂哥姐妈爸娘]家|老家|寄到|寄给|[送带拿捎端]到|送去|地址(?:：|:|是|为| ))[^。！？；\n]{0,18}$"
)
_LABELLED = lazily(r"(?i:address|addr|home)[\"']?[:：] ?[^\n]{0,14}$")
_LIVES_IN_A_LIST = lazily(r"(?:住址|地址|门牌)[ 　]*[|｜\n][^。！？；]{0,50}[|｜\n：:， 　]$")
_PUBLIC = (
    r"(?:服务中心|活动中心|会议中心|文化中心|中心|办事处|居委会|村委会|政府|学校|小学|中学|幼儿园|附小|大学|学院|医院|卫生站|服务站|写字楼|大厦"
    r"|广场|商场|法院|派出所|图书馆|文化[馆宫站]|少年宫|体育馆|酒店|宾馆|"
    r"驿站|教学楼|办公楼|综合楼|实验楼|科技园|产业园|园区|公司|党群|实践所|实践站|街道|车站|剧场|影院|宿舍|展馆|博物馆|机关|单位|办公室?|律所"
    r"|银行|图书[角室]|活动[室角站]|议事厅|会客厅|食堂|超市|书屋|诊所|工作室|警务[室站]|物业|便民[点处]|理发[店室])"
)
_PUBLIC_BEFORE = lazily(rf"{_PUBLIC}(?:的|里|内|[东南西北]侧|[（(])?[，, ：:]?$")
_PUBLIC_SITS = lazily(  # 图书室搬到幸福里, whatever else stands before
    rf"{_PUBLIC}(?:(?:现|已|就|都|新|已经|现在)?(?:[搬迁设开坐]?在|[搬迁][到至进]了?|[设位]于)|(?:的|办公|现|新)*地[址点](?:是|在|为)?[：:]?|新址[：:]?"
    rf"|[：:（(])(?![^；;。\n]{{0,24}}[住家])[{HAN}0-9０-９，, ]{{0,24}}$"
)
_PUBLIC_BEHIND = lazily(
    r"[\s_-]?(?:[（(]?(?:的|是|就是|改成了?|[，, ])?"
    r"(?:社区|居民|公共|党员|街道|小小)?)?(?:活动|会议|教|办公|阅览|阅读|图书|接待|调解|多功能|议事|展览|诊|值班|培训|咨询"
    r"|服务|报告|音乐|美术|书画|舞蹈|排练|自习|练功|客|大)(?:室|厅|站|处|台|教室|中心|活动室)"
    r"|\s?[（(]?(?:是|就是|原|现)?(?:社区|街道|居民|老年)?(?:食堂|警务室|书屋|居委会|驿站|图书角|物业|便民店|超市|理发店|诊所)"
)


_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖拾](?=[号楼单门零壹贰叁肆伍陆柒捌玖拾])")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


def find_dwellings(text: str) -> Iterator[Finding]:
    """Addresses to the door in a text as it is seen."""
    known: list[tuple[int, int]] = []
    written = text
    if _FORMAL.search(text):
        text = text.translate(_PLAIN)
    for begin, end in _neighbourhoods(text):
        patterns: Sequence[tuple[re.Pattern[str], bool, tuple[str, ...]]]
        if _ROOM_NUMBER.search(text, begin, end):
            patterns = _PATTERNS
        elif _DOOR_NUMBER.search(text, begin, end):
            patterns = _OF_DOORS
        else:
            continue
        part = text[max(0, begin) : end]
        for pattern, must_be_lived_in, signs in patterns:
            if not any(sign in part for sign in signs):
                continue
            for match in pattern.finditer(text, begin, end):
                start, stop = match.span()
                if any(start < other[1] and other[0] < stop for other in known[-8:]):
                    continue
                is_public = is_open_to_all(text, start, stop)
                if is_public or _is_home(text, match, pattern, must_be_lived_in):
                    known.append((start, stop))
                if not is_public and known[-1:] == [(start, stop)]:
                    yield Finding(start, stop, Sort.ADDRESS, written[start:stop])


def is_open_to_all(text: str, start: int, end: int) -> bool:
    """Whether the words around say that an address is no home: 图书室在…, …活动室."""
    return bool(_PUBLIC_BEHIND.match(text, end) or _PUBLIC_SITS.search(text, max(0, start - 30), start))


def _neighbourhoods(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text in which there may be an address: around numbers with a sign of one behind them."""
    begin = end = -1
    for match in _SIGNED.finditer(text):
        if match.start() - _AROUND > end or end - begin > _LONGEST:
            if end > 0:
                yield begin, end
            begin = max(0, match.start() - _AROUND) if match.start() - _AROUND > end else match.start()
        end = match.end() + _AROUND
    if end > 0:
        yield begin, end


_DASHES = tuple("-－—–#/")
_BLOCKS = ("号楼", "栋", "幢", "座", "楼", "#", "＃")
_FLATS = ("单元", "门洞", "楼门", "门栋", "门", "梯")
# Each with whether somebody must be said to live there, and with what one of which it cannot be without: to compile it takes long.
_PATTERNS = (
    (_GATE, False, (*_FLATS, *_DASHES, "（", "(")),
    (_FIELDS, False, ("：", ":")),
    (_UNIT, False, ("单元",)),
    (_APART, False, ("单元",)),
    (_HOUSE, False, _BLOCKS),
    (_BARE, False, _BLOCKS),
    (_COURT, False, ("号院",)),
    (_ROWS, False, ("排", "队", "组", "区")),
    (_SIDE, False, ("单元", "号楼", "门洞", "楼门", "层")),
    (_ROAD, False, ("小区", "家园", "花园", "嘉园", "佳园", "新村", "公寓", *"苑里园庭湾府城")),
    (_DASHED, True, _DASHES),
    (_DASHED_TWO, True, _DASHES),
    (_STREET, True, ("号",)),
    (_LONE_ROOM, True, ("室", "房", "门牌")),
)
_OF_DOORS = tuple(each for each in _PATTERNS if each[0] in (_GATE, _FIELDS, _COURT, _ROWS, _SIDE, _ROAD, _STREET))
_FIGURES = frozenset("0123456789０１２３４５６７８９" + _HAN_DIGIT)
_QUARTER = lazily(r"(?:包裹|快递|外卖|小区|社区|家园|花园|嘉园|佳园|公寓|新村|苑|园|里|院|楼|室|栋)[，, ]?$")


def _is_home(text: str, match: re.Match[str], pattern: re.Pattern[str], must_be_lived_in: bool) -> bool:
    start, end = match.span()
    before = text[max(0, start - 26) : start].rpartition("\n\n")[2]
    if match.group().startswith("第") or before.endswith("第"):
        return False
    lives = (
        _LIVES.search(before)
        or _LIVES_IN_A_LIST.search(text[max(0, start - 60) : start].rpartition("\n\n")[2])
        or (pattern is _STREET and _LIVES.search(text[max(0, start - 26) : start + 1]))
    )
    if lives:
        return not _PUBLIC_BEHIND.match(text, end) and not (pattern is _STREET and _PUBLIC_BEFORE.search(text[end : end + 10]))
    if pattern is _STREET and _OWNED.match(text, end):
        return True
    if pattern is _ROWS:
        return match.group()[0] not in _FIGURES and not _PUBLIC_BEFORE.search(before) and not _PUBLIC_BEHIND.match(text, end)
    if pattern in (_DASHED, _DASHED_TWO) and _LABELLED.search(before) and not _PUBLIC_BEFORE.search(before):
        return True
    if pattern is _DASHED and "#" in match.group():
        return True
    if pattern is _DASHED and _OCCUPANT.search(text, max(0, start - 8), start):
        return True
    if pattern is _STREET and _LIVES_BEHIND.match(text, end):
        return True
    if pattern is _DASHED and _OCCUPIED.match(text, _LISTED.match(text, end).end()):  # type: ignore[union-attr]  # it may be empty
        return True
    if must_be_lived_in:
        is_dashed = pattern is _DASHED
        return is_dashed and (bool(_QUARTER.search(before[-7:])) or text[end : end + 1] in ("室", "号", "户"))
    return not _PUBLIC_BEFORE.search(before) and not _PUBLIC_BEHIND.match(text, end)
