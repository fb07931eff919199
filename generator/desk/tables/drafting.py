"""A list as it is to be: what it was, with what stands in the cells of a table; and for each value the cell that it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from generator.desk.tables.cells import Span, day_and_hours, families_in, read_cell
from generator.desk.tables.finding import Part, Table
from generator.desk.tables.headers import FROM, NUMBERING, TO
from generator.desk.tables.matching import Matches, matched
from generator.desk.tables.names import Names
from generator.desk.tables.rows import Row
from generator.desk.tables.shown import text_of, tree_of
from generator.desk.tables.words import CHANGES, UPDATES
from generator.load.decode import code_point, refused_at
from generator.model.naming import as_compared
from generator.schema.activities import Activity, ActivityList, Change, Update
from generator.schema.days import DAY
from generator.schema.grammar import Refused
from generator.schema.kinds import Location, field_type
from generator.schema.reading import UNREAD

_WAYS = ("date", "dates", "weekdays")
_BEFORE = ("opens", "signup", "since")  # days that may lie before a list begins
_EARLIER = timedelta(days=180)
_BESIDE = ("id", NUMBERING, FROM, TO)
_INNER: Mapping[str, tuple[str, Any]] = {"changes": (CHANGES, Change), "updates": (UPDATES, Update)}


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


@dataclass(frozen=True)
class Drafting:
    """What a table is read with: the list as it is, if it is there, and what there is to refer to."""

    table: Table
    old: ActivityList | None
    own: Mapping[str, Any]  # fields of a list that is new, asked for
    names: Names
    used: set[str]  # ids of all activities
    drops: bool = False  # whether what is not in the table goes

    def draft(self) -> Draft:
        """The list as the table has it."""
        before = {name: value for name, value in tree_of(self.old).items() if name != "activities"} if self.old else dict(self.own)
        draft = Draft(before)
        self._take_own(draft)
        span = _span(draft.tree)
        draft.tree["activities"] = []
        activities = self.old.activities if self.old else ()
        found = matched(self.table.main, activities, self.used)
        draft.told.extend(found.told)
        draft.faults.extend(found.faults)
        draft.named = found.named
        self._take_kept(draft, activities, found)
        self._take_rows(draft, activities, found, span)
        for name, part in self.table.inner.items():
            self._take_inner(draft, name, part, span)
        for part in (self.table.main, *self.table.inner.values()):
            draft.faults.extend((part.sheet.place(*cell), words) for cell, words in part.rows.faults)
        return draft

    def _take_own(self, draft: Draft) -> None:
        for name, (text, place) in self.table.own.items():
            draft.cells[name,] = place
            draft.texts[name,] = text
            if self.old and " ".join(text.split()) == text_of(self.old, name, self.names):
                continue
            self._put(draft, draft.tree, ActivityList, (name,), text, None)

    def _take_kept(self, draft: Draft, activities: Sequence[Activity], found: Matches) -> None:
        """What is in the list already keeps its place in it."""
        order = {position for position in found.positions if position is not None}
        draft.missing = [position for position in range(len(activities)) if position not in order]
        kept = [position for position in range(len(activities)) if position in order or not self.drops]
        draft.origins["activities",] = [*kept]
        draft.tree["activities"] = [tree_of(activities[position]) for position in kept]

    def _take_rows(self, draft: Draft, activities: Sequence[Activity], found: Matches, span: Span | None) -> None:
        where = draft.origins["activities",]
        for row, position, id in zip(self.table.main.rows.rows, found.positions, found.ids, strict=True):
            old = activities[position] if position is not None else None
            if old is None:
                where.append(None)
                draft.tree["activities"].append({"id": id} if id else {"id": UNREAD})
            index = where.index(position) if old else len(where) - 1
            self._take_row(draft, draft.tree["activities"][index], ("activities", index), self.table.main, row, old, span)

    def _take_row(self, draft: Draft, tree: dict[str, Any], location: Location, part: Part, row: Row, old: Any, span: Span | None) -> None:
        """Put what stands in the cells of a row into the tree of its record."""
        record = type(old) if old else _record_at(location)
        draft.rows[location] = (part, row)
        texts = {name: row.texts.get(name, "") for name in row.cells}
        if FROM in texts or TO in texts:
            draft.cells[*location, "time"] = part.sheet.place(*row.cells.get(FROM, row.cells.get(TO, (row.number, 0))))
            texts.setdefault("time", "-".join(filter(None, (texts.get(FROM, ""), texts.get(TO, "")))))
        for name in _part_days_from_hours(texts):
            draft.cells[*location, name] = part.sheet.place(*row.cells["time" if name == "date" else "date"])
        if not texts.get("families") and (count := families_in(texts.get("seats", ""))):
            texts["seats"], texts["families"] = count, "是"
            draft.cells[*location, "families"] = part.sheet.place(*row.cells["seats"])
        if any(texts.get(name) for name in _WAYS):
            for name in _WAYS:
                if name not in texts:
                    tree.pop(name, None)
        for name, text in texts.items():
            if name in _BESIDE or name not in record.__dataclass_fields__:
                continue
            if name in row.cells and (*location, name) not in draft.cells:
                draft.cells[*location, name] = part.sheet.place(*row.cells[name])
            draft.texts[*location, name] = text
            if row.cells.get(name) in part.sheet.faults:
                tree[name] = UNREAD
            elif old is None or " ".join(text.split()) != text_of(old, name, self.names):
                self._put(draft, tree, record, (*location, name), text, span)

    def _put(self, draft: Draft, tree: dict[str, Any], record: Any, location: Location, text: str, span: Span | None) -> None:
        """Let a field be what its cell says."""
        name = str(location[-1])
        if not text:
            if not (name in _WAYS and (*location[:-1], "moved here") in draft.cells and tree.get(name)):
                tree.pop(name, None)
            return
        hidden = refused_at(text)
        read = read_cell(record, name, text, _wider(span) if name in _BEFORE else span)
        kind = field_type(record, read.name)
        place = draft.cells[location]
        if hidden >= 0:
            draft.faults.append((place, f"里面有看不见或者认不出的字符（{code_point(text[hidden])}）。请把这一格重新打一遍，不要粘贴。"))
        elif read.fault:
            draft.faults.append((place, read.fault))
        if hidden >= 0 or read.fault:
            tree[read.name] = UNREAD
            return
        if read.name != name:  # a day in words of the week
            tree.pop(name, None)
            draft.cells[*location[:-1], read.name] = place
            draft.cells[*location[:-1], "moved here"] = place
        tree[read.name] = self.names.id_of(kind.ref, read.value) if kind.ref else read.value

    def _take_inner(self, draft: Draft, name: str, part: Part, span: Span | None) -> None:
        """The changes, or the updates, of all activities."""
        sheet_name, _ = _INNER[name]
        activities = draft.tree["activities"]
        seen: dict[int, set[int]] = {}
        for row in part.rows.rows:
            index = _whose(activities, row)
            if index is None:
                if self.old and row.texts.get("id") in {each.id for each in self.old.activities}:
                    continue  # it goes with its activity
                at = row.cells.get("id") or row.cells.get("title") or (row.number, 0)
                whose = row.texts.get("id") or row.texts.get("title") or ""
                words = (
                    f"“活动”那一页没有“{whose}”。请照着那一页的编号写。" if whose else "没有写是哪个活动的。请照着“活动”那一页的编号写。"
                )
                draft.faults.append((part.sheet.place(*at), words))
                continue
            origin = draft.origins["activities",][index]
            old = getattr(self.old.activities[origin], name) if self.old and origin is not None else ()
            location: Location = ("activities", index, name)
            items = activities[index].setdefault(name, [])
            where = draft.origins.setdefault(location, [*range(len(old))])
            taken = seen.setdefault(index, set())
            at_old = next((at for at, each in enumerate(old) if at not in taken and _same_day(row, each, self.names, span)), None)
            if at_old is None:
                items.append({})
                where.append(None)
            else:
                taken.add(at_old)
            item = at_old if at_old is not None else len(items) - 1
            self._take_row(draft, items[item], (*location, item), part, row, old[at_old] if at_old is not None else None, span)
        self._tell_missing(draft, name, sheet_name, seen)

    def _tell_missing(self, draft: Draft, name: str, sheet_name: str, seen: Mapping[int, set[int]]) -> None:
        """What was there and is not in the table stays, or goes if that was asked for."""
        count = 0
        for index, origin in enumerate(draft.origins["activities",]):
            old = getattr(self.old.activities[origin], name) if self.old and origin is not None else ()
            gone = [at for at in range(len(old)) if at not in seen.get(index, set())]
            count += len(gone)
            if gone and self.drops:
                self._drop(draft, ("activities", index, name), gone, len(old))
        if count:
            words = "照您说的，从清单里删掉了" if self.drops else "清单里照旧留着"
            draft.told.append(f"“{sheet_name}”那一页没有写、清单里原来有的 {count} 项，{words}。")

    @staticmethod
    def _drop(draft: Draft, location: Location, gone: Sequence[int], before: int) -> None:
        """Take items out of a list; what stands behind them moves up, with all that is known of it."""
        _, index, name = location
        tree = draft.tree["activities"][int(index)]
        where = draft.origins.setdefault(location, [*range(before)])
        kept = [at for at, origin in enumerate(where) if origin not in gone]
        for known in (draft.cells, draft.texts, draft.rows):
            _renumber(known, location, kept)
        draft.origins[location] = [where[at] for at in kept]
        tree[str(name)] = [tree[str(name)][at] for at in kept]
        if not kept:
            del tree[str(name)]


def _renumber(known: dict[Location, Any], location: Location, kept: Sequence[int]) -> None:
    size = len(location)
    for key in [key for key in known if key[:size] == location and len(key) > size]:
        value = known.pop(key)
        if key[size] in kept:
            known[*location, kept.index(int(key[size])), *key[size + 1 :]] = value


def _part_days_from_hours(texts: dict[str, str]) -> list[str]:
    """Where one cell says the day and the hours, let each have its own; what was found in the other's cell."""
    if not texts.get("time") and (parts := day_and_hours(texts.get("date", ""))):
        texts["date"], texts["time"] = parts
        return ["time"]
    if not any(texts.get(name) for name in _WAYS) and (parts := day_and_hours(texts.get("time", ""))):
        texts["date"], texts["time"] = parts
        return ["date"]
    return []


def _record_at(location: Location) -> Any:
    record: Any = ActivityList
    for step in location:
        record = field_type(record, step).record if isinstance(step, str) else record
    return record


def _span(tree: Mapping[str, Any]) -> Span | None:
    try:
        first, last = (DAY.validate(tree.get(name)) for name in ("starts", "ends"))
    except Refused:
        return None
    return (first, last) if isinstance(first, date) and isinstance(last, date) and first <= last else None


def _wider(span: Span | None) -> Span | None:
    return (span[0] - _EARLIER, span[1]) if span else None


def _whose(activities: Sequence[Mapping[str, Any]], row: Row) -> int | None:
    """The activity that a row is about."""
    id, title = row.texts.get("id", "").casefold(), as_compared(row.texts.get("title", ""))
    if id:
        return next((index for index, each in enumerate(activities) if each.get("id") == id), None)
    same = [index for index, each in enumerate(activities) if isinstance(each.get("title"), str) and as_compared(each["title"]) == title]
    return same[0] if title and len(same) == 1 else None


def _same_day(row: Row, old: Any, names: Names, span: Span | None) -> bool:
    read = read_cell(type(old), "date", row.texts.get("date", ""), span)
    try:
        return bool(DAY.validate(read.value) == old.date)
    except Refused:
        return False
