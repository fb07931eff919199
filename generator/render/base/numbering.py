"""The numbers of activities on paper: consent forms and booklets are filled in by them, so one that was given out stays what it is."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.activities import Offer
from generator.render.base.plan import Plan
from generator.schema.issued import Issued


def number_text(plan: Plan, offer: Offer) -> str:
    """The number of an activity on all papers of its list: 03."""
    return f"{numbers_of(plan, offer.list_id)[offer.activity.id]:02}"


def numbers_of(plan: Plan, list_id: str) -> Mapping[str, int]:
    """The numbers of a list's activities by their ids."""
    return plan.once(("numbers", list_id), lambda: _numbers(plan, list_id))


def highest_of(plan: Plan, list_id: str) -> int:
    """The highest number that any paper of a list has had, be its activity still there or not."""
    entry = plan.site.of("issued").get(list_id)
    given_out = (entry.record.highest, *_given_out(entry.record).values()) if entry else ()
    return max((*given_out, *numbers_of(plan, list_id).values()), default=0)


def _numbers(plan: Plan, list_id: str) -> dict[str, int]:
    """What was given out keeps its number; what came later comes after the highest of them."""
    entry = plan.site.of("issued").get(list_id)
    known = _given_out(entry.record) if entry else {}
    last = max((entry.record.highest if entry else 0, *known.values()))
    found: dict[str, int] = {}
    for offer in plan.offers.of_list[list_id]:
        id = offer.activity.id
        if id not in known:
            last += 1
        found[id] = known.get(id, last)
    return found


def _given_out(issued: Issued) -> dict[str, int]:
    """The numbers that stood on paper; a file of before they were kept has the activities in their order."""
    return {each.id: each.number or at for at, each in enumerate(issued.activities, 1)}
