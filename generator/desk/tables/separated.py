"""A csv: whichever letters it is written in, and whatever stands between its cells."""

from __future__ import annotations

import csv
import io
import re

from generator.desk.tables.book import EMPTY_ROWS, MOST_COLUMNS, MOST_ROWS, Book, Sheet, Unreadable
from generator.desk.tables.texts import clean

_BETWEEN = ",\t;，|"
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LOOKED_AT = 40  # lines
_GUARDED = re.compile("^'(?='*[=+\\-@])")  # put there by our export, so that no program calculates what follows


def separated(data: bytes) -> Book:
    """The one sheet of a csv. Raises Unreadable."""
    text = _decoded(data)
    text, between = _separator(text)
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between):
            rows.append([clean(_GUARDED.sub("", cell, count=1)) for cell in row[:MOST_COLUMNS]])
            filled += any(rows[-1])
            if filled > MOST_ROWS or len(rows) > MOST_ROWS + EMPTY_ROWS:
                raise Unreadable(too_many())
    except csv.Error:
        raise Unreadable("这个 csv 里有一格长得没有头，多半是英文引号少了一个。请在表格软件里打开，另存为 .xlsx，再导入。") from None
    return Book([Sheet("", rows)])


def too_many() -> str:
    """What is said of a table that is no list of activities."""
    return f"这张表超过了 {MOST_ROWS} 行，不像一份活动清单。请删掉用不着的行，或者分成几份清单，再导入。"


def _decoded(data: bytes) -> str:
    encoding = _UTF_16.get(data[:2]) or _utf_16_without_mark(data)
    for each in [encoding] if encoding else _ENCODINGS:
        try:
            text = data.decode(each)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("这个文件不是表格，或者存坏了，读不出字来。请在表格软件里打开它，另存为 .xlsx，再导入。")


def _utf_16_without_mark(data: bytes) -> str:
    """UTF-16 is told by the zeros beside commas and line ends."""
    if data.count(b",\0") + data.count(b"\n\0") + data.count(b"\t\0") > 3 and data.count(b"\0") > 3:
        return "utf-16-le"
    return "utf-16-be" if data.count(b"\0,") + data.count(b"\0\n") > 3 else ""


def _separator(text: str) -> tuple[str, str]:
    """The text, and what stands between its cells: as its first line says, or what parts most lines into the most, and as many, cells."""
    if match := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        return text[match.end() :], match[1]
    lines = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])

    def cells(between: str) -> int:
        try:
            return max((sum(map(bool, row)) for row in csv.reader(io.StringIO(lines, newline=""), delimiter=between)), default=0)
        except csv.Error:
            return 0

    return text, max(_BETWEEN, key=cells)
