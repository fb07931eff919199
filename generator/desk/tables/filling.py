"""The cells of a row, put into the tree of the record that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from generator.desk.tables.baseline import Key
from generator.desk.tables.cells import day_and_hours, families_in, post_and_phone, read_cell
from generator.desk.tables.days import Span
from generator.desk.tables.draft import Draft
from generator.desk.tables.finding import Part
from generator.desk.tables.headers import FROM, NUMBERING, TO
from generator.desk.tables.merging import WAYS, Merge
from generator.desk.tables.names import Names
from generator.desk.tables.rows import Row
from generator.load.decode import code_point, refused_at
from generator.schema.activities import Activity, ActivityList
from generator.schema.grammar import Refused
from generator.schema.kinds import FieldType, Location, field_type
from generator.schema.reading import UNREAD

_BEFORE = ("opens", "signup", "since")  # days that may lie before a list begins
_EARLIER = timedelta(days=180)
_HANGING = {"cancelled": ("reason", "since"), "weekdays": ("starts", "ends", "skips")}
_BESIDE = ("id", NUMBERING, FROM, TO)


@dataclass(frozen=True)
class Filling:
    """What the cells of any row are read with."""

    names: Names
    merge: Merge

    def take_row(
        self, draft: Draft, tree: dict[str, Any], location: Location, part: Part, row: Row, old: Any, key: Key, span: Span | None
    ) -> None:
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
        is_known = isinstance(old, Activity) and old.host == " ".join(texts.get("host", "").split())
        if not is_known and not texts.get("phone") and (parts := post_and_phone(texts.get("host", ""))):
            texts["host"], texts["phone"] = parts
            draft.cells[*location, "phone"] = part.sheet.place(*row.cells["host"])
        edited = [name for name in WAYS if texts.get(name) and (old is None or self.merge.is_edited(key, old, name, texts[name]))]
        for name in WAYS if edited else ():
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
            else:
                self.edit(draft, tree, old, key, (*location, name), text, span)
        if isinstance(old, Activity):
            _leave_nothing_over(tree, old, row)

    def edit(self, draft: Draft, tree: dict[str, Any], old: Any, key: Key, location: Location, text: str, span: Span | None) -> None:
        """Let a field be what its cell says, if that was edited."""
        if old is not None and not self.merge.is_edited(key, old, str(location[-1]), text):
            return
        if old is not None:
            self.merge.contest(key, old, location, draft.cells[location], text)
        self._put(draft, tree, type(old) if old is not None else _record_at(location[:-1]), location, text, span)

    def _put(self, draft: Draft, tree: dict[str, Any], record: Any, location: Location, text: str, span: Span | None) -> None:
        """Let a field be what its cell says."""
        name = str(location[-1])
        if not text:
            if not ((*location, "moved here") in draft.cells and tree.get(name)):
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
            row = draft.rows.get(location[:-1])
            own = row[1].texts.get(read.name, "") if row else ""
            if own and not _is_same(kind, read_cell(record, read.name, own, span).value, read.value):
                label = kind.label.name
                draft.faults.append(
                    (place, f"这一格写的是“{label}”，“{label}”那一列里又写了“{' '.join(own.split())}”，不知道用哪一个。请只留一处。")
                )
                return
            draft.cells[*location[:-1], read.name] = place
            draft.cells[*location[:-1], read.name, "moved here"] = place
        tree[read.name] = self.names.id_of(kind.ref, read.value) if kind.ref else read.value


def _part_days_from_hours(texts: dict[str, str]) -> list[str]:
    """Where one cell says the day and the hours, let each have its own; what was found in the other's cell."""
    if not texts.get("time") and (parts := day_and_hours(texts.get("date", ""))):
        texts["date"], texts["time"] = parts
        return ["time"]
    if not any(texts.get(name) for name in WAYS) and (parts := day_and_hours(texts.get("time", ""))):
        texts["date"], texts["time"] = parts
        return ["date"]
    return []


def _leave_nothing_over(tree: dict[str, Any], old: Activity, row: Row) -> None:
    """What hung on a word that a table took away goes with it where the table has no cell for it: nobody could clear that."""
    for name, others in _HANGING.items():
        if getattr(old, name) and tree.get(name) in (None, "false"):
            for other in others:
                if other not in row.cells:
                    tree.pop(other, None)


def _is_same(kind: FieldType, one: Any, other: Any) -> bool:
    """Whether two values of a field mean the same, however they are written."""
    if one == other or kind.is_list or not kind.grammar:
        return bool(one == other)
    try:
        return bool(kind.grammar.validate(one) == kind.grammar.validate(other))
    except Refused:
        return False


def _record_at(location: Location) -> Any:
    record: Any = ActivityList
    for step in location:
        record = field_type(record, step).record if isinstance(step, str) else record
    return record


def _wider(span: Span | None) -> Span | None:
    return span._replace(first=span.first - _EARLIER) if span else None
