"""What becomes of a field whose list went on while the table was away: a cell counts only if it was edited, and nobody's edit is undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from generator.desk.tables.baseline import Baseline, Key, as_read
from generator.desk.tables.names import Names
from generator.desk.tables.rows import Row
from generator.desk.tables.shown import text_of
from generator.desk.tables.words import MAIN
from generator.model.naming import as_compared
from generator.schema.activities import Activity
from generator.schema.kinds import Location, field_type
from generator.schema.reading import UNREAD

WAYS = ("date", "dates", "weekdays")  # of saying when: whoever edits one decides on all
_OWN_CELLS = ("id", "title")  # of a change, which say whose it is


@dataclass(frozen=True)
class Contest:
    """A field that was edited in the table, and in the list meanwhile."""

    location: Location
    cell: str
    label: str
    was: str
    now: str
    written: str
    values: Sequence[tuple[str, Any]]  # fields with what the list has

    def told(self, record: Any) -> tuple[str, str] | None:
        """The fault, unless what `record`, the draft, has there means the same, or could not be read, which is told."""
        holder = record
        for step in self.location[:-1]:
            holder = getattr(holder, step, UNREAD) if isinstance(step, str) else holder[step]
            if holder is UNREAD:
                return None
        values = [getattr(holder, name, UNREAD) for name, _ in self.values]
        if UNREAD in values or values == [value for _, value in self.values]:
            return None
        return self.cell, (
            f"“{self.label}”表里改成了{_quoted(self.written)}，清单里后来改成了{_quoted(self.now)}（导出的时候是{_quoted(self.was)}），不知道用哪一个。"
            f"用清单里的，就把这一格{_put(self.now)}；用表里的，就先在清单里{_put(self.written)}，再导入。"
        )


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "空着"


def _put(text: str) -> str:
    return f"改成“{text}”" if text else "清空"


@dataclass(frozen=True)
class Merge:
    """Compares cells with what was exported, and with the list as it is."""

    base: Baseline | None
    names: Names
    contests: list[Contest] = field(default_factory=list)
    kept: list[tuple[Key, str]] = field(default_factory=list)  # what the list has otherwise than the table, which nobody edited

    def is_edited(self, key: Key, old: Any, name: str, text: str) -> bool:
        """Whether somebody wrote something else into a cell than what was exported; without that page, than what the list has."""
        written, now = " ".join(text.split()), text_of(old, name, self.names)
        if written == now:
            return False
        if self.base is None or as_read(written) != self.base.text(key, name):
            return True
        self.kept.append((key, name))
        return False

    def contest(self, key: Key, old: Any, location: Location, cell: str, text: str) -> None:
        """Note that an edited field was edited in the list, too, if it was."""
        if self.base is None:
            return
        name = str(location[-1])
        names = WAYS if name in WAYS and isinstance(old, Activity) else (name,)
        theirs = [each for each in names if as_read(text_of(old, each, self.names)) != self.base.text(key, each)]
        if theirs:
            shown = name if name in theirs else theirs[0]
            label = field_type(cast(Any, type(old)), name).label.name
            was, now = self.base.text(key, shown), text_of(old, shown, self.names)
            values = [(each, getattr(old, each)) for each in names]
            self.contests.append(Contest(location, cell, label, was, now, " ".join(text.split()), values))

    def was_there(self, key: Key) -> bool:
        """Whether a record was exported."""
        return self.base is not None and key in self.base.texts

    def is_untouched(self, key: Key, row: Row) -> bool:
        """Whether no cell of a row says anything else than what was exported."""
        besides = () if key.page == MAIN else _OWN_CELLS
        return self.base is not None and all(
            as_read(row.texts.get(name, "")) == self.base.text(key, name) for name in row.cells if name not in besides
        )

    def faults(self, record: Any) -> Iterator[tuple[str, str]]:
        """The cells of which nobody knows whose edit holds."""
        return (told for each in self.contests if (told := each.told(record)))


def successor(row: Row, old: Sequence[Activity], others: set[str]) -> str:
    """The id that the activity of a row has now, as its title says; "" if none has it, or one of the `others`, which have rows of their own."""
    title = as_compared(row.texts.get("title", ""))
    same = [each.id for each in old if each.id not in others and as_compared(each.title) == title]
    return same[0] if len(same) == 1 else ""
