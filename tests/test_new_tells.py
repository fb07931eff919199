"""What `beiyuan new` says is left to do: what the new thing lacks, all of it, and nothing of anybody else's."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import GOOD
from tests.test_new_safely import SITTINGS, beiyuan

COMIC = SITTINGS["comic"]

THEIRS = (
    "content/cases/theirs.md",
    "content/activities/theirs.yml",
    "content/honours/2020.yml",
    "stories/theirs/index.md",
    "comics/099/comic.yml",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


@pytest.mark.parametrize("kind", SITTINGS)
def test_faults_of_others_are_not_told(root: Path, kind: str) -> None:
    for path in THEIRS:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("theirs", "utf-8")
    done = beiyuan(root, "new", kind, lines=SITTINGS[kind])
    assert done.exit_code == 0 and "还要填的：" in done.output, done.output
    assert "theirs" not in done.output and "2020" not in done.output and "099" not in done.output


def test_what_lies_beside_a_new_story_is_its_own(root: Path) -> None:
    (root / "stories/jie-chu-qu-de").mkdir()
    (root / "stories/jie-chu-qu-de/notes.txt").write_text("mine", "utf-8")
    done = beiyuan(root, "new", "story", lines=[SITTINGS["story"][0], "jie-chu-qu-de", *SITTINGS["story"][2:]])
    assert done.exit_code == 0 and "notes.txt" in done.output.partition("还要填的：")[2]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_comic_is_told_of_the_picture_that_it_lacks(root: Path, is_there: bool) -> None:
    (root / "comics/001").mkdir()
    if is_there:
        shutil.copy(root / "comics/007/page.png", root / "comics/001/drawing.png")
    done = beiyuan(root, "new", "comic", lines=COMIC)
    assert done.exit_code == 0, done.output
    assert ("请把“drawing.png”放进 comics/001/ 这个文件夹。" in done.output) is not is_there


@pytest.mark.parametrize("name", ["x.exe", "page", "page.gif", "page.jpg.zip", ".page.jpg", "~$page.jpg", "a/page.jpg", "con.jpg", ".jpg"])
def test_a_name_that_no_picture_has_is_asked_for_again(root: Path, name: str) -> None:
    at = COMIC.index("drawing.png")
    done = beiyuan(root, "new", "comic", lines=[*COMIC[:at], name, "大图.JPEG", *COMIC[at + 1 :]])
    assert done.exit_code == 0 and "这里要填JPG、PNG 或 WebP 图片的文件名" in done.output, done.output
    assert "file: 大图.JPEG\n" in (root / "comics/001/comic.yml").read_text("utf-8")


@pytest.fixture
def closed() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("mode", [0o644, 0o664, 0o600])
@pytest.mark.parametrize(("kind", "path"), [("honour", "content/honours/2026.yml"), ("activity", "content/activities/frost-2027.yml")])
def test_a_list_stays_as_open_as_it_was(root: Path, kind: str, path: str, mode: int) -> None:
    (root / path).chmod(mode)
    before = (root / path).read_bytes()
    assert beiyuan(root, "new", kind, lines=SITTINGS[kind]).exit_code == 0
    assert (root / path).read_bytes() != before and stat.S_IMODE((root / path).stat().st_mode) == mode
