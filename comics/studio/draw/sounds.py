"""Sounds: large letters without a bubble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comics.studio.draw.colour import named
from comics.studio.draw.letters import Row
from comics.studio.draw.pen import Point, f1

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sound:
    """A sound at a point of the panel; scale: of its letters in this panel."""

    says: str
    at: Point
    scale: float
    given: Mapping[str, Any]

    @property
    def size(self) -> float:
        """The size of the letters."""
        return float(self.given.get("size", 110)) * self.scale

    @property
    def box(self) -> Box:
        """What it covers, as if it were not turned."""
        (x, y), half = self.at, Row(self.says).width(self.size) / 2 + self.size * 0.1
        return x - half, y - self.size * 0.9, x + half, y + self.size * 0.25

    def drawn(self) -> str:
        """The letters with a pale rim."""
        colour, row = named(str(self.given.get("colour", "persimmon"))), Row(self.says)
        rim = "".join(
            row.drawn(0, 0, self.size, fill, f' stroke="{fill}" stroke-width="{width / self.size * 1000:.0f}" stroke-linejoin="round"')
            for fill, width in (("#FFF8EC", 26), ("#2B2420", 10))
        )
        turn = f1(float(self.given.get("turn", -8)))
        return f'<g transform="translate({f1(self.at[0])},{f1(self.at[1])}) rotate({turn})">{rim}{row.drawn(0, 0, self.size, colour)}</g>'
