"""Names and places of files: what some system cannot hold, what nobody can read, and pictures that belong to nothing."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

import generator.load.walk
from generator.load.walk import REQUIRED, classified, walk
from generator.problems import FORMATS, Problem
from generator.schema.base import Record
from generator.schema.kinds import KINDS, Kind
from generator.schema.names import is_device


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """As little as a walk asks for."""
    for path in ("mkdocs.yml", *REQUIRED):
        put(tmp_path, path)
    (tmp_path / "stories").mkdir()
    return tmp_path


def put(root: Path, path: str, text: str = "a") -> None:
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    except (OSError, ValueError) as error:
        pytest.skip(f"this system cannot have it: {error}")


def problems_of(root: Path) -> list[Problem]:
    walked = walk(root)
    for file in walked.files:
        classified(file, walked.problems)
    return walked.problems


def told(root: Path) -> list[str]:
    return [f"{each.code} {each.path}" for each in problems_of(root)]


def test_nothing_to_tell(root: Path) -> None:
    for path in ("stories/a/index.md", "stories/a/微信图片 1.JPG", "comics/001/comic.yml", "comics/001/page.png", "stories/b/index.md"):
        put(root, path)
    assert told(root) == []


@pytest.mark.parametrize(
    "name",
    (
        "con|CON|prn|aux|nul|NUL.md|con.jpg|con.tar.gz|con .jpg|con.|com0|com1|COM9.jpg|com¹|COM².md|lpt1|lpt³"
        "|conin$|CONOUT$|clock$|clock$.jpg"
    ).split("|"),
)
def test_names_of_devices(name: str, root: Path) -> None:
    assert is_device(name)
    put(root, f"stories/a/{name}")
    put(root, f"content/cases/{name}/a.md")
    assert told(root) == [f"F06 content/cases/{name}", f"F06 stories/a/{name}"]


@pytest.mark.parametrize(
    "name", ["console", "con-1", "icon", "com", "com10", "lpt", "clock", "null.md", "auxiliary.jpg", "a.con", "connection"]
)
def test_names_that_only_look_like_devices(name: str) -> None:
    assert not is_device(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.jpg", "a<U+000A>b.jpg"),
        ("a\r\n::error file=x::b.jpg", "a<U+000D><U+000A>::error file=x::b.jpg"),
        ("王\u200b浩.jpg", "王<U+200B>浩.jpg"),
        ("gpj.\u202egpj", "gpj.<U+202E>gpj"),
        ("\u2068a\u2069.jpg", "<U+2068>a<U+2069>.jpg"),
        ("a\x85b.jpg", "a<U+0085>b.jpg"),
        ("a\xadb.jpg", "a<U+00AD>b.jpg"),
        ("a\u2028b.jpg", "a<U+2028>b.jpg"),
        ("a\x1b[31m.jpg", "a<U+001B>[31m.jpg"),
        ("a\ue014.jpg", "a<U+E014>.jpg"),
        ("a\U000e0041.jpg", "a<U+E0041>.jpg"),
        ("a::b.jpg", "a::b.jpg"),
        ("a%0Ab?.jpg", "a%0Ab?.jpg"),
    ],
)
def test_a_name_that_cannot_be_shown_is_named_by_its_codes_in_every_format(name: str, shown: str, root: Path) -> None:
    put(root, f"stories/a/{name}")
    put(root, "stories/a/index.md")
    assert_named(root, f"stories/a/{shown}")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are characters, not bytes")
def test_a_name_of_bytes_that_are_no_characters(root: Path) -> None:
    put(root, "stories/a/index.md")
    try:
        Path(os.fsdecode(bytes(root / "stories/a") + b"/\xd1\xa9.jpg")).touch()
        Path(os.fsdecode(bytes(root / "stories/a") + b"/\xff\xfe.jpg")).touch()
    except OSError as error:
        pytest.skip(f"this system cannot have it: {error}")
    (root / "stories/a" / os.fsdecode(b"\xd1\xa9.jpg")).unlink()  # which happens to be UTF-8
    assert_named(root, "stories/a/<0xFF><0xFE>.jpg")


def assert_named(root: Path, shown: str) -> None:
    """One problem, and each format is whole, in one piece, and speaks of `shown`."""
    problems = problems_of(root)
    assert [each.code for each in problems] == ["F06"]
    text, github = FORMATS["text"](problems, root), FORMATS["github"](problems, root)
    assert text.startswith(f"{shown} 错误 F06：文件名“{shown.rpartition('/')[2]}”")
    assert len(text.splitlines()) == 2
    assert [row["path"] for row in json.loads(FORMATS["json"](problems, root))] == [shown]
    assert github.startswith("::error file=" + shown.replace("%", "%25").replace(":", "%3A") + ",line=1,")
    assert len(github.splitlines()) == 1
    for written in (text, github, FORMATS["json"](problems, root)):
        assert written.replace("\n", "").replace("\u3000", "").isprintable()


@pytest.mark.parametrize(
    "path",
    [
        "content/photo.jpg",
        "content/people/p-7k3.jpg",
        "content/cases/a.png",
        "content/pages/about/photo.webp",
        "content/activities/a/b/photo.jpg",
        "stories/photo.jpg",
        "comics/photo.png",
        "stories/a/more/photo.jpg",
        "comics/001/more/photo.png",
    ],
)
def test_a_picture_lies_beside_a_record_of_a_kind_that_has_pictures(path: str, root: Path) -> None:
    put(root, "stories/a/index.md")
    put(root, "comics/001/comic.yml")
    put(root, path)
    assert told(root) == [f"F09 {path}"]


@pytest.mark.parametrize(
    "path", ["stories/a/index.md.jpg/photo.jpg", "comics/001/page.webp/page.webp", "stories/a/雪.MP4/a.mp4", "stories/a/snow.vtt/a"]
)
def test_a_folder_in_a_pictures_place_is_told(path: str, root: Path) -> None:
    put(root, "stories/a/index.md")
    put(root, "comics/001/comic.yml")
    put(root, path)
    assert told(root) == [f"F21 {path.rpartition('/')[0]}"]


def test_pictures_beside_nothing_are_told_once_for_a_folder(root: Path) -> None:
    for path in ("stories/a/b.jpg", "stories/a/a.png", "comics/001/page.jpg", "comics/002/comic.yml"):
        put(root, path)
    assert told(root) == ["F17 stories/a/a.png", "F17 comics/001/page.jpg"]


def test_a_text_of_another_name_is_told_beside_its_pictures(root: Path) -> None:
    put(root, "stories/a/a.jpg")
    put(root, "stories/a/index.txt")
    assert told(root) == ["F17 stories/a/a.jpg", "F09 stories/a/index.txt"]


def test_a_later_kind_with_pictures_lets_them_into_its_own_folder_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that nobody has added yet; should it come to be, another must be made up here."""
    folder, text = "content/borrowed", "borrowed.yml"
    assert not [kind.name for kind in KINDS if kind.where.startswith(folder)], f"{folder}/ is real now: give this test another name"
    later = Kind("borrowed", "借物", f"{folder}/<id>/{text}", Record, has_pictures=True)
    monkeypatch.setattr(generator.load.walk, "_WITH_PICTURES", [*generator.load.walk._WITH_PICTURES, later])
    monkeypatch.setitem(generator.load.walk._KINDS_BELOW, "content", [*generator.load.walk._KINDS_BELOW["content"], later])
    for path in (f"key/{text}", "key/key.jpg", "a.jpg", "key/more/a.jpg"):
        put(root, f"{folder}/{path}")
    assert told(root) == [f"F09 {folder}/a.jpg", f"F09 {folder}/key/more/a.jpg"]
    (root / f"{folder}/key/{text}").unlink()
    assert f"F17 {folder}/key/key.jpg" in told(root)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.path.groups], ids=lambda kind: kind.name)
def test_a_stray_is_told_what_files_are_called_where_it_lies(kind: Kind, root: Path) -> None:
    stray = kind.where.replace("<id>", "007").replace("**", "about/names") + ".txt"
    put(root, stray)
    (told,) = (each for each in problems_of(root) if each.path == stray)
    meant = kind.where.replace("<id>", "编号").replace("**", "名字")
    assert "您是不是想写" not in told.hint, "the name that is meant has been said"
    assert told.message == f"程序不知道这个文件是做什么用的；这里的{kind.label}，要写在“{meant}”里。"


def test_no_name_is_told_where_anything_may_be_meant(root: Path) -> None:
    put(root, "content/notes.txt")
    assert [each.message for each in problems_of(root)] == ["程序不知道这个文件是做什么用的。"]


def test_no_message_shows_how_a_path_is_written_in_the_program(root: Path) -> None:
    """Also where a record is named like its folder, so that its name is to be told beside its pictures."""
    for kind in KINDS:
        if kind.has_pictures:
            put(root, kind.where.replace("<id>", "007").rpartition("/")[0] + "/a.jpg")
    found = problems_of(root)
    assert {each.code for each in found} == {"F17"}
    assert not [each for each in found if "<" in each.message + each.hint]


STORY = "---\ntitle: 雪\nsummary: 雪停了。\nthemes: [neighbours]\n---\n\n雪。\n"


@pytest.mark.parametrize("path", ["snow.md", "雪/index.md", "雪/snow/index.md", "Stories/snow/index.md"])
def test_a_story_beside_the_folders_is_told(path: str, root: Path) -> None:
    put(root, path, STORY)
    assert told(root) == [f"F19 {path}"]


@pytest.mark.parametrize("path", ["README.md", "docs/index.md", ".notes/snow/index.md", "a/b/c/index.md", "雪/snow/snow.txt"])
def test_what_else_lies_at_the_root_is_nobody_s_business(path: str, root: Path) -> None:
    put(root, path, STORY if path.count("/") else "# 说明\n")
    assert told(root) == []


def test_a_built_site_beside_the_folders_is_not_looked_into(root: Path) -> None:
    put(root, "public/snow/index.md", STORY)
    put(root, "public/index.html", "<p>")
    assert told(root) == []


@pytest.mark.parametrize("name", ["mkdocs.yml", "content"])
def test_what_is_there_as_something_else_is_not_said_to_be_missing(tmp_path: Path, name: str) -> None:
    path, is_folder = tmp_path / name, name == "mkdocs.yml"
    path.mkdir() if is_folder else path.write_text("x", "utf-8")
    codes = {each.code for each in walk(tmp_path).problems if each.path == name}
    assert codes == {"F21" if is_folder else "F22"}
    if hasattr(os, "mkfifo"):
        path.rmdir() if is_folder else path.unlink()
        os.mkfifo(path)
        codes = {each.code for each in walk(tmp_path).problems if each.path == name}
        assert codes == {"F05" if is_folder else "F22"}
