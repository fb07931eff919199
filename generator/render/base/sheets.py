"""What is printed of a list of activities: the sheet itself, the list's page and the page of all sheets have it from here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.cache import digest
from generator.load.entries import Entry
from generator.media.fonts import FAMILY
from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.activities import ActivityView, span_text, view_of
from generator.render.base.occasions import changes_of, days_text, free_days, skip_text
from generator.render.base.plan import Plan
from generator.schema.activities import ActivityList
from generator.text import date_in_chinese


@dataclass(frozen=True)
class Sheet:
    """What is printed of one list: the data of `templates/sheet.typ`, and the code of it that stands at its foot."""

    data: str
    code: str  # their digest, in digits


def sheet_of(plan: Plan, entry: Entry[ActivityList]) -> Sheet:
    """The sheet of one list, without its QR code."""
    return plan.once(("sheet", entry.id), lambda: _sheet_of(plan, entry))


def _sheet_of(plan: Plan, entry: Entry[ActivityList]) -> Sheet:
    record, settings = entry.record, plan.site.settings
    app = f"在手机APP“{settings.app}”里报名，到现场扫码签到。" if settings.app else ""
    data = {
        "font": FAMILY,
        "title": record.title,
        "issuer": record.issuer,
        "edition_date": {"year": record.edition.year, "month": record.edition.month, "day": record.edition.day},
        "running": f"{'示例　' if record.sample else ''}{date_in_chinese(record.edition)}版",
        "issued": f"{record.issuer}编　{date_in_chinese(record.edition)}版　{span_text(record.starts, record.ends)}",
        "intro": record.intro,
        "weather": record.weather,
        "pauses": _pauses(plan.offers.of_list[entry.id]),
        "signup": f"{app}“盖章”一栏，留给参加过的活动。",
        "qr_alt": f"二维码：打开《{record.title}》的网页",
        "qr_caption": "以网页为准",
        "url": settings.url + addresses.activity_list(entry.id),
        "foot": f"以网页为准：{settings.url}{addresses.activity_list(entry.id)}",
        "sample": "示例：这份清单是试排的样子，上面的活动、时间和地点都是编的，请不要照着去。" if record.sample else "",
        "rows": [_row(number, offer, view_of(plan, offer)) for number, offer in enumerate(plan.offers.of_list[entry.id], 1)],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    number = int.from_bytes(digest(text.encode())[:8], "big")
    return Sheet(text, f"{number // 10_000 % 10_000:04}-{number % 10_000:04}")  # digits can be read out over the telephone


def _row(number: int, offer: Offer, view: ActivityView) -> dict[str, Any]:
    changes = "；".join(words for _, words in changes_of(offer))  # past ones too: a sheet is the same every day
    notes = [f"带：{view.bring}" if view.bring else "", f"安全：{view.safety}", f"负责：{view.host}"]
    return {
        "number": f"{number:02}",
        "mark": view.mark,
        "category": view.category,
        "title": f"【示例】{view.title}" if view.sample and not offer.list.sample else view.title,  # a whole sample says so at its head
        "summary": view.summary,
        "notes": "　".join(filter(None, notes)),
        "changes": f"{changes}。" if changes and not view.cancelled else "",
        "reason": view.reason if view.cancelled else "",
        "where": [
            view.when,
            *_span(offer, view),
            view.time,
            view.place,
            view.spot,
            f"报名到{view.signup.partition('（')[0]}" if view.signup else "",
        ],
        "who": [view.grades, view.seats_text],
        "how": ["家长同去" if view.parents else "不用家长陪", f"{view.points}分" if view.points else ""],
    }


def _span(offer: Offer, view: ActivityView) -> list[str]:
    """What a list's own span and title do not say of an activity of every week."""
    own = offer.activity.starts or offer.activity.ends
    goes_on = offer.holidays and not free_days(offer)
    return list(filter(None, (view.span if own else "", skip_text(offer), "过节照常" if goes_on else "")))


def _pauses(offers: Iterable[Offer]) -> str:
    """Told once for all rows: when nothing is held that is held every week."""
    free = {day for offer in offers for day in free_days(offer)}
    return f"每周的活动，{days_text(free)}赶上放假或者调休，停一次。" if free else ""
