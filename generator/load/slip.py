"""What a rule on slips of the hand gets, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from generator.load.outline import Outline
from generator.load.vocabulary import Vocabulary


class Slip(NamedTuple):
    """One slip: its code, its column in the line from 1, and the line without it."""

    code: str
    column: int
    mended: str
    details: dict[str, Any] = {}


class Around(NamedTuple):
    """The lines with something in them before and behind the one that is looked at; "" where there is none."""

    before: str
    after: str
    outline: Outline


Rule = Callable[[str, Around, Vocabulary], Slip | None]
