"""The documents of every kind but stories, gathered from what the site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.media.encoding import Format, PictureFacts
from generator.media.pictures import widths
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.comics import comics
from generator.model.honours import Given
from generator.model.sections import CLIPS_TITLE, INTRODUCTIONS, SECTIONS, SINGLE, TODAY_TITLE, WEEKEND_TITLE
from generator.render.base.activities import for_whom, grade_name, grade_title
from generator.render.base.occasions import when_text
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.render.search.documents import Document
from generator.schema.activities import WEEKDAYS
from generator.schema.comics import Comic
from generator.schema.records import FORMS
from generator.text import date_in_chinese

Found = tuple[Document, str]  # with the editor's file


class DocumentKind(NamedTuple):
    """A sort of answers, and what one calls it."""

    id: str
    label: str


_SETTINGS = "mkdocs.yml"  # where the menu names what the program lists
_LISTS = (
    (addresses.TODAY, TODAY_TITLE),
    (addresses.WEEKEND, WEEKEND_TITLE),
    *((address, grade_title(grade)) for grade, address in enumerate(addresses.GRADES, 1)),
    (addresses.CLIPS, CLIPS_TITLE),
    (addresses.SHORT, FORMS[1]),
)

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
    """The documents of a kind, the oldest first."""
    return sorted(_GATHERERS[kind](plan), key=lambda found: (found[0].day, found[0].address))


def _pages(plan: Plan) -> Iterator[Found]:
    for entry in plan.site.pages.values():
        if entry.id not in INTRODUCTIONS:
            page, names = entry.record, plan.names(entry)
            yield Document(addresses.page(entry.id), page.title, "", summary=page.summary, entry=entry, names=names), entry.path
    yield from _fronts(plan)


def _fronts(plan: Plan) -> Iterator[Found]:
    """What the program lists under a name that people know."""
    for section in (*SECTIONS, *SINGLE):
        intro = plan.intro(section.id)
        title, summary = (intro.record.title, intro.record.summary) if intro else (section.title, section.summary)
        called = plan.tag(section).name
        path = intro.path if intro else _SETTINGS
        lines = (called,) if called != title else ()
        yield Document(section.address, title, "", summary=summary, lines=lines, entry=intro, names=plan.names(intro)), path
    for address, title in _LISTS:
        yield Document(address, title, ""), _SETTINGS


def _places(plan: Plan) -> Iterator[Found]:
    for place in plan.site.places:
        lines = (place.kind, place.directions)
        yield Document(addresses.place(place.id), place.name, "", (), (place.id,), place.summary, lines=lines), "content/places.yml"


def _programmes(plan: Plan) -> Iterator[Found]:
    for entry in plan.site.programmes.values():
        record, names = entry.record, plan.names(entry)
        yield Document(addresses.programme(entry.id), record.title, "", summary=record.summary, entry=entry, names=names), entry.path


def _honours(plan: Plan) -> Iterator[Found]:
    for id, given in plan.honours.of_recipient.items():
        first, places = given[0], _known(plan, [each.honour.place for each in given])
        lines = [line for each in given for line in _given_lines(plan, each)]
        document = Document(
            address=addresses.recipient(id),
            title=first.honour.name,
            day=max(each.roll.record.date for each in given).isoformat(),
            named=tuple(places.values()),
            places=tuple(places),
            summary=first.honour.reason,
            lines=tuple(dict.fromkeys(lines)),
        )
        yield document, first.roll.path
    for award in plan.honours.awards.values():
        yield Document(addresses.award(award.id), award.name, "", summary=award.summary), "content/awards.yml"
    for roll in plan.honours.rolls:
        record = roll.record
        yield Document(addresses.honour_roll(int(roll.id)), record.title, record.date.isoformat(), summary=record.intro), roll.path


def _given_lines(plan: Plan, given: Given) -> Iterator[str]:
    award = plan.honours.awards.get(given.honour.award)
    yield f"{given.year}年{award.name}" if award else f"{given.year}年"
    yield given.honour.reason


def _cases(plan: Plan) -> Iterator[Found]:
    for entry in plan.honours.cases:
        case, places = entry.record, _known(plan, entry.record.places)
        document = Document(
            address=addresses.case(entry.id),
            title=case.title,
            day=case.date.isoformat(),
            named=tuple(places.values()),
            places=tuple(places),
            summary=case.summary,
            entry=entry,
            names=plan.names(entry),
        )
        yield document, entry.path


def _activities(plan: Plan) -> Iterator[Found]:
    paths = {entry.id: entry.path for entry in plan.offers.lists}
    for offer in plan.offers.all:
        activity, places = offer.activity, _known(plan, [offer.activity.place])
        document = Document(
            address=addresses.activity(offer.list_id, activity.id),
            title=activity.title,
            day=offer.first_day.isoformat(),
            named=(*(("已取消",) if activity.cancelled else ()), *places.values()),
            places=tuple(places),
            summary=activity.summary,
            lines=tuple(filter(None, _activity_lines(plan, offer))),
        )
        yield document, paths[offer.list_id]
    for entry in plan.offers.lists:
        record = entry.record
        day = record.starts.isoformat()
        yield Document(addresses.activity_list(entry.id), record.title, day, summary=record.intro, lines=(record.issuer,)), entry.path


def _activity_lines(plan: Plan, offer: Offer) -> Iterator[str]:
    activity = offer.activity
    category = plan.site.category_by_id.get(activity.category)
    yield category.name if category else ""
    yield when_text(offer)
    yield from (f"{date_in_chinese(day)}{WEEKDAYS[day.weekday()]}" for day in offer.days())
    yield for_whom(activity)
    yield " ".join(map(grade_name, activity.classes))
    yield plan.site.place_by_id[activity.place].directions if activity.place in plan.site.place_by_id else ""
    yield from (activity.spot, activity.how, activity.bring, activity.safety, activity.weather, activity.pickup, activity.host)
    yield from (activity.goal, *activity.materials, activity.insurance, offer.list.title)


def _comics(plan: Plan) -> Iterator[Found]:
    for entry in comics(plan.site):
        comic, places = entry.record, _known(plan, entry.record.places)
        document = Document(
            address=addresses.comic(entry.id),
            title=comic.title,
            day=comic.date.isoformat(),
            named=(comic.author, *places.values()),
            places=tuple(places),
            summary=comic.scene,
            picture=_picture(plan, entry),
            lines=tuple(_comic_lines(comic)),
        )
        yield document, entry.path


def _comic_lines(comic: Comic) -> Iterator[str]:
    for panel in comic.panels:
        yield panel.scene
        yield from (f"{line.who}：“{line.says}”" for line in panel.lines)


def _picture(plan: Plan, entry: Entry[Any]) -> str:
    facts: PictureFacts | None = plan.site.pictures.get(entry.pictures[0])
    return picture_path(facts, Format.WEBP, widths(facts)[0]) if facts else ""


def _known(plan: Plan, ids: Sequence[str]) -> dict[str, str]:
    """The names of places by id; those that are hidden are left out."""
    return {id: plan.site.place_by_id[id].name for id in ids if id in plan.site.place_by_id}


_GATHERERS: Mapping[str, Callable[[Plan], Iterator[Found]]] = {
    "page": _pages,
    "place": _places,
    "programme": _programmes,
    "honour": _honours,
    "case": _cases,
    "activity": _activities,
    "comic": _comics,
}
