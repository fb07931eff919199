"""Heads: hair, face, beard, glasses and hat, from SVG files after Open Peeps (Pablo Stanley, CC0)."""

from __future__ import annotations

from dataclasses import dataclass

from comics.studio.draw.colour import NAMED, mixed
from comics.studio.draw.pen import INK, Pen, Point, inked
from comics.studio.draw.vector import vector

NECK: Point = (390, 470)  # the point of a head, in its own units, that sits on the neck
MOUTH: Point = (560, 408)
FACE_BOX = (215, 40, 665, 490)  # what no bubble may cover
CHEEKS = ((452, 372, 40, 30), (598, 362, 22, 28))


@dataclass(frozen=True)
class Head:
    """How a head looks; colours are values."""

    hair: str
    hair_colour: str
    skin: str
    face: str = "smile"
    beard: str = ""
    glasses: str = ""
    hat: str = ""
    hat_colour: str = ""
    blush: bool = True
    hearing_aid: bool = False
    old: bool = False
    back: bool = False

    def drawn(self, pen: Pen) -> str:
        """The head in its own units."""

        def recolour(colour: str, classes: set[str]) -> str | None:
            if "back" in classes:
                return self.hair_colour if self.back else None
            if self.back and classes & {"ink"}:
                return colour
            return {"skin": self.skin, "hair": self.hair_colour, "hat": self.hat_colour}.get(next(iter(classes), ""), colour)

        if self.back:
            return self._from_behind(pen)
        parts = [vector(f"heads/hair/{self.hair}").drawn(pen, recolour)]
        if self.blush:
            colour = mixed(self.skin, NAMED["persimmon"], 0.26)
            parts += [f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{colour}"/>' for x, y, rx, ry in CHEEKS]
        parts.append(vector(f"heads/face/{self.face}").drawn(pen, recolour))
        if self.old:
            parts.append(
                f'<path d="M500 330q14 12 30 8M612 318q8 8 18 4" fill="none" stroke="{INK}" stroke-width="7" stroke-linecap="round"/>'
            )
        for kind, name in (("beard", self.beard), ("glasses", self.glasses)):
            if name:
                parts.append(vector(f"heads/{kind}/{name}").drawn(pen, recolour))
        if self.hearing_aid:
            parts.append(inked("M246 292q-22 -18 -28 14q-2 40 20 46q12 -4 6 -18q-8 -22 2 -42Z", NAMED["blue"], 12))
        if self.hat:
            parts.append(vector(f"heads/hat/{self.hat}").drawn(pen, recolour))
        return "".join(parts)

    def _from_behind(self, pen: Pen) -> str:
        colour = self.skin if self.hair == "bald" else self.hair_colour

        def recolour(_: str, classes: set[str]) -> str | None:
            return colour if "back" in classes else None

        shape = vector(f"heads/hair/{self.hair}").drawn(pen, recolour)
        out = f'<g stroke="{INK}" stroke-width="17" stroke-linejoin="round">{shape}</g>'
        if self.hat:
            out += vector(f"heads/hat/{self.hat}").drawn(pen, lambda c, k: self.hat_colour if "hat" in k else c)
        return out
