"""Numbers that belong to somebody: telephones, ID cards (GB 11643-1999), bank cards (ISO/IEC 7812-1)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.personal.digits import Run, runs
from generator.personal.documents import find_documents, find_split
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily

_S, _GAP = "-{0,4}", "-{1,4}"  # what stands between the digits of a run
_CODE = rf"(?:(?:00{_S})?86{_S})?(?:0(?=1))?"
_GROUPED = "|".join(
    (
        rf"1[3-9]\d{_S}\d{{4}}{_S}\d{{4}}",
        rf"1[3-9]\d{_GAP}\d{{4}}{_GAP}\d(?:{_S}\d){{3}}",
        rf"1[3-9]\d{_GAP}\d{{3}}{_GAP}\d{{5}}",
        rf"1[3-9]\d{{2}}{_GAP}\d{{4}}{_GAP}\d{{3}}",
        rf"1[3-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{4}}",
        rf"1[3-9]\d{{3}}{_GAP}\d{{3}}{_S}\d{{3}}",
        rf"1[3-9]\d{{4}}{_GAP}\d{{5}}",
        rf"1[3-9]\d{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}",
        rf"1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{2}}{_GAP}\d{{2}}",
        rf"1{_GAP}[3-9](?:{_GAP}\d){{9}}",
    )
)
_MOBILE = lazily(rf"(?<!\d){_CODE}(?:{_GROUPED})(?!\d)")
_BROKEN = lazily(rf"(?<!\d)1[3-9](?=\d*{_GAP}\d+(?![\d-]))(?:{_S}\d){{9}}(?!\d)")  # over a line
_WORD_AHEAD = lazily(r"[^\sA-Za-z0-9|｜./、,，-]$")
_ANY_MOBILE = lazily(rf"(?<!\d){_CODE}1{_S}[3-9](?:{_S}\d){{9}}(?!\d)")
_ANY_LANDLINE = lazily(rf"0(?:10|2\d){_S}[2-9](?:{_S}\d){{7}}(?!{_S}\d)")
_LANDLINE = lazily(
    rf"(?<!\d)(?:(?:(?:00{_S})?86{_S})?(?:0?(?:10|2[0-9])(?<=0\d\d){_S}[2-9]\d{{3}}{_S}\d{{4}}|0[3-9]\d{{2}}{_S}[2-8]\d{{2,3}}{_S}\d{{4}})"
    rf"|(?:00{_S})?86(?=[\d-]{{0,9}}-){_S}(?:0{_S})?(?:(?:10|2\d){_S}[2-9]\d{{3}}{_S}\d{{4}}|[3-9]\d\d{_S}[2-8]\d{{2,3}}{_S}\d{{4}}))(?!\d)"
)
_SPELT_LANDLINE = lazily(rf"(?<!\d)0{_GAP}(?:1{_GAP}0|2{_GAP}\d|[3-9]{_GAP}\d{_GAP}\d){_GAP}[2-8](?:{_GAP}\d){{6,7}}(?!-{{0,4}}\d)")
_LOCAL = lazily(rf"(?<!\d)[2-9]\d{{2,3}}{_S}\d{{4}}(?!\d)")
_LOCAL_SPELT = lazily(rf"[2-8](?:{_S}\d){{7}}(?!{_S}\d)")
_IS_OF_A_HOME = lazily(
    r"(?:家[里中庭属]?人?|住户|[住家]宅|(?<!办公)座机|固话|固定电话)(?:的|里|这|那)?(?:固定)?(?:电话|座机|固话|号码?)?"
    r"(?:[打拨](?!了)|是|为|号码?|还是)?(?:[七八]位数?的?)?[，,：: ]{0,3}$"
)
_ABROAD = lazily(rf"\d(?:{_S}\d){{7,13}}(?!\d)")
_IS_CALLED = lazily(
    r"(?:电话|手机|座机|固话|致电|热线|来电|拨打?|[请就可直接以]打|微信|同号|联系|号码|[的他她我家]号[：:]"
    r"|找我|找她|找他|呼叫|[Tt]el|TEL|[Pp]hone|[Mm]obile|[Cc]all|[Vv][Xx]"
    r"|[Ww][Xx]|☎️?|📞|📱|☏|tel:)\D{0,8}$"
)
_IS_CALLED_HERE = lazily(
    r"(?:电话|座机|固话|致电|热线|来电|拨打?|[请就可直接以]打|叫[一-龥]{1,2}打|传真|[Tt]el|TEL|[Pp]hone|☎|📞|☏)[^\d。；;]{0,8}$"
    r"|(?:值班|家里|单位|店里|物业|维修|咨询|预约|报修|投诉|服务|前台|门卫|传达室|办公室|中介|找[我他她])[室处台的]?[：: ]{0,2}$"
    r"|(?:家[里中]?|住?宅)[：: ]{1,2}$|[家宅]电[：: ]{0,2}$|(?:[的老新旧家我她他\s，,：:]|^)号码?(?:是|为|还是|没变)?[，,：: ]{0,2}$"
)
_IS_SAID_TO_BE = lazily(
    r"[（(，, ]{0,2}(?:这|就)?是[^。；;，\d]{0,8}(?:电话|座机|固话)|^[^。；;\d]{0,10}(?:电话|座机|固话|找他|找她|找我)"
    r"|^[（(][^（）()\d]{1,8}家[）)]"
)
_OTHER_NUMBER = lazily(
    r"(?:单号|订单|流水号?|运单|编号|编码|序列号?|条形?码|条码|书号|ISBN|ISSN|批号|文号|备案号?|许可证?号?|受理号?|工单号?|货号|型号|合同号?"
    r"|取件码|验证码|核验码|核对号|邮编|资产|发票号?码?"
    r"|税号|信用代码|刊号|版号|公网安备|CN|SN|S/N|[Nn][Oo]\.?|积分|金额|合计|共计|坐标|时间戳|追踪号|查询码|批次号?|注册号|登记号"
    r"|(?<![A-Za-z])[Ii][Dd]|圆周率|π|[\u4e00-\u9fff](?<![卡账帐机话证信短同拨虚系的个新老旧换原他她这那大小线座电区全备用码副靓人长情私])(?<!手表)号)"
    r"[号码]{0,2}\s*(?:是|为|：|:|=|＝|#|（|\()?\s*$"
)
_OFFICE = (
    r"(?:服务(?:站|中心|台|处|大厅|热线)|前台|总机|总台|值班室|办公(?:室|电话|座机)|居委会|村委会|业委会|派出所|警务[室站]|交警队|街道|办事处|物业|医院|卫生[站院室]"
    r"|图书[馆室]|文化[馆宫]|博物馆|体育馆|少年宫|活动(?:中心|站|室)|[小中大]学|学校|幼儿园|附[小中]|教务处|传达室|门卫室|收发室|驿站|热线|客服|法院|检察院|政府|委员会"
    r"|管委会|供[热水电暖气]|燃气公司|公司|银行|邮局|车站|剧[场院]|影院|救助站|公证处|律所|党群|机构|社区|(?:招领|登记|接待|咨询|受理|管理|办事|报名|维修|信访|保卫)[处部室科]|大厅|窗口|科室)"
)
_OF_AN_OFFICE = lazily(
    rf"{_OFFICE}(?:(?![旁门对楼][边口面上下])[^，,。；;！？!?\n家妈爸爷奶姥叔姨姐哥姓老者员\d]|\d{{1,2}}小时|\d{{1,2}}[:：]\d\d|\n){{0,14}}[，,]?$"
)
_IS_AN_OFFICE = lazily(
    rf"[）)]?[（(，, ]{{0,2}}(?:这?就?是|为)?(?!已?经?[转报交])[^，,。；;！？\n家找姓\d]{{0,6}}{_OFFICE}(?:的?(?:电话|总机|座机|号码))?(?=[）)。，,；;\s]|$)"
)
_ASKS_FOR = lazily(
    r"(?: ?转 ?[0-9]{1,5})?[，,、 （(]{0,2}找(?:[老小][一-龥](?![一-龥])|[一-龥](?:姐|哥|叔|婶|阿姨|师傅|大[爷妈娘叔夫]|老师|先生|女士)|我(?![们家]))"
)
_IN_ADDRESS = lazily(r"https?://[^\s()（）<>\u4e00-\u9fff]{0,200}$")
_NAMED_IN_ADDRESS = lazily(r"(?i)(?:tel|phone|mobile|mob|sms|wa\.me)[=/:%A-Fa-f0-9+]{0,6}$")
_COUNTED = lazily(r"\s?(?:元|块|米|步|人次?|次|个|件|公里|平方|千|万|亿|字|%|％|吨|斤|克|毫升|分钟|秒|天|年|票|积分)")
_LETTER = lazily(r"[A-Za-z]$")
_DAY = lazily(r"(?:19|20)\d\d\D?(?:0[1-9]|1[0-2])\D?(?:[0-2]\d|3[01])$")
_IDENTITY = lazily(rf"(?<!\d)(?=([1-8](?:{_S}\d){{5}}{_S}(?:1{_S}[89]|2{_S}0)(?:{_S}\d){{9}}{_S}[\dX])(?![\dA-Za-z]))")
_OLD_IDENTITY = lazily(r"(?<!\d)[1-8]\d{14}(?![\dX])")
_IS_IDENTITY = lazily(r"身份|证件号")
_PROVINCES = frozenset("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split())
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD = lazily(rf"(?<!\d)(?=([2-69]\d(?:{_S}\d){{13,17}})(?!\d))")
_CARD_PREFIX = lazily(
    r"62\d{14,17}|4\d{15}|4\d{18}|5[1-5]\d{14}|5[1-5]\d{17}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}|60\d{14,17}|95[58]\d{16}|9[0-9]{15,18}"
)
_CARD_GROUPS = (
    (16,),
    (17,),
    (18,),
    (19,),
    (15,),
    (4, 4, 4, 4),
    (4, 4, 4, 4, 3),
    (4, 4, 4, 4, 2),
    (4, 4, 4, 4, 1),
    (6, 13),
    (6, 10),
    (4, 6, 5),
    (8, 8),
    (8, 11),
)
_IS_CARD = lazily(
    r"(?i:card|bank)|卡号|银行|储蓄|邮储|(?:借记|信用|工资|社保|退休|养老|存|储蓄)卡|卡[里上]|账[号户]|帐[号户]|[工农建中招交]行|[支分]行|信用社|打款|转账|汇[款到给至：:]|户[名主]|开户|拨款|存[在入折]|收款|退[款费]"
)


def find_numbers(text: str) -> Iterator[Finding]:
    """Telephones, ID cards and bank cards in a text as it is seen."""
    known: list[tuple[int, int]] = []
    named = sorted((*(each for each in find_documents(text) if not _is_card(each.value)), *find_split(text)))
    yield from named
    ends = [each.end for each in named]
    for run in runs(text):
        for start, end, sort in _in_run(run):
            place = run.start + start, run.start + end
            at = bisect_right(ends, place[0])
            is_named = at < len(named) and named[at].start < place[1]
            if not is_named and not any(place[0] < other[1] and other[0] < place[1] for other in known[-8:]):
                known.append(place)
                yield Finding(*place, sort, text[place[0] : place[1]])


def _in_run(run: Run) -> Iterator[tuple[int, int, Sort]]:
    for start, end in _identities(run):
        yield start, end, Sort.IDENTITY
    for start, end in _cards(run):
        yield start, end, Sort.CARD
    for start, end in _telephones(run):
        yield start, end, Sort.PHONE


def _telephones(run: Run) -> Iterator[tuple[int, int]]:
    digits = run.digits
    for match in _MOBILE.finditer(digits):
        if _is_telephone(run, match):
            yield match.span()
    broken = _BROKEN.match(digits)
    if broken and _is_in_a_line(run, broken):
        yield broken.span()
    if _IS_CALLED.search(run.before(0)) and not _OTHER_NUMBER.search(run.before(0, 24)):
        spelt = _ANY_MOBILE.match(digits) or _ANY_LANDLINE.match(digits)
        if spelt and not (digits[0] == "0" and _is_of_an_office(run, spelt)):
            yield spelt.span()
    for pattern in (_LANDLINE, _SPELT_LANDLINE):
        for match in pattern.finditer(digits):
            if _is_telephone(run, match) and not _goes_on(run, match) and not _is_of_an_office(run, match):
                yield match.span()
    local = _LOCAL.match(digits)
    is_at_home = bool(_IS_OF_A_HOME.search(run.before(0)))
    if not local and (is_at_home or _IS_CALLED_HERE.search(run.before(0))):
        local = _LOCAL_SPELT.match(digits)
    if (
        local
        and (is_at_home or _IS_CALLED_HERE.search(run.before(0)) or _IS_SAID_TO_BE.match(run.after(local.end(), 16)))
        and not _DAY.match(local.group())
        and not _is_of_an_office(run, local)
        and not _COUNTED.match(run.after(local.end()))
    ):
        yield local.span()
    if run.before(0, 1) in ("+", "＋") and not digits.startswith("86") and not run.before(0, 2)[:-1].isdigit():
        abroad = _ABROAD.match(digits)
        if abroad:
            yield abroad.span()


def _is_in_a_line(run: Run, match: re.Match[str]) -> bool:
    """Whether it is a mobile in the midst of a text that is broken over a line, and no two numbers of a column."""
    is_broken = "\n" in run.text[run.start : run.start + match.end()]
    return is_broken and bool(_WORD_AHEAD.search(run.before(0, 2))) and _is_telephone(run, match)


def _is_telephone(run: Run, match: re.Match[str]) -> bool:
    before = run.before(match.start(), 24)
    if _OTHER_NUMBER.search(before) or run.before(match.start(), 2) == "0.":
        return False
    if _LETTER.search(before) and not _IS_CALLED.search(before):
        return False
    address = _IN_ADDRESS.search(run.before(match.start(), 220))
    if address and not _NAMED_IN_ADDRESS.search(before):
        return False
    return not (match.group().isdigit() and _COUNTED.match(run.after(match.end())))


def _is_of_an_office(run: Run, match: re.Match[str]) -> bool:
    """Whether whose it is stands right beside a landline, and is nobody's home, nor is somebody to be asked for."""
    if _ASKS_FOR.match(run.after(match.end(), 16)):
        return False
    return bool(_OF_AN_OFFICE.search(run.before(match.start(), 30)) or _IS_AN_OFFICE.match(run.after(match.end(), 16)))


def _goes_on(run: Run, match: re.Match[str]) -> bool:
    """Whether more digits stand beside the match, parted from it as its own are: it is a piece of a longer number."""
    start, end = run.start + match.start(), run.start + match.end()
    signs = {char for char in run.text[start:end] if not char.isalnum()}
    before, behind = run.text[max(0, start - 2) : start], run.text[end : end + 2]
    return (before[:1].isdigit() and before[1:] in signs) or (behind[1:].isdigit() and behind[:1] in signs)


def _identities(run: Run) -> Iterator[tuple[int, int]]:
    for match in _IDENTITY.finditer(run.digits):
        number = re.sub(r"[^\dX]", "", match.group(1))
        if _is_identity(number) and (_has_checksum(number) or _IS_IDENTITY.search(run.before(match.start(), 12))):
            yield match.start(), match.end(1)
    for old in _OLD_IDENTITY.finditer(run.digits):
        number = old.group()
        if _IS_IDENTITY.search(run.before(old.start(), 12)) and _is_identity(f"{number[:6]}19{number[6:]}0"):
            yield old.span()


def _is_identity(number: str) -> bool:
    """Whether a region and a day stand where they belong."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    return number[:2] in _PROVINCES and 1850 < year < 2100 and 1 <= month <= 12 and 1 <= day <= 31


def _has_checksum(number: str) -> bool:
    """GB 11643-1999, 4.2: ISO 7064 MOD 11-2."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17]


def _cards(run: Run) -> Iterator[tuple[int, int]]:
    for match in _CARD.finditer(run.digits):
        before, behind = run.before(match.start(), 24), run.after(match.end(1), 12)
        groups = tuple(map(len, re.findall(r"\d+", match.group(1))))
        number = re.sub(r"\D", "", match.group(1))
        if not _is_card(number):
            continue
        is_free = not _OTHER_NUMBER.search(before) and not _LETTER.search(before)
        if _IS_CARD.search(before) or (is_free and (groups in _CARD_GROUPS or _IS_CARD.search(behind))):
            yield match.start(), match.end(1)


def _is_card(number: str) -> bool:
    return bool(_CARD_PREFIX.fullmatch(number)) and _passes_luhn(number)


def _passes_luhn(number: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [2 * digit - 9 * (digit > 4) for digit in digits[1::2]]) % 10 == 0
