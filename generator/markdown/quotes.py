"""Quotation marks and brackets of which one half is missing: told where the half stands that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.markdown.lines import Slip, paragraphs

_QUOTES = {"“": "”", "「": "」", "『": "』"}
_PAIRS = {**_QUOTES, "《": "》", "（": "）", "【": "】"}
_ALL = re.compile("[" + "".join([*_PAIRS, *_PAIRS.values()]) + "]")
_COUNTS = re.compile(r"[ 　>|*-]*[（(]?[0-9０-９A-Za-z一二三四五六七八九十]{1,3}）")  # as of a list: 1）
_FACES = re.compile(r"[:：;；^_-][（）]+")
_LINKS = re.compile(r"[!！]?[\[【［][^\[\]【】［］\n]*[\]】］][ ]?[(（][^\n]*?[)）]")  # told by themselves
_LEADING = re.compile(r"[ 　>]*(?:[-*+][ ]+|[0-9]{1,9}[.)][ ]+)?")


class _Mark(NamedTuple):
    line: int
    column: int
    sign: str
    paragraph: int
    is_first: bool  # in its paragraph: a speech of several paragraphs begins each of them with a sign


def halves(lines: list[str]) -> Iterator[Slip]:
    """Each half without its other one; a speech may go on through paragraphs."""
    if not any(map(_ALL.search, lines)):
        return
    marks = [mark for index, (start, part) in enumerate(paragraphs(lines)) for mark in _marks(part, start + 1, index)]
    for opening, closing in _PAIRS.items():
        for mark in _alone([mark for mark in marks if mark.sign in (opening, closing)], opening):
            yield Slip("half", mark.line, mark.column, "", mark.sign, opening if mark.sign == closing else closing)


def _marks(part: Sequence[str], first: int, index: int) -> Iterator[_Mark]:
    for number, line in enumerate(part, first):
        lead = _LEADING.match(line)
        begins = lead.end() if lead and number == first else -1
        for match in _ALL.finditer(_without_other_brackets(line)):
            yield _Mark(number, match.start() + 1, match.group(), index, match.start() == begins)


def _without_other_brackets(line: str) -> str:
    """The line with stand-ins for brackets that are none of a sentence."""
    for pattern in (_LINKS, _FACES) if "（" in line or "）" in line or "【" in line else ():
        line = pattern.sub(lambda match: "\0" * len(match.group()), line)
    counted = _COUNTS.match(line)
    return "\0" * counted.end() + line[counted.end() :] if counted else line


def _alone(marks: Sequence[_Mark], opening: str) -> Iterator[_Mark]:
    """Those without a partner; one inside of another is no matter."""
    opened: list[_Mark] = []
    for mark in marks:
        if mark.sign == opening:
            if opening in _QUOTES and mark.is_first and len(opened) == 1 and opened[0].paragraph + 1 == mark.paragraph:
                opened.clear()  # the same speech, in its next paragraph
            opened.append(mark)
        elif opened:
            opened.pop()
        else:
            yield mark
    yield from opened
