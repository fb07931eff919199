"""The sentences of a Markdown text, the items of its lists and the rows of its tables: what a reader takes together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.lazily import lazily

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\n[ \t\u3000]*\n")
_END = re.compile(r"[。！？?]+[”’」』）)*]*|!(?!\[)")
_ROW = lazily(r"^[ \t>]*(?:[-*+•·][ \t]|[0-9]{1,3}[.)、]|\||#|:::)", re.MULTILINE)
_OF_A_FORM = lazily(
    r"^[ \t>*+|-]*(?:姓名|称呼|学校|班级|年级|就读学校|所在学校|所在班级|就读)[ \t*]*[：:|｜](?![^\n]*\n[ \t>]*\|?[ \t]*:?-{2,})",
    re.MULTILINE,
)
_LEAST_OF_A_FORM = 2  # lines
_LONGEST_HEAD = 200  # characters
_LEADS_ON = ("：", ":")


def sentences(text: str) -> Iterator[Sequence[Span]]:
    """Each with the sentence before it that ends in a colon, if it is a row or an item below that; a form, line by line, is taken as one."""
    head: Span | None = None
    for start, end in _paragraphs(text):
        if len(_OF_A_FORM.findall(text, start, end)) >= _LEAST_OF_A_FORM:
            yield [(start, end)]
            head = None
            continue
        spans = list(_within(text, start, end))
        for span in spans:
            yield [head, span] if head and _ROW.match(text, span[0]) else [span]
        if text[start:end].rstrip().endswith(_LEADS_ON):
            head = max(spans[-1][0], spans[-1][1] - _LONGEST_HEAD), spans[-1][1]
        elif not _ROW.match(text, start):
            head = None


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph; a row of a table, in whose cells there may be some, is one."""
    rows = [match.start() for match in _ROW.finditer(text, start, end)]
    for begin, until in zip(sorted({start, *rows}), [*sorted({*rows} - {start}), end], strict=True):
        if text[begin:until].lstrip(" \t>").startswith("|"):
            yield begin, until
            continue
        for match in _END.finditer(text, begin, until):
            if match.end() < until:
                yield begin, match.end()
                begin = match.end()
        if begin < until:
            yield begin, until
