"""Facts about a plain Markdown text with their places, found line by line; what else a text may hold is the parser's business (`facts.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that stands in a text; `line` and `column` count from 1 within the text.

    Sorts and values: link (target), picture (file; other: alternative text), html (tag), mark (inside of [[…]]), heading (level; other: words),
    block (name; other: argument), tight-block and open-block (name), open-fence (""), tight-list (""); and of texts that the parser reads:
    indented (first line of what it takes for a box of code), stars (which make nothing bold, with what follows).
    """

    sort: str
    value: str
    line: int
    column: int
    other: str = ""


_FENCE = re.compile(r"^(```+|~~~+)[ ]*(?:\{.*\}|[\w#.+-]*)[ ]*$")
_LINK = re.compile(r"(!?)\[([^\[\]]*+)\]\(\s*+<?([^)\s>]*+)>?(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\s*+\)")
_MARK = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
_HEADING = re.compile(r"^(#{1,6}+)[ ]*+[^ \n]")
_BLOCK = re.compile(r"^:::[ ]*([^\s:]*)[ ]*(.*)$")
_LIST = re.compile(r"^(?:[-*+]|[0-9]{1,3}[.)])[ ]+\S")


def scan(text: str) -> Iterator[Fact]:
    """All facts of `text` in the order of its lines."""
    fence = block = ""
    fence_line = block_line = 0
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if match and not fence:
            fence, fence_line = match.group(1), number
        elif fence and line.rstrip(" ") == fence:
            fence = ""
        elif not fence:
            opening = _BLOCK.match(line)
            if opening:
                yield from _block(opening, number, block, block_line)
                block, block_line = opening.group(1), number
            yield from _in_line(line, number)
            if _LIST.match(line) and before.strip() and not _LIST.match(before.lstrip()) and not re.match(r"^([ ]|:::|#|>)", before):
                yield Fact("tight-list", "", number, 1)
        before = line
    if fence:
        yield Fact("open-fence", "", fence_line, 1)
    if block:
        yield Fact("open-block", block, block_line, 1)


def _block(opening: re.Match[str], number: int, block: str, block_line: int) -> Iterator[Fact]:
    name = opening.group(1)
    if name and block:
        yield Fact("open-block", block, block_line, 1)
    if name:
        yield Fact("block", name, number, opening.start(1) + 1, opening.group(2).strip())


def _in_line(line: str, number: int) -> Iterator[Fact]:
    heading = _HEADING.match(line)
    if heading:
        yield Fact("heading", str(len(heading.group(1))), number, 1, line[heading.end(1) :].strip())
    if "[" in line:
        for match in _MARK.finditer(line):
            yield Fact("mark", match.group(1).replace("：", ":"), number, match.start() + 1)
        for match in _LINK.finditer(line):
            if match.group(1):
                yield Fact("picture", match.group(3), number, match.start() + 1, match.group(2).strip())
            else:
                yield Fact("link", match.group(3), number, match.start(3) + 1, match.group(2).strip())
