"""/print/: the sheets, and what they are for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
from generator.render.base.sheets import sheets_of
from generator.render.base.views import CountedTag, Tag
from generator.schema.activities import ActivityList
from generator.text import date_in_chinese

_TENTH = 100_000  # bytes: of a megabyte, which people call 兆


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
    code: str
    everybody: Tag
    large: Tag
    groups: tuple[tuple[str, tuple[Tag, ...]], ...]  # all others, under what one looks for them
    papers: tuple[Extra, ...]


@dataclass(frozen=True, kw_only=True)
class PrintFront(Front):
    """Everything that can be printed."""

    current: tuple[ListRow, ...]
    over: tuple[ListRow, ...]  # lists whose last day has gone by
    schools: tuple[Tag, ...]  # all that a school hands out, in one file
    measures: tuple[tuple[str, int, int], ...] = ()  # pages and bytes of each file, once these are known

    papers = PAPERS

    def make(self, workshop: Workshop) -> Made:
        """The page, with how long and heavy each file is."""
        measured = ((path, facts["pages"], facts["size"]) for path, facts in workshop.needed.items())
        return Front.make(dataclasses.replace(self, measures=tuple(sorted(measured))), workshop)

    def counted(self, tags: Iterable[Tag]) -> tuple[CountedTag, ...]:
        """The files with their pages."""
        return tuple(CountedTag(tag.url, tag.name, self.pages(tag.url)) for tag in tags)

    def pages(self, url: str) -> int:
        """How many pages a file has."""
        return next(pages for path, pages, _ in self.measures if path == url)

    def weight(self, *tags: Tag) -> str:
        """How heavy a file is, or the heaviest of several: 0.3兆, never less than it is."""
        urls = {tag.url for tag in tags}
        tenths = max(-(-size // _TENTH) for path, _, size in self.measures if path in urls)
        return f"{tenths / 10:.1f}兆"


def render(plan: Plan) -> Iterator[Artifact]:
    """/print/."""
    today = plan.site.settings.today
    rows = {entry.id: _row(plan, entry, sheets) for entry in plan.offers.lists if (sheets := [each for each, _ in sheets_of(plan, entry)])}
    current = {entry.id for entry in plan.offers.lists if entry.record.ends >= today}
    schools = [place for place in plan.site.places if place.kind == SCHOOL]
    files = {each.path for entry in plan.offers.lists for each, _ in sheets_of(plan, entry)}
    ready = {place.id for place in schools if any(addresses.place_sheet(id, place.id) in files for id in current)}
    page = PrintFront(
        **plan.front(PRINT),
        current=tuple(row for id, row in rows.items() if id in current),
        over=tuple(row for id, row in rows.items() if id not in current),
        schools=tuple(Tag(addresses.school_sheets(place.id), place.name) for place in schools if place.id in ready),
    )
    needs = (*sorted(files), *(tag.url for tag in page.schools))
    yield Artifact(addresses.file_of(PRINT.address), page, ("content/pages/print.md",), needs)


def _row(plan: Plan, entry: Entry[ActivityList], handouts: Sequence[Handout]) -> ListRow:
    record = entry.record
    everybody = next(sheet for _, sheet in sheets_of(plan, entry))
    large = next(each for each in handouts if each.is_large)
    return ListRow(
        list_url=addresses.activity_list(entry.id),
        title=record.title,
        issuer=record.issuer,
        sample=record.sample,
        span=span_text(record.starts, record.ends),
        edition=date_in_chinese(record.edition),
        count=everybody.count,
        code=everybody.code,
        everybody=Tag(handouts[0].path, ""),
        large=Tag(large.path, "大字版"),
        groups=tuple(group for group in _groups(handouts) if group[1]),
        papers=extras_of(plan, entry),
    )


def _groups(handouts: Sequence[Handout]) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    of_places = [(each.place, each.path) for each in handouts if each.place]
    yield "按年级", tuple(Tag(each.path, grades_text(each.grades)) for each in handouts if each.grades)
    yield "按学校", tuple(Tag(path, place.name) for place, path in of_places if place.kind == SCHOOL)
    yield "按社区", tuple(Tag(path, place.name) for place, path in of_places if place.kind != SCHOOL)
