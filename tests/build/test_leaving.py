"""The theme's files stay for one publication more, as a page opened before it asks for its stylesheet after it; whatever is somebody's goes at once."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image, ImageOps

from generator.artifact import Artifact
from generator.build.tree import Row, leaving
from tests.conftest import Tree, built
from tests.versions import Text, amiss, contents, publish, publish_version

STYLE = "assets/site.{:08x}.css"
PICTURE = "media/{:020x}-480.webp"


def named_by_content(folder: Path) -> set[str]:
    return {path for path in contents(folder / "site") if path.startswith("assets/")}


def of(*versions: int) -> set[str]:
    return {STYLE.format(version) for version in versions}


def test_they_stay_for_one_publication_and_then_go(tmp_path: Path) -> None:
    seen = []
    for version in (1, 2, 3, 4, 5):
        assert publish_version(tmp_path, version)
        assert not amiss(tmp_path / "site", version)
        seen.append(named_by_content(tmp_path))
    assert seen == [of(1), of(1, 2), of(2, 3), of(3, 4), of(4, 5)]


def test_they_are_nothing_new(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    for _ in range(2):
        assert not publish_version(tmp_path, 2)
    assert named_by_content(tmp_path) == of(1, 2)


def test_what_comes_back_stays(tmp_path: Path) -> None:
    for version in (1, 2, 1, 2, 2, 1):
        publish_version(tmp_path, version)
        assert not amiss(tmp_path / "site", version)
    assert named_by_content(tmp_path) == of(1, 2)
    publish_version(tmp_path, 3)
    assert named_by_content(tmp_path) == of(1, 3)


def test_one_that_was_removed_by_hand_does_not_come_back(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    for path in of(1):
        (tmp_path / "site" / path).unlink()
    assert not publish_version(tmp_path, 2)
    assert named_by_content(tmp_path) == of(2)
    assert publish_version(tmp_path, 3)
    assert named_by_content(tmp_path) == of(2, 3)


def test_a_damaged_one_is_not_kept(tmp_path: Path) -> None:
    publish_version(tmp_path, 1)
    (tmp_path / "site" / STYLE.format(1)).write_text("spoilt")
    publish_version(tmp_path, 2)
    assert named_by_content(tmp_path) == of(1, 2) - {STYLE.format(1)}


def test_other_files_go_at_once(tmp_path: Path) -> None:
    """A page, a feed, a picture that is withdrawn is withdrawn."""
    paths = ["assets/plain.css", PICTURE.format(1), "media/readme.txt", "index.html", "feeds/site.00000001.xml", "assets/icon.00000001.svg"]
    publish(tmp_path, [Artifact(path, Text(1, 1)) for path in paths])
    publish(tmp_path, [Artifact("index.html", Text(2, 1))])
    assert set(contents(tmp_path / "site")) == {"index.html", "assets/icon.00000001.svg"}


def test_only_what_nothing_stands_for_any_more_is_leaving() -> None:
    before = {name: Row(b"key", b"content", 1, 1) for name in (STYLE.format(1), STYLE.format(2), "index.html")}
    assert leaving(before, {STYLE.format(2): before[STYLE.format(2)]}) == {STYLE.format(1): Row(b"", b"content", 1, 1)}


def test_the_whole_theme_is_meant(good: Tree) -> None:
    files = {path: Row(b"key", b"content", 1, 1) for path in good.files()}
    kept = {path for path in files if path.startswith("assets/")}
    assert len(kept) > 3 and leaving(files, {}).keys() == kept
    assert good.leaving(good.files()) == set(), "a clean build has nothing to leave"


def test_a_picture_that_is_replaced_is_gone_at_once(own: Path) -> None:
    """Somebody may have asked for that."""
    before = built(own)
    shown = set(re.findall(r"media/[0-9a-f]{20}-\d+\.(?:avif|webp|jpg)", before.text("stories/paper-boat/index.html")))
    with Image.open(own / "stories/paper-boat/微信图片.jpg") as picture:
        ImageOps.invert(picture).save(own / "stories/paper-boat/微信图片.jpg")
    once = built(own)
    gone = {path for path in shown if path not in once.text("stories/paper-boat/index.html")}
    assert gone and not gone & once.files().keys()
