"""What is printed by typst: 社会实践教育清单, one A4 sheet for each list, the papers for those who write and draw by hand, comics to be coloured."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.model import addresses
from generator.render.base.plan import Plan
from generator.render.base.sheets import Sheet, sheet_of
from generator.render.sheets.colouring import colouring
from generator.render.sheets.papers import papers
from generator.render.sheets.rosters import rosters
from generator.render.sheets.typesetting import code_of, typeset


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
    yield from papers(plan)
    yield from colouring(plan)
