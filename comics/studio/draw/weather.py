"""Rain and snow over a panel."""

from __future__ import annotations

from comics.studio.draw.colour import Light
from comics.studio.draw.pen import Pen, f1

Box = tuple[float, float, float, float]


def fallen(pen: Pen, light: Light, box: Box) -> str:
    """What falls before everything; nothing does indoors."""
    if light.inside:
        return ""
    left, top, right, low = box
    area = (right - left) * (low - top)
    if light.weather == "rain":
        out = ""
        for _ in range(int(area / 9000)):
            x, y, n = _spot(pen, box), (top + low) / 2 + pen.shake((low - top) / 2), 22 + pen.shake(8)
            out += f"M{f1(x)} {f1(y)}l{f1(-n * 0.3)} {f1(n)}"
        return f'<path d="{out}" fill="none" stroke="#FFFFFF" stroke-width="3.5" stroke-linecap="round" opacity="0.8"/>'
    if light.weather == "snow":
        return "".join(
            f'<circle cx="{f1(_spot(pen, box))}" cy="{f1((top + low) / 2 + pen.shake((low - top) / 2))}" r="{f1(5.5 + pen.shake(2.5))}" fill="#FFFFFF"/>'
            for _ in range(int(area / 11000))
        )
    return ""


def _spot(pen: Pen, box: Box) -> float:
    return (box[0] + box[2]) / 2 + pen.shake((box[2] - box[0]) / 2)
