"""海报: one sheet of A3 for each list, for a notice board."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.keyed import Workshop
from generator.model.activities import Offer
from generator.render.base.booklets import ListOnPaper
from generator.render.base.list_heads import costs_otherwise
from generator.render.base.occasions import days_text
from generator.render.base.typesetting import printable
from generator.render.sheets.of_lists import common, days_of, row_of, signup_of
from generator.render.sheets.row_headers import RowHeaders
from generator.render.sheets.typesetting import Paper, Setting

_LONGEST_NOTE = 44
_MOST = 7  # activities that a notice tells of, if none of its texts is long


@dataclass(frozen=True)
class NoticePdf(Paper):
    """The notice of one list."""

    paper: ListOnPaper

    row_headers = RowHeaders(columns=3, at=1)  # 活动

    def setting(self, workshop: Workshop) -> Setting:
        """What stands on it."""
        return Setting(("booklet_base.typ", "booklet_notice.typ"), notice_data(self.paper, workshop), self.paper.list.edition)


def notice_data(paper: ListOnPaper, workshop: Workshop) -> dict[str, Any]:
    """The data of the templates."""
    record, told = paper.list, common(paper, "海报", workshop)
    held = [offer for offer in paper.offers if not offer.activity.cancelled and _first(offer)]
    counts = Counter(offer.activity.category for offer in held)
    first = sorted(held, key=lambda offer: (_first(offer), offer.activity.time, offer.activity.id))[:_MOST]
    cost = record.cost.rstrip("。") + ("；个别活动另有说明，扫码看" if costs_otherwise(record, held) else "")
    facts = (("天气", record.weather), ("费用", cost), ("电话", record.phone))
    counted = zip(told["categories"], paper.categories, strict=True)
    return {
        **told,
        "intro": printable(record.intro),
        "categories": [{**stamp, "count": f"{counts[category.id]}项"} for stamp, category in counted if counts[category.id]],
        "first": "最先办的几项" if len(held) > _MOST else "都有什么",
        "rows": [{**row_of(paper, offer, workshop), "note": _note(offer)} for offer in first],
        "rest": ("还有", "项，扫码看。"),
        "total": len(held),
        "steps": _steps(paper),
        "facts": [(name, printable(words)) for name, words in facts if words],
        "qr_caption": f"扫一扫，看全部{len(held)}项" if len(held) > 1 else "扫一扫，看仔细",
        "url": paper.url,
    }


def _note(offer: Offer) -> str:
    """On which days it is otherwise, or not held; how, is told to whoever scans the code: a passer-by reads one line."""
    only, changed = offer.only_session(), [held for held in offer.sessions() if held.change]
    if only:
        return f"原定{only.planned.month}月{only.planned.day}日" if only.day != only.planned else ""
    off, others = ([held.planned for held in changed if held.is_off is which] for which in (True, False))
    told = (days_of(offer), f"{days_text(off)}取消" if off else "", f"{days_text(others)}有改动，扫码看" if others else "")
    words = "；".join(filter(None, told))
    return words if len(words) <= _LONGEST_NOTE else "有几天不一样，扫码看"


def _first(offer: Offer) -> datetime.date | None:
    return next(offer.days(), None)


def _steps(paper: ListOnPaper) -> tuple[str, ...]:
    arrival = "当天早到几分钟，到了扫码签到。" if paper.app else "当天早到几分钟，到了签个到。"
    return ("扫右边的码，挑好活动，看清年级和地点。", signup_of(paper), arrival)
