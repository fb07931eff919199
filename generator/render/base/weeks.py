"""The activities of a list as paper tells them: week by week from its first day, and what is held every week at the end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.activities import Offer
from generator.schema.activities import ActivityList
from generator.text import number_in_chinese

_WEEK = 7  # days


class Week(NamedTuple):
    """What is held in one week, or in every one."""

    title: str
    days: str  # 1月23日—29日
    offers: tuple[Offer, ...]


def weeks_of(record: ActivityList, offers: Iterable[Offer]) -> Iterator[Week]:
    """The weeks in which something is held; what is held on several days stands in the week of the first."""
    found: dict[int, list[Offer]] = {}
    every_week: list[Offer] = []
    for offer in offers:
        if offer.activity.weekdays:
            every_week.append(offer)
        else:
            found.setdefault(max(0, (offer.first_day - record.starts).days // _WEEK), []).append(offer)
    for number, held in sorted(found.items()):
        begins = record.starts + datetime.timedelta(number * _WEEK)
        last = begins + datetime.timedelta(_WEEK - 1)
        ends = min(last, record.ends) if begins <= record.ends else last
        yield Week(f"第{number_in_chinese(number + 1)}周", _days(begins, ends), tuple(sorted(held, key=_order)))
    if every_week:
        yield Week("每周都有", "", tuple(every_week))


def _order(offer: Offer) -> tuple[datetime.date, datetime.time, str]:
    return offer.first_day, offer.activity.time[0], offer.activity.id


def _days(begins: datetime.date, ends: datetime.date) -> str:
    last = f"{ends.day}日" if ends.month == begins.month else f"{ends.month}月{ends.day}日"
    return f"{begins.month}月{begins.day}日" if begins == ends else f"{begins.month}月{begins.day}日—{last}"
