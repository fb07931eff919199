"""月历: the months of each list on A4, for the fridge. Whatever is on the list stands on it: what is held every week once, above its weekday."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.keyed import Workshop
from generator.model.activities import Offer
from generator.model.sessions import Held, days_between, weekly_days
from generator.render.base.booklets import ListOnPaper
from generator.render.base.occasions import time_text
from generator.render.sheets.of_lists import common, day_cell, names_of_days, pieces, row_of, title_of, weeks_of
from generator.render.sheets.typesetting import Paper, Setting
from generator.schema.activities import WEEKDAYS

_LONGEST = 17  # characters of a title, in two lines
_SHORTEST = 3

Items = dict[datetime.date, list[tuple[tuple[Any, ...], dict[str, Any]]]]  # what stands in a day's square, by the hour


@dataclass(frozen=True)
class WallCalendarPdf(Paper):
    """The months of one list."""

    paper: ListOnPaper

    def setting(self, workshop: Workshop) -> Setting:
        """What stands on it."""
        return Setting(("booklet_base.typ", "booklet_calendar.typ"), calendar_data(self.paper, workshop), self.paper.list.edition)


def calendar_data(paper: ListOnPaper, workshop: Workshop) -> dict[str, Any]:
    """The data of the templates."""
    rows = {offer.activity.id: row_of(paper, offer, workshop) for offer in paper.offers}
    for offer in paper.offers:
        rows[offer.activity.id]["title"] = pieces(short(title_of(offer)), workshop)
    items, names = _items(paper, rows), names_of_days(paper)
    months = []
    for first in paper.months:
        weeks = list(weeks_of(first))
        cells = [[day and {**day_cell(paper, names, day), "items": _in_order(items[day])} for day in week] for week in weeks]
        every_week = [list(_every_week(paper, rows, first, weekday)) for weekday in WEEKDAYS]
        months.append({"name": f"{first.year}年{first.month}月", "weeks": cells, "every_week": every_week})
    return {
        **common(paper, "月历", workshop),
        "weekdays": WEEKDAYS,
        "hint": "地点、年级、要不要家长同去，都写在清单上；去以前再看一眼网页。",
        "scan": ("扫码看", "网页"),
        "always": "每周都有",
        "again": "接上页",
        "months": months,
    }


def _items(paper: ListOnPaper, rows: dict[str, dict[str, Any]]) -> Items:
    found: Items = defaultdict(list)

    def tell(day: datetime.date, offer: Offer, time: str, off: bool, order: datetime.time) -> None:
        row = {**rows[offer.activity.id], "time": time, "off": off}
        found[day].append(((off, order, offer.activity.id), row))

    for offer in paper.offers:
        is_weekly, is_cancelled = bool(offer.activity.weekdays), offer.activity.cancelled
        for held in offer.sessions():
            if held.change and held.change.moved and not is_cancelled:
                tell(held.planned, offer, f"改到{held.day.month}月{held.day.day}日", True, held.time[0])
            if is_cancelled and not is_weekly:
                tell(held.day, offer, "取消", True, held.time[0])
            elif not is_cancelled and (held.change or not is_weekly):
                tell(held.day, offer, _told(held), held.is_off, held.time[0])
    for day, offers in _left_out(paper).items():
        if len(offers) > 1 and len(offers) == len(_weekly_on(paper, day)):
            found[day].append(((True, datetime.time(), ""), {"title": [""], "time": "每周的都停一次", "off": True}))
        else:
            for offer in offers:
                tell(day, offer, "不办", True, offer.activity.time[0])
    return found


def _left_out(paper: ListOnPaper) -> dict[datetime.date, list[Offer]]:
    """What is held every week, by the days of its weekdays on which it is not, whatever the reason."""
    found: dict[datetime.date, list[Offer]] = defaultdict(list)
    for offer in paper.offers:
        for day in offer.pauses():
            found[day].append(offer)
    return found


def _weekly_on(paper: ListOnPaper, day: datetime.date) -> list[Offer]:
    """What would be held on a day because of its weekday."""
    held = (offer for offer in paper.offers if WEEKDAYS[day.weekday()] in offer.activity.weekdays and not offer.activity.cancelled)
    return [offer for offer in held if day in set(weekly_days(offer.list, offer.activity))]


def _told(held: Held) -> str:
    if held.is_off:
        return "取消"
    change = held.change
    what = "改期" if change and change.moved else "改时间" if change and change.time else "改地方" if change and change.spot else ""
    return time_text(held.time) + (f" {what}" if what else "")


def _in_order(items: Sequence[tuple[tuple[Any, ...], dict[str, Any]]]) -> list[dict[str, Any]]:
    """By the hour; what is not held comes last."""
    return [row for _, row in sorted(items, key=lambda each: each[0])]


def _every_week(paper: ListOnPaper, rows: dict[str, dict[str, Any]], first: datetime.date, weekday: str) -> Iterator[dict[str, Any]]:
    """What is held every week on a weekday in a month, by the hour."""
    offers = sorted(paper.offers, key=lambda offer: (offer.activity.time, offer.activity.id))
    for offer in (each for each in offers if weekday in each.activity.weekdays):
        days = [day for day in weekly_days(offer.list, offer.activity) if WEEKDAYS[day.weekday()] == weekday]
        mine = [day for day in days if (day.year, day.month) == (first.year, first.month)]
        if mine:
            off = offer.activity.cancelled
            time = "取消" if off else time_text(offer.activity.time) + _span(paper, offer, mine)
            yield {**rows[offer.activity.id], "time": time, "off": off}


def _span(paper: ListOnPaper, offer: Offer, mine: Sequence[datetime.date]) -> str:
    """From when to when, where that is not the whole month as far as the list goes: 1月9日起."""
    first, last = max(paper.list.starts, mine[0].replace(day=1)), mine[-1]
    begins = offer.activity.starts and offer.activity.starts > first
    later = days_between(last + datetime.timedelta(7), last + datetime.timedelta(7))
    ends = offer.activity.ends and any(day.month == last.month and offer.activity.ends < day <= paper.list.ends for day in later)
    told = (f"{mine[0].day}日起" if begins and mine[0].day > 7 else "", f"到{last.day}日" if ends else "")
    return "　".join(("", *filter(None, told)))


def short(title: str) -> str:
    """A title for a narrow square: what stands before its colon, if that says anything, and no more than two lines."""
    before = title.partition("：")[0]
    title = before if _SHORTEST <= len(before) < len(title) else title
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
