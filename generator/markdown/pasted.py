"""What is left of where a text was copied from: marks for pictures that did not come along, WeChat's faces, numbers of pages, notes at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lazily import lazily
from generator.markdown.lines import Slip
from generator.markdown.pictures import ALT, FILE, PICTURE, picture

_COUNT = "[0-9０-９一二三四五六七八九十]"
_KIND = r"(?:图片?|照片|相片|插图|配图|截图|封面图?|动图|image|img|photo|picture|pic)"
_LEAD = r"(?:此处|这里|在这里|下面|附|见|放|插入|插|贴|上|一张|请){0,3}"
_INSIDE = rf"{_LEAD}{_KIND}[ ]*{_COUNT}{{0,3}}(?:略|位置|(?:上传|加载)(?:失败|中)|说明)?(?:[ ]*[:：][^\[\]【】（）()\n]{{0,60}})?"
_IN_BRACKETS = lazily(rf"\[{_INSIDE}\](?![(（\[\]])|【{_INSIDE}】(?![（(])|［{_INSIDE}］(?![（(])", re.IGNORECASE)
_ALONE = lazily(rf"[ 　>]*([（(]{_INSIDE}[)）])[。 　]*", re.IGNORECASE)
_AS_SHOWN = lazily(rf"如[下上]?图{_COUNT}{{0,2}}所示|[见如](?:[下上]图|图{_COUNT}{{1,2}})|[（(]图{_COUNT}{{1,2}}[)）]")
_FILE = lazily(
    rf"[ 　]*([-*+][ ]+)?[!！]?[\[【［(（]?{_LEAD}(?:{_KIND}[ ]*{_COUNT}{{0,3}}[ ]*[:：][ ]*)?({FILE})[\])】］）]?[ 　]*", re.IGNORECASE
)
_OTHER = lazily(r"\[(视频|语音|文件|动画表情|表情|位置|小程序|链接|红包|聊天记录|名片)\](?![(（\[\]])")
_FACE = lazily(
    r"\[(?:微笑|撇嘴|色|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|骷髅|敲打|再见|擦汗|抠鼻"
    r"|鼓掌|坏笑|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|汗|天啊|社会社会|旺柴|好的|打脸|哇|翻白眼|666|让我看看"
    r"|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|OK|合十|啤酒|咖啡|蛋糕|玫瑰|凋谢|菜刀|炸弹|便便|月亮|太阳|庆祝|礼物|發|福|烟花|爆竹|猪头|跳跳|发抖|转圈)\](?![（(\]])"
)
_PAGE = lazily(r"[ 　]*(?:[-—–][ ]?[0-9]{1,3}[ ]?[-—–]|第[ ]?[0-9]{1,3}[ ]?页(?:[ ，,/／]*共[ ]?[0-9]{1,3}[ ]?页)?)[ 　]*")
_NOTE = lazily(r"\[\^([^\[\]\s]{1,20})\](:?)")
_DEFINED = lazily(r"[ ]{0,3}\[(\^?[^\[\]^\n]{1,40})\]:[ ]*(\S.*)")
_BY_NAME = lazily(r"\[([^\[\]\n]{1,60})\]\[([^\[\]\n]{1,40})\]")


def pasted(lines: list[str]) -> Iterator[Slip]:
    """All of that in a text whose code is masked."""
    known = {
        match.group(1): match.group(2).strip() for line in lines if line.lstrip(" ").startswith("[") and (match := _DEFINED.fullmatch(line))
    }
    for number, line in enumerate(lines, 1):
        file = _FILE.fullmatch(line) if "." in line else None
        if "[" in line or "【" in line or "［" in line:
            yield from _bracketed(line, number) if not file else ()
            yield from _noted(line, number, known)
        if "图" in line and not _ALONE.fullmatch(line):
            for match in _AS_SHOWN.finditer(line):
                yield Slip("left", number, match.start() + 1, "所示", match.group())
        if not file and (line.strip("　 ")[:1] in ("（", "(")) and (alone := _ALONE.fullmatch(line)):
            yield Slip("left", number, alone.start(1) + 1, PICTURE, alone.group(1))
        if file:
            yield Slip("sign", number, 1, PICTURE, line.strip(" 　"), (file.group(1) or "") + picture(ALT, file.group(2)))
        if _PAGE.fullmatch(line):
            yield Slip("left", number, 1, "页码", line.strip(" 　"))


def _bracketed(line: str, number: int) -> Iterator[Slip]:
    for match in _IN_BRACKETS.finditer(line):
        yield Slip("left", number, match.start() + 1, PICTURE, match.group())
    for match in _OTHER.finditer(line):
        yield Slip("left", number, match.start() + 1, match.group(1), match.group())
    for match in _FACE.finditer(line):
        yield Slip("left", number, match.start() + 1, "表情", match.group())


def _noted(line: str, number: int, known: dict[str, str]) -> Iterator[Slip]:
    """Notes at the foot and addresses at the end of a text, which the dialect has not."""
    defined = _DEFINED.fullmatch(line)
    if defined and defined.group(1).startswith("^"):
        yield Slip(
            "told",
            number,
            1,
            "脚注",
            f"[{defined.group(1)}]:",
            f"把这句话写到用它的地方，放在括号里：（{defined.group(2).strip()}）；这一行删掉。",
        )
    elif defined and defined.group(2).startswith(("http", "/")):
        meant = f"网址直接写在用它的地方，像 [文字]({defined.group(2).strip()}) 这样；这一行删掉。"
        yield Slip("told", number, 1, "链接", f"[{defined.group(1)}]:", meant)
    for match in _NOTE.finditer(line):
        if not match.group(2) or match.start():
            note = known.get("^" + match.group(1), "")
            meant = (
                f"写成（{note}），放在这里。" if note else f"网站上没有脚注：把注的话写在这里的括号里；没有注，就删掉“{match.group()}”。"
            )
            yield Slip("told", number, match.start() + 1, "脚注", match.group(), meant)
    for match in _BY_NAME.finditer(line):
        target = known.get(match.group(2), "")
        if target.startswith(("http", "/")):
            yield Slip("told", number, match.start() + 1, "链接", match.group(), f"写成 [{match.group(1)}]({target})")
