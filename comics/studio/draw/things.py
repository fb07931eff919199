"""Things: SVG files of props/ at their place, in a hand, or under somebody who sits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comics.studio.draw.colour import Light, mixed, named
from comics.studio.draw.letters import LEADING, Row, broken
from comics.studio.draw.pen import Pen, Point, f1
from comics.studio.draw.refused import Refused
from comics.studio.draw.vector import Vector, vector

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Placed:
    """A thing at a place: (x, y) is where its foot (or its grip) is, s its scale."""

    name: str
    x: float
    y: float
    s: float
    flip: bool = False
    turn: float = 0
    text: str = ""
    colour: str = ""
    held: bool = False
    hugged: bool = False  # in both arms, by its middle

    @property
    def art(self) -> Vector:
        """Its drawing."""
        return vector(f"props/{self.name}")

    @property
    def anchor(self) -> Point:
        """The point of the drawing that comes to (x, y)."""
        x, y, w, h = self.art.box
        if self.hugged:
            return x + w / 2, y + h / 2
        if self.held:
            return self.art.point("grip") or (x + w / 2, y + h / 2)
        return self.art.point("foot") or (x + w / 2, y + h)

    def place(self, point: Point) -> Point:
        """A point of the drawing in the picture."""
        ax, ay = self.anchor
        return self.x + (point[0] - ax) * self.s * (-1 if self.flip else 1), self.y + (point[1] - ay) * self.s

    def mark(self, key: str) -> Point | None:
        """An anchor of the drawing (data-seat, data-mouth) in the picture."""
        found = self.art.point(key)
        return self.place(found) if found else None

    @property
    def box(self) -> Box:
        """What it covers."""
        x, y, w, h = self.art.box
        (ax, ay), (bx, by) = self.place((x, y)), self.place((x + w, y + h))
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def drawn(self, pen: Pen, light: Light, layer: str | None = None) -> str:
        """The thing in a light."""
        (ax, ay), flip = self.anchor, -self.s if self.flip else self.s
        main = named(self.colour) if self.colour else ""

        def recolour(colour: str, classes: set[str]) -> str | None:
            if not light.shows(classes):
                return None
            if main and "main" in classes:
                colour = main
            if main and "shade" in classes:
                colour = mixed(main, "#2B2420", 0.2)
            return light.cast(colour, classes)

        inner = self.art.drawn(pen, recolour, layer)
        turn = f" rotate({f1(self.turn)})" if self.turn else ""
        move = f"translate({f1(self.x)},{f1(self.y)}) scale({flip:.4f},{self.s:.4f}){turn} translate({f1(-ax)},{f1(-ay)})"
        out = f'<g transform="{move}">{inner}</g>'
        return out + (self._lettered(pen) if self.text and layer is None else "")

    def lettering(self) -> tuple[float, list[tuple[float, float, str]]]:
        """The size of the words on a thing, and its rows with their places."""
        found = self.art.numbers("words")
        if len(found) != 4:
            raise Refused(f"{self.name} has no room for words (data-words)")
        (x1, y1), (x2, y2) = self.place((found[0], found[1])), self.place((found[0] + found[2], found[1] + found[3]))
        left, right, top, low = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        for size in range(140, 11, -2):
            try:
                rows = broken(self.text, size, right - left)
            except Refused:
                continue
            if len(rows) * size * LEADING <= low - top + size * 0.2:
                middle = (top + low) / 2
                return size, [
                    ((left + right) / 2, middle + (i - (len(rows) - 1) / 2) * size * LEADING + size * 0.36, row.text)
                    for i, row in enumerate(rows)
                ]
        raise Refused(f"“{self.text}” does not fit on {self.name}")

    def _lettered(self, pen: Pen) -> str:
        size, rows = self.lettering()
        ink = self.art.root.get("data-ink", "#2B2420")
        return "".join(Row(text).drawn(x, y, size, ink) for x, y, text in rows) if pen else ""


def held(given: object) -> Mapping[str, Any]:
    """What a hand holds: a name, or a mapping with thing, text, turn, scale, colour, flip."""
    if isinstance(given, str):
        return {"thing": given}
    if isinstance(given, dict) and "thing" in given and set(given) <= {"thing", "text", "turn", "scale", "colour", "flip"}:
        return given
    raise Refused(f"a hand holds the name of a thing, or {{thing, text, turn, scale, colour, flip}}, not {given!r}")
