"""Honours and points: ranks with ties, what is hidden or not yet there, and which rolls agree with which."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.honours import ranked
from generator.schema.honours import Family
from tests.conftest import TODAY, Tree, build, built

RANKS = [
    ([], []),
    ([5], [1]),
    ([9, 7, 5], [1, 2, 3]),
    ([9, 7, 7, 5], [1, 2, 2, 4]),
    ([9, 9, 7], [1, 1, 3]),
    ([7, 7, 7, 7, 1], [1, 1, 1, 1, 5]),
    ([9, 7, 7, 5, 5, 5, 1], [1, 2, 2, 4, 4, 4, 7]),
    ([1, 9, 5], [1, 2, 3]),
    ([0, 0], [1, 1]),
    ([5, 9, 5, 9], [1, 1, 3, 3]),
]


@pytest.mark.parametrize(("points", "ranks"), RANKS, ids=str)
def test_equal_points_share_a_rank_and_the_next_is_skipped(points: list[int], ranks: list[int]) -> None:
    families = [Family(name="林*家", points=each) for each in points]
    found = ranked(families)
    assert [rank for rank, _ in found] == ranks
    assert [family.points for _, family in found] == sorted(points, reverse=True)


def test_families_of_one_rank_stay_in_the_order_of_the_file() -> None:
    families = [Family(name=f"{name}*家", points=points) for name, points in zip("赵钱孙李", (3, 5, 3, 5), strict=True)]
    assert [family.name[0] for _, family in ranked(families)] == list("钱李赵孙")


def lines(path: Path, old: str, new: str) -> None:
    """Change a source; the text is there exactly once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_story_that_has_not_come_yet_is_not_linked(own: Path) -> None:
    lines(own / "content/honours/2026.yml", "    story: snow-day\n", "    story: next-week\n")
    before = built(own)
    assert "下星期" not in before.text("honours/2026/index.html") + before.text("honours/recipients/stair-lamps/index.html")
    assert "写成了故事" not in before.text("honours/recipients/stair-lamps/index.html")
    after = built(own, today="2026-11-30")
    assert "看故事：下星期才讲的事" in after.text("honours/2026/index.html")
    assert "写成了故事" in after.text("honours/recipients/stair-lamps/index.html")


def test_a_roll_before_its_day_is_nowhere_and_its_recipient_stays(own: Path) -> None:
    lines(own / "content/honours/2026.yml", "date: 2026-11-20", "date: 2026-11-25")
    lines(own / "content/cases/stair-lamps.md", "[[p-b2c]]教", "[上了榜的](/honours/recipients/lao-qin/)教")
    done = build(own)
    assert done.returncode == 0, done.stdout
    assert re.findall(r"content/honours/2026\.yml:2:7 提醒 R09", done.stdout)
    tree = Tree(own / "site")
    assert not (own / "site/honours/2026").exists()
    assert not (own / "site/honours/recipients/stair-lamps").exists()
    assert "教会了六个孩子" not in tree.text("honours/recipients/lao-qin/index.html")
    assert "<dt>荣誉</dt>" not in tree.text("honours/cases/stair-lamps/index.html")
    assert "教会了六个孩子" in built(own, today="2026-11-25").text("honours/recipients/lao-qin/index.html")


def test_without_samples_nothing_of_them_is_left(own: Path) -> None:
    tree = built(own, "--samples", "hide")
    pages = {path for path in tree.files() if path.startswith(("honours/", "points/"))}
    assert not [path for path in pages if re.search("kite|a-zheng|2026-10", path)]
    assert "阿筝" not in tree.text("honours/2026/index.html")
    assert "秦*家" in tree.text("points/index.html")


def test_a_site_without_honours_has_friendly_pages(own: Path) -> None:
    for file in sorted((own / "content").rglob("*.*")):
        if file.parent.name in ("honours", "cases", "points") or file.name == "awards.yml":
            file.unlink()
    tree = built(own)
    assert "本站没有登过荣誉榜" in tree.text("honours/index.html")
    assert "本站没有登积分榜" in tree.text("points/index.html")
    assert tree.dead_links("https://example.org/bj/") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("honours/2025.yml", "date: 2026-01-04", "date: 2026-02-01", "content/honours/2025.yml:2:7 错误 H01"),
        ("honours/2025.yml", "    award: warm-shops", "    award: warm-shop", "content/honours/2025.yml:14:12 错误 R01"),
        ("honours/2026.yml", "    award: lamplighters", "    award: kites", "content/honours/2026.yml:14:12 错误 R05"),
        ("honours/2026.yml", "id: lao-qin-2026", "id: lao-qin-2025", "content/honours/2026.yml:13:9 错误 R02"),
        ("cases/stair-lamps.md", "source: 东柿社区讲述，编辑记录\n", "", "content/cases/stair-lamps.md:2:8 错误 R06：这个案例"),
        ("cases/stair-lamps.md", "[lamp]", "[kites]", "content/cases/stair-lamps.md:6:14 错误 R05"),
        ("points/2026-q3.yml", "place: east\n    points: 4", "place: east\n    points: 4.5", "content/points/2026-q3.yml:16:13 错误 S06"),
        ("points/2026-q3.yml", "欧阳*家", "欧阳小灯家", "content/points/2026-q3.yml:14:11 错误 S06"),
        ("points/2026-q3.yml", "ends: 2026-09-30", "ends: 2026-07-01", "content/points/2026-q3.yml:3:7 错误 H05"),
        ("awards.yml", "id: ways", "id: warm-shops", "content/awards.yml:10:9 错误 R02"),
    ],
)
def test_a_slip_is_reported_where_it_is(own: Path, file: str, old: str, new: str, found: str) -> None:
    lines(own / "content" / file, old, new)
    done = build(own)
    assert done.returncode == 1
    assert found in done.stdout, done.stdout


def test_a_table_of_points_is_no_register(own: Path) -> None:
    file = own / "content/points/2026-q3.yml"
    rows = "".join(f"  - name: 柳*家\n    points: {number}\n" for number in range(1, 497))
    file.write_text(file.read_text("utf-8") + rows, "utf-8")
    done = build(own, today=TODAY)
    assert done.returncode == 1
    assert done.stdout.count("错误 Y05") == 1
