"""A source file as a whole: fences of the fields, and the line that is named for what is missing or empty in a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.entries import Loaded, read_body
from generator.load.reading import at_longest_paragraph, fields_again, load_entry, locate
from generator.load.walk import Source
from generator.problems import problem
from generator.schema.kinds import BY_NAME

STORY = "---\ntitle: 雪\ndate: 2026-03-08\nsummary: 雪停了。\nthemes: [neighbours]\nsample: true\n---\n\n雪。\n"
ACTIVITY = """\
  - id: paper
    title: 剪纸
    summary: 剪一朵窗花。
    category: craft
    date: 2027-01-26
    time: 9:00-10:30
    place: wanda
    spot: 门口
    grades: 1-6
    seats: 20
    parents: true
    safety: 小心剪刀。
    host: 社工
"""
LIST = f"""\
title: 清单
season: 寒假
starts: 2027-01-23
ends: 2027-02-21
issuer: 街道
edition: 2026-11-01
intro: 来吧。
weather: 下雪不办。
activities:
{ACTIVITY}{ACTIVITY.replace("paper", "kites")}"""
SITE = """\
name: 北苑家力量
description: 家。
app: 北苑
icp: 待备案
police: 待备案
contact:
  phone: 12345
"""


def load(root: Path, kind: str, text: str) -> Loaded:
    (root / "a").write_text(text, "utf-8")
    return load_entry(root, Source("a", BY_NAME[kind], "a", (0, 0, 0, 0)))


def told(loaded: Loaded) -> list[str]:
    fields = [dict(each.details).get("field", "").rpartition("（")[2].removesuffix("）") for each in loaded.problems]
    return [f"{each.code} {each.line}:{each.column} {field}" for each, field in zip(loaded.problems, fields, strict=True)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("activities", LIST.replace("    title: 剪纸\n", "", 1), ["S01 10:5 title"]),
        ("activities", "".join(LIST.rsplit("    title: 剪纸\n", 1)), ["S01 23:5 title"]),
        ("activities", LIST + "  -\n", ["S05 36:4 activities"]),
        ("activities", LIST.replace("  - id: paper\n    title: 剪纸\n", "  - title: 剪纸\n"), ["S01 10:5 id"]),
        ("activities", LIST.replace("    title: 剪纸\n", "    titel: 剪纸\n", 1), ["S02 11:5 titel"]),
        ("places", "places:\n  -\n    id: wanda\n    kind: 街区\n    summary: 雪。\n", ["S01 3:5 name"]),
        ("places", "places: [{id: wanda, kind: 街区, summary: 雪。}]\n", ["S01 1:10 name"]),
        ("places", "places:\n", ["S05 1:8 places"]),
        ("places", "places:\n  - wanda\n", ["S03 2:5 places"]),
        ("places", "places:\n  - [wanda]\n", ["S03 2:5 places"]),
        ("site", SITE, ["S01 7:3 office"]),
        ("site", SITE.replace("\n  phone: 12345", " {}"), ["S01 6:10 office"]),
        ("site", SITE.replace("\n  phone: 12345", ""), ["S05 6:9 contact"]),
        ("story", STORY.replace("sample", "cover:\n  file: a.jpg\nsample"), ["S01 7:3 shows"]),
        ("story", STORY.replace("sample", "cover:\nsample"), ["S05 6:7 cover"]),
        ("story", STORY.replace("sample", "pictures:\n  -\n  - file: a.jpg\n    alt: 雪\nsample"), ["S05 7:4 pictures", "S01 8:5 shows"]),
        ("story", STORY.replace("summary: 雪停了。\n", ""), ["S01 2:1 summary"]),
    ],
)
def test_what_is_missing_in_a_record_has_the_line_of_the_record(kind: str, text: str, expected: list[str], tmp_path: Path) -> None:
    assert told(load(tmp_path, kind, text)) == expected


def test_a_misspelt_name_hides_no_missing_field_of_another_record(tmp_path: Path) -> None:
    wrong = LIST.replace("    title: 剪纸\n", "    titel: 剪纸\n", 1)
    head, _, tail = wrong.rpartition("    title: 剪纸\n")
    assert told(load(tmp_path, "activities", head + tail)) == ["S02 11:5 titel", "S01 23:5 title"]


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t", "---  \t "])
def test_blanks_behind_a_fence_do_not_matter(fence: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, "story", STORY.replace("---\n", fence + "\n"))
    assert not loaded.problems
    assert loaded.entry
    assert loaded.entry.body_line == 8


@pytest.mark.parametrize("end", ["", "\n", "\n\n", " ", "\t\n"])
def test_a_file_may_end_with_its_fields(end: str, tmp_path: Path) -> None:
    entry = load(tmp_path, "story", STORY.partition("\n\n")[0] + end).entry
    assert entry
    assert entry.body_line == 8
    assert not read_body(tmp_path, entry).strip()


def test_minus_signs_inside_a_text_with_lines_are_no_fence(tmp_path: Path) -> None:
    loaded = load(tmp_path, "story", STORY.replace("雪停了。", "|\n  雪停了。\n  ---\n  家。"))
    assert loaded.entry
    assert loaded.entry.record.summary == "雪停了。 --- 家。"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('["水桶 6 只，红的", 长柄刷 3 把]', ("水桶 6 只，红的", "长柄刷 3 把")),
        ("['红纸、绿纸', 剪刀]", ("红纸、绿纸", "剪刀")),
        ('\n      - "水桶 6 只，红的"\n      - 长柄刷 3 把', ("水桶 6 只，红的", "长柄刷 3 把")),
        ("[水桶 6 只，长柄刷 3 把]", ("水桶 6 只", "长柄刷 3 把")),
        ("水桶 6 只、长柄刷 3 把", ("水桶 6 只", "长柄刷 3 把")),
        ('"水桶 6 只、长柄刷 3 把"', ("水桶 6 只", "长柄刷 3 把")),
    ],
)
def test_a_text_in_quotes_is_one_item_of_a_list_whatever_commas_it_has(written: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    loaded = load(tmp_path, "activities", LIST.replace("    host: 社工\n", f"    host: 社工\n    materials: {written}\n", 1))
    assert loaded.entry and loaded.entry.record.activities[0].materials == expected


def test_a_file_that_has_gone_or_changed_meanwhile_still_has_a_place(tmp_path: Path) -> None:
    entry = load(tmp_path, "story", STORY).entry
    assert entry
    assert locate(fields_again(tmp_path, entry), ("summary",)) == (4, 10)
    (tmp_path / "a").write_bytes(b"\xff\xfe")
    assert locate(fields_again(tmp_path, entry), ("summary",)) == (1, 1)
    (tmp_path / "a").write_text("---\ntitle: 雪\n---\n", "utf-8")
    assert locate(fields_again(tmp_path, entry), ("summary",)) == (2, 1)
    (tmp_path / "a").unlink()
    assert locate(fields_again(tmp_path, entry), ("summary",)) == (1, 1)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (STORY + "\n雪是半夜停的，\n院子里有人。\n\n家。\n", 11),
        ("雪。\n\n雪停了。\n", 3),
        ("---\n雪停了。\n", 1),
        ("", 0),
        ("---\ntitle: 雪\n---\n", 0),
        (b"\xff\xd8\xff", 0),
        (None, 0),
    ],
)
def test_a_text_that_took_too_long_is_named_at_its_longest_paragraph(data: str | bytes | None, line: int, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "a").write_bytes(data.encode() if isinstance(data, str) else data)
    assert at_longest_paragraph(tmp_path, problem("M12", "a")).line == line
