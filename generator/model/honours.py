"""Honours, cases and tables of points, looked up by what they belong to; everything newest first, each gathered once."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.load.entries import Entry
from generator.model.site import Site, grouped
from generator.schema.honours import Award, Case, Family, Honour, HonourRoll, PointsTable

Rolls = tuple[Entry[HonourRoll], ...]
Cases = tuple[Entry[Case], ...]


class Given(NamedTuple):
    """One honour with the roll that it stands on."""

    roll: Entry[HonourRoll]
    honour: Honour

    @property
    def year(self) -> int:
        """The year of the roll, which its file is named after."""
        return int(self.roll.id)

    @property
    def is_sample(self) -> bool:
        """Whether the honour or its whole roll is a sample."""
        return self.roll.record.sample or self.honour.sample


GivenGroups = Mapping[str, tuple[Given, ...]]


@dataclass(frozen=True)
class Honours:
    """All that a site honours; a mapping lacks what nothing belongs to."""

    site: Site

    @functools.cached_property
    def awards(self) -> Mapping[str, Award]:
        """Awards by id, in the editor's order."""
        return {award.id: award for award in self.site.items("awards")}

    @functools.cached_property
    def rolls(self) -> Rolls:
        """Rolls, the newest year first."""
        return tuple(sorted(self.site.of("honours").values(), key=lambda entry: entry.id, reverse=True))

    @functools.cached_property
    def cases(self) -> Cases:
        """Cases, newest first."""
        return tuple(sorted(self.site.of("case").values(), key=lambda entry: (entry.record.date, entry.id), reverse=True))

    @functools.cached_property
    def points_tables(self) -> tuple[Entry[PointsTable], ...]:
        """Tables of points: what ended last comes first, and of two that ended together the shorter."""
        tables = self.site.of("points").values()
        return tuple(sorted(tables, key=lambda entry: (entry.record.ends, entry.record.begins, entry.id), reverse=True))

    @functools.cached_property
    def given(self) -> tuple[Given, ...]:
        """Every honour of every roll, newest roll first, the editor's order within."""
        return tuple(Given(entry, honour) for entry in self.rolls for honour in entry.record.honours)

    @functools.cached_property
    def of_award(self) -> GivenGroups:
        """Who received each award."""
        return grouped(self.given, lambda given: (given.honour.award,))

    @functools.cached_property
    def of_recipient(self) -> GivenGroups:
        """Everything that each recipient was given, in the order in which they come on the rolls."""
        return grouped(self.given, lambda given: (given.honour.recipient,))

    @functools.cached_property
    def of_place(self) -> GivenGroups:
        """Honours that went to each place."""
        return grouped(self.given, lambda given: (given.honour.place,))

    @functools.cached_property
    def of_case(self) -> GivenGroups:
        """Honours that each case received."""
        return grouped(self.given, lambda given: (given.honour.case,))

    @functools.cached_property
    def cases_of_place(self) -> Mapping[str, Cases]:
        """Cases from each place."""
        return grouped(self.cases, lambda entry: entry.record.places)

    @functools.cached_property
    def cases_of_programme(self) -> Mapping[str, Cases]:
        """Cases of each programme."""
        return grouped(self.cases, lambda entry: entry.record.programmes)

    def honour_of_the_day(self) -> Given | None:
        """One honour of the newest roll, the next one with every day of the build; None while there are none."""
        found = [Given(entry, honour) for entry in self.rolls[:1] for honour in entry.record.honours]
        return found[self.site.settings.today.toordinal() % len(found)] if found else None

    def by_award(self, entry: Entry[HonourRoll]) -> list[tuple[Award, tuple[Given, ...]]]:
        """The honours of a roll, award by award, in the awards' order."""
        found = grouped((Given(entry, honour) for honour in entry.record.honours), lambda given: (given.honour.award,))
        return [(award, found[id]) for id, award in self.awards.items() if id in found]


def ranked(families: Sequence[Family]) -> list[tuple[int, Family]]:
    """Families by points with their ranks: equal points share a rank and the ranks they fill are skipped (1224)."""
    ordered = sorted(families, key=lambda family: -family.points)  # a stable sort: ties stay in the editor's order
    ranks: list[tuple[int, Family]] = []
    for place, family in enumerate(ordered, 1):
        tied = bool(ranks) and ranks[-1][1].points == family.points
        ranks.append((ranks[-1][0] if tied else place, family))
    return ranks
