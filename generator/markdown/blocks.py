"""Our own blocks: `::: 提示` … `:::`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from generator.markdown.contents import ITEM, SAID
from generator.markdown.grammar import BLOCKS, DIALOGUE, GALLERY
from generator.markdown.marks import mark
from generator.markdown.recording import ARGUMENT, BLOCK

_SAYS = re.compile(r"(?<=\S\S)(?:说道?|问道?|答道|回答|喊道)$")  # what stands behind the name in a sentence; who speaks is the name alone


class Blocks(BlockProcessor):
    """`::: 提示` … `:::`, of one of the names in BLOCKS."""

    _OPENING = re.compile(r"^:::[ ]*([^\s:]+)[ ]*(.*)$", re.MULTILINE)
    _inside = False  # a block inside a block is text, so that they cannot be nested without end

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Whether `block` opens one of our blocks."""
        match = self._OPENING.match(block)
        return bool(match and match.group(1) in BLOCKS and not self._inside)

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Take the blocks up to the closing `:::` and parse what is inside."""
        opening = self._OPENING.match(blocks[0])
        assert opening
        blocks[0] = blocks[0][opening.end() :].lstrip("\n")
        inside: list[str] = []
        while blocks:
            before, closing, after = self._closed(blocks.pop(0))
            inside.append(before)
            if closing:
                if after.strip():
                    blocks.insert(0, after)
                break
        self._build(parent, opening.group(1), opening.group(2).strip(), [block for block in inside if block.strip()])

    @staticmethod
    def _closed(block: str) -> tuple[str, bool, str]:
        match = re.search(r"^:::[ ]*$", block, re.MULTILINE)
        return (block[: match.start()].rstrip("\n"), True, block[match.end() :].lstrip("\n")) if match else (block, False, "")

    def _build(self, parent: ElementTree.Element, name: str, argument: str, inside: list[str]) -> None:
        named = {BLOCK: name, ARGUMENT: argument}
        if name == "数字":
            element = ElementTree.SubElement(parent, "div", {"class": "mark", **named})
            element.text = AtomicString(mark("figures", argument))
        elif name == "引语":
            figure = ElementTree.SubElement(parent, "figure", {"class": "quotation", **named})
            self._parse(ElementTree.SubElement(figure, "blockquote"), inside)
            if argument:
                ElementTree.SubElement(figure, "figcaption").text = argument
        elif name == GALLERY:
            self._parse(
                ElementTree.SubElement(parent, "div", {"class": "gallery", **named}), [ITEM.sub("", each) for each in _lines(inside)]
            )
        elif name == DIALOGUE:
            _say(ElementTree.SubElement(parent, "div", named), _lines(inside))
        else:
            kind = "callout" if name == "提示" else "timeline"
            self._parse(ElementTree.SubElement(parent, "div", {"class": kind, **named}), inside)

    def _parse(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        self._inside = True
        try:
            self.parser.parseBlocks(parent, blocks)
        finally:
            self._inside = False


def _lines(blocks: list[str]) -> list[str]:
    return [line.strip() for block in blocks for line in block.split("\n") if line.strip()]


def _say(parent: ElementTree.Element, lines: list[str]) -> None:
    """Who says what, line by line; a line in which nobody speaks stands for itself between them."""
    spoken = None
    for line in lines:
        match = SAID.fullmatch(ITEM.sub("", line))
        if match is None:
            ElementTree.SubElement(parent, "p").text = line
            spoken = None
            continue
        if spoken is None:
            spoken = ElementTree.SubElement(parent, "dl", {"class": "dialogue"})
        pair = ElementTree.SubElement(spoken, "div")
        for tag, text in zip(("dt", "dd"), (_SAYS.sub("", match[1]), match[2]), strict=True):
            ElementTree.SubElement(pair, tag).text = text
