"""Titles and ledes in a page's body that break well: the macros of components/text.html leave them between marks, the page fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from generator.keyed import Workshop
from generator.render.base.segmenting import phrases

TITLE, LEDE, END = "\ue020", "\ue021", "\ue022"  # private use, which load refuses in sources

_MARKED = re.compile(f"([{TITLE}{LEDE}])([^{END}]*){END}")
_END_OF_CLAUSE = re.compile("(?:[，：；。？！…]|——)[”’」』》]*$")
_INNER_MARK = re.compile(r"\w(?:[^\w]+\w|—)")
_ISOLATE = re.compile("[\u2066-\u2069]")  # what runs the other way is not taken apart
_MOST_KNOWN = 4096
_TAIL = 24  # characters at the end of a lede that break as a title does, a line and a half on a phone
_LEAST_ON_A_LINE = 3

_known: dict[tuple[str, str], str] = {}  # what was filled in last: a clean build shows each title on several pages


def filled(body: str, workshop: Workshop) -> str:
    """`body` with its marked titles and ledes as HTML that says where they may break."""
    return _MARKED.sub(lambda match: _html(match[1], match[2], workshop), body)


def _html(sort: str, escaped: str, workshop: Workshop) -> str:
    known = _known.get((sort, escaped))
    if known is None:
        text = unescape(escaped)
        known = escaped if _ISOLATE.search(text) else _broken(sort, text, workshop)
        if len(_known) >= _MOST_KNOWN:
            del _known[next(iter(_known))]
        _known[sort, escaped] = known
    return known


def _broken(sort: str, text: str, workshop: Workshop) -> str:
    return _title(phrases(workshop, text)) if sort == TITLE else _lede(text, phrases(workshop, text[-_TAIL:]))


def _title(found: Sequence[str]) -> str:
    """A title breaks between its phrases only; each clause is kept whole where the line allows it."""
    clauses: list[list[str]] = []
    for phrase in found:
        if not clauses or _END_OF_CLAUSE.search(clauses[-1][-1]) or phrase.startswith("（"):
            clauses.append([])
        clauses[-1].append(phrase)
    name = "phrases" if len(clauses) == 1 else "phrase"
    return "".join(f'<span class="{name}">{"<wbr>".join(_phrases(clause))}</span>' for clause in clauses)


def _phrases(found: Sequence[str]) -> Iterable[str]:
    """Phrases as HTML; one with a mark inside is kept whole by hand, since a line may break at marks whatever `word-break` says."""
    if "".join(found).isalnum():
        return found
    return (f'<span class="phrase">{escape(each)}</span>' if _INNER_MARK.search(each) else escape(each) for each in found)


def _lede(text: str, tail: Sequence[str]) -> str:
    """Of a lede the end breaks between phrases, and its last words are kept together, so that no character stands alone on the last line."""
    found = [*tail] if len(text) <= _TAIL else [*tail[1:]]  # the first may begin inside of a word
    kept = ""
    while found and sum(map(str.isalnum, kept)) < _LEAST_ON_A_LINE:
        kept = found.pop() + kept
    if len(kept) == len(text):
        return escape(text)
    before = text[: len(text) - len(kept) - sum(map(len, found))]
    parts = "<wbr>".join([*_phrases(found), f'<span class="phrase">{escape(kept)}</span>'])
    return f'{escape(before)}<span class="phrases">{parts}</span>'
