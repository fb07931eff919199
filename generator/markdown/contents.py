"""What stands in the blocks of a text, line by line, and as what it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.markdown.grammar import DIALOGUE
from generator.markdown.lines import masked

ITEM = re.compile(r"[-*+][ ]+(?=\S)")  # a sign of a list before a line of a block
SAID = re.compile(r"([^：:\s][^：:]{0,23})[：:][ ]*(\S.*)")
_CLOSING = re.compile(r":::[ ]*")


class Content(NamedTuple):
    """A block: its name, what stands behind that, its line from 1, and its lines that are not empty, each with its number."""

    name: str
    argument: str
    line: int
    lines: Sequence[tuple[int, str]]


def contents(text: str, blocks: Sequence[tuple[int, str, str]]) -> Iterator[Content]:
    """What is in each of `blocks`, of which line, name and argument are known; one that is not closed is told as that."""
    written, bare = text.split("\n"), masked(text)
    for line, name, argument in blocks:
        end = next((number for number in range(line + 1, len(bare) + 1) if _CLOSING.fullmatch(bare[number - 1])), 0)
        if end:
            inside = ((number, written[number - 1].strip(" \t　")) for number in range(line + 1, end))
            yield Content(name, argument, line, [each for each in inside if each[1]])


def said(content: Content) -> list[tuple[int, str, str, str]]:
    """The lines of a dialogue: number, the line, who speaks, and what is said; both "" where nobody speaks."""
    assert content.name == DIALOGUE
    found = []
    for number, line in content.lines:
        match = SAID.fullmatch(ITEM.sub("", line))
        found.append((number, line, match[1] if match else "", match[2] if match else ""))
    return found
