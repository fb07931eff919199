"""Every way by which a character can get into a published text, tried with every sort of character that may not."""

from __future__ import annotations

import html.entities
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load.decode import FORBIDDEN, is_refused_reference, refused_at
from generator.load.reading import load_entry
from generator.load.walk import Source
from generator.markdown.dialect import render
from generator.schema.kinds import BY_NAME

STORY = "---\ntitle: 雪\ndate: 2026-03-08\nsummary: 雪停了。\nthemes: [neighbours]\nsample: true\n---\n\n雪。\n"


def edges() -> list[str]:
    """The first and the last character of every run of those that are refused."""
    refused = [bool(FORBIDDEN.match(chr(number))) for number in range(sys.maxunicode + 1)]
    ends = [
        number
        for number, held in enumerate(refused)
        if held and not (refused[number - 1 : number] == [True] and refused[number + 1 : number + 2] == [True])
    ]
    return [chr(number) for number in ends]


def field(value: str) -> str:
    return STORY.replace("title: 雪", f"title: {value}")


def shortest(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def body(text: str) -> str:
    return STORY + f"\n王{text}浩\n"


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda char: field(f"王{char}浩"),
    "in quotes": lambda char: field(f'"王{char}浩"'),
    "in a text of lines": lambda char: field(f"|\n  王{char}浩"),
    "in a comment": lambda char: field(f"雪\n# {char}"),
    "shortest escape": lambda char: field(f'"王{shortest(char)}浩"'),
    "longest escape": lambda char: field(f'"王\\U{ord(char):08X}浩"'),
    "escape on a second line": lambda char: field(f'"雪\n  王\\U{ord(char):08x}浩"'),
    "escape in a list": lambda char: STORY.replace("[neighbours]", f'[neighbours, "\\U{ord(char):08x}"]'),
    "escape in a name": lambda char: STORY.replace("title:", f'"\\U{ord(char):08x}": 雪\ntitle:'),
    "in the text": lambda char: body(char),
    "&#": lambda char: body(f"&#{ord(char)};"),
    "&#x": lambda char: body(f"&#x{ord(char):X};"),
    "&\\#": lambda char: body(f"&\\#{ord(char)};"),
    "&# in a link": lambda char: STORY + f"\n[雪&#{ord(char)};](/about/)\n",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_in(way: str, tmp_path: Path) -> None:
    for char in edges():
        text = WAYS[way](char)
        (tmp_path / "a").write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0)))
        assert loaded.entry is None, ascii(text)
        assert all(each.line > 1 for each in loaded.problems)
        assert {each.code for each in loaded.problems} <= {"F11", "F12", "F16", "Y10", "Y17", "Y19", "Y20"}, ascii(text)


def test_the_parser_lets_no_reference_through_that_load_would_refuse() -> None:
    for reference in [f"&#{ord(char)};" for char in edges()] + [f"&{name}" for name in html.entities.html5 if name.endswith(";")]:
        assert refused_at(render(f"王{reference}浩").replace("\n", "")) == -1, reference


def test_references_by_name_stand_for_signs_or_are_refused() -> None:
    for name, char in html.entities.html5.items():
        if name.endswith(";") and not is_refused_reference(f"&{name}"):
            assert not any(each.isalnum() for each in char), name
            assert refused_at(char) == -1
            assert char.isprintable() or char == "\xa0"
