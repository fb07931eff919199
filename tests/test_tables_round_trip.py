"""A list that goes out as a table and comes back is the same to the byte; what was edited in between, and nothing else, is otherwise."""

from __future__ import annotations

import difflib
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES

LIST = "content/activities/odd-2027.yml"
# Written as nobody but a person would: blanks, quotes, comments, lines that go on, names for ids, lists in every way; the last line has no end.
ODD = (Path(__file__).parent / "tables/odd-2027.yml").read_text("utf-8").removesuffix("\n")
WAYS: Mapping[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "with a mark": lambda text: text.encode("utf-8-sig"),
    "with an end": lambda text: (text + "\n\n").encode(),
}
EDITS: Mapping[str, tuple[object, Callable[[Any], object]]] = {  # of a column: what is put there, and what the file reads as
    "标题": ("换了的标题", lambda value: value),
    "一句话介绍": ("换了，介绍: #也行", lambda value: value),
    "时间": ("下午3点到4点", lambda value: "15:00-16:00"),
    "地方": ("柿子小学", lambda value: "primary"),
    "年级": ("二至四年级", lambda value: "2-4"),
    "名额": (7, str),
    "家长陪同": ("√", lambda value: "true"),
    "带什么": ("=带两个", lambda value: value),
    "安全提示": ("'单引号", lambda value: value),
    "备料": ("红纸 3 张、胶水 1 瓶", lambda value: ["红纸 3 张", "胶水 1 瓶"]),
    "费用": ("", lambda value: None),
    "报名截止": ("1月20日", lambda value: "2027-01-20"),
    "谁能来": ("都可以来", lambda value: value),
    "要同意书": ("是", lambda value: "true"),
    "法定节假日": ("照常", lambda value: value),
}
FIELDS = dict(
    zip(
        EDITS,
        "title summary time place grades seats parents bring safety materials cost signup who consent holidays".split(),
        strict=True,
    )
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))


def run(root: Path, *words: str) -> Result:
    done = CliRunner().invoke(app, [*words, "--root", str(root)])
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def table(sound: Path, tmp_path: Path) -> Callable[..., Path]:
    def exported(kind: str = "xlsx", data: bytes = ODD.encode(), name: str = "odd-2027") -> Path:
        (sound / LIST).write_bytes(data)
        done = run(sound, "export", name, "--format", kind, "--out", str(tmp_path / f"a.{kind}"))
        assert done.exit_code == 0, done.output
        return tmp_path / f"a.{kind}"

    return exported


def read(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((root / LIST).read_text("utf-8-sig"), yaml.BaseLoader)
    return found


def heads(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def lines_that_differ(before: str, now: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), now.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("way", WAYS)
def test_what_comes_back_unchanged_leaves_the_file_as_it_is(sound: Path, table: Callable[..., Path], kind: str, way: str) -> None:
    data = WAYS[way](ODD)
    file = table(kind, data)
    done = run(sound, "import", str(file), "--list", "odd-2027")
    assert done.exit_code == 0 and "和表里一样，没有改" in done.output, done.output
    assert (sound / LIST).read_bytes() == data


@pytest.mark.parametrize("name", ["frost-2027", "weekly-2026"])
def test_so_do_the_lists_of_the_site(sound: Path, table: Callable[..., Path], name: str) -> None:
    before = (sound / f"content/activities/{name}.yml").read_bytes()
    file = table(name=name)
    assert "没有改" in run(sound, "import", str(file)).output
    assert (sound / f"content/activities/{name}.yml").read_bytes() == before


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_what_was_edited_and_nothing_else_is_otherwise(sound: Path, table: Callable[..., Path], seed: int, way: str) -> None:
    chance, data = random.Random(f"{seed} {way}"), WAYS[way](ODD)
    file = table("xlsx", data)
    before = read(sound)
    book = load_workbook(file)
    sheet = book["活动"]
    columns, done_to = heads(sheet), dict[tuple[int, str], object]()
    for _ in range(chance.randint(1, 6)):
        row, column = chance.randrange(3), chance.choice(list(EDITS))
        value, meaning = EDITS[column]
        cell = sheet.cell(row + 2, columns[column])
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else "n"
        done_to[row, FIELDS[column]] = meaning(value)
    rows = list(range(2, 5))
    if chance.random() < 0.5:  # a teacher sorts
        sorted_rows = [[cell.value for cell in sheet[row]] for row in rows[::-1]]
        for row, values in zip(rows, sorted_rows, strict=True):
            for at, value in enumerate(values, 1):
                sheet.cell(row, at).value = value
                if isinstance(value, str):
                    sheet.cell(row, at).data_type = "s"
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 0, done.output
    now = read(sound)
    for index, (was, becomes) in enumerate(zip(before["activities"], now["activities"], strict=True)):
        for field in {*was, *becomes}:
            wanted = done_to.get((index, field), was.get(field))
            value = becomes.get(field)
            assert value == wanted or (value == "是" and wanted == "true"), (field, value)  # what means the same is not written anew
    assert {**before, "activities": 0} == {**now, "activities": 0}
    text = (sound / LIST).read_bytes().decode("utf-8-sig")
    assert len(lines_that_differ(data.decode("utf-8-sig"), text)) <= 6 * len(done_to)
    for kept in ("# 这份清单是手写的", '"2027年的 怪 清单"', "# 先是风筝", "# 先不写 bring", "# 这天盘点", "# 完"):
        assert kept in text
    assert ("\r\n" in text) == (way == "lines of Windows") and (b"\r" not in data or text.count("\n") == text.count("\r\n"))
    assert "没有改" in run(sound, "import", str(file)).output


def test_changes_of_a_day_have_a_page_of_their_own(sound: Path, table: Callable[..., Path]) -> None:
    file = table()
    book = load_workbook(file)
    sheet = book["改动"]
    columns = heads(sheet)
    assert [cell.value for cell in sheet[2]][:2] == ["odd-weeks", "=加起来"]
    sheet.cell(3, columns["集合地点"]).value = "三楼"
    new = {"活动": "=加起来", "原来的日子": "2月6日（周六）", "时间": "15:00-16:00", "原因": "停电", "哪天定的": "2026-11-20"}
    for head, value in new.items():
        sheet.cell(4, columns[head]).value = value
        sheet.cell(4, columns[head]).data_type = "s"
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 0, done.output
    assert lines_that_differ(ODD, (sound / LIST).read_text("utf-8")) == [
        *("-           spot: 二楼", "+           spot: 三楼"),
        *("+         - date: 2027-02-06", "+           time: 15:00-16:00", "+           reason: 停电", "+           since: 2026-11-20"),
    ]


def test_a_change_of_nobody_or_of_no_day_is_told(sound: Path, table: Callable[..., Path]) -> None:
    file = table()
    book = load_workbook(file)
    sheet = book["改动"]
    sheet["A2"], sheet["C3"], sheet["I3"] = "odd-none", "2027-02-01", None
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 1 and (sound / LIST).read_text("utf-8") == ODD
    for words in ("改动!A2 错误：“活动”那一页没有“odd-none”", "改动!C3 错误：2027-02-01（周一）本来就没有", "改动!I3 错误：“原因”空着"):
        assert words in done.output


def test_the_head_of_the_list_is_changed_on_its_own_page(sound: Path, table: Callable[..., Path]) -> None:
    file = table()
    book = load_workbook(file)
    sheet = book["清单"]
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 2) for row in range(1, sheet.max_row + 1)}
    cells["开头的话"].value, cells["版本日期"].value, cells["电话"].value, cells["费用"].value = "新的。", "2026年11月21日", None, "免费"
    book.save(file)
    assert run(sound, "import", str(file)).exit_code == 0
    wanted = ["- edition: 2026-11-20", "+ edition: 2026-11-21", "- intro: >", "-   第一行，", "-   第二行。", "+ intro: 新的。"]
    wanted += ["- phone: 010-00000000", "+ cost: 免费"]
    assert sorted(lines_that_differ(ODD, (sound / LIST).read_text("utf-8"))) == sorted(wanted)
    cells["季节"].value, cells["结束"].value = "春假", "2027-01-01"
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 1 and "清单!B4 错误：“季节”不能填“春假”" in done.output and "清单!B6 错误：结束日期" in done.output


def test_a_row_that_was_deleted_stays_in_the_list(sound: Path, table: Callable[..., Path]) -> None:
    file = table()
    book = load_workbook(file)
    book["活动"].delete_rows(3)
    book["改动"].delete_rows(2, 2)
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 0 and "表里没有“=加起来”，清单里照旧留着" in done.output and (sound / LIST).read_text("utf-8") == ODD
    assert "“改动”那一页没有写、清单里原来有的 2 项，清单里照旧留着" in done.output
    done = run(sound, "import", str(file), "--drop")
    assert done.exit_code == 0 and "删了1项" in done.output, done.output
    start, end = ODD.index("  -   id: odd-weeks"), ODD.index("  -   id: odd-dates")
    assert (sound / LIST).read_text("utf-8") == ODD[:start] + ODD[end:]


def test_what_families_know_of_cannot_be_deleted(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOOD, tmp_path / "site", ignore=NOT_SOURCES))
    (root / LIST).write_text(ODD, "utf-8")
    for words in ("init -q .", "add .", "-c user.name=a -c user.email=a@example.org commit -qm a"):
        subprocess.run(["git", *words.split()], cwd=root, check=True)
    file = tmp_path / "a.xlsx"
    run(root, "export", "odd-2027", "--out", str(file))
    book = load_workbook(file)
    book["活动"].delete_rows(2)
    book.save(file)
    done = run(root, "import", str(file), "--drop")
    assert done.exit_code == 1 and "“扎一只 “沙燕” & 放它”已经发出去了" in done.output and "“取消”一列填“是”" in done.output
    assert (root / LIST).read_text("utf-8") == ODD


def test_new_rows_come_last_and_are_given_ids(sound: Path, table: Callable[..., Path]) -> None:
    file = table()
    book = load_workbook(file)
    sheet = book["活动"]
    columns = heads(sheet)
    for at in range(1, sheet.max_column + 1):
        for row in (5, 6):
            sheet.cell(row, at).value = sheet.cell(2, at).value
    for row, spot in ((5, "甲"), (6, "乙")):
        sheet.cell(row, columns["编号"]).value, sheet.cell(row, columns["标题"]).value = None, "风筝第二场"
        sheet.cell(row, columns["集合地点"]).value = spot
    book.save(file)
    done = run(sound, "import", str(file))
    assert done.exit_code == 0 and "feng-zheng-di-er" in done.output and "feng-zheng-di-er-2" in done.output, done.output
    text = (sound / LIST).read_text("utf-8")
    assert text.startswith(ODD[: ODD.index("aliases:")]) and text.endswith(ODD[ODD.index("aliases:") :])
    assert [each["id"] for each in read(sound)["activities"]][3:] == ["feng-zheng-di-er", "feng-zheng-di-er-2"]
    again = run(sound, "import", str(file))
    assert "没有改" in again.output and (sound / LIST).read_text("utf-8") == text
