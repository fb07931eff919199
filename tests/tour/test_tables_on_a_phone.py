"""A table in a text on a phone: a short word stays on one line, in large type too, and the page itself stays as wide as the phone."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import GOOD, build, copy
from tests.tour.tools import need_tools, node

STORY = "stories/noodles-today/index.md"
TABLE = """
| 几点 | 影子多长 | 站几个人 | 影子朝哪边 |
|---|---|---|---|
| 10:00 | 5米7 | 8 | 西边 |
| 12:20 | 2米8 | 4，第四个露着半边 | 东边偏北 |

| 月份 | 星期一 | 星期二 | 星期三 | 星期四 | 星期五 | 星期六 | 星期日 |
|---|---|---|---|---|---|---|---|
| 七月 | 影子 | 皮尺 | 树 | 电线杆的影子 | 休息 | 雨 | 没有量 |
"""


def test_no_short_word_of_a_table_is_broken(tmp_path: Path) -> None:
    need_tools()
    root = copy(GOOD, tmp_path)
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text + TABLE, "utf-8")
    build(root)
    lines = node("tables.js", {"site": str(root / "site"), "paths": ["stories/noodles-today/index.html"]})
    seen = [line for line in lines if "text" in line]
    assert len(seen) == 2 * 28
    assert [line for line in seen if len(line["text"]) <= 3 and line["rows"] > 1] == []
    assert [line for line in seen if len(line["text"]) > 3 and line["rows"] > (len(line["text"]) + 1) // 2] == []
    assert [line for line in lines if "wide" in line] == []
