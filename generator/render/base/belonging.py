"""Everything besides stories that belongs to a place or a programme, for the pages that gather it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model import addresses
from generator.render.base.activities import ActivityView, views_of
from generator.render.base.calendars import CalendarLink
from generator.render.base.calendars import of_place as of_place_calendar
from generator.render.base.comics import comic_card
from generator.render.base.honours import HonourCard, case_cards, honour_cards
from generator.render.base.plan import Plan
from generator.render.base.sheets import sheets_of
from generator.render.base.views import Card, Tag
from generator.schema.comics import Scene


@dataclass(frozen=True)
class Belongings:
    """What belongs to a place or programme."""

    activities: tuple[ActivityView, ...] = ()
    calendar: CalendarLink | None = None
    sheets: tuple[Tag, ...] = ()  # lists on paper for those who live or learn here
    comics: tuple[Card, ...] = ()
    scenes: tuple[Tag, ...] = ()
    honours: tuple[HonourCard, ...] = ()
    cases: tuple[Card, ...] = ()


def of_place(plan: Plan, id: str) -> Belongings:
    """What belongs to a place; its activities as they are next held, without those that are over or cancelled."""
    honours = plan.honours
    coming = [session.offer for session in plan.offers.coming(plan.offers.of_place.get(id, ()))]
    return Belongings(
        activities=views_of(plan, coming),
        calendar=of_place_calendar(plan.site_facts, plan.site.place_by_id[id]) if coming else None,
        sheets=tuple(_sheets(plan, id)),
        comics=tuple(comic_card(plan, entry) for entry in plan.comics_by_place.get(id, ())),
        scenes=_scenes(plan, lambda scene: scene.place == id),
        honours=honour_cards(plan, honours.of_place.get(id, ())),
        cases=case_cards(honours.cases_of_place.get(id, ())),
    )


def _sheets(plan: Plan, id: str) -> Iterator[Tag]:
    for entry in plan.offers.lists:
        if entry.record.ends >= plan.site.settings.today:
            yield from (Tag(each.path, entry.record.title) for each, _ in sheets_of(plan, entry) if each.place and each.place.id == id)


def of_programme(plan: Plan, id: str) -> Belongings:
    """What belongs to a programme."""
    return Belongings(
        scenes=_scenes(plan, lambda scene: scene.programme == id),
        cases=case_cards(plan.honours.cases_of_programme.get(id, ())),
    )


def _scenes(plan: Plan, belongs: Callable[[Scene], bool]) -> tuple[Tag, ...]:
    return tuple(Tag(addresses.scene(each.id), f"{each.id} {each.title}") for each in plan.site.items("scenes") if belongs(each))
