"""What is printed by typst: of each list its sheet, 实践记录册, 月历 and 海报; papers for those who write and draw by hand, comics to be coloured."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.booklets import on_paper
from generator.render.base.plan import Plan
from generator.render.base.sheets import Sheet, sheet_of
from generator.render.sheets.booklet import BookletPdf
from generator.render.sheets.colouring import colouring
from generator.render.sheets.notice import NoticePdf
from generator.render.sheets.papers import papers
from generator.render.sheets.rosters import rosters
from generator.render.sheets.typesetting import code_of, typeset
from generator.render.sheets.wall_calendar import WallCalendarPdf
from generator.schema.activities import ActivityList


@dataclass(frozen=True)
class SheetPdf(Recipe):
    """The sheet of one list."""

    sheet: Sheet
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have it set."""
        data = json.loads(self.sheet.data)
        filled = json.dumps({**data, "digest": self.sheet.code, "qr": code_of(data["url"])}, ensure_ascii=False)
        return Made(typeset(("sheet.typ",), filled, datetime.date(**data["edition_date"])))


def render(plan: Plan) -> Iterator[Artifact]:
    """The sheets and papers below /print/, and the rosters, which are for the office only."""
    yield from rosters(plan)
    for entry in plan.offers.lists:
        yield Artifact(addresses.sheet(entry.id), SheetPdf(sheet_of(plan, entry)), (entry.path,))
        yield from _of_list(plan, entry)
    yield from papers(plan)
    yield from colouring(plan)


def _of_list(plan: Plan, entry: Entry[ActivityList]) -> Iterator[Artifact]:
    """What else is printed of a list on which anything stands."""
    paper = on_paper(plan, entry)
    if paper.offers:
        yield Artifact(addresses.booklet(entry.id), BookletPdf(paper, folded=False), (entry.path,))
        yield Artifact(addresses.booklet_fold(entry.id), BookletPdf(paper, folded=True), (entry.path,))
        yield Artifact(addresses.month_calendar(entry.id), WallCalendarPdf(paper), (entry.path,))
        yield Artifact(addresses.notice(entry.id), NoticePdf(paper), (entry.path,))
