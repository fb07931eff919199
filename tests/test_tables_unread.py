"""What is in a table and is not read, because it is hidden or crossed out: it is told, and nothing is taken for missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES
from tests.table_files import ROW, SHEET, TABLE, with_parts, workbook

LIST = "content/activities/frost-2027.yml"


SHARED = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
IN_PART: Mapping[str, Any] = {  # 画 is crossed out in 画室, as Excel writes it
    SHEET: lambda data: re.sub(rb'(<c r="G2"[^>]*?) t="inlineStr"><is>.*?</is>', rb'\1 t="s"><v>0</v>', data),
    "xl/sharedStrings.xml": (f'<sst xmlns="{SHARED}"><si><r><rPr><strike/></rPr><t>画</t></r><r><t>室</t></r></si></sst>'.encode()),
    "[Content_Types].xml": lambda data: data.replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))


@pytest.fixture
def root(sound: Path) -> Iterator[Path]:
    before = (sound / LIST).read_bytes()
    yield sound
    (sound / LIST).write_bytes(before)


def imported(root: Path, file: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--root", str(root), "--list", "frost-2027", *options], input="")


def book(folder: Path, *given: Any) -> Path:
    (folder / "a.xlsx").write_bytes(workbook(*given))
    return folder / "a.xlsx"


def with_days(root: Path) -> str:
    """Of the list that is read into, the text with a change of one activity."""
    file = root / LIST
    text = file.read_text("utf-8")
    change = "    changes: [{date: 2027-01-26, moved: 2027-01-27, reason: 刮风, since: 2026-11-22}]\n"
    file.write_text(text.replace("    date: 2027-01-26\n", f"    date: 2027-01-26\n{change}", 1), "utf-8")
    return file.read_text("utf-8")


def _hidden(sheet: Any, row: int) -> None:
    sheet.row_dimensions[row].hidden = True


def _struck(sheet: Any, row: int) -> None:
    for cell in sheet[row]:
        cell.font = Font(strike=True)


def _as_note(sheet: Any, row: int) -> None:
    sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == "标题")).value = "合计"


def exported(root: Path, folder: Path, change: Callable[[Workbook], object]) -> Path:
    file = folder / "frost-2027.xlsx"
    assert CliRunner().invoke(app, ["export", "frost-2027", "--root", str(root), "--out", str(file)]).exit_code == 0
    table = load_workbook(file)
    change(table)
    table.save(file)
    return file


@pytest.mark.parametrize("leave_out", [_hidden, _struck, _as_note])
@pytest.mark.parametrize("options", [(), ("--drop",)])
def test_what_is_in_the_table_and_is_not_read_is_not_missing(root: Path, tmp_path: Path, leave_out: Any, options: tuple[str, ...]) -> None:
    before = with_days(root)

    def change(book: Workbook) -> None:
        for row in (2, 3):
            leave_out(book["活动"], row)
        if leave_out is not _as_note:
            leave_out(book["改动"], 2)

    done = imported(root, exported(root, tmp_path, change), *options)
    assert done.exit_code == 0 and "没有读" in done.output, done.output
    assert "表里没有" not in done.output and "没有写、清单里原来有的" not in done.output and "删掉" not in done.output.replace("没有删", "")
    assert (root / LIST).read_text("utf-8") == before
    assert ("2 项是清单里原来有的，照旧留着" in done.output) is bool(options)


def test_a_row_that_is_crossed_out_is_no_activity_and_told(root: Path, tmp_path: Path) -> None:
    before = (root / LIST).read_text("utf-8")
    done = imported(root, book(tmp_path, lambda book, sheet: _struck(sheet, 3), [*TABLE, list({**ROW, "标题": "量影子"}.values())]))
    assert done.exit_code == 0 and "活动!A3：这一行划掉了，没有读" in done.output and "“取消”一列填“是”" in done.output
    assert "量影子" not in (root / LIST).read_text("utf-8") and (root / LIST).read_text("utf-8") != before


def test_a_row_that_is_crossed_out_and_cancelled_in_words_is_cancelled(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["活动"]
        heads = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, heads["取消"]).value, sheet.cell(2, heads["取消原因"]).value = "是", "停电"
        _struck(sheet, 2)

    done = imported(root, exported(root, tmp_path, change))
    assert done.exit_code == 0 and "reason: 停电" in (root / LIST).read_text("utf-8"), done.output


@pytest.mark.parametrize("is_part", [True, False])
def test_what_is_crossed_out_in_one_cell_is_asked_about(root: Path, tmp_path: Path, is_part: bool) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        sheet["G2"].font = Font(strike=not is_part)

    before, file = (root / LIST).read_text("utf-8"), book(tmp_path, change)
    if is_part:
        file.write_bytes(with_parts(file.read_bytes(), IN_PART))
    done = imported(root, file)
    assert done.exit_code == 1 and "活动!G2 错误：这一格里有划掉的字" in done.output and (root / LIST).read_text("utf-8") == before
