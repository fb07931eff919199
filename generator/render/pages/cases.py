"""微治理创新案例: a page for each case, its six sections with what others can copy set off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.sections import HONOURS
from generator.render.base.honours import HonourCard, case_cards, honour_cards
from generator.render.base.page import Told
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import Card, Tag
from generator.schema.honours import CASE_HEADINGS, Case

_MANUAL = "about/submit"
_COPIED = CASE_HEADINGS[4]
_SECTION = re.compile(r"(?=<h2 )")  # in made HTML "<" begins a tag and nothing else


@dataclass(frozen=True, kw_only=True)
class CasePage(Told):
    """One case: where, when, what it received; the text; an invitation to copy it."""

    entry: Entry[Case]
    places: tuple[Tag, ...]
    programmes: tuple[Tag, ...]
    given: tuple[HonourCard, ...]
    manual: str  # where somebody who would like to write goes on, "" if nowhere
    previous: Card | None
    next: Card | None

    kind = "article"

    @property
    def case(self) -> Case:
        """The case's fields."""
        return self.entry.record

    @staticmethod
    def sections(body: Markup) -> list[tuple[bool, Markup]]:
        """(whether others can copy it, HTML) of each section of the text."""
        return [(_is_copied(each), Markup(each)) for each in _SECTION.split(body) if each.strip()]


def _is_copied(section: str) -> bool:
    heading = re.match(r"<h2 [^>]*>([^<]*)</h2>", section)
    return bool(heading and heading.group(1) == _COPIED)


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /honours/cases/."""
    cases = plan.honours.cases
    for (next, card, previous), entry in zip(with_neighbours(case_cards(cases)), cases, strict=True):
        case = entry.record
        page = CasePage(
            position=plan.position(card.url, plan.tag(HONOURS)),
            title=case.title,
            summary=case.summary,
            feeds=(plan.feed(HONOURS),),
            entry=entry,
            names=plan.names(entry),
            places=plan.tags("places", case.places),
            programmes=plan.tags("programmes", case.programmes),
            given=honour_cards(plan, plan.honours.of_case.get(entry.id, ())),
            manual=plan.page_address(_MANUAL),
            previous=previous,
            next=next,
        )
        yield Artifact(addresses.file_of(card.url), page, (entry.path,))
