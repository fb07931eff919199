"""The page: title, seal, panels in their layout, and the picture file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

import resvg_py
from PIL import Image

from comics.studio.draw.colour import NAMED
from comics.studio.draw.data import DrawingData, Words, drawing, words
from comics.studio.draw.letters import Row
from comics.studio.draw.panel import Panel
from comics.studio.draw.pen import Pen, f1, inked
from comics.studio.draw.refused import Refused

WIDE, HIGH = 1600, 2000
EDGE, SPACE, TOP = 44.0, 28.0, 166.0
HALF, FULL = (WIDE - 2 * EDGE - SPACE) / 2, WIDE - 2 * EDGE
LOW = (HIGH - TOP - EDGE - SPACE) / 2
LIMIT = 220_000  # bytes
LETTERS = {HALF: 60.0, FULL: 84.0}  # by the width of a panel
ROWS = {
    "four": ((HALF, HALF), (HALF, HALF)),
    "one_two": ((FULL,), (HALF, HALF)),
    "two_one": ((HALF, HALF), (FULL,)),
    "two": ((FULL,), (FULL,)),
}


@dataclass(frozen=True)
class Page:
    """A comic that is to be drawn."""

    words: Words
    data: DrawingData

    @cached_property
    def panels(self) -> tuple[tuple[float, float, Panel], ...]:
        """The panels with their places."""
        if len(self.words.lines) != len(self.data.panels):
            raise Refused(
                f"{self.words.number}: comic.yml tells of {len(self.words.lines)} panels, the drawing has {len(self.data.panels)}"
            )
        found = []
        for i, (x, y, w, h) in enumerate(_boxes(self.data.layout)):
            panel = Panel(self.data.panels[i], self.words.lines[i], w, h, LETTERS[w], f"{self.words.number} {i}")
            found.append((x, y, panel))
        return tuple(found)

    def svg(self) -> str:
        """The whole page."""
        number = self.words.number
        pen = Pen(number)
        out = "".join(self._framed(i, x, y, panel, pen) for i, (x, y, panel) in enumerate(self.panels))
        title = Row(self.words.title)
        width = title.width(96)
        out += title.drawn(EDGE + 6 + width / 2, 124, 96)
        line = pen.straight([(EDGE + 8, 147), (EDGE + 8 + width, 145)], False, 2)
        out += f'<path d="{line}" fill="none" stroke="{NAMED["persimmon"]}" stroke-width="7" stroke-linecap="round"/>' + _seal(pen)
        size = f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="{WIDE}" height="{HIGH}" fill="{NAMED["paper"]}"/>{out}</svg>'

    def _framed(self, i: int, x: float, y: float, panel: Panel, pen: Pen) -> str:
        where = f"{self.words.number}, panel {i + 1}"
        try:
            inner, spoken = panel.drawn().replace('id="clip', f'id="p{i}clip').replace("url(#clip", f"url(#p{i}clip"), panel.spoken()
        except Refused as refused:
            raise Refused(f"{where}: {refused}") from refused
        w, h = f1(panel.w), f1(panel.h)
        out = f'<clipPath id="panel{i}"><rect width="{w}" height="{h}" rx="10"/></clipPath><g clip-path="url(#panel{i})">{inner}</g>'
        frame = inked(pen.straight([(0, 0), (panel.w, 0), (panel.w, panel.h), (0, panel.h)], True, 1.2), "none", 8)
        return f'<g transform="translate({f1(x)},{f1(y)})">{out}{frame}{spoken}</g>'

    def picture(self) -> Image.Image:
        """The page as dots."""
        return rastered(self.svg())


def page(number: str) -> Page:
    """Read a comic and its drawing; raises Refused."""
    return Page(words(number), drawing(number))


def rastered(svg: str) -> Image.Image:
    """An SVG as dots; there are no letters in it, only paths."""
    data = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("RGB")


def packed(picture: Image.Image) -> bytes:
    """The page as WebP, below the limit; raises Refused."""
    for quality in range(84, 59, -2):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= LIMIT:
            return out.getvalue()
    raise Refused(f"the picture is heavier than {LIMIT} bytes")


def _boxes(layout: str) -> list[tuple[float, float, float, float]]:
    """Left, upper edge, width and height of each panel."""
    if layout == "one":
        return [(EDGE, TOP, FULL, HIGH - TOP - EDGE)]
    found = []
    for r, row in enumerate(ROWS[layout]):
        x = EDGE
        for width in row:
            found.append((x, TOP + r * (LOW + SPACE), width, LOW))
            x += width + SPACE
    return found


def _seal(pen: Pen) -> str:
    """The red seal 示例画稿 in the corner of the page, read from the right."""
    x, y = WIDE - EDGE - 58, 86
    red = NAMED["brick"]
    out = inked(pen.straight([(x - 58, y - 58), (x + 58, y - 58), (x + 58, y + 58), (x - 58, y + 58)], True, 2.4), red, 5, red)
    for dx, dy, letter in ((27, -8, "示"), (27, 44, "例"), (-27, -8, "画"), (-27, 44, "稿")):
        out += Row(letter).drawn(x + dx, y + dy, 50, NAMED["cream"])
    return out
