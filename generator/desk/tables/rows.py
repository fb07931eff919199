"""The rows of a table that are about something: without notes, sums and empty ones, with what merged cells say for all they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from generator.desk.tables.book import Cell, Sheet, named
from generator.desk.tables.cells import read_cell
from generator.desk.tables.headers import NUMBERING, Heads
from generator.desk.tables.texts import one_line
from generator.schema.activities import Activity, Change, Update
from generator.schema.days import DAY
from generator.schema.kinds import field_type

_NOTE = re.compile(r"[ 　]*(?:[（(【\[]?(?:注|备注|说明|填表|填写|制表|审核|联系人|温馨提示|合计|总计|小计|共计|※|★|\*))")
_DIVIDES = re.compile(r"[ 　]*(?:[-—–─=＝~～*＊·•◆◇■□]{2}|第?[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十]+[）)])")
_SUMS = frozenset("合计 总计 小计 共计".split())
_STRUCK_OUT = "这一行划掉了，没有读。还办，就去掉删除线；不办了，就在“取消”一列填“是”，写上“取消原因”，再导入。"
_STRUCK_OUT_OF_DAYS = "这一行划掉了，没有读，清单里原来有的照旧留着。还要，就去掉删除线，再导入。"
_STRUCK = "这一格里有划掉的字，不知道还算不算。不算的，请删掉；还算的，就去掉删除线。"
_FEW = 2  # cells of a row without a title that may be a note
_IN_LINES = frozenset(  # where a line may be an item, or a day
    each.name
    for record in (Activity, Change, Update)
    for each in fields(record)
    if (kind := field_type(record, each.name)).is_list or kind.grammar is DAY
)


@dataclass
class Row:
    """One row: the text of each field and where it stands."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass
class Rows:
    """All rows of a sheet that are about something, and what to tell of the others."""

    rows: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)  # which are there all the same: nothing may be taken for missing because of them
    told: list[tuple[Cell, str]] = field(default_factory=list)  # what was left out, or read otherwise than it may be meant
    faults: list[tuple[Cell, str]] = field(default_factory=list)


def rows_of(sheet: Sheet, heads: Heads, key: str) -> Rows:
    """The rows below `heads`; one without the field `key` may be a note."""
    found, covered = Rows(), _covered(sheet)
    columns = {column: name for column, name in heads.columns.items() if name != NUMBERING and not _is_left_out(sheet, column, name)}
    for column, name in heads.columns.items():
        if _is_left_out(sheet, column, name):
            word = sheet.text(heads.row, column)
            found.told.append(((heads.row, column), f"“{word}”这一列藏起来了，没有读。要读，就取消隐藏，再导入。"))
    for number in range(heads.row + 1, len(sheet.rows)):
        filled = [column for column in range(len(sheet.rows[number])) if sheet.text(number, column)]
        if number in sheet.hidden_rows:
            if filled:
                found.told.append(((number, 0), "这一行藏起来了，没有读。要读，就取消隐藏或者筛选，再导入。"))
                found.unread.append(_row(sheet, number, columns, covered))
            continue
        row = _row(sheet, number, columns, covered)
        if _is_struck_out(sheet, row, key):
            found.told.append(((number, 0), _STRUCK_OUT if key == "title" else _STRUCK_OUT_OF_DAYS))
            found.unread.append(row)
            continue
        for column in columns:
            if (number, column) in sheet.faults:
                found.faults.append(((number, column), sheet.faults[number, column]))
        _take(sheet, heads, key, row, filled, found)
    found.told.extend(_merged_titles(sheet, columns, key, found.rows))
    return found


def _take(sheet: Sheet, heads: Heads, key: str, row: Row, filled: list[int], found: Rows) -> None:
    """Keep a row that is about something, tell one that seems to be a note."""
    written = {column for column in filled if column in heads.columns and heads.columns[column] != NUMBERING}
    is_faulty = any(at == row.number for at, _ in sheet.faults)
    if not (written or is_faulty) and not (filled and not row.texts):
        return
    first = sheet.text(row.number, filled[0]) if filled else ""
    title = row.texts.get(key, "")
    if filled and sum(_says_the_head(heads, sheet, row.number, column) for column in filled) * 2 > len(filled) > 1:
        return  # the words above the columns once more, as on every printed page
    is_note = (not title and len(filled) <= _FEW and not is_faulty) or (_NOTE.match(first) and len(filled) <= _FEW + 1)
    is_divider = len(filled) == 1 and not is_faulty and (_DIVIDES.match(first) or _is_wide(sheet, (row.number, filled[0])))
    if is_note or is_divider or title in _SUMS or first in _SUMS:
        found.unread.append(row)
        if first:
            found.told.append(((row.number, filled[0]), f"“{_short(first)}”这一行像是说明，不像活动，没有读。"))
        return
    found.rows.append(row)
    if not _is_off(row):  # or crossing it out says the same once more
        found.faults.extend((cell, _STRUCK) for name, cell in row.cells.items() if cell in sheet.struck)


def _is_struck_out(sheet: Sheet, row: Row, key: str) -> bool:
    """Whether a row is crossed out, as people cancel in a table, and nothing in it says so in words."""
    filled = [cell for name, cell in row.cells.items() if name in row.texts]
    struck = [cell for cell in filled if cell in sheet.struck]
    return row.cells.get(key) in struck and len(struck) * 2 > len(filled) and not _is_off(row)


def _is_off(row: Row) -> bool:
    return bool(read_cell(Activity, "cancelled", row.texts.get("cancelled", ""), None).value == "true")


def _is_wide(sheet: Sheet, at: Cell) -> bool:
    """Whether a cell is merged with those beside it, as a head over rows is and no field."""
    return any(first == at and last[1] > at[1] for first, last in sheet.merged)


def _says_the_head(heads: Heads, sheet: Sheet, number: int, column: int) -> bool:
    return column in heads.columns and sheet.text(number, column) == sheet.text(heads.row, column)


def _short(text: str) -> str:
    return text if len(text) <= 16 else text[:15] + "…"


def _is_left_out(sheet: Sheet, column: int, name: str) -> bool:
    """Whether a column is hidden, for a teacher does not see what is in it; who hides the ids means no more than that they are ugly."""
    return column in sheet.hidden_columns and name not in ("id", NUMBERING)


def _covered(sheet: Sheet) -> Mapping[Cell, Cell]:
    """For the cells that lie under a merged one in the same column, that one."""
    return {
        (row, first[1]): first
        for first, last in sheet.merged
        if first[1] == last[1]
        for row in range(first[0] + 1, min(last[0] + 1, len(sheet.rows)))
    }


def _row(sheet: Sheet, number: int, columns: Mapping[int, str], covered: Mapping[Cell, Cell]) -> Row:
    row = Row(number)
    for column, name in columns.items():
        at = covered.get((number, column), (number, column))
        row.cells[name] = (number, column)
        text = sheet.text(*at)
        if text:
            row.texts[name] = text if name in _IN_LINES else one_line(text)
    return row


def _merged_titles(sheet: Sheet, columns: Mapping[int, str], key: str, rows: list[Row]) -> Iterator[tuple[Cell, str]]:
    """Where a title stands for several rows, each is an activity."""
    at = next((column for column, name in columns.items() if name == key), None)
    known = {row.number for row in rows}
    for first, last in sheet.merged:
        covered = [number for number in range(first[0], last[0] + 1) if number in known]
        if first[1] == last[1] == at and len(covered) > 1:
            yield first, f"{named(*first)} 到 {named(*last)} 合成了一格，当作{len(covered)}项活动读了。"
