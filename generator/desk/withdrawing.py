"""The one line in a person's record that takes the person down."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Sequence
from pathlib import Path

from generator.desk.edits import Edits
from generator.desk.lists import NoPlace
from generator.desk.sources import CannotAdd, rewrite
from generator.load.entries import Entry
from generator.load.parts import split
from generator.load.yaml_tree import parse, plain
from generator.schema.kinds import BY_NAME
from generator.schema.reading import read_record
from generator.schema.records import Person

_KIND = BY_NAME["person"]


def write_withdrawn(root: Path, entry: Entry[Person], day: datetime.date, names: Sequence[str] = ()) -> None:
    """Write that consent was taken back on `day`, and by which `names` the person is to be looked for besides; all else in the file stays to the byte.

    Raises CannotAdd, OSError.
    """
    data = (root / entry.path).read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        edits = Edits(data[len(mark) :].decode(), Person)
        edits.put((), "withdrawn", day.isoformat())
        if names:  # where git has no past, as in a copy that was cloned in part, nobody else knows of them
            edits.put((), "also_called", [*entry.record.also_called, *names])
        text = edits.result()
    except (NoPlace, UnicodeDecodeError):
        text = ""
    if not text or not _says(entry.path, text, day):
        raise CannotAdd(f"{entry.path} 的写法，程序加不进去，没有动它。请打开它，自己加一行：withdrawn: {day.isoformat()}")
    rewrite(root, entry.path, data, mark + text.encode())


def _says(path: str, text: str, day: datetime.date) -> bool:
    """Whether the file, read back, has the day."""
    parts = split(_KIND, text)
    tree = parse(path, parts.fields, parts.fields_line, []) if parts else None
    if tree is None:
        return False
    record, faults = read_record(_KIND, plain(tree))
    return not faults and getattr(record, "withdrawn", None) == day
