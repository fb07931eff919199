"""A name is looked for as a reader sees it: whatever Markdown, blanks and signs an editor puts in its midst, it is found and hidden."""

from __future__ import annotations

import html
import random
import re
import time
from itertools import pairwise

import pytest

from generator.markdown.dialect import render
from generator.schema.departed import STAND_IN
from tests.rules.test_departed import person, veil

NAME = "樟木叔"
GONE = veil(person(NAME, withdrawn="2026-11-01"))
TARGETS = (
    "/about/",
    "https://example.com/a_(b)",
    '/about/ "去看"',
    "/about/ '去看'",
    '/about/ "去)看"',
    "</about/>",
    "https://example.org/?a=1&b=2",
)
BLANKS = (" ", " " * 9, "\u3000", "\n", "&nbsp;", "&#160;", "&#xA0;", "&ensp;", "&ZeroWidthSpace;", "\u200b", "\u20dd", "\u0336", "\\\n")
FOUND = [
    "[樟木](/about/)**叔**",
    "**[樟木](/about/)**叔",
    "[樟](/about/)[木叔](/about/)",
    "[好人樟木](/about/)**叔是好人**",
    '[樟木](/about/ "去看")叔',
    "[樟木](https://example.com/a_(b))叔",
    "樟**[木](/about/)**叔",
    "樟木      叔",
    "樟木&nbsp;叔",
    "樟木\u20dd叔",
    "樟&#26408;叔",
    "&#x6A1F;木叔",
]


def seen(markdown: str) -> str:
    """What a browser shows of a text, without blanks and signs that nobody takes for a part of a name."""
    text = html.unescape(re.sub("<[^>]*>", "", render(markdown)))
    return re.sub("[\\s\u00ad\u0332-\u0338\u034f\u200b-\u200f\u2060-\u206f\u20d0-\u20f0\\\\]", "", text)


def random_text(chance: random.Random) -> str:
    """A sentence with the name in it, parts of which are links, strong or code, with anything between its characters."""
    before, behind = chance.choice(["", "好人", "早上"]), chance.choice(["", "是好人", "来了"])
    written = [*before, *NAME, *behind]
    for _ in range(chance.randint(0, 2)):
        at = chance.randint(len(before), len(before) + len(NAME) - 1)
        written[at] += chance.choice(BLANKS)
    cuts = sorted({0, len(written), *(chance.randint(0, len(written)) for _ in range(chance.randint(1, 3)))})
    parts = ["".join(written[first:last]) for first, last in pairwise(cuts)]
    return "".join(_dressed(part, chance) for part in parts)


def _dressed(part: str, chance: random.Random) -> str:
    link = f"[{part}]({chance.choice(TARGETS)})"
    return chance.choice([part, part, link, f"**{part}**", f"`{part}`", f"**{link}**"])


@pytest.mark.parametrize("text", FOUND)
def test_a_name_is_found_where_links_and_emphasis_meet_in_it(text: str) -> None:
    veiled = GONE.over(f"是{text}。")
    assert len(list(GONE.mentions(text))) == 1
    assert seen(veiled) == seen(f"是{text}。").replace(NAME, STAND_IN), veiled


def test_whatever_reads_as_a_name_is_found_and_hidden() -> None:
    chance, count = random.Random(20261123), 0
    for _ in range(1_500):
        text = f"是{random_text(chance)}。"
        shown = seen(text)
        if NAME in shown and not re.search(r"\n\s*\n", text):
            count += 1
            assert len(list(GONE.mentions(text))) == 1, text
            assert seen(GONE.over(text)).replace("*", "") == shown.replace(NAME, STAND_IN).replace("*", ""), (text, GONE.over(text))
    assert count > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "- 樟木\n- 叔叔来了",
        "* 樟木\n* 叔叔来了",
        "种樟木\n\n叔叔来了",
        "> 樟木\n>\n> 叔叔来了",
        "[樟木](/about/)，叔叔来了",
        "樟木（叔叔）",
        "樟木&mdash;叔",
        "|樟木|叔|",
        "樟木 [一](/a/)叔",
        "[樟木](/about/) ![叔](a.jpg)",
    ],
)
def test_what_a_reader_sees_apart_is_no_name(text: str) -> None:
    assert not list(GONE.mentions(text))


@pytest.mark.parametrize("unit", ["樟](", "樟](x", '樟](x "', "樟](x)[", "樟&nbsp;", "&", "樟\n> ", "樟[", '](/a/ "樟', "樟](x (", "&#"])
def test_no_markup_makes_a_search_slow(unit: str) -> None:
    text, begun = unit * (300_000 // len(unit)), time.process_time()
    GONE.over(text)
    assert time.process_time() - begun < 5
