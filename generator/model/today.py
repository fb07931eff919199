"""What the home page shows large: one drawing or one story a day, chosen by the date, so that coming back is worth a tap."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def is_day_of_drawings(today: datetime.date) -> bool:
    """Drawings and stories take turns."""
    return today.toordinal() % 2 == 0


def of_the_day(things: Sequence[T], today: datetime.date, ahead: int = 0) -> T:
    """One of `things`, of which there is at least one: the next with every turn, or that of some turns `ahead`."""
    return things[(today.toordinal() // 2 + ahead) % len(things)]
