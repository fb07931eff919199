"""How a text is written: links, raw HTML, headings, blocks, lists, bold."""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote

from generator.markdown.grammar import ADDRESS
from generator.markdown.pictures import PICTURE
from generator.markdown.scan import Fact
from generator.markdown.slips import ITEM, LINK
from generator.rules.judge import Judge
from generator.rules.leading import lead
from generator.rules.questions import has_anchor
from generator.schema.records import Story
from generator.schema.web import path_at_home

MOST_HEADINGS = 10  # that a message lists
_MOST_LOOKED_AT = 1_000  # characters of a line for which a line to type is looked for
_HTML_BOLD = re.compile(r"<(b|strong)>([^<>\n]{1,60})</\1>")
_MAIL, _PHONE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), re.compile(r"\+?[0-9][0-9-]{2,18}")
_PICTURE = re.compile(r"[^/\\]+\.(?:jpe?g|png|webp)", re.IGNORECASE)
_LOOSE_BOLD = re.compile(r"\*\*[ 　]*([^*]*?[^*\s　])[ 　]*\*\*")


def check_writing(judge: Judge) -> None:
    """Everything that the dialect refuses or that would not look as it was meant."""
    level = 1
    opened: set[str] = set()
    wide = [slip for slip in judge.slips if slip.what in (PICTURE, LINK)]
    below_items = {slip.line + 1 for slip in judge.slips if slip.what == ITEM}
    for fact in judge.facts:
        if fact.sort == "link":
            _check_link(judge, fact, any(slip.line == fact.line and (slip.what == PICTURE or fact.value in slip.written) for slip in wide))
        elif fact.sort == "html":
            _check_html(judge, fact, opened)
        elif fact.sort == "heading":
            level = _check_heading(judge, fact, level)
        elif fact.sort == "open-block":
            judge.at_fact(fact, "M08", value=fact.value)
        elif fact.sort == "tight-block":
            judge.at_fact(fact, "M16", value=fact.value)
        elif fact.sort == "open-fence":
            judge.at_fact(fact, "M09")
        elif fact.sort == "tight-list":
            if fact.line not in below_items:  # what it is close to is to be an item too
                judge.at_fact(fact, "M10")
        elif fact.sort == "indented":
            judge.at_text(fact.line, 1, "M19", advice=f"删掉行首的空白，写成：{fact.value}")
        elif fact.sort == "stars":
            _check_stars(judge, fact)
        elif fact.sort == "picture" and not isinstance(judge.entry.record, Story):
            judge.at_fact(fact, "I09")


_BOLD, _NO_SIGN = "写成 **要加粗的字**，两头的代码都删掉。", "这种代码网页上没有：两头都删掉，只留中间的字。"
_IN_OUR_WAY = {
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("u", "font", "span", "div", "p", "center", "s", "del", "mark", "sup", "sub"), _NO_SIGN),
    "br": "把它删掉：要换行，就在行末打两个空格；要分段，就空一行。",
    "a": "写成 [要点的字](/stories/snow-day/)，括号里换成要去的地址，代码都删掉。",
    "img": "图片单独写一行：![画面里有什么](文件名.jpg)，代码删掉。",
}


# WCAG 2.2, 2.4.4: where a link leads is told by its words; read aloud, one comes after the other without the sentence around it
_SAYS_NOTHING = re.compile("(?:请)?(?:点击?|戳|按|看|见)?(?:这里|此处|这儿|此|我|链接|这个链接|网址|详情|查看|查看详情|了解更多)")


def _check_html(judge: Judge, fact: Fact, opened: set[str]) -> None:
    """A closing tag is not reported beside its opening one."""
    name = fact.value.strip("</>").partition(" ")[0]
    if not (fact.value.startswith("</") and name in opened):
        line = judge.body.split("\n")[fact.line - 1]
        bold = _HTML_BOLD.match(line, fact.column - 1) if len(line) <= _MOST_LOOKED_AT else None
        remedy = f"写成 **{bold.group(2).strip()}**" if bold else _IN_OUR_WAY.get(name.rstrip("/").casefold(), "")
        judge.at_fact(fact, "M05", value=fact.value, advice=remedy)
    opened.add(name)


def _check_heading(judge: Judge, fact: Fact, before: int) -> int:
    level = int(fact.value)
    if not fact.other and not judge.body.split("\n")[fact.line - 1].strip("# 　"):
        wanted = "#" * min(max(level, 2), before + 1, 4)
        remedy = f"写上小标题，像 {wanted} 第二天 这样；不要小标题，就删掉这一行。"
        judge.at_fact(fact, "M18", what="小标题", value="#" * level, seen="空出一块", advice=remedy)
        return len(wanted)
    if level == 1 or level > 4 or level > before + 1:
        is_title = level == 1 and fact.other == getattr(judge.entry.record, "title", "")
        remedy = "标题在登记卡里写过了，网页会自己放在最上面：删掉这一行。" if is_title else ""
        judge.at_fact(fact, "M06", level=level, wanted="##" if level == 1 else "#" * min(before + 1, 4), advice=remedy)
        return before
    return level


def _check_stars(judge: Judge, fact: Fact) -> None:
    line = judge.body.split("\n")[fact.line - 1]
    found = _LOOSE_BOLD.finditer(line) if len(line) <= _MOST_LOOKED_AT else ()
    loose = [match.group(1) for match in found if match.group() != f"**{match.group(1)}**"]
    remedy = f"星号和字之间不空格，写成 **{loose[0]}**。" if len(loose) == 1 and line.count("**") == 2 else ""
    judge.at_fact(fact, "M21", advice=remedy)


def _check_link(judge: Judge, fact: Fact, is_told: bool) -> None:
    """One that was to be a picture, or has signs of a Chinese keyboard, is told as that."""
    target, _, anchor = fact.value.partition("#")
    if not fact.other and not is_told:
        judge.at_fact(fact, "L06", value=fact.value)
    elif _SAYS_NOTHING.fullmatch(fact.other):
        judge.at_fact(fact, "L07", value=fact.other)
    if not ADDRESS.fullmatch(fact.value):
        if not is_told:
            judge.at_fact(fact, "L02", value=fact.value, **_as_address(judge, fact.value))
        return
    if target.startswith("/") and not lead(judge, target, judge.is_sample, functools.partial(judge.at_fact, fact)):
        return
    if anchor and (target.startswith("/") or not target):
        _check_anchor(judge, fact, target[1:] or judge.address, unquote(anchor))


def _as_address(judge: Judge, target: str) -> dict[str, str]:
    """What to say of an address that was written otherwise than ours: the address to type."""
    if (at_home := path_at_home(target)) is not None:
        return _as_own(judge, at_home)
    unsafe = re.fullmatch(r"(?:http://|(?=www\.))([^\s/]+\.[^\s/]+(?:/\S*)?)", target, re.IGNORECASE)
    if unsafe and ADDRESS.fullmatch(f"https://{unsafe.group(1)}"):
        meant = f"括号里写成 https://{unsafe.group(1)}"
        return {"advice": f"{meant}；外面的网页只收 https:// 开头的，先在浏览器里打开看看，打不开，就只写网页的名字，不做链接。"}
    if target.startswith("https://"):
        return {"advice": "这个网址的开头不对，照着浏览器的地址栏再抄一遍；只有数字的、单位里面才打得开的地址，不做链接。"}
    if _MAIL.fullmatch(target):
        return {"advice": f"括号里写成 mailto:{target}"}
    if _PHONE.fullmatch(target):
        return {"advice": f"括号里写成 tel:{target}"}
    if _PICTURE.fullmatch(target) and isinstance(judge.entry.record, Story):
        return {"advice": f"要放图片，方括号前面加一个英文感叹号，单独写一行：![画面里有什么]({target})；还要在 pictures 里登记它。"}
    path = target.replace("\\", "/").strip("./").removeprefix("content/pages/")
    meant = judge.nearest_page(f"/{path}") if path and path.isascii() and ":" not in path else ""
    if meant:
        return {"advice": f"本站的页面从“/”写起，括号里写成 {meant}"}
    return {} if target else {"remedy": "括号里要写地址。"}


def _as_own(judge: Judge, path: str) -> dict[str, str]:
    """What to say of the address of a preview, which only the editor's own machine opens."""
    meant = judge.nearest_page(path) if path.isascii() and path.strip("/") else ""
    where = f"括号里写成 {meant}" if meant else "要链接的是本站的页面，从“/”写起，比如 /stories/snow-day/"
    return {"advice": f"这是自己电脑上的地址，别人打不开；{where}"}


def _check_anchor(judge: Judge, fact: Fact, address: str, anchor: str) -> None:
    """The page that is led to has a heading of that name."""
    if not judge.ask(has_anchor, address, anchor):
        found = judge.nearest_anchor(address, anchor)
        target = fact.value.partition("#")[0]
        remedy = f"把括号里的地址改成 {target}#{found}" if found else ""
        there = judge.anchors_at(address)
        listed = f"那一页的小标题有 {'、'.join(there[:MOST_HEADINGS])}。" if there else ""
        if there == ():
            listed = "那一页没有小标题：把“#”和它后面的字删掉。"
        judge.at_fact(fact, "A02", page=judge.address, value=fact.value, advice=remedy, remedy="" if remedy else listed)
