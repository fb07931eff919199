"""What an import does to a list, change by change, in words; and what of it is to be asked about first, if nobody knows what the table began as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.desk.tables.draft import Draft
from generator.desk.tables.finding import INNER
from generator.desk.tables.names import Names
from generator.desk.tables.shown import columns_of, text_of
from generator.desk.tables.words import OWN
from generator.schema.activities import Activity, ActivityList
from generator.schema.kinds import Location

_MOST_CHARACTERS = 40  # of a value
_MOST_NAMED = 8  # fields of something new


def differences(old: ActivityList, new: ActivityList, draft: Draft, names: Names) -> Iterator[str]:
    """Each change: of which activity, in which column, from what to what."""
    yield from _of_fields(f"“{OWN}”那一页", old, new, names)
    where = draft.origins["activities",]
    for index, origin in enumerate(where):
        now = new.activities[index]
        if origin is None:
            yield f"新加一项：“{now.title}”（{now.id}）"
        else:
            yield from _of_activity(old.activities[origin], now, ("activities", index), draft, names)
    yield from (f"删掉一项：“{each.title}”（{each.id}）" for at, each in enumerate(old.activities) if at not in where)


def _of_activity(before: Activity, now: Activity, at: Location, draft: Draft, names: Names) -> Iterator[str]:
    yield from _of_fields(f"“{before.title}”", before, now, names)
    for page, (name, _) in INNER.items():
        items, changed = getattr(before, name), getattr(now, name)
        where = draft.origins.get((*at, name), [*range(len(items))])
        for index, origin in enumerate(where):
            whose = f"“{before.title}”{page} {changed[index].date}"
            if origin is None:
                yield f"{whose}：新加，{_all_of(changed[index], names)}"
            else:
                yield from _of_fields(whose, items[origin], changed[index], names)
        yield from (f"“{before.title}”{page} {each.date}：删掉" for at, each in enumerate(items) if at not in where)


def _of_fields(whose: str, before: Any, now: Any, names: Names) -> Iterator[str]:
    for name, kind in columns_of(type(before)):
        if getattr(before, name) != getattr(now, name):
            yield f"{whose}{kind.label.name}：{_shown(text_of(before, name, names))} → {_shown(text_of(now, name, names))}"


def _all_of(record: Any, names: Names) -> str:
    found = [f"{kind.label.name} {_shown(text)}" for name, kind in columns_of(type(record)) if (text := text_of(record, name, names))]
    return "，".join(found[1:_MOST_NAMED])


def _shown(text: str) -> str:
    return "（空）" if not text else text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def doubts(old: ActivityList, new: ActivityList, draft: Draft, had: Callable[[str], bool]) -> Iterator[str]:
    """What a table may undo of an editor's work: what was cancelled would be on again, what was taken out would be back; `had` knows of the past."""
    where = draft.origins["activities",]
    for index, origin in enumerate(where):
        now = new.activities[index]
        if origin is None:
            if now.id not in {id for id, _ in draft.named} and had(now.id):
                yield f"“{now.title}”（{now.id}）：原来在清单里，后来撤下来了，照这张表就又有了"
            continue
        before = old.activities[origin]
        if before.cancelled and not now.cancelled:
            yield f"“{before.title}”：清单里已经取消，照这张表就又办了"
        off = {each.date for each in now.changes if each.cancelled}
        yield from (
            f"“{before.title}”：{each.date}这一次清单里已经取消，照这张表就又办了"
            for each in before.changes
            if each.cancelled and each.date not in off
        )


def some_of(lines: Sequence[str], most: int) -> list[str]:
    """As many lines as one reads, and how many others there are."""
    rest = len(lines) - most
    return [*lines[:most], f"还有 {rest} 处"] if rest > 0 else list(lines)
