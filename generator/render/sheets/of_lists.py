"""What 实践记录册, 月历 and 海报 say of a list in the same words: its title, its stamps, its activities, the days of its months."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.keyed import Workshop
from generator.media.fonts import FAMILY
from generator.model.activities import Offer
from generator.render.base.activities import for_whom, span_text
from generator.render.base.booklets import ListOnPaper
from generator.render.base.occasions import day_with_weekday, days_text, off_text, short_changes, time_text, usual_and_others, weekdays_text
from generator.render.base.segmenting import phrases
from generator.render.base.typesetting import printable
from generator.render.sheets.typesetting import code_of
from generator.schema.activities import OWN_COMMUNITY, OWN_SCHOOL, Activity
from generator.text import date_in_chinese, titled

_YEAR = re.compile("[0-9]{4}年")  # which the title tells
_BETWEEN = re.compile("(?<=、)|(?=（)")  # where a line may end

_SAMPLE = "示例：这份清单是试排的样子，上面的活动、时间和地点都是编的，请不要照着去。"


def common(paper: ListOnPaper, name: str, workshop: Workshop) -> dict[str, Any]:
    """What `templates/booklet_base.typ` asks for; `name` says what of the list it is."""
    record = paper.list
    day = record.edition
    return {
        "font": FAMILY,
        "heading": f"{printable(record.title)}　{name}",
        "title": pieces(record.title, workshop),
        "issuer": printable(record.issuer),
        "summary": printable(record.intro),
        "edition_date": {"year": day.year, "month": day.month, "day": day.day},
        "edition": f"{date_in_chinese(day)}版",
        "span": span_text(record.starts, record.ends) if record.ends > record.starts else date_in_chinese(record.starts),
        "qr": code_of(paper.url),
        "qr_alt": f"二维码：打开《{record.title}》的网页",
        "sample": _SAMPLE if record.sample else "",
        "categories": [_stamp(paper, number) for number in range(len(paper.categories))],
    }


def signup_of(paper: ListOnPaper) -> str:
    """How one signs up, as a sentence."""
    if paper.list.how:
        return printable(paper.list.how).rstrip("，。；") + "。"
    return f"在手机APP“{paper.app}”里找到活动，报名。" if paper.app else "照清单上写的办法报名。"


def _stamp(paper: ListOnPaper, number: int) -> dict[str, Any]:
    category = paper.categories[number]
    return {"mark": printable(category.mark), "shape": number, "name": printable(category.name)}


def numbers_of(paper: ListOnPaper) -> dict[str, int]:
    """Which of the stamps is that of a category, by its id."""
    return {category.id: number for number, category in enumerate(paper.categories)}


def row_of(paper: ListOnPaper, offer: Offer, workshop: Workshop) -> dict[str, Any]:
    """An activity in words, with its stamp."""
    activity, number = offer.activity, numbers_of(paper).get(offer.activity.category, 0)
    only = offer.only_session()
    stamp = _stamp(paper, number) if paper.categories else {"mark": "", "shape": 0}
    return {
        **stamp,
        "title": pieces(title_of(offer), workshop),
        "when": _BETWEEN.split(_when(offer)),
        "time": time_text(only.time if only else activity.time),
        "place": printable(dict(paper.places).get(activity.place, "")),
        "who": _who(paper, activity),
        "off": activity.cancelled,
        "days": days_of(offer),
        "changes": printable("；".join(short_changes(offer))),
    }


def _who(paper: ListOnPaper, activity: Activity) -> list[str]:
    """Who can come, beside the name of the place, in pieces between which a line may end: 只收本校4—6年级，家长同去."""
    own = {OWN_SCHOOL: "只收本校", OWN_COMMUNITY: "只收本村" if activity.place in paper.villages else "只收本社区"}
    whom = for_whom(activity)
    return [*filter(None, (own.get(activity.who),)), *([f"{whom}，", "家长同去"] if activity.parents else [whom])]


def days_of(offer: Offer) -> str:
    """From when to when something goes on every week, if not as long as its list, and when it is not held: 1月25日—2月19日，2月5日不办."""
    activity, record = offer.activity, offer.list
    if activity.cancelled or not activity.weekdays:
        return ""
    first, last = activity.starts or record.starts, activity.ends or record.ends
    span = _YEAR.sub("", span_text(first, last)) if (first, last) != (record.starts, record.ends) else ""
    return "，".join(filter(None, (span, off_text(offer, record.edition))))  # what was over by then is no news


def title_of(offer: Offer) -> str:
    """The title of an activity, which says that it is a sample unless the whole list is."""
    activity = offer.activity
    return titled(activity.title, activity.sample and not offer.list.sample)


def pieces(title: str, workshop: Workshop) -> Sequence[str]:
    """A title in phrases, between which its lines end."""
    return phrases(workshop, printable(title))


def _when(offer: Offer) -> str:
    if offer.activity.weekdays:
        return weekdays_text(offer.activity.weekdays)
    usual, others = usual_and_others(offer)
    days = [held.day for held in usual or others]  # the others are told where room is for their hours and spots
    return day_with_weekday(days[0]) if len(days) == 1 else days_text(days)


def weeks_of(month: datetime.date) -> Iterator[list[datetime.date | None]]:
    """The weeks of a month, from Monday to Sunday; None stands for days of another month."""
    for week in calendar.Calendar().monthdatescalendar(month.year, month.month):
        yield [day if day.month == month.month else None for day in week]


def names_of_days(paper: ListOnPaper) -> dict[datetime.date, str]:
    """What days are called: a holiday by its name, a weekend with school for it as 补课."""
    found: dict[datetime.date, str] = {}
    for holiday in paper.holidays:
        found |= dict.fromkeys(holiday.school, "补课")
        span = range((holiday.ends - holiday.starts).days + 1)
        found |= {holiday.starts + datetime.timedelta(days): printable(holiday.name) for days in span}
    return found


def day_cell(paper: ListOnPaper, names: dict[datetime.date, str], day: datetime.date) -> dict[str, Any]:
    """A day as a month's grid shows it, whatever is held on it."""
    return {"day": day.day, "name": names.get(day, ""), "inside": paper.list.starts <= day <= paper.list.ends}
