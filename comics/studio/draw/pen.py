"""The pen: wobbly lines and shapes as SVG text, every wobble seeded."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
INK = "#2B2420"


def f1(value: float) -> str:
    """A number with at most one decimal."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


class Pen:
    """A hand that trembles a little, always in the same way for the same seed."""

    def __init__(self, seed: str) -> None:
        self._hand = random.Random(seed)

    def shake(self, reach: float) -> float:
        """A deviation of at most so much."""
        return self._hand.uniform(-reach, reach)

    def straight(self, points: Iterable[Point], closed: bool, wobble: float = 1.4, step: float = 46) -> str:
        """The path data of straight edges drawn by hand."""
        corners = list(points)
        if closed:
            middle = ((corners[0][0] + corners[-1][0]) / 2, (corners[0][1] + corners[-1][1]) / 2)
            corners = [middle, *corners, middle]
        dots: list[Point] = []
        for (x1, y1), (x2, y2) in pairwise(corners):
            count = max(1, int(math.hypot(x2 - x1, y2 - y1) / step))
            reach = wobble if count > 1 else wobble * 0.5
            for i in range(count):
                t = i / count
                dots.append((x1 + (x2 - x1) * t + self.shake(reach), y1 + (y2 - y1) * t + self.shake(reach)))
        dots.append(dots[0] if closed else corners[-1])
        rounds = [
            ((a[0] * 0.15 + b[0] * 0.85, a[1] * 0.15 + b[1] * 0.85), b, (b[0] * 0.85 + c[0] * 0.15, b[1] * 0.85 + c[1] * 0.15))
            for a, b, c in zip(dots, dots[1:-1], dots[2:], strict=False)
        ]
        data = f"M{f1(dots[0][0])} {f1(dots[0][1])}"
        for before, corner, after in rounds:
            data += f"L{f1(before[0])} {f1(before[1])}Q{f1(corner[0])} {f1(corner[1])} {f1(after[0])} {f1(after[1])}"
        return data + f"L{f1(dots[-1][0])} {f1(dots[-1][1])}" + ("Z" if closed else "")

    def smooth(self, points: Sequence[Point], closed: bool, wobble: float = 0) -> str:
        """The path data of a smooth line through the points."""
        p = [(x + self.shake(wobble), y + self.shake(wobble)) for x, y in points]
        n = len(p)

        def at(i: int) -> Point:
            return p[i % n] if closed else p[max(0, min(n - 1, i))]

        data = f"M{f1(p[0][0])} {f1(p[0][1])}"
        for i in range(n if closed else n - 1):
            a, b, c, e = at(i - 1), at(i), at(i + 1), at(i + 2)
            data += f"C{f1(b[0] + (c[0] - a[0]) / 6)} {f1(b[1] + (c[1] - a[1]) / 6)} "
            data += f"{f1(c[0] - (e[0] - b[0]) / 6)} {f1(c[1] - (e[1] - b[1]) / 6)} {f1(c[0])} {f1(c[1])}"
        return data + ("Z" if closed else "")

    def oval(self, x: float, y: float, rx: float, ry: float) -> str:
        """The path data of an ellipse drawn by hand."""
        count, wobble, start = (12 if rx >= 60 else 9), min(2.0, rx * 0.03), self._hand.uniform(0, 6)
        turns = [start + i * math.tau / count for i in range(count)]
        return self.smooth([(x + rx * math.cos(a), y + ry * math.sin(a)) for a in turns], True, wobble)


def along(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """A smooth line through the points as many dots (Catmull-Rom)."""
    out: list[Point] = []
    last = len(points) - 1
    for i in range(last):
        a, b, c, d = points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)]
        for k in range(steps):
            t = k / steps
            out.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*out, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def tapered(points: Sequence[Point], widths: Sequence[float]) -> str:
    """The path data of a limb along the points, as wide at each of them as the widths say."""
    middle = along(points)
    wide = along([(w, 0) for w in widths])
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(middle):
        (x1, y1), (x2, y2) = middle[max(0, i - 1)], middle[min(len(middle) - 1, i + 1)]
        length = math.hypot(x2 - x1, y2 - y1) or 1
        nx, ny, half = -(y2 - y1) / length, (x2 - x1) / length, wide[i][0] / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    first, last = widths[0] / 2, widths[-1] / 2
    there = "L".join(f"{f1(x)} {f1(y)}" for x, y in left)
    back = "L".join(f"{f1(x)} {f1(y)}" for x, y in reversed(right))
    turn, home = (f"A{f1(r)} {f1(r)} 0 0 0 " for r in (last, first))
    return f"M{there}{turn}{back}{home}{f1(left[0][0])} {f1(left[0][1])}Z"


def inked(data: str, fill: str, width: float = 4.5, stroke: str = INK) -> str:
    """A shape with fill and outline."""
    line = f' stroke="{stroke}" stroke-width="{f1(width)}" stroke-linejoin="round" stroke-linecap="round"' if width else ""
    return f'<path d="{data}" fill="{fill}"{line}/>'
