"""Fields that lost the line they stand under: `file`, `alt` and `shows` without `cover:` above them."""

from __future__ import annotations

from typing import NamedTuple

from generator.load.draft import Draft
from generator.load.lines import FIELD, indentation, is_field, is_item
from generator.load.vocabulary import Vocabulary


class Orphans(NamedTuple):
    """Lines from one to before another, the name that is missing above them, and the blanks before that."""

    first: int
    end: int
    parent: str
    blanks: int


def orphans(draft: Draft, number: int, known: Vocabulary) -> Orphans | None:
    """The lines from `number` on, if all their names belong under one field that is not there; None if that is not clear."""
    above, blanks = draft.before(number), indentation(draft.lines[number])
    field = FIELD.fullmatch(draft.lines[above]) if above >= 0 else None
    under = next((each for each in range(number - 1, -1, -1) if not draft.is_blank(each) and _column(draft.lines[each]) < blanks), -1)
    if field is None or under < 0:
        return None
    column = _column(draft.lines[number])
    end = next(
        (each for each in range(number, len(draft.lines)) if not draft.is_blank(each) and indentation(draft.lines[each]) < blanks),
        len(draft.lines),
    )
    lines = [draft.lines[each] for each in range(number, end) if is_field(draft.lines[each])]
    names = {line.strip("- ").partition(":")[0].rstrip() for line in lines if _column(line) == column}
    there = {line.partition(":")[0] for line in draft.lines if line[:1].isalpha()}
    is_list = is_item(draft.lines[number])
    parents = [
        name
        for name, each in known.fields.items()
        if each.record and each.is_list == is_list and name not in there and names and names <= set(each.record.__slots__)
    ]
    if len(parents) != 1 or any(_may_be_beside(draft.lines[each], names, known) for each in (above, under)):
        return None
    return Orphans(number, end, parents[0], _column(draft.lines[under]))


def _may_be_beside(line: str, names: set[str], known: Vocabulary) -> bool:
    """Whether a record that holds the name in `line` may hold all of `names`, so that they only stand too far in."""
    name = line.strip("- ").partition(":")[0].rstrip()
    records = [each.record for each in known.fields.values() if each.record] if _column(line) else [known.record]
    return any(name in record.__slots__ and names <= set(record.__slots__) for record in records)


def _column(line: str) -> int:
    """The column, from 0, at which the name in a line begins."""
    return len(line) - len(line.lstrip("- ")) if is_item(line) else indentation(line)
