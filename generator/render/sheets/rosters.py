"""签到表: a sheet to sign in and out for each activity of a list. Names of children will stand on it: it is for the office only."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.artifact import Artifact, Audience
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.fonts import FAMILY
from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.numbering import number_text
from generator.render.base.occasions import changes_of, pause_text
from generator.render.base.plan import Plan
from generator.render.sheets.typesetting import code_of, typeset
from generator.text import titled

MOST_ROWS = 60  # whoever has more seats prints the page again


class Roster(NamedTuple):
    """What is known of an activity before it is held; a weekly one leaves its day to be written in."""

    activity: ActivityView
    number: str  # on all papers of its list, by which consents are filled in
    is_weekly: bool
    changes: tuple[str, ...]  # of single days, and those on which it is not held, that are still to come


@dataclass(frozen=True)
class RosterPdf(Recipe):
    """The rosters of all activities of one list that are held."""

    title: str
    site: str
    url: str  # of the site
    edition: datetime.date
    rosters: tuple[Roster, ...]
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have them set."""
        data = {
            "font": FAMILY,
            "title": f"签到表：{self.title}",
            "site": self.site,
            "edition": {"year": self.edition.year, "month": self.edition.month, "day": self.edition.day},
            "activities": [self._activity(*roster) for roster in self.rosters],
        }
        return Made(typeset(("printed.typ", "roster.typ"), json.dumps(data, ensure_ascii=False), self.edition))

    def _activity(self, view: ActivityView, number: str, is_weekly: bool, changes: tuple[str, ...]) -> dict[str, object]:
        return {
            "title": f"{number}　{titled(view.title, view.sample)}",
            "day": view.when,
            "weekly": is_weekly,
            "facts": "　".join((view.time, view.place, view.spot, view.grades, view.seats_text)),
            "changes": changes,
            "safety": view.safety,
            "pickup": view.pickup,
            "consent": view.consent,
            "host": view.host,
            "parents": view.parents,
            "rows": min(view.seats, MOST_ROWS),
            "qr": code_of(self.url + view.url),
            "qr_alt": f"二维码：打开“{view.title}”的网页",
        }


def _roster(plan: Plan, offer: Offer) -> Roster:
    today = plan.site.settings.today
    pauses = pause_text(offer, today)
    changes = (*(f"改动　{words}" for day, words in changes_of(offer) if day >= today), *([f"停办　{pauses}"] if pauses else []))
    return Roster(view_of(plan, offer), number_text(plan, offer), offer.only_session() is None, changes)


def rosters(plan: Plan) -> Iterator[Artifact]:
    """One file for each list that has anything to be held."""
    settings = plan.site.settings
    for entry in plan.offers.lists:
        held = [offer for offer in plan.offers.of_list[entry.id] if not offer.activity.cancelled]
        found = tuple(_roster(plan, offer) for offer in held)
        if found:
            recipe = RosterPdf(entry.record.title, settings.name, settings.url, entry.record.edition, found)
            yield Artifact(addresses.roster(entry.id), recipe, (entry.path,), audience=Audience.OFFICE)
