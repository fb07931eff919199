"""Bubbles: where they stand is sought, so that none covers a face or another and each tail finds its mouth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comics.studio.draw.letters import LEADING, Row, broken
from comics.studio.draw.pen import INK, Pen, Point, f1
from comics.studio.draw.refused import Refused

Box = tuple[float, float, float, float]
MARGIN, GAP, STEP = 20.0, 12.0, 22


@dataclass(frozen=True)
class Mouth:
    """Where a line comes from: the tip a tail may reach, and the face that it must not enter."""

    at: Point
    face: Box | None


@dataclass(frozen=True)
class Wanted:
    """A bubble that wants a place; no mouths: no tail."""

    says: str
    mouths: tuple[Mouth, ...]
    place: Point | None = None  # the middle, where the author says so


@dataclass(frozen=True)
class Bubble:
    """A bubble at its place."""

    rows: tuple[Row, ...]
    size: float
    x: float
    y: float
    w: float  # half the width
    h: float  # half the height
    tips: tuple[Point, ...] = ()

    @property
    def box(self) -> Box:
        """What it covers."""
        return self.x - self.w, self.y - self.h, self.x + self.w, self.y + self.h

    def drawn(self, pen: Pen) -> str:
        """The bubble, its tails and its lettering."""
        shape = _outline(self, pen) + "".join(_tail(self, tip) for tip in self.tips)
        width = f1(self.size * 0.18)
        out = f'<path d="{shape}" fill="{INK}" stroke="{INK}" stroke-width="{width}" stroke-linejoin="round"/><path d="{shape}" fill="#FFFFFF"/>'
        for i, row in enumerate(self.rows):
            base = self.y + (i - (len(self.rows) - 1) / 2) * self.size * LEADING + self.size * 0.35
            out += row.drawn(self.x, base, self.size)
        return out


def shapes(wanted: Wanted, size: float, width: float) -> list[tuple[tuple[Row, ...], float, float]]:
    """The ways to set the words: rows, half width, half height."""
    found: dict[int, tuple[tuple[Row, ...], float, float]] = {}
    for ems in (8.4, 6.4, 5.2, 4.2):
        try:
            rows = tuple(broken(wanted.says, size, min(ems * size, width - 2 * MARGIN - size * 1.2)))
        except Refused:
            continue
        w = max(row.width(size) for row in rows) / 2 + size * 0.56
        found.setdefault(len(rows), (rows, w, len(rows) * size * LEADING / 2 + size * 0.34))
    if not found:
        raise Refused(f"“{wanted.says}” does not fit into a bubble")
    return [each for count, each in found.items() if count <= 4] or list(found.values())[:1]


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def tip(bubble: Box, mouth: Mouth) -> Point:
    """Where a tail ends: on the way to the mouth, just outside of the face."""
    x, y = (bubble[0] + bubble[2]) / 2, (bubble[1] + bubble[3]) / 2
    mx, my = mouth.at
    if not mouth.face:
        return mx, my
    left, top, right, low = mouth.face
    for i in range(40, -1, -1):
        t = i / 40
        px, py = x + (mx - x) * t, y + (my - y) * t
        cx, cy, rx, ry = (left + right) / 2, (top + low) / 2, (right - left) / 2, (low - top) / 2
        if ((px - cx) / rx) ** 2 + ((py - cy) / ry) ** 2 > 1.06:
            return px, py
    return mx, my


def crosses(a: Point, b: Point, box: Box) -> bool:
    """Whether a straight line touches a box."""
    return any(box[0] < a[0] + (b[0] - a[0]) * i / 24 < box[2] and box[1] < a[1] + (b[1] - a[1]) * i / 24 < box[3] for i in range(25))


def placed(wanted: Sequence[Wanted], faces: Sequence[Box], bodies: Sequence[Box], room: Point, size: float) -> list[Bubble]:
    """A place for every bubble, in the order of reading; raises Refused where there is none."""
    lists = [_candidates(each, faces, bodies, room, size) for each in wanted]
    best: tuple[float, list[Bubble]] | None = None

    def seek(i: int, chosen: list[Bubble], cost: float) -> None:
        nonlocal best
        if best and cost >= best[0]:
            return
        if i == len(lists):
            best = (cost, list(chosen))
            return
        for price, bubble in lists[i]:
            if all(_fits(before, bubble) for before in chosen):
                seek(i + 1, [*chosen, bubble], cost + price)

    seek(0, [], 0.0)
    if best is None:
        raise Refused(
            f"there is no place for the bubbles {'、'.join(f'“{each.says}”' for each in wanted)}: move the people down or apart, or say less"
        )
    return best[1]


def _fits(before: Bubble, after: Bubble) -> bool:
    """Whether two bubbles are apart, their tails too, and read in their order."""
    a, b = before.box, after.box
    if overlap(_grown(a, GAP), b) > 0:
        return False
    if any(crosses((one.x, one.y), t, _grown(other.box, 4)) for one, other in ((before, after), (after, before)) for t in one.tips):
        return False
    if any(_cross((before.x, before.y), s, (after.x, after.y), t) for s in before.tips for t in after.tips):
        return False
    lower = b[1] >= a[3] - 0.5 * (a[3] - a[1])
    return b[1] >= a[1] - 6 and (lower or b[0] >= a[2])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _candidates(wanted: Wanted, faces: Sequence[Box], bodies: Sequence[Box], room: Point, size: float) -> list[tuple[float, Bubble]]:
    found: dict[tuple[int, int, int], tuple[float, Bubble]] = {}
    for rows, w, h in shapes(wanted, size, room[0]):
        for x, y in _places(wanted, w, h, room):
            box = (x - w, y - h, x + w, y + h)
            if any(overlap(_grown(face, 8), box) > 0 for face in faces):
                continue
            tips = tuple(tip(box, mouth) for mouth in wanted.mouths)
            if any(not _free(box, (x, y), t, m, faces) for t, m in zip(tips, wanted.mouths, strict=True)):
                continue
            price = _price(box, tips, bodies, room, size) + _shape_price(rows) + (w / size - 3.4) ** 2 * 4
            cell = (int(x // 66), int(y // 44), len(rows))
            if cell not in found or price < found[cell][0]:
                found[cell] = (price, Bubble(rows, size, x, y, w, h, tips))
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].x, pair[1].y))
    if not ordered:
        raise Refused(f"there is no place for the bubble “{wanted.says}”: move the people down or apart, or say less")
    return ordered[:140]


def _shape_price(rows: tuple[Row, ...]) -> float:
    """Short words stand in one row, longer ones in two or three; a row of one word looks poor."""
    count = sum(len(row.text) for row in rows)
    wanted = 1 if count <= 6 else 2 if count <= 14 else 3
    return abs(len(rows) - wanted) * 50 + (70 if len(rows) > 1 and min(len(row.text) for row in rows) < 3 else 0)


def _places(wanted: Wanted, w: float, h: float, room: Point) -> Iterator[Point]:
    if wanted.place:
        yield wanted.place
        return
    left, top, right, low = MARGIN + w, MARGIN + h, room[0] - MARGIN - w, room[1] - MARGIN - h
    for i in range(max(0, int((right - left) // STEP)) + 1):
        for k in range(max(0, int((low - top) // STEP)) + 1):
            yield left + i * STEP, top + k * STEP


def _free(box: Box, middle: Point, end: Point, mouth: Mouth, faces: Sequence[Box]) -> bool:
    """Whether a tail has room: its end is outside of the bubble, and no other face lies on its way."""
    if overlap(_grown(box, 16), (end[0] - 1, end[1] - 1, end[0] + 1, end[1] + 1)) > 0:
        return False
    return not any(crosses(middle, end, face) for face in faces if face != mouth.face)


def _price(box: Box, tips: Sequence[Point], bodies: Sequence[Box], room: Point, size: float) -> float:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    price = box[1] * 0.35 + sum(overlap(box, body) for body in bodies) * 0.012
    for end in tips:
        dx, dy = max(box[0] - end[0], 0, end[0] - box[2]), max(box[1] - end[1], 0, end[1] - box[3])
        reach = math.hypot(dx, dy)
        price += abs(reach - size * 0.9) * 0.8 + abs(x - end[0]) * 0.22
        price += 260 if end[1] < y - size * 0.4 else 0  # a bubble below its mouth reads badly
        price += 120 if dy < 6 else 0  # a tail out of the side is for want of room
    return price + abs(x - room[0] / 2) * 0.02


def _tail(bubble: Bubble, end: Point) -> str:
    x, y, w, h, (tx, ty) = bubble.x, bubble.y, bubble.w, bubble.h, end
    root = bubble.size * 0.38
    if abs(ty - y) > h:  # out of the lower or upper side
        middle = max(x - w + root * 2.6, min(x + w - root * 2.6, x + (tx - x) * 0.6))
        side = y + (h - root * 0.6) * (1 if ty > y else -1)
        a, b = (middle - root, side), (middle + root, side)
    else:
        side = x + (w - root * 0.6) * (1 if tx > x else -1)
        a, b = (side, y - root), (side, y + root)
    if (b[0] - a[0]) * (ty - a[1]) - (b[1] - a[1]) * (tx - a[0]) < 0:
        a, b = b, a  # the same winding as the bubble, so that the two areas join
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    bx, by = mx + (tx - mx) * 0.45, my + (ty - my) * 0.55
    data = f"M{f1(a[0])} {f1(a[1])}L{f1(b[0])} {f1(b[1])}Q{f1(bx + 6)} {f1(by)} {f1(tx)} {f1(ty)}"
    return data + f"Q{f1(bx - 6)} {f1(by)} {f1(a[0])} {f1(a[1])}Z"


def _outline(bubble: Bubble, pen: Pen) -> str:
    """A rounded box whose corners are not quite alike."""
    x, y, _w, h = bubble.x, bubble.y, bubble.w, bubble.h
    r = [min(h * 0.85, bubble.size) + pen.shake(bubble.size * 0.1) for _ in range(4)]
    (left, top, right, low), k = bubble.box, pen.shake(3)
    sides = (  # (a control point, the point reached) one after another, clockwise
        ((x, top - 5 + k), (right - r[1], top)), ((right, top), (right, top + r[1])),
        ((right + 1, y), (right, low - r[2])), ((right, low), (right - r[2], low)),
        ((x, low + 5 + k), (left + r[3], low)), ((left, low), (left, low - r[3])),
        ((left - 1, y), (left, top + r[0])), ((left, top), (left + r[0], top)),
    )  # fmt: skip
    return f"M{f1(left + r[0])} {f1(top)}" + "".join(f"Q{f1(a)} {f1(b)} {f1(c)} {f1(d)}" for (a, b), (c, d) in sides) + "Z"
