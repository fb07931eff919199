"""A table that has become old undoes nobody's work: only what was edited in it counts, and where both edited, that is told."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES, commit

LIST = "content/activities/odd-2027.yml"
ODD = (Path(__file__).parent / "tables/odd-2027.yml").read_text("utf-8").removesuffix("\n")
Cells = Mapping[tuple[str, int, str], object]  # page, row of the table, column


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("merging") / "site", ignore=NOT_SOURCES))


@pytest.fixture
def root(site: Path) -> Path:
    (site / LIST).write_text(ODD, "utf-8")
    return site


def run(root: Path, *words: str) -> Result:
    done = CliRunner().invoke(app, [*words, "--root", str(root)])
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def exported(root: Path, folder: Path, kind: str = "xlsx") -> Path:
    file = folder / f"a.{kind}"
    done = run(root, "export", "odd-2027", "--format", kind, "--out", str(file))
    assert done.exit_code == 0, done.output
    return file


def edit(file: Path, cells: Cells, change: Callable[[Any], object] = lambda book: None) -> None:
    book = load_workbook(file)
    for (page, row, column), value in cells.items():
        at = next(cell.column for cell in book[page][1] if cell.value == column)
        cell = book[page].cell(row, at)
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else "n"
    change(book)
    book.save(file)


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


EDITOR = (  # what an editor did after the table was exported: seats, a cancellation, a day's change, the head, an activity more
    ("seats: 12人", "seats: 99人"),
    ("      summary: 歪的", "      cancelled: true\n      reason: 没有风\n      summary: 歪的"),
    ("spot: 二楼", "spot: 三楼"),
    ("starts: 2027年1月23日", "starts: 2027年1月22日"),
    ("seats: 6\n", "seats: 7\n"),
)
TEACHER: Cells = {("活动", 2, "集合地点"): "操场", ("改动", 3, "原因"): "水管漏了", ("活动", 4, "名额"): 31}
BOTH = (("spot: 活动室门口", "spot: 操场"), ("reason: 漏水", "reason: 水管漏了"), ("seats: 30", "seats: 31"))


def test_what_the_editor_changed_meanwhile_stays(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    edit(file, TEACHER)
    (root / LIST).write_text(replaced(ODD, *EDITOR), "utf-8")
    done = run(root, "import", str(file))
    assert done.exit_code == 0, done.output
    assert (root / LIST).read_text("utf-8") == replaced(ODD, *EDITOR, *BOTH)
    assert "清单里又改过 6 处，表里没有动过，都照清单的留着" in done.output
    for words in (
        "“扎一只 “沙燕” & 放它”集合地点：活动室门口 → 操场",
        "“几天的”名额：30 → 31",
        "“=加起来”改动 2027-01-31原因：漏水 → 水管漏了",
    ):
        assert words in done.output
    again = run(root, "import", str(file))
    assert again.exit_code == 0 and "没有改" in again.output


def test_where_both_edited_the_same_the_cell_is_told(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    edit(file, {("活动", 2, "名额"): 20, ("活动", 4, "日期（几天）"): "2027-01-25、2027-01-27", ("清单", 5, "内容"): "2027-01-24"})
    now = replaced(ODD, ("seats: 12人", "seats: 99人"), ("- 2027-01-28", "- 2027-01-29"), ("starts: 2027年1月23日", "starts: 2027-01-22"))
    (root / LIST).write_text(now, "utf-8")
    done = run(root, "import", str(file))
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == now
    assert "“名额”表里改成了“20”，清单里后来改成了“99”（导出的时候是“12”）" in done.output
    assert "就把这一格改成“99”；用表里的，就先在清单里改成“20”" in done.output
    assert done.output.count("不知道用哪一个") == 3, done.output
    edit(file, {("活动", 2, "名额"): 99, ("活动", 4, "日期（几天）"): "1月25日、1月29日", ("清单", 5, "内容"): "2027/1/22"})
    done = run(root, "import", str(file))
    assert done.exit_code == 0 and "没有改" in done.output, done.output


def test_an_id_that_was_changed_meanwhile_makes_no_second_activity(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    now = replaced(ODD, ("id: odd-kite", "id: odd-bird"), ("id: odd-weeks", "id: odd-stairs"))
    (root / LIST).write_text(now, "utf-8")
    done = run(root, "import", str(file))
    assert done.exit_code == 0 and (root / LIST).read_text("utf-8") == now and "编号现在是“odd-bird”" in done.output, done.output
    edit(file, {("活动", 2, "集合地点"): "操场", ("改动", 3, "原因"): "水管漏了"})
    done = run(root, "import", str(file))
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == now, done.output
    assert "清单里没有编号“odd-kite”。编号现在是“odd-bird”" in done.output and "清单里没有编号“odd-weeks”" in done.output
    edit(
        file,
        {
            ("活动", 2, "编号"): "odd-bird",
            ("活动", 3, "编号"): "odd-stairs",
            ("改动", 2, "编号"): "odd-stairs",
            ("改动", 3, "编号"): "odd-stairs",
        },
    )
    edit(file, {("更新记录", 2, "编号"): "odd-stairs"})
    done = run(root, "import", str(file))
    assert done.exit_code == 0 and (root / LIST).read_text("utf-8") == replaced(now, *BOTH[:2]), done.output


def test_what_the_editor_took_away_does_not_come_back(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    kite, weeks = ODD.index("  -   id: odd-kite"), ODD.index("  -   id: odd-weeks")
    now = replaced(
        ODD[:kite] + ODD[weeks:],
        ("        - date: 2027-01-31\n          spot: 二楼\n          reason: 漏水\n          since: 2026-11-19\n", ""),
    )
    (root / LIST).write_text(now, "utf-8")
    done = run(root, "import", str(file))
    assert done.exit_code == 0 and (root / LIST).read_text("utf-8") == now and "它已经从清单里删掉了" in done.output, done.output
    edit(file, {("活动", 2, "集合地点"): "操场", ("改动", 3, "原因"): "水管漏了"})
    done = run(root, "import", str(file))
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == now
    assert "活动!B2" not in done.output and "还要办，就把编号这一格清空" in done.output and "表里又改过" in done.output


def test_what_came_later_than_the_table_is_not_dropped(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    more = replaced(
        ODD[ODD.index("  -   id: odd-dates") : ODD.index("aliases:")], ("odd-dates", "odd-later"), ("title: 几天的", "title: 后来的")
    )
    now = replaced(ODD, ("aliases:", more + "aliases:"))
    (root / LIST).write_text(now, "utf-8")
    done = run(root, "import", str(file), "--drop")
    assert done.exit_code == 0 and (root / LIST).read_text("utf-8") == now and "后来的" not in done.output, done.output


def _rewritten(book: Any) -> None:
    book["导出时"]["B3"] = "odd-none"


def _hostile(book: Any) -> None:
    for row in range(1, 40):
        book["导出时"].cell(row, 4, "=1+1").data_type = "f"


def _gone(book: Any) -> None:
    del book["导出时"]


@pytest.mark.parametrize("change", [_rewritten, _hostile, _gone])
def test_a_page_that_is_not_as_we_wrote_it_is_not_there(root: Path, tmp_path: Path, change: Callable[[Any], object]) -> None:
    file = exported(root, tmp_path)
    edit(file, {}, change)
    text = replaced(ODD, *EDITOR)
    (root / LIST).write_text(text, "utf-8")
    done = run(root, "import", str(file))
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == text, done.output
    assert "清单里已经取消，照这张表就又办了" in done.output and "“扎一只 “沙燕” & 放它”名额：99 → 12" in done.output
    assert f"beiyuan import {file} --yes" in done.output
    done = run(root, "import", str(file), "--yes")
    assert done.exit_code == 0 and "seats: 12" in (root / LIST).read_text("utf-8")


def test_a_csv_older_than_the_list_is_asked_about(tmp_path: Path, root: Path) -> None:
    file = exported(root, tmp_path, "csv")
    now = replaced(ODD, ("seats: 12人", "seats: 99人"))
    (root / LIST).write_text(now, "utf-8")
    os.utime(file, (time.time() - 60,) * 2)
    done = run(root, "import", str(file), "--list", "odd-2027")
    assert done.exit_code == 1 and (root / LIST).read_text("utf-8") == now and "在这张表存好以后又改过" in done.output, done.output
    os.utime(file, (time.time() + 60,) * 2)
    done = run(root, "import", str(file), "--list", "odd-2027")
    assert done.exit_code == 0 and "名额：99 → 12" in done.output


def test_what_git_has_as_it_is_is_as_old_as_its_commit(tmp_path: Path, root: Path) -> None:
    own = Path(shutil.copytree(root, tmp_path / "own", ignore=NOT_SOURCES))
    file = exported(own, tmp_path, "csv")
    (own / LIST).write_text(replaced(ODD, ("  -   id: odd-kite", "  -   id: odd-bird"), ("扎一只 “沙燕” & 放它", "扎风筝")), "utf-8")
    commit(own)
    (own / LIST).write_text(ODD, "utf-8")
    commit(own)
    (own / LIST).write_text(replaced(ODD, ("seats: 12人", "seats: 99人")), "utf-8")
    commit(own)
    os.utime(own / LIST, (time.time() + 600,) * 2)  # checked out anew
    os.utime(file, (time.time() + 60,) * 2)
    rows = file.read_text("utf-8-sig")
    file.write_text(rows.replace("odd-dates", "odd-bird").replace("几天的", "鸟"), "utf-8-sig")
    os.utime(file, (time.time() + 60,) * 2)
    done = run(own, "import", str(file), "--list", "odd-2027")
    assert done.exit_code == 1 and "（odd-bird）：原来在清单里，后来撤下来了" in done.output and "又改过" not in done.output, done.output


def test_a_page_of_changes_that_is_missing_as_a_whole_is_told(root: Path, tmp_path: Path) -> None:
    file = exported(root, tmp_path)
    edit(file, {}, lambda book: book.remove(book["改动"]))
    done = run(root, "import", str(file), "--drop")
    assert done.exit_code == 0 and (root / LIST).read_text("utf-8") == ODD
    assert "“改动”那一页没有写、清单里原来有的 2 项，清单里照旧留着" in done.output
