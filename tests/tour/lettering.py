"""How high the letters of a drawing are: lines of ink in the white of its bubbles."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from PIL import Image

_WIDTH = 800  # pixels, on which it is measured
_LEAST_BUBBLE = 0.004  # of the page
_MOST_BUBBLE = 0.2
_WHITE = 246

Run = tuple[int, int, int]  # row, begin, end


def heights(image: Image.Image) -> list[float]:
    """The heights of the lines of letters in `image`, in its own pixels, the lowest first."""
    factor = image.width / _WIDTH
    grey = image.convert("RGB").resize((_WIDTH, round(image.height / factor)), Image.Resampling.BOX).convert("L")
    return sorted(factor * height for bubble in _bubbles(grey) for height in _lines(bubble))


def _bubbles(grey: Image.Image) -> Iterator[list[Run]]:
    """The white areas that may be a bubble's, as rows of runs."""
    runs = list(_runs(grey))
    parent = list(range(len(runs)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    by_row: dict[int, list[int]] = defaultdict(list)
    for at, (row, begin, end) in enumerate(runs):
        for above in by_row[row - 1]:
            if runs[above][1] < end and begin < runs[above][2]:
                parent[root(at)] = root(above)
        by_row[row].append(at)
    areas: dict[int, list[Run]] = defaultdict(list)
    for at, run in enumerate(runs):
        areas[root(at)].append(run)
    whole = grey.width * grey.height
    for area in areas.values():
        if _LEAST_BUBBLE * whole < sum(end - begin for _, begin, end in area) < _MOST_BUBBLE * whole:
            yield area


def _runs(grey: Image.Image) -> Iterator[Run]:
    data = grey.tobytes()
    for row in range(grey.height):
        begin = -1
        for at, value in enumerate(data[row * grey.width : (row + 1) * grey.width]):
            if value >= _WHITE and begin < 0:
                begin = at
            elif value < _WHITE and begin >= 0:
                yield row, begin, at
                begin = -1
        if begin >= 0:
            yield row, begin, grey.width


def _lines(bubble: list[Run]) -> Iterator[int]:
    """Rows, one after the other, in which there is ink between two whites of the bubble: a line of letters, if it is as high as such are."""
    rows: dict[int, list[Run]] = defaultdict(list)
    for run in bubble:
        rows[run[0]].append(run)
    height = 0
    for row in range(min(rows), max(rows) + 2):
        spans = sorted(rows.get(row, ()), key=lambda run: run[1])
        gaps = [later[1] - earlier[2] for earlier, later in itertools.pairwise(spans)]
        if len(gaps) > 1:
            height += 1
        else:
            if 10 <= height <= 80:
                yield height
            height = 0
