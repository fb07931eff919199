"""What several pages show of honours and cases: an honour with its links, a case's card, the way to the section."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.artifact import Part, part
from generator.load.entries import Entry
from generator.model import addresses, honours
from generator.model.honours import Given
from generator.model.site import Site
from generator.render.base.plan import Plan, fields_part, joined
from generator.render.base.views import Card, Feed, Tag
from generator.schema.honours import Case
from generator.text import date_in_chinese

HONOURS_FEED = Feed("荣誉", "honours")


@dataclass(frozen=True, slots=True)
class HonourCard:
    """One honour in a list; addresses are from the site's root, what is hidden is None."""

    recipient: Tag
    award: Tag | None
    roll: Tag
    place: Tag | None
    story: Tag | None
    case: Tag | None
    reason: str
    sample: bool


def honour_card(plan: Plan, given: Given) -> Part:
    """An honour with links to all that belongs to it."""
    site, honour = plan.site, given.honour
    award = next((each for each in honours.awards(site) if each.id == honour.award), None)
    card = HonourCard(
        recipient=Tag(addresses.recipient(honour.recipient), honour.name),
        award=Tag(addresses.award(award.id), award.name) if award else None,
        roll=Tag(addresses.honour_roll(given.year), f"{given.year}年"),
        place=_place(site, honour.place),
        story=_story(site, honour.story),
        case=_case(site, honour.case),
        reason=honour.reason,
        sample=given.is_sample,
    )
    return Part(card, part(dataclasses.asdict(card)).digest)


def honour_cards(plan: Plan, given: Iterable[Given]) -> Part:
    """Several honours as one part."""
    return joined([honour_card(plan, each) for each in given])


def case_card(entry: Entry[Case]) -> Part:
    """A case in a list."""
    record = entry.record
    day = record.date
    card = Card(addresses.case(entry.id), record.title, record.summary, record.sample, day.isoformat(), date_in_chinese(day))
    return Part(card, fields_part(entry).digest)


def case_cards(entries: Sequence[Entry[Case]]) -> Part:
    """Several cases as one part."""
    return joined([case_card(entry) for entry in entries])


def section(plan: Plan, address: str, name: str) -> Tag:
    """The way to a section: its name in the menu, on its hand-written page, or else `name`."""
    id = address.removesuffix("/")
    menu = {item.section: item.title for item in plan.site.settings.menu}
    page = plan.intro(id)
    return Tag(address, menu.get(id) or (page.record.title if page else name))


def honours_section(plan: Plan) -> Tag:
    """The way to /honours/."""
    return section(plan, addresses.HONOURS, HONOURS_FEED.title)


def _place(site: Site, id: str) -> Tag | None:
    return Tag(addresses.place(id), site.place_by_id[id].name) if id in site.place_by_id else None


def _story(site: Site, id: str) -> Tag | None:
    return Tag(addresses.story(id), site.story_by_id[id].record.title) if id in site.story_by_id else None


def _case(site: Site, id: str) -> Tag | None:
    entry = site.of("case").get(id)
    return Tag(addresses.case(id), entry.record.title) if entry else None
