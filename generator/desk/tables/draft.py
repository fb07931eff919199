"""A list that is to be, as a tree, with the cell that each part of it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.desk.tables.finding import Part
from generator.desk.tables.rows import Row
from generator.schema.kinds import Location


@dataclass
class Draft:
    """The tree of a list, and where each part of it is from."""

    tree: dict[str, Any]
    cells: dict[Location, str] = field(default_factory=dict)
    texts: dict[Location, str] = field(default_factory=dict)
    rows: dict[Location, tuple[Part, Row]] = field(default_factory=dict)
    origins: dict[Location, list[int | None]] = field(default_factory=dict)  # of the items of each list: which they were
    faults: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)  # activities of the list that are not in the table
    gone: dict[str, str] = field(default_factory=dict)  # ids of the table that the list has no more, and what to do

    def drop(self, location: Location, gone: Sequence[int], before: int) -> None:
        """Take items out of a list; what stands behind them moves up, with all that is known of it."""
        _, index, name = location
        tree = self.tree["activities"][int(index)]
        where = self.origins.setdefault(location, [*range(before)])
        kept = [at for at, origin in enumerate(where) if origin not in gone]
        for known in (self.cells, self.texts, self.rows):
            _renumber(known, location, kept)
        self.origins[location] = [where[at] for at in kept]
        tree[str(name)] = [tree[str(name)][at] for at in kept]
        if not kept:
            del tree[str(name)]


def _renumber(known: dict[Location, Any], location: Location, kept: Sequence[int]) -> None:
    size = len(location)
    for key in [key for key in known if key[:size] == location and len(key) > size]:
        value = known.pop(key)
        if key[size] in kept:
            known[*location, kept.index(int(key[size])), *key[size + 1 :]] = value
