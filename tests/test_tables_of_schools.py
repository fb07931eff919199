"""A school's own table, of which nobody knows yet which list it will be: cells first, questions afterwards, in words and not in ids."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES
from tests.table_files import ROW, as_csv, row_with, workbook

QUESTION = "（写序号）"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("schools") / "site", ignore=NOT_SOURCES))


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
        ({"日期": "2月30日"}, "2月30日"),
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
