"""A child is registered as 豆包同学 and told of as 豆包: the short name goes with the long one, and is asked about while there is time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.cache import cache_folder
from generator.judging import judged
from generator.load.walk import walk
from generator.schema.departed import STAND_IN_FOR_A_CHILD
from generator.settings import BuildOptions
from tests.conftest import GOOD, copy
from tests.rules.test_departed import person, veil

OPTIONS = BuildOptions(date(2026, 11, 23))
STORY, RECORD = "stories/noodles-today/index.md", "content/people/p-gua.yml"


@pytest.mark.parametrize("registered", ["豆包同学", "豆包小同学", "豆包小朋友"])
@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("豆包搬来板凳，豆包的奶奶也来了", "{0}搬来板凳，{0}的奶奶也来了"),
        ("豆包同学和豆包妈妈", "{0}同学和豆包妈妈"),
        ("包豆包饺子", "包{0}饺子"),
    ],
)
def test_the_short_name_goes_with_the_long_one(registered: str, written: str, hidden: str) -> None:
    found = veil(person(registered, minor=True, until="2026-11-01"), person("豆包妈妈"))
    whole = hidden.replace("{0}同学", "{0}" if registered == "豆包同学" else "{0}同学")
    assert found.over(written) == whole.format(STAND_IN_FOR_A_CHILD)


@pytest.mark.parametrize(
    ("others", "places", "same_name"),
    [((person("豆包"),), (), ()), ((person("阿乐", also=("豆包",)),), (), ()), ((), ("豆包",), ()), ((), (), ("豆包",))],
)
def test_a_short_name_that_is_somebody_elses_stays(others: tuple[object, ...], places: tuple[str, ...], same_name: tuple[str, ...]) -> None:
    gone = person("豆包同学", minor=True, until="2026-11-01", other=same_name)
    assert veil(gone, *others, places=places).over("吃豆包，豆包同学来了") == f"吃豆包，{STAND_IN_FOR_A_CHILD}来了"  # type: ignore[arg-type]


def test_one_character_is_no_short_name() -> None:
    assert veil(person("何同学", minor=True, until="2026-11-01")).over("何时来，何同学来") == f"何时来，{STAND_IN_FOR_A_CHILD}来"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", ["P49 1"]),
        ("also_called: [豆包]", []),
        ("same_name: [豆包]", []),
        ("sample: true", []),
        ("until: 2026-11-20", ["P08 0", "P21 2"]),
        ("until: 2026-11-20\nsame_name: [豆包]", ["P08 0"]),
        ("withdrawn: 2026-11-20", ["P20 2"]),
    ],
)
def test_whose_short_name_it_is_is_asked_once_in_a_file(tmp_path: Path, line: str, told: list[str]) -> None:
    root = copy(GOOD, tmp_path)
    record = f"name: 豆包同学\nminor: true\nbasis: 监护人同意\nscope: [姓名, 故事]\nconsented: 2026-04-01\n{line}\n"
    record += "" if "until" in line else "until: 2028-08-31\n"
    (root / RECORD).write_text(record, "utf-8")
    (root / STORY).write_text((root / STORY).read_text("utf-8").rstrip() + "\n\n豆包搬来板凳。\n\n豆包的奶奶也来了。\n", "utf-8")
    content, _ = judged(root, OPTIONS, walk(root, cache_folder(root)))
    codes = [each.code for each in content.problems if each.code.startswith("P")]
    assert sorted(set(codes)) == [each.split()[0] for each in told]
    assert all(codes.count(code) == int(count) or not int(count) for code, count in map(str.split, told))
