"""Children's names: full names are found, what only looks like one is not. All names are made up; many more lines are in tests/privacy."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.personal.children import find_children
from generator.personal.seen import seen
from generator.pipeline import check_site
from generator.settings import BuildOptions
from generator.text import as_seen

BASE = Path(__file__).parent.parent / "sites" / "base"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("赵甲乙同学也来了。", "赵甲乙"),
        ("后来，钱丙小朋友也来了。", "钱丙"),
        ("一年级的孙丁戊同学", "孙丁戊"),
        ("还有李甲乙小同学", "李甲乙"),
        ("“周丙丁同学！”", "周丙丁"),
        ("还有\u2068赵甲\u2069乙同学", "赵甲乙"),
        ("还有\u2066赵\u2069甲乙\u2068同学\u2069", "赵甲乙"),
        ("还有赵\u200d甲乙同学", "赵甲乙"),
        ("还有赵甲\ufe00乙\U000e0100同学", "赵甲乙"),
    ],
)
def test_found(text: str, name: str) -> None:
    assert [each.value for each in find_children(seen(text).text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "小孟同学也来了。",
        "王同学也来了。",
        "全班同学都来了。",
        "高年级同学先走。",
        "几位小朋友",
        "周末，小朋友们都来了。",
        "和同学一起",
        "老同学见面",
        "孟同学和孟妈妈",
    ],
)
def test_left_alone(text: str) -> None:
    assert not list(find_children(text))


def test_what_is_seen_knows_its_place_in_what_was_written() -> None:
    seen, offsets = as_seen("雪\u2068赵甲\u2069乙")
    assert seen == "雪赵甲乙"
    assert list(offsets) == [0, 2, 3, 5]
    assert as_seen("雪停") == ("雪停", range(2))


def test_a_childs_own_record_hides_no_name_in_isolates(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(BASE, root)
    record = "name: 赵\u2068甲乙\u2069\nminor: true\nbasis: 监护人同意\nscope: [姓名]\nconsented: 2026-03-01\nuntil: 2029-03-01\n"
    (root / "content/people/p-hidden.yml").write_text(record, "utf-8")
    told = [(each.code, each.path, each.line) for each in check_site(root, BuildOptions(datetime.date(2026, 11, 23))).problems]
    assert told == [("P01", "content/people/p-hidden.yml", 1)]


def test_a_full_name_with_a_word_for_a_child_behind_it_is_no_shortened_one(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(BASE, root)
    record = "name: 何天一同学\nminor: true\nbasis: 监护人同意\nscope: [姓名]\nconsented: 2026-03-01\n"
    (root / "content/people/p-whole.yml").write_text(record, "utf-8")
    told = [
        (each.path, each.line)
        for each in check_site(root, BuildOptions(datetime.date(2026, 11, 23))).problems
        if each.code in ("P01", "P02")
    ]
    assert told == [("content/people/p-whole.yml", 1)]
