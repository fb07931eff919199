"""Captions as people write them: what is read, where a fault is told, what `check --fix` makes of it, and what is published."""

from __future__ import annotations

import time

import pytest

from generator.media.captions import MARK, MOST_CUES, as_webvtt, mended, read_captions
from generator.media.cue_times import clock, read_timing

SOUND = "WEBVTT\n\n00:01.000 --> 00:04.000\n雪是半夜停的。\n\n00:04.000 --> 00:07.000\n早上，停车场\n已经扫出来了。\n"
SRT = "1\n00:00:01,000 --> 00:00:04,000\n雪是半夜停的。\n\n2\n00:00:04,000 --> 00:00:07,000\n早上，停车场\n已经扫出来了。\n"


def told(text: str | bytes) -> list[tuple[int, int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(each.line, each.column, each.code) for each in read_captions("a.vtt", data).problems]


def said(text: str | bytes) -> list[tuple[int, int, str]]:
    captions = read_captions("a.vtt", text if isinstance(text, bytes) else text.encode()).captions
    assert captions
    return [(cue.start, cue.end, cue.text) for cue in captions.cues]


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND.encode("utf-8-sig"),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.rstrip("\n"),
        SOUND.replace("WEBVTT", "WEBVTT 扫雪"),
        SOUND.replace("WEBVTT\n", "WEBVTT\nKind: captions\nLanguage: zh\n"),
        SOUND.replace("00:0", "00:00:0"),
        SOUND.replace("\n\n", "\n\nNOTE\n谁也看不见\n\n", 1),
        SOUND.replace("\n00:01", "\n第一条\n00:01").replace("\n00:04.000 -", "\n2\n00:04.000 -"),
        SOUND.replace(" --> ", "\t-->  "),
    ],
)
def test_sound_captions(text: str | bytes) -> None:
    assert told(text) == []
    assert said(text) == [(1000, 4000, "雪是半夜停的。"), (4000, 7000, "早上，停车场已经扫出来了。")]


TWO = "WEBVTT\n\n00:01.000 --> 00:02.000\n好。\n\n{}\n好。\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SRT, [(1, 1, "V13"), (2, 9, "V14"), (6, 9, "V14")]),
        ("", [(1, 1, "V13"), (1, 1, "V14")]),
        ("WEBVTT\n", [(2, 1, "V14")]),
        (SOUND.replace("WEBVTT", "webvtt"), [(1, 1, "V13")]),
        (SOUND.replace("WEBVTT", "ＷＥＢＶＴＴ"), [(1, 1, "V13")]),
        (SOUND.replace("WEBVTT\n", "WEBVTT"), [(2, 1, "V14")]),
        (SOUND.encode("gb18030"), [(4, 2, "F11")]),
        (SOUND.encode("utf-16"), [(1, 1, "F11")]),
        (SOUND.replace("雪", "雪\u202e"), [(4, 2, "F12")]),
        (TWO.format("00：03.000 --> 00:04.000"), [(6, 3, "V14")]),
        (TWO.format("00:03，000 --> 00:04.000"), [(6, 6, "V14")]),
        (TWO.format("00:03.000 → 00:04.000"), [(6, 11, "V14")]),
        (TWO.format("00:03.000-->00:04.000"), [(6, 10, "V14")]),
        (TWO.format("00:03.5 --> 00:04.000"), [(6, 8, "V14")]),
        (TWO.format("从三秒到四秒"), [(6, 1, "V14")]),
        (TWO.format("00:03.000 --> 00:04.000").replace("好。\n\n0", "好。\n0"), [(5, 1, "V14")]),
        (TWO.format("00:03.000 --> 00:04.000").removesuffix("好。\n"), [(6, 1, "V14")]),
        (TWO.format("00:04.000 --> 00:03.000"), [(6, 1, "V15")]),
        (TWO.format("00:03.000 --> 00:03.000"), [(6, 1, "V15")]),
        (TWO.format("00:00.500 --> 00:00.900"), [(6, 1, "V15")]),
        (TWO.format("00:01.500 --> 00:03.000"), [(6, 1, "V15")]),
        (TWO.format("00:03.000 --> 00:04.000 line:0%"), [(6, 25, "V20")]),
        (TWO.format("STYLE\n::cue { color: red }\n\n00:03.000 --> 00:04.000"), [(6, 1, "V20")]),
        (TWO.format("00:03.000 --> 00:04.000\n<v 棉棉>挂<b>高</b>点儿"), [(7, 1, "V20")]),
        (TWO.format("00:03.000 --> 00:09.000\n" + "雪" * 19), [(7, 1, "V17")]),
        (TWO.format("00:03.000 --> 00:09.000\n" + "snow on the steps, all night long"), []),
        (TWO.format("00:03.000 --> 00:09.000\n雪\n雪"), [(9, 1, "V17")]),
        (TWO.format("00:03.000 --> 00:04.000\n雪是半夜停的早上扫了"), [(6, 1, "V18")]),
    ],
)
def test_a_fault_is_told_where_it_stands(text: str | bytes, wanted: list[tuple[int, int, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("00：01.000 --> 00：04.000", "00:00:01.000 --> 00:00:04.000"),
        ("00:00:01,500 --> 00:00:04,000", "00:00:01.500 --> 00:00:04.000"),
        ("００：０１．５ －－＞ ００：０４", "00:00:01.500 --> 00:00:04.000"),
        ("00:01。5→00:04，25", "00:00:01.500 --> 00:00:04.250"),
        ("0:01 -> 1:00:04", "00:00:01.000 --> 01:00:04.000"),
        ("00:01 ——> 00:04", "00:00:01.000 --> 00:00:04.000"),
        ("00:01 到 00:04", "00:00:01.000 --> 00:00:04.000"),
    ],
)
def test_what_is_meant_by_a_line_of_times(line: str, meant: str) -> None:
    timing = read_timing(line)
    assert timing and timing.meant == meant and not timing.is_right


@pytest.mark.parametrize("line", ["", "3—5", "三点到五点", "2026-03-08", "上午8:30到9:00", "电话是010-00000000", "1" * 5000, "00:" * 5000])
def test_what_says_nothing_of_times(line: str) -> None:
    assert read_timing(line) is None


@pytest.mark.parametrize("line", ["8:30到9:00", "8:30—9:00"])
def test_a_time_of_day_that_somebody_says_is_a_word(line: str) -> None:
    assert told(TWO.format(f"00:03.000 --> 00:04.900\n{line}").removesuffix("好。\n")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SRT, "WEBVTT\n\n" + SRT.replace(",", ".")),
        (SOUND.replace("WEBVTT", "Webvtt"), SOUND),
        (SOUND.replace("WEBVTT\n", "ＷＥＢＶＴＴ"), SOUND),
        (SOUND.replace("。\n\n", "。\n"), SOUND),
        (SOUND.replace("00:01.000 -", "00：01,0 -"), SOUND.replace("00:01.000 --> 00:04", "00:00:01.000 --> 00:00:04")),
        (SOUND, SOUND),
    ],
)
def test_what_can_be_mended_is(before: str, after: str) -> None:
    assert mended(before) == after
    assert told(mended(before)) == []


def test_what_is_published_is_times_and_words() -> None:
    written = SOUND.replace("雪是半夜停的。", "<b>雪</b>是 &lt;半夜&gt; 停的 &amp; 没人知道，&#x202E;{\\an8}1<2。").replace("\n", "\r\n")
    captions = read_captions("a.vtt", written.encode("utf-8-sig")).captions
    assert captions
    assert as_webvtt(captions) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n雪是 &lt;半夜&gt; 停的 &amp; 没人知道，&amp;#x202E;1&lt;2。\n\n"
        "00:00:04.000 --> 00:00:07.000\n早上，停车场\n已经扫出来了。\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" * 8000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<b" * 100_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "{\\" * 100_000,
        "WEBVTT\n\n" + "0" * 200_000,
        "WEBVTT\n\n" + "0:" * 100 + "\n" + " " * 200_000 + "\n" + "-" * 50_000,
        "WEBVTT" + "\n1" * 60_000,
    ],
)
def test_hostile_captions_are_judged_at_once(text: str) -> None:
    began = time.process_time()
    told(text)
    mended(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("count", "line"), [(MOST_CUES, 0), (MOST_CUES + 1, 3 + 3 * MOST_CUES), (5000, 3 + 3 * MOST_CUES)])
def test_no_caption_is_left_out_without_a_word(count: int, line: int) -> None:
    cues = "".join(f"{clock(at * 200)} --> {clock(at * 200 + 200)}\n雪\n\n" for at in range(count))
    found = read_captions("a.vtt", f"{MARK}\n\n{cues}".encode())
    assert [(each.code, each.line) for each in found.problems] == ([("V14", line)] if line else [])
    assert found.captions and found.captions.is_whole == (not line)
    assert len(found.captions.cues) == min(count, MOST_CUES)


@pytest.mark.parametrize("lasting", range(300, 1440, 7))
def test_what_is_too_fast_is_told_to_need_more_than_it_has(lasting: int) -> None:
    (fault,) = read_captions("a.vtt", f"WEBVTT\n\n00:33.100 --> {clock(33_100 + lasting)}\n雪是半夜停的早上扫了院子里\n".encode()).problems
    details = dict(fault.details)
    assert float(details["seconds"]) <= lasting / 1000 < float(details["needed"])
