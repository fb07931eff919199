"""What a document is found by and its page does not say: it stands behind the words, and theme/scripts/search/quoting.js never quotes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.render.search.simplified import BESIDE
from generator.text import NUMERALS, date_in_chinese
from generator.traditional import in_simplified

_GRADES = re.compile(  # 3年级, 3—6年级, 3到6年级, 三年级, 三四年级, 三到六年级
    "(?<![0-9])(?:([1-9])(?:[、—–~～至到-]([1-9]))?|([一二三四五六七八九])[、—–~～至到-]?([一二三四五六七八九])?)年级"
)
_OF_MIDDLE_SCHOOL = {7: "初一", 8: "初二", 9: "初三"}  # as everybody says; 初中一年级 would be found by who asks for 一年级


def with_beside(text: str, others: Iterable[str]) -> str:
    """`text` with a line for each of `others` behind it: nothing stands before the mark, so there is nothing to quote."""
    found = dict.fromkeys(form for each in others if each for form in (each, in_simplified(each)))
    return "\n".join(filter(None, (text, *(f"{BESIDE}{each}" for each in found))))


def days_beside(days: Iterable[str], said: str) -> Iterator[str]:
    """Days in ISO 8601 as an answer shows them, but those that are `said`."""
    for day in days:
        shown = date_in_chinese(date.fromisoformat(day)) if day else ""
        if shown not in said:
            yield shown


def grades_beside(said: str) -> Iterator[str]:
    """Each grade that is `said`, in figures or in a span, by the names that people have for it."""
    if "年级" not in said:
        return
    grades = sorted({grade for match in _GRADES.finditer(said) for grade in _span(*filter(None, match.groups()))})
    yield from (name for grade in grades if (name := f"{NUMERALS[grade]}年级") not in said)
    yield from (name for grade in grades if (name := _OF_MIDDLE_SCHOOL.get(grade, "")) and name not in said)
    yield "初中" if any(grade in _OF_MIDDLE_SCHOOL for grade in grades) else ""


def _span(first: str, last: str = "") -> range:
    start, end = (NUMERALS.index(each) if each in NUMERALS else int(each) for each in (first, last or first))
    return range(start, end + 1)
