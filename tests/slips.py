"""Slips of an editor's hand, as data: a good story and a good list, and what may happen to each of their lines, with the code that is told."""

from __future__ import annotations

from collections.abc import Callable

STORY = """\
---
title: 下雪那天
date: 2026-03-08
summary: 停车场的雪，是三家人扫的。
themes: [neighbours, children]
places:
  - east
  - west
programmes: [lamp]
pictures:
  - file: 微信图片.jpg
    alt: 停车场上的雪
    shows: 无人
    credit: 小满
source: 居民讲述，编辑记录
---

雪是半夜停的。

先看[楼道里的灯](/stories/lamp-left-on/)。

## 借梯子

![停车场上的雪](微信图片.jpg)

后来的事，大家都知道。
"""
LIST = """\
places:
  - id: east
    name: 东柿社区
    kind: 社区
    summary: 太阳先照到的那几栋楼。
  - id: west
    name: 西柿村
    kind: 村
    summary: 村口有一棵柿子树。
  - id: primary
    name: 柿子小学
    kind: 学校
    summary: 操场边上晒着一排书包。
  - id: kite-hill
    name: 风筝坡
    kind: 街区
    summary: 坡上只有风。
    sample: true
"""

Slip = tuple[str, Callable[[str], str]]  # the code that is told at the line, and what becomes of the line


def replaced(what: str, by: str) -> Callable[[str], str]:
    def slip(line: str) -> str:
        assert what in line, line
        return line.replace(what, by, 1)

    return slip


def valued(form: str) -> Callable[[str], str]:
    """The content of a line `name: content` put into `form`."""

    def slip(line: str) -> str:
        name, _, value = line.partition(": ")
        return f"{name}: {form.format(value)}"

    return slip


ANY_FIELD: list[Slip] = [
    ("Y04", replaced(": ", "：")),
    ("Y04", replaced(": ", " ：")),
    ("Y16", replaced(": ", ":")),
    ("Y10", replaced(": ", " ")),
    ("Y10", replaced(": ", "=")),
    ("Y03", replaced(": ", ":\t")),
    ("Y24", replaced(": ", ":\u3000")),
    ("Y24", replaced(": ", ":\u00a0")),
    ("F12", replaced(": ", ": \u200b")),
]
ANY_TEXT: list[Slip] = [
    ("Y11", valued("@{}")),
    ("Y11", valued("`{}`")),
    ("Y12", valued('"{}')),
    ("Y12", valued('"雪"{}')),
    ("Y12", valued("'{}")),
    ("Y15", valued("{} #1")),
    ("Y15", valued("#{}")),
    ("Y09", valued("雪: {}")),
    ("Y07", valued("**{}**")),
    ("Y08", valued("!{}")),
    ("Y17", valued('"雪\\{}"')),
    ("F12", valued("雪\u200b停\ufeff了")),
    ("S05", valued("")),
    ("S07", valued("雪" * 200)),
    ("Y19", valued('"雪\\u200b"')),
]
INDENTED: list[Slip] = [
    ("Y13", lambda line: " " + line),
    ("Y13", lambda line: "  " + line),
    ("Y13", lambda line: line.removeprefix(" ")),
    ("Y24", lambda line: "\u3000\u3000" + line.lstrip()),
    ("Y03", lambda line: "\t\t" + line.lstrip()),
]
ITEM: list[Slip] = [
    ("Y23", replaced("- ", "-")),
    ("Y23", replaced("- ", "—")),
    ("Y23", replaced("- ", "· ")),
    ("Y24", replaced("- ", "-\u3000")),
    ("Y03", replaced("  - ", "\t- ")),
]
SLIPS: dict[str, list[Slip]] = {
    "title:": [
        *ANY_FIELD,
        *ANY_TEXT,
        ("Y22", replaced("title", "ｔｉｔｌｅ")),
        ("S02", replaced("title", "titel")),
        ("S02", replaced("title", "标题")),
        ("Y04", replaced("title: ", "标题：")),
    ],
    "date:": [
        *ANY_FIELD,
        ("S10", replaced("03-08", "02-30")),
        ("Y22", valued("“{}”")),
        ("Y15", valued("{} # 大概")),
        ("S05", valued("")),
        ("S02", replaced("date", "dat")),
    ],
    "summary:": [*ANY_FIELD, *ANY_TEXT, ("S02", replaced("summary", "sumary"))],
    "themes:": [
        *ANY_FIELD,
        ("Y18", replaced("]", "")),
        ("Y07", valued("*neighbours")),
        ("Y18", valued("{} [雪")),
        ("R01", replaced("neighbours", "neighbors")),
    ],
    "  - east": [*ITEM, ("R01", replaced("east", "eest")), ("F12", replaced("east", "ea\u200est"))],
    "  - west": [*ITEM, ("R01", replaced("west", "wesd")), ("Y13", lambda line: " " + line)],
    "programmes:": [*ANY_FIELD, ("R01", replaced("lamp", "lanp"))],
    "    alt:": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    shows:": [*ANY_FIELD, *INDENTED, ("S15", valued("[p-xyz]"))],
    "    credit:": [*ANY_TEXT, *INDENTED],
    "source:": [*ANY_FIELD, *ANY_TEXT],
    "雪是半夜": [("F12", replaced("半夜", "半\u2060夜")), ("F16", replaced("半夜", "&#21322;夜")), ("M05", replaced("半夜", "<b>半夜"))],
    "先看[": [("L01", replaced("lamp-left-on", "lamp-left-onn")), ("L02", replaced("(/stories", "(../stories"))],
    "## 借": [("M06", replaced("##", "#")), ("M06", replaced("##", "####"))],
    "![停": [("I08", replaced("](微信图片.jpg", "](IMG.jpg"))],
    "后来的事": [("S15", lambda line: "[[p-zzz]]" + line), ("F12", lambda line: line + "\ufeff")],
}
ITEM_OF_LIST: list[Slip] = [("Y23", replaced("- ", "-")), ("Y23", replaced("- ", "–")), ("Y24", replaced("  - ", "\u3000- "))]
SLIPS_OF_LIST: dict[str, list[Slip]] = {
    "  - id: west": [
        *ITEM_OF_LIST,
        ("Y21", replaced("  - ", "")),
        ("Y21", replaced("- ", "  ")),
        ("Y21", replaced("- ", "")),
        ("Y13", replaced("  - ", " - ")),
    ],
    "  - id: kite-hill": [*ITEM_OF_LIST, ("Y21", replaced("- ", "  ")), ("Y13", replaced("  - ", "- "))],
    "    name: 西柿村": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    kind: 村": [*ANY_FIELD, *INDENTED, ("S08", valued("小区"))],
    "    name: 柿子小学": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    summary: 操场": [*ANY_FIELD, *ANY_TEXT],
    "    sample:": [*ANY_FIELD, *INDENTED],
}
FENCES: list[tuple[str, str]] = [
    ("F14", "——"),
    ("F14", "－－－"),
    ("F14", "——-"),
    ("F14", " ---"),
    ("F14", "\u3000---"),
    ("F14", "- - -"),
    ("F15", "———"),
    ("F15", "..."),
    ("F15", "－－－"),
    ("F15", "--"),
    ("F15", "***"),
]
