"""/print/: the sheets, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.sections import PRINT
from generator.render.base.activities import span_text
from generator.render.base.booklets import Extra, extras_of
from generator.render.base.page import Front
from generator.render.base.papers import PAPERS
from generator.render.base.plan import Plan
from generator.render.base.sheets import sheet_of
from generator.schema.activities import ActivityList
from generator.text import date_in_chinese


@dataclass(frozen=True)
class SheetRow:
    """One sheet on the page."""

    url: str
    list_url: str
    title: str
    issuer: str
    sample: bool
    span: str
    edition: str
    count: int
    code: str
    papers: tuple[Extra, ...]


@dataclass(frozen=True, kw_only=True)
class PrintFront(Front):
    """Everything that can be printed."""

    sheets: tuple[SheetRow, ...]

    papers = PAPERS


def render(plan: Plan) -> Iterator[Artifact]:
    """/print/."""
    page = PrintFront(**plan.front(PRINT), sheets=tuple(_row(plan, entry) for entry in plan.offers.lists))
    yield Artifact(addresses.file_of(PRINT.address), page, ("content/pages/print.md",))


def _row(plan: Plan, entry: Entry[ActivityList]) -> SheetRow:
    record = entry.record
    return SheetRow(
        url=addresses.sheet(entry.id),
        list_url=addresses.activity_list(entry.id),
        title=record.title,
        issuer=record.issuer,
        sample=record.sample,
        span=span_text(record.starts, record.ends),
        edition=date_in_chinese(record.edition),
        count=len(record.activities),
        code=sheet_of(plan, entry).code,
        papers=extras_of(plan, entry),
    )
