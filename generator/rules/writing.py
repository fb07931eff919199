"""How a text is written: links, raw HTML, headings, blocks, lists, and signs that are shown instead of doing something."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.markdown.grammar import ADDRESS, BLOCKS
from generator.markdown.scan import Fact
from generator.markdown.slips import Slip, slips
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.rules.questions import has_anchor, page
from generator.schema.records import Story
from generator.text import HAN

_HAN = re.compile(f"[{HAN}]")
_MOST_LOOKED_AT = 1_000  # characters of a line for which a line to type is looked for
_LOOSE_BOLD = re.compile(r"\*\*[ 　]*([^*]*?[^*\s　])[ 　]*\*\*")


def check_writing(judge: Judge) -> None:
    """Everything that the dialect refuses or that would not look as it was meant."""
    level = 1
    opened: set[str] = set()
    wide = {slip.line for slip in _check_slips(judge) if slip.what == "图片"}
    for fact in judge.facts:
        if fact.sort == "link":
            _check_link(judge, fact, fact.line in wide)
        elif fact.sort == "html":
            _check_html(judge, fact, opened)
        elif fact.sort == "heading":
            level = _check_heading(judge, fact, level)
        elif fact.sort == "block" and fact.value not in BLOCKS:
            judge.at_fact(fact, "M07", value=fact.value, allowed="、".join(BLOCKS), nearest=nearest(fact.value, BLOCKS))
        elif fact.sort == "open-block":
            judge.at_fact(fact, "M08", value=fact.value)
        elif fact.sort == "tight-block":
            judge.at_fact(fact, "M16", value=fact.value)
        elif fact.sort == "open-fence":
            judge.at_fact(fact, "M09")
        elif fact.sort == "tight-list":
            judge.at_fact(fact, "M10")
        elif fact.sort == "indented":
            judge.at_text(fact.line, 1, "M19", advice=f"删掉行首的空白，写成：{fact.value}")
        elif fact.sort == "stars":
            _check_stars(judge, fact)
        elif fact.sort == "picture" and not isinstance(judge.entry.record, Story):
            judge.at_fact(fact, "I09")


def _check_html(judge: Judge, fact: Fact, opened: set[str]) -> None:
    """A closing tag is not reported beside its opening one."""
    name = fact.value.strip("</>").partition(" ")[0]
    if not (fact.value.startswith("</") and name in opened):
        judge.at_fact(fact, "M05", value=fact.value)
    opened.add(name)


def _check_heading(judge: Judge, fact: Fact, before: int) -> int:
    level = int(fact.value)
    if level == 1 or level > 4 or level > before + 1:
        is_title = level == 1 and fact.other == getattr(judge.entry.record, "title", "")
        remedy = "标题在登记卡里写过了，网页会自己放在最上面：删掉这一行。" if is_title else ""
        judge.at_fact(fact, "M06", level=level, wanted="##" if level == 1 else "#" * min(before + 1, 4), advice=remedy)
        return before
    return level


def _check_slips(judge: Judge) -> list[Slip]:
    """Signs of the wrong width, lists and tables that are none, paragraphs that run into one another."""
    found = slips(judge.body) if judge.body else []
    for slip in found:
        if slip.sort == "run-on":
            judge.at_text(slip.line, slip.column, "M20", count=slip.what)
        elif slip.sort == "address":
            judge.at_text(slip.line, slip.column, "M22", value=slip.written, advice=f"写成 [这里写网页的名字]({slip.written})。")
        else:
            remedy = _REMEDIES.get(slip.what, "改成 {meant}").format(meant=slip.meant)
            seen = "连成一段" if slip.what in ("列表", "表格") else "照样显示这些符号"
            judge.at_text(slip.line, slip.column, "M18", what=slip.what, value=slip.written, seen=seen, advice=remedy)
    return found


_REMEDIES = {
    "列表": "这一行改成 {meant}（符号后面空一格），下面几行也照样改；列表的前后各空一行。",
    "表格": "在表格的第一行前面空一行。",
    "区块": "改成 {meant}，冒号用英文的；收尾的那一行也是三个英文冒号。",
}


def _check_stars(judge: Judge, fact: Fact) -> None:
    line = judge.body.split("\n")[fact.line - 1]
    found = _LOOSE_BOLD.finditer(line) if len(line) <= _MOST_LOOKED_AT else ()
    loose = [match.group(1) for match in found if match.group() != f"**{match.group(1)}**"]
    remedy = f"星号和字之间不空格，写成 **{loose[0]}**。" if len(loose) == 1 and line.count("**") == 2 else ""
    judge.at_fact(fact, "M21", advice=remedy)


def _check_link(judge: Judge, fact: Fact, is_picture: bool) -> None:
    """One that was to be a picture is told as that."""
    target, _, anchor = fact.value.partition("#")
    if not ADDRESS.fullmatch(fact.value):
        if not is_picture:
            judge.at_fact(fact, "L02", value=fact.value)
        return
    if target.startswith("/") and not _check_page(judge, fact, target):
        return
    if anchor and (target.startswith("/") or not target):
        _check_anchor(judge, fact, target[1:] or judge.address, unquote(anchor))


def _check_anchor(judge: Judge, fact: Fact, address: str, anchor: str) -> None:
    """A heading in Chinese can only stand in the text of that page; what else may be linked to, the page itself has to show when it is made."""
    if _HAN.search(anchor) and not judge.ask(has_anchor, address, anchor):
        found = judge.nearest_anchor(address, anchor)
        target = fact.value.partition("#")[0]
        remedy = f"把括号里的地址改成 {target}#{found}" if found else ""
        judge.at_fact(fact, "A02", page=judge.address, value=fact.value, advice=remedy)


def _check_page(judge: Judge, fact: Fact, target: str) -> bool:
    """Whether the page stands, and everybody may be led there."""
    standing = judge.ask(page, target[1:])
    if not standing.is_known:
        judge.at_fact(fact, "L01", value=target, nearest=judge.nearest_page(target))
    elif standing.is_sample and not judge.is_sample:
        judge.at_fact(fact, "R05", sort="页面", value=target)
    elif standing.is_future:
        judge.at_fact(fact, "L03", value=target)
    else:
        return True
    return False
