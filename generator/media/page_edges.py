"""Where the page lies in a phone's photograph of a drawing, and how it is turned: by its edges where they are seen, or else by the lines on it."""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]  # from the upper left, clockwise

_LONGEST = 400  # pixels of the side on which edges are looked for
_MIDDLE = 0.7  # of a side, where the first pixel of a row belongs to no other side
_NEAR = 1.5  # pixels from a fitted line
_MOST_NEAR = 0.6  # of the pixels of an edge that is a line
_LEAST_AREA = 0.2  # of the photograph
_MOST_TURNED = 0.3  # tangent of 17 degrees
_FINEST = (1.0, 0.25, 0.05)  # degrees: the steps in which a turn is looked for
_WIDEST_TURN = 8  # degrees that lines may be turned; more cannot be told from lines that are meant to slant


class _Side(NamedTuple):
    """A line along a side: `across` = `slope` × `along` + `offset`; at the photograph's own edge it tells nothing of the page."""

    slope: float
    offset: float
    is_cut: bool


def corners(photo: Image.Image) -> Corners | None:
    """The page's corners in pixels of `photo`, which may lie a little outside; None if its edges are not seen."""
    scale = max(1.0, max(photo.size) / _LONGEST)
    width, height = round(photo.width / scale), round(photo.height / scale)
    rows = _largest(_bright(photo.resize((width, height), reducing_gap=2.0)))
    columns = [list(column) for column in zip(*rows, strict=True)]
    sides = [_side(rows, False), _side(rows, True), _side(columns, False), _side(columns, True)]
    if any(side is None for side in sides):
        return None
    found = [side for side in sides if side]
    if sum(side.is_cut for side in found) > 2 or all(side.is_cut for side in found[:2]) or all(side.is_cut for side in found[2:]):
        return None
    left, right = _beside(found[0], found[1])
    top, bottom = _beside(found[2], found[3])
    crossed = [_crossing(each, other) for each, other in ((left, top), (right, top), (right, bottom), (left, bottom))]
    if _area(crossed) < _LEAST_AREA * width * height:
        return None
    first, second, third, fourth = [((x + 0.5) * photo.width / width, (y + 0.5) * photo.height / height) for x, y in crossed]
    return first, second, third, fourth


def _bright(small: Image.Image) -> list[list[bool]]:
    """What is bright and without much colour, as paper is and most tables are not; the threshold is Otsu's."""
    from PIL import ImageChops

    red, green, blue = small.split()
    colour = ImageChops.subtract(
        ImageChops.lighter(ImageChops.lighter(red, green), blue), ImageChops.darker(ImageChops.darker(red, green), blue)
    )
    plain = ImageChops.subtract(small.convert("L"), colour)
    threshold = _otsu(plain.histogram())
    data = plain.tobytes()
    return [[value > threshold for value in data[at : at + small.width]] for at in range(0, len(data), small.width)]


def _otsu(histogram: Sequence[int]) -> int:
    """The value that parts bright from dark with the largest variance between the two (Otsu 1979)."""
    total, whole = sum(histogram), sum(value * count for value, count in enumerate(histogram))
    best, threshold, below, dark = -1.0, 0, 0, 0
    for value, count in enumerate(histogram):
        below += count
        dark += value * count
        if 0 < below < total:
            apart = (whole * below / total - dark) ** 2 / (below * (total - below))
            if apart > best:
                best, threshold = apart, value
    return threshold


def _largest(rows: list[list[bool]]) -> list[list[bool]]:
    """The largest patch that hangs together."""
    width, height = len(rows[0]), len(rows)
    seen = bytearray(width * height)
    flat = [each for row in rows for each in row]
    best: list[int] = []
    for start in range(width * height):
        if flat[start] and not seen[start]:
            patch, waiting = [start], deque((start,))
            seen[start] = 1
            while waiting:
                at = waiting.popleft()
                x = at % width
                for other in (at - width, at + width, at - 1 if x else -1, at + 1 if x < width - 1 else -1):
                    if 0 <= other < width * height and flat[other] and not seen[other]:
                        seen[other] = 1
                        waiting.append(other)
                        patch.append(other)
            best = max(best, patch, key=len)
    found = [[False] * width for _ in range(height)]
    for at in best:
        found[at // width][at % width] = True
    return found


def _side(rows: list[list[bool]], is_far: bool) -> _Side | None:
    """The line along the first (or last) bright pixels of the rows; None if they lie on none."""
    last = len(rows[0]) - 1
    bright = [at for at, row in enumerate(rows) if True in row]
    if len(bright) < 8:
        return None
    spared = round((bright[-1] - bright[0]) * (1 - _MIDDLE) / 2)
    lines = [at for at in bright if bright[0] + spared <= at <= bright[-1] - spared]
    points = [(at, last - rows[at][::-1].index(True) if is_far else rows[at].index(True)) for at in lines]
    half = len(points) // 2
    slope = median((b[1] - a[1]) / (b[0] - a[0]) for a, b in zip(points, points[half:], strict=False) if b[0] > a[0])
    offset = median(across - slope * along for along, across in points)
    near = [point for point in points if abs(point[1] - slope * point[0] - offset) <= _NEAR]
    if len(near) < _MOST_NEAR * len(points):
        return None
    slope, offset = _fitted(near)
    edge = last if is_far else 0
    return (
        _Side(slope, offset, sum(abs(across - edge) <= 1 for _, across in points) > len(points) / 2) if abs(slope) < _MOST_TURNED else None
    )


def _fitted(points: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Slope and offset of least squares."""
    count = len(points)
    along, across = sum(a for a, _ in points) / count, sum(b for _, b in points) / count
    spread = sum((a - along) ** 2 for a, _ in points)
    slope = sum((a - along) * (b - across) for a, b in points) / spread
    return slope, across - slope * along


def _beside(near: _Side, far: _Side) -> tuple[_Side, _Side]:
    """Two sides opposite each other; one that the photograph cuts off runs like the other."""
    if near.is_cut:
        near = near._replace(slope=far.slope, offset=near.offset)
    if far.is_cut:
        far = far._replace(slope=near.slope, offset=far.offset)
    return near, far


def _crossing(upright: _Side, lying: _Side) -> Point:
    """Where x = slope × y + offset meets y = slope × x + offset."""
    x = (upright.slope * lying.offset + upright.offset) / (1 - upright.slope * lying.slope)
    return x, lying.slope * x + lying.offset


def _area(points: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2


def turn_of(page: Image.Image) -> float:
    """The degrees, counterclockwise, by which `page` (grey, lines dark) has to be turned for its long lines to lie and stand."""
    from PIL import Image, ImageOps

    small = ImageOps.invert(page)
    small.thumbnail((2 * _LONGEST, 2 * _LONGEST), Image.Resampling.BOX)
    best = 0.0
    reach: float = _WIDEST_TURN
    for step in _FINEST:
        steps = math.ceil(reach / step)
        tried = [best + step * number for number in range(-steps, steps + 1)]
        best = max(tried, key=lambda angle: (_sharpness(small, angle), -abs(angle)))
        reach = step
    return best if _sharpness(small, best) > 1.05 * _sharpness(small, 0.0) else 0.0


def _sharpness(image: Image.Image, angle: float) -> float:
    """How much the rows, and the columns, of the picture turned by `angle` differ from their neighbours."""
    from PIL import Image

    turned = image.rotate(angle, Image.Resampling.BILINEAR).convert("F")
    rows = array("f", turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())
    columns = array("f", turned.resize((turned.width, 1), Image.Resampling.BOX).tobytes())
    return float(sum((a - b) ** 2 for line in (rows, columns) for a, b in pairwise(line)))
