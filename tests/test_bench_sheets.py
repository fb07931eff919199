"""The benchmark of sheets: what it times is what it says, and bars that are broken are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bench import sheets
from generator.bench.measure import BuildFailed, Sample


def test_a_change_is_in_one_activity(tmp_path: Path) -> None:
    sheets.write(tmp_path, 8)
    before = (tmp_path / sheets.LIST).read_text("utf-8").splitlines()
    sheets.change(tmp_path, 4)
    after = (tmp_path / sheets.LIST).read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("    spot: 5号门口集合", "    spot: 另一个5号门口集合")]


def test_every_sheet_is_made_and_then_those_alone_that_show_a_change(tmp_path: Path) -> None:
    made = {task: count for task, _, count in sheets.times(tmp_path, 16)}
    assert made == {task: sheets.expected(task) for task in (sheets.CLEAN, sheets.OF_ALL, sheets.OF_ONE)}


def test_the_bars() -> None:
    quick = Sample(1.0, 1.0, 100 * 2**20)
    told = sheets.bars({sheets.CLEAN: quick, sheets.OF_ALL: quick, sheets.OF_ONE: quick})
    assert not any(bar.is_over for bar in told)
    slow = Sample(11.0, 1.0, 400 * 2**20)
    assert [bar.is_over for bar in sheets.bars({sheets.CLEAN: slow, sheets.OF_ALL: quick, sheets.OF_ONE: quick})] == [
        True,
        False,
        False,
        True,
    ]


def test_other_numbers_of_sheets_are_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "times", lambda folder, total: iter([(sheets.CLEAN, Sample(1.0, 1.0, 1), 3)]))
    with pytest.raises(BuildFailed, match="3 sheets were made, not 54"):
        sheets.main(["8"])
