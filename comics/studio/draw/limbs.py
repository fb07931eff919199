"""Arms, hands, legs and shoes."""

from __future__ import annotations

import math

from comics.studio.draw.colour import mixed
from comics.studio.draw.pen import INK, Point, f1, inked, tapered
from comics.studio.draw.poses import Arm

LINE = 16  # the outline, in the units of a figure
FINGERS = ((-58, 24, -9), (-19, 35, -9), (-5, 40, -3), (9, 38, 4), (24, 31, 10))  # angle, length, root


def sleeve(arm: Arm, k: float, colour: str, skin: str, bare: str, width: float = 1) -> str:
    """An arm without its hand; bare: “long” sleeves, “short” ones, “rolled” up to the elbow, or “none”."""
    shoulder, elbow, wrist = arm.joints
    wide = [112 * k * width, 98 * k * width, 84 * k * width]
    bend = _softened(shoulder, elbow, wrist)
    if bare == "long":
        return inked(tapered(bend, _widths(wide)), colour, LINE) + _cuff(elbow, wrist, wide[2], k, colour)
    out = inked(tapered(bend, _widths([w * 0.76 for w in wide])), skin, LINE)
    reach = {"short": 0.82, "rolled": 1.12, "none": 0.3}[bare]
    end = _toward(shoulder, elbow, reach) if reach <= 1 else _toward(elbow, wrist, reach - 1)
    joints = [shoulder, _toward(shoulder, elbow, reach * 0.5), end] if reach <= 1 else [shoulder, elbow, end]
    return out + inked(tapered(joints, [wide[0], wide[0] * 0.98, wide[1] * 1.04]), colour, LINE)


def _softened(a: Point, b: Point, c: Point) -> list[Point]:
    """The elbow or knee as a short bend."""
    return [a, _toward(a, b, 0.5), _toward(a, b, 0.88), _toward(b, c, 0.12), _toward(b, c, 0.5), c]


def _widths(three: list[float]) -> list[float]:
    a, b, c = three
    return [a, (a + b) / 2, b, b, (b + c) / 2, c]


def _toward(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _cuff(elbow: Point, wrist: Point, width: float, k: float, colour: str) -> str:
    """The line of a cuff near the wrist."""
    x, y = _toward(elbow, wrist, 0.9)
    a = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
    nx, ny = -math.sin(a) * width / 2.15, math.cos(a) * width / 2.15
    line = f'<path d="M{f1(x + nx)} {f1(y + ny)}L{f1(x - nx)} {f1(y - ny)}" fill="none" stroke="{INK}" stroke-width="{f1(9 * k + 2)}"/>'
    return line if mixed(colour, INK, 0) else ""


def hand(arm: Arm, k: float, skin: str) -> str:
    """A hand at the end of an arm; skin is its colour (or that of a glove)."""
    if arm.hand == "none":
        return ""
    x, y = arm.palm
    turn = 90 - arm.angle
    shape = {"fist": _fist, "open": _open, "halt": _open, "flat": _flat, "point": _point}[arm.hand](skin, LINE / k)
    if arm.hand == "halt":
        turn = -86
    mirrored = ",-1" if arm.hand == "flat" and (arm.angle % 360) > 180 else ",1"
    return f'<g transform="translate({f1(x)},{f1(y)}) rotate({f1(turn)}) scale({k:.3f}) scale(1{mirrored})">{shape}</g>'


def _bar(points: list[Point], width: float, colour: str, ink: float) -> str:
    d = "M" + "L".join(f"{f1(x)} {f1(y)}" for x, y in points)
    ends = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" {ends} stroke="{INK}" stroke-width="{f1(width + 2 * ink - 4)}"/><path d="{d}" {ends} stroke="{colour}" stroke-width="{width}"/>'


def _fist(skin: str, ink: float) -> str:
    out = inked("M-34 -44Q10 -58 42 -34Q58 0 40 34Q8 56 -34 44Z", skin, ink)
    lines = "M38 -16Q18 -20 6 -12M44 4Q22 2 10 6M36 22Q20 22 8 24"
    return out + f'<path d="{lines}" fill="none" stroke="{INK}" stroke-width="8" stroke-linecap="round"/>'


def _open(skin: str, ink: float) -> str:
    scale, out, seam = 2.5, "", ""
    for degrees, length, root in FINGERS:
        a = math.radians(degrees)
        tip = ((6 + length * math.cos(a)) * scale, (root + length * math.sin(a)) * scale)
        out += _bar([(0, root * scale), tip], 22, skin, ink)
        seam += f'<path d="M0 {f1(root * scale)}L{f1(tip[0] * 0.75)} {f1(root * scale + (tip[1] - root * scale) * 0.75)}" stroke="{skin}" stroke-width="22"/>'
    return out + inked("M-36 -40Q4 -54 36 -34Q48 0 34 36Q4 52 -36 40Z", skin, ink) + seam


def _flat(skin: str, ink: float) -> str:
    thumb = _bar([(0, -14), (38, -48)], 24, skin, ink)
    return (
        thumb
        + inked("M-36 -34Q20 -34 70 -26Q100 -16 100 2Q98 22 60 30Q10 40 -36 38Z", skin, ink)
        + (f'<path d="M-10 -14L20 -30" stroke="{skin}" stroke-width="24"/>')
    )


def _point(skin: str, ink: float) -> str:
    return _bar([(10, -18), (96, -22)], 24, skin, ink) + _fist(skin, ink) + f'<path d="M10 -18L70 -21" stroke="{skin}" stroke-width="24"/>'


def leg(joints: tuple[Point, Point, Point], k: float, kind: str, colour: str, skin: str, width: float = 1) -> str:
    """A leg without its shoe, in trousers, shorts, or bare under a skirt."""
    hip, knee, ankle = joints
    wide = [164 * k * width, 138 * k * width, 112 * k]
    bend = _softened(hip, knee, ankle)
    if kind == "trousers":
        return inked(tapered(bend, _widths(wide)), colour, LINE)
    out = inked(tapered(bend, _widths([120 * k, 98 * k, 72 * k])), skin if kind == "shorts" else mixed(skin, colour, 0.3), LINE)
    if kind == "shorts":
        out += inked(tapered([hip, _toward(hip, knee, 0.5), _toward(hip, knee, 0.94)], [wide[0], wide[0], wide[0]]), colour, LINE)
    return out


def shoe(ankle: Point, k: float, colour: str, angle: float) -> str:
    """A shoe whose sole is ANKLE below the ankle, turned by an angle (0 flat)."""
    x, y = ankle
    shape = inked("M-62 96Q-74 30 -60 -6Q0 -22 58 -6Q64 26 116 40Q164 54 158 96Z", colour, LINE / k)
    sole = f'<path d="M-60 74L156 74" stroke="{INK}" stroke-width="9"/>'
    return f'<g transform="translate({f1(x)},{f1(y)}) rotate({f1(angle)}) scale({k:.3f})">{shape}{sole}</g>'
