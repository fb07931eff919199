"""Everything besides stories that belongs to a place or a programme, for the pages that gather it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.artifact import Part
from generator.cache import digest
from generator.model import activities, comics, honours
from generator.render.base.activities import ActivityView, views_part
from generator.render.base.comics import comic_card
from generator.render.base.honours import HonourCard, case_cards, honour_cards
from generator.render.base.plan import Plan, joined
from generator.render.base.views import Card, CardView, card_views


@dataclass(frozen=True, slots=True)
class BelongingViews:
    """What belongs to a place or programme, as `belonging.html` shows it."""

    activities: list[ActivityView]
    comics: list[CardView]
    honours: list[HonourCard]
    cases: list[CardView]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to a place or programme, before it is known on which page."""

    activities: list[ActivityView]
    comics: list[Card]
    honours: list[HonourCard]
    cases: list[Card]

    def views(self, up: str) -> BelongingViews:
        """The same on a page whose way to the root is `up`."""
        return BelongingViews(self.activities, card_views(self.comics, up), self.honours, card_views(self.cases, up))


def of_place(plan: Plan, id: str) -> Part:
    """What belongs to a place; activities that are over or cancelled are left out."""
    site = plan.site
    today = site.settings.today
    coming = [each for each in activities.activities_of_place(site, id) if each.next_day(today) and not each.activity.cancelled]
    return _part(
        views_part(plan, coming),
        joined([comic_card(plan, entry) for entry in comics.comics_of_place(site, id)]),
        honour_cards(plan, honours.honours_of_place(site, id)),
        case_cards(honours.cases_of_place(site, id)),
    )


def of_programme(plan: Plan, id: str) -> Part:
    """What belongs to a programme."""
    return _part(joined([]), joined([]), joined([]), case_cards(honours.cases_of_programme(plan.site, id)))


def _part(*parts: Part) -> Part:
    return Part(Belongings(*[each.value for each in parts]), digest(*(each.digest for each in parts)))
