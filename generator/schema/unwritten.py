"""What stands where nobody has written yet: the words of scaffolds, and the help of every field."""

from __future__ import annotations

import functools
from dataclasses import fields
from typing import Any

from generator.schema.kinds import KINDS, field_type

TEXT_TO_WRITE = "在这里写正文。"
SECTION_TO_WRITE = "在这里写。"
TO_WRITE = (TEXT_TO_WRITE, SECTION_TO_WRITE)


@functools.cache
def helps() -> frozenset[str]:
    """The help of every field of every kind."""
    return frozenset(help for kind in KINDS for help in _helps(kind.record))


def _helps(record: Any) -> set[str]:
    found = set[str]()
    for each in fields(record):
        kind = field_type(record, each.name)
        found.add(kind.label.help)
        if kind.record:
            found |= _helps(kind.record)
    return found
