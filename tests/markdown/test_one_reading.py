"""There is one reading of a text: what rules are told of is just what stands in its HTML, wherever an editor puts it.

Thousands of texts made of all that the dialect knows, and of what looks like it; the HTML is read by another parser.
"""

from __future__ import annotations

import random
from collections import Counter
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown.treeprocessors import InlineProcessor

from generator.load.prescan import prescan_markdown
from generator.load.reading import mentions
from generator.markdown.dialect import _parser, read, render
from generator.markdown.facts import facts
from generator.markdown.grammar import ADDRESS
from generator.markdown.marks import CLOSE, NEXT, OPEN, ROOT
from generator.markdown.plain import is_plain
from generator.markdown.scan import scan

TEXTS = 4_000
PARSED = ("link", "picture", "mark", "heading", "block", "html", "indented", "stars")

PIECES = [
    *("雪停了", "a b", "，", "。", " ", "  ", "    ", "\t", "\n", "\n\n", "\n\n", "- ", "* ", "1. ", "> ", "# ", "## ", "### ", "#", "---", "***", "***\n"),
    *("[甲](/a/)", "[乙](/b/ \"题\")", "[丙](</c/>)", "[丁](x y)", "[戊]()", "[](/e/)", "[己\n庚](/f/)", "[辛[壬]](/g/)", "[癸](/h_(i)/)", "[子]( /j/ )"),
    *("![图](a.jpg)", "![](b.jpg)", "![图\n说](c.jpg)", "![图[一]](d.jpg \"题\")", "[![图](e.jpg)](/k/)", "![图](<f g.jpg>)", "![a](h.jpg 't')"),
    *("[[p-1]]", "[[数字:a]]", "[[数字：b]]", "[[p 2]]", "[[[p-3]]]", "[[p-4]](/l/)", "[x][[p-5]]", "[[*p*]]", "[[]]", "[[a|b]]"),
    *("<https://x.org/>", "<http://y.org>", "<a@b.org>", "<b>", "</b>", "<!-- x -->", "<a href=\"/m/\">", "< b", "&lt;b&gt;", "&amp;", "&"),
    *("\\", "\\[", "\\]", "\\!", "\\`", "\\<", "\\#", "`", "``", "```\n", "~~~\n", "`[q](/n/)`", "*", "**", "_", "__", "[", "]", "(", ")"),
    *("![", "](", "!", "\"", "'"),
    *("::: 提示\n", "::: 引语 甲\n", "::: 数字 a b\n", "::: 时间线\n", "::: 图集\n", "::: 对话\n", "甲：好。\n", "::: 别的\n"),
    *(":::\n", ":::", "\n:::\n", ":::提示\n", "> ::: 提示\n"),
    *("| a | b |\n|---|---|\n| c | [r](/o/) |\n", "|", "\n|---|---|\n", "[s](/p/|q/)", "[1]: /r/\n", "[t][1]", "![u][1]", "===\n", "`` ` ``", "    [v](/s/)\n"),
    *("- w\n    - [x](/t/)\n", "\n　　\n", "\n      * "),
]  # fmt: skip


class Seen(HTMLParser):
    """Links, marks and headings of made HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.levels: list[str] = []
        self.feed(html)
        self.close()
        marks = [[unescape(part) for part in each.partition(CLOSE)[0].split(NEXT)] for each in html.split(OPEN)[1:]]
        self.pictures = [parts[1] for parts in marks if parts[0].endswith("picture")]
        self.figures = [id for parts in marks if parts[0] == "figures" for id in parts[1].split()]
        self.marks = [parts[1] for parts in marks if parts[0] in ("person", "figure")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "").replace(ROOT, "/"))
        if tag in ("h2", "h3", "h4"):
            self.levels.append(tag[1])


def texts(seed: int) -> list[str]:
    chance = random.Random(f"one reading {seed}")
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(TEXTS)]
    return [text for text in made if text.strip() and prescan_markdown("a.md", text, 1, [])]


def check(text: str) -> None:
    found = facts(text)
    html = Seen(render(text))
    told = {sort: [fact.value for fact in found if fact.sort == sort] for sort in PARSED}
    links = Counter(value for value in told["link"] if ADDRESS.fullmatch(value))
    assert Counter(html.links) == links, text
    assert Counter(html.pictures) == Counter(told["picture"]), text
    names = [
        value.partition(":")[2].strip() if value.partition(":")[0].strip() == "数字" and ":" in value else value.strip()
        for value in told["mark"]
    ]
    assert Counter(html.marks) == Counter(names), text
    assert {*html.marks, *html.figures} <= {"", *mentions(text)}, text
    assert html.levels == [level for level in told["heading"] if level in "234"], text
    if is_plain(text):
        by_lines = [
            (fact.sort, fact.value, fact.other)
            for fact in sorted(scan(text), key=lambda each: (each.line, each.column))
            if fact.sort in PARSED
        ]
        assert Counter(by_lines) == Counter((each.sort, each.value, each.other) for each in read(text)), text
    lines = text.split("\n")
    for fact in found:
        assert 1 <= fact.line <= len(lines) and 1 <= fact.column <= len(lines[fact.line - 1]) + 1, (text, fact)


def test_places_are_those_of_the_things() -> None:
    """In all but the most tangled texts, where the same address stands both as a link and as what only looks like one."""
    told = wrong = 0
    for text in texts(7):
        lines = text.split("\n")
        for fact in facts(text):
            if fact.sort in ("link", "html", "mark") and fact.value and fact.value in text:
                told += 1
                wrong += not lines[fact.line - 1].startswith(fact.value, fact.column - 1 + 2 * (fact.sort == "mark"))
    assert told > TEXTS / 4 and wrong < told / 500


@pytest.mark.parametrize("seed", range(3))
def test_what_is_judged_is_what_stands_in_the_html(seed: int) -> None:
    made = texts(seed)
    assert len(made) > TEXTS / 2
    for text in made:
        check(text)


def test_a_pattern_that_is_not_tried_would_not_have_matched() -> None:
    parsers = [_parser.__wrapped__() for _ in range(2)]
    parsers[0].treeprocessors.deregister("inline")
    parsers[0].treeprocessors.register(InlineProcessor(parsers[0]), "inline", 20)
    for text in texts(11):
        library, ours = (parser.reset().convert(text) for parser in parsers)
        assert ours == library, text


def test_plain_texts_are_among_them() -> None:
    plain = [text for seed in range(2) for text in texts(seed) if is_plain(text) and any(facts(text))]
    assert len(plain) > 100
