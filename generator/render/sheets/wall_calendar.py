"""月历: the months of each list on A4, for the fridge."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.keyed import Cost, Made, Recipe, Workshop
from generator.model.activities import Offer
from generator.model.sessions import Held
from generator.render.base.booklets import ListOnPaper
from generator.render.base.occasions import time_text
from generator.render.sheets.of_lists import common, day_cell, names_of_days, pieces, row_of, title_of, weeks_of
from generator.render.sheets.typesetting import typeset
from generator.schema.activities import WEEKDAYS

_LONGEST = 17  # characters of a title, in two lines
_SHORTEST = 3


class _Item(NamedTuple):
    held: Held
    offer: Offer
    row: dict[str, Any]

    @property
    def rank(self) -> tuple[bool, int]:
        """What is held on this day alone is told before what can be met again."""
        return bool(self.offer.activity.weekdays), len(self.offer.sessions())


@dataclass(frozen=True)
class WallCalendarPdf(Recipe):
    """The months of one list."""

    paper: ListOnPaper
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have them set."""
        data = json.dumps(calendar_data(self.paper, workshop), ensure_ascii=False)
        return Made(typeset(("booklet_base.typ", "booklet_calendar.typ"), data, self.paper.list.edition))


def calendar_data(paper: ListOnPaper, workshop: Workshop) -> dict[str, Any]:
    """The data of the templates."""
    items = _items(paper, workshop)
    names = names_of_days(paper)
    months = []
    for first in paper.months:
        weeks = list(weeks_of(first))
        cells = [[day and {**day_cell(paper, names, day), "items": _ranked(items[day])} for day in week] for week in weeks]
        months.append({"name": f"{first.year}年{first.month}月", "weeks": cells})
    return {
        **common(paper, "月历", workshop),
        "weekdays": WEEKDAYS,
        "hint": "地点、年级、要不要家长同去，都写在清单上；去以前再看一眼网页。",
        "scan": ("写不下的", "扫码看全"),
        "more": ("还有", "项"),
        "months": months,
    }


def _items(paper: ListOnPaper, workshop: Workshop) -> dict[datetime.date, list[_Item]]:
    found: dict[datetime.date, list[_Item]] = defaultdict(list)
    for offer in paper.offers:
        row = {**row_of(paper, offer, workshop), "title": pieces(short(title_of(offer)), workshop)}
        for held in offer.sessions():
            found[held.day].append(_Item(held, offer, row))
    return found


def _ranked(items: list[_Item]) -> list[dict[str, Any]]:
    """What is told first, first; `order` is by the hour."""
    by_hour = sorted(items, key=lambda item: (item.held.time, item.offer.activity.id))
    told = [(item.rank, {**_told(item), "order": order}) for order, item in enumerate(by_hour)]
    return [row for _, row in sorted(told, key=lambda each: each[0])]


def _told(item: _Item) -> dict[str, Any]:
    held, off = item.held, item.held.is_off or item.offer.activity.cancelled
    moved = "（改期）" if held.change and held.change.moved else ""
    time = "取消" if off else time_text(held.time) + moved
    return {**item.row, "time": time, "off": off}


def short(title: str) -> str:
    """A title for a narrow square: what stands before its colon, if that says anything, and no more than two lines."""
    before = title.partition("：")[0]
    title = before if _SHORTEST <= len(before) < len(title) else title
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
