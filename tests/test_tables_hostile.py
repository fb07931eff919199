"""Whatever stands in the cells of a table, and whatever has happened to its file: it is read or told, and a list that was written has no fault."""

from __future__ import annotations

import datetime
import io
import json
import random
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import app
from tests.conftest import GOOD, NOT_SOURCES
from tests.table_files import packed

ODD = (Path(__file__).parent / "tables/odd-2027.yml").read_text("utf-8")
LIST = "content/activities/odd-2027.yml"
WORDS = """ = =1/0 +1 - @x — 、 ， 。 (( [[]] {a} #N/A #REF! ' " true 是 否 √ 1-6 6-1 周六 周一至周日 周日至周一 1月32日 2月29日 2027-02-29 1月25日至1月24日
 1月25日至4月 至 12:00 9:00- -9:00 25:61-26:61 9点半到11点 ０ １－９ 一二三 零 999999999999 -1 east 小满 👨‍👩‍👧 \u202e反 \ufeff a\u200bb 𠮷 http://x.y/z
 编号 合计 注 标题 &amp; <b> null ~ yes 0x1F 1_000 !x &a *a %x `x | > ? odd-kite con nul \\ a,b x:y""".split()
VALUES: list[Any] = [
    *WORDS,
    *(None, "a\nb", "- a", "a: b", "a #b", "长" * 3000, 0, -1, 1.5, 1e300, 10**15, True, False, datetime.timedelta(hours=30)),
    *(datetime.datetime(1900, 1, 1), datetime.datetime(2027, 1, 26), datetime.datetime(2027, 1, 26, 9, 30), datetime.time(9, 30)),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("tables") / "site", ignore=NOT_SOURCES))


@pytest.fixture(scope="module")
def exported(root: Path) -> bytes:
    (root / LIST).write_text(ODD, "utf-8")
    assert run(root, "export", "odd-2027", "--out", str(root / "a.xlsx")).exit_code == 0
    return (root / "a.xlsx").read_bytes()


def run(root: Path, *words: str) -> Result:
    done = CliRunner().invoke(app, [*words, "--root", str(root)], input="")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output and "写法有些特别" not in done.output
    return done


def with_odd_cells(data: bytes, chance: random.Random) -> bytes:
    book, stream = load_workbook(io.BytesIO(data)), io.BytesIO()
    for _ in range(chance.randint(1, 12)):
        sheet = book[chance.choice(["活动", "活动", "活动", "改动", "更新记录", "清单"])]
        cell = sheet.cell(chance.randint(1, 7), chance.randint(1, 2 if sheet.title == "清单" else sheet.max_column))
        cell.value = chance.choice(VALUES)
        if isinstance(cell.value, str):
            cell.data_type = "s"
        if chance.random() < 0.05:
            sheet.row_dimensions[cell.row].hidden = True
    book.save(stream)
    return stream.getvalue()


def with_odd_bytes(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        parts = {name: bytearray(pack.read(name)) for name in pack.namelist()}
    for _ in range(chance.randint(1, 12)):
        part = parts[chance.choice(list(parts))]
        at = chance.randrange(len(part) or 1)
        part[at : at + chance.choice([0, 1, 30])] = bytes(part[chance.randrange(len(part) or 1) :][: chance.randint(0, 40)])
    return packed({name: bytes(part) for name, part in parts.items()})


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("spoil", [with_odd_cells, with_odd_bytes])
def test_any_table_is_read_or_told(root: Path, exported: bytes, spoil: Any, seed: int) -> None:
    chance = random.Random(seed)
    (root / LIST).write_text(ODD, "utf-8")
    (root / "a.xlsx").write_bytes(spoil(exported, chance))
    done = run(root, "import", str(root / "a.xlsx"), *(["--drop"] if chance.random() < 0.2 else []))
    if done.exit_code:
        assert (root / LIST).read_text("utf-8") == ODD
        assert "\n" in done.output
        return
    told = json.loads(run(root, "check", str(root / LIST), "--format", "json").output)
    assert [each for each in told if each["severity"] == "error"] == []
    again = run(root, "import", str(root / "a.xlsx"))
    assert again.exit_code or "没有改" in again.output


def test_a_spoilt_part_of_a_packed_table_is_told(root: Path, exported: bytes) -> None:
    """As a bad disk gives it back: the part is there, but cannot be unpacked."""
    for part in zipfile.ZipFile(io.BytesIO(exported)).infolist():
        data, start = bytearray(exported), part.header_offset + 30 + len(part.filename) + 5
        data[start : start + 6] = (byte ^ 0x5A for byte in data[start : start + 6])
        (root / "a.xlsx").write_bytes(data)
        done = run(root, "import", str(root / "a.xlsx"))
        assert "坏了" in done.output or not done.exit_code, (part.filename, done.output)
