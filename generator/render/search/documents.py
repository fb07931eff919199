"""What can be found: a document for each public page of a record, with its words from the title down to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, NamedTuple

from generator.keyed import Shared, Workshop
from generator.load.entries import Entry
from generator.markdown.html import Html
from generator.markdown.marks import expand
from generator.render.base.views import FigureView, Names
from generator.render.search.folding import seen
from generator.render.search.simplified import lines_in_simplified

_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|[uo]l|d[ltd]|blockquote|table|thead|tbody|t[rdh]|div|figure|figcaption|section|pre|br|hr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[ \t]*\n\s*")
_WHITE = re.compile(r"\s+")  # as a browser shows them: one blank
_BESIDE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Document(Shared):
    """A page as search knows it; `lines` are those of its words that stand in no editor's text."""

    address: str
    title: str
    day: str  # ISO 8601, "" for what is of no day; the first of several
    named: tuple[str, ...] = ()  # people and places
    places: tuple[str, ...] = ()  # ids
    summary: str = ""
    picture: str = ""  # the path of its smallest size
    lines: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()  # such as tell less than the text, and come behind it
    called: tuple[str, ...] = ()  # other names that it goes by, each as good as its title
    until: str = ""  # the last day of what goes on
    years: tuple[int, ...] = ()  # those that it is of, where there are more than that of its day
    entry: Entry[Any] | None = None  # whose text it is
    names: Names | None = None  # what the marks in that stand for


class Words(NamedTuple):
    """The words of a document, cleaned."""

    title: str
    named: str  # one in a line
    summary: str
    text: str


def words_of(document: Document, workshop: Workshop) -> Words:
    """All that can be found of a document."""
    lines = [*document.called, *document.lines]
    if document.entry and document.entry.body_line:
        lines.append(plain(workshop.fetch(Html(document.entry)).decode(), document.names or Names()))
    text = "\n".join(filter(None, (*lines, *document.foot)))
    title, named, summary, text = (_shown(each) for each in (document.title, "\n".join(document.named), document.summary, text))
    return Words(title, named, summary, "\n".join(filter(None, (text, lines_in_simplified(f"{title}\n{named}\n{summary}\n{text}")))))


def _shown(text: str) -> str:
    """`text` as a reader sees it, who could not quote two blanks."""
    return _BESIDE.sub(" ", seen(text))


def plain(html: str, names: Names) -> str:
    """The text of made HTML: a line for each block, what its marks stand for in their places."""
    whole = expand(_WHITE.sub(" ", html), "", _Filling(names.name_by_id, {each.id: each for each in names.figures}))
    return _BLANKS.sub("\n", unescape(_TAG.sub("", _BLOCK.sub("\n", whole)))).strip()


@dataclass(frozen=True)
class _Filling:
    people: Mapping[str, str]
    figures: Mapping[str, FigureView]

    def __call__(self, parts: list[str]) -> str:
        sort, *rest = parts
        return escape("\n".join(filter(None, self._words(sort, rest))))

    def _words(self, sort: str, rest: list[str]) -> Iterator[str]:
        if sort == "person":
            yield self.people.get(rest[0], "")
        elif sort in ("figure", "figures"):
            figures = [self.figures[id] for id in rest[0].split() if id in self.figures]
            yield from (f"{each.label if sort == 'figures' else ''}{each.value}{each.unit}" for each in figures)
        elif sort in ("picture", "inline-picture"):
            yield from ("", *rest[1:], "")
