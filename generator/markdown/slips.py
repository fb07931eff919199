"""What an editor meant as a heading, a link, a list … and wrote so that readers see the signs themselves: told by lines, with the line to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.text import HAN


class Slip(NamedTuple):
    """One of them; sorts: sign, run-on (paragraphs), address; lines and columns count from 1 within the text."""

    sort: str
    line: int
    column: int
    what: str = ""  # was meant
    written: str = ""
    meant: str = ""


_FENCE = re.compile(r"^(```+|~~~+)")
_CODE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^[ 　]*(?=#*＃)([#＃]{1,6})(?![0-9０-９])[ 　]*([^#＃\s][^#＃]*)$")  # ＃1号楼 is none
_QUOTATION = re.compile(rf"^＞[ 　]*[{HAN}“]")
_LINK = re.compile(
    r"([!！]?)([\[【［])([^\[\]【】［］\n]{0,60})([\]】］])[ ]?([（(])[ ]*"
    r"((?:/|https?://|www\.|#)[^\s()（）]*|[^\s()（）/]+\.(?:jpe?g|png|webp|JPE?G|PNG))[ ]*([)）])"
)
_BACKWARDS = re.compile(r"[（(]([^\n()（）\[\]【】［］]{1,60})[)）][ ]?[\[【［](/[^\s\[\]【】［］]*|https?://[^\s\[\]【】［］]+)[\]】］]")
_MARK = re.compile(r"(?:［［|【【|\[【|【\[|〔〔)[ ]*(p-[a-z0-9]{3,12}|数字[:：][a-z0-9-]+)[ ]*(?:］］|】】|】\]|\]】|〕〕)")
_NUMBERED = re.compile(
    r"[\[［【〔〖(（]{1,2}[ ]*(p-(?=[a-z]*[0-9])[a-z0-9]{3,12})[ ]*[\]］】〕〗)）]{1,2}"
)  # in other brackets, as readers would see it
_BLOCK = re.compile(r"^(?=:*：)[:：]{3}[ 　]*(\S*)[ 　]*(.*)$")
_STARS = re.compile(r"(?:＊＊|\*＊|＊\*)([^*＊\n]{1,60})(?:＊＊|\*＊|＊\*)")
_BULLET = re.compile(rf"^[ 　]*(?:[•·●▪◦■][ 　]*|-(?=[{HAN}“]))(?=\S)")
_NUMBER = re.compile(rf"^[ 　]*(?:[(（]?([0-9]{{1,2}})(?:[、．)）]|\.(?=[{HAN}“]))|[(（]([0-9]{{1,2}})[)）])[ 　]*(?=\S)")
_RULE_OF_TABLE = re.compile(r"^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?[ ]*$")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9_(<\[\"'/=])https?://[A-Za-z0-9][A-Za-z0-9./?&=%#_~:@+-]*[A-Za-z0-9/]")
_OTHER_THAN_PROSE = re.compile(r"^(?:[ \t]|[-*+]\s|[0-9]{1,9}[.)]\s|[>|#]|:::|!\[|---)")
_END_OF_SENTENCE = re.compile(r"[。！？!?…][”’」』）)]*$|”$")
_LEAST_PROSE = 20  # characters of one line at least: verses are shorter


def slips(text: str) -> list[Slip]:
    """All slips of `text` in the order of its lines."""
    lines = _masked(text)
    found = [*_in_lines(lines), *_paragraphs(lines)]
    return sorted(found, key=lambda slip: (slip.line, slip.column))


def _masked(text: str) -> list[str]:
    """The lines of `text`, those of boxes of code empty, code inside of lines as blanks."""
    lines, fence = text.split("\n"), ""
    for index, line in enumerate(lines):
        opening = _FENCE.match(line)
        if fence or opening:
            lines[index] = ""
            if opening and not fence:
                fence = opening.group(1)
            elif line.rstrip(" ") == fence:
                fence = ""
        elif "`" in line:
            lines[index] = _CODE.sub(lambda match: " " * len(match.group()), line)
    return lines


def _in_lines(lines: list[str]) -> Iterator[Slip]:
    for number, line in enumerate(lines, 1):
        if "＃" in line and (match := _HEADING.match(line)):
            yield Slip("sign", number, 1, "小标题", match.group(1), f"{'#' * max(2, len(match.group(1)))} {match.group(2).strip()}")
        if _QUOTATION.match(line):
            yield Slip("sign", number, 1, "引用", "＞", f"> {line.lstrip('＞ 　')}")
        if line.startswith((":", "：")) and (match := _BLOCK.match(line)):
            yield Slip("sign", number, 1, "区块", match.group().strip(), f"::: {match.group(1)} {match.group(2)}".strip())
        if (
            "【" in line
            or "［" in line
            or ("[" in line and ("（" in line or "！" in line or "] (" in line or ")[" in line))
            or "p-" in line
        ):
            yield from _brackets(line, number)
        if "＊" in line:
            for match in _STARS.finditer(line):
                yield Slip("sign", number, match.start() + 1, "加粗", match.group(), f"**{match.group(1).strip()}**")
        if "://" in line:
            for match in _ADDRESS.finditer(_LINK.sub(lambda link: " " * len(link.group()), line)):
                yield Slip("address", number, match.start() + 1, "", match.group())


def _brackets(line: str, number: int) -> Iterator[Slip]:
    """Links, pictures and marks in brackets of the wrong width."""
    for match in _LINK.finditer(line):
        bang, left, words, right, opening, target, closing = match.groups()
        is_page = target.startswith(("/", "http", "www", "#"))
        is_picture = bool(bang) and not is_page
        is_wrong = left + right + opening + closing != "[]()" or "] (" in match.group() or (bang == "！" and is_picture)
        if is_wrong and is_page != is_picture:
            meant = f"{'!' if is_picture else ''}[{words}]({target})"
            yield Slip("sign", number, match.start() + 1 + (is_page and bool(bang)), "图片" if is_picture else "链接", match.group(), meant)
    for match in _BACKWARDS.finditer(line):
        yield Slip("sign", number, match.start() + 1, "链接", match.group(), f"[{match.group(1)}]({match.group(2)})")
    for match in _NUMBERED.finditer(line):
        if match.group() != f"[[{match.group(1)}]]" and not _MARK.fullmatch(match.group()):
            yield Slip("sign", number, match.start() + 1, "人物或者数字", match.group(), f"[[{match.group(1)}]]")
    for match in _MARK.finditer(line):
        yield Slip("sign", number, match.start() + 1, "人物或者数字", match.group(), f"[[{match.group(1)}]]")


def _paragraphs(lines: list[str]) -> Iterator[Slip]:
    """Lists, tables and paragraphs whose lines run into one another."""
    start = 0
    for index, line in enumerate([*lines, ""]):
        if not line.strip():
            if index - start > 1:
                yield from _in_paragraph(lines[start:index], start + 1)
            start = index + 1


def _in_paragraph(lines: list[str], first: int) -> Iterator[Slip]:
    """What is wrong with a paragraph of several lines, the first of which is line `first`."""
    for index, line in enumerate(lines):
        if index > 1 and "|" in line and _RULE_OF_TABLE.match(line) and not lines[index - 2].lstrip().startswith("|"):
            yield Slip("sign", first + index - 1, 1, "表格", "|", "")
            return
    for sign, write in ((_BULLET, "- "), (_NUMBER, "{}. ")):
        items = [(index, match) for index, line in enumerate(lines) if (match := sign.match(line))]
        if len(items) > 1:
            index, match = items[0]
            mark = write.format(next(filter(None, match.groups()), ""))
            yield Slip("sign", first + index, 1, "列表", match.group().strip(), mark + lines[index][match.end() :].strip())
            return
    if _is_run_on(lines):
        yield Slip("run-on", first + 1, 1, str(len(lines)))


def _is_run_on(lines: list[str]) -> bool:
    """Whether these are evidently paragraphs of their own: each ends with its sentence, and they are no verses."""
    if any(_OTHER_THAN_PROSE.match(line) for line in lines) or not all(_END_OF_SENTENCE.search(line) for line in lines[:-1]):
        return False
    return max(map(len, lines)) >= _LEAST_PROSE or all(line.lstrip("　").startswith("“") for line in lines)
