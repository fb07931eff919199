"""What editors may write into a field, and what they are told otherwise: the grammar of every scalar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from generator.schema import days, grammar, numbers
from generator.schema.grammar import Grammar, Refused
from generator.schema.kinds import BY_NAME, KINDS, Kind, field_type
from generator.schema.reading import read_record
from generator.schema.records import SHOWN


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (days.DAY, "2026-03-08", date(2026, 3, 8)),
        (days.DAY, "2024-02-29", date(2024, 2, 29)),
        (days.DAY, "1900-01-01", date(1900, 1, 1)),
        (days.DAY, "2100-12-31", date(2100, 12, 31)),
        (days.PERIOD, "1900", "1900"),
        (days.PERIOD, "2024-02-29", "2024-02-29"),
        (days.PERIOD, "2100-12", "2100-12"),
        (numbers.FLAG, "true", True),
        (numbers.FLAG, "否", False),
        (grammar.ID, "snow-day-2", "snow-day-2"),
        (grammar.PERSON_ID, "p-7k3", "p-7k3"),
        (days.PERIOD, "2025", "2025"),
        (days.PERIOD, "2025-06", "2025-06"),
        (grammar.FILE_NAME, "微信图片 1.jpg", "微信图片 1.jpg"),
        (grammar.FILE_NAME, "a", "a"),
        (grammar.ID, "console", "console"),
        (grammar.ID, "a" * 100, "a" * 100),
        (grammar.ADDRESS, "/stories/snow-day/", "/stories/snow-day/"),
        (grammar.WEB_ADDRESS, "https://example.org/bj/", "https://example.org/bj/"),
        (numbers.YEAR, "2017", 2017),
        (numbers.ORDER, "0", 0),
        (grammar.text(4), " 雪停了 ", "雪停了"),
        (grammar.text(9), "雪是\n半夜停的", "雪是半夜停的"),
        (SHOWN, "无人", ("无人",)),
        (SHOWN, ["p-7k3", "p-w20"], ("p-7k3", "p-w20")),
        (
            grammar.MENU,
            [{"首页": "index.md"}, {"故事": "stories.md"}, {"关于": "about/index.md"}],
            (("首页", ""), ("故事", "stories"), ("关于", "about")),
        ),
    ],
)
def test_read(kind: Grammar, written: Any, read: object) -> None:
    assert kind.validate(written) == read


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        (days.DAY, "3/8", "S09"),
        (days.DAY, "26-3-8", "S09"),
        (days.DAY, "03/08/2026", "S09"),
        (days.DAY, "2026-02-29", "S10"),
        (days.DAY, "2026-13-01", "S10"),
        (days.DAY, "1899-12-31", "S11"),
        (days.DAY, "2101-01-01", "S11"),
        (days.DAY, "0000-00-00", "S11"),
        (days.DAY, "0026-03-08", "S11"),
        (days.DAY, "9999-12-31", "S11"),
        (days.DAY, "", "S05"),
        (days.DAY, ["2026-03-08"], "S04"),
        (numbers.FLAG, "也许", "S08"),
        (numbers.FLAG, "0", "S08"),
        (grammar.ID, "Snow", "S06"),
        (grammar.ID, "snow_day", "S06"),
        (grammar.ID, "-snow", "S06"),
        (grammar.ID, "雪", "S06"),
        (grammar.ID, "snow\n", "S06"),
        (grammar.PERSON_ID, "xiaomeng", "S15"),
        (days.PERIOD, "2025-13", "S06"),
        (days.PERIOD, "1899", "S11"),
        (days.PERIOD, "2205-06", "S11"),
        (days.PERIOD, "0000-01-01", "S11"),
        (days.PERIOD, "2025-02-30", "S10"),
        (grammar.FILE_NAME, "../cover.jpg", "S06"),
        (grammar.FILE_NAME, ".cover.jpg", "S06"),
        (grammar.FILE_NAME, "C:\\cover.jpg", "S06"),
        (grammar.FILE_NAME, "cover.jpg\n", "S06"),
        (grammar.FILE_NAME, "a\tb.jpg", "S06"),
        (grammar.FILE_NAME, "cover.jpg.", "S06"),
        (grammar.FILE_NAME, "cover.jpg ", "S06"),
        (grammar.FILE_NAME, "con.jpg", "S12"),
        (grammar.FILE_NAME, "COM¹", "S12"),
        (grammar.FILE_NAME, "NUL .png", "S12"),
        (grammar.FILE_NAME, "a" * 97 + ".jpg", "S07"),
        (grammar.ID, "con", "S12"),
        (grammar.ID, "lpt9", "S12"),
        (grammar.ID, "a" * 101, "S07"),
        (grammar.ADDRESS, "/nul/", "S12"),
        (grammar.ADDRESS, "/stories/aux/old/", "S12"),
        (grammar.ADDRESS, "/a" * 100 + "/", "S07"),
        (grammar.ADDRESS, "stories/snow-day/", "S06"),
        (grammar.ADDRESS, "/stories/snow-day", "S06"),
        (grammar.ADDRESS, "//example.org/", "S06"),
        (grammar.WEB_ADDRESS, "example.org", "S06"),
        (grammar.WEB_ADDRESS, "https://example.org", "S06"),
        (grammar.WEB_ADDRESS, "javascript:alert(1)//", "S06"),
        (numbers.YEAR, "1848", "S06"),
        (numbers.YEAR, "2101", "S06"),
        (numbers.YEAR, "02017", "S06"),
        (numbers.ORDER, "1e3", "S06"),
        (numbers.ORDER, "-1", "S06"),
        (grammar.text(4), "雪是半夜停的", "S07"),
        (grammar.text(4), "\u200d", "S05"),
        (grammar.text(4), "\ufe0f \u200d", "S05"),
        (grammar.text(4), {"雪": "停"}, "S04"),
        (SHOWN, "小孟", "S15"),
        (SHOWN, [], "S04"),
        (SHOWN, ["小孟"], "S15"),
        (SHOWN, ["无人", "p-7k3"], "S04"),
        (grammar.MENU, "index.md", "S04"),
        (grammar.MENU, [{"首页": ["index.md"]}], "S06"),
        (grammar.MENU, [{" ": "index.md"}], "S05"),
        (grammar.MENU, [{"页" * 21: "index.md"}], "S07"),
        (grammar.MENU, [{"首页": "../index.md"}], "S06"),
        (grammar.MENU, [{"隐私": "about/privacy.md"}], "S06"),  # a menu leads to sections, not to a page inside of one
        (grammar.MENU, [{"首页": "index.md", "故事": "stories.md"}], "S04"),
    ],
)
def test_refused(kind: Grammar, written: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        kind.validate(written)
    assert refused.value.code == code


def test_all_faults_of_a_record_are_told_at_once() -> None:
    written = {"places": [{"id": "A", "name": "甲", "kind": "小区"}, "乙"], "place": []}
    record, faults = read_record(BY_NAME["places"], written)
    assert record is None
    assert {(fault.location, fault.code) for fault in faults} == {
        (("places", 0, "id"), "S06"),
        (("places", 0, "kind"), "S08"),
        (("places", 0), "S01"),
        (("places", 1), "S03"),
        (("place",), "S02"),
    }
    assert {fault.details["field"] for fault in faults if fault.code == "S03"} == {"places"}


def paths(record: Any, prefix: str = "") -> Iterator[str]:
    """Fields of `record` whose values become folders and files of the published site or are the names of files, dotted."""
    for each in fields(record):
        kind = field_type(record, each.name)
        dotted = f"{prefix}{each.name}{'.0' if kind.is_list else ''}"
        if kind.record:
            yield from paths(kind.record, f"{dotted}.")
        elif kind.grammar in (grammar.FILE_NAME, grammar.ADDRESS) or each.name == "id":
            yield dotted


def in_addresses(kind: Kind) -> Iterator[str]:
    """Fields of the records inside a file that its pages are called by."""
    yield from (f"{found[1]}.0.{found[2]}" for page in kind.pages if (found := re.search(r"<(\w+)\.(\w+)>", page)))


PATHS = sorted({(kind.name, dotted) for kind in KINDS for dotted in (*paths(kind.record), *in_addresses(kind))})


@pytest.mark.parametrize(("kind", "dotted"), PATHS)
def test_no_record_names_a_file_or_folder_after_a_device(kind: str, dotted: str) -> None:
    location = tuple(int(step) if step.isdigit() else step for step in dotted.split("."))
    value = {"aliases": "/con/", "file": "con.jpg"}.get(str(location[-1] if location[-1] != 0 else location[0]), "con")
    written: Any = value
    for step in reversed(location):
        written = [written] if isinstance(step, int) else {step: written}
    _, faults = read_record(BY_NAME[kind], written)
    refused = "S06" if (kind, dotted) == ("scenes", "scenes.0.id") else "S12"  # three digits are no name of a device
    assert [fault.location for fault in faults if fault.code == refused] == [location]


def test_that_list_is_not_empty_by_mistake() -> None:
    assert {("story", "cover.file"), ("story", "aliases.0"), ("honours", "honours.0.recipient"), ("places", "places.0.id")} <= set(PATHS)
