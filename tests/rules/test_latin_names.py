"""Names in Latin letters of those who have departed: found in words however they are written, and left where they lead somewhere."""

from __future__ import annotations

import pytest

from generator.markdown.anchors import anchors
from generator.schema.departed import STAND_IN
from tests.rules.test_departed import person, veil


@pytest.mark.parametrize(
    ("written", "hidden", "told"),
    [
        ("[派](/stories/amy-pie/)是Amy烤的", "[派](/stories/amy-pie/)是一位邻居烤的", 2),
        ("[Amy](/stories/amy/)", "[一位邻居](/stories/amy/)", 2),
        ("[她](/stories/pie/#amy)", "[她](/stories/pie/#一位邻居)", 1),
        ('[她](/stories/amy/ "Amy")', '[她](/stories/amy/ "一位邻居")', 2),
        ("看https://amy.example/amy，Amy拍的", "看https://amy.example/amy，一位邻居拍的", 3),
        ("写信给amy@example.org", "写信给amy@example.org", 1),
        ("[[p-amy]]和[[数字:amy-homes]]", "[[p-amy]]和[[数字:amy-homes]]", 0),
        ("[[数字:amy-homes]]家，Amy", "[[数字:amy-homes]]家，一位邻居", 1),
        ("::: 数字 amy-homes amy", "::: 数字 amy-homes amy", 0),
        ("活动amy-evening", "活动一位邻居-evening", 1),
        ("活动`amy-evening`，`Amy`", "活动`amy-evening`，`一位邻居`", 2),
        ("见`stories/amy/index.md`和`/amy/`", "见`stories/amy/index.md`和`/amy/`", 2),
        ("```\nstories/amy-pie/\n```\namy-pie", "```\nstories/amy-pie/\n```\n一位邻居-pie", 2),
        ("他[笑](Amy也笑了，（一起）", "他[笑](一位邻居也笑了，（一起）", 1),
        ("[她](https://example.org/吃/amy)", "[她](https://example.org/吃/amy)", 1),
        ("[她](https://example.org/#amy)", "[她](https://example.org/#amy)", 1),
        ("Amy-妈妈和Tom/Amy（/Amy）", "一位邻居-妈妈和Tom/一位邻居（/一位邻居）", 3),
        ("emily-chen和Emily-Chen", "一位邻居和一位邻居", 2),
        ("[她](https://example.org/%E8%91%9B%E5%B8%88%E5%82%85)", "[她](https://example.org/一位邻居)", 1),
    ],
)
def test_no_address_and_no_id_is_written_otherwise(written: str, hidden: str, told: int) -> None:
    found = veil(*(person(name, until="2026-11-01") for name in ("Amy", "Emily Chen", "葛师傅")))
    assert found.over(written, markdown=True) == hidden
    assert len(list(found.mentions(written, markdown=True))) == told


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("今天lily-tom吃面", "今天一位邻居-tom吃面"),
        ("老街lily-2026合影", "老街一位邻居-2026合影"),
        ("a-lily来了", "a-一位邻居来了"),
        ("lily.tom、lily/tom、/stories/lily/", "一位邻居.tom、一位邻居/tom、/stories/一位邻居/"),
        ("他[笑](Lily也笑了", "他[笑](一位邻居也笑了"),
        ("[她](/lily/)和`lily-tom`", "[她](/一位邻居/)和`一位邻居-tom`"),
        ("在https://lily.example/lily看Lily", "在https://lily.example/lily看一位邻居"),
        ("写给lily@example.org", "写给lily@example.org"),
        ("Emilily、lilypad、2lily", "Emilily、lilypad、2lily"),
    ],
)
def test_in_words_nothing_is_an_id(written: str, hidden: str) -> None:
    """A title or summary is no Markdown: only an address that is whole leads somewhere."""
    found = veil(person("Lily", until="2026-11-01"))
    assert found.over(written) == hidden


@pytest.mark.parametrize(
    "written",
    [
        "𝐋𝐢𝐥𝐲",
        "𝓛𝓲𝓵𝔂",
        "ⓛⓘⓛⓨ",
        "🅛🅘🅛🅨",
        "🇱🇮🇱🇾",
        "ˡⁱˡʸ",
        "Ｌｉｌｙ",
        "ʟɪʟʏ",
        "Líly",
        "Li\u0301ly",
        "Lily\u0301",
        "L.i.l.y",
        "L·i·l·y",
        "l-i-l-y",
        "L i l y",
    ],
)
def test_a_name_in_latin_letters_is_found_however_they_look(written: str) -> None:
    found = veil(person("Lily", until="2026-11-01"))
    assert found.over(f"看{written}写的") == f"看{STAND_IN}写的"


@pytest.mark.parametrize(
    ("registered", "written"), [("Zoë", "Zoe"), ("樟木叔", "樟木\u0301叔"), ("樟木叔", "樟木叔\u0301"), ("Zoë", "ZOÉ")]
)
def test_an_accent_more_or_less_makes_nobody_else(registered: str, written: str) -> None:
    assert veil(person(registered, until="2026-11-01")).over(f"是{written}写的") == f"是{STAND_IN}写的"


@pytest.mark.parametrize(
    ("heading", "link"),
    [("Lily and Tom", "lily-and-tom"), ("7 Lily", "7-lily"), ("Lily & Tom", "lily-tom"), ("看 Lily", "看-lily"), ("lily-tom", "lily-tom")],
)
def test_a_link_to_a_heading_leads_there_once_the_heading_names_nobody(heading: str, link: str) -> None:
    written = f"## {heading}\n\n看[那段](#{link})、[这段](/stories/x/#{link})。\n"
    assert anchors(written) == (link,)
    hidden = veil(person("Lily", until="2026-11-01")).over(written, markdown=True)
    (anchor,) = anchors(hidden)
    assert "lily" not in hidden.lower() and f"(#{anchor})" in hidden and f"(/stories/x/#{anchor})" in hidden
