"""What is in a table file, whatever made it: sheets of texts, each with the name of its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_COLUMNS = 120
MOST_ROWS = 2_000  # with something in them: no list has as many
MOST_CHARACTERS = 2_000  # of a cell
EXPORTED = "导出时"  # a hidden page of our own: `baseline.py`
EMPTY_ROWS = 1_000  # one after the other: below them lies nothing that anybody sees

Cell = tuple[int, int]  # row and column, from 0


class Unreadable(Exception):
    """A table that is not read; the text says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Sheet:
    """One page of a table: texts by row and column, and what a reader of texts alone would not know of them."""

    name: str  # "" in a file that has but one
    rows: Sequence[Sequence[str]]
    faults: Mapping[Cell, str] = field(default_factory=dict)  # of cells whose text nobody knows: why, and what to do
    merged: Sequence[tuple[Cell, Cell]] = ()  # from the first to the last cell of each
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[Cell] = frozenset()  # of which something is crossed out

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, "" if nothing does."""
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else ""

    def place(self, row: int, column: int) -> str:
        """The cell as a teacher finds it: 活动!D7."""
        return (f"{self.name}!" if self.name else "") + named(row, column)


@dataclass(frozen=True)
class Book:
    """All sheets that can be seen, in their order."""

    sheets: Sequence[Sheet]
    told: Sequence[str] = ()  # what is in the file and is not read
    exported: Sequence[Sequence[str]] = ()  # the rows of the page that says what was exported


def named(row: int, column: int) -> str:
    """A cell's name, as D7."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
