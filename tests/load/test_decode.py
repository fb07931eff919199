"""Bytes of files as editors' programs write them: read as the same text, or refused at the character that is to blame."""

from __future__ import annotations

import pytest

from generator.load.decode import decode, decode_anyway
from generator.problems import Problem

SNOW = "雪停了。\n院子里有人。\n"
FRONT = f"---\ntitle: 雪停了\n---\n\n{SNOW}"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SNOW.encode(), SNOW),
        (SNOW.encode("utf-8-sig"), SNOW),
        (SNOW.replace("\n", "\r\n").encode(), SNOW),
        ("家\U0001f468\u200d\U0001f469\u200d\U0001f467，葛城\ufe0f".encode(), "家\U0001f468\u200d\U0001f469\u200d\U0001f467，葛城\ufe0f"),
        ("\u2067ئەركىن\u2069同学和\u2068ئەركىن\u2069".encode(), "\u2067ئەركىن\u2069同学和\u2068ئەركىن\u2069"),
        ("\u2066\u2068ئەركىن\u2069 A\u2069".encode(), "\u2066\u2068ئەركىن\u2069 A\u2069"),
        ("می\u200cخواهم".encode(), "می\u200cخواهم"),
        (b"", ""),
    ],
    ids=["plain", "byte order mark", "lines of Windows", "joined emoji", "isolates", "isolates in isolates", "non-joiner", "empty"],
)
def test_read(data: bytes, text: str) -> None:
    problems: list[Problem] = []
    assert decode("a.md", data, problems) == text
    assert problems == []


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (SNOW.encode("gb18030"), "F11 1:3", "GBK"),
        ("a\nb子".encode("gb18030"), "F11 2:2", "GBK"),
        (SNOW.encode("utf-16"), "F11 1:1", "UTF-16"),
        (FRONT.encode("utf-16-le"), "F11 1:1", "UTF-16"),
        (FRONT.encode("utf-16-be"), "F11 1:1", "UTF-16"),
        (FRONT.encode("utf-32"), "F11 1:1", "UTF-32"),
        (FRONT.encode("utf-32-le"), "F11 1:1", "UTF-32"),
        (FRONT.encode("utf-32-be"), "F11 1:1", "UTF-32"),
        (b"\x00" * 400, "F12 1:1", "U+0000"),
        (b"title: a\n" * 20 + b"\x00\n", "F12 21:1", "U+0000"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "F09 0:0", "JPG 图片"),
        ("雪\ufeff停".encode(), "F12 1:2", "U+FEFF"),
        ("\ufeff雪".encode("utf-8-sig"), "F12 1:1", "U+FEFF"),
        ("雪\r停".encode(), "F12 1:2", "U+000D"),
        ("雪\n停\x00".encode(), "F12 2:2", "U+0000"),
        ("雪\u200b停".encode(), "F12 1:2", "U+200B"),
        ("雪\u202e停".encode(), "F12 1:2", "U+202E"),
        ("雪\u2028停".encode(), "F12 1:2", "U+2028"),
        ("雪\ue000停".encode(), "F12 1:2", "U+E000"),
        ("雪\ufffd停".encode(), "F12 1:2", "U+FFFD"),
        ("雪\U000e0041停".encode(), "F12 1:2", "U+E0041"),
        ("雪\x85停".encode(), "F12 1:2", "U+0085"),
        (b"a\r\r\nb", "F12 1:2", "U+000D"),
        ("雪\xad停".encode(), "F12 1:2", "U+00AD"),
        ("雪\u3164停".encode(), "F12 1:2", "U+3164"),
        ("雪\ufff9停".encode(), "F12 1:2", "U+FFF9"),
        ("雪\u061c停".encode(), "F12 1:2", "U+061C"),
        ("雪\U0001fffe停".encode(), "F12 1:2", "U+1FFFE"),
        ("雪\u200c停".encode(), "F12 1:2", "U+200C"),
        ("\u200cخواهم".encode(), "F12 1:1", "U+200C"),
        ("\u2067ئەركىن".encode(), "F12 1:1", "U+2067"),
        ("ئەركىن\u2069".encode(), "F12 1:7", "U+2069"),
        ("雪\n\u2068ئەر\nكىن\u2069".encode(), "F12 2:1", "U+2068"),
        ("\u2068\u2067ئەركىن\u2069".encode(), "F12 1:1", "U+2068"),
        ("\u2067ئەركىن\u2069\u2069".encode(), "F12 1:9", "U+2069"),
        ("\u2067138 0013 8000\u2069".encode(), "F12 1:1", "U+2067"),
        ("雪\u2068 \u2069停".encode(), "F12 1:2", "U+2068"),
        ("\u202bئەركىن\u202c".encode(), "F12 1:1", "U+202B"),
        (("\u2066" * 9 + "\u2069" * 9).encode(), "F12 1:1", "U+2066"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused(data: bytes, place: str, words: str) -> None:
    problems: list[Problem] = []
    assert decode("a.md", data, problems) is None
    assert f"{problems[0].code} {problems[0].line}:{problems[0].column}" == place
    assert words in problems[0].message


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r"])
def test_one_odd_line_end_moves_no_line_behind_it(char: str) -> None:
    text = f"title: 甲\nsummary: 每{char}人\nseats: 3\n"
    assert decode_anyway("a.yml", text.encode(), []).text == "title: 甲\nsummary: 每 人\nseats: 3\n"
    lines = f"title: 甲{char}summary: 乙{char}{char}seats: 3{char}"
    assert decode_anyway("a.yml", lines.encode(), []).text == "title: 甲\nsummary: 乙\n\nseats: 3\n", "all lines end so"
    assert decode_anyway("a.yml", f"a: 1{char}b: 2\nc: 3\nd: 4\n".encode(), []).text == "a: 1\nb: 2\nc: 3\nd: 4\n", "a field begins there"
