"""No id stands twice in a list, of whatever kind it is."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.schema.kinds import KINDS, field_type
from generator.settings import BuildOptions
from tests.conftest import GOOD

LISTS = [kind for kind in KINDS if kind.items and "id" in {each.name for each in fields(field_type(kind.record, kind.items).record)}]
FILES = [
    file.relative_to(GOOD).as_posix()
    for file in sorted(GOOD.rglob("*.yml"))
    if any(kind.path.fullmatch(file.relative_to(GOOD).as_posix()) for kind in LISTS)
]
ID = re.compile(r"^  - id: (.*)$", re.MULTILINE)


def test_every_kind_of_list_is_tried() -> None:
    assert len(LISTS) >= 9 and all(any(kind.path.fullmatch(path) for path in FILES) for kind in LISTS)


@pytest.mark.parametrize("path", FILES)
def test_the_second_of_two_with_the_same_id_is_told(own: Path, path: str) -> None:
    text = (own / path).read_text("utf-8")
    first, second, *_ = ID.finditer(text)
    (own / path).write_text(f"{text[: second.start(1)]}{first[1]}{text[second.end(1) :]}", "utf-8")
    told = [each for each in check_site(own, BuildOptions(datetime.date(2026, 11, 23))).problems if (each.code, each.path) == ("R02", path)]
    assert [each.line for each in told] == [text.count("\n", 0, second.start()) + 1]
