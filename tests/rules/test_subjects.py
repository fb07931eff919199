"""Whoever a story or comic is about is among its people: consent is asked for, and the page goes with them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, TODAY, copy

TOLD_OF = (
    "name: 赵婶\nminor: false\nbasis: 本人同意\nscope: [姓名, 故事]\nconsented: 2026-11-18\nalso_called: [修鞋婶]\nsame_name: [赵婶桥]\n"
)
TOLD = "stories/tt/index.md"


def told_of(root: Path, body: str, people: str = "", **fields: str) -> list[tuple[str, int]]:
    """What is told of a story that is written so: the codes, and the lines."""
    head = {"title": "巷口的一天", "date": "2026-11-20", "summary": "讲一讲。", "themes": "[neighbours]", "source": "居民讲述", **fields}
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    (root / "stories/tt").mkdir(exist_ok=True)
    (root / TOLD).write_text(f"---\n{lines}{people}---\n\n{body}\n", "utf-8")
    problems = check_site(root, BuildOptions(date.fromisoformat(TODAY))).problems
    return [(each.code, each.line) for each in problems if each.path == TOLD and each.code != "R09"]


@pytest.fixture(scope="module")
def with_zhao(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy(GOOD, tmp_path_factory.mktemp("subjects"))
    (root / "content/people/p-no2.yml").write_text(TOLD_OF, "utf-8")
    return root


@pytest.mark.parametrize(
    ("body", "fields", "line"),
    [
        ("鞋修好了。", {"title": "赵婶的修鞋摊"}, 2),
        ("鞋修好了。", {"title": "修鞋婶的摊子"}, 2),
        ("鞋修好了。", {"summary": "赵婶修鞋，修了三十年。"}, 4),
        ("鞋修好了。", {"source": "赵婶讲述，编辑记录"}, 6),
        ("鞋修好了。", {"title": "赵婶的修鞋摊", "summary": "赵婶修鞋。", "source": "赵婶讲述"}, 2),
        ("[[p-no2]]今年修了一千双鞋。\n\n[[p-no2]]的丈夫住院，鞋摊停了半年。", {}, 9),
        ("天冷了。\n\n[[p-no2]]今年修了一千双鞋。\n\n赵婶的鞋摊停了半年。", {}, 11),
        ("## 摊子\n\n[[p-no2]]今年修了一千双鞋。她的丈夫住院，鞋摊停了半年。", {}, 11),
        ("::: 对话\n[[p-no2]]：不要钱。\n:::\n\n[[p-no2]]收摊了。", {}, 10),
    ],
)
def test_whoever_a_story_is_about_is_among_its_people(with_zhao: Path, body: str, fields: dict[str, str], line: int) -> None:
    """Once, with the line to type; and then nothing is told any more."""
    assert told_of(with_zhao, body, **fields) == [("P23", line)]
    problems = check_site(with_zhao, BuildOptions(date.fromisoformat(TODAY))).problems
    assert "people: [p-no2]" in next(each.hint for each in problems if each.code == "P23")
    assert told_of(with_zhao, body, "people: [p-no2]\n", **fields) == []


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("天冷了。\n\n鞋破了。\n\n[[p-no2]]补了两针。", {}),
        ("天冷了。鞋破了。[[p-no2]]补了两针。鞋好了。", {}),
        ("赵婶桥头有一棵树。", {"title": "赵婶桥的树"}),
        ("[[p-s9x]]收了风筝。[[p-s9x]]走了。", {}),  # who is made up
    ],
)
def test_who_is_mentioned_in_passing_need_not_be(with_zhao: Path, body: str, fields: dict[str, str]) -> None:
    assert [each for each in told_of(with_zhao, body, **fields) if each[0] == "P23"] == []


def test_of_two_who_are_called_alike_one_is_enough(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    (root / "content/people/p-qin.yml").write_text(TOLD_OF.replace("赵婶", "老秦"), "utf-8")
    assert told_of(root, "灯亮了。", title="老秦的灯") == [("P23", 2)]
    assert told_of(root, "灯亮了。", "people: [p-b2c]\n", title="老秦的灯") == []


def test_that_nobody_agreed_to_be_told_of_is_said_in_the_same_run(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    (root / "content/people/p-no2.yml").write_text(TOLD_OF.replace("姓名, 故事", "姓名"), "utf-8")
    assert told_of(root, "鞋修好了。", title="赵婶的修鞋摊") == [("P23", 2), ("P25", 2)]
    assert told_of(root, "天冷了。\n\n鞋破了。\n\n[[p-no2]]补了两针。") == []
    assert told_of(root, "[[p-no2]]修鞋。\n\n[[p-no2]]收摊。") == [("P23", 9), ("P25", 9)]


@pytest.mark.parametrize("field", ["title", "scene"])
def test_so_it_is_with_a_comic(with_zhao: Path, tmp_path: Path, field: str) -> None:
    root = copy(with_zhao, tmp_path)
    (root / TOLD).unlink(missing_ok=True)
    comic = root / "comics/007/comic.yml"
    comic.write_text(re.sub(rf"^{field}: .*$", f"{field}: 赵婶修鞋", comic.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")
    told = [each for each in check_site(root, BuildOptions(date.fromisoformat(TODAY))).problems if each.code == "P23"]
    assert [each.path for each in told] == ["comics/007/comic.yml"] and "[p-b2c, p-no2]" in told[0].hint
