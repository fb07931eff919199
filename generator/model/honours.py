"""Honours, cases and tables of points, looked up by what they belong to; everything newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.load.entries import Entry
from generator.model.site import Site
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


def awards(site: Site) -> tuple[Award, ...]:
    """Awards in the editor's order."""
    return site.items("awards")


def rolls(site: Site) -> Rolls:
    """Rolls, the newest year first."""
    return tuple(sorted(site.of("honours").values(), key=lambda entry: entry.id, reverse=True))


def cases(site: Site) -> Cases:
    """Cases, newest first."""
    return tuple(sorted(site.of("case").values(), key=lambda entry: (entry.record.date, entry.id), reverse=True))


def points_tables(site: Site) -> tuple[Entry[PointsTable], ...]:
    """Tables of points: what ended last comes first, and of two that ended together the shorter."""
    return tuple(sorted(site.of("points").values(), key=lambda entry: (entry.record.ends, entry.record.begins, entry.id), reverse=True))


def given(site: Site) -> Iterator[Given]:
    """Every honour of every roll, newest roll first, the editor's order within."""
    for entry in rolls(site):
        yield from (Given(entry, honour) for honour in entry.record.honours)


def honour_of_the_day(site: Site) -> Given | None:
    """One honour of the newest roll, the next one with every day of the build; None while there are none."""
    newest = rolls(site)[:1]
    found = [Given(entry, honour) for entry in newest for honour in entry.record.honours]
    return found[site.settings.today.toordinal() % len(found)] if found else None


def honours_of_award(site: Site, id: str) -> tuple[Given, ...]:
    """Who received an award."""
    return _where(site, lambda honour: honour.award == id)


def honours_of_recipient(site: Site, id: str) -> tuple[Given, ...]:
    """Everything that a recipient was given."""
    return _where(site, lambda honour: honour.recipient == id)


def honours_of_place(site: Site, id: str) -> tuple[Given, ...]:
    """Honours that went to a place."""
    return _where(site, lambda honour: honour.place == id)


def honours_of_case(site: Site, id: str) -> tuple[Given, ...]:
    """Honours that a case received."""
    return _where(site, lambda honour: honour.case == id)


def _where(site: Site, wanted: Callable[[Honour], bool]) -> tuple[Given, ...]:
    return tuple(each for each in given(site) if wanted(each.honour))


def cases_of_place(site: Site, id: str) -> Cases:
    """Cases from a place."""
    return tuple(entry for entry in cases(site) if id in entry.record.places)


def cases_of_programme(site: Site, id: str) -> Cases:
    """Cases of a programme."""
    return tuple(entry for entry in cases(site) if id in entry.record.programmes)


def ranked(families: Sequence[Family]) -> list[tuple[int, Family]]:
    """Families by points with their ranks: equal points share a rank and the ranks they fill are skipped (1224)."""
    ordered = sorted(families, key=lambda family: -family.points)  # a stable sort: ties stay in the editor's order
    ranks: list[tuple[int, Family]] = []
    for place, family in enumerate(ordered, 1):
        tied = bool(ranks) and ranks[-1][1].points == family.points
        ranks.append((ranks[-1][0] if tied else place, family))
    return ranks
