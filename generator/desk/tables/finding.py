"""Which sheets of a table are about what: activities, their changes, the list itself; what else there is, is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.desk.tables.book import Book, Cell, Sheet, Unreadable
from generator.desk.tables.headers import Heads, field_called, heads_of, stacked
from generator.desk.tables.rows import Rows, rows_of
from generator.desk.tables.telling import listed
from generator.desk.tables.texts import one_line
from generator.desk.tables.words import CHANGES, EXPLAINED, MAIN, OWN, UPDATES
from generator.schema.activities import ActivityList, Change, Update
from generator.schema.kinds import field_type

LIST_ID = "编号"  # of the list, on its own sheet
_MOST_NAMED = 4  # words of a second row
_TITLE = re.compile(".*(?:清单|活动|安排|一览|计划|实践)")
OF_ACTIVITY: Mapping[str, str] = {
    "编号": "id",
    "活动编号": "id",
    "活动": "title",
    "活动名称": "title",
}  # columns that say whose a change is
INNER: Mapping[str, tuple[str, Any]] = {CHANGES: ("changes", Change), UPDATES: ("updates", Update)}


@dataclass(frozen=True)
class Part:
    """A sheet with the rows of one sort of record."""

    sheet: Sheet
    heads: Heads
    rows: Rows


@dataclass
class Table:
    """All that was found in a book."""

    main: Part
    inner: dict[str, Part] = field(default_factory=dict)  # by the field of an activity that they are about
    own: dict[str, tuple[str, str]] = field(default_factory=dict)  # fields of the list: text, and the cell
    has_own: bool = False
    list_id: str = ""
    title: str = ""  # what stands above the table
    told: list[str] = field(default_factory=list)
    exported: Sequence[Sequence[str]] = ()  # the rows of the page that says what the table held when it was exported


def table_in(book: Book, wanted: str = "") -> Table:
    """What the sheets hold, the activities on the sheet that is `wanted`. Raises Unreadable."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    found = Table(_main(book, wanted), exported=book.exported, told=list(book.told))
    for name, (field_name, record) in INNER.items():
        if name in sheets and (heads := heads_of(sheets[name], record, OF_ACTIVITY)):
            found.inner[field_name] = Part(sheets[name], heads, rows_of(sheets[name], heads, "date"))
    if OWN in sheets and sheets[OWN] is not found.main.sheet:
        _read_own(found, sheets[OWN])
    known = {found.main.sheet.name, *INNER, OWN, EXPLAINED}
    others = [sheet.name for sheet in book.sheets if sheet.name not in known and any(map(any, sheet.rows))]
    if others:
        found.told.append(f"这几页没有读：{'、'.join(f'“{name}”' for name in others)}。")
    found.title = _title_above(found.main)
    for part in (found.main, *found.inner.values()):
        found.told.extend(_of_heads(part))
        found.told.extend(listed((part.sheet.place(*cell), words) for cell, words in part.rows.told))
    return found


def _main(book: Book, wanted: str) -> Part:
    own = {*INNER, OWN, EXPLAINED}
    candidates = [(sheet, heads) for sheet in book.sheets if sheet.name not in own and (heads := heads_of(sheet))]
    if wanted:
        candidates = [each for each in candidates if each[0].name == wanted.strip()]
        if len(candidates) > 1:
            raise Unreadable(f"有 {len(candidates)} 页都叫“{wanted.strip()}”（只差空格）。请在表格软件里给其中一页换个名字，再导入。")
        if not candidates:
            names = "、".join(f"“{sheet.name}”" for sheet in book.sheets)
            raise Unreadable(f"没有“{wanted}”这一页，或者上面没有活动表。这个文件里有：{names}。")
    named = [each for each in candidates if each[0].name == MAIN]
    filled = named or [each for each in candidates if any(map(any, each[0].rows[each[1].row + 1 :]))] or candidates
    if not filled:
        raise Unreadable(_no_heads(book))
    if len(filled) > 1:
        names = "、".join(f"“{sheet.name}”" for sheet, _ in filled)
        raise Unreadable(
            f"有 {len(filled)} 页都像活动表：{names}。请用 --sheet 说读哪一页，如 --sheet {filled[0][0].name}；几页都要，就先合成一页。"
        )
    sheet, heads = filled[0]
    if found := stacked(sheet, heads):
        raise Unreadable(_two_rows(sheet, *found))
    return Part(sheet, heads, rows_of(sheet, heads, "title"))


def _two_rows(sheet: Sheet, at: Cell, above: str, words: Sequence[str]) -> str:
    names = "".join(f"“{word}”" for word in words[:_MOST_NAMED]) + ("等" if len(words) > _MOST_NAMED else "")
    return (
        f"{sheet.place(*at)}：表头有两行，{f'“{above}”下面一行' if above else '下面一行'}还有{names}。请把表头合成一行："
        f"取消合并单元格，每一列上面只留一个名称，第 {at[0] + 1} 行的名称写到第 {at[0]} 行里，空出来的第 {at[0] + 1} 行删掉，再导入。"
    )


def _no_heads(book: Book) -> str:
    if not any(any(map(any, sheet.rows)) for sheet in book.sheets):
        return "这个表格里什么也没有写（藏起来的页不算）。请核对是不是存错了。"
    return (
        "没有找到表头。活动上面要有一行列名，至少要有“标题”“日期”“时间”“地方”“年级”“名额”这些；"
        "把现有的一份清单导出来，照着它的样子填，最省事。"
    )


def _of_heads(part: Part) -> list[str]:
    sheet, heads = part.sheet, part.heads
    words = []
    for column, likely in heads.unknown.items():
        meant = f"您是不是想写“{likely}”？" if likely else ""
        words.append(f"{sheet.place(heads.row, column)}：不认识“{sheet.text(heads.row, column)}”这一列，没有读。{meant}")
    for column, earlier in heads.twice:
        first, other = (sheet.text(heads.row, each) for each in (earlier, column))
        words.append(f"{sheet.place(heads.row, column)}：“{other}”和前面的“{first}”说的是同一样，只读了前面的那一列。")
    return words


def _read_own(found: Table, sheet: Sheet) -> None:
    """The list's own fields, one in a row: what it is called in the first column, what it is in the second."""
    found.has_own = True
    for row in range(len(sheet.rows)):
        word, text = sheet.text(row, 0), sheet.text(row, 1)
        name = field_called(ActivityList, word) if word else ""
        if word == LIST_ID:
            found.list_id = text
        elif (
            name
            and name not in ("activities", "aliases")
            and name in ActivityList.__dataclass_fields__
            and not field_type(ActivityList, name).record
        ):
            found.own[name] = (one_line(text), sheet.place(row, 1))


def _title_above(part: Part) -> str:
    texts: Sequence[str] = [text for row in part.sheet.rows[: part.heads.row] for text in row if _TITLE.match(text) and len(text) <= 40]
    return max(texts, key=len, default="")
