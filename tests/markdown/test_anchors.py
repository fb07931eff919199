"""The names of headings are those that the parser gives, without loading it."""

from __future__ import annotations

import random
import re
from html import unescape

from generator.markdown.anchors import anchors
from generator.markdown.dialect import render

WORDS = (
    "各间屋里",
    "有什么",
    " ",
    "  ",
    "-",
    "——",
    "A",
    "b C",
    "，",
    "。",
    "（一）",
    "1",
    "_1",
    "&",
    "é",
    "Ａ",
    "“雪”",
    "!",
    "~",
    "．",
    "·",
)


def ids(text: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'<h[2-4] id="([^"]*)"', render(text))]


def test_headings_are_called_as_the_parser_calls_them() -> None:
    chance = random.Random("anchors")
    met = 0
    for _ in range(500):
        headings = ["".join(chance.choices(WORDS, k=chance.randint(1, 4))).strip() for _ in range(chance.randint(1, 4))]
        text = "\n\n".join(f"{'#' * chance.randint(2, 4)} {heading}\n\n雪。" for heading in headings if heading)
        assert list(anchors(text)) == ids(text), text
        met += len(headings)
    assert met > 500


def test_headings_of_the_same_words_are_numbered() -> None:
    assert anchors("## 雪\n\n## 雪\n\n### 雪\n") == ("雪", "雪_1", "雪_2")
