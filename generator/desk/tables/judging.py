"""All that is wrong with a list as a table has it, each with its cell; what is not of the table, with the list's own file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.desk.tables.draft import Draft
from generator.desk.tables.names import Names
from generator.desk.tables.words import MAIN, OWN, help_of, of_fault, of_problem, wanted_of
from generator.load.entries import Entry
from generator.problems import Problem
from generator.schema.activities import Activity, ActivityList
from generator.schema.kinds import BY_NAME, Location, field_type
from generator.schema.reading import Fault, read_in_part

Judged = Sequence[tuple[Location, Problem]]
KIND = BY_NAME["activities"]
_OF_NAMES = ("R01", "S16")  # what is wrong with a name is so in any list
_ONE_OF = {"T02": ("date", "dates", "weekdays"), "T30": ("grades", "ages")}
_OF_ROWS = ("T02", "T05", "T18", "T19", "T30")  # and this, where all that is told of an activity stands in its row


class Verdict(NamedTuple):
    """A list as far as it could be read, and what is to be told of it: faults, and what is only to be looked at."""

    record: Any
    faults: list[tuple[str, str]]
    warnings: list[tuple[str, str]]


@dataclass(frozen=True)
class _Places:
    draft: Draft
    path: str
    has_own: bool

    def of(self, location: Location) -> str:
        """The cell of a value, or of the record in which it is missing."""
        for size in range(len(location), 0, -1):
            if location[:size] in self.draft.cells:
                return self.draft.cells[location[:size]]
            if location[:size] in self.draft.rows:
                part, row = self.draft.rows[location[:size]]
                name = location[size] if size < len(location) else "title"
                return part.sheet.place(*row.cells.get(str(name), row.cells.get("title", (row.number, 0))))
        return self.path

    def of_missing(self, location: Location, name: str) -> tuple[str, bool]:
        """Where a field is missing, and whether no row has it."""
        if location not in self.draft.rows:
            return (f"“{OWN}”那一页" if self.has_own else self.path), False
        part, row = self.draft.rows[location]
        cell = row.cells.get(name)
        return (part.sheet.place(*cell), False) if cell else (part.sheet.name or MAIN, True)


def judged(draft: Draft, names: Names, path: str, id: str, has_own: bool, judge: Callable[[Entry[Any]], Judged]) -> Verdict:
    """Read the tree and judge what it says; `judge` knows the rules and the rest of the site."""
    record, found = read_in_part(KIND, draft.tree)
    places, faults, warnings = _Places(draft, path, has_own), list(draft.faults), list[tuple[str, str]]()
    in_sample = getattr(record, "sample", False) is True
    faults.extend(_of_fault(each, draft, places, _named(names, each, in_sample=in_sample)) for each in found)
    known, of_table = set(faults), {place for place, _ in draft.faults}
    for location, problem in judge(Entry(KIND.name, id, path, record, b"", b"", b"", 0, (), (), (), False, b"")):
        may_be, known_names = (_called(names, location, in_sample=each) for each in (in_sample, True))
        told = _of_rule(problem, location, draft, places, may_be, known_names)
        if told not in known and not (problem.code == "R02" and told[0] in of_table):
            (faults if problem.is_error else warnings).append(told)
    return Verdict(record, faults, warnings)


def of_cells(draft: Draft, names: Names, judge: Callable[[Entry[Any]], Judged], is_new: Callable[[int], bool]) -> Verdict:
    """What is wrong with cells whatever the list is that they get into: its head was not asked for yet.

    Of an activity that `is_new`, whichever list it is for, all that is missing is told too: who has added a column does not want to hear
    of another one.
    """
    record, found = read_in_part(KIND, draft.tree)
    places, faults = _Places(draft, MAIN, has_own=False), list(draft.faults)

    def is_of_new(location: Location) -> bool:
        return location[:1] == ("activities",) and len(location) > 1 and is_new(int(location[1]))

    inner = [each for each in found if each.location[:1] == ("activities",) and (each.code != "S01" or is_of_new(each.location))]
    faults.extend(_of_fault(each, draft, places, _named(names, each, in_sample=False)) for each in inner)
    for location, problem in judge(Entry(KIND.name, "", MAIN, record, b"", b"", b"", 0, (), (), (), False, b"")):
        is_certain = problem.code in _OF_NAMES or (problem.code in _OF_ROWS and is_of_new(location))
        if problem.is_error and is_certain and location[:1] == ("activities",):
            known = _called(names, location, in_sample=True)
            faults.append(_of_rule(problem, location, draft, places, known, known))
    return Verdict(record, faults, [])


def _of_rule(
    problem: Problem, location: Location, draft: Draft, places: _Places, may_be: Mapping[str, str], all_names: Mapping[str, str]
) -> tuple[str, str]:
    """What a rule says, with its cell; once of the whole table where it has none of the columns of which an activity needs one."""
    names, row = _ONE_OF.get(problem.code, ()), location[:-1]
    if not names or location[-1:] != ("title",) or row not in draft.rows:
        return places.of(location), of_problem(problem, may_be, all_names)
    if any((*row, name) in draft.cells for name in names):
        return places.of((*row, names[0])), of_problem(problem, may_be, all_names)
    first, *others = (field_type(Activity, name) for name in names)
    rest = "".join(f"“{each.label.name}”" for each in others)
    return places.of_missing(row, names[0])[0], f"没有“{first.label.name}”这一列（也没有{rest}），每项活动都要有一样。{help_of(first)}"


def _called(names: Names, location: Location, *, in_sample: bool) -> Mapping[str, str]:
    field = next((step for step in reversed(location) if isinstance(step, str)), "")
    kind = {"category": "categories", "place": "places"}.get(field, "")
    return names.may_be(kind, in_sample=in_sample)


def _named(names: Names, fault: Fault, *, in_sample: bool) -> Mapping[str, str]:
    """What may be written into the field that is at fault, if it is a name."""
    field = str(fault.details["field"]) if fault.code == "S01" else fault.location[-1:][0] if fault.location else ""
    return _called(names, (field,), in_sample=in_sample) or _called(names, (field,), in_sample=True)


def _of_fault(fault: Fault, draft: Draft, places: _Places, choices: Mapping[str, str]) -> tuple[str, str]:
    record: Any = ActivityList
    for step in fault.location[:-1] if fault.code != "S01" else fault.location:
        record = (field_type(record, step).record or record) if isinstance(step, str) else record
    written = draft.texts.get(fault.location, "")
    if fault.code == "S01":
        name = str(fault.details["field"])
        place, is_column = places.of_missing(fault.location, name)
        if is_column:
            kind = field_type(record, name)
            return place, f"没有“{kind.label.name}”这一列，每项活动都要有。{wanted_of(kind, choices)}"
        return place, of_fault(fault, record, written, choices)
    return places.of(fault.location), of_fault(fault, record, written, choices)
