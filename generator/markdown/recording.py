"""What a parsed text really holds, in the order of the text: told by the tree from which its HTML is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from generator.markdown.marks import without_marks

BLOCK, ARGUMENT, MARK = "data-block", "data-argument", "data-mark"  # attributes that our processors leave for us

_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!DOCTYPE|\?)[^<>\n]{0,30}>?")
_STARS = re.compile(r"\*\*[^\n*<&\x02\x03\ue000-\uf8ff]{0,10}")
_HEADING = re.compile(r"h[1-6]")


class Thing(NamedTuple):
    """Something in a text; sorts and values as of a `Fact`, which has its place besides."""

    sort: str
    value: str
    other: str = ""


def things(root: Element) -> Iterator[Thing]:
    """Everything below `root` that somebody may have to judge; the attributes that our processors left are taken away."""
    yield from _html(root.text)
    yield from _stars(root.text)
    for child in root:
        yield from _thing(child)
        if child.tag not in ("code", "pre"):
            yield from things(child)
        yield from _html(child.tail)
        yield from _stars(child.tail)


def _thing(element: Element) -> Iterator[Thing]:
    block, argument, mark = (element.attrib.pop(name, None) for name in (BLOCK, ARGUMENT, MARK))
    if block is not None:
        yield Thing("block", block, argument or "")
    elif mark is not None:
        yield Thing("mark", mark)
    elif element.tag == "a":
        yield Thing("link", address_of(element), _words_of(element))
        yield from _html(element.get("title"))
    elif element.tag == "img":
        yield Thing("picture", _plain(element.get("src", "")), _plain(element.get("alt", "")).strip())
        yield from _html(element.get("alt"))
        yield from _html(element.get("title"))
    elif _HEADING.fullmatch(element.tag):
        yield Thing("heading", element.tag[1], _plain("".join(element.itertext())).strip())
    elif element.tag == "pre":  # a box with a fence never comes into the tree
        yield Thing("indented", "".join(element.itertext()).strip().partition("\n")[0])


def address_of(link: Element) -> str:
    """Where a link leads, as it was written: an address of mail comes from the parser as entities."""
    return _plain(_unescaped(link.get("href", "")))


def _words_of(link: Element) -> str:
    """What there is to press: words, what a picture is described by, the name that comes in the place of a mark."""
    inside = (child.get(MARK, "") + child.get("alt", "") for child in link.iter())
    return " ".join(_plain(_unescaped("".join((*link.itertext(), *inside)))).split())


def _unescaped(text: str) -> str:
    return unescape(text.replace(AMP_SUBSTITUTE, "&"))


def _html(text: str | None) -> Iterator[Thing]:
    if text and "<" in text:
        yield from (Thing("html", match.group()) for match in _HTML.finditer(text))


def _stars(text: str | None) -> Iterator[Thing]:
    """What was to be bold and is not."""
    if text and "**" in text and (match := _STARS.search(text)):
        yield Thing("stars", match.group())


def _plain(text: str) -> str:
    """`text` with the characters that a backslash protected, and without those of marks, which stand there if one was written inside an address."""
    return without_marks(UnescapeTreeprocessor().unescape(text))
