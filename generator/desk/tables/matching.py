"""Which row is about which activity of a list: by its id, or else by its title; what is new gets an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.desk.proposing import first_free
from generator.desk.tables.finding import Part
from generator.desk.tables.rows import Row
from generator.load.pinyin import slug
from generator.model.naming import as_compared
from generator.schema.activities import Activity
from generator.schema.grammar import ID, Refused
from generator.schema.names import is_device
from generator.text import half_width


@dataclass
class Matches:
    """For each row the position of its activity in the list, None if it is new; and the ids of all."""

    positions: list[int | None] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)  # new ids, with the titles that they were made of
    told: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


def matched(part: Part, old: Sequence[Activity], used: set[str]) -> Matches:
    """Match the rows of `part` with the activities that there are; `used` are the ids of all lists."""
    found, rows = Matches(), part.rows.rows
    place = {activity.id: position for position, activity in enumerate(old)}
    written = [half_width(row.texts.get("id", "")).casefold() for row in rows]
    if _only_count(written, place):
        found.told.append(f"{part.sheet.place(part.heads.row, _column(part, 'id'))}：这一列只是 1、2、3 的序号，没有当作编号。")
        written = [""] * len(rows)
    taken = _by_ids(part, rows, written, place, found)
    by_title = _by_titles(rows, written, old, taken)
    for at in range(len(rows)):
        position = place.get(written[at]) if written[at] and taken.get(written[at]) == at else by_title.get(at)
        found.positions.append(position)
        found.ids.append(old[position].id if position is not None else written[at])
    if by_title:
        found.told.append(f"有 {len(by_title)} 行没有编号，按标题认出是清单里原有的活动。")
    _name_new(rows, found, used | {id for id in found.ids if id})
    return found


def left_unread(part: Part, old: Sequence[Activity]) -> set[int]:
    """The positions of activities of which `part` has a row that was not read, because it is hidden perhaps."""
    place = {activity.id: position for position, activity in enumerate(old)}
    titles = {as_compared(activity.title): position for position, activity in enumerate(old)}
    found = set()
    for row in part.rows.unread:
        position = place.get(half_width(row.texts.get("id", "")).casefold(), titles.get(as_compared(row.texts.get("title", ""))))
        if position is not None:
            found.add(position)
    return found


def _column(part: Part, name: str) -> int:
    return next(column for column, each in part.heads.columns.items() if each == name)


def _only_count(written: Sequence[str], place: dict[str, int]) -> bool:
    """Whether what stands in the column of ids counts rows."""
    numbers = [each for each in written if each]
    return bool(numbers) and all(each.isdecimal() for each in numbers) and not any(each in place for each in numbers)


def _by_ids(part: Part, rows: Sequence[Row], written: list[str], place: dict[str, int], found: Matches) -> dict[str, int]:
    """The row of each id; one that stands twice is a fault, and taken away from the second row."""
    taken: dict[str, int] = {}
    for at, id in enumerate(written):
        if not id:
            continue
        cell = part.sheet.place(*rows[at].cells["id"])
        if id in taken:
            first = part.sheet.place(*rows[taken[id]].cells["id"])
            found.faults.append((cell, f"编号“{id}”在 {first} 已经有了。抄重了就删掉一行；是新的活动，就把编号这一格清空。"))
            written[at] = ""
            continue
        taken[id] = at
        if id not in place:
            _check_id(cell, id, found)
    return taken


def _check_id(cell: str, id: str, found: Matches) -> None:
    try:
        ID.validate(id)
    except Refused:
        found.faults.append((cell, f"“{id}”不能当编号。新的活动把这一格清空，程序会起一个；原有的活动照导出来的写。"))


def _by_titles(rows: Sequence[Row], written: Sequence[str], old: Sequence[Activity], taken: dict[str, int]) -> dict[int, int]:
    """For rows without an id, the activities of the same title that no other row is about, in their order."""
    free: dict[str, list[int]] = {}
    for position, activity in enumerate(old):
        if activity.id not in taken:
            free.setdefault(as_compared(activity.title), []).append(position)
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        same = free.get(as_compared(row.texts.get("title", "")), [])
        if not written[at] and same:
            found[at] = same.pop(0)
    return found


def _name_new(rows: Sequence[Row], found: Matches, used: set[str]) -> None:
    for at, id in enumerate(found.ids):
        title = " ".join(rows[at].texts.get("title", "").split())  # as it is written, though a cell may have lines
        if not id and title:
            found.ids[at] = first_free(slug(title), lambda each: each not in used and not is_device(each))
            used.add(found.ids[at])
            found.named.append((found.ids[at], title))
