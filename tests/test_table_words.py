"""Whoever sees cells is told of cells: no sentence of the catalogue about lists speaks of lines of a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from generator.cli import app
from generator.desk.tables.words import for_teachers
from generator.problems import catalogue
from tests.table_files import TABLE, workbook

OF_LISTS = [code for code in catalogue() if code.startswith("T")]


@pytest.mark.parametrize("code", OF_LISTS)
def test_nobody_is_to_add_a_line_to_a_table(code: str) -> None:
    rule = catalogue()[code]
    for words in (rule.message, rule.hint):
        assert not re.search("加一行|两行|这一行|下面加", for_teachers(words)), for_teachers(words)


def test_how_children_are_fetched_is_asked_for_in_a_cell() -> None:
    words = for_teachers(catalogue()["T20"].hint)
    assert words == "“怎么接”一格填“几点、在哪儿、由谁接走”，大孩子能自己回家的也写上。"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("每次", "“每次”不是一个日子。这一格只写一天，照“活动”那一页原来的日子写。每次都改的，就改“活动”那一页的"),
        ("1月26日至1月28日", "写的是好几天。这一格只写一天，照“活动”那一页原来的日子写"),
    ],
)
def test_a_change_is_of_one_day_and_has_no_columns_of_weeks(own: Path, tmp_path: Path, day: str, words: str) -> None:
    def change(book: Workbook, sheet: object) -> None:
        changes = book.create_sheet("改动")
        for row in (["活动", "原来的日子", "时间", "原因", "哪天定的"], ["写春联", day, "10:00-11:30", "停电", "2026-11-22"]):
            changes.append(row)

    (tmp_path / "a.xlsx").write_bytes(workbook(change, TABLE))
    done = CliRunner().invoke(app, ["import", str(tmp_path / "a.xlsx"), "--root", str(own), "--list", "frost-2027"], input="")
    assert done.exit_code == 1 and "改动!B2 错误：" in done.output and words in done.output and "写在“星期”" not in done.output
