"""A clip from an editor's phone to the reader's: what the preview answers, what is mended, what is told where names and consent are concerned."""

from __future__ import annotations

import re
import shutil
from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.desk.fixing import fixes
from generator.pipeline import check_site
from generator.serve.answers import Answer
from generator.serve.parts import in_part
from generator.settings import BuildOptions
from tests.conftest import GOOD, Tree
from tests.media.films import film

STORY = "stories/paper-lantern"
TODAY = date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    base = Path(shutil.copytree(GOOD.parent / "base", tmp_path / "root"))
    shutil.copytree(GOOD / STORY, base / STORY)
    return base


def told(root: Path, *, but: str = "") -> list[tuple[str, int, int, str]]:
    """What is said of the story with the clip."""
    problems = check_site(root, BuildOptions(TODAY)).problems
    return [(each.path.removeprefix(STORY + "/"), each.line, each.column, each.code) for each in problems if each.code != but]


def put(root: Path, name: str, old: str, new: str) -> None:
    file = root / STORY / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_sound_clip_is_nothing_to_talk_about(root: Path) -> None:
    assert told(root) == []


def test_a_child_is_not_named_in_captions_either(root: Path) -> None:
    put(root, "lantern.vtt", "（风声）", "王甲乙同学点的灯")
    assert told(root) == [("lantern.vtt", 7, 1, "P02")]


def test_whoever_is_in_a_clip_has_agreed_to_be_seen_and_heard(root: Path) -> None:
    put(root, "index.md", "  shows: 无人\n  credit", "  shows: [p-7k3, p-w20]\n  credit")
    assert told(root) == [("index.md", 13, 11, "P07"), ("index.md", 13, 11, "V10"), ("index.md", 13, 18, "V10")]
    (root / STORY / "灯笼.MP4").write_bytes(film(sound=b"", seconds=6))
    assert told(root) == [("index.md", 13, 11, "P07")]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/a", "//example.org/", 'https://example.org/"onload=x'])
def test_a_clip_elsewhere_has_a_whole_safe_address(root: Path, address: str) -> None:
    put(root, "index.md", "  file: 灯笼.MP4\n  captions: lantern.vtt\n", f"  url: '{address}'\n")
    assert ("index.md", 7, 8, "S06") in told(root)


def test_an_address_and_a_file_are_one_too_many(root: Path) -> None:
    put(root, "index.md", "  captions", "  url: https://example.org/a\n  captions")
    assert told(root) == [("index.md", 7, 3, "V01")]


@pytest.mark.parametrize("name", ["雪.mov", "clip.avi"])
def test_a_file_of_another_sort_is_missed_with_the_right_ending(root: Path, name: str) -> None:
    put(root, "index.md", "灯笼.MP4", name)
    found = told(root)
    assert ("index.md", 7, 9, "V02") in found


def test_the_size_of_a_film_is_looked_at_before_anything_else(root: Path) -> None:
    with (root / STORY / "灯笼.MP4").open("wb") as file:
        file.truncate(2 * 2**30)
    assert told(root) == [("灯笼.MP4", 0, 0, "F08")]


def mended(root: Path, name: str) -> tuple[list[str], bytes]:
    """What an editor is shown of the fix for a file, and the file after it."""
    (fix,) = fixes(root, check_site(root, BuildOptions(TODAY)).problems)
    assert fix.path == f"{STORY}/{name}"
    return list(fix.shown()), fix.after


def test_captions_from_a_cutting_program_are_mended(root: Path) -> None:
    (root / STORY / "lantern.vtt").write_bytes("1\r\n00:00:00,000 --> 00:00:02,500\r\n（风声）\r\n".encode())
    assert [each[3] for each in told(root)] == ["V13", "V14"]
    shown, after = mended(root, "lantern.vtt")
    assert after == "WEBVTT\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.500\r\n（风声）\r\n".encode()
    assert any("改成：00:00:00.000 --> 00:00:02.500" in line for line in shown)
    (root / STORY / "lantern.vtt").write_bytes(after)
    assert told(root) == []


GBK_SRT = "1\r\n00：00：00，000 －－＞ 00：00：02，500\r\n（风声）\r\n"
MENDED_SRT = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.500\n（风声）\n".encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_captions_in_another_encoding_are_mended_in_one_go(root: Path, encoding: str) -> None:
    """What is offered beside each line is offered in truth: of a program's file nobody has to save it anew first."""
    (root / STORY / "lantern.vtt").write_bytes(GBK_SRT.encode(encoding))
    assert {each[3] for each in told(root)} == {"F11", "V13", "V14"}
    shown, after = mended(root, "lantern.vtt")
    assert after.replace(b"\r\n", b"\n") == MENDED_SRT
    assert shown[0] == "  整个文件改存成UTF-8，字不变，头一句是“（风声）”；要是乱码，就答“否”"
    assert "  第2行\n    原来：00：00：00，000 －－＞ 00：00：02，500\n    改成：00:00:00.000 --> 00:00:02.500" in shown
    (root / STORY / "lantern.vtt").write_bytes(after)
    assert told(root) == []


def test_captions_that_want_nothing_but_another_encoding(root: Path) -> None:
    (root / STORY / "lantern.vtt").write_bytes("WEBVTT\n\n00:00.000 --> 00:02.500\n（风声）\n".encode("gb18030"))
    assert [each[3] for each in told(root)] == ["F11"]
    shown, after = mended(root, "lantern.vtt")
    assert len(shown) == 1 and after.decode() == "WEBVTT\n\n00:00.000 --> 00:02.500\n（风声）\n"


def test_of_captions_in_srt_the_name_is_all_that_is_wrong(root: Path) -> None:
    (root / STORY / "lantern.vtt").rename(root / STORY / "lantern.srt")
    put(root, "index.md", "captions: lantern.vtt", "captions: lantern.srt")
    (missed,) = (each for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "V02")
    assert "把文件“lantern.srt”改名成“lantern.vtt”，这里也写成 captions: lantern.vtt" in missed.hint and "没有用" not in missed.hint


ILL = (
    ("WEBVTT 示例字幕\n", "", "V13"),
    ("00:00.000 --> ", "00:00,000 -> ", "V14"),
    ("（风声）", "（风声）\n\n那时候", "V14"),
    ("（风声）", "<b>（风声）</b>", "V20"),
)
TOLD_OF_WORDS = {"V16", "V17", "V18", "P02", "P47"}


@pytest.mark.parametrize(("old", "new", "code"), ILL)
def test_all_there_is_to_say_of_captions_is_said_in_one_run(root: Path, old: str, new: str, code: str) -> None:
    """What is wrong with their spelling hides nothing of what they say, or of when they say it."""
    (root / STORY / "灯笼.MP4").write_bytes(film(seconds=40))
    more = "00:01:05.000 --> 00:01:06.000\n王甲乙同学点的灯[[p-7k3]]，一盏一盏又一盏，都亮起来了\n\n"
    file = root / STORY / "lantern.vtt"
    sound = file.read_text("utf-8").rstrip("\n") + "\n\n" + more
    file.write_text(sound, "utf-8")
    before = {each[3] for each in told(root)}
    assert before == TOLD_OF_WORDS | {"V19"}
    assert old in sound
    file.write_text(sound.replace(old, new, 1), "utf-8")
    is_lost = "那时候" in new  # a caption of which nobody knows when it is said is no silence
    assert {each[3] for each in told(root)} == (before - {"V19"} if is_lost else before) | {code}


def test_a_directory_at_the_end_is_moved_to_the_front(root: Path) -> None:
    (root / STORY / "灯笼.MP4").write_bytes(film(is_in_front=False, seconds=6))
    assert told(root) == [("灯笼.MP4", 0, 0, "V05")]
    shown, after = mended(root, "灯笼.MP4")
    assert shown == ["  把播放要用的目录从文件的最后面挪到最前面，画面和声音一点不动"]
    (root / STORY / "灯笼.MP4").write_bytes(after)
    assert told(root) == []


@pytest.mark.parametrize("data", [film(brand=b"qt  "), film(is_in_front=False, codec=b"hvc1"), film()[:300]])
def test_what_only_another_film_would_mend_is_left_alone(root: Path, data: bytes) -> None:
    (root / STORY / "灯笼.MP4").write_bytes(data)
    assert list(fixes(root, check_site(root, BuildOptions(TODAY)).problems)) == []


def test_nothing_of_the_phone_is_published(good: Tree) -> None:
    (name,) = [path for path in good.files() if path.endswith(".mp4")]
    before, after = (GOOD / STORY / "灯笼.MP4").read_bytes(), good.files()[name]
    assert len(before) == len(after)
    assert all(told in before and told not in after for told in (b"SECRET phone", b"+39.9042+116.4074", b"x264"))


FILE = Answer(HTTPStatus.OK, "video/mp4", b"0123456789", has_parts=True)


@pytest.mark.parametrize(
    ("wanted", "status", "data", "part"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        *((each, 200, b"0123456789", "") for each in ("", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=1")),
    ],
)
def test_a_part_of_a_film(wanted: str, status: int, data: bytes, part: str) -> None:
    answer = in_part(FILE, wanted, is_conditional=False)
    assert (answer.status, answer.data, answer.part) == (status, data, part)


def test_who_asks_under_a_condition_gets_the_whole() -> None:
    assert in_part(FILE, "bytes=0-3", is_conditional=True) == FILE
    assert in_part(Answer(HTTPStatus.NOT_FOUND, "text/plain", b"abc"), "bytes=0-1", is_conditional=False).status == HTTPStatus.NOT_FOUND


def test_captions_are_read_in_the_size_of_the_page(good: Tree) -> None:
    """Browsers make them a twentieth of the film's height, which is 10px on a phone, whatever size of type was chosen."""
    sheets = "".join(file.read_text("utf-8") for file in (good.root / "assets").glob("*.css"))
    (size,) = re.findall(r"video::cue\{[^}]*font-size:([^;}]*)", sheets)
    assert re.search(r"\d*rem\b", size), "it grows with large type"
    assert size.startswith("max(1em,"), "and is never less than the browser's own, as all over a screen"


def test_what_stands_below_a_picture_has_no_blank_behind_a_stop(good: Tree) -> None:
    captions = [
        re.sub(r"<[^>]*>", "", each)
        for path in good.files()
        if path.endswith(".html")
        for each in re.findall(r"<figcaption.*?</figcaption>", good.text(path), re.DOTALL)
    ]
    assert any("示例动画" in each for each in captions)
    assert [each for each in captions if re.search(r"[。！？，；：] ", each)] == []


def test_an_upright_picture_stands_on_its_card_uncut(good: Tree) -> None:
    """A card is wide: of a drawing that is higher than wide it would cut off what is said above the heads."""
    for path in ("stories/clips/index.html", "stories/index.html", "stories/themes/neighbours/index.html"):
        cards = re.findall(r'<article class="([^"]*\bcard\b[^"]*)">(.*?)</article>', good.text(path), re.DOTALL)
        assert cards
        for classes, card in cards:
            size = re.search(r'<img [^>]*width="(\d+)" height="(\d+)"', card)
            is_tall = size is not None and int(size[1]) < int(size[2])
            assert ("card-tall" in classes) == is_tall, card
            assert is_tall or "paper-lantern/" not in card
    sheet = "".join(file.read_text("utf-8") for file in (good.root / "assets").glob("site.*.css"))
    assert sheet.index(".card-picture img{") < sheet.index(".card-tall img{object-fit:contain}"), "of two rules that count alike"
