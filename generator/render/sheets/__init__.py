"""What is printed by typst: 社会实践教育清单 on A4, the papers for those who write and draw by hand, comics to be coloured."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.render.base.plan import Plan
from generator.render.sheets.colouring import colouring
from generator.render.sheets.lists import lists
from generator.render.sheets.papers import papers
from generator.render.sheets.rosters import rosters


def render(plan: Plan) -> Iterator[Artifact]:
    """The sheets and papers below /print/, and the rosters, which are for the office only."""
    yield from rosters(plan)
    yield from lists(plan)
    yield from papers(plan)
    yield from colouring(plan)
