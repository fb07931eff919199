"""The hundred numbers of 《“理想家园”的100个样子》: who has one."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.entries import Entry
from generator.model.site import Site, grouped
from generator.schema.comics import Comic

NUMBERS = tuple(f"{number:03d}" for number in range(1, 101))

Comics = tuple[Entry[Comic], ...]


def comics(site: Site) -> Comics:
    """All drawings in the order of their numbers, samples among them."""
    return tuple(site.of("comic").values())


def places_filled(site: Site) -> int:
    """How many of the hundred have a resident's drawing; a sample leaves its number open."""
    return sum(not entry.record.sample for entry in comics(site))


def comics_by_place(site: Site) -> Mapping[str, Comics]:
    """The drawings that show each place, in the order of their numbers."""
    return grouped(comics(site), lambda entry: entry.record.places)
