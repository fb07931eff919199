"""/print/: the sheets, and what they are for."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.artifact import Artifact
from generator.keyed import Made, Workshop
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.handouts import SCHOOL, Handout
from generator.model.sections import PRINT
from generator.render.base.activities import grades_text, span_text
from generator.render.base.booklets import Extra, extras_of
from generator.render.base.page import Front
from generator.render.base.papers import PAPERS
from generator.render.base.plan import Plan
from generator.render.base.sheets import Sheet, sheets_of
from generator.schema.activities import ActivityList
from generator.schema.records import Place
from generator.text import date_in_chinese

_TENTH = 100_000  # bytes: of a megabyte, which people call 兆


class FileRow(NamedTuple):
    """A file for some only, with the numbers that its pages bear."""

    url: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ListRow:
    """The sheets of one list on the page."""

    list_url: str
    title: str
    issuer: str
    sample: bool
    span: str
    edition: str
    count: int
    off: int  # how many of them are cancelled
    groups: tuple[tuple[str, tuple[FileRow, ...]], ...]  # sheets for some, under what one looks for them
    papers: tuple[Extra, ...]  # what is for everybody


@dataclass(frozen=True, kw_only=True)
class PrintFront(Front):
    """Everything that can be printed."""

    current: tuple[ListRow, ...]
    over: tuple[ListRow, ...]  # lists whose last day has gone by
    schools: tuple[FileRow, ...]  # all that a school hands out, in one file
    measures: tuple[tuple[str, int, int], ...] = ()  # pages and bytes of each file, once these are known
    shapes: tuple[tuple[str, int, int], ...] = ()  # width and height of the picture of each first page

    papers = PAPERS

    def make(self, workshop: Workshop) -> Made:
        """The page, with how long and heavy each file is."""
        needed = sorted(workshop.needed.items())
        measures = tuple((path, facts["pages"], facts["size"]) for path, facts in needed if "pages" in facts)
        shapes = tuple((path, facts["width"], facts["height"]) for path, facts in needed if "width" in facts)
        return Front.make(dataclasses.replace(self, measures=measures, shapes=shapes), workshop)

    def picture(self, extra: Extra) -> tuple[str, int, int]:
        """The picture of a paper's first page: its address, width and height."""
        return next(shape for shape in self.shapes if shape[0] == addresses.first_page(extra.shown))

    def pages(self, url: str) -> int:
        """How many pages a file has."""
        return next(pages for path, pages, _ in self.measures if path == url)

    def weight(self, *tags: FileRow | Extra) -> str:
        """How heavy a file is, or the heaviest of several: 0.3兆, never less than it is."""
        urls = {tag.url for tag in tags}
        tenths = max(-(-size // _TENTH) for path, _, size in self.measures if path in urls)
        return f"{tenths / 10:.1f}兆"


def render(plan: Plan) -> Iterator[Artifact]:
    """/print/."""
    today = plan.site.settings.today
    rows = {entry.id: _row(plan, entry, sheets) for entry in plan.offers.lists if (sheets := sheets_of(plan, entry))}
    current = {entry.id for entry in plan.offers.lists if entry.record.ends >= today}
    schools = [place for place in plan.site.places if place.kind == SCHOOL]
    files = {each.path for entry in plan.offers.lists for each, _ in sheets_of(plan, entry)}
    ready = {place.id for place in schools if any(addresses.place_sheet(id, place.id) in files for id in current)}
    page = PrintFront(
        **plan.front(PRINT),
        current=tuple(row for id, row in rows.items() if id in current),
        over=tuple(row for id, row in rows.items() if id not in current),
        schools=tuple(
            FileRow(addresses.school_sheets(place.id), place.name, _codes(plan, current, place)) for place in schools if place.id in ready
        ),
    )
    papers = {paper.url for row in rows.values() for paper in row.papers}
    shown = {addresses.first_page(paper.shown) for row in rows.values() for paper in row.papers}
    needs = (*sorted(files | papers | shown), *(tag.url for tag in page.schools))
    yield Artifact(addresses.file_of(PRINT.address), page, ("content/pages/print.md",), needs)


def _codes(plan: Plan, current: Container[str], place: Place) -> tuple[str, ...]:
    """The numbers of the lists in the one file of a school, in their order."""
    entries = [entry for entry in plan.offers.lists if entry.id in current]
    return tuple(sheet.code for entry in entries for each, sheet in sheets_of(plan, entry) if each.place == place)


def _row(plan: Plan, entry: Entry[ActivityList], sheets: Sequence[tuple[Handout, Sheet]]) -> ListRow:
    record = entry.record
    everybody, large = sheets[0], next(each for each in sheets if each[0].is_large)
    return ListRow(
        list_url=addresses.activity_list(entry.id),
        title=record.title,
        issuer=record.issuer,
        sample=record.sample,
        span=span_text(record.starts, record.ends),
        edition=date_in_chinese(record.edition),
        count=everybody[1].count,
        off=sum(offer.activity.cancelled for offer in plan.offers.of_list[entry.id]),
        groups=tuple(group for group in _groups(sheets) if group[1]),
        papers=(
            Extra("清单", everybody[0].path, f"A4，每个孩子一份。核对号{everybody[1].code}", everybody[0].path),
            Extra("清单（大字版）", large[0].path, f"A4，给眼睛花的人。核对号{large[1].code}", large[0].path),
            *extras_of(plan, entry),
        ),
    )


def _groups(sheets: Sequence[tuple[Handout, Sheet]]) -> Iterator[tuple[str, tuple[FileRow, ...]]]:
    of_places = [(each.place, FileRow(each.path, each.place.name, (sheet.code,))) for each, sheet in sheets if each.place]
    yield "按年级", tuple(FileRow(each.path, grades_text(each.grades), (sheet.code,)) for each, sheet in sheets if each.grades)
    yield "按学校", tuple(row for place, row in of_places if place.kind == SCHOOL)
    yield "按社区", tuple(row for place, row in of_places if place.kind != SCHOOL)
