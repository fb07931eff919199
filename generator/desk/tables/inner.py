"""The pages of what belongs to an activity: its changes, its updates, one in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.desk.tables.baseline import Key, keyed
from generator.desk.tables.cells import read_cell
from generator.desk.tables.days import Span
from generator.desk.tables.draft import Draft
from generator.desk.tables.filling import Filling
from generator.desk.tables.finding import INNER, Part
from generator.desk.tables.rows import Row
from generator.model.naming import as_compared
from generator.schema.activities import ActivityList
from generator.schema.days import DAY
from generator.schema.grammar import Refused


@dataclass
class Inner:
    """One such page, taken into a draft."""

    draft: Draft
    filling: Filling
    old: ActivityList | None
    page: str
    span: Span | None
    _seen: dict[int, set[int]] = field(default_factory=dict)  # by activity, the items that have a row
    _told: Counter[tuple[str, str]] = field(default_factory=Counter)  # rows so far of an activity and a day

    @property
    def _name(self) -> str:
        return INNER[self.page][0]

    def take(self, part: Part) -> None:
        """Put every row into the tree of its activity."""
        activities = self.draft.tree["activities"]
        for row in part.rows.rows:
            index = _whose(activities, row)
            if index is None:
                self._tell_stranger(part, row)
                continue
            self._take_row(part, row, index, activities[index])
        for row in part.rows.unread:
            index = _whose(activities, row)
            if index is not None and (at := self._at_old(index, self._day(row))) is not None:
                self._seen.setdefault(index, set()).add(at)

    def _at_old(self, index: int, day: str) -> int | None:
        """Which of an activity's items is of that day, and has no row yet."""
        taken = self._seen.setdefault(index, set())
        return next((at for at, each in enumerate(self._before(index)) if at not in taken and each.date.isoformat() == day), None)

    def _take_row(self, part: Part, row: Row, index: int, activity: dict[str, Any]) -> None:
        old, location = self._before(index), ("activities", index, self._name)
        key, taken = self._key(str(activity.get("id", "")), row), self._seen.setdefault(index, set())
        at_old = self._at_old(index, key.day)
        if at_old is None and self.filling.merge.was_there(key):
            self._tell_gone(part, row, key)
            return
        items: list[dict[str, Any]] = activity.setdefault(self._name, [])
        where = self.draft.origins.setdefault(location, [*range(len(old))])
        if at_old is None:
            items.append({})
            where.append(None)
        else:
            taken.add(at_old)
        item = at_old if at_old is not None else len(items) - 1
        before = old[at_old] if at_old is not None else None
        self.filling.take_row(self.draft, items[item], (*location, item), part, row, before, key, self.span)

    def _key(self, id: str, row: Row) -> Key:
        """Which of an activity's items a row is about; no day if it cannot be read, which is told with the cell."""
        day = self._day(row)
        self._told[id, day] += 1
        return Key(self.page, id, day, self._told[id, day])

    def _day(self, row: Row) -> str:
        read = read_cell(INNER[self.page][1], "date", row.texts.get("date", ""), self.span)
        try:
            return str(DAY.validate(read.value))
        except Refused:
            return ""

    def _before(self, index: int) -> Sequence[Any]:
        origin = self.draft.origins["activities",][index]
        return getattr(self.old.activities[origin], self._name) if self.old and origin is not None else ()

    def _tell_stranger(self, part: Part, row: Row) -> None:
        """Of a row that is about no activity of the draft."""
        id = row.texts.get("id", "")
        if self.old and id in {each.id for each in self.old.activities}:
            return  # it goes with its activity
        if id in self.draft.gone and self.filling.merge.is_untouched(self._key(id, row), row):
            return  # which is told of the activity
        whose = id or row.texts.get("title") or ""
        at = row.cells.get("id" if id else "title") or row.cells.get("id") or (row.number, 0)
        if id in self.draft.gone:
            words = f"清单里没有编号“{id}”。{self.draft.gone[id]}"
        elif whose:
            words = f"“活动”那一页没有“{whose}”。请照着那一页的编号写。"
        else:
            words = "没有写是哪个活动的。请照着“活动”那一页的编号写。"
        self.draft.faults.append((part.sheet.place(*at), words))

    def _tell_gone(self, part: Part, row: Row, key: Key) -> None:
        """Of a row whose item an editor took out of the list after the table was exported."""
        cell = part.sheet.place(*row.cells.get("date", (row.number, 0)))
        words = f"“{row.texts.get('title') or key.id}”{key.day} 的这一项，清单里后来删掉了"
        if self.filling.merge.is_untouched(key, row):
            self.draft.told.append(f"{cell}：{words}；表里没有改过，所以没有读。")
        else:
            self.draft.faults.append((cell, f"{words}，表里又改过。不要它，就删掉这一行；还要，就重新导出一份表，在那一份里写。"))

    def finish(self, *, drops: bool) -> None:
        """What was there and is not in the table stays, or goes if that was asked for; what came later than the table, stays."""
        count, merge = 0, self.filling.merge
        for index, origin in enumerate(self.draft.origins["activities",]):
            id = self.old.activities[origin].id if self.old and origin is not None else ""
            keys = [key for key, _ in keyed(self.page, id, self._before(index))]
            known = [at for at, key in enumerate(keys) if merge.base is None or merge.was_there(key)]
            gone = [at for at in known if at not in self._seen.get(index, set())]
            count += len(gone)
            if gone and drops:
                self.draft.drop(("activities", index, self._name), gone, len(keys))
        if count:
            words = "照您说的，从清单里删掉了" if drops else "清单里照旧留着"
            self.draft.told.append(f"“{self.page}”那一页没有写、清单里原来有的 {count} 项，{words}。")


def _whose(activities: Sequence[Mapping[str, Any]], row: Row) -> int | None:
    """The activity that a row is about."""
    id, title = row.texts.get("id", "").casefold(), as_compared(row.texts.get("title", ""))
    if id:
        return next((index for index, each in enumerate(activities) if each.get("id") == id), None)
    same = [index for index, each in enumerate(activities) if isinstance(each.get("title"), str) and as_compared(each["title"]) == title]
    return same[0] if title and len(same) == 1 else None
