"""Where something is in a picture, as an editor writes it: four numbers, in thousandths of the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from generator.schema.grammar import Grammar, Refused
from generator.schema.numbers import BLANKS, DIGIT
from generator.text import half_width

WHOLE = 1000


class Box(NamedTuple):
    """A part of a picture in thousandths of its width and height, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def written(self) -> str:
        """As it stands in a file."""
        return ", ".join(map(str, self))


_BETWEEN = f"{BLANKS}(?:[，,、；;]|[ \u3000]){BLANKS}"
_EXPRESSION = f"{BLANKS}[\\[［【]?{BLANKS}{DIGIT}{{1,4}}(?:{_BETWEEN}{DIGIT}{{1,4}}){{3}}{BLANKS}[\\]］】]?{BLANKS}"
_WRITTEN = re.compile(_EXPRESSION)
_SHAPE = "左、上、宽、高四个数，都是整张图的千分之几，如 25, 80, 470, 440"


def _box(value: str) -> Box:
    numbers = [int(each) for each in re.findall("[0-9]+", half_width(value))]
    if not _WRITTEN.fullmatch(value) or not _fits(numbers):
        raise Refused("S06", value=value, shape=_SHAPE, likely="")
    return Box(*numbers)


def _fits(numbers: list[int]) -> bool:
    left, top, width, height = numbers
    return width > 0 and height > 0 and left + width <= WHOLE and top + height <= WHOLE


@dataclass(frozen=True)
class _Four(Grammar):
    """Four numbers in a line or in a list, which may be equal."""

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused for anything but four numbers that stay within the picture."""
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
            raise Refused("S04", shape=self.shape, likely=", ".join(map(str, value[0])))
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            value = ", ".join(value)
        return Grammar.validate(self, value)


_TOLD = f"这里要填：{_SHAPE}"
_LIST = {"type": ["string", "array"], "items": {"type": ["integer", "string"]}, "pattern": f"^{_EXPRESSION}$"}
BOX = _Four(_SHAPE, _box, {**_LIST, "patternErrorMessage": _TOLD}, write=lambda box: Box(*box).written, also=("25，80，470，440",))
