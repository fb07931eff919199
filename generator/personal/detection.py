"""All personal data in a text, of every sort, each with its place in what was written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.personal.accounts import find_accounts
from generator.personal.children import find_children
from generator.personal.classes import find_classes
from generator.personal.doors import find_homes
from generator.personal.finding import Finding
from generator.personal.numbers import find_numbers
from generator.personal.romanized import find_in_letters
from generator.personal.seen import readings


def find(text: str) -> list[Finding]:
    """What of `text`, be it Markdown, a plain value or a name, tells strangers who somebody is or where to find them; in its order."""
    placed: dict[Finding, None] = {}  # two detectors may tell the same
    for read in readings(text):
        for each in _found(read.text):
            start, end = read.written(each.start, each.end)
            placed[Finding(start, end, each.sort, each.value.replace("\n", " "))] = None
    return sorted(placed, key=_place)


def _found(text: str) -> Iterator[Finding]:
    for detect in (find_numbers, find_accounts, find_homes, find_in_letters):
        yield from detect(text)
    children = list(find_children(text))
    yield from children
    yield from find_classes(text, children)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end
