"""Facts about a Markdown text with their places: what stands in its HTML, and what was meant to; rules judge them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.markdown.grammar import BLOCKS
from generator.markdown.plain import is_plain
from generator.markdown.scan import Fact, scan

if TYPE_CHECKING:
    from generator.markdown.recording import Thing

_PROTECTED = re.compile(r"\\(?:[\\`*_{}\]()>#+\-.!]|\[(?!\[))")  # what a backslash protects; a mark is made before that is looked at
_HEADINGS = {level: re.compile(rf"^[ \t>*+.)0-9-]*(#{{{level}}})", re.MULTILINE) for level in range(1, 7)}
_OF_LINES = ("tight-list", "open-fence", "open-block")  # which are told by lines, being what is not there


def facts(text: str) -> tuple[Fact, ...]:
    """All facts of `text` in the order of their places."""
    found = scan(text) if is_plain(text) else _parsed(text)
    return tuple(sorted(found, key=lambda fact: (fact.line, fact.column)))


def _parsed(text: str) -> Iterator[Fact]:
    """The facts as the parser sees them; places are looked for in the text, in its order."""
    from generator.markdown.dialect import FENCED, read  # only for texts that need it: a warm build must not wait for the parser

    masked = _PROTECTED.sub("\0\0", FENCED.sub(_blanked, text))
    placed = list(_placed(masked, read(text)))
    yield from placed
    yield from _of_lines(masked, [fact for fact in placed if fact.sort == "block"])


def _of_lines(masked: str, blocks: Sequence[Fact]) -> Iterator[Fact]:
    """What the parser does not take for anything: blocks of unknown names, and those that do not begin after an empty line."""
    real = {fact.line for fact in blocks}
    lost: set[int] = set()
    before = ""
    for fact in scan(masked):
        if fact.sort == "block" and fact.line not in real:
            lost.add(fact.line)
            if fact.value not in BLOCKS:
                yield fact
            elif before != "open-block":  # or it stands in another, which is told already
                yield Fact("tight-block", fact.value, fact.line, 1)
        elif fact.sort in _OF_LINES and not (fact.sort == "open-block" and fact.line in lost):
            yield fact
        before = fact.sort


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _placed(masked: str, things: Sequence[Thing]) -> Iterator[Fact]:
    """Each thing at the next place in `masked` where it may stand; one that is written in a way that hides it, at the last place known."""
    cursors: dict[str, int] = {}
    last = 0
    for thing in things:
        start = cursors.get(thing.sort, 0)
        at = _next(masked, thing, start)
        if at < 0:
            at = max(last, start)
        else:
            cursors[thing.sort] = at + 1
            last = at
        if thing.sort == "picture":
            at = max(masked.rfind("![", start, at), start)
        column = 1 if thing.sort == "heading" else at - masked.rfind("\n", 0, at)
        yield Fact(thing.sort, thing.value, masked.count("\n", 0, at) + 1, column, thing.other)


def _next(masked: str, thing: Thing, start: int) -> int:
    """The offset of the next text from `start` on that looks like `thing`, -1 if there is none."""
    if thing.sort == "heading":
        match = _HEADINGS[int(thing.value)].search(masked, start)
        return match.start(1) if match else -1
    places = ((before, masked.find(before + value, start)) for before, value in _writings(thing))
    found = [at + len(before) for before, at in places if at >= 0]
    return min(found) if found else masked.find(thing.value, start) if thing.value else -1


def _writings(thing: Thing) -> Iterator[tuple[str, str]]:
    """The ways in which an editor writes a thing: what stands before its place, and what begins there."""
    value = thing.value
    if thing.sort in ("link", "picture"):
        yield from (("](", value), ("](<", value), ("<", value), ("<", value.removeprefix("mailto:")))
    elif thing.sort == "mark":
        yield from (("", f"[[{value}]]"), ("", f"[[{value.replace(':', '：', 1)}]]"))
    elif thing.sort == "block":
        yield from ((":::", value), ("::: ", value))
    else:
        yield "", value
