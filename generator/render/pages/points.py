"""志愿家庭积分榜: the newest table, and a page for each period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.honours import ranked
from generator.model.sections import HONOURS, POINTS
from generator.render.base.page import Front, Page
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import Tag
from generator.schema.honours import Family, PointsTable
from generator.text import date_in_chinese

_SET_OFF = 3  # ranks


@dataclass(frozen=True)
class Row:
    """One family on the table."""

    rank: int
    name: str
    place: Tag | None
    points: int
    is_first: bool


@dataclass(frozen=True)
class Table:
    """A table of points."""

    title: str
    days: str
    note: str
    sample: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class PointsFront(Front):
    """The newest table, and the way to the others."""

    table: Table | None
    older: tuple[Tag, ...]

    is_front = True
    previous = next = None


@dataclass(frozen=True, kw_only=True)
class PointsPage(Page):
    """The table of one period."""

    table: Table
    previous: Tag | None
    next: Tag | None

    is_front = False
    older = ()

    @property
    def is_sample(self) -> bool:
        """Whether the table is made up."""
        return self.table.sample

    @property
    def description(self) -> str:
        """How the points were counted."""
        return self.table.note


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /points/."""
    entries = plan.honours.points_tables
    tables = [_table(plan, entry) for entry in entries]
    tags = [Tag(addresses.points_table(entry.id), entry.record.title) for entry in entries]
    front = PointsFront(**plan.front(POINTS), table=tables[0] if tables else None, older=tuple(tags[1:]))
    yield Artifact(addresses.file_of(POINTS.address), front, ("content/pages/points.md",))
    for (next, tag, previous), table, entry in zip(with_neighbours(tags), tables, entries, strict=True):
        position = plan.position(tag.url, plan.tag(HONOURS), plan.tag(POINTS))
        page = PointsPage(position=position, title=table.title, table=table, previous=previous, next=next)
        yield Artifact(addresses.file_of(tag.url), page, (entry.path,))


def _table(plan: Plan, entry: Entry[PointsTable]) -> Table:
    table = entry.record
    days = f"{date_in_chinese(table.begins)}到{date_in_chinese(table.ends)}"
    return Table(table.title, days, table.note, table.sample, tuple(_row(plan, *each) for each in ranked(table.families)))


def _row(plan: Plan, rank: int, family: Family) -> Row:
    place = next(iter(plan.tags("places", (family.place,))), None)
    return Row(rank, family.name, place, family.points, rank <= _SET_OFF)
