"""An xlsx, whose safety has been looked at: its cells by openpyxl, and what that leaves out when it reads a file bit by bit."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any
from xml.etree.ElementTree import ParseError, iterparse

from generator.desk.tables.book import EMPTY_ROWS, EXPORTED, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Book, Cell, Sheet, Unreadable
from generator.desk.tables.separated import too_many
from generator.desk.tables.texts import as_text, is_error

_NO_VALUE = "这一格是公式，表格里没有存下它算出来的结果。请用表格软件打开、存一遍再导入，或者直接填上结果。"
_BROKEN = "这个表格坏了，读不下去。请用表格软件打开，另存为 .xlsx，再导入。"
_MOST_MERGED = 5_000


def workbook(data: bytes) -> Book:
    """The sheets that can be seen. Raises Unreadable."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: colours and drop-downs
            with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)) as book:
                shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and sheet.title != EXPORTED]
                return Book([_sheet(data, sheet) for sheet in shown], _not_read(data), _exported(book))
    except Unreadable:
        raise
    except MemoryError:
        raise
    except Exception:  # whatever a broken file lets openpyxl stumble over
        raise Unreadable(_BROKEN) from None


def _sheet(data: bytes, sheet: Any) -> Sheet:
    beside = _Beside()
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        beside.read(pack, sheet._worksheet_path)
    sheet.reset_dimensions()  # what the file says of its size may be anything
    rows: list[list[str]] = []
    faults: dict[Cell, str] = {}
    struck: set[Cell] = set()
    for row, cells in enumerate(_until_empty(sheet)):
        texts = [as_text(each.value)[: MOST_CHARACTERS + 1] for each in cells]
        struck.update((row, column) for column, text in enumerate(texts) if text and _is_struck(cells[column]))
        for column, text in enumerate(texts):
            if is_error(text):
                faults[row, column] = f"这一格里是“{text}”，公式没有算出来。请直接填上结果。"
                texts[column] = ""
            elif not text and (row, column) in beside.formulas:
                faults[row, column] = _NO_VALUE
        rows.append(texts)
    while rows and not any(rows[-1]) and not any(row == len(rows) - 1 for row, _ in faults):
        rows.pop()
    hidden = frozenset(beside.hidden_rows), frozenset(beside.hidden_columns)
    return Sheet(sheet.title.strip(), rows, faults, beside.merged, *hidden, frozenset(struck))


def _is_struck(cell: Any) -> bool:
    """Whether what stands in a cell is crossed out, or a part of it, beside which people write what holds."""
    parts = cell.value if isinstance(cell.value, list) else []
    with suppress(IndexError):  # of a style that some program has not written down
        if cell.font.strike:
            return True
    return any(getattr(each, "font", None) is not None and each.font.strike for each in parts)


def _not_read(data: bytes) -> list[str]:
    """What people write beside cells, and nobody would miss before it is too late."""
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        has_notes = any(re.match(r"xl/(?:comments|threadedComments/)", name) for name in pack.namelist())
    return ["表格里有批注，没有读：批注里写的改动，请写进格子里。"] if has_notes else []


def _exported(book: Any) -> list[list[str]]:
    """The page of ours that says what was exported, as texts; one that cannot be read is none."""
    for sheet in book.worksheets:
        if sheet.title == EXPORTED:
            sheet.reset_dimensions()
            with suppress(Unreadable):
                return [[as_text(each.value)[: MOST_CHARACTERS + 1] for each in cells] for cells in _until_empty(sheet)]
    return []


def _until_empty(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows up to where nothing comes for long; no more than a list has."""
    empty = filled = 0
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
        empty = 0 if any(each.value is not None for each in cells) else empty + 1
        filled += not empty
        if filled > MOST_ROWS:
            raise Unreadable(too_many())
        if empty > EMPTY_ROWS:
            return
        yield cells


class _Beside:
    """What a sheet's file says besides the values of its cells."""

    def __init__(self) -> None:
        self.formulas: set[Cell] = set()
        self.merged: list[tuple[Cell, Cell]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def read(self, pack: zipfile.ZipFile, path: str) -> None:
        """Go through the file once, keeping nothing of it."""
        rows: Any = None
        with pack.open(path) as stream, suppress(ParseError):  # which openpyxl meets too
            for event, element in iterparse(stream, ("start", "end")):
                tag = element.tag.rpartition("}")[2]
                if event == "end":
                    self._take(tag, element)
                elif tag == "sheetData":
                    rows = element
                if event == "end" and tag == "row" and rows is not None:
                    rows.clear()

    def _take(self, tag: str, element: Any) -> None:
        if tag == "c":
            if any(each.tag.endswith("}f") for each in element):
                self.formulas.update(_cells(element.get("r", "")))
        elif tag == "row":
            if element.get("hidden") in ("1", "true") and element.get("r", "").isdecimal():
                self.hidden_rows.add(int(element.get("r")) - 1)
        elif tag == "col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min", 1)), min(int(element.get("max", 1)), MOST_COLUMNS)
            self.hidden_columns.update(range(first - 1, last))
        elif tag == "mergeCell" and len(self.merged) < _MOST_MERGED:
            corners = [cell for part in element.get("ref", "").split(":") for cell in _cells(part)]
            if len(corners) == 2:
                self.merged.append((corners[0], corners[1]))


def _cells(name: str) -> list[Cell]:
    """Row and column of a cell's name; none if it is no name."""
    match = re.fullmatch("([A-Z]{1,3})([0-9]{1,7})", name)
    if not match:
        return []
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return [(int(match[2]) - 1, column - 1)]
