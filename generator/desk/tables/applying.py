"""A list's file with what a table has changed, and nothing else; a new file where there was none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, cast

from generator.desk.edits import Edits, lines_of
from generator.desk.sources import CannotAdd
from generator.desk.tables.draft import Draft
from generator.desk.tables.names import Names
from generator.desk.tables.shown import tree_of
from generator.load.decode import decode
from generator.load.spreading import spread
from generator.load.yaml_tree import parse, plain
from generator.problems import Problem
from generator.schema.activities import ActivityList
from generator.schema.kinds import BY_NAME, Location, field_type
from generator.schema.reading import read_record
from generator.schema.references import with_ids

_MARK = "\ufeff"
_SCHEMA = "# yaml-language-server: $schema=../../.schema/activities.json\n"


def new_file(record: ActivityList) -> str:
    """The text of a file for a list that is new."""
    return _SCHEMA + "".join(line + "\n" for line in lines_of(ActivityList, tree_of(record)))


def changed_file(data: bytes, old: ActivityList, new: ActivityList, draft: Draft) -> bytes:
    """The bytes of a file that holds `old` and is to hold `new`. Raises NoPlace."""
    text = data.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    edits = Edits(text.removeprefix(_MARK), ActivityList)
    _change(edits, (), (), old, new, draft)
    return (mark + edits.result()).encode()


def _change(edits: Edits, old_at: Location, new_at: Location, old: Any, new: Any, draft: Draft) -> None:
    """Let the record at `old_at` in the file be what is at `new_at` in the draft."""
    tree, holder = tree_of(new), cast(Any, type(old))
    for each in fields(old):
        before, now = getattr(old, each.name), getattr(new, each.name)
        if before == now:
            continue
        if field_type(holder, each.name).record:
            _change_items(edits, (*old_at, each.name), (*new_at, each.name), before, now, draft)
        else:
            edits.put(old_at, each.name, tree.get(each.name))


def _change_items(edits: Edits, old_at: Location, new_at: Location, before: Sequence[Any], now: Sequence[Any], draft: Draft) -> None:
    *holder, name = old_at
    where = draft.origins[new_at]
    kept = {origin for origin in where if origin is not None}
    if not now:
        edits.put(tuple(holder), str(name), None)
        return
    for index, origin in enumerate(where):
        if origin is not None:
            _change(edits, (*old_at, origin), (*new_at, index), before[origin], now[index], draft)
    for position in range(len(before)):
        if position not in kept:
            edits.drop((*old_at, position))
    added = [tree_of(now[index]) for index, origin in enumerate(where) if origin is None]
    if added:
        edits.append(tuple(holder), str(name), added)


def refuse_other(path: str, data: bytes, wanted: ActivityList, names: Names) -> None:
    """Raise CannotAdd unless `data` reads as `wanted`."""
    problems: list[Problem] = []
    text = decode(path, data, problems)
    tree = parse(path, text, 1, problems) if text else None
    if tree is not None:
        spread(ActivityList, tree)
        record, _ = read_record(BY_NAME["activities"], plain(tree))
        if record is not None and with_ids(record, names.id_of) == wanted:
            return
    raise CannotAdd(f"“{path}”的写法有些特别，程序改了再读出来就变了样，所以没有写。请先把它整理成一项一行，再试一次。")
