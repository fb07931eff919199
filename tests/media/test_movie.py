"""MP4 files as phones, careless programs and hostile people make them: what is read of them, what an editor is told, how little is read."""

from __future__ import annotations

import io
import random
import struct
import time
from pathlib import Path
from typing import Any

import pytest

from generator.load.walk import Source
from generator.media.boxes import MOST_BOXES
from generator.media.clips import load_clip
from generator.media.movie import read_movie
from tests.conftest import GOOD
from tests.media.films import MIRRORED, TURNED, box, film, full

LANTERN = GOOD / "stories/paper-lantern/灯笼.MP4"


def told(data: bytes, tmp_path: Path) -> list[tuple[str, str]]:
    """Code and reason of everything that is said of a file."""
    file = tmp_path / "a.mp4"
    file.write_bytes(data)
    found = load_clip(tmp_path, Source("a.mp4", None, "", (len(data), 0, 0, 0))).problems
    return [(each.code, dict(each.details).get("what", "")) for each in found]


@pytest.mark.parametrize("sound", [b"mp4a", b""])
@pytest.mark.parametrize(("matrix", "size"), [((1, 0, 0, 0, 1, 0, 0, 0, 16384), (640, 360)), (TURNED, (360, 640))])
def test_a_sound_film(tmp_path: Path, sound: bytes, matrix: tuple[int, ...], size: tuple[int, int]) -> None:
    data = film(matrix=matrix, sound=sound)
    (tmp_path / "a.mp4").write_bytes(data)
    facts = load_clip(tmp_path, Source("a.mp4", None, "", (len(data), 0, 0, 0))).facts
    assert facts
    assert (facts.width, facts.height, facts.milliseconds, facts.has_sound, facts.size) == (*size, 10_000, bool(sound), len(data))


def test_a_film_of_a_real_program() -> None:
    with LANTERN.open("rb") as file:
        movie = read_movie(file, LANTERN.stat().st_size).movie
    assert movie and (movie.width, movie.height, movie.milliseconds, movie.has_sound) == (240, 426, 6000, True)


REFUSED: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a .mov": ({"brand": b"qt  "}, [("V03", "MOV")]),
    "HEVC, out of band": ({"codec": b"hvc1"}, [("V04", "的编码是HEVC（H.265）")]),
    "HEVC, in band": ({"codec": b"hev1"}, [("V04", "的编码是HEVC（H.265）")]),
    "VP9": ({"codec": b"vp09"}, [("V04", "的编码是VP9")]),
    "AV1": ({"codec": b"av01"}, [("V04", "的编码是AV1")]),
    "ProRes": ({"codec": b"apch"}, [("V04", "的编码是ProRes")]),
    "Dolby Vision": ({"codec": b"dvh1"}, [("V04", "的编码是杜比视界")]),
    "a name that is none": ({"codec": b"\xff\x00ab"}, [("V04", "的编码是不认识的编码（没有名字）")]),
    "ten bits": ({"profile": 110}, [("V04", "的编码是H.264的High 10（10位色深）档")]),
    "4:2:2": ({"profile": 122}, [("V04", "的编码是H.264的High 4:2:2档")]),
    "4:4:4": ({"profile": 244}, [("V04", "的编码是H.264的High 4:4:4档")]),
    "another profile within": ({"inner_profile": 244}, [("V04", "的编码是H.264的High 4:4:4档")]),
    "AC-3": ({"sound": b"ac-3"}, [("V04", "的编码是AC-3（杜比数字）")]),
    "AC-3 under another name": ({"object_type": 0xA5}, [("V04", "的编码是AC-3（杜比数字）")]),
    "a track of places": ({"more_tracks": (b"meta",)}, [("V04", "里面还夹带着画面、声音以外的记录，可能有拍摄的位置")]),
    "two films": ({"more_tracks": (b"vide",)}, [("V04", "里面有好几路画面"), ("V04", "的编码是不认识的编码（mett）")]),
    "the directory at the end": ({"is_in_front": False}, [("V05", "播放要用的目录在文件的最后面")]),
    "in pieces": ({"outside": box(b"moof", b"\0" * 8)}, [("V05", "它是一段一段存的")]),
    "made for pieces": ({"inside": box(b"mvex", b"")}, [("V05", "它是一段一段存的")]),
    "too long": ({"seconds": 91}, [("V07", "")]),
    "cut, and all still there": ({"seconds": 40, "shown": 10}, [("V22", "")]),
    "too long, however short it says it is": ({"seconds": 600, "shown": 10}, [("V22", "")]),
    "odd": ({"size": (641, 360)}, [("V08", "的画面是641×360")]),
    "too large": ({"size": (3840, 2160)}, [("V08", "的画面是3840×2160")]),
    "too small": ({"size": (176, 144)}, [("V08", "的画面是176×144")]),
    "mirrored": ({"matrix": MIRRORED}, [("V08", "的画面是斜的或者反的")]),
    "askew": ({"matrix": (2, 1, 0, 0, 1, 0, 0, 0, 16384)}, [("V08", "的画面是斜的或者反的")]),
    "samples beyond the media": ({"slip": 100_000}, [("V06", "里面的结构是乱的")]),
    "all at once": (
        {"codec": b"hvc1", "sound": b"ac-3", "is_in_front": False, "seconds": 100, "size": (3840, 2161)},
        [
            ("V05", "播放要用的目录在文件的最后面"),
            ("V04", "的编码是AC-3（杜比数字）和HEVC（H.265）"),
            ("V07", ""),
            ("V08", "的画面是3840×2161"),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_phones_cannot_play_is_refused_with_all_its_faults(name: str, tmp_path: Path) -> None:
    otherwise, wanted = REFUSED[name]
    assert told(film(**otherwise), tmp_path) == wanted


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", ("V06", "里面什么也没有")),
        (b"\0" * 5000, ("V06", "里面什么也没有")),
        (b"RIFF\0\0\0\0AVI LIST", ("V03", "AVI")),
        (b"\x1aE\xdf\xa3" + b"\1" * 60, ("V03", "MKV或WebM")),
        (b"\xff\xd8\xff\xe0" + b"\1" * 60, ("V03", "JPG图片")),
        (box(b"ftyp", b"heic\0\0\0\0"), ("V03", "HEIC照片")),
        (box(b"ftyp", b"M4A \0\0\0\0"), ("V03", "M4A录音")),
        (box(b"moov", b""), ("V03", "MOV")),
        ("雪是半夜停的。".encode() * 9, ("V03", "别的东西")),
        (b"\0\0", ("V06", "里面什么也没有")),
        (film()[:200], ("V06", "它只有前面一截，后面的没有传完")),
        (film()[:-40], ("V06", "它只有前面一截，后面的没有传完")),
        (film(is_in_front=False)[:400], ("V06", "没有录完，或者没有传完，播放要用的目录不在里面")),
        (box(b"ftyp", b"isom") + struct.pack(">I4s", 5, b"moov"), ("V06", "里面的结构是乱的")),
        (box(b"ftyp", b"isom") + box(b"moov", b"\0\0\0\xffmvhd") + box(b"mdat"), ("V06", "里面的结构是乱的")),
        (box(b"ftyp", b"isom") + box(b"moov") + box(b"mdat"), ("V03", "只有声音的录音")),
        (box(b"ftyp", b"isom") + box(b"free") * (MOST_BOXES + 1) + box(b"moov"), ("V06", "里面的结构是乱的")),
        (box(b"ftyp", b"isom") + struct.pack(">I4sQ", 1, b"moov", 2**63) + b"\0" * 99, ("V06", "它只有前面一截，后面的没有传完")),
    ],
)
def test_what_is_no_film_or_half_of_one(data: bytes, wanted: tuple[str, str], tmp_path: Path) -> None:
    assert told(data, tmp_path) == [wanted]


def test_tables_that_promise_more_than_there_is(tmp_path: Path) -> None:
    """Numbers that would have a reader count for hours, or fill the memory."""
    for kind in (b"stsz", b"stco", b"stts", b"stsc"):
        data = bytearray(film())
        at = data.index(kind) + (12 if kind == b"stsz" else 8)
        data[at : at + 4] = b"\xff\xff\xff\xff"
        began = time.process_time()
        assert told(bytes(data), tmp_path) == [("V06", "里面的结构是乱的")], kind
        assert time.process_time() - began < 1


def test_nothing_that_is_broken_at_random_is_more_than_a_problem(tmp_path: Path) -> None:
    chance, whole = random.Random(14), film(inside=box(b"udta", full(b"meta", b"x" * 40)))
    for _ in range(400):
        data = bytearray(whole[: chance.choice((len(whole), chance.randrange(len(whole))))])
        for _ in range(chance.randrange(1, 5)):
            if data:
                data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0xFF, chance.randrange(256)))
        told(bytes(data), tmp_path)


class Counting(io.BytesIO):
    """A file that counts what is read of it."""

    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.read_bytes += len(data)
        return data


def test_the_media_is_never_read(tmp_path: Path) -> None:
    data = film(frame=b"\0\0\1\0" + b"\x65" * 256, seconds=80, unplayed=b"x" * 3_000_000)
    file = Counting(data)
    assert read_movie(file, len(data)).movie
    assert file.read_bytes < 10_000


def test_two_gigabytes_cost_nothing(tmp_path: Path) -> None:
    """Should one ever come so far: the walk refuses it by its size."""
    head = box(b"ftyp", b"isom") + struct.pack(">I4sQ", 1, b"mdat", 2 * 2**30)
    file = tmp_path / "a.mp4"
    with file.open("wb") as opened:
        opened.write(head)
        opened.truncate(2 * 2**30 + 100)
    began = time.process_time()
    with file.open("rb") as opened:
        faults = read_movie(opened, file.stat().st_size).faults
    assert [each.code for each in faults] == ["V06"]
    assert time.process_time() - began < 0.5
