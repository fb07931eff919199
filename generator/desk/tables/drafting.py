"""A list as it is to be: what it was, with what stands in the cells of a table; and for each value the cell that it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.desk.tables.baseline import Key
from generator.desk.tables.days import Span
from generator.desk.tables.draft import Draft
from generator.desk.tables.filling import Filling
from generator.desk.tables.finding import INNER, Table
from generator.desk.tables.inner import Inner
from generator.desk.tables.matching import Matches, left_unread, matched
from generator.desk.tables.merging import Merge, successor
from generator.desk.tables.names import Names
from generator.desk.tables.rows import Row
from generator.desk.tables.shown import tree_of
from generator.desk.tables.words import MAIN, OWN
from generator.schema.activities import Activity, ActivityList
from generator.schema.days import DAY
from generator.schema.grammar import Refused
from generator.schema.reading import UNREAD


@dataclass(frozen=True)
class Drafting:
    """What a table is read with: the list as it is, if it is there, and what there is to refer to."""

    table: Table
    old: ActivityList | None
    own: Mapping[str, Any]  # fields of a list that is new, asked for
    names: Names
    merge: Merge
    used: Mapping[str, str]  # ids of all activities, each with the title of its list
    drops: bool = False  # whether what is not in the table goes
    span: Span | None = None  # where the list does not say its days yet

    def draft(self) -> Draft:
        """The list as the table has it."""
        before = {name: value for name, value in tree_of(self.old).items() if name != "activities"} if self.old else dict(self.own)
        draft = Draft(before)
        self._take_own(draft)
        span = self.span or _span(draft.tree)
        draft.tree["activities"] = []
        activities = self.old.activities if self.old else ()
        found = matched(self.table.main, activities, set(self.used))
        draft.told.extend(found.told)
        draft.faults.extend(found.faults)
        draft.named = found.named
        self._take_kept(draft, activities, found)
        self._take_rows(draft, activities, found, span)
        for page, (name, _) in INNER.items():
            inner = Inner(draft, self._filling, self.old, page, span)
            if name in self.table.inner:
                inner.take(self.table.inner[name])
                inner.finish(drops=self.drops)
            elif self.merge.base is not None:
                inner.finish(drops=False)  # a page that is missing as a whole is more likely lost than meant
        for part in (self.table.main, *self.table.inner.values()):
            draft.faults.extend((part.sheet.place(*cell), words) for cell, words in part.rows.faults)
        return draft

    @property
    def _filling(self) -> Filling:
        return Filling(self.names, self.merge)

    def _take_own(self, draft: Draft) -> None:
        for name, (text, place) in self.table.own.items():
            draft.cells[name,] = place
            draft.texts[name,] = text
            self._filling.edit(draft, draft.tree, self.old, Key(OWN), (name,), text, None)

    def _take_kept(self, draft: Draft, activities: Sequence[Activity], found: Matches) -> None:
        """What is in the list already keeps its place in it."""
        order = {position for position in found.positions if position is not None}
        unread = left_unread(self.table.main, activities) - order
        if unread and self.drops:
            draft.told.append(f"没有读的行里，有 {len(unread)} 项是清单里原来有的，照旧留着，没有删。")
        order |= unread
        draft.missing = [at for at, each in enumerate(activities) if at not in order and not self._came_later(Key(MAIN, each.id))]
        kept = [position for position in range(len(activities)) if not (self.drops and position in draft.missing)]
        draft.origins["activities",] = [*kept]
        draft.tree["activities"] = [tree_of(activities[position]) for position in kept]

    def _take_rows(self, draft: Draft, activities: Sequence[Activity], found: Matches, span: Span | None) -> None:
        where = draft.origins["activities",]
        for row, position, id in zip(self.table.main.rows.rows, found.positions, found.ids, strict=True):
            old = activities[position] if position is not None else None
            if old is None and id and self._is_gone(draft, row, id, found):
                continue
            if old is None and id in self.used:
                self._tell_elsewhere(draft, row, id)
            if old is None:
                where.append(None)
                draft.tree["activities"].append({"id": id} if id else {"id": UNREAD})
            index = where.index(position) if old else len(where) - 1
            tree, key = draft.tree["activities"][index], Key(MAIN, id)
            self._filling.take_row(draft, tree, ("activities", index), self.table.main, row, old, key, span)

    def _tell_elsewhere(self, draft: Draft, row: Row, id: str) -> None:
        """Of a row with the id of another list's activity, whose address and whose place in calendars that is."""
        words = (
            f"这个编号是“{self.used[id]}”那份清单里一项活动的。要改那一项，就导入到那一份里；是新的活动，就把编号这一格清空，程序会起一个。"
        )
        draft.faults.append((self.table.main.sheet.place(*row.cells.get("id", (row.number, 0))), words))

    def _came_later(self, key: Key) -> bool:
        """Whether a record was written into the list after the table was exported, which then says nothing of it."""
        return self.merge.base is not None and not self.merge.was_there(key)

    def _is_gone(self, draft: Draft, row: Row, id: str, found: Matches) -> bool:
        """Whether the list has no more what a row is about, which is told: nothing that an editor took away comes back by itself."""
        key, part = Key(MAIN, id), self.table.main
        now = successor(row, self.old.activities if self.old else (), set(found.ids))
        if not self.merge.was_there(key) and not now:
            return False
        title, cell = row.texts.get("title", id), part.sheet.place(*row.cells.get("id", (row.number, 0)))
        if now:
            advice = f"编号现在是“{now}”。这一行要用，就把编号这一格改成“{now}”；不用，就删掉这一行。"
        elif id in self.used:
            advice = "它已经挪到别的清单里了。要改它，就改那一份；这一行请删掉。"
        else:
            advice = "它已经从清单里删掉了。不要它，就删掉这一行；还要办，就把编号这一格清空，当作新的活动。"
        if self.merge.is_untouched(key, row):
            draft.told.append(f"{cell}：“{title}”没有读，表里这一行没有改过，清单里后来改了：{advice}")
        else:
            draft.faults.append((cell, f"清单里没有编号“{id}”。{advice}"))
        draft.gone[id] = advice
        return True


def _span(tree: Mapping[str, Any]) -> Span | None:
    try:
        first, last = (DAY.validate(tree.get(name)) for name in ("starts", "ends"))
    except Refused:
        return None
    return Span(first, last) if isinstance(first, date) and isinstance(last, date) and first <= last else None
