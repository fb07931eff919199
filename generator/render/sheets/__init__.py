"""What is printed by typst: of each list its sheets, 实践记录册, 月历 and 海报; papers for those who write and draw by hand, comics to be coloured."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.booklets import on_paper
from generator.render.base.plan import Plan
from generator.render.sheets.booklet import BookletPdf
from generator.render.sheets.colouring import colouring
from generator.render.sheets.lists import lists
from generator.render.sheets.notice import NoticePdf
from generator.render.sheets.papers import papers
from generator.render.sheets.rosters import rosters
from generator.render.sheets.typesetting import first_page_of
from generator.render.sheets.wall_calendar import WallCalendarPdf
from generator.schema.activities import ActivityList


def render(plan: Plan) -> Iterator[Artifact]:
    """The sheets and papers below /print/, and the rosters, which are for the office only."""
    yield from rosters(plan)
    yield from lists(plan)
    for entry in plan.offers.lists:
        yield from _of_list(plan, entry)
    yield from papers(plan)
    yield from colouring(plan)


def _of_list(plan: Plan, entry: Entry[ActivityList]) -> Iterator[Artifact]:
    """What else is printed of a list on which anything stands."""
    paper = on_paper(plan, entry)
    if paper.offers:
        papers = (
            (addresses.booklet(entry.id), BookletPdf(paper, folded=False)),
            (addresses.month_calendar(entry.id), WallCalendarPdf(paper)),
            (addresses.notice(entry.id), NoticePdf(paper)),
        )
        for path, recipe in papers:
            artifact = Artifact(path, recipe, (entry.path,))
            yield artifact
            yield first_page_of(artifact)
        yield Artifact(addresses.booklet_fold(entry.id), BookletPdf(paper, folded=True), (entry.path,))
