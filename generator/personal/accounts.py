"""What leads to somebody without a telephone: plates of cars (GA 36-2018), ids of WeChat and QQ, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.digits import SPOKEN, as_figures
from generator.personal.elsewhere import find_elsewhere
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily
from generator.personal.spelt import NOT_HIS, OF_ALL, find_spelt
from generator.personal.tables import find_below
from generator.text import half_width

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_L = "A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚａ-ｈｊ-ｎｐ-ｚ"
_DOT = r"[ \n\u3000·•・‧.\-—]"
_PLATE = re.compile(
    rf"[{_PROVINCES}]{_DOT}?[{_L}](?:{_DOT}{{1,3}})?(?:[{_L}0-9０-９]{{5,6}}|[{_L}0-9]{{1,3}}(?: [{_L}0-9]){{3,5}}|[{_L}0-9０-９]{{1,4}}{_DOT}[{_L}0-9０-９]{{1,5}}"
    rf"|[{_L}0-9０-９]{{4}}[学警港澳挂试])(?![A-Za-z0-9０-９]|\s?[年款级月元])"
)
_SPOKEN_PLATE = re.compile(  # 京E五零N三七
    rf"[{_PROVINCES}][ \n\u3000·•・‧.\-—，,、]{{0,2}}(?P<letter>[A-HJ-NP-Za-hj-np-z])(?=[^。；;\n]{{0,10}}[{SPOKEN}])"
    rf"(?P<body>(?:[ \n\u3000·•・‧.\-—，,、]{{0,2}}[{_L}0-9{SPOKEN}]){{5,6}})"
    rf"(?![A-Za-z0-9{SPOKEN}十百千万]|\s?[年款级月元位人个])"
)
_BEGINS_PLATE = re.compile(rf"[{_PROVINCES}][ \n\u3000·•・‧.\-—，,、]{{0,2}}[{_L}]")
_LETTERS = {ord(char): None for char in "，,、 \n\u3000·•・‧.-—"}
_CALLED_PLATE = lazily(rf"(?:车牌|车号|牌照)(?:号码?)?[^A-Za-z0-9尾]{{0,5}}([{_L}]{_DOT}?[{_L}0-9]{{4,6}})(?![A-Za-z0-9]|\s?[年款级月元])")
_PLATE_OF = lazily(  # 京牌A8K92
    rf"[{_PROVINCES}]牌(?:照|子)?号?[的是为：: ·•]?([{_L}]{_DOT}?[{_L}0-9]{{4,6}})(?![A-Za-z0-9]|\s?[年款级月元])"
)
_BODY = lazily(r"[A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{5}|[A-HJK][A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{5}[A-HJK]|[A-HJ-NP-Z0-9]{4})")
_LEAST_FIGURES = 2  # of a plate, or it is a word
_OF_A_NAME = lazily(r"[南北东]京$|[海河]南|上海")  # of a place, behind which something else may begin

_WECHAT = re.compile(
    r"[微薇威徽绿VvWw加➕+＋卫](?P<word>(?<=绿)(?:泡泡|色?软件|标)|(?<=微)(?:信|[ ·.]信|[❤♥💚]信?|我(?=[：: A-Za-z])|号(?=[：: A-Za-z]))"
    r"|(?<=微)(?=[:：])|(?<![\u4e00-\u9fff].)(?<=[微薇威徽])(?= ?[A-Za-z])|(?<=[薇威徽围])(?:[ ·.]?信|[❤♥💚]|(?=[：:]))|(?<=卫)星(?:号|(?=[：:]))"
    r"|(?<=[Vv])信|(?<![A-Za-z].)(?<=[Vv])我(?= ?[：:]? ?[A-Za-z])|(?<![A-Za-z].)(?<=[Vv])是(?= ?[A-Za-z])|(?<![A-Za-z].)(?<=[Vv])号(?=[：: ]?[A-Za-z])"
    r"|(?<=[VvWw])[❤♥💚]|(?<![A-Za-z].)(?<=[VvWw])[Xx]|(?<![A-Za-z].)(?<=[Ww])[Ee][Cc]hat|(?<![A-Za-z.].)(?<=[Ww])ei ?[Xx]in"
    r"|(?<=[加➕+＋十])(?:[VvＶ➕❤♥💚]|(?<!十)(?:个[VvＶ]|个?[微薇威徽](?!信)))|(?<![A-Za-z].)(?<=[Vv])(?=[:：，]|[)）][:：]))"
    r"(?P<between>(?:[^A-Za-z0-9。！？!?\n]|(?<!\n)\n(?!\n)|ID|Id|id(?![a-z])){0,14})"
    r"(?P<id>[A-Za-z](?: [A-Za-z0-9_-]){5,19}|[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{4,11})(?![\w@]|\.[a-z]{2,4}\b(?<!\.png)(?<!\.jpg)|://)",
    re.ASCII,
)
_NAMED_BEHIND = re.compile(r"[（(](?:这?是)?(?:[我她他]的?)?(?:微信|QQ|qq)(?=号?码?[)），,])")
_ENDS_WITH_ID = lazily(
    r"(?<![A-Za-z0-9_.@/-])(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19}|[1-9](?!\d{10}$)\d{6,11})[ \u3000]?$"
)
_PRIVATE = re.compile(
    r"私(?:人|人的)?号(?:是|叫|：|:|为| ){1,2}(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19})(?![A-Za-z0-9@.])"
)
_OF_A_GROUP = lazily(r"公众|公号|小程序|服务号|官方|群号|(?:单|书|流水|订单|编)号")
_JOINED = lazily(r"(?:[ \u3000：:=是为叫号（(【\[“\"‘'，,、的我她他您加搜索一下联系账帐就用里那个名昵称]|ID|Id|id){0,10}")
_OF_A_WORD_AND_FIGURES = lazily(r"(?i)(?=.*[a-z].*[a-z])(?=.*[0-9_-]).*")
_WXID = lazily(r"wxid_[a-z0-9]{6,22}")
_SAYS_SO = lazily(r"号|[：:=]|是|为|叫|加|搜|ID|id")
_NO_ID = lazily(
    r"(?i)(?:wechat|weixin|iphone|ipad|android|version|windows|harmonyos|official|applet|pay|logo|emoji|moments|https?|screenshot|image|photo).*"
)
_QQ = re.compile(
    r"[QqＱｑ扣叩企加➕球秋](?:(?<![A-Za-z].)(?<=[Qq]) ?[Qq]|(?<=[Ｑｑ])[Ｑｑ]|(?<=[扣叩])(?:[扣叩]|(?=[:：]))|(?<=球)球|(?<=秋)秋|(?<=企)鹅"
    r"|(?<=[加➕])[Qq]|(?<![A-Za-z].)(?<=[Qq])(?=[:：号是我]|[ \u3000]?[1-9]\d{6}))(?: ?群| ?号| ?号码|群号|账号|帐号|ID|id)?"
    r"[\s：:=是为叫（(【）)】加我的聊就号搜找，,]{0,6}"
    r"(?P<id>[1-9](?:[ -]?\d){4,10}|[一二三四五六七八九](?:[ -]?[零〇○一二两三四五六七八九]){4,10})"
    r"(?![\dA-Za-z@零〇○一二三四五六七八九十百千]|[ -]?\d|\s?(?:元|年|版|级|人|个|次|点|分|岁|月|天|条|兆|M|K))"
)

_SHOWN = re.compile(  # accounts of films and pictures
    r"[抖快小视](?:(?<=抖)音|(?<=视)频号(?=[：: ])|(?<=快)手|(?<=小)红书)(?:的?账?号码?| ?ID| ?id|上?搜索?|(?=[：: 叫是]))[\s：:=是为叫（(“]{0,4}"
    r"(?P<id>[A-Za-z](?=[A-Za-z0-9_.-]*[0-9_.-]|[A-Za-z]{5})[A-Za-z0-9_.-]{4,23}|[1-9][0-9]{5,11})(?![\w@])",
    re.ASCII,
)
_AT = re.compile(r"[@＠]")
_SPELT = re.compile(r"[(（\[【{〔艾圈小#](?:(?<=[(（\[【{〔]) ?[aA@艾]|(?<=艾)特|(?<=圈) ?a|(?<=小)老鼠|(?<=#) ?[q1gsf])")
_AT_SPELT = lazily(
    r"[(（\[【{〔\s艾圈小#@＠](?:(?<=[(（\[【{〔])\s?(?:[aA][tT]|[aA]|艾特|@)\s?[)）\]】}〕]|(?<=\s)[aA][tT]\s|(?<=艾)特|(?<=圈) ?a|(?<=小)老鼠"
    r"|(?<=#)(?=\s?(?:qq|163"
    r"|126|139|189|188|yeah|outlook|hotmail|live|icloud|aliyun|sohu|tom|yahoo|vip\.|gmail|sina|foxmail))|(?<=[@＠]))"
)
_AT_SWAPPED = lazily(r"[#＃$%&!！☆★^]")
_LOCAL_PART = lazily(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,60}\s{0,2}$")
_DOMAIN = lazily(
    r"(?ai)\s{0,2}((?:[A-Za-z0-9-]{1,40}\s?(?:\.|．|。|，|点|[(（\[【{〔]\s?(?:dot|点|\.)\s?[)）\]】}〕]|dot)\s?){1,4}(?:com|cn|net|org|edu|gov|me|cc|vip"
    r"|email|io|co|top|info|hk|tw|de|uk|jp)(?![A-Za-z0-9]))"
)
_PUBLIC_DOMAIN = lazily(r"(?i)(?:.*\.)?(?:gov\.cn|gov|edu\.cn|edu|example|example\.(?:com|org|net|cn)|invalid|test|localhost)")
_OFFICE = lazily(
    r"(?i)(?:git|info|service|services|contact|office|admin|editor|hello|support|webmaster|noreply|no-reply|news|press|tougao|kefu|help|hr|jiedao|shequ|mail)"
)
_IS_PUBLIC = lazily(
    r"(?:公开|公共|官方|办公|公务|单位|街道|社区|居委会|物业|学校|编辑部|投诉|服务)(?:的|电子)?邮[箱件](?:是|为|：|:|地址|\s){0,3}$"
)
_FREE = lazily(
    r"(?i)(?:vip\.)?(?:qq|163|126|188|yeah|139|189|wo|gmail|googlemail|sina|sohu|hotmail|outlook|live|msn|foxmail|aliyun|icloud|me|yahoo|tom|21cn|263)\..*"
)


_LOW_LINE = "下划线"  # as it is spoken
_PENGUIN = "\U0001f427"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＠＃．＿－［］｛｝]")
_NARROW = str.maketrans({char: half_width(char) for char in map(chr, range(0xFF10, 0xFF5B)) if char.isalnum()}) | str.maketrans(
    "＠＃．＿－［］｛｝", "@#._-[]{}"
)


def find_accounts(text: str) -> Iterator[Finding]:
    """Plates, accounts and e-mail in a text as it is seen."""
    if _PENGUIN in text:
        text = text.replace(_PENGUIN, "Q")  # a set with it would be slow
    if _LOW_LINE in text:
        text = text.replace(_LOW_LINE, "_" * len(_LOW_LINE))
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    yield from _plates(text)
    yield from _emails(text)
    yield from _accounts(text)


def _plates(text: str) -> Iterator[Finding]:
    known: set[int] = set()  # where one ends
    begins = _BEGINS_PLATE.search(text)
    for match in _PLATE.finditer(text, begins.start()) if begins else ():
        body = re.sub(r"[\s·•・‧.\-—学警港澳挂试]", "", half_width(match.group()[1:])).upper()
        if _BODY.fullmatch(body) and sum(map(str.isdigit, body)) >= _LEAST_FIGURES:
            is_apart = re.match(r"\s", text[match.start() + 1 :]) and _OF_A_NAME.search(text[max(0, match.start() - 1) : match.start() + 1])
            if not is_apart:
                yield Finding(*match.span(), Sort.PLATE, match.group())
                known.add(match.end())
    for match in _SPOKEN_PLATE.finditer(text, begins.start()) if begins else ():
        figures = as_figures(match["body"].translate(_LETTERS)).replace("-", "").upper()
        if (
            match.end() not in known
            and _BODY.fullmatch(match["letter"].upper() + figures)
            and sum(map(str.isdigit, figures)) >= _LEAST_FIGURES
        ):
            known.add(match.end())
            yield Finding(*match.span(), Sort.PLATE, match.group())
    for pattern in (_CALLED_PLATE, _PLATE_OF) if "车" in text or "牌" in text else ():
        for match in pattern.finditer(text):
            if match.end() not in known and sum(map(str.isdigit, match.group(1))) >= _LEAST_FIGURES:
                yield Finding(*match.span(1), Sort.PLATE, match.group(1))


def _accounts(text: str) -> Iterator[Finding]:
    known = list(_written(text))
    yield from known
    spelt = find_spelt(text)
    yield from (each for each in spelt if not any(each.start < other.end and other.start < each.end for other in known))


def _written(text: str) -> Iterator[Finding]:
    for match in _WECHAT.finditer(text):
        if _is_account(text[match.start() : match.end("word")], match["between"], match["id"]):
            yield Finding(*match.span("id"), Sort.ACCOUNT, match["id"])
    for match in _NAMED_BEHIND.finditer(text) if "微信" in text or "QQ" in text or "qq" in text else ():
        found = _ENDS_WITH_ID.search(text, max(0, match.start() - 24), match.start())
        if found and not _OF_A_GROUP.search(text, max(0, found.start() - 8), found.start()):
            yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
    for match in _PRIVATE.finditer(text) if "私" in text else ():
        yield Finding(*match.span("id"), Sort.ACCOUNT, match["id"])
    if "wxid_" in text:
        for match in _WXID.finditer(text):
            yield Finding(*match.span(), Sort.ACCOUNT, match.group())
    for match in _SHOWN.finditer(text) if any(name in text for name in ("抖音", "快手", "小红书", "视频号")) else ():
        if not OF_ALL.search(text, max(0, match.start() - 8), match.start()):
            yield Finding(*match.span("id"), Sort.ACCOUNT, match["id"])
    yield from find_elsewhere(text)
    yield from find_below(text)
    for match in _QQ.finditer(text):
        yield Finding(*match.span("id"), Sort.ACCOUNT, match["id"])


def _is_account(word: str, between: str, id: str) -> bool:
    if _NO_ID.fullmatch(id):
        return False
    if not _JOINED.fullmatch(between):  # other words stand between: only what can be nothing else is one
        return not NOT_HIS.search(between) and bool(_OF_A_WORD_AND_FIGURES.fullmatch(id))
    says_so = bool(_SAYS_SO.search(between)) or "加" in word
    if id[0].isdigit():
        return says_so and len(id) > 5
    if word.isascii() and not between:
        return False  # WX20261123
    return says_so or bool(re.search(r"\d|_|-", id))


def _emails(text: str) -> Iterator[Finding]:
    is_spelt = " at " in text or " AT " in text or _SPELT.search(text)
    if not is_spelt and "@" not in text and "＠" not in text:
        return
    is_swapped = "成@" in text or "成 @" in text or "为@" in text  # 把#换成@
    signs = _AT_SPELT if is_spelt else _AT_SWAPPED if is_swapped else _AT
    for match in signs.finditer(text):
        local = _LOCAL_PART.search(text[max(0, match.start() - 62) : match.start()])
        domain = _DOMAIN.match(text, match.end(), match.end() + 120)
        if not local or not domain:
            continue
        host = re.sub(r"\s|[(（\[【{〔）)\]】}〕]", "", domain.group(1))
        host = re.sub(r"．|。|，|点|dot", ".", host.lower()).replace("..", ".")
        name = local.group().strip()
        if _IS_PUBLIC.search(text[max(0, match.start() - len(local.group()) - 12) : match.start() - len(local.group())]):
            continue
        if _PUBLIC_DOMAIN.fullmatch(host) or (_OFFICE.fullmatch(name) and not _FREE.fullmatch(host)):
            continue
        if match.group().strip() in ("at", "AT", "艾特", "圈a", "圈 a", "小老鼠") and not _FREE.fullmatch(host):
            continue
        start = match.start() - len(local.group())
        yield Finding(start, domain.end(), Sort.EMAIL, text[start : domain.end()])
