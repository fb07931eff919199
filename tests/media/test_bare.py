"""What is published of a film: what is played, at the same places, and nothing else."""

from __future__ import annotations

import io
import random
import re
import struct
from pathlib import Path

import pytest

from generator.media.bare import _filler, bare
from generator.media.boxes import Malformed, boxes
from generator.media.faststart import with_directory_in_front
from generator.media.movie import read_movie, tracks_of
from generator.media.samples import samples_of
from tests.media.films import FRAME, SECRET, TIME, box, film, full, unit
from tests.media.test_movie import LANTERN
from tests.media.test_movie import told as told_of

PLACE = b"\x00\x12\x15\xc7+39.9042+116.4074/"
TALKATIVE = film(
    inside=box(b"udta", box(b"\xa9xyz", PLACE), box(b"\xa9mod", SECRET)) + full(b"meta", SECRET) + box(b"uuid", SECRET * 4),
    within=box(b"udta", box(b"\xa9nam", SECRET)) + box(b"meta", PLACE),
    outside=box(b"uuid", SECRET) + box(b"meta", PLACE) + box(b"skip", SECRET) + box(b"free", SECRET),
    extra_entry=box(b"colr", b"prof", SECRET) + box(b"GPS ", PLACE),
)


def kinds(data: bytes) -> list[bytes]:
    return [each.kind for each in boxes(data)]


def played(data: bytes) -> list[bytes]:
    """The bytes of every sample."""
    directory = next(each for each in boxes(data) if each.kind == b"moov")
    inner = data[directory.start : directory.end]
    return [data[span.start : span.end] for track in tracks_of(inner) for span in samples_of(inner, track.table)]


def test_nothing_is_left_of_where_and_with_what_it_was_taken() -> None:
    made = bare(TALKATIVE)
    assert len(made) == len(TALKATIVE)
    assert SECRET in TALKATIVE and PLACE[4:] in TALKATIVE and struct.pack(">I", TIME) in TALKATIVE
    for told in (SECRET, PLACE[4:], b"Apple", b"UNPLAYED", struct.pack(">I", TIME), b"\xa9xyz", b"uuid", b"udta", b"meta"):
        assert told not in made, told
    assert kinds(made) == [b"ftyp", b"moov", b"mdat", *[b"free"] * 4]
    assert read_movie(io.BytesIO(made), len(made)) == read_movie(io.BytesIO(TALKATIVE), len(TALKATIVE))
    assert bare(made) == made, "there is nothing left to take away"


def test_what_is_played_is_what_it_was_but_for_what_cameras_say_in_it() -> None:
    before, after = played(TALKATIVE), played(bare(TALKATIVE))
    assert len(before) == len(after) == 20
    said = len(unit(6, b"\x05\x16" + SECRET + b"0123456789abcdef" + b"\x80"))
    assert FRAME[said:] == before[0][said:] == after[0][said:]
    assert after[0][:5] == before[0][:5], "its length and its kind"
    assert after[0][5] == 3 and set(after[0][7 : said - 1]) == {0xFF}, "filler, D.1.4"
    assert before[10:] == after[10:], "the sound"


@pytest.mark.parametrize("length", [*range(1, 40), *range(250, 270), *range(505, 530), 5000])
def test_filler_is_as_long_as_what_it_stands_for(length: int) -> None:
    made = _filler(6, length)
    assert len(made) == length and made[0] == 6
    assert b"\0\0" not in made, "which would want an emulation prevention byte (H.264, 7.4.1)"


def test_other_supplemental_information_stays() -> None:
    timing = unit(6, b"\x01\x02\x03\x04\x80") + unit(5, b"\x88" + b"\x5a" * 40)
    made = bare(film(frame=timing))
    assert played(made)[0] == timing


@pytest.mark.parametrize("kind", range(32))
def test_only_units_that_make_the_picture_are_published_as_they_are(kind: int) -> None:
    """Every decoder passes over the others (ITU-T H.264, table 7-1), so that anybody may write there."""
    frame = unit(kind, SECRET + b"\x80") + unit(5, b"\x88" + b"\x5a" * 40)
    made = bare(film(frame=frame))
    assert (SECRET in played(made)[0]) == (kind in (1, 2, 3, 4, 5, 7, 8))
    assert played(made)[0][-45:] == frame[-45:] and len(made) == len(film(frame=frame))
    assert bare(made) == made


def test_where_a_picture_begins_stays() -> None:
    frame = unit(9, b"\xf0") + unit(5, b"\x88" + b"\x5a" * 40) + unit(10, b"")
    assert played(bare(film(frame=frame)))[0] == frame


@pytest.mark.parametrize("kind", range(206))
def test_of_supplemental_information_only_what_is_for_playing_stays(kind: int) -> None:
    said = unit(6, bytes([kind, len(SECRET)]) + SECRET + b"\x80")
    assert (SECRET in played(bare(film(frame=said + unit(5, b"\x88" + b"\x5a" * 40))))[0]) == (kind in (0, 1, 6, 45, 47, 137, 144, 147))


def test_a_unit_longer_than_its_picture_is_refused() -> None:
    with pytest.raises(Malformed):
        bare(film(frame=struct.pack(">IB", 2**31, 6) + b"\5\1" * 20))


@pytest.mark.parametrize(
    "otherwise",
    [
        {"frame": struct.pack(">IB", 2**31, 6) + b"\5\1" * 20},
        {"frame": struct.pack(">IB", 2**24, 5) + b"z" * 60},
        {"extra_entry": struct.pack(">I4s", 3, b"colr") + b"nclx" * 4},
        {"extra_entry": struct.pack(">I4s", 400, b"pasp") + b"\0" * 8},
    ],
    ids=repr,
)
def test_a_film_that_cannot_be_made_bare_is_told_of_before_anything_is_made(otherwise: dict[str, bytes], tmp_path: Path) -> None:
    data = film(**otherwise)
    with pytest.raises(Malformed):
        bare(data)
    assert told_of(data, tmp_path) == [("V06", "里面的结构是乱的")]


def test_whatever_is_accepted_can_be_made_bare(tmp_path: Path) -> None:
    chance, accepted = random.Random(14), 0
    for whole in (TALKATIVE, film(), film(sound=b""), LANTERN.read_bytes()):
        heads = [match.start() - 4 for match in re.finditer(rb"[a-zA-Z]{4}", whole[:6000])]
        for _ in range(120):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 3)):
                at = chance.choice((chance.randrange(len(data)), max(0, chance.choice(heads))))
                struct.pack_into(">I", data, min(at, len(data) - 4), chance.choice((0, 1, 7, 8, 2**31, 2**32 - 1, chance.randrange(4000))))
            if not told_of(bytes(data), tmp_path):
                accepted += 1
                made = bare(bytes(data))
                assert read_movie(io.BytesIO(made), len(made)).faults == []
    assert accepted > 50


def test_a_film_of_a_real_program_says_nothing_either() -> None:
    data = LANTERN.read_bytes()
    made = bare(data)
    assert b"SECRET" in data and b"+39.9042" in data and b"x264" in data
    assert all(told not in made for told in (b"SECRET", b"39.9042", b"x264", b"Lavf", b"VideoHandler", b"udta"))
    assert len(made) == len(data)


def test_the_directory_comes_to_the_front_and_every_sample_is_still_found() -> None:
    behind = film(is_in_front=False, outside=box(b"free", b"abc"))
    made = with_directory_in_front(behind)
    assert kinds(behind) == [b"ftyp", b"mdat", b"moov", b"free"]
    assert kinds(made) == [b"ftyp", b"moov", b"mdat", b"free"]
    assert played(made) == played(behind) and len(made) == len(behind)
    assert read_movie(io.BytesIO(made), len(made)).faults == []
