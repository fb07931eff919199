"""微治理创新案例: a page for each case, its six sections with what others can copy set off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from generator.artifact import NOTHING, Artifact, Part, Workshop, part
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import addresses, honours
from generator.render.base.honours import HONOURS_FEED, HonourCard, case_card, honour_cards, honours_section
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part
from generator.render.base.views import Card, Tag
from generator.schema.honours import CASE_HEADINGS, Case
from generator.text import date_in_chinese

_MANUAL = "about/submit"
_COPIED = CASE_HEADINGS[4]
_SECTION = re.compile(r"(?=<h2 )")  # in made HTML "<" begins a tag and nothing else


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /honours/cases/."""
    cases = honours.cases(plan.site)
    crumbs = plan.crumbs(honours_section(plan))
    manual = part(addresses.page(_MANUAL) if plan.intro(_MANUAL) else "")
    for index, entry in enumerate(cases):
        address = addresses.case(entry.id)
        yield Artifact(
            addresses.file_of(address),
            case_page,
            (
                plan.frame(address),
                plan.facts,
                plan.names,
                crumbs,
                entry_part(entry),
                plan.tags("places", entry.record.places),
                plan.tags("programmes", entry.record.programmes),
                honour_cards(plan, honours.honours_of_case(plan.site, entry.id)),
                manual,
                _neighbour(cases[index + 1 : index + 2]),
                _neighbour(cases[index - 1 : index] if index else ()),
            ),
            (entry.path,),
        )


def _neighbour(cases: honours.Cases) -> Part:
    return case_card(cases[0]) if cases else NOTHING


def case_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    entry: Entry[Case],
    places: list[Tag],
    programmes: list[Tag],
    given: list[HonourCard],
    manual: str,
    previous: Card | None,
    next: Card | None,
) -> bytes:
    """One case: where, when, what it received; the text; an invitation to copy it."""
    case, address = entry.record, addresses.case(entry.id)
    body = prose(workshop, entry, way_up(address), names)
    return stamp(
        "case.html",
        frame,
        facts,
        Head(address, case.title, case.summary, (HONOURS_FEED,), kind="article"),
        summary=case.summary,
        date=case.date.isoformat(),
        date_text=date_in_chinese(case.date),
        sections=[(_is_copied(each), Markup(each)) for each in _SECTION.split(body) if each.strip()],
        places=places,
        programmes=programmes,
        given=given,
        source=case.source,
        sample=case.sample,
        manual=manual,
        previous=previous,
        next=next,
        crumbs=crumbs,
    )


def _is_copied(section: str) -> bool:
    """Whether a section of the text is the one that others can copy."""
    heading = re.match(r"<h2 [^>]*>([^<]*)</h2>", section)
    return bool(heading and heading.group(1) == _COPIED)
