"""What a detector says: which sort of personal data stands where."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Sort(enum.Enum):
    """Sorts of personal data, each with the code under which it is told."""

    CHILD = "P02"
    PHONE = "P20"
    IDENTITY = "P21"
    CARD = "P22"
    PLATE = "P23"
    ACCOUNT = "P24"
    EMAIL = "P25"
    ADDRESS = "P26"
    CLASS = "P27"


class Finding(NamedTuple):
    """Personal data from `start` to `end` of a text."""

    start: int
    end: int
    sort: Sort
    value: str  # as it was written, on one line
