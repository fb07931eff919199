"""Tables as teachers' programs make them, good and bad, for the tests of `beiyuan import`."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

ROW: Mapping[str, str] = {
    "标题": "写春联",
    "一句话介绍": "每人写一副春联带回家。",
    "类别": "动手做",
    "日期": "2027-01-26",
    "时间": "9:00-10:30",
    "地方": "东柿社区",
    "集合地点": "画室",
    "年级": "3-5",
    "名额": "20",
    "家长陪同": "是",
    "安全提示": "当心墨汁",
    "负责": "文体专干",
}
TABLE: Sequence[Sequence[str]] = [list(ROW), list(ROW.values())]


def as_csv(rows: Sequence[Sequence[str]], between: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=between, lineterminator=end).writerows(rows)
    return stream.getvalue()


def row_with(cells: Mapping[str, str | None]) -> list[list[str]]:
    """The table of ROW with other cells; a column that is None is not there."""
    row = {name: value for name, value in {**ROW, **cells}.items() if value is not None}
    return [list(row), [str(each) for each in row.values()]]


def workbook(change: Callable[[Workbook, Any], object] = lambda book, sheet: None, rows: Sequence[Sequence[object]] = TABLE) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "活动"
    for row in rows:
        sheet.append(list(row))
    change(book, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    return stream.getvalue()


def with_parts(data: bytes, change: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """A workbook with some of its parts otherwise, or more of them."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    for name, by in change.items():
        parts[name] = by if isinstance(by, bytes) else by(parts[name])
    return packed(parts)


SHEET = "xl/worksheets/sheet1.xml"
MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def _two(book: Workbook, sheet: Any) -> None:
    sheet.title = "一月"
    other = book.create_sheet("二月")
    for row in TABLE:
        other.append(list(row))


def _hidden(book: Workbook, sheet: Any) -> None:
    sheet.sheet_state = "hidden"
    book.create_sheet("空")


REFUSED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.xlsx", lambda: b""),
    "blanks": ("a.csv", lambda: b" \r\n\r\n"),
    "old xls": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "encrypted": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "pdf": ("a.xlsx", lambda: b"%PDF-1.7 x"),
    "picture": ("a.xlsx", lambda: b"\x89PNG\r\n"),
    "page named xls": ("a.xls", lambda: "<html><table><tr><td>标题".encode()),
    "macros": ("a.xlsm", lambda: with_parts(workbook(), {"xl/vbaProject.bin": b"x"})),
    "xlsm named xlsx": ("a.xlsx", lambda: with_parts(workbook(), {"[Content_Types].xml": lambda data: data.replace(PLAIN, MACRO)})),
    "external links": ("a.xlsx", lambda: with_parts(workbook(), {"xl/externalLinks/externalLink1.xml": b"<x/>"})),
    "bomb": ("a.xlsx", lambda: with_parts(workbook(), {"xl/media/x.bin": bytes(80 * 2**20)})),
    "words without end": (
        "a.xlsx",
        lambda: with_parts(workbook(), {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>x</t></si>" * 1_600_000 + b"</sst>"}),
    ),
    "many parts": ("a.xlsx", lambda: with_parts(workbook(), {f"x/{number}": b"" for number in range(1100)})),
    "xlsb": ("a.xlsb", lambda: packed({"[Content_Types].xml": b"", "xl/workbook.bin": b""})),
    "ods": ("a.ods", lambda: packed({"mimetype": b"", "content.xml": b""})),
    "word": ("a.docx", lambda: packed({"[Content_Types].xml": b"", "word/document.xml": b""})),
    "numbers": ("a.numbers", lambda: packed({"Index/Document.iwa": b""})),
    "zip": ("a.zip", lambda: packed({"a.txt": b""})),
    "rar": ("a.rar", lambda: b"Rar!\x1a\x07"),
    "cut off": ("a.xlsx", lambda: workbook()[:3000]),
    "broken sheet": ("a.xlsx", lambda: with_parts(workbook(), {SHEET: lambda data: data[: len(data) // 2]})),
    "no sheet": ("a.xlsx", lambda: packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})),
    "nothing in it": ("a.xlsx", lambda: workbook(rows=[])),
    "no heads": ("a.xlsx", lambda: workbook(rows=[["一", "二"], ["三", "四"]])),
    "only hidden sheets": ("a.xlsx", lambda: workbook(_hidden)),
    "two tables": ("a.xlsx", lambda: workbook(_two)),
    "noise": ("a.csv", lambda: bytes(range(1, 256)) * 3),
    "too large": ("a.csv", lambda: b"x," * (6 * 2**20)),
    "hundred thousand rows": ("a.xlsx", lambda: workbook(rows=[TABLE[0], *[["x"]] * 100_000])),
    "hundred thousand lines": ("a.csv", lambda: as_csv([TABLE[0], *[["x"]] * 100_000]).encode()),
    "open quotation mark": ("a.csv", lambda: (as_csv(TABLE) + '"' + "长" * 140_000).encode()),
}


def _false_dimension(data: bytes) -> bytes:
    import re

    return re.sub(b'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', data)


READ: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "utf-8": ("a.csv", lambda: as_csv(TABLE).encode()),
    "utf-8 with mark": ("a.csv", lambda: as_csv(TABLE).encode("utf-8-sig")),
    "gbk": ("a.csv", lambda: as_csv(TABLE).encode("gbk")),
    "utf-16": ("a.csv", lambda: as_csv(TABLE, "\t").encode("utf-16")),
    "utf-16 without mark": ("a.txt", lambda: as_csv(TABLE, "\t").encode("utf-16-le")),
    "tabs": ("a.txt", lambda: as_csv(TABLE, "\t").encode()),
    "semicolons": ("a.csv", lambda: as_csv(TABLE, ";").encode()),
    "sep line": ("a.csv", lambda: ("sep=|\r\n" + as_csv(TABLE, "|")).encode()),
    "carriage returns": ("a.csv", lambda: as_csv(TABLE, end="\r").encode()),
    "csv named xlsx": ("a.xlsx", lambda: as_csv(TABLE).encode("gbk")),
    "xlsx named csv": ("a.csv", workbook),
    "xlsx named xls": ("a.xls", workbook),
    "false dimension": ("a.xlsx", lambda: with_parts(workbook(), {SHEET: _false_dimension})),
    "rows far below": ("a.xlsx", lambda: workbook(lambda book, sheet: sheet.cell(1_048_576, 1, "x"))),
}


def write(folder: Path, made: tuple[str, Callable[[], bytes]]) -> Path:
    file = folder / made[0]
    file.write_bytes(made[1]())
    return file


DAY = datetime.datetime(2027, 1, 26)
