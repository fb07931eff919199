"""What goes on paper of a list besides its sheet: 实践记录册, 月历, 海报; the recipes and the pages that lead to them have it from here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from generator.keyed import Shared
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.handouts import VILLAGE
from generator.render.base.numbering import number_text
from generator.render.base.plan import Plan
from generator.schema.activities import ActivityList, Category, Holiday


class Extra(NamedTuple):
    """Something to print: what it is called, its address from the site's root, and how it is printed."""

    title: str
    url: str
    note: str
    shown: str  # the paper whose first page it shows


@dataclass(frozen=True)
class ListOnPaper(Shared):
    """A list with all that its papers say of it; nothing in it depends on the day of the build."""

    id: str
    list: ActivityList  # without its activities
    offers: tuple[Offer, ...]
    numbers: tuple[str, ...]  # of each of them
    categories: tuple[Category, ...]  # all that there are: each keeps its stamp, whatever a list offers
    places: tuple[tuple[str, str], ...]  # id and name of those where something is held
    villages: tuple[str, ...]  # of these places
    holidays: tuple[Holiday, ...]
    app: str
    url: str  # of the list

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first day of each month that the list goes through, a year's at most; none that was over when this edition came out."""
        first, last = self.list.starts, self.list.ends
        if first < self.list.edition < last:
            first = self.list.edition + datetime.timedelta(1)  # what is held on that day is past when it is printed
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        numbers = range(first.month - 1, first.month - 1 + min(count, 12))
        return tuple(datetime.date(first.year + number // 12, number % 12 + 1, 1) for number in numbers)


def on_paper(plan: Plan, entry: Entry[ActivityList]) -> ListOnPaper:
    """One list, gathered once for its papers."""
    return plan.once(("on paper", entry.id), lambda: _on_paper(plan, entry))


def _on_paper(plan: Plan, entry: Entry[ActivityList]) -> ListOnPaper:
    site, record, offers = plan.site, entry.record, plan.offers.of_list[entry.id]
    wanted = {offer.activity.place for offer in offers}
    table = site.holiday_table
    return ListOnPaper(
        id=entry.id,
        list=plan.offers.bare[entry.id],
        offers=offers,
        numbers=tuple(number_text(plan, offer) for offer in offers),
        categories=tuple(site.category_by_id.values()),
        places=tuple((place.id, place.name) for place in site.place_by_id.values() if place.id in wanted),
        villages=tuple(place.id for place in site.place_by_id.values() if place.id in wanted and place.kind == VILLAGE),
        holidays=tuple(each for each in (table.holidays if table else ()) if _touches(each, record)),
        app=site.settings.app,
        url=site.settings.url + addresses.activity_list(entry.id),
    )


def _touches(holiday: Holiday, record: ActivityList) -> bool:
    """Whether a holiday falls into the months of a list: one of another year changes none of its papers."""
    days = (holiday.starts, holiday.ends, *holiday.school)
    return _month(min(days)) <= _month(record.ends) and _month(max(days)) >= _month(record.starts)


def _month(day: datetime.date) -> tuple[int, int]:
    return day.year, day.month


def extras_of(plan: Plan, entry: Entry[ActivityList]) -> tuple[Extra, ...]:
    """What there is to print of a list besides its sheet."""
    found = [
        Extra(
            "实践记录册",
            addresses.booklet_fold(entry.id),
            "A4双面打印，选“短边翻转”，叠好对折，中缝订两针，就是一本A5的小册子",
            addresses.booklet(entry.id),
        ),
        Extra(
            "实践记录册（不用对折）",
            addresses.booklet(entry.id),
            "A5大小，一页一页按顺序排，适合在屏幕上看，或者只补印其中一页",
            addresses.booklet(entry.id),
        ),
        Extra("月历", addresses.month_calendar(entry.id), "A4横着印，一个月一张，贴在冰箱上", addresses.month_calendar(entry.id)),
        Extra("海报", addresses.notice(entry.id), "A3，贴在布告栏里；没有A3的打印机，缩印成A4也看得清", addresses.notice(entry.id)),
    ]
    return tuple(found) if on_paper(plan, entry).offers else ()
