"""What a table held when it was exported: a hidden page of it, by which an import knows what was edited in it from what the list has become since."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from generator.desk.tables.book import MOST_ROWS
from generator.desk.tables.finding import INNER
from generator.desk.tables.names import Names
from generator.desk.tables.shown import columns_of, text_of
from generator.desk.tables.texts import clean
from generator.desk.tables.words import MAIN, OWN
from generator.model.naming import as_compared
from generator.schema.activities import ActivityList

_MARK = "北苑家力量 1"  # with the number of this form


class Key(NamedTuple):
    """Which record it is: the page that shows it, the activity, and the day of a change with its number among those of that day."""

    page: str
    id: str = ""
    day: str = ""
    number: int = 1


@dataclass(frozen=True)
class Baseline:
    """The texts of all cells as they were exported."""

    list_id: str
    source: str  # digest of the list's file
    texts: Mapping[Key, Mapping[str, str]]

    def text(self, key: Key, name: str) -> str:
        """What stood in the cell of a field, "" if nothing did."""
        return self.texts.get(key, {}).get(name, "")


def digest_of_file(data: bytes) -> str:
    """By which one knows whether a list's file is as it was."""
    return hashlib.sha256(data).hexdigest()


def baseline_rows(id: str, data: bytes, record: ActivityList, names: Names) -> list[list[str]]:
    """The rows of the hidden page of the list `id`, whose file holds `data`."""
    rows = [[*map(str, key), *_pairs(part, names)] for key, part in _records(record)]
    return [[_MARK, id, digest_of_file(data), _seal(rows)], *rows]


def baseline_in(rows: Sequence[Sequence[str]], list_id: str) -> Baseline | None:
    """What the hidden page says of the list `list_id`; None if there is none, or it is not as we wrote it: then it is as if it were not there."""
    if not 1 <= len(rows) <= MOST_ROWS:
        return None
    (mark, id, source, seal), others = (*rows[0][:4], *[""] * 4)[:4], [_without_end(row) for row in rows[1:]]
    if mark != _MARK or id != list_id or seal != _seal(others):
        return None
    found: dict[Key, Mapping[str, str]] = {}
    for page, whose, day, number, *pairs in others:
        found[Key(page, whose, day, int(number))] = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return Baseline(id, source, found)


def followed(base: Baseline, now: ActivityList) -> Baseline:
    """`base` with what it has of an activity known by the id too that the list gave it since, as its title says."""
    ids = {each.id for each in now.activities}
    gone = {as_compared(texts.get("title", "")): key.id for key, texts in base.texts.items() if key.page == MAIN and key.id not in ids}
    heirs = {old: each.id for each in now.activities if Key(MAIN, each.id) not in base.texts and (old := gone.get(as_compared(each.title)))}
    more = {key._replace(id=heirs[key.id]): texts for key, texts in base.texts.items() if key.id in heirs}
    return replace(base, texts={**base.texts, **more})


def as_read(text: str) -> str:
    """A cell's text as it is compared: what programs do to blanks makes no difference."""
    return " ".join(clean(text).split())


def _records(record: ActivityList) -> Iterator[tuple[Key, Any]]:
    yield Key(OWN), record
    for activity in record.activities:
        yield Key(MAIN, activity.id), activity
        for page, (name, _) in INNER.items():
            yield from ((key, each) for key, each in keyed(page, activity.id, getattr(activity, name)))


def keyed(page: str, id: str, items: Iterable[Any]) -> Iterator[tuple[Key, Any]]:
    """The changes, or updates, of an activity: two of one day are told apart by their order."""
    told = Counter[str]()
    for each in items:
        day = each.date.isoformat()
        told[day] += 1
        yield Key(page, id, day, told[day]), each


def _pairs(record: Any, names: Names) -> Iterator[str]:
    for name, _ in columns_of(type(record)):
        if text := as_read(text_of(record, name, names)):
            yield from (name, text)


def _seal(rows: Sequence[Sequence[str]]) -> str:
    return hashlib.sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()


def _without_end(row: Sequence[str]) -> Sequence[str]:
    size = len(row)
    while size and not row[size - 1]:
        size -= 1
    return row[:size]
