"""What a detector says: which sort of personal data stands where."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Sort(enum.Enum):
    """Sorts of personal data, each with the code under which it is told."""

    CHILD = "P02"
    PHONE = "P30"
    IDENTITY = "P31"
    CARD = "P32"
    PLATE = "P33"
    ACCOUNT = "P34"
    EMAIL = "P35"
    ADDRESS = "P36"
    CLASS = "P37"


class Finding(NamedTuple):
    """Personal data from `start` to `end` of a text."""

    start: int
    end: int
    sort: Sort
    value: str  # as it was written, on one line
