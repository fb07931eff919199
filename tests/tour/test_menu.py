"""A menu of long names fits the smallest phone, in large type too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import GOOD, built, copy
from tests.tour.tools import need_tools, node

pytestmark = pytest.mark.xdist_group("tour")
LONG = {"活动: activities.md": "北苑的活动: activities.md", "项目品牌: programmes.md": "文明实践项目: programmes.md"}


def test_long_names_in_the_tabs_reach_nowhere_they_should_not(tmp_path: Path) -> None:
    need_tools()
    root = copy(GOOD, tmp_path / "long")
    menu = root / "mkdocs.yml"
    text = menu.read_text("utf-8")
    for short, long in LONG.items():
        assert short in text
        text = text.replace(short, long)
    menu.write_text(text, "utf-8")
    built(root)
    visit = {"site": "long", "path": "programmes/index.html", "isThorough": False}
    lines = node("walk.js", {"sites": {"long": str(root / "site")}, "visits": [visit]})
    assert any("visited" in line for line in lines)
    found = [line for line in lines if line.get("check") in ("scroll", "cut", "overlap")]
    assert [f"{line['check']} ({line['mode']}): {line['message']}" for line in found] == []
