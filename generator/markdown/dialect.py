"""The parser: Python-Markdown without raw HTML, with our blocks, marks and tables, its output cleaned by nh3."""

from __future__ import annotations

import functools
import re
from typing import Any
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.load.decode import REFERENCE, is_hidden_reference
from generator.markdown.blanks import AsMeant
from generator.markdown.blocks import Blocks
from generator.markdown.grammar import ADDRESS
from generator.markdown.inline import Inline
from generator.markdown.marks import ROOT, mark
from generator.markdown.recording import MARK, Thing, address_of, things
from generator.markdown.whole import kept_whole
from generator.text import WIDE

# fmt: off
_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr",
    "th", "td", "pre", "code", "em", "strong", "hr", "br", "a", "div", "figure", "figcaption",
    "span", "dl", "dt", "dd",
}
# fmt: on
_ATTRIBUTES = {
    **{name: {"class"} for name in ("div", "figure", "span", "th", "td")},
    **{name: {"id"} for name in ("h2", "h3", "h4")},
    "a": {"href", "rel"},
    "ol": {"start"},
    "dl": {"class"},
}
_CLASSES = {"callout", "quotation", "timeline", "figures", "gallery", "dialogue", "mark", "left", "center", "right", "table"}
FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE  # a box of code, as the parser takes it out before anything else


def render(text: str) -> str:
    """`text` as clean HTML with marks for what it names; a pure function of the text."""
    parser = _parser()
    parser.reset()
    return kept_whole(_cleaner().clean(REFERENCE.sub(_harmless, parser.convert(text))))


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def read(text: str) -> list[Thing]:
    """What is in `text` by the parse from which its HTML comes, in its order."""
    parser = _parser()
    parser.reset()
    parser.convert(text)
    tree = parser.treeprocessors["ours"]
    assert isinstance(tree, _Tree)
    return tree.things


def _harmless(match: re.Match[str]) -> str:
    """A character reference, unless it stands for one that load refuses: it could forge a mark or turn a line around."""
    return "" if is_hidden_reference(match.group()) else match.group()


def _filtered(tag: str, name: str, value: str) -> str | None:
    return value if name != "class" or value in _CLASSES else None


@functools.cache
def _parser() -> Markdown:
    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FencedCodeExtension(),
            SaneListExtension(),
            TocExtension(slugify=slugify_unicode, marker="", toc_depth="2-4"),
            _Ours(),
        ],
        output_format="html",
        tab_length=2,
    )


class _Ours(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        """Take out raw HTML; add blocks, marks and our treatment of the tree."""
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(AsMeant(md), "as_meant", 22)  # behind the boxes of code
        for name in ("html", "reference", "image_reference", "short_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        for name in ("reference", "setextheader"):  # a rule close under a paragraph is meant as a rule
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(Blocks(md.parser), "ours", 95)
        md.inlinePatterns.register(_Mark(r"\[\[([^\[\]\n]{1,60})\]\]", md), "mark", 185)
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(Inline(md), "inline", 20)
        md.treeprocessors.register(_Tree(md), "ours", 5)


class _Mark(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]
        """[[p-7k3]] and [[数字:families]]."""
        kind, colon, name = m.group(1).replace("：", ":").partition(":")
        element = ElementTree.Element("span", {MARK: m.group(1).replace("：", ":")})
        element.text = AtomicString(
            mark("figure", name.strip()) if colon and kind.strip() == "数字" else mark("person", m.group(1).strip())
        )
        return element, m.start(0), m.end(0)


class _Tree(Treeprocessor):
    """Links through the root mark, pictures as marks, alignment as class, Han lines joined; before that, notes what there is."""

    things: list[Thing]

    def run(self, root: ElementTree.Element) -> None:
        """Walk the tree; parents before children."""
        self.things = list(things(root))
        in_galleries = {each for block in root.iter("div") if block.get("class") == "gallery" for each in block}
        for parent in root.iter():
            if parent.tag == "p" and len(parent) == 1 and parent[0].tag == "img" and not (parent.text or parent[0].tail or "").strip():
                _to_mark(parent, parent[0], "gallery-picture" if parent in in_galleries else "picture")
            for child in list(parent):
                _treat(child)
        for table in list(root.iter("table")):
            _wrap(table)
        for block in root.iter():
            if block.tag in ("p", "li", "th", "td", "h2", "h3", "h4", "figcaption"):
                _join_lines(block)


def _to_mark(paragraph: ElementTree.Element, image: ElementTree.Element, kind: str) -> None:
    """A picture that stands alone becomes a block."""
    text = _picture_mark(kind, image)
    paragraph.clear()
    paragraph.tag, paragraph.text = "div", text
    paragraph.set("class", "mark")
    paragraph.tail = "\n"


def _picture_mark(kind: str, image: ElementTree.Element) -> str:
    return mark(kind, image.get("src", ""), image.get("alt", ""), image.get("title", ""))


def _treat(element: ElementTree.Element) -> None:
    if element.tag == "img":
        text, tail = _picture_mark("inline-picture", element), element.tail
        element.clear()
        element.tag, element.text, element.tail = "span", text, tail
    elif element.tag == "a":
        _treat_link(element)
    elif element.tag in ("th", "td") and element.get("align"):
        element.set("class", element.attrib.pop("align"))


def _treat_link(element: ElementTree.Element) -> None:
    target = address_of(element)
    element.attrib.clear()
    if not ADDRESS.fullmatch(target):
        element.tag = "span"
    elif target.startswith("/"):
        element.set("href", ROOT + target[1:])
    else:
        element.set("href", target)
        if target.startswith("https:"):
            element.set("rel", "noopener noreferrer")


def _wrap(table: ElementTree.Element) -> None:
    """Put `table` into a box that can scroll sideways on a phone."""
    inner = ElementTree.Element("table")
    inner.extend(list(table))
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.set("class", "table")
    table.append(inner)


_BREAK = re.compile(f"(?<=[{WIDE}])\n[ ]*(?=[{WIDE}])")


def _join_lines(block: ElementTree.Element) -> None:
    """Take out line breaks between wide characters, also across inline elements."""
    pieces = list(_pieces(block))
    flow = "".join(getattr(element, attribute) for element, attribute in pieces)
    if "\n" not in flow:
        return
    doomed = {offset for match in _BREAK.finditer(flow) for offset in range(*match.span())}
    start = 0
    for element, attribute in pieces:
        text: str = getattr(element, attribute)
        setattr(element, attribute, "".join(char for offset, char in enumerate(text, start) if offset not in doomed))
        start += len(text)


def _pieces(element: ElementTree.Element) -> Any:
    """(element, "text" or "tail") of the texts of a block in reading order, code and inner blocks left out."""
    if element.tag in ("code", "pre"):
        return
    if element.text:
        yield element, "text"
    for child in element:
        if child.tag in ("em", "strong", "a", "span", "code"):
            yield from _pieces(child)
        if child.tail:
            yield child, "tail"
