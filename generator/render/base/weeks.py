"""The activities of a list as paper tells them: week by week, from Monday to Sunday as on the web, and what is held every week at the end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.activities import Offer
from generator.model.agenda import monday_of, sunday_of
from generator.render.base.occasions import day_with_weekday
from generator.schema.activities import ActivityList


class Week(NamedTuple):
    """What is held in one week, or in every one."""

    title: str  # 1月25日—31日
    offers: tuple[Offer, ...]


def weeks_of(record: ActivityList, offers: Iterable[Offer]) -> Iterator[Week]:
    """The weeks in which something is held; what is held on several days stands in the week of the first."""
    found: dict[datetime.date, list[Offer]] = {}
    every_week: list[Offer] = []
    for offer in offers:
        if offer.activity.weekdays:
            every_week.append(offer)
        else:
            found.setdefault(monday_of(offer.first_day), []).append(offer)
    for monday, held in sorted(found.items()):
        days = [offer.first_day for offer in held]
        begins = min(max(monday, record.starts), *days)  # as far as the list goes, and what lies outside of it
        yield Week(_days(begins, max(min(sunday_of(monday), record.ends), *days)), tuple(sorted(held, key=_order)))
    if every_week:
        yield Week("每周都有", tuple(every_week))


def _order(offer: Offer) -> tuple[datetime.date, datetime.time, str]:
    return offer.first_day, offer.activity.time[0], offer.activity.id


def _days(begins: datetime.date, ends: datetime.date) -> str:
    last = f"{ends.day}日" if ends.month == begins.month else f"{ends.month}月{ends.day}日"
    return day_with_weekday(begins) if begins == ends else f"{begins.month}月{begins.day}日—{last}"
