"""Where pages were before: what the old addresses of a file say of its page, and of the pages that lie inside that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.load.entries import Entry
from generator.model import addresses
from generator.schema.activities import ActivityList
from generator.schema.kinds import Kind

_ACTIVITIES, _NO_LISTS = "activities", frozenset(addresses.RESERVED_IDS["activities"])


def moves(kind: Kind, entry: Entry[Any], years: Iterable[int] = ()) -> Iterator[tuple[str, str]]:
    """(old address, present address) of the page of `entry`, and of the activities of a list or the older stories of a programme by `years`.

    Its present address may stand among the old ones: what was published here first, and is here again, says so.
    """
    aliases = [alias[1:] for alias in getattr(entry.record, "aliases", ())]
    if not aliases:
        return
    own = {address: address for address, _ in addresses.of_entry(kind, entry)}
    target = next(iter(own))
    page = {alias: own.get(f"{target}{id}/", target) if (id := _activity_in(alias)) else target for alias in aliases}
    if kind.name == _ACTIVITIES:
        inner = [(old, address[len(target) :]) for old in map(addresses.activity_list, lists_before(entry.record)) for address in own]
    else:
        inner = [(alias, addresses.year_of("", year)) for alias in aliases for year in years]
    whole = [(alias, page[alias]) for alias in aliases]
    whole += [(old + rest, target + rest) for old, rest in inner if rest and old + rest not in aliases]
    yield from ((old, now) for old, now in whole if old != now)


def first_address(record: Any, url: str) -> str:
    """The address that what is now at `url` had first, of which feeds make its id: who has read it there is not shown it again when it moves."""
    if isinstance(record, ActivityList):
        return next(map(addresses.activity_list, lists_before(record)), url)
    top = addresses.section_of(url)
    return next((alias[1:] for alias in record.aliases if addresses.section_of(alias[1:]) == top), url)


def lists_before(record: ActivityList) -> tuple[str, ...]:
    """The ids that the list had as a whole, the earliest first."""
    return tuple(id for alias in record.aliases if (id := _list_in(alias[1:])))


def lists_of(record: ActivityList, activity: str) -> tuple[str, ...]:
    """The ids of the lists on which `activity` was before, or may have been: first those of which `record` says so of this one alone."""
    named = (alias[1:].split("/")[1] for alias in record.aliases if _activity_in(alias[1:]) == activity)
    return tuple(dict.fromkeys((*named, *lists_before(record))))


def _list_in(address: str) -> str:
    """The id of the list that was at `address`; "" if that is something else's."""
    top, _, rest = address.partition("/")
    id = rest.removesuffix("/")
    return id if top == _ACTIVITIES and id and "/" not in id and id not in _NO_LISTS else ""


def _activity_in(address: str) -> str:
    """The id of the activity that was at `address`; "" if that is something else's."""
    folder, _, id = address.removesuffix("/").rpartition("/")
    return id if _list_in(folder) else ""
