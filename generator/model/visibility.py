"""What the public sees on a day: from when on a record is shown, until when, and what of it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from generator.cache import digest
from generator.load.entries import Entry
from generator.schema.base import Record
from generator.schema.kinds import BY_NAME, Kind
from generator.settings import Settings


def day_of(record: Record) -> datetime.date | None:
    """The day on which a record becomes public, if it has one: the one that it names for that, its date, or that of its edition."""
    names = ("publish_from", "date", "edition")
    return next((day for name in names if (day := getattr(record, name, None))), None)


def last_day_of(record: Record) -> datetime.date | None:
    """The last day on which a record is public, if it goes by itself; none for a draft, of which nobody has seen anything."""
    return None if getattr(record, "draft", False) else getattr(record, "publish_until", None)


def is_begun(record: Record, today: datetime.date) -> bool:
    """Whether a record was public on the day `today`, or before: no draft, and its day has come."""
    day = day_of(record)
    return not getattr(record, "draft", False) and (day is None or day <= today)


def is_over(record: Record, today: datetime.date) -> bool:
    """Whether the last day of a record is over."""
    last = last_day_of(record)
    return last is not None and last < today


def is_out(record: Record, today: datetime.date) -> bool:
    """Whether a record is public on the day `today`: no draft, its day has come, and its last day is not over."""
    return is_begun(record, today) and not is_over(record, today)


def seen(entries: Mapping[str, Mapping[str, Entry[Any]]], settings: Settings, *, is_late: bool = False) -> dict[str, dict[str, Entry[Any]]]:
    """What of `entries` is public: nothing before its day, no samples where they are hidden; or what would be, if nothing was over."""
    return {name: dict(_seen(BY_NAME[name], found, settings, is_late)) for name, found in entries.items()}


def _seen(kind: Kind, entries: Mapping[str, Entry[Any]], settings: Settings, is_late: bool) -> Iterator[tuple[str, Entry[Any]]]:
    for id, entry in entries.items():
        record, today = entry.record, settings.today
        if not (is_begun(record, today) if is_late else is_out(record, today)):
            continue
        if not settings.samples_shown and getattr(record, "sample", False):
            continue
        if kind.items and not settings.samples_shown:
            left = tuple(item for item in getattr(record, kind.items) if not getattr(item, "sample", False))
            entry = entry._replace(
                record=dataclasses.replace(record, **{kind.items: left}),
                digest=digest(entry.digest, b"without samples"),
                fields_digest=digest(entry.fields_digest, b"without samples"),
            )
        yield id, entry
