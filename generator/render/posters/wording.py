"""How the words of a poster are set: where a title may be broken, how a sentence is cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.render.base.lettering import NOT_FIRST, may_break

Lines = tuple[str, ...]

_CLAUSES = re.compile(rf"(?<=[，：；？！])(?![{NOT_FIRST}])|(?<=——)(?![{NOT_FIRST}])|(?=（)")
_CLAUSE = re.compile("[，。：；？！、]")
_STEP = re.compile("(?<=[/-])(?=.)|(?<=[^/-]{30})(?=[^/-])")  # after which an address may be broken
_QUOTATIONS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"))
_LEAST = 3  # characters on either line of a title that is broken inside of a phrase
_TRIES = 4  # of such breaks
_HARD_CUT = 30  # characters of a sentence without clauses


def typed(url: str) -> str:
    """An address as somebody types it, with the places where a line may end."""
    return _STEP.sub("\u200b", url.removeprefix("https://"))


def ways(title: str, phrases: Sequence[str] = ()) -> tuple[tuple[Lines, ...], tuple[Lines, ...]]:
    """The ways of setting a title in one line or two, the best first: those that keep its clauses and `phrases` whole, then the others."""
    clauses = [each.start() for each in _CLAUSES.finditer(title) if 0 < each.start() < len(title)]
    between = [at for at in accumulate(map(len, phrases)) if _LEAST <= at <= len(title) - _LEAST and at not in clauses]
    others = [at for at in range(_LEAST, len(title) - _LEAST + 1) if may_break(title, at)]
    return ((title,), *_broken(title, clauses), *_broken(title, between)), ((title,), *_broken(title, others)[:_TRIES])


def shortened(sentence: str) -> Iterator[str]:
    """A sentence, then ever less of it, each time to the end of a clause that is in no quotation."""
    yield sentence
    for clause in reversed([each for each in _CLAUSE.finditer(sentence) if each.end() < len(sentence)]):
        said = sentence[: clause.start()]
        if all(said.count(opening) == said.count(closing) for opening, closing in _QUOTATIONS):
            yield said + clause[0] if clause[0] in "。？！" else f"{said}……"
    if len(sentence) > _HARD_CUT:
        yield f"{sentence[:_HARD_CUT]}……"


def _broken(title: str, breaks: Iterable[int]) -> tuple[Lines, ...]:
    """`title` in two lines, the most even first."""
    return tuple((title[:at], title[at:]) for at in sorted(breaks, key=lambda at: abs(len(title) - 2 * at)))
