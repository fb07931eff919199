"""A school's own table, of which nobody knows yet which list it will be: cells first, questions afterwards, in words and not in ids."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES, TODAY
from tests.table_files import ROW, as_csv, row_with, workbook

QUESTION = "（写序号）"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("schools") / "site", ignore=NOT_SOURCES))


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The year of a day without one hangs on it."""
    monkeypatch.setattr("generator.arguments.today_in_beijing", lambda: datetime.date.fromisoformat(TODAY))


def imported(root: Path, folder: Path, cells: Mapping[str, str | None], *answers: str, title: str = "") -> Result:
    file = folder / "学校.csv"
    rows = [[title], *row_with(cells)] if title else row_with(cells)
    file.write_text(as_csv(rows), "utf-8")
    done = CliRunner().invoke(app, ["import", str(file), "--root", str(root)], input="".join(f"{each}\n" for each in answers))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"时间": "一大早"}, "“时间”不能填“一大早”"),
        ({"地方": "东柿社区活动室"}, "请把这一格改成“东柿社区”，“活动室”写在“集合地点”一列里"),
        ({"地方": "没有的地方"}, "没有叫“没有的地方”的地方"),
        ({"日期": "2月30日"}, "没有“2月30日”这一天"),
        ({"日期": "10月17日（周二）"}, "没有写年份，2025年、2026年、2027年的10月17日都不是“周二”"),
        ({"日期": "1月26-28日"}, "一天一天写：1月26日、1月27日、1月28日"),  # of a year that nobody knows yet
        ({"日期": "一月二十六日"}, "请写成“1月26日”"),
    ],
)
def test_faults_of_cells_come_before_questions(root: Path, tmp_path: Path, cells: Mapping[str, str], told: str) -> None:
    done = imported(root, tmp_path, cells)
    assert done.exit_code == 1 and told in done.output and QUESTION not in done.output, done.output
    assert "什么也没有写" in done.output


def test_a_sound_table_is_asked_about_and_its_id_is_as_others_are(root: Path, tmp_path: Path) -> None:
    lists = set((root / "content/activities").iterdir())
    title = "柿子小学2027年寒假实践活动清单"
    answers = (f"{len(lists) + 1}", "", "", "寒假", "2027-01-20", "2027-02-20", "柿子小学", "来玩。", "下雪停一次。", "是")
    done = imported(root, tmp_path, {"日期": "1月26日"}, *answers, title=title)
    assert done.exit_code == 0 and "[winter-2027]" in done.output, done.output
    assert set((root / "content/activities").iterdir()) - lists == {root / "content/activities/winter-2027.yml"}


def test_all_that_a_table_lacks_is_told_with_the_cells_before_anything_is_asked(root: Path, tmp_path: Path) -> None:
    """Whoever has added one column does not want to hear of another one in the next round; of a row that may be in a list already, nobody knows."""
    lacks: dict[str, str | None] = {"标题": "糊灯笼", "类别": None, "集合地点": None, "年级": None, "安全提示": None, "日期": "1月26-28日"}
    done = imported(root, tmp_path, lacks)
    assert done.exit_code == 1 and QUESTION not in done.output and "从下拉里选" not in done.output, done.output
    for words in (
        *(f"没有“{each}”这一列" for each in ("类别", "集合地点", "年级", "安全提示")),
        "可以写的有：搭把手、动手做",
        "C2 错误：“1月26-28日”",
    ):
        assert done.output.count(words) == 1
    known = imported(root, tmp_path, {**lacks, "标题": "冻一盏冰灯"})
    assert "C2 错误" in known.output and "这一列" not in known.output, known.output


def test_a_column_that_no_row_has_is_told_once(root: Path, tmp_path: Path) -> None:
    rows = row_with({"年级": None, "日期": None, "负责": None})
    (tmp_path / "多.csv").write_text(as_csv([rows[0], *[[f"写春联 {number}", *rows[1][1:]] for number in range(9)]]), "utf-8")
    done = CliRunner().invoke(app, ["import", str(tmp_path / "多.csv"), "--root", str(root)])
    assert [line.partition("这一列")[0] for line in done.output.split("\n") if "错误" in line] == [
        f"活动 错误：没有“{each}”" for each in ("负责", "日期", "年级")
    ], done.output


@pytest.mark.parametrize(
    ("day", "starts", "ends", "read"),
    [
        ("10月17日（周六）", "2026-09-01", "2027-01-20", "date: 2026-10-17"),  # past, and no other year's
        ("10月17日", "2026-09-01", "2027-01-20", "date: 2026-10-17"),
        ("1月26日、28日（周四）", "2026-09-01", "2027-02-20", "dates: [2027-01-26, 2027-01-28]"),
        ("10月17日（周六）", "2026-09-01", "2027-10-20", "date: 2026-10-17"),  # the weekday decides
        ("10月17日", "2026-09-01", "2027-10-20", "2026-10-17、2027-10-17 都在里面"),
        ("10月17日（周日）", "2026-09-01", "2027-01-20", "照清单的日子是 2026-10-17；2026-10-17 是周六，不是“周日”（2027-10-17 才是）"),
    ],
)
def test_a_day_without_a_year_has_that_of_the_list_that_is_asked_for(
    root: Path, tmp_path: Path, day: str, starts: str, ends: str, read: str
) -> None:
    lists = {*(root / "content/activities").iterdir()}
    answers = (f"{len(lists) + 1}", "asked", "又一份", "日常", starts, ends, "柿子小学", "来玩。", "下雪停一次。", "是")
    done = imported(root, tmp_path, {"日期": day}, *answers)
    new = {*(root / "content/activities").iterdir()} - lists
    text = "".join(each.read_text("utf-8") for each in new)
    for each in new:
        each.unlink()
    assert QUESTION in done.output and read in (text or done.output), done.output


def test_what_is_made_up_is_named_as_it_is_called(root: Path, tmp_path: Path) -> None:
    answers = (
        f"{len(list((root / 'content/activities').iterdir())) + 1}",
        "one-more",
        "又一份",
        "寒假",
        "2027-01-20",
        "2027-02-20",
        "学校",
        "来。",
        "停。",
        "否",
    )
    places = root / "content/places.yml"
    before = places.read_text("utf-8")
    places.write_text(before.replace("name: 东柿社区\n", "name: 东柿社区\n    sample: true\n", 1), "utf-8")
    try:
        done = imported(root, tmp_path, {}, *answers)
    finally:
        places.write_text(before, "utf-8")
    assert done.exit_code == 1 and "“东柿社区”是编出来看样子的示例" in done.output and "“east”" not in done.output, done.output


@pytest.mark.parametrize(("id", "wanted"), [("one-evening", "frost-2027"), ("ice-lamp", "weekly-2026"), ("ice-lamp", "one-more")])
def test_an_id_of_another_list_is_told_with_its_cell_whichever_list_comes_first(root: Path, tmp_path: Path, id: str, wanted: str) -> None:
    """Of a row copied from another list's table, and nothing is written: the one that families have keeps its id."""
    before = {file: file.read_bytes() for file in (root / "content/activities").iterdir()}
    (tmp_path / "抄来的.csv").write_text(as_csv([*row_with({"编号": id}), *row_with({"编号": id + "-2", "标题": "新的"})[1:]]), "utf-8")
    done = CliRunner().invoke(app, ["import", str(tmp_path / "抄来的.csv"), "--root", str(root), "--list", wanted, "--yes"])
    assert done.exit_code == 1 and "M2 错误：这个编号是“" in done.output and "M3" not in done.output, done.output
    assert "前面已经有了" not in done.output and "里有它" not in done.output  # once is enough
    assert {file: file.read_bytes() for file in (root / "content/activities").iterdir()} == before


@pytest.mark.parametrize(
    ("name", "cells", "gone"),
    [
        ("frost-2027", {"标题": "冻一盏冰灯", "取消": "否"}, {"cancelled", "reason", "since"}),
        ("weekly-2026", {"标题": "念信给耳朵听", "日期": "2026-12-05"}, {"weekdays", "skips"}),
    ],
)
def test_what_hung_on_a_word_goes_with_it_where_the_table_has_no_cell_for_it(
    root: Path, tmp_path: Path, name: str, cells: dict[str, str | None], gone: set[str]
) -> None:
    """Nobody could clear that: what a table may undo is asked about, and here agreed to."""
    file = root / f"content/activities/{name}.yml"
    before = file.read_text("utf-8")
    file.write_text(re.sub(r"    changes:\n(?:      .*\n)+", "    skips: [2026-12-12]\n", before), "utf-8")
    (tmp_path / "学校.csv").write_text(as_csv(row_with(cells)), "utf-8")
    keys = [{*each} for each in yaml.safe_load(file.read_text("utf-8"))["activities"]]
    done = CliRunner().invoke(app, ["import", str(tmp_path / "学校.csv"), "--root", str(root), "--list", name, "--yes"])
    left = {each["title"]: {*each} for each in yaml.safe_load(file.read_text("utf-8"))["activities"]}[str(cells["标题"])]
    file.write_text(before, "utf-8")
    assert done.exit_code == 0 and any(gone <= each for each in keys), done.output
    assert not left & gone


def test_a_title_of_two_lines_is_named_in_one(root: Path, tmp_path: Path) -> None:
    before = (root / "content/activities/frost-2027.yml").read_bytes()
    (tmp_path / "学校.csv").write_text(as_csv(row_with({"标题": "两行\n标题"})), "utf-8")
    done = CliRunner().invoke(app, ["import", str(tmp_path / "学校.csv"), "--root", str(root), "--list", "frost-2027"])
    (root / "content/activities/frost-2027.yml").write_bytes(before)
    assert "  liang-xing-biao-ti  两行标题\n" in done.output, done.output


def test_a_change_of_an_activity_that_is_not_there_is_told_at_the_cell_that_names_it(root: Path, tmp_path: Path) -> None:
    def change(book: Workbook, sheet: Any) -> None:
        page = book.create_sheet("改动")
        for row in (["编号", "活动", "日期", "取消", "原因", "哪天定的"], [None, "晨跑", "2027-01-26", "是", "下雪", "2026-11-20"]):
            page.append(row)

    (tmp_path / "a.xlsx").write_bytes(workbook(change))
    done = CliRunner().invoke(app, ["import", str(tmp_path / "a.xlsx"), "--root", str(root), "--list", "frost-2027"])
    assert done.exit_code == 1 and "改动!B2 错误：“活动”那一页没有“晨跑”" in done.output, done.output


SOUND = {**ROW, "家长陪同": "否"}
MERGED_ALONE = "names that nobody knows"  # a csv tells nothing of merged cells, nor do these words
TWO_ROWS: Mapping[str, tuple[Sequence[Sequence[str]], Sequence[str], str]] = {  # rows, what is merged, and what is said
    "names below the names of two groups": (
        [
            ["实践活动安排"],
            "序号 活动名称 内容 活动时间 . 地点 . 年级 人数 家长是否参加 安全事项 负责人 类别".split(),
            ". . . 日期 时段 场所 集合点 . . . . . .".split(),
        ],
        ["A2:A3", "B2:B3", "D2:E2", "F2:G2", "H2:H3"],
        "D3：表头有两行，“活动时间”下面一行还有“日期”“时段”“场所”“集合点”。请把表头合成一行",
    ),
    "only the second row has words for most": (
        ["活动名称 时间 . . 地点 . 其他".split(), ". 日期 时段 报名截止 场所 集合地点 年级 名额 类别 安全".split()],
        ["A1:A2", "B1:D1", "E1:F1"],
        "B2：表头有两行，“时间”下面一行还有“日期”",
    ),
    MERGED_ALONE: (
        ["活动名称 日期 时间 地点 . 年级 名额".split(), ". . . 晴天 雨天 . .".split()],
        ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "G1:G2"],
        "D2：表头有两行，“地点”下面一行还有“晴天”“雨天”",
    ),
}


@pytest.mark.parametrize(
    ("name", "is_csv"), [(name, is_csv) for name in TWO_ROWS for is_csv in (False, True) if not (is_csv and name == MERGED_ALONE)]
)
def test_a_header_of_two_rows_is_refused_as_what_it_is(root: Path, tmp_path: Path, name: str, is_csv: bool) -> None:
    """Once, with the cell and what to do; no word of its second row is taken for an activity's."""
    rows, merged, told = TWO_ROWS[name]
    whole = [[("" if cell == "." else cell) for cell in row] for row in [*rows, ["1", "写春联", "2027-01-26"]]]

    def merge(book: object, sheet: Any) -> None:
        for cells in merged:
            sheet.merge_cells(cells)

    file = tmp_path / ("学校.csv" if is_csv else "学校.xlsx")
    file.write_bytes(as_csv(whole).encode() if is_csv else workbook(merge, whole))
    done = CliRunner().invoke(app, ["import", str(file), "--root", str(root)])
    assert done.exit_code == 1 and told in done.output and "错误" not in done.output and QUESTION not in done.output, done.output
    assert len(done.output.strip().splitlines()) == 1


@pytest.mark.parametrize("word", ["家长是否参加", "家长是否参与", "是否需要家长参加"])
def test_whether_parents_come_is_asked_in_many_words(root: Path, tmp_path: Path, word: str) -> None:
    cells = {"家长陪同": None, word: "也许", "安全提示": None, "安全事项": "当心墨汁" * 100}
    done = imported(root, tmp_path, cells)
    assert "“家长陪同”不能填“也许”" in done.output and "“安全提示”有 400 个字" in done.output and "不认识" not in done.output, done.output


@pytest.mark.parametrize(
    ("words", "merged"),
    [
        ("—— 以下是一月底的活动 ——", ""),
        ("以下是一月底的活动", "A3:F3"),
        ("二、一月底的活动", ""),
        ("（二）一月底", "A3:F3"),
        ("＝＝＝ 一月底 ＝＝＝", ""),
    ],
)
def test_a_head_over_rows_is_no_activity(root: Path, tmp_path: Path, words: str, merged: str) -> None:
    """Where titles stand first, as in a table that was exported."""
    again = {**SOUND, "标题": "剪窗花", "日期": "2027-01-29", "类别": "没有的"}
    rows = [list(ROW), list(SOUND.values()), [words], list(again.values())]
    file = tmp_path / "学校.xlsx"
    file.write_bytes(workbook(lambda book, sheet: sheet.merge_cells(merged) if merged else None, rows))
    done = CliRunner().invoke(app, ["import", str(file), "--root", str(root)])
    assert f"活动!A3：“{words}”这一行像是说明，不像活动，没有读" in done.output, done.output
    assert done.output.count("错误") == 1 and "活动!C4 错误" in done.output, done.output
