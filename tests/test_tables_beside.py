"""What stands beside the cells of a table, or is none: it is told, or comes back as it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from generator.desk.tables.book import Unreadable
from generator.desk.tables.exporting import guarded
from generator.desk.tables.finding import table_in
from generator.desk.tables.opening import open_table
from generator.desk.tables.separated import separated
from tests.table_files import TABLE, as_csv, workbook


@pytest.mark.parametrize("text", ["'=1+1", "'-18岁", "=1+1", "-3度", "+号", "@我", "'引", "''=x", "it's", "5'-6'"])
def test_a_csv_gives_back_every_text(text: str) -> None:
    assert separated(as_csv([["a", guarded(text)], ["b", "c"]]).encode()).sheets[0].text(0, 1) == text


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(Unreadable, match="不是一个文件"):
            open_table(file)


def _note(book: Any, sheet: Any) -> None:
    sheet["A2"].comment = Comment("改到周三", "x")


def _twice(book: Any, sheet: Any) -> None:
    sheet.title = "活动 "
    for row in TABLE:
        other = book["活动"] if "活动" in book.sheetnames else book.create_sheet("活动")
        other.append(list(row))


def test_notes_at_cells_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(_note))
    assert any("批注" in words for words in table_in(open_table(tmp_path / "a.xlsx")).told)
    (tmp_path / "b.xlsx").write_bytes(workbook())
    assert not table_in(open_table(tmp_path / "b.xlsx")).told


def test_pages_that_look_alike_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(_twice))
    with pytest.raises(Unreadable, match="只差空格"):
        table_in(open_table(tmp_path / "a.xlsx"), "活动")
