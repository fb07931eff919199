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
from generator.render.search.beside import days_beside, grades_beside, with_beside
from generator.render.search.folding import seen
from generator.render.search.simplified import with_simplified
from generator.schema.records import Picture, pictures_of

_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|[uo]l|d[ltd]|blockquote|table|thead|tbody|t[rdh]|div|figure|figcaption|section|pre|br|hr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"[ \t]*\n\s*")
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
    beside: tuple[str, ...] = ()  # what it is found by and does not say
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
    lines = list(document.lines)
    if document.entry and document.entry.body_line:
        pictures = {each.file: each for _, each in pictures_of(document.entry.record)}
        lines.append(plain(workshop.fetch(Html(document.entry)).decode(), document.names or Names(), pictures))
    text = "\n".join(filter(None, (*lines, *document.foot)))
    title, named, summary, text = (_shown(each) for each in (document.title, "\n".join(document.named), document.summary, text))
    head = f"{title}\n{named}\n{summary}"
    return Words(title, named, summary, with_beside(with_simplified(head, text), _beside(document, f"{head}\n{text}")))


def _beside(document: Document, said: str) -> Iterator[str]:
    yield from map(_shown, (*document.called, *document.beside))
    yield from days_beside((document.day, document.until), "\n".join((said, *document.beside)))
    yield from grades_beside("\n".join((said, *document.called, *document.beside)))


def _shown(text: str) -> str:
    """`text` as a reader sees it, who could not quote two blanks."""
    return _BESIDE.sub(" ", seen(text))


def plain(html: str, names: Names, pictures: Mapping[str, Picture]) -> str:
    """The text of made HTML: a line for each block, what its marks stand for in their places; blanks as a browser shows them, one for many."""
    whole = expand(" ".join(html.split()), "", _Filling(names.name_by_id, names.figure_by_id, pictures))
    return _BLANKS.sub("\n", unescape(_TAG.sub("", _BLOCK.sub("\n", whole)))).strip()


@dataclass(frozen=True)
class _Filling:
    people: Mapping[str, str]
    figures: Mapping[str, FigureView]
    pictures: Mapping[str, Picture]  # by file

    def __call__(self, parts: list[str]) -> str:
        sort, *rest = parts
        return escape("\n".join(filter(None, self._words(sort, rest))))

    def _words(self, sort: str, rest: list[str]) -> Iterator[str]:
        if sort == "person":
            yield self.people.get(rest[0], "")
        elif sort == "figure":
            yield from (each.value + each.unit for each in self._known(rest[0]))
        elif sort == "figures":
            yield from _strip(list(self._known(rest[0])))
        elif sort in ("picture", "gallery-picture"):
            yield from ("", *self._picture(*rest), "")
        elif sort == "inline-picture":
            yield from ("", next(self._picture(*rest)), "")

    def _known(self, ids: str) -> Iterator[FigureView]:
        return (self.figures[id] for id in ids.split() if id in self.figures)

    def _picture(self, file: str, alt: str = "", caption: str = "") -> Iterator[str]:
        """As pages show it: what a text says of a picture comes before what is declared."""
        declared = self.pictures.get(file)
        yield alt or (declared.alt if declared else "")
        yield " ".join(filter(None, (caption or (declared.caption if declared else ""), declared.credit if declared else "")))


def _strip(figures: list[FigureView]) -> Iterator[str]:
    """What figures that stand by themselves say, and where they are from."""
    yield from (f"{each.label}：{each.value}{each.unit}" for each in figures)
    sources: dict[str, list[str]] = {}
    for each in figures:
        sources.setdefault(each.source, []).append(each.as_of_text)
    yield from (f"来源：{source}，截至{'、'.join(dict.fromkeys(days))}" for source, days in sources.items() if source)
