"""The documents of every kind but stories, gathered from what the site has."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.media.encoding import Format, PictureFacts
from generator.media.pictures import widths
from generator.model import addresses
from generator.model.comics import comics, windows
from generator.model.honours import Given
from generator.model.sections import (
    CLIPS_SUMMARY,
    CLIPS_TITLE,
    INTRODUCTIONS,
    SECTIONS,
    SHORT_SUMMARY,
    SINGLE,
    TODAY_TITLE,
    WEEKEND_TITLE,
)
from generator.render.base.activities import grade_name, grade_title
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.render.search.activity_lines import activity_lines, list_lines
from generator.render.search.documents import Document
from generator.schema.comics import Comic, Scene
from generator.schema.honours import Case
from generator.schema.records import FORMS

Found = tuple[Document, str]  # with the editor's file


class DocumentKind(NamedTuple):
    """A sort of answers, and what one calls it."""

    id: str
    label: str


_SETTINGS = "mkdocs.yml"  # where the menu names what the program lists
_LISTS = (
    (addresses.TODAY, TODAY_TITLE, "今天哪儿有活动，几点开始。"),
    (addresses.WEEKEND, WEEKEND_TITLE, "周六、周日哪儿有活动，几点开始。"),
    *(
        (address, grade_title(grade), f"{grade_name(grade)}的孩子能去的活动，这一周和下一周的一天一天排着。")
        for grade, address in enumerate(addresses.GRADES, 1)
    ),
    (addresses.CLIPS, CLIPS_TITLE, CLIPS_SUMMARY),
    (addresses.SHORT, FORMS[1], SHORT_SUMMARY),
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
    """The documents of a kind, each with what the kind is called among its words, the oldest first."""
    label = () if kind == KINDS[0].id else tuple(each.label for each in KINDS if each.id == kind)
    found = [(dataclasses.replace(document, foot=(*document.foot, *label)), path) for document, path in _GATHERERS[kind](plan)]
    return sorted(found, key=lambda each: (each[0].day, each[0].address))


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
        others = (called,) if called != title else ()
        yield Document(section.address, title, "", summary=summary, called=others, entry=intro, names=plan.names(intro)), path
    for address, title, summary in _LISTS:
        yield Document(address, title, "", summary=summary), _SETTINGS
    for theme in plan.site.themes:
        yield Document(addresses.theme(theme.id), theme.name, "", summary=theme.summary), "content/themes.yml"
    for category in plan.site.category_by_id.values():
        document = Document(
            addresses.category(category.id), f"{category.name}类活动", "", summary=category.summary, called=(category.name,)
        )
        yield document, "content/categories.yml"

    for table in plan.honours.points_tables:
        record = table.record
        first, last = record.begins, record.ends
        years = tuple(range(first.year, last.year + 1))
        title, days = record.title, (first.isoformat(), last.isoformat())
        yield Document(addresses.points_table(table.id), title, days[0], summary=record.note, until=days[1], years=years), table.path
    for window in windows(plan.site):
        if window.scene and not window.drawing:
            yield _scene(plan, window.scene), "comics/scenes.yml"


def _scene(plan: Plan, scene: Scene) -> Document:
    places = _known(plan, [scene.place])
    return Document(
        address=addresses.scene(scene.id),
        title=scene.title,
        day="",
        named=tuple(places.values()),
        places=tuple(places),
        summary=scene.scene,
        lines=(f"{scene.id}等您来画", scene.dimension, *(tag.name for tag in plan.tags("programmes", (scene.programme,)))),
        called=_numbers(scene.id),
    )


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
            years=tuple(sorted({year for each in given for year in (each.year, each.roll.record.date.year)})),
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
        years = tuple(sorted({int(roll.id), record.date.year}))  # it may be given out when its year is over
        yield (
            Document(addresses.honour_roll(int(roll.id)), record.title, record.date.isoformat(), summary=record.intro, years=years),
            roll.path,
        )


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
            foot=tuple(_case_foot(plan, entry)),
            entry=entry,
            names=plan.names(entry),
        )
        yield document, entry.path


def _case_foot(plan: Plan, entry: Entry[Case]) -> Iterator[str]:
    programmes = [tag.name for tag in plan.tags("programmes", entry.record.programmes)]
    yield f"项目：{'、'.join(programmes)}" if programmes else ""
    for given in plan.honours.of_case.get(entry.id, ()):
        yield from _given_lines(plan, given)


def _activities(plan: Plan) -> Iterator[Found]:
    paths = {entry.id: entry.path for entry in plan.offers.lists}
    for offer in plan.offers.all:
        activity, places = offer.activity, _known(plan, [offer.activity.place])
        last = max(offer.days(), default=offer.first_day)
        document = Document(
            address=addresses.activity(offer.list_id, activity.id),
            title=activity.title,
            day=offer.first_day.isoformat(),
            named=(*(("已取消",) if activity.cancelled else ()), *places.values()),
            places=tuple(places),
            summary=activity.summary,
            lines=tuple(activity_lines(plan, offer)),
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
            until=record.ends.isoformat(),
            years=tuple(range(record.starts.year, record.ends.year + 1)),
        )
        yield document, entry.path


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
            called=_numbers(entry.id),
        )
        yield document, entry.path


def _numbers(id: str) -> tuple[str, ...]:
    """028 as people write it, who have it from the wall or from a teacher."""
    forms = dict.fromkeys((id, str(int(id))))
    return tuple(form.format(each) for form in ("第{}号", "漫画{}", "{}") for each in forms)


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
