"""What is printed of a list of activities: the sheets themselves, the list's page and the page of all sheets have it from here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.keyed import Shared
from generator.load.entries import Entry
from generator.model.activities import Offer
from generator.model.handouts import SCHOOL, Handout, handouts
from generator.render.base.activities import grades_text, span_text
from generator.render.base.issued import changed_facts, changes, edition_text, is_changed, since
from generator.render.base.list_heads import costs_otherwise, hotline, signup_fact
from generator.render.base.occasions import days_text, free_days
from generator.render.base.plan import Plan
from generator.render.base.sheet_rows import SheetRow, row_in_large_type, row_of
from generator.render.base.weeks import weeks_of
from generator.schema.activities import ActivityList


@dataclass(frozen=True)
class SheetGroup:
    """The rows of one week, or of all of them, which has no title."""

    title: str
    rows: tuple[SheetRow, ...]
    stars: tuple[bool, ...]  # which of them are otherwise than on the sheet that was given out


@dataclass(frozen=True)
class SheetPart:
    """What is held at the place that hands the sheet out, near to it, or elsewhere; `title` is "" where nothing is told apart."""

    title: str
    groups: tuple[SheetGroup, ...]


@dataclass(frozen=True)
class Sheet(Shared):
    """Everything that stands on one sheet but the site's address."""

    list_id: str
    title: str
    label: str  # for whom it is, "" for everybody
    issuer: str
    edition: datetime.date
    called: str  # the edition in words
    span: str
    school: str  # "" leaves a line to write it on
    is_large: bool
    intro: str
    facts: tuple[tuple[str, str], ...]  # what holds for the whole list: weather, signing up, the hotline
    legend: tuple[tuple[str, str], ...]  # of the marks
    sample: str
    parts: tuple[SheetPart, ...]
    since: str  # the edition that was given out, "" if none was
    changes: tuple[str, ...]  # since then

    @property
    def code(self) -> str:
        """What tells two editions apart, in digits, which can be read out over the telephone: a digest of what stands on it."""
        number = int.from_bytes(self.digest[:8], "big")
        return f"{number // 10_000 % 10_000:04}-{number % 10_000:04}"

    @property
    def count(self) -> int:
        """How many activities stand on it."""
        return sum(len(group.rows) for part in self.parts for group in part.groups)


def sheets_of(plan: Plan, entry: Entry[ActivityList]) -> tuple[tuple[Handout, Sheet], ...]:
    """All sheets of one list, that for everybody first; none for a list without activities."""
    return plan.once(
        ("sheets", entry.id), lambda: tuple((handout, _sheet(plan, entry, handout)) for handout in handouts(plan.offers, entry))
    )


def label_of(handout: Handout) -> str:
    """For whom a sheet is, "" for everybody."""
    if handout.place:
        return f"给{handout.place.name}{grades_text(handout.place.grades) if handout.place.grades else ''}的孩子"
    if handout.grades:
        return f"给{grades_text(handout.grades)}的孩子"
    return "大字版" if handout.is_large else ""


def _sheet(plan: Plan, entry: Entry[ActivityList], handout: Handout) -> Sheet:
    record, place, news = entry.record, handout.place, changed_facts(plan, entry)
    return Sheet(
        list_id=entry.id,
        title=record.title,
        label=label_of(handout),
        issuer=record.issuer,
        edition=record.edition,
        called=edition_text(plan, entry),
        span=span_text(record.starts, record.ends),
        school=place.name if place and place.kind == SCHOOL else "",
        is_large=handout.is_large,
        intro=record.intro,
        facts=tuple((f"★{name}" if name in news else name, words) for name, words in _facts(plan, record, handout) if words),
        legend=tuple((category.mark, category.name) for category in plan.site.category_by_id.values()),
        sample="示例：这份清单是试排的样子，上面的活动、时间和地点都是编的，请不要照着去。" if record.sample else "",
        parts=tuple(_parts(plan, record, handout)),
        since=since(plan, entry),
        changes=tuple(changes(plan, entry, handout.offers)),
    )


def _facts(plan: Plan, record: ActivityList, handout: Handout) -> Iterator[tuple[str, str]]:
    free = {day for offer in handout.offers for day in free_days(offer) if day >= record.edition}  # what was over then is no news
    cost = record.cost.rstrip("。") + ("，写明了的除外。" if costs_otherwise(record, handout.offers) else "。")
    yield "报名", signup_fact(plan, record)
    yield "费用", cost if record.cost else ""
    yield "天气", record.weather
    yield "停办", f"每周的活动，{days_text(free)}赶上放假或者调休，停一次。" if free else ""
    yield "电话", hotline(plan, record.phone)
    if handout.place and handout.place.phone != record.phone:
        yield "联系", hotline(plan, handout.place.phone)


def _parts(plan: Plan, record: ActivityList, handout: Handout) -> Iterator[SheetPart]:
    place = handout.place
    own = f"就在{'本校' if place.kind == SCHOOL else place.name}" if place else ""
    told_apart = bool(handout.own or handout.near)
    for title, offers in ((own, handout.own), ("附近", handout.near)):
        if offers:
            rows, stars = zip(
                *((row, star) for group in _groups(plan, record, offers) for row, star in zip(group.rows, group.stars, strict=True)),
                strict=True,
            )
            yield SheetPart(title, (SheetGroup("", rows, stars),))
    if handout.others:
        yield SheetPart("去别处参加" if told_apart else "", _groups(plan, record, handout.others, handout.is_large))


def _groups(plan: Plan, record: ActivityList, offers: Iterable[Offer], is_large: bool = False) -> tuple[SheetGroup, ...]:
    return tuple(
        SheetGroup(
            week.title,
            tuple(row_in_large_type(offer, row_of(plan, offer)) if is_large else row_of(plan, offer) for offer in week.offers),
            tuple(is_changed(plan, offer) for offer in week.offers),
        )
        for week in weeks_of(record, offers)
    )
