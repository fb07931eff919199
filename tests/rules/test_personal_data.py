"""Where personal data is told, and what may stay: the office's own numbers, and what somebody has looked at. All of it is made up."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.pipeline import check_site
from generator.settings import BuildOptions

BASE = Path(__file__).parent.parent / "sites" / "base"
STORY = "stories/clearing-snow/index.md"
TODAY = datetime.date(2026, 11, 23)
REVIEWED = "exceptions:\n  - file: {file}\n    words: {text}\n    why: 店家自己公布的\n    by: 街道宣传科\n    date: 2026-11-01\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "root")
    return tmp_path / "root"


def told(root: Path) -> list[tuple[str, str, int, int]]:
    """Each problem with its place; a second check, which rests on verdicts that were kept, says the same."""
    first, again = (check_site(root, BuildOptions(TODAY)).problems for _ in range(2))
    assert first == again
    return [(each.code, each.path, each.line, each.column) for each in first]


def add(root: Path, path: str, text: str) -> int:
    """Add a paragraph at the end of a file; its line."""
    whole = (root / path).read_text("utf-8").rstrip("\n") + "\n\n"
    (root / path).write_text(whole + text + "\n", "utf-8")
    return whole.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("有事打 139 0000 0000。", "P30", 5),
        ("| 谁 | 电话 |\n| --- | --- |\n| 林 | 13900000000 |", "P30", 7),
        ("[打给她](tel:13900000000)", "P30", 11),
        ("    13900000000", "P30", 5),
        ("> 她说：“\n> 一三九零零零零零零零零”", "P30", 3),
        ("今天王浩宇同学也来了。", "P02", 3),
        ("北苑小学的小孟同学画的。", "P37", 1),
    ],
)
def test_it_is_told_wherever_it_stands_in_a_text(root: Path, text: str, code: str, column: int) -> None:
    line = add(root, STORY, text) + text.count("\n")
    assert (code, STORY, line, column) in told(root)


def test_it_is_told_where_it_stands_in_a_value_of_several_lines(root: Path) -> None:
    file = root / STORY
    file.write_text(file.read_text("utf-8").replace("summary: ", "summary: >\n  有事打\n  139 0000 0000，", 1), "utf-8")
    assert ("P30", STORY, 6, 3) in told(root)


def test_what_the_office_has_published_may_stand_everywhere(root: Path) -> None:
    line = add(root, STORY, "打 010-8000-0000，或者写信到 jiedao2026@163.com。")
    assert [each[:3] for each in told(root)] == [("P30", STORY, line), ("P35", STORY, line)]
    site = root / "content/site.yml"
    office = "phones:\n  - name: 值班室\n    number: 010-80000000\ncontact:\n  office: 街道\n  email: jiedao2026@163.com\n"
    site.write_text(site.read_text("utf-8") + office, "utf-8")
    assert told(root) == []


def test_a_mobile_is_nobody_s_office(root: Path) -> None:
    line = add(root, "content/site.yml", "phones:\n  - name: 值班室\n    number: 139 0000 0000") + 2
    assert told(root) == [("P30", "content/site.yml", line, 13)]


def test_what_was_reviewed_may_stand_where_it_was_and_nowhere_else(root: Path) -> None:
    add(root, STORY, "修车打 139 0000 0000。")
    line = add(root, "stories/borrowed-ladder/index.md", "修车打 139 0000 0000。")
    (root / "content/exceptions.yml").write_text(REVIEWED.format(file=STORY, text="139-0000-0000"), "utf-8")
    assert told(root) == [("P30", "stories/borrowed-ladder/index.md", line, 5)]


def test_an_exception_that_hits_nothing_any_more_is_told(root: Path) -> None:
    exceptions = root / "content/exceptions.yml"
    line = add(root, STORY, "修车打 139 0000 0000。")
    exceptions.write_text(REVIEWED.format(file=STORY, text="139 0000 0000"), "utf-8")
    assert told(root) == []
    text = (root / STORY).read_text("utf-8")
    (root / STORY).write_text(text.replace("139 0000 0000", "店里的电话"), "utf-8")
    assert told(root) == [("P38", "content/exceptions.yml", 3, 12)]
    (root / STORY).write_text(text, "utf-8")
    exceptions.unlink()
    assert told(root) == [("P30", STORY, line, 5)]
    exceptions.write_text(REVIEWED.format(file="stories/no-such/index.md", text="139 0000 0000"), "utf-8")
    assert ("P38", "content/exceptions.yml", 3, 12) in told(root)


def test_names_of_files_and_folders_are_looked_at_be_they_used_or_not(root: Path) -> None:
    shutil.copytree(root / "stories/borrowed-ladder", root / "stories/13900000000")
    Image.new("RGB", (300, 300)).save(root / "stories/borrowed-ladder/王浩宇同学.png")
    found = told(root)
    assert ("P30", "stories/13900000000/index.md", 0, 0) in found
    assert ("P02", "stories/borrowed-ladder/王浩宇同学.png", 0, 0) in found


@pytest.mark.parametrize("name", ["13900000000.png", "王浩宇同学.png"])
def test_the_name_of_a_picture_is_told_where_it_is_declared(root: Path, name: str) -> None:
    folder = root / "stories/borrowed-ladder"
    (folder / "cover.png").rename(folder / name)
    story = folder / "index.md"
    story.write_text(story.read_text("utf-8").replace("cover.png", name), "utf-8")
    (code, path, line, _), *others = told(root)
    assert code in ("P02", "P30") and path == "stories/borrowed-ladder/index.md" and line > 1 and not others


def test_it_is_told_in_captions_too_and_may_be_reviewed_there(tmp_path: Path) -> None:
    root, path = tmp_path / "good", "stories/paper-lantern/lantern.vtt"
    shutil.copytree(BASE.parent / "good", root)
    before = told(root)
    captions = root / path
    text = captions.read_text("utf-8").replace("灯亮了 &amp; 风停了，", "修灯打 139").replace("1<2，对吧？", "0000 0000")
    captions.write_text(text, "utf-8")
    assert sorted({*told(root)} - {*before}) == [("P30", path, 11, 5)]
    (root / "content/exceptions.yml").write_text(REVIEWED.format(file=path, text="139 0000 0000"), "utf-8")
    assert told(root) == before


def test_a_child_on_a_roll_is_known_by_the_reason(tmp_path: Path) -> None:
    root, path = tmp_path / "good", "content/honours/2026.yml"
    shutil.copytree(BASE.parent / "good", root)
    before = told(root)
    roll = root / path
    text = (
        roll.read_text("utf-8")
        .replace("name: 一层一盏", "name: 曾梓轩")
        .replace("reason: 一层楼认领", "reason: 三年级学生，每天看灯。一层楼认领")
    )
    roll.write_text(text, "utf-8")
    line = text[: text.index("name: 曾梓轩")].count("\n") + 1
    assert ("P02", path, line) in {each[:3] for each in {*told(root)} - {*before}}
