"""What a teacher writes into cells is read as a person would read it, or told with its cell and what to write; tests/tables/cells.yml has it as data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES
from tests.table_files import DAY, ROW, SHEET, TABLE, as_csv, row_with, with_parts, workbook

CASES: Mapping[str, dict[str, Any]] = {
    f"{topic}: {each['cells']}": each
    for topic, cases in yaml.load((Path(__file__).parent / "tables/cells.yml").read_text("utf-8"), yaml.BaseLoader).items()
    for each in cases
}
LIST = "content/activities/frost-2027.yml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))


@pytest.fixture
def root(sound: Path) -> Iterator[Path]:
    before = (sound / LIST).read_bytes()
    yield sound
    (sound / LIST).write_bytes(before)
    for file in (sound / "content/activities").iterdir():
        if file.name not in ("frost-2027.yml", "weekly-2026.yml"):
            file.unlink()


def imported(root: Path, file: Path, *options: str, lines: Sequence[str] = ()) -> Result:
    options = options or ("--list", "frost-2027")
    done = CliRunner().invoke(app, ["import", str(file), "--root", str(root), *options], input="".join(line + "\n" for line in lines))
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def book(folder: Path, *given: Any, **named: Any) -> Path:
    (folder / "a.xlsx").write_bytes(workbook(*given, **named))
    return folder / "a.xlsx"


def added(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((root / LIST).read_text("utf-8"), yaml.BaseLoader)["activities"][-1]
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_cell_is_read_or_told(root: Path, tmp_path: Path, name: str) -> None:
    case, before = CASES[name], (root / LIST).read_text("utf-8")
    cells = {field: None if text in ("null", "~") else text for field, text in case["cells"].items()}
    rows = row_with(cells)
    (tmp_path / "a.csv").write_text(as_csv(rows), "utf-8", newline="")
    done = imported(root, tmp_path / "a.csv")
    for words in case.get("tells", ()):
        assert words in done.output
    if "says" not in case:
        assert done.exit_code == 0, done.output
        text = (root / LIST).read_text("utf-8").removeprefix(before)
        for field, wanted in case["reads"].items():
            lines = [line for line in text.split("\n") if line.strip(" -").startswith(f"{field}: ")]
            assert [line.strip(" -") for line in lines] == ([] if wanted == "null" else [f"{field}: {wanted}"]), text
        return
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == before
    for words in case["says"]:
        assert words in done.output, done.output
    changed = [column for column, head in enumerate(rows[0]) if head in cells]
    changed += [0] if None in cells.values() else []  # of a column that is not there, the title of the activity tells
    assert any(f"{chr(ord('A') + column)}{row} 错误" in done.output for column in changed for row in (1, 2)) or "活动 错误" in done.output


def test_no_word_of_the_file_is_said_to_a_teacher(root: Path, tmp_path: Path) -> None:
    """All faults of all cases in one table: columns are named as they stand there, and nothing is to be typed that is no cell's."""
    rows = [list(ROW)]
    for case in CASES.values():
        if "says" in case and case["cells"].keys() <= ROW.keys() and "null" not in case["cells"].values():
            rows.append(list({**ROW, **case["cells"]}.values()))
    (tmp_path / "a.csv").write_text(as_csv(rows), "utf-8", newline="")
    done = imported(root, tmp_path / "a.csv")
    assert done.exit_code == 1 and done.output.count("错误：") > 20
    said = done.output.partition("什么也没有写")[0]
    for word in ("true", "false", "cancelled", "weekdays", "date", "reason", "place", "spot", "content/", ": ", "[", "这一行"):
        assert word not in said, said


def test_every_fault_is_told_at_once(root: Path, tmp_path: Path) -> None:
    rows = [
        list(ROW),
        *[list({**ROW, "标题": f"写春联 {number}", "时间": "25:00-26:00", "名额": "几个", "地方": "远方"}.values()) for number in range(9)],
    ]
    (tmp_path / "a.csv").write_text(as_csv(rows), "utf-8")
    done = imported(root, tmp_path / "a.csv")
    for column in "EFI":
        assert f"{column}2、{column}3、{column}4、{column}5、{column}6、{column}7等 9 格 错误：" in done.output
    assert done.output.count("错误：") == 3 and "什么也没有写" in done.output


def test_a_table_as_schools_make_them(root: Path, tmp_path: Path) -> None:
    """A title, who fills it in, numbers of rows, times in two columns, merged cells, sums, notes below."""

    def change(book: Workbook, sheet: Any) -> None:
        sheet.title = "寒假"
        sheet.merge_cells("A1:H1")
        sheet.merge_cells("H4:H5")
        book.create_sheet("通讯录").append(["姓名", "电话"])

    heads = "序号 活动名称* 活动内容 活动类型 活动日期 开始时间 结束时间 活动地点 集合地点 适合年级 招募人数 是否需要家长陪同 注意事项 负责人".split()
    table: list[list[object]] = [
        ["2027年柿子小学寒假活动安排表"],
        ["填表单位：柿子小学"],
        [*heads],
        [
            1,
            "写春联",
            "写一副。",
            "动手做",
            DAY,
            DAY.time().replace(9),
            DAY.time().replace(10, 30),
            "东柿社区",
            "画室",
            DAY.replace(month=3, day=5),
            20.0,
            True,
            "当心",
            "专干",
        ],
        [
            2,
            "包饺子",
            "包一盘。",
            "搭把手",
            "1月27日（周三）",
            "14:00",
            "16:00",
            None,
            "厨房",
            "三到五年级",
            "15人",
            "×",
            "小心烫",
            "楼门长",
        ],
        [],
        ["合计", 2],
        ["注：下雨改期。"],
        [None, "填表人：王老师", "电话：12345"],
    ]
    done = imported(root, book(tmp_path, change, table))
    assert done.exit_code == 0, done.output
    both = yaml.load((root / LIST).read_text("utf-8"), yaml.BaseLoader)["activities"][-2:]
    assert [(each["id"], each["date"], each["time"], each["place"], each["grades"], each["seats"], each["parents"]) for each in both] == [
        ("xie-chun-lian", "2027-01-26", "9:00-10:30", "east", "3-5", "20", "true"),
        ("bao-jiao-zi", "2027-01-27", "14:00-16:00", "east", "3-5", "15", "false"),
    ]
    for words in ("这几页没有读：“通讯录”", "寒假!A7：“合计”", "寒假!A8：“注：下雨改期。”", "寒假!B9：“填表人：王老师”"):
        assert words in done.output
    again = imported(root, tmp_path / "a.xlsx")
    assert "按标题认出" in again.output and "没有改" in again.output


def test_what_is_hidden_is_not_read_and_told(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["M"].hidden = True

    rows = [[*TABLE[0], "带什么"], [*TABLE[1], "毛笔"], [*({**ROW, "标题": "藏着的"}.values()), "毛笔"]]
    done = imported(root, book(tmp_path, change, rows))
    assert done.exit_code == 0 and "活动!A3：这一行藏起来了" in done.output and "活动!M1：“带什么”这一列藏起来了" in done.output
    assert added(root)["id"] == "xie-chun-lian" and "bring" not in added(root)


def test_what_a_filter_hides_is_told_once(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        for row in range(3, 40):
            sheet.row_dimensions[row].hidden = True

    rows = [TABLE[0], TABLE[1], *[list({**ROW, "标题": f"藏着的 {number}"}.values()) for number in range(37)]]
    done = imported(root, book(tmp_path, change, rows))
    assert done.exit_code == 0 and done.output.count("藏起来了") == 1
    assert "活动!A3、A4、A5、A6、A7、A8等 37 格：这一行藏起来了" in done.output


def test_hidden_ids_are_still_ids(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        sheet.column_dimensions["M"].hidden = True

    done = imported(root, book(tmp_path, change, [[*TABLE[0], "编号"], [*TABLE[1], "own-id"]]))
    assert done.exit_code == 0 and added(root)["id"] == "own-id"


def test_formulas_count_by_what_they_came_to(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        sheet["I2"] = "=10+10"

    def with_value(value: bytes, kind: bytes = b"") -> None:
        def filled(data: bytes) -> bytes:
            return re.sub(
                rb'<c r="I2"[^>]*><f>10\+10</f><v ?/?>(?:</v>)?', b'<c r="I2"' + kind + b"><f>10+10</f><v>" + value + b"</v>", data
            )

        file.write_bytes(with_parts(file.read_bytes(), {SHEET: filled}))

    file = book(tmp_path, change)
    done = imported(root, file)
    assert done.exit_code == 1 and "活动!I2 错误：这一格是公式，表格里没有存下它算出来的结果" in done.output
    plain = file.read_bytes()
    with_value(b"20")
    assert imported(root, file).exit_code == 0 and added(root)["seats"] == "20"
    file.write_bytes(plain)
    with_value(b"#N/A", b' t="e"')
    assert "活动!I2 错误：这一格里是“#N/A”" in imported(root, file).output


def test_a_new_list_is_asked_for(root: Path, tmp_path: Path) -> None:
    file = book(tmp_path, rows=[["2027年春节活动清单"], *TABLE])
    answers = ["3", "", "", "1", "2027-01-20", "2027-02-10", "柿子街", "来玩。", "下雨停。", "否"]
    done = imported(root, file, "--sheet", "活动", lines=answers)
    assert done.exit_code == 0, done.output
    (new,) = [each for each in (root / "content/activities").iterdir() if "2027-nian" in each.name]
    text = new.read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../.schema/activities.json\ntitle: 2027年春节活动清单\nseason: 寒假\nstarts: 2027-01-20\n"
    )
    assert "  - id: xie-chun-lian\n    title: 写春联\n" in text and "sample" not in text
    checked = CliRunner().invoke(app, ["check", f"content/activities/{new.name}", "--root", str(root)])
    assert checked.exit_code == 0 and "没有问题" in checked.output, checked.output


def test_a_table_whose_list_has_faults_is_not_read_into_it(root: Path, tmp_path: Path) -> None:
    (root / LIST).write_text("title: x\n", "utf-8")
    done = imported(root, book(tmp_path))
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == "title: x\n"
    assert "现在有错" in done.output
