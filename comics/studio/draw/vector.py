"""SVG files that a draughtsman edits: read, recoloured for the light, redrawn by the pen."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from comics.studio.draw.pen import Pen, Point
from comics.studio.draw.refused import Refused

STUDIO = Path(__file__).parent.parent
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
KEPT = ("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray", "fill-rule", "opacity", "transform")
Recolour = Callable[[str, set[str]], str | None]


@dataclass(frozen=True)
class Vector:
    """One SVG file."""

    name: str  # "stages/court", "props/bench"
    root: ElementTree.Element

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The viewBox: x, y, width, height."""
        x, y, width, height = (float(n) for n in NUMBER.findall(self.root.get("viewBox", "")))
        return x, y, width, height

    def number(self, key: str, otherwise: float | None = None) -> float:
        """The number in data-key; raises Refused where it must be there."""
        return self.numbers(key)[0] if self.root.get(f"data-{key}") else self._absent(key, otherwise)

    def numbers(self, key: str) -> list[float]:
        """The numbers in data-key."""
        return [float(n) for n in NUMBER.findall(self.root.get(f"data-{key}", ""))]

    def point(self, key: str) -> Point | None:
        """The point in data-key, if there is one."""
        found = self.numbers(key)
        return (found[0], found[1]) if len(found) >= 2 else None

    def has(self, key: str) -> bool:
        """Whether there is data-key at all."""
        return self.root.get(f"data-{key}") is not None

    def has_layer(self, layer: str) -> bool:
        """Whether there is a group of this id."""
        return any(each.get("id") == layer for each in self.root)

    def _absent(self, key: str, otherwise: float | None) -> float:
        if otherwise is None:
            raise Refused(f"{self.name}.svg has no data-{key}")
        return otherwise

    def drawn(self, pen: Pen, recolour: Recolour, layer: str | None = None) -> str:
        """The drawing as SVG text: all of it but the groups with an id, or one such group."""
        style = "".join(f' {key}="{self.root.get(key)}"' for key in KEPT if self.root.get(key))
        parts = [each for each in self.root if each.get("id") == layer]
        return f"<g{style}>{''.join(_drawn(each, pen, recolour) for each in parts)}</g>"


@functools.cache
def vector(name: str) -> Vector:
    """Read an SVG file of the studio by its name without ending; raises Refused."""
    file = STUDIO / f"{name}.svg"
    if not file.is_file():
        there = sorted(each.stem for each in file.parent.glob("*.svg"))
        raise Refused(f"there is no {name}.svg; there are: {', '.join(there)}")
    root = ElementTree.fromstring(file.read_text("utf-8"))
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
    return Vector(name, root)


def _drawn(element: ElementTree.Element, pen: Pen, recolour: Recolour) -> str:
    classes = set((element.get("class") or "").split())
    kept: dict[str, str] = {}
    for key in KEPT:
        value = element.get(key)
        if value is None:
            continue
        if key in {"fill", "stroke"} and value.startswith("#"):
            found = recolour(value.upper(), classes if key == "fill" else {"outline"})
            if found is None:
                return ""
            value = found
        kept[key] = value
    if recolour("#FFFFFF", classes) is None:
        return ""
    attributes = "".join(f' {key}="{value}"' for key, value in kept.items())
    if element.tag == "g":
        return f"<g{attributes}>{''.join(_drawn(each, pen, recolour) for each in element)}</g>"
    if element.tag in {"title", "desc", "defs", "metadata", "style"}:
        return ""
    return f'<path{attributes} d="{_outline(element.tag, element.attrib, pen)}"/>'


def _outline(tag: str, has: Mapping[str, str], pen: Pen) -> str:
    """The path data of a shape, drawn by hand; a path is drawn by hand already."""

    def size(key: str) -> float:
        return float(has.get(key, "0"))

    if tag == "path":
        return has["d"]
    if tag == "rect":
        x, y, w, h = size("x"), size("y"), size("width"), size("height")
        if has.get("stroke") == "none":
            return f"M{x} {y}h{w}v{h}h{-w}Z"
        return pen.straight([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], True)
    if tag in {"circle", "ellipse"}:
        rx, ry = size("rx") or size("r"), size("ry") or size("r")
        return pen.oval(size("cx"), size("cy"), rx, ry)
    if tag == "line":
        return pen.straight([(size("x1"), size("y1")), (size("x2"), size("y2"))], False)
    if tag in {"polygon", "polyline"}:
        values = [float(n) for n in NUMBER.findall(has["points"])]
        return pen.straight(list(zip(values[::2], values[1::2], strict=True)), tag == "polygon")
    raise Refused(f"an SVG file of the studio holds <{tag}>: only path, rect, circle, ellipse, line, polygon, polyline and g are drawn")
