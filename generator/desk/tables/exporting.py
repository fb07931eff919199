"""`beiyuan export`: a list as rows of cells, the same for a workbook and for a csv."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.desk.tables.names import Names
from generator.desk.tables.shown import columns_of, shown_value
from generator.rules.findings import texts_in
from generator.schema.activities import Activity, ActivityList
from generator.schema.departed import Mention, Veil
from generator.schema.kinds import FieldType, Location, is_words_at

Value = str | int | datetime.date
_CALCULATED = re.compile("'*[=+\\-@]")  # also behind what guards it, which reading takes away once


@dataclass(frozen=True)
class Column:
    """One column: the field, and what a teacher calls it."""

    name: str
    kind: FieldType | None  # None for one that only helps to find one's way
    head: str


@dataclass(frozen=True)
class Grid:
    """A sheet of records."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


_SELDOM = ("id", "sample")  # which a teacher need not look at first


def still_named(record: ActivityList, veil: Veil) -> Iterator[tuple[Location, Mention]]:
    """Where a list still names somebody who has departed: a table holds what the list does, and is sent to others."""
    for location, text in texts_in(record, ()):
        for mention in veil.inside(record, location).mentions(text) if is_words_at(ActivityList, location) else ():
            if not mention.is_address:
                yield location, mention


def activities_grid(record: ActivityList, names: Names) -> Grid:
    """One row for each activity."""
    known = columns_of(Activity)
    ordered = [each for each in known if each[0] not in _SELDOM] + [each for each in known if each[0] in _SELDOM]
    columns = [Column(name, kind, kind.label.name) for name, kind in ordered]
    return Grid(columns, [[shown_value(each, column.name, names) for column in columns] for each in record.activities])


def inner_grid(record: ActivityList, name: str, inner: Any, names: Names) -> Grid:
    """One row for each change, or update, with the activity that it is of."""
    own = [Column(field, kind, kind.label.name) for field, kind in columns_of(inner)]
    columns = [Column("id", None, "编号"), Column("title", None, "活动"), *own]
    rows = [
        [activity.id, activity.title, *(shown_value(each, column.name, names) for column in own)]
        for activity in record.activities
        for each in getattr(activity, name)
    ]
    return Grid(columns, rows)


def own_rows(record: ActivityList, names: Names) -> Iterator[tuple[str, FieldType, Value]]:
    """The list's own fields: name, what it is, what it says."""
    for name, kind in columns_of(ActivityList):
        yield name, kind, shown_value(record, name, names)


def as_csv(record: ActivityList, names: Names) -> bytes:
    """The activities as a csv that Excel opens in the right letters; no cell of it is calculated."""
    grid, stream = activities_grid(record, names), io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.head for column in grid.columns])
    writer.writerows([[guarded(_written(value)) for value in row] for row in grid.rows])
    return stream.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def guarded(text: str) -> str:
    """`text` so that no program takes it for something to calculate."""
    return f"'{text}" if _CALCULATED.match(text) else text
