"""志愿家庭积分榜: the newest table, and a page for each period."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import NOTHING, Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import addresses, honours
from generator.render.base.honours import honours_section, section
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, tags_part
from generator.render.base.views import Tag
from generator.schema.honours import Family, PointsTable
from generator.schema.records import Page
from generator.text import date_in_chinese

_TITLE = "志愿家庭积分榜"
_SET_OFF = 3  # ranks


@dataclass(frozen=True, slots=True)
class Row:
    """One family on the table."""

    rank: int
    name: str
    place: Tag | None
    points: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of points in a template."""

    title: str
    days: str
    note: str
    sample: bool
    rows: list[Row]


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /points/."""
    tables = honours.points_tables(plan.site)
    yield _front(plan, tables)
    crumbs = plan.crumbs(honours_section(plan), section(plan, addresses.POINTS, _TITLE))
    frame = plan.frame(addresses.honour_roll(0))  # as deep as these pages, with the tab of the honours lit
    for index, entry in enumerate(tables):
        address = addresses.points_table(entry.id)
        earlier, later = tables[index + 1 : index + 2], tables[index - 1 : index] if index else ()
        yield Artifact(
            addresses.file_of(address),
            points_page,
            (frame, plan.facts, crumbs, _table(plan, entry), _tags(earlier), _tags(later)),
            (entry.path,),
        )


def _tags(tables: tuple[Entry[PointsTable], ...]) -> Part:
    return tags_part([Tag(addresses.points_table(entry.id), entry.record.title) for entry in tables])


def _table(plan: Plan, entry: Entry[PointsTable]) -> Part:
    """A table as (entry, rows)."""
    rows = [_row(plan, *each) for each in honours.ranked(entry.record.families)]
    return Part((entry, rows), digest(entry.id.encode(), entry.digest, part([dataclasses.asdict(row) for row in rows]).digest))


def _row(plan: Plan, rank: int, family: Family) -> Row:
    place = plan.site.place_by_id.get(family.place)
    tag = Tag(addresses.place(place.id), place.name) if place else None
    return Row(rank, family.name, tag, family.points, rank <= _SET_OFF)


def _front(plan: Plan, tables: tuple[Entry[PointsTable], ...]) -> Artifact:
    return Artifact(
        addresses.file_of(addresses.POINTS),
        front_page,
        (
            plan.frame(addresses.HONOURS),  # whose tab of the menu is lit
            plan.facts,
            plan.names,
            plan.crumbs(honours_section(plan)),
            entry_part(plan.intro("points")),
            _table(plan, tables[0]) if tables else NOTHING,
            _tags(tables[1:]),
        ),
        ("content/pages/points.md",),
    )


def front_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    newest: tuple[Entry[PointsTable], list[Row]] | None,
    older: list[Tag],
) -> bytes:
    """The newest table, and the way to the others."""
    address = addresses.POINTS
    title, summary = (intro.record.title, intro.record.summary) if intro else (_TITLE, "")
    body = prose(workshop, intro, way_up(address), names)
    return stamp(
        "points.html",
        frame,
        facts,
        Head(address, title, summary),
        summary=summary,
        body=body,
        crumbs=crumbs,
        table=_view(*newest) if newest else None,
        is_front=True,
        older=older,
        previous=None,
        next=None,
    )


def points_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    table: tuple[Entry[PointsTable], list[Row]],
    earlier: list[Tag],
    later: list[Tag],
) -> bytes:
    """The table of one period."""
    entry, _ = table
    record = entry.record
    return stamp(
        "points.html",
        frame,
        facts,
        Head(addresses.points_table(entry.id), record.title, record.note),
        summary="",
        body="",
        crumbs=crumbs,
        table=_view(*table),
        is_front=False,
        older=[],
        previous=earlier[0] if earlier else None,
        next=later[0] if later else None,
    )


def _view(entry: Entry[PointsTable], rows: list[Row]) -> TableView:
    table = entry.record
    days = f"{date_in_chinese(table.begins)}到{date_in_chinese(table.ends)}"
    return TableView(table.title, days, table.note, table.sample, rows)
