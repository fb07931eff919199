"""What the head of a paper says for the whole list: how to sign up, costs, weather, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.activities import Offer
from generator.render.base.plan import Plan
from generator.schema.activities import ActivityList


def signup_fact(plan: Plan, record: ActivityList) -> str:
    """How one signs up, as a sentence, "" if the list does not say and there is no app."""
    app = plan.site.settings.app
    if record.how:
        return record.how.rstrip("，。；") + "。"
    return f"在手机APP“{app}”里报名，到现场扫码签到。" if app else ""


def costs_otherwise(record: ActivityList, offers: Iterable[Offer]) -> bool:
    """Whether some of `offers` say of themselves what they cost, and it is not what the list says."""
    told = {offer.activity.cost for offer in offers if not offer.activity.cancelled}
    return bool(record.cost) and bool(told - {"", record.cost})


def hotline(plan: Plan, number: str) -> str:
    """A number with the name under which the site publishes it."""
    names = {phone.number: phone.name for entry in plan.site.of("site").values() for phone in entry.record.phones}
    return f"{names[number]}　{number}" if number in names else number
