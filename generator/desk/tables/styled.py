"""A list as a workbook that helps to fill it in: drop-downs, a head that stays, days as days, and a page that explains each column."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from generator.desk.tables.baseline import baseline_rows
from generator.desk.tables.book import EXPORTED
from generator.desk.tables.exporting import Column, Grid, Value, activities_grid, inner_grid, own_rows
from generator.desk.tables.finding import INNER, LIST_ID
from generator.desk.tables.names import Names
from generator.desk.tables.words import CHANGES, EXPLAINED, MAIN, OWN, help_of, shape_of
from generator.schema.activities import AS_EVER, EVERYBODY, OWN_COMMUNITY, OWN_SCHOOL, PAUSE, PRACTICES, SEASONS, WEEKDAYS, ActivityList
from generator.schema.days import DAY
from generator.schema.numbers import FLAG, GRADES

_CHOICES = "选项"  # a hidden sheet: a drop-down may hold only 255 characters itself
_MORE_ROWS = 200  # below the last one, ready for new activities
_DATE = "yyyy-mm-dd"
_TEXT = "@"
_WIDTHS: Mapping[str, int] = {
    "title": 26,
    "summary": 40,
    "safety": 30,
    "bring": 24,
    "intro": 40,
    "weather": 30,
    "pickup": 30,
    "materials": 30,
}
_USUAL_WIDTH = 13
_LINE_HEIGHT, _CHARACTERS_IN_LINE = 16, 55  # points; Chinese characters across the page of words
_INK, _NEEDED, _HEAD, _LINE = "FF333333", "FFB3261E", "FFF3E9DC", "FFD9D0C4"
_YES_OR_NO = ("是", "否")
_WORDS: Mapping[str, Sequence[str]] = {
    "season": SEASONS,
    "holidays": (PAUSE, AS_EVER),
    "who": (EVERYBODY, OWN_SCHOOL, OWN_COMMUNITY),
    "practice": PRACTICES,
}
_FREE: Mapping[str, Sequence[str]] = {"weekdays": WEEKDAYS}  # of which several may be written


def as_workbook(id: str, data: bytes, record: ActivityList, names: Names, phones: Sequence[str]) -> bytes:
    """The list `id`, whose file holds `data`, as an xlsx."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator, book.properties.title = record.issuer, record.title
    making = _Making(book, names, phones)
    making.grid(MAIN, activities_grid(record, names), frozen="B2")
    for sheet_name, (name, inner) in INNER.items():
        making.grid(sheet_name, inner_grid(record, name, inner, names), frozen="A2")
    making.own(id, record)
    making.explained(id)
    making.choices()
    making.exported(baseline_rows(id, data, record, names))
    del book["Sheet"]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Making:
    """A workbook that is being made."""

    def __init__(self, book: Any, names: Names, phones: Sequence[str]) -> None:
        self._book, self._names = book, names
        self._lists: dict[str, Sequence[str]] = {
            "category": names.choices("categories"),
            "place": names.choices("places"),
            **_WORDS,
            **_FREE,
            **({"phone": phones} if phones else {}),
            "yes": _YES_OR_NO,
        }

    def grid(self, title: str, grid: Grid, frozen: str) -> None:
        """A sheet of records, with room for more."""
        sheet = self._book.create_sheet(title)
        for at, column in enumerate(grid.columns, 1):
            _head(sheet.cell(1, at), column.head, needed=bool(column.kind and column.kind.is_needed and column.name != "id"))
            sheet.column_dimensions[sheet.cell(1, at).column_letter].width = _WIDTHS.get(
                column.name, max(_USUAL_WIDTH, 2 * len(column.head) + 3)
            )
        last = len(grid.rows) + 1 + _MORE_ROWS
        for number in range(2, last + 1):
            row = grid.rows[number - 2] if number - 2 < len(grid.rows) else [""] * len(grid.columns)
            for at, (column, value) in enumerate(zip(grid.columns, row, strict=True), 1):
                _fill(sheet.cell(number, at), column, value)
        for at, column in enumerate(grid.columns, 1):
            letter = sheet.cell(1, at).column_letter
            self._drop_down(sheet, column, f"{letter}2:{letter}{last}")
        sheet.freeze_panes = frozen
        sheet.row_dimensions[1].height = 24
        _set_up(sheet)

    def _drop_down(self, sheet: Any, column: Column, cells: str) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        if column.kind is None:
            return
        name = "yes" if column.kind.grammar is FLAG else column.name
        if name in self._lists:
            letter = _letter(list(self._lists).index(name))
            rule = DataValidation("list", f"'{_CHOICES}'!${letter}$1:${letter}${len(self._lists[name])}", allow_blank=True)
        else:
            rule = DataValidation(None, allow_blank=True)
        rule.showErrorMessage = name in self._lists and name not in _FREE and name != "phone"
        rule.errorTitle, rule.error = "请从下拉里选", f"“{column.head}”只能从下拉里选一个。"
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.head[:32], help_of(column.kind)[:250]
        sheet.add_data_validation(rule)
        rule.add(cells)

    def own(self, id: str, record: ActivityList) -> None:
        """The list's own fields, one in a row."""
        sheet = self._book.create_sheet(OWN)
        for at, word in enumerate(("这份清单", "内容", "怎么填"), 1):
            _head(sheet.cell(1, at), word)
        _fill(sheet.cell(2, 1), None, LIST_ID)
        _fill(sheet.cell(2, 2), None, id)
        _fill(sheet.cell(2, 3), None, "程序认清单用的，请不要改。")
        for number, (name, kind, value) in enumerate(own_rows(record, self._names), 3):
            column = Column(name, kind, kind.label.name)
            _fill(sheet.cell(number, 1), None, kind.label.name)
            _fill(sheet.cell(number, 2), column, value)
            _fill(sheet.cell(number, 3), None, help_of(kind))
            self._drop_down(sheet, column, f"B{number}")
        for letter, width in zip("ABC", (14, 60, 60), strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = "A2"
        _set_up(sheet)

    def explained(self, id: str) -> None:
        """A page of words: how the table is used, then each column."""
        sheet = self._book.create_sheet(EXPLAINED)
        lines = explanations(id)
        for number, words in enumerate(lines, 1):
            _fill(sheet.cell(number, 1), None, words)
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=3)
            sheet.row_dimensions[number].height = _LINE_HEIGHT * (
                1 + len(words) // _CHARACTERS_IN_LINE
            )  # no program finds it for merged cells
        number = len(lines) + 2
        for at, word in enumerate(("哪一列", "填什么", "怎么写"), 1):
            _head(sheet.cell(number, at), word)
        for page in (MAIN, *INNER):
            for column in self._columns(page):
                number += 1
                name = column.head if page == MAIN else f"{page}：{column.head}"
                assert column.kind
                needed = "（必填）" if column.kind.is_needed and column.name != "id" else ""
                for at, word in enumerate((name + needed, help_of(column.kind), shape_of(column.kind)), 1):
                    _fill(sheet.cell(number, at), None, word)
        for letter, width in zip("ABC", (24, 60, 40), strict=True):
            sheet.column_dimensions[letter].width = width
        _set_up(sheet)

    def _columns(self, page: str) -> list[Column]:
        from generator.desk.tables.shown import columns_of
        from generator.schema.activities import Activity

        record = Activity if page == MAIN else INNER[page][1]
        return [Column(name, kind, kind.label.name) for name, kind in columns_of(record)]

    def choices(self) -> None:
        """What drop-downs show."""
        sheet = self._book.create_sheet(_CHOICES)
        for at, words in enumerate(self._lists.values(), 1):
            for number, word in enumerate(words, 1):
                _put(sheet.cell(number, at), word)
        sheet.sheet_state = "hidden"

    def exported(self, rows: Sequence[Sequence[str]]) -> None:
        """What the table holds as it goes out; nobody has to see it."""
        sheet = self._book.create_sheet(EXPORTED)
        for number, row in enumerate(rows, 1):
            for at, text in enumerate(row, 1):
                cell = sheet.cell(number, at)
                cell.number_format = _TEXT  # or a program would make days of what looks like one
                _put(cell, text)
        sheet.sheet_state = "veryHidden"


def explanations(id: str) -> list[str]:
    """How the table is used, in plain words."""
    return [
        "这张表怎么用",
        f"一、在“{MAIN}”那一页改。一行是一项活动，红字的列必须填，别的用不着就空着。列可以换次序，不要的列可以删掉：删掉的列，清单里原来怎么写还怎么写。",
        "二、新加一项活动，在最下面接着写一行，“编号”空着，程序会起一个。原有的活动，“编号”不要动，程序靠它认是哪一项。",
        f"三、只改一天：某一天不办、改期、换时间、换地方，写在“{CHANGES}”那一页，一天一行，写明原因。清单上原来的日子不要动。",
        "四、整个不办了，在“取消”一列填“是”，写上“取消原因”。不要把那一行删掉：有的孩子已经报了名。删掉的行，导入时照旧留在清单里，程序会告诉您。",
        "五、清单发出去以后还改过别的（名额、集合地点……），在“更新记录”那一页记一句，家长会看到。",
        f"六、清单的标题、日子、开头的话，在“{OWN}”那一页改。改过清单，把“版本日期”改成当天。",
        "七、改好存成 .xlsx，交给网站编辑导入。哪一格写得不对，程序会一格一格说清楚，没有改好之前什么也不会写进去。",
    ]


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _head(cell: Any, word: str, *, needed: bool = False) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    _put(cell, word)
    cell.font = Font(bold=True, color=_NEEDED if needed else _INK)
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    cell.border = Border(bottom=Side("thin", color=_LINE))
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def _fill(cell: Any, column: Column | None, value: Value) -> None:
    from openpyxl.styles import Alignment

    _put(cell, value)
    grammar = column.kind.grammar if column and column.kind else None
    is_one_day = grammar is DAY and not (column and column.kind and column.kind.is_list)
    cell.number_format = _DATE if is_one_day else "General" if isinstance(value, int) and grammar is not GRADES else _TEXT
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)


def _put(cell: Any, value: Value) -> None:
    """A value as what it is; a text as a text, whatever it begins with."""
    if value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True


def _set_up(sheet: Any) -> None:
    """Across the page, its head on every one."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"
