"""A file that is declared twice shows the same people in both places: who takes consent back would stay where nothing says that they are there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD

PHOTO, LANTERN = GOOD / "stories/lamp-left-on/IMG_2034.JPG", GOOD / "stories/paper-lantern"
COVER = "cover:\n  {file: a.jpg, alt: 楼道口的灯, shows: FIRST}\n"
PICTURE = "pictures:\n  - {file: b.jpg, alt: 楼道口的灯, shows: SECOND}\n"
AWAY = "clip:\n  url: https://example.org/a\n  shows: 无人\n  poster: {file: b.jpg, alt: 楼道口的灯, shows: SECOND}\n"
CLIP = "cover: {file: c.png, alt: 灯笼, shows: 无人}\nclip:\n  {file: a.mp4, captions: a.vtt, shows: FIRST}\n"
FIELDS = {  # of one story and of another; FIRST and SECOND are said to be seen in the same bytes
    "covers of two stories": (COVER, COVER.replace("a.jpg", "b.jpg").replace("FIRST", "SECOND")),
    "a cover and a picture in the text": (COVER, PICTURE),
    "a cover and the picture before a clip": (COVER, AWAY),
    "two pictures of one story": (COVER + PICTURE, ""),
    "a file that is declared twice": (COVER + PICTURE.replace("b.jpg", "a.jpg"), ""),
    "clips of two stories": (CLIP, CLIP.replace("a.mp4", "b.mp4").replace("a.vtt", "b.vtt").replace("FIRST", "SECOND")),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD.parent / "base", tmp_path / "root"))


def told(root: Path, fields: tuple[str, str], first: str, second: str) -> list[tuple[str, str, str]]:
    """Code, id of the story and what is to be typed, of two stories with these fields."""
    for id, own in zip(("one", "two"), fields, strict=True):
        folder = root / "stories" / id
        folder.mkdir()
        for name, source in (("a.jpg", PHOTO), ("b.jpg", PHOTO), ("c.png", LANTERN / "lantern.png"), ("a.mp4", LANTERN / "灯笼.MP4")):
            if f"file: {name}" in own:
                shutil.copy2(source, folder / name)
        if "b.mp4" in own:
            shutil.copy2(LANTERN / "灯笼.MP4", folder / "b.mp4")
        for name in ("a.vtt", "b.vtt"):
            if name in own:
                shutil.copy2(LANTERN / "lantern.vtt", folder / name)
        text = f"![]({'a' if 'a.jpg' in own.partition('pictures')[2] else 'b'}.jpg)" if "pictures" in own else f"第{id}篇。"
        head = f"title: 第{id}篇\ndate: 2026-03-08\nsummary: 一篇。\nthemes: [neighbours]\n{own}sample: true"
        head = head.replace("FIRST", first).replace("SECOND", second)
        (folder / "index.md").write_text(f"---\n{head}\n---\n\n{text}\n", "utf-8")
    problems = check_site(root, BuildOptions(date(2026, 11, 23))).problems
    return sorted((each.code, each.path.split("/")[1], dict(each.details).get("typed", "")) for each in problems if each.code != "R12")


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
def test_who_is_seen_in_one_place_is_seen_in_the_other(root: Path, fields: tuple[str, str]) -> None:
    (root / "content/people/p-w20.yml").write_text(
        (root / "content/people/p-w20.yml").read_text("utf-8").replace("肖像", "肖像, 声音"), "utf-8"
    )
    other = "two" if fields[1] else "one"
    assert told(root, fields, "[p-w20]", "无人") == [("P27", other, "shows: [p-w20]")]
    for id in ("one", "two"):
        shutil.rmtree(root / "stories" / id)
    assert told(root, fields, "不可辨认", "[p-w20]") == [("P27", "one", "shows: [p-w20]")]
    for id in ("one", "two"):
        shutil.rmtree(root / "stories" / id)
    assert told(root, fields, "[p-w20]", "[p-w20]") == told_of_nobody(root, fields) == []


def told_of_nobody(root: Path, fields: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Where nobody is to be seen, it is no matter in which words that is said."""
    for id in ("one", "two"):
        shutil.rmtree(root / "stories" / id)
    return told(root, fields, "无人", "不可辨认")


def test_both_are_told_where_each_names_somebody_else(root: Path) -> None:
    person = (root / "content/people/p-w20.yml").read_text("utf-8").replace("葫芦大爷", "水瓢婶")
    (root / "content/people/p-w21.yml").write_text(person, "utf-8")
    line = "shows: [p-w20, p-w21]"
    assert told(root, FIELDS["covers of two stories"], "[p-w20]", "[p-w21]") == [("P27", "one", line), ("P27", "two", line)]
