"""What an editor asks for by a word that is no field and no code: what the manual says of it, and which fields and codes are about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from generator.invocation import typed
from generator.problems import catalogue, hint_in_general
from generator.schema.kinds import KINDS, field_type
from generator.text import half_width

_LEAST, _MOST_LISTED = 2, 8  # characters of a word that is looked for, and how many are listed
_WAYS = {
    "撤下 撤回 撤稿 下架 收回 收回同意 退出 删除": (
        "一篇到日子不登了，登记卡里写 publish_until；暂时不登，写 draft: true。\n"
        "有人要撤下自己或者孩子，运行 {forget}：他的名字写在哪里，一处一处列出来，照着改。\n"
        "规矩写在网站的“隐私与儿童规则”（/about/privacy/）里“想撤下来”那一节，做法写在 CONTRIBUTING.md 里“撤下来”那一节。"
    ),
    "同意 授权 监护人 签字 登记 人物": (
        "写到谁、拍到谁，先要本人同意，孩子要监护人同意，再在 content/people 里登记一个文件：\n"
        "basis 写谁同意的，scope 写同意公开什么，consented 写签字的日子，until 写同意到哪一天。\n"
        "做法写在 CONTRIBUTING.md 里“登记一个人”那一节，规矩写在网站的“隐私与儿童规则”（/about/privacy/）里。"
    ),
    "短视频 视频 录像 字幕": (
        "把 MP4 和字幕（.vtt）放在 index.md 旁边，登记卡里加一项 clip:，下面写 file、captions 和 shows。\n"
        "最长 90 秒，有声音就要有字幕。做法写在 CONTRIBUTING.md 里“加一段短视频”那一节。"
    ),
    "图集 组图 相册": '正文里一行一张图，前后各空一行：\n\n::: 图集\n- ![灶台上一锅刚出的窝头](窝头.jpg "第一锅")\n- ![蒸汽里伸过来一只手](手.jpg)\n:::\n\n'
    "每张图先在登记卡的 pictures 里登记。",
    "对话 问答 访谈": "正文里一句一行，先写谁说的，再写一个冒号，前后各空一行：\n\n::: 对话\n小满：我来吹一个。\n姥姥：慢着点儿，烫。\n:::",
    "引语 引用 引文": "正文里这样写，前后各空一行：\n\n::: 引语 糖人铺的掌柜\n吹得慢，才站得稳。\n:::",
    "提示 贴士 小贴士": "正文里这样写，前后各空一行：\n\n::: 提示\n雨天改到长廊底下，伞自己带。\n:::",
    "时间线 时间轴": "正文里一件事一行，前后各空一行：\n\n::: 时间线\n- 三月：先扎了一只燕子。\n- 四月：全院的燕子都上了天。\n:::",
    "链接 网址": "正文里写 [要点的字](/stories/)；外面的网页写 [网页的名字](https://网址/)。",
    "加粗 小标题 列表 表格": "小标题前面写“## ”，一项前面写“- ”，加粗两头写“**”；样子都在网站的“投稿手册”（/about/submit/）里。",
    "区块 三个冒号": "正文里“:::”开头的是区块：提示、引语、时间线、数字、图集、对话。要看哪一种的样子，如 {gallery}。",
    "预览 交稿 投稿": "怎么写、怎么看样子、怎么交，都在网站的“投稿手册”（/about/submit/）里。",
}


def topic_explained(word: str) -> str:
    """What there is to be said of a word; "" if there is nothing."""
    written = half_width(word).strip(" ：:。？?“”").casefold()
    said = next((text for words, text in _WAYS.items() if written in words.split()), "")
    parts = [said.format(forget=typed("forget", "称呼"), gallery=typed("explain", "图集"))] if said else []
    if len(written) >= _LEAST:
        parts.extend(filter(None, (_listed("登记卡里的", _fields(written)), _listed("检查时会说的", _codes(written)))))
    return "\n\n".join(parts) + "\n" if parts else ""


def _listed(what: str, rows: Iterator[str]) -> str:
    found = list(dict.fromkeys(rows))[:_MOST_LISTED]
    return (
        "\n".join((f"{what}（想细看，如 {typed('explain', found[0].partition('　')[0])}）：", *(f"    {row}" for row in found)))
        if found
        else ""
    )


def _fields(word: str) -> Iterator[str]:
    """Fields whose name for people has the word in it."""
    for kind in KINDS:
        yield from _of_record(kind.record, word)


def _of_record(record: Any, word: str) -> Iterator[str]:
    for each in fields(record):
        kind = field_type(record, each.name)
        if word in kind.label.name and word != kind.label.name:  # which is explained itself
            yield f"{each.name}　{kind.label.name}"
        if kind.record:
            yield from _of_record(kind.record, word)


def _codes(word: str) -> Iterator[str]:
    """Codes about it: those first that say so in their title."""
    codes = catalogue().values()
    yield from (f"{each.code}　{each.title}" for each in codes if word in each.title)
    yield from (f"{each.code}　{each.title}" for each in codes if word in hint_in_general(each) and word not in each.title)
