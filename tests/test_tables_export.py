"""The table that teachers get: what they can choose, what is explained, and that no program calculates what an editor wrote."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from generator.cli import app
from generator.desk.tables.shown import columns_of
from generator.schema.activities import Activity, Change, Update
from tests.conftest import GOOD, NOT_SOURCES

ODD = (Path(__file__).parent / "tables/odd-2027.yml").read_text("utf-8")
LIST = "content/activities/odd-2027.yml"
CHOICES = {
    "类别": ["搭把手", "动手做", "看星星"],
    "地方": ["东柿社区", "西柿村", "柿子小学", "风筝坡"],
    "家长陪同": ["是", "否"],
    "取消": ["是", "否"],
    "谁能来": ["都可以来", "本校", "本社区"],
    "星期": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    "实践方式": ["考察探究", "社会服务", "设计制作", "职业体验"],
    "法定节假日": ["停一次", "照常"],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))
    (root / LIST).write_text(ODD, "utf-8")
    return root


@pytest.fixture(scope="module")
def book(root: Path) -> Workbook:
    assert run(root, "export", "odd-2027", "--out", str(root / "a.xlsx")).exit_code == 0
    return load_workbook(root / "a.xlsx")


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--root", str(root)])


def chosen(book: Workbook, sheet: Any, cell: str) -> list[str] | None:
    """What a cell's drop-down shows, None if it has none."""
    for rule in sheet.data_validations.dataValidation:
        if cell in rule.sqref and rule.type == "list":
            name, first, last = re.fullmatch(r"'(.+)'!\$([A-Z]+\$\d+):\$([A-Z]+\$\d+)", rule.formula1).groups()
            return [row[0].value for row in book[name][first.replace("$", "") : last.replace("$", "")]]
    return None


def test_drop_downs_offer_what_there_is(book: Workbook) -> None:
    sheet: Any = book["活动"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    assert {head: chosen(book, sheet, f"{letters[head]}2") for head in CHOICES} == CHOICES
    assert chosen(book, sheet, f"{letters['类别']}100") == CHOICES["类别"]  # for new rows, too
    assert chosen(book, sheet, f"{letters['标题']}2") is None
    own: Any = book["清单"]
    season = next(row for row in range(1, own.max_row + 1) if own.cell(row, 1).value == "季节")
    assert chosen(book, own, f"B{season}") == ["寒假", "暑假", "日常"]
    assert book["选项"].sheet_state == "hidden" and book.sheetnames[0] == "活动"


def test_the_head_stays_and_days_are_days(book: Workbook) -> None:
    sheet: Any = book["活动"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.freeze_panes == "B2" and all(sheet.column_dimensions[letter].width >= 13 for letter in letters.values())
    day = sheet[f"{letters['日期']}2"]
    assert day.value == datetime.datetime(2027, 1, 26) and day.number_format == "yyyy-mm-dd"
    assert sheet[f"{letters['名额']}2"].value == 12 and sheet[f"{letters['年级']}2"].value == "3-6年级"
    assert sheet[f"{letters['年级']}90"].number_format == "@"  # or 1-6 would become a day


def test_nothing_is_calculated(root: Path, book: Workbook) -> None:
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not [cell for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if cell.value[0] in "=+-@"]
    assert {cell.value for cell in risky} == {"=加起来", "@树下", "-扶着走", "+5 元"} and all(cell.quotePrefix for cell in risky)
    run(root, "export", "odd-2027", "--out", str(root / "a.csv"))
    data = (root / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    texts = [text for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for text in row if text]
    assert {"'=加起来", "'@树下", "'-扶着走", "'+5 元"} <= {*texts} and not [text for text in texts if text[0] in "=+-@"]


def test_each_column_is_explained_in_plain_words(book: Workbook) -> None:
    rows = [[str(each or "") for each in row] for row in book["说明"].iter_rows(values_only=True)]
    explained = {row[0].removesuffix("（必填）"): row[1:] for row in rows if row[1]}
    wanted = [kind.label.name for _, kind in columns_of(Activity)]
    wanted += [f"{page}：{kind.label.name}" for page, record in (("改动", Change), ("更新记录", Update)) for _, kind in columns_of(record)]
    assert [*explained][1:] == wanted and all(all(words) for words in explained.values())
    words = "\n".join("\n".join(row) for row in rows)
    assert set(re.findall("[A-Za-z_]{2,}", words)) <= {"APP", "xlsx", "snow", "day"}
    for told in ("“编号”空着", "“改动”", "不要把那一行删掉", "一格一格说清楚"):
        assert told in words


def test_a_csv_that_excel_has_saved_comes_back_the_same(root: Path, tmp_path: Path) -> None:
    run(root, "export", "odd-2027", "--out", str(tmp_path / "b.csv"))
    text = (tmp_path / "b.csv").read_text("utf-8-sig")
    saved = re.sub(r"(?<=,)(\d{4})-0?(\d+)-0?(\d+)(?=,)", r"\1/\2/\3", text)
    assert saved != text
    (tmp_path / "b.csv").write_bytes(saved.encode("gb18030"))
    done = run(root, "import", str(tmp_path / "b.csv"), "--list", "odd-2027")
    assert done.exit_code == 0 and "没有改" in done.output, done.output
    assert (root / LIST).read_text("utf-8") == ODD


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("withdrawn: 2026-11-20", "收回了同意"),
        ("until: 2020-11-20", "同意已经到期"),
        ("until: 2099-11-20", ""),
        ("also_called: [letter]\nuntil: 2020-11-20\nsame_name: [老秦家楼下]", ""),
    ],
)
def test_who_may_not_be_named_any_more_is_handed_to_no_teacher(tmp_path: Path, line: str, is_told: str, kind: str) -> None:
    """An id that has a name in it is no word that a list could do without."""
    own = Path(shutil.copytree(GOOD, tmp_path / "site", ignore=NOT_SOURCES))
    record, file = own / "content/people/p-b2c.yml", own / f"a.{kind}"
    record.write_text(f"{record.read_text('utf-8')}{line}\n", "utf-8")
    done = run(own, "export", "weekly-2026", "--out", str(file))
    assert done.exit_code == (2 if is_told else 0) and file.exists() is not bool(is_told), done.output
    if is_told:
        assert f"content/activities/weekly-2026.yml 第21行，“老秦”（p-b2c）{is_told}" in done.output and "再导出一次" in done.output
