"""Short path data: the wobbly line for drawings that stand in a page, as relative curves with as few digits as will do."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .pen import Point, R

Spot = tuple[int, int]  # in steps of the grid
SHORT, LONG = 24, 90  # edges below are straight, above are bent twice


def _joined(numbers: Iterable[str]) -> str:
    """Numbers with a blank only where two would run into each other."""
    out, last = "", "."
    for text in numbers:
        out += text if not out or text.startswith("-") or (text.startswith(".") and "." in last) else f" {text}"
        last = text
    return out


class Path:
    """One path of several pieces, which knows the box it fills; its points lie on a grid of so many steps to a unit."""

    def __init__(self, steps: int = 1) -> None:
        self.data = ""
        self.box: list[float] = [math.inf, math.inf, -math.inf, -math.inf]
        self._steps = steps
        self._at: Spot = (0, 0)
        self._command = ""

    def _spot(self, point: Point) -> Spot:
        x, y = point
        self.box = [min(self.box[0], x), min(self.box[1], y), max(self.box[2], x), max(self.box[3], y)]
        return round(x * self._steps), round(y * self._steps)

    def _number(self, steps: int) -> str:
        text = f"{steps / self._steps:.2f}".rstrip("0").rstrip(".")
        return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text

    def _from_here(self, *spots: Spot) -> str:
        return _joined(self._number(each) for x, y in spots for each in (x - self._at[0], y - self._at[1]))

    def _move(self, to: Point) -> None:
        spot = self._spot(to)
        command = "m" if self.data else "M"
        self.data += command + self._from_here(spot)
        self._at, self._command = spot, command

    def _write(self, command: str, *points: Point) -> None:
        spots = [self._spot(point) for point in points]
        numbers = self._from_here(*spots)
        again = command == self._command or (self._command, command) == ("m", "l")
        self.data += (" " if not numbers.startswith("-") else "") + numbers if again else command + numbers
        self._at, self._command = spots[-1], command

    def _close(self, first: Point) -> None:
        self.data += "z"
        self._at, self._command = self._spot(first), "z"

    def edges(self, points: Sequence[Point], close: bool = False, j: float = 0.8, bow: float = 1.4) -> "Path":
        """Straight edges drawn by hand: corners a little off, each edge bent, a long one twice."""
        corners = [(x + R.uniform(-j, j), y + R.uniform(-j, j)) for x, y in points]
        self._move(corners[0])
        for a, b in pairwise([*corners, corners[0]] if close else corners):
            self._edge(a, b, bow, last=close and b is corners[0])
        if close:
            self._close(corners[0])
        return self

    def _edge(self, a: Point, b: Point, bow: float, last: bool) -> None:
        (x1, y1), (x2, y2) = a, b
        length = math.hypot(x2 - x1, y2 - y1)
        if length < SHORT:
            if not last:
                self._write("l", b)
            return
        parts = 2 if length > LONG else 1
        for i in range(parts):
            t, end, side = (i + 0.5) / parts, (i + 1) / parts, R.choice((-1, 1)) * min(bow, length * 0.04) * R.uniform(0.6, 1.4)
            middle = (x1 + (x2 - x1) * t + (y2 - y1) / length * side, y1 + (y2 - y1) * t - (x2 - x1) / length * side)
            self._write("q", middle, (x1 + (x2 - x1) * end, y1 + (y2 - y1) * end))

    def rect(self, x: float, y: float, width: float, height: float, j: float = 0.8) -> "Path":
        """A rectangle drawn by hand."""
        return self.edges([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], True, j)

    def patch(self, x: float, y: float, width: float, height: float) -> "Path":
        """A plain rectangle, for a colour without a line."""
        self._move((x, y))
        self._spot((x + width, y + height))
        self.data += f"h{width:g}v{height:g}h{-width:g}z"
        return self

    def smooth(self, points: Sequence[Point], close: bool = False, j: float = 0.4) -> "Path":
        """A smooth line through the points."""
        p = [(x + R.uniform(-j, j), y + R.uniform(-j, j)) for x, y in points]
        n = len(p)

        def at(i: int) -> Point:
            return p[i % n] if close else p[max(0, min(n - 1, i))]

        self._move(p[0])
        for i in range(n if close else n - 1):
            a, b, c, e = at(i - 1), at(i), at(i + 1), at(i + 2)
            first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
            second = (c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6)
            self._write("s" if i else "c", *((second, c) if i else (first, second, c)))
        if close:
            self._close(p[0])
        return self

    def round(self, x: float, y: float, r: float, flat: float = 1) -> "Path":
        """A small circle drawn by hand: two halves that differ a little."""
        self._move((x - r, y))
        for way, bulge in ((2 * r, R.uniform(0.9, 1)), (-2 * r, R.uniform(1, 1.1))):
            self._spot((x, y + way * flat / 2))
            self.data += f"a{_joined((f'{r:g}', f'{r * bulge * flat:.1f}', '0', '1', '1', f'{way:g}', '0'))}".replace(".0 ", " ")
        self._spot((x + r, y))
        self.data += "z"
        self._command = "z"
        return self

    def bumps(self, ring: Sequence[Point], bulge: float) -> "Path":
        """Arcs from point to point, as leaves in a crown."""
        self._move(ring[0])
        for (x1, y1), b in pairwise([*ring, ring[0]]):
            r = f"{math.hypot(b[0] - x1, b[1] - y1) * bulge * R.uniform(0.95, 1.1):.0f}"
            spot = self._spot(b)
            self.data += f"a{r} {r} 0 0 1{'' if (step := self._from_here(spot)).startswith('-') else ' '}{step}"
            self._at = spot
        self._close(ring[0])
        return self


Layer = tuple[str, Path]


def gathered(layers: Iterable[Layer], room: float = 4) -> list[tuple[str, str]]:
    """Layers from back to front as few paths: each is moved back as far as what it lies on, and joins a path of its class there."""
    groups: list[list[Layer]] = []
    for name, path in layers:
        least = next((i + 1 for i in reversed(range(len(groups))) if any(_meet(path.box, each.box, room) for _, each in groups[i])), 0)
        alike = [i for i in range(max(0, least - 1), len(groups)) if groups[i][0][0] == name]
        if alike:
            groups[alike[0]].append((name, path))
        else:
            groups.insert(least, [(name, path)])
    return [(group[0][0], "".join(path.data for _, path in group)) for group in groups]


def _meet(a: Sequence[float], b: Sequence[float], room: float) -> bool:
    return a[0] < b[2] + room and b[0] < a[2] + room and a[1] < b[3] + room and b[1] < a[3] + room
