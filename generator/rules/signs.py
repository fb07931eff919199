"""Signs that are shown instead of doing something, what was left of another place, cells without a column, halves of quotation marks."""

from __future__ import annotations

import re

from generator.markdown.lines import Slip
from generator.markdown.pictures import ALT, PICTURE, file_of
from generator.markdown.slips import ITEM
from generator.rules.judge import Judge
from generator.schema.records import Picture, Story, pictures_of

_REMEDIES = {
    "列表": "这一行改成 {meant}（符号后面空一格），下面几行也照样改；列表的前后各空一行。",
    ITEM: "改成 {meant}（符号后面空一格）；列表的前后各空一行。",
    "区块": "改成 {meant}，冒号用英文的；收尾的那一行也是三个英文冒号。",
}
_RUN_TOGETHER = ("列表", "表格")
_UNSAFE = "写成 {meant}；链接只收 https:// 开头的，先在浏览器里打开看看，打不开，就只写网页的名字，不写网址。"
_EMPHATIC = "一个就够，写成 {meant}；真要这样写，不用管。"
_LEFT = {
    PICTURE: "是图片的记号，图片没有放进来，读者只看到这几个字",
    "所示": "说的图不在这一页上，读者找不到",
    "表情": "是微信里的表情，贴过来只剩这几个字",
    "小标题": "单独占一行，像是小标题，网页上却和别的段落一样",
    "页码": "像是原来那一页的页码，网页上用不着",
}


def check_signs(judge: Judge) -> None:
    """Everything that a reader would see as it was typed."""
    shows_pictures = any(fact.sort == "picture" for fact in judge.facts)
    told = {each.line - judge.entry.body_line + 1 for each in judge.problems if each.code == "M29"}
    for slip in judge.slips:
        if slip.line in told and slip.what in ("列表", ITEM):
            continue  # what it is to be in its block is told
        if slip.sort == "run-on":
            judge.at_text(slip.line, slip.column, "M20", count=slip.what)
        elif slip.sort == "address":
            remedy = f"写成 {slip.meant}。" if slip.what == "https" else _UNSAFE.format(meant=slip.meant)
            judge.at_text(slip.line, slip.column, "M22", value=slip.written, advice=remedy)
        elif slip.sort == "cells":
            judge.at_text(slip.line, slip.column, "M24", what=slip.what, advice=slip.meant)
        elif slip.sort == "half":
            judge.at_text(slip.line, slip.column, "M25", value=slip.written, other=slip.meant)
        elif slip.sort == "punctuation":
            judge.at_text(slip.line, slip.column, "M26", value=slip.written, meant=slip.meant.strip())
        elif slip.sort == "emphatic":
            judge.at_text(
                slip.line,
                slip.column,
                "M26",
                value=f"连打的标点 {slip.written.removeprefix(slip.meant[:-1])}",
                advice=_EMPHATIC.format(meant=slip.meant),
            )
        elif slip.sort == "left" and slip.what == "小标题":
            if not (isinstance(judge.entry.record, Story) and judge.entry.record.is_short):
                judge.at_text(
                    slip.line,
                    slip.column,
                    "M23",
                    value=slip.written,
                    what=_LEFT[slip.what],
                    advice=f"是小标题，就写成 {slip.meant}；不是，不用管。",
                )
        elif slip.sort == "left":
            if slip.what != "所示" or not shows_pictures:
                _check_left(judge, slip)
        else:
            _check_sign(judge, slip)


def _check_sign(judge: Judge, slip: Slip) -> None:
    if slip.what == PICTURE:
        _check_picture(judge, slip)
        return
    remedy = slip.meant if slip.sort == "told" else _REMEDIES.get(slip.what, "改成 {meant}").format(meant=slip.meant)
    seen = "连成一段" if slip.what in _RUN_TOGETHER else "照样显示这些符号"
    judge.at_text(slip.line, slip.column, "M18", what=slip.what, value=slip.written, seen=seen, advice=remedy)


def _check_picture(judge: Judge, slip: Slip) -> None:
    """One that is registered is told with its own words, so that the line can be taken as it is."""
    if not isinstance(judge.entry.record, Story):
        judge.at_text(slip.line, slip.column, "I09")
        return
    known: dict[str, Picture] = {each.file.casefold(): each for _, each in pictures_of(judge.entry.record) if hasattr(each, "file")}
    file = file_of(slip.meant)
    picture = known.get(file.casefold())
    meant = slip.meant.replace(f"({file}", f"({picture.file}") if picture else slip.meant
    alt = picture.alt if picture and hasattr(picture, "alt") else ""
    meant = meant.replace(f"[{ALT}]", f"[{alt or ALT}]")
    remedy = f"改成 {meant}"
    if slip.meant.endswith('")') and slip.meant.replace('"', "") == re.sub('[“”"]', "", slip.written):
        remedy += "（说明两边的引号用英文的）"
    remedy += "。" if picture else "；图片要放在这个文件夹里，并在 pictures 里登记。"
    judge.at_text(slip.line, slip.column, "M18", what=slip.what, value=slip.written, seen="看不到图，只看到这些字", advice=remedy)


def _check_left(judge: Judge, slip: Slip) -> None:
    """A picture is put in where the page can have one."""
    remedy = f"删掉“{slip.written}”；真要留着，不用管。"
    if slip.what in (PICTURE, "所示") and isinstance(judge.entry.record, Story):
        spare = [around.what for around in judge.surroundings if around.sort == "spare"]
        file = spare[0] if len(spare) == 1 else ""
        first = f"在 pictures 里登记 {file}" if file else "把图片放进这个文件夹，在 pictures 里登记"
        line = f"![画面里有什么]({file or '图片的文件名.jpg'})"
        remedy = f"{first}，再单独写一行 {line}，前后各空一行；不放图片，就删掉“{slip.written}”。"
    elif slip.what == "所示":
        remedy = f"这一页不能放图片：删掉“{slip.written}”，把图里的事写成话。"
    what = _LEFT.get(slip.what, f"是{slip.what}的记号，{slip.what}没有跟着过来，读者只看到这几个字")
    judge.at_text(slip.line, slip.column, "M23", value=slip.written, what=what, advice=remedy)
