"""Every sort of file that a teacher may send: read, or refused with what to do; never a traceback, never half a list."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES
from tests.table_files import READ, REFUSED, TABLE, as_csv, workbook, write

EXPECTED = yaml.safe_load((Path(__file__).parent / "tables/files.yml").read_text("utf-8"))
LIST = "content/activities/frost-2027.yml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))


@pytest.fixture
def root(sound: Path) -> Iterator[Path]:
    before = (sound / LIST).read_bytes()
    yield sound
    (sound / LIST).write_bytes(before)


def imported(root: Path, file: Path, *options: str) -> Result:
    done = CliRunner().invoke(app, ["import", str(file), "--root", str(root), "--list", "frost-2027", *options])
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_each_sort_of_file_is_told_of() -> None:
    assert EXPECTED["refused"].keys() - {"link"} == REFUSED.keys() and EXPECTED["read"].keys() == READ.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_advice(root: Path, tmp_path: Path, name: str) -> None:
    before, began = (root / LIST).read_bytes(), time.process_time()
    done = imported(root, write(tmp_path, REFUSED[name]))
    assert done.exit_code == 1 and EXPECTED["refused"][name] in done.output and REFUSED[name][0] in done.output
    assert (root / LIST).read_bytes() == before
    assert time.process_time() - began < 30


@pytest.mark.parametrize("name", READ)
def test_what_is_a_table_is_read_whatever_it_is_called(root: Path, tmp_path: Path, name: str) -> None:
    done = imported(root, write(tmp_path, READ[name]))
    assert done.exit_code == 0, done.output
    assert f"- id: {EXPECTED['read'][name]}\n    title: 写春联\n" in (root / LIST).read_text("utf-8")


def test_a_link_a_folder_and_nothing_at_all(root: Path, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(workbook())
    os.symlink(tmp_path / "b.xlsx", tmp_path / "a.xlsx")
    assert EXPECTED["refused"]["link"] in imported(root, tmp_path / "a.xlsx").output
    assert "是文件夹" in imported(root, tmp_path).output
    done = CliRunner().invoke(app, ["import", str(tmp_path / "none.xlsx"), "--root", str(root)])
    assert done.exit_code and "Traceback" not in done.output


def test_one_of_several_sheets_can_be_named(root: Path, tmp_path: Path) -> None:
    file = write(tmp_path, REFUSED["two tables"])
    done = imported(root, file, "--sheet", "二月")
    assert done.exit_code == 0 and "这几页没有读：“一月”。" in done.output
    done = imported(root, file, "--sheet", "三月")
    assert done.exit_code == 1 and "没有“三月”这一页" in done.output and "“一月”、“二月”" in done.output


def test_a_line_that_was_cut_is_no_end(root: Path, tmp_path: Path) -> None:
    """A csv that ends in the middle of a row tells what that row lacks."""
    (tmp_path / "a.csv").write_text(as_csv(TABLE) + "扫雪,扫门口。,搭把手", "utf-8")
    done = imported(root, tmp_path / "a.csv")
    assert done.exit_code == 1 and "E3" in done.output and "“时间”空着" in done.output
