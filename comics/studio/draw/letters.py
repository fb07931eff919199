"""Lettering in LXGW WenKai (OFL): glyphs as paths, widths as they are, lines broken where a reader would breathe."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import rjieba
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from comics.studio.draw.pen import INK, f1
from comics.studio.draw.refused import Refused
from comics.studio.draw.vector import STUDIO

FONT = STUDIO / "letters.woff2"
CLOSING = "。，、！？；：”’）》…—"
OPENING = "“‘（《"
LEADING = 1.2


@functools.cache
def _font() -> TTFont:
    return TTFont(FONT, recalcTimestamp=False)


@functools.cache
def _glyph(character: str) -> tuple[str, float, float, float]:
    """Path, width, left edge and right edge of the ink, in parts of an em."""
    font = _font()
    name = font.getBestCmap().get(ord(character))
    if name is None:
        raise Refused(f"the lettering has no “{character}”: see “Letters” in README.md")
    glyphs = font.getGlyphSet()
    pen, bounds = SVGPathPen(glyphs, ntos=lambda v: f1(v)), BoundsPen(glyphs)
    glyphs[name].draw(pen)
    glyphs[name].draw(bounds)
    em = font["head"].unitsPerEm
    left, right = (bounds.bounds[0], bounds.bounds[2]) if bounds.bounds else (0, glyphs[name].width)
    return pen.getCommands(), glyphs[name].width / em, left / em, right / em


@dataclass(frozen=True)
class Row:
    """One line of lettering."""

    text: str

    @property
    def ink(self) -> tuple[float, float]:
        """Left and right edge of the ink, in parts of the size."""
        before = sum(_glyph(c)[1] for c in self.text[:-1])
        return _glyph(self.text[0])[2], before + _glyph(self.text[-1])[3]

    def width(self, size: float) -> float:
        """How wide the ink is."""
        left, right = self.ink
        return (right - left) * size

    def drawn(self, x: float, y: float, size: float, fill: str = INK, extra: str = "") -> str:
        """The row with the middle of its ink at x, its base line at y."""
        left, right = self.ink
        at, em, out = x - (left + right) * size / 2, _font()["head"].unitsPerEm, ""
        for character in self.text:
            path, width, *_ = _glyph(character)
            if path:
                out += f'<path transform="translate({f1(at)},{f1(y)}) scale({size / em:.5f},{-size / em:.5f})" d="{path}"/>'
            at += width * size
        return f'<g fill="{fill}"{extra}>{out}</g>'


def broken(text: str, size: float, most: float) -> list[Row]:
    """The text in as few rows of at most this width as there can be, evenly, between words."""
    whole = Row(text)
    least = max(1, -(-int(whole.width(size)) // int(most)))
    for count in range(least, len(text) + 1):
        best = _split(text, count, size, most)
        if best:
            return best
    raise Refused(f"“{text}” does not fit into {most:.0f} at size {size:.0f}")


def _split(text: str, count: int, size: float, most: float) -> list[Row] | None:
    """The best division into so many rows."""
    if count == 1:
        return [Row(text)] if Row(text).width(size) <= most else None
    places = _places(text)
    target = len(text) / count
    best: tuple[float, list[str]] | None = None

    def seek(start: int, left: int, rows: list[str], cost: float) -> None:
        nonlocal best
        if best and cost >= best[0]:
            return
        if left == 1:
            last = text[start:]
            if Row(last).width(size) <= most:
                total = cost + (len(last) - target) ** 2
                if not best or total < best[0]:
                    best = (total, [*rows, last])
            return
        for place, price in places.items():
            if place <= start:
                continue
            row = text[start:place]
            if Row(row).width(size) > most:
                break
            seek(place, left - 1, [*rows, row], cost + (len(row) - target) ** 2 + price)

    seek(0, count, [], 0)
    return [Row(row) for row in best[1]] if best else None


def _places(text: str) -> dict[int, float]:
    """Where a row may end, and what that costs: little after a mark, more between words."""
    found: dict[int, float] = {}
    at = 0
    for word in rjieba.cut(text):
        at += len(word)
        if at >= len(text) or text[at] in CLOSING or text[at - 1] in OPENING or text[at - 1 : at + 1] in {"——", "……"}:
            continue
        found[at] = -3.0 if text[at - 1] in CLOSING else 4.0
    return dict(sorted(found.items()))
