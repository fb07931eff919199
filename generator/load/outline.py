"""Which fields stand inside which, as the indentation of their lines has it: so a line is known by its place, not by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from generator.schema.called import called
from generator.schema.kinds import field_type
from generator.text import half_width

_FIELD = re.compile(r"(?P<lead> *(?P<hyphens>(?:- +)*))(?P<name>[A-Za-z_]+|[\u4e00-\u9fff]+) *:(?: +(?P<value>\S.*))?$")


@dataclass(slots=True)
class Level:
    """Fields that stand beside each other, and the field that holds them."""

    record: Any  # whose fields they are; None if nobody knows
    column: int = -1  # from 0, where their names begin; -1 as long as there is none
    opener: str = ""
    blanks: int = -1  # the column of the opener's name
    is_list: bool = False
    is_spoken: bool = False  # each item may be a name of somebody's with a text behind it
    seen: dict[str, None] = field(default_factory=dict)  # names in the present item, in their order
    item: int = 0  # the line, from 1, on which that begins

    def holds(self, name: str) -> bool:
        """Whether a field of that name may stand here."""
        return self.record is not None and any(each.name == name for each in fields(self.record))

    def named(self, word: str) -> str:
        """The field that `word` means here, in whatever letters or by what people call it, "" if it means none."""
        plain = half_width(word).casefold()
        return "" if self.record is None else plain if self.holds(plain) else called(self.record, word)

    @property
    def lead(self) -> str:
        """What stands before the first name of an item here."""
        blanks = self.column if self.column >= 0 else self.blanks + (4 if self.is_list else 2)
        return " " * max(blanks - 2, 0) + "- " if self.is_list else " " * blanks


class Outline:
    """What is open at the line that comes next."""

    def __init__(self, record: Any) -> None:
        """Begin with the fields of `record`."""
        self._levels = [Level(record, 0)]

    def fork(self) -> Outline:
        """One that goes on from here by itself; what was seen before stays behind, as it may be long."""
        other = Outline(None)
        other._levels = [replace(each, seen={}) for each in self._levels]
        return other

    def level(self, column: int) -> Level:
        """The fields among which a name at `column`, from 0, stands."""
        return next((each for each in reversed(self._levels) if column > each.blanks), self._levels[0])

    @property
    def open(self) -> Sequence[Level]:
        """All that is open, the innermost first."""
        return self._levels[::-1]

    def deeper(self, column: int) -> Sequence[Level]:
        """What is open and stands further to the right than a name at `column`, the innermost first."""
        return [each for each in reversed(self._levels) if column <= each.blanks]

    def name(self, word: str, column: int) -> str:
        """The field that `word` at `column` means, in whatever letters or by what people call it; "" if it means none here."""
        return next(filter(None, (each.named(word) for each in (self.level(column), *self.deeper(column)))), "")

    def add(self, number: int, line: str) -> None:
        """Go on behind `line`, the one of that number from 1."""
        match = _FIELD.match(line)
        if not match:
            return
        column, name = match.end("lead"), match["name"]
        while len(self._levels) > 1 and column <= self._levels[-1].blanks:
            self._levels.pop()
        level = self._levels[-1]
        level.column = column if level.column < 0 else level.column
        if match["hyphens"]:
            level.seen, level.item = {}, number
        level.seen[name] = None
        if not match["value"] or match["value"].startswith("#"):
            self._levels.extend(_opened(level, name, column))


def _opened(level: Level, name: str, column: int) -> Iterator[Level]:
    kind = field_type(level.record, name) if level.holds(name) else None
    if kind is None or kind.record:
        yield Level(kind.record if kind else None, -1, name, column, kind.is_list if kind else False, bool(kind and kind.pair))
