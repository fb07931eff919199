"""What is told of cells: those of which the same is said together, in the order in which one reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST_CELLS = 6  # named in one sentence
MOST_TOLD = 60  # sentences


def listed(found: Iterable[tuple[str, str]], label: str = "") -> list[str]:
    """One line for each sentence, with all cells of which it holds."""
    cells: dict[str, list[str]] = {}
    for place, words in sorted(found, key=lambda each: _in_order(each[0])):
        places = cells.setdefault(words, [])
        if place not in places:
            places.append(place)
    lines = []
    for words, places in cells.items():
        others = f"等 {len(places)} 格" if len(places) > MOST_CELLS else ""
        lines.append(f"{'、'.join(_short(places[:MOST_CELLS]))}{others}{label}：{words}")
    rest = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], f"还有 {rest} 处，改好上面这些再看。"] if rest > 0 else lines


def _in_order(place: str) -> tuple[bool, str, int, int, str]:
    """Where a cell comes as one reads; what has no cell comes last."""
    sheet, _, cell = place.rpartition("!")
    match = re.fullmatch("([A-Z]+)([0-9]+)", cell)
    return (not match, sheet, int(match[2]), len(match[1]), match[1]) if match else (True, sheet, 0, 0, cell)


def _short(places: Sequence[str]) -> list[str]:
    """Cells of one sheet, the sheet named once."""
    shown: list[str] = []
    sheet = ""
    for each in places:
        name, mark, cell = each.rpartition("!")
        shown.append(cell if mark and name == sheet else each)
        sheet = name if mark else ""
    return shown
