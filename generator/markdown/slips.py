"""What an editor meant as a heading, a link, a list … and wrote so that readers see the signs themselves: told by lines, with the line to type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.lazily import lazily
from generator.markdown.grammar import BLOCKS, DIALOGUE, GALLERY, block_meant
from generator.markdown.lines import Slip, masked, paragraphs
from generator.markdown.pasted import pasted
from generator.markdown.pictures import pictures
from generator.markdown.punctuation import punctuated, punctuation
from generator.markdown.quotes import halves
from generator.markdown.tables import tables
from generator.text import HAN

ITEM = "列表的一项"
LINK = "链接"
WHOLE_LINES = ("小标题", "引用", "区块", ITEM)  # what is meant stands for the whole line; elsewhere for what was written
SEVERAL_LINES = ("列表", "表格")  # of which nobody knows where they end
NAME_OF_PAGE = "这里写网页的名字"  # what stands for it in a line to type

_HEADING = lazily(r"^[ 　]*(?=#*＃)([#＃]{1,6})(?![0-9０-９])[ 　]*([^#＃\s][^#＃]*)$")  # ＃1号楼 is none
_SHIFTED = lazily(r"^(?:[ ]?　[ 　]*|[ ])(#{1,6})[ 　]*([^#\s].*)$")
_UNDERLINE = lazily(r"^[=＝]{3,}[ ]*$")
_OF_LINES = lazily(rf"^:::[ ]*(?:({GALLERY}|{DIALOGUE})|$)")
_MOST_HEADING = 40  # characters of a line that may be a heading
_STRUCK = lazily(r"(?<![~呀啊哦啦嘛呢吧哈嗯喔哇的了])~~([^~\s。！？][^~\n。！？]{0,58}[^~\s。！？]|[^~\s])~~(?!~)")
_LIT = lazily(r"(?<![=!<>])==([^=\s][^=\n]{0,58}[^=\s]|[^=\s])==(?!=)")
_UNDERLINED = lazily(rf"(?<!_)__([{HAN}“][^_\n]{{0,60}})__(?!_)")
_TO_TICK = lazily(r"^[ ]*[-*+][ ]\[[ xX]\][ ]+(?=\S)")
_BROKEN_LINE = lazily(r"(?<!\\)\\$")
_QUOTATION = lazily(rf"^＞[ 　]*[{HAN}“]")
_LINK = lazily(
    r"([!！]?)([\[【［])([^\[\]【】［］\n]{0,60})([\]】］])[ ]?([（(])[ ]*((?:/|https?://|www\.|#)[^\s()（）“”]*)"
    r"([ ]*[“”‘’「][^“”‘’」\n]{0,60}[“”‘’」])?[ ]*([)）])"
)
_BACKWARDS = lazily(r"[（(]([^\n()（）\[\]【】［］]{1,60})[)）][ ]?[\[【［](/[^\s\[\]【】［］]*|https?://[^\s\[\]【】［］]+)[\]】］]")
_MARK = lazily(r"(?:［［|【【|\[【|【\[|〔〔)[ ]*(p-[a-z0-9]{3,12}|数字[:：][a-z0-9-]+)[ ]*(?:］］|】】|】\]|\]】|〕〕)")
_NUMBERED = lazily(
    r"[\[［【〔〖(（]{1,2}[ ]*(p-(?=[a-z]*[0-9])[a-z0-9]{3,12})[ ]*[\]］】〕〗)）]{1,2}"
)  # in other brackets, as readers would see it
_BLOCK = lazily(rf"^(?!:::(?!:))(?=[:：]*：|[:：]+[ ]*(?:$|{'|'.join(BLOCKS)}))[:：]{{2,5}}[ 　]*([^\s:：]*)[ 　]*(.*)$")
_STARS = lazily(r"(?:＊＊|\*＊|＊\*)([^*＊\n]{1,60})(?:＊＊|\*＊|＊\*)")
_BULLET = lazily(rf"^[ 　]*(?:[•·●▪◦■◆◇○□★☆✓✔✅➢➤►▶※‣⁃][ 　\t\ufe0f]*|-(?=[{HAN}“])|\*(?=[{HAN}“][^*\n]*$))(?=\S)")
_NUMBER = lazily(
    rf"^[ 　]*(?:[(（]?([0-9０-９]{{1,2}})(?:[、．)）]|\.(?=[{HAN}“\t]))|[(（]([0-9０-９]{{1,2}})[)）]|([①-⑳])|([0-9]{{1,2}})\ufe0f?\u20e3)[ 　\t]*(?=\S)"
)
_ITEM = lazily(rf"^([ ]*)(?:[•·●▪◦‣⁃][ 　]*|-(?=[{HAN}“])|\*(?=[{HAN}“][^*\n]*$)|([0-9]{{1,2}})\.(?=[{HAN}“]))(?=\S)")
_IN_A_LIST = lazily(r"^[ ]*(?:[-*+]|[0-9]{1,2}[.)])[ ]+\S")
_IN_WORDS = lazily(r"^[ 　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])(?=\S)")
_HEADING_IN_WORDS = lazily(
    rf"^[ 　]*[一二三四五六七八九十]{{1,3}}、([{HAN}A-Za-z0-9“”《》]{{2,20}})[ 　]*$"
)  # as WeChat and Word have them
_ADDRESS = lazily(
    r"(?<![A-Za-z0-9_(<\[\"'/=.@-])(?:(https?)://(?=[A-Za-z0-9])|(?=www\.[A-Za-z0-9-]+\.[A-Za-z]))[A-Za-z0-9./?&=%#_~:@+-]*[A-Za-z0-9/]"
)
_DEFINED_ADDRESS = lazily(r"[ ]{0,3}\[[^\[\]]+\]:[ ]*(?:http|/)")
_OTHER_THAN_PROSE = lazily(r"^(?:[ \t]|[-*+]\s|[0-9]{1,9}[.)]\s|[>|#]|:::|!\[|---)")
_END_OF_SENTENCE = lazily(r"[。！？!?…][”’」』）)]*$|”$")
_LEAST_PROSE = 20  # characters of one line at least: verses are shorter


def slips(text: str) -> list[Slip]:
    """All slips of `text` in the order of its lines."""
    lines = masked(text)
    of_tables = list(tables(lines))
    in_tables = {slip.line for slip in of_tables}  # rows that are numbered are no list
    found = [*_in_lines(lines), *(slip for slip in _paragraphs(lines) if slip.line not in in_tables), *of_tables, *pasted(lines)]
    of_signs = list(punctuation(lines, text.split("\n")))
    stops = {slip.line: slip for slip in of_signs if slip.sort == "punctuation"}
    alone = list(halves(lines))
    if stops:
        mended = masked("\n".join(stops[number].meant if number in stops else line for number, line in enumerate(text.split("\n"), 1)))
        left = {(slip.line, slip.written) for slip in halves(mended)}
        alone = [slip for slip in alone if (slip.line, slip.written) in left]  # whose other half is there, but for its width
        found = list(_agreed(found, stops))
    emphatic = (slip for slip in of_signs if slip.sort == "emphatic")
    return sorted([*found, *alone, *stops.values(), *emphatic], key=lambda slip: (slip.line, slip.column))


def _agreed(found: list[Slip], stops: dict[int, Slip]) -> Iterator[Slip]:
    """The same slips, so that of a line with two sorts of them every line to type is the same; those of its stops are changed in place."""
    for slip in found:
        stop = stops.get(slip.line)
        if stop and slip.sort == "sign" and slip.what in (*WHOLE_LINES, *SEVERAL_LINES):
            slip = slip._replace(meant=punctuated(slip.meant))
            stops[slip.line] = stop._replace(meant=slip.meant)
        elif stop and slip.sort == "sign":
            stops[slip.line] = stop._replace(meant=stop.meant.replace(slip.written, slip.meant, 1))
        yield slip


def _in_lines(lines: list[str]) -> Iterator[Slip]:
    for number, line in enumerate(lines, 1):
        if line:
            before = lines[number - 2] if number > 1 else ""
            yield from _whole(line, number, before)
            yield from _emphasis(line, number)
            if "://" in line or "www." in line:
                yield from _addresses(line, number)
            if line.endswith("\\") and _BROKEN_LINE.search(line) and "".join(lines[number : number + 1]).strip():
                yield Slip("told", number, len(line), "换行", "\\", "删掉“\\”，要换行就在行末打两个空格。")


def _whole(line: str, number: int, before: str) -> Iterator[Slip]:
    """Signs at the beginning of a line, which is to be another."""
    if ("＃" in line and (match := _HEADING.match(line))) or (line[0] in " 　" and (match := _SHIFTED.match(line))):
        yield Slip("sign", number, 1, "小标题", match.group(1), f"{'#' * max(2, len(match.group(1)))} {match.group(2).strip()}")
    if _UNDERLINE.match(line):
        if before.strip() and len(before) <= _MOST_HEADING and not _END_OF_SENTENCE.search(before) and not _OTHER_THAN_PROSE.match(before):
            yield Slip("told", number, 1, "小标题", line[:3], f"删掉这一行，上一行写成 ## {before.strip(' 　')}")
        else:
            yield Slip("told", number, 1, "分隔线", line[:3], "改成 ---")
    if _QUOTATION.match(line):
        yield Slip("sign", number, 1, "引用", "＞", f"> {line.lstrip('＞ 　')}")
    if line.startswith((":", "：")) and (match := _BLOCK.match(line)):
        name = match.group(1) if match.group(1) in BLOCKS else block_meant(match.group(1)) or match.group(1)
        yield Slip("sign", number, 1, "区块", match.group().strip(), f"::: {name} {match.group(2).strip(':：')}".strip())
    if "[" in line and (match := _TO_TICK.match(line)):
        yield Slip("told", number, 1, "打勾的方框", match.group().strip(), f"写成 - {line[match.end() :].strip()}")


def _emphasis(line: str, number: int) -> Iterator[Slip]:
    if "＊" in line:
        for match in _STARS.finditer(line):
            yield Slip("sign", number, match.start() + 1, "加粗", match.group(), f"**{match.group(1).strip()}**")
    if "~~" in line:
        for match in _STRUCK.finditer(line):
            meant = f"网站上没有划掉的字：不要了就删掉；还要，就写成 {match.group(1)}"
            yield Slip("told", number, match.start() + 1, "划掉的字", match.group(), meant)
    if "==" in line:
        for match in _LIT.finditer(line):
            yield Slip("told", number, match.start() + 1, "标亮的字", match.group(), f"写成 **{match.group(1)}**")
    if "__" in line:
        for match in _UNDERLINED.finditer(line):
            if _touches_a_word(line, match.start(), match.end()):
                yield Slip("told", number, match.start() + 1, "加粗", match.group(), f"写成 **{match.group(1).strip()}**")
    if (
        "【" in line
        or "［" in line
        or ("[" in line and ("（" in line or "！" in line or "!(" in line or "![" in line or "] (" in line or ")[" in line or "“" in line))
        or "p-" in line
    ):
        yield from _brackets(line, number)


def _touches_a_word(line: str, start: int, end: int) -> bool:
    """Whether the parser takes underlines for parts of a word."""
    return line[start - 1 : start].isalnum() or line[end : end + 1].isalnum()


def _addresses(line: str, number: int) -> Iterator[Slip]:
    """Addresses that nobody can press; one for which there is only an unsafe one is told so."""
    if _DEFINED_ADDRESS.match(line):
        return  # told as that
    for match in _ADDRESS.finditer(_LINK.sub(lambda link: " " * len(link.group()), line)):
        bare = match.group().partition("://")[2] or match.group()
        yield Slip("address", number, match.start() + 1, match.group(1) or "www", match.group(), f"[{NAME_OF_PAGE}](https://{bare})")


def _brackets(line: str, number: int) -> Iterator[Slip]:
    """Links, pictures and marks in brackets of the wrong width."""
    for match in _LINK.finditer(line):
        bang, left, words, right, opening, target, title, closing = match.groups()
        if left + right + opening + closing != "[]()" or "] (" in match.group() or title:
            yield Slip("sign", number, match.start() + 1 + bool(bang), LINK, match.group().removeprefix(bang), f"[{words}]({target})")
    yield from pictures(line, number)
    for match in _BACKWARDS.finditer(line):
        yield Slip("sign", number, match.start() + 1, LINK, match.group(), f"[{match.group(1)}]({match.group(2)})")
    for match in _NUMBERED.finditer(line):
        if match.group() != f"[[{match.group(1)}]]" and not _MARK.fullmatch(match.group()):
            yield Slip("sign", number, match.start() + 1, "人物或者数字", match.group(), f"[[{match.group(1)}]]")
    for match in _MARK.finditer(line):
        yield Slip("sign", number, match.start() + 1, "人物或者数字", match.group(), f"[[{match.group(1)}]]")


def _paragraphs(lines: list[str]) -> Iterator[Slip]:
    """Lists and paragraphs whose lines run into one another."""
    found = list(paragraphs(_without_lines_of_blocks(lines)))
    beside = [[""], *(part for _, part in found), [""]]
    for (start, part), above, below in zip(found, beside, beside[2:], strict=False):
        if len(part) > 1:
            yield from _in_paragraph(part, start + 1)
        elif (match := _HEADING_IN_WORDS.match(part[0])) and below[0] and not any(_IN_WORDS.match(each[0]) for each in (above, below)):
            yield Slip("left", start + 1, 1, "小标题", part[0].strip(" 　"), f"## {match.group(1)}")
        else:
            yield from _item(part[0], start + 1)


def _without_lines_of_blocks(lines: list[str]) -> list[str]:
    """The lines, but for those of blocks in which every line stands for itself."""
    found, inside = [], False
    for line in lines:
        match = _OF_LINES.match(line)
        inside = bool(match and match[1]) or (inside and not match)
        found.append("" if inside else line)
    return found


def _item(line: str, number: int) -> Iterator[Slip]:
    """A single item of a list whose sign has no blank behind it, or is none."""
    if match := _ITEM.match(line):
        mark = f"{match[2]}. " if match[2] else "- "
        yield Slip("sign", number, 1, ITEM, match.group().strip(), match[1] + mark + line[match.end() :].strip())


def _in_paragraph(lines: list[str], first: int) -> Iterator[Slip]:
    """What is wrong with a paragraph of several lines, the first of which is line `first`."""
    for sign, write in ((_BULLET, "- "), (_NUMBER, "{}. ")):
        items = [(index, match) for index, line in enumerate(lines) if (match := sign.match(line))]
        if len(items) > 1:
            index, match = items[0]
            number = next(filter(None, match.groups()), "0")
            mark = write.format(int(unicodedata.normalize("NFKC", number)))
            yield Slip("sign", first + index, 1, "列表", match.group().strip(), mark + lines[index][match.end() :].strip())
            return
    if any(_IN_A_LIST.match(line) for line in lines):
        for index, line in enumerate(lines):
            yield from _item(line, first + index)
    counted = [index for index, line in enumerate(lines) if _IN_WORDS.match(line)]
    if len(counted) > 1 and counted[-1]:
        yield Slip("run-on", first + next(filter(None, counted)), 1, str(len(lines)))
    elif _is_run_on(lines):
        yield Slip("run-on", first + 1, 1, str(len(lines)))


def _is_run_on(lines: list[str]) -> bool:
    """Whether these are evidently paragraphs of their own: each ends with its sentence, and they are no verses."""
    if any(_OTHER_THAN_PROSE.match(line) for line in lines) or not all(_END_OF_SENTENCE.search(line) for line in lines[:-1]):
        return False
    return max(map(len, lines)) >= _LEAST_PROSE or all(line.lstrip("　").startswith("“") for line in lines)
