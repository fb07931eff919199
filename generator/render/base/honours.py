"""What several pages show of honours and cases: an honour with its links, a case's card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.keyed import Shared
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.honours import Given
from generator.model.site import Site
from generator.render.base.plan import Plan
from generator.render.base.views import Card, Tag
from generator.schema.honours import Case
from generator.text import date_in_chinese


@dataclass(frozen=True)
class HonourCard(Shared):
    """One honour in a list; what is hidden is None."""

    id: str
    recipient: Tag
    award: Tag | None
    roll: Tag
    place: Tag | None
    story: Tag | None
    case: Tag | None
    reason: str
    sample: bool


def recipient_title(name: str) -> str:
    """What the page of somebody's honours is called."""
    return f"{name}的荣誉"


def honour_card(plan: Plan, given: Given) -> HonourCard:
    """An honour with links to all that belongs to it, made once for the pages that show it."""
    return plan.once(("honour", given.roll.id, given.honour.id), lambda: _honour_card(plan, given))


def _honour_card(plan: Plan, given: Given) -> HonourCard:
    site, honour = plan.site, given.honour
    award = plan.honours.awards.get(honour.award)
    return HonourCard(
        id=honour.id,
        recipient=Tag(addresses.recipient(honour.recipient), honour.name),
        award=Tag(addresses.award(award.id), award.name) if award else None,
        roll=Tag(addresses.honour_roll(given.year), f"{given.year}年"),
        place=_place(site, honour.place),
        story=_story(site, honour.story),
        case=_case(site, honour.case),
        reason=honour.reason,
        sample=given.is_sample,
    )


def honour_cards(plan: Plan, given: Iterable[Given]) -> tuple[HonourCard, ...]:
    """Several honours."""
    return tuple(honour_card(plan, each) for each in given)


def case_card(entry: Entry[Case]) -> Card:
    """A case in a list."""
    record = entry.record
    day = record.date
    return Card(addresses.case(entry.id), record.title, record.summary, record.sample, day.isoformat(), date_in_chinese(day))


def case_cards(entries: Iterable[Entry[Case]]) -> tuple[Card, ...]:
    """Several cases."""
    return tuple(case_card(entry) for entry in entries)


def _place(site: Site, id: str) -> Tag | None:
    return Tag(addresses.place(id), site.place_by_id[id].name) if id in site.place_by_id else None


def _story(site: Site, id: str) -> Tag | None:
    return Tag(addresses.story(id), site.story_by_id[id].record.title) if id in site.story_by_id else None


def _case(site: Site, id: str) -> Tag | None:
    entry = site.of("case").get(id)
    return Tag(addresses.case(id), entry.record.title) if entry else None
