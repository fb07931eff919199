"""Long lists of stories cut into pages that an edit seldom touches: years of a collection, months of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.entries import Entry
from generator.model import addresses
from generator.model.site import Site, Stories
from generator.schema.records import Story


def collection_years(stories: Stories) -> Iterator[tuple[int, Stories]]:
    """The years of a collection that does not fit on its first page, newest first."""
    if len(stories) <= addresses.NEWEST:
        return
    years: dict[int, list[Entry[Story]]] = {}
    for entry in stories:
        years.setdefault(entry.record.date.year, []).append(entry)
    for year, found in years.items():
        yield year, tuple(found)


def counted_months(site: Site) -> list[tuple[int, list[tuple[int, int]]]]:
    """(year, [(month, number of stories)]) of the whole site, newest first."""
    years: dict[int, list[tuple[int, int]]] = {}
    for (year, number), stories in site.months.items():
        years.setdefault(year, []).append((number, len(stories)))
    return list(years.items())
