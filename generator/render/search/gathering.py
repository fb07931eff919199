"""The documents of every kind but stories, gathered from what the site has; those of pages come from `page_documents`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.media.encoding import Format, PictureFacts
from generator.media.pictures import widths
from generator.model import addresses
from generator.model.comics import comics
from generator.model.honours import Given
from generator.render.base.honours import recipient_title
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.render.search.activity_lines import activity_beside, activity_lines, list_lines
from generator.render.search.documents import Document
from generator.render.search.page_documents import Found, names_of_places, numbers_of, page_documents, years_beside
from generator.schema.comics import Comic
from generator.schema.honours import Case


class DocumentKind(NamedTuple):
    """A sort of answers, and what one calls it."""

    id: str
    label: str


KINDS = tuple(
    DocumentKind(*each)
    for each in (
        ("page", "网页"),
        ("place", "地方"),
        ("programme", "项目"),
        ("honour", "荣誉"),
        ("case", "案例"),
        ("activity", "活动"),
        ("comic", "漫画"),
        ("story", "故事"),
    )
)


def gathered(plan: Plan, kind: str) -> Sequence[Found]:
    """The documents of a kind, each with what the kind is called beside its words, the oldest first."""
    label = () if kind == KINDS[0].id else tuple(each.label for each in KINDS if each.id == kind)
    found = [(dataclasses.replace(document, beside=(*document.beside, *label)), path) for document, path in _GATHERERS[kind](plan)]
    return sorted(found, key=lambda each: (each[0].day, each[0].address))


def _places(plan: Plan) -> Iterator[Found]:
    for place in plan.site.places:
        address, lines = addresses.place(place.id), (place.kind, place.directions)
        years = years_beside(plan, address)
        yield Document(address, place.name, "", (), (place.id,), place.summary, lines=lines, beside=years), "content/places.yml"


def _programmes(plan: Plan) -> Iterator[Found]:
    for entry in plan.site.programmes.values():
        record, names, address = entry.record, plan.names(entry), addresses.programme(entry.id)
        above = plan.site.programmes.get(record.parent)
        lines = (f"{record.since}年起" if record.since else "", f"属于{above.record.title}" if above else "")
        years = years_beside(plan, address)
        document = Document(address, record.title, "", summary=record.summary, foot=lines, beside=years, entry=entry, names=names)
        yield document, entry.path


def _honours(plan: Plan) -> Iterator[Found]:
    for id, given in plan.honours.of_recipient.items():
        first, places = given[0], names_of_places(plan, [each.honour.place for each in given])
        lines = [line for each in given for line in (_award_given(plan, each), each.honour.reason)]
        document = Document(
            address=addresses.recipient(id),
            title=first.honour.name,
            day=max(each.roll.record.date for each in given).isoformat(),
            years=tuple(sorted({year for each in given for year in (each.year, each.roll.record.date.year)})),
            named=tuple(places.values()),
            places=tuple(places),
            summary=first.honour.reason,
            lines=tuple(dict.fromkeys(lines)),
            called=(recipient_title(first.honour.name),),
        )
        yield document, first.roll.path
    for award in plan.honours.awards.values():
        yield Document(addresses.award(award.id), award.name, "", summary=award.summary), "content/awards.yml"
    for roll in plan.honours.rolls:
        record = roll.record
        years = tuple(sorted({int(roll.id), record.date.year}))  # it may be given out when its year is over
        yield (
            Document(addresses.honour_roll(int(roll.id)), record.title, record.date.isoformat(), summary=record.intro, years=years),
            roll.path,
        )


def _award_given(plan: Plan, given: Given) -> str:
    award = plan.honours.awards.get(given.honour.award)
    return f"{given.year}年{award.name}" if award else f"{given.year}年"


def _cases(plan: Plan) -> Iterator[Found]:
    for entry in plan.honours.cases:
        case, places = entry.record, names_of_places(plan, entry.record.places)
        document = Document(
            address=addresses.case(entry.id),
            title=case.title,
            day=case.date.isoformat(),
            named=tuple(places.values()),
            places=tuple(places),
            summary=case.summary,
            foot=tuple(_case_foot(plan, entry)),
            beside=tuple(each.honour.reason for each in plan.honours.of_case.get(entry.id, ())),
            entry=entry,
            names=plan.names(entry),
        )
        yield document, entry.path


def _case_foot(plan: Plan, entry: Entry[Case]) -> Iterator[str]:
    programmes = [tag.name for tag in plan.tags("programmes", entry.record.programmes)]
    yield f"项目：{'、'.join(programmes)}" if programmes else ""
    yield f"来源：{entry.record.source}" if entry.record.source else ""
    yield from (_award_given(plan, given) for given in plan.honours.of_case.get(entry.id, ()))


def _activities(plan: Plan) -> Iterator[Found]:
    paths = {entry.id: entry.path for entry in plan.offers.lists}
    for offer in plan.offers.all:
        activity, places = offer.activity, names_of_places(plan, [offer.activity.place])
        last = max(offer.days(), default=offer.first_day)
        document = Document(
            address=addresses.activity(offer.list_id, activity.id),
            title=activity.title,
            day=offer.first_day.isoformat(),
            named=(*(("已取消",) if activity.cancelled else ()), *places.values()),
            places=tuple(places),
            summary=activity.summary,
            lines=tuple(activity_lines(plan, offer)),
            beside=tuple(activity_beside(plan, offer)),
            until=last.isoformat() if last != offer.first_day else "",
            years=tuple(range(offer.first_day.year, last.year + 1)),
        )
        yield document, paths[offer.list_id]
    for entry in plan.offers.lists:
        record = entry.record
        document = Document(
            address=addresses.activity_list(entry.id),
            title=record.title,
            day=record.starts.isoformat(),
            summary=record.intro,
            lines=tuple(list_lines(entry)),
            beside=(record.how, f"费用：{record.cost}" if record.cost else ""),  # which stands on the page of each activity
            until=record.ends.isoformat(),
            years=tuple(range(record.starts.year, record.ends.year + 1)),
        )
        yield document, entry.path


def _comics(plan: Plan) -> Iterator[Found]:
    for entry in comics(plan.site):
        comic, places = entry.record, names_of_places(plan, entry.record.places)
        document = Document(
            address=addresses.comic(entry.id),
            title=comic.title,
            day=comic.date.isoformat(),
            named=(comic.author, *places.values()),
            places=tuple(places),
            summary=comic.scene,
            picture=_picture(plan, entry),
            lines=tuple(_comic_lines(comic)),
            called=numbers_of(entry.id),
        )
        yield document, entry.path


def _comic_lines(comic: Comic) -> Iterator[str]:
    for panel in comic.panels:
        yield panel.scene
        yield from (f"{line.who}：“{line.says}”" for line in panel.lines)
    yield from (comic.picture.caption, comic.picture.credit, comic.credit)


def _picture(plan: Plan, entry: Entry[Any]) -> str:
    facts: PictureFacts | None = plan.site.pictures.get(entry.pictures[0])
    return picture_path(facts, Format.WEBP, widths(facts)[0]) if facts else ""


_GATHERERS: Mapping[str, Callable[[Plan], Iterator[Found]]] = {
    "page": page_documents,
    "place": _places,
    "programme": _programmes,
    "honour": _honours,
    "case": _cases,
    "activity": _activities,
    "comic": _comics,
}
