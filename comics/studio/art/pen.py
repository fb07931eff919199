"""The pen: wobbly lines and shapes as SVG text. All randomness comes from one seeded generator."""

import math
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .palette import INK, SKIN

Point = tuple[float, float]
R = random.Random(1)


def seed(name: str) -> None:
    """Begin a picture: the same name always gives the same wobble."""
    R.seed(name)


def f1(value: float) -> str:
    """A number with at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def style(fill: str, stroke: str, w: float, op: float) -> str:
    """The SVG attributes of an inked shape."""
    ink = f'fill="{fill}" stroke="{stroke}" stroke-width="{w}" stroke-linejoin="round" stroke-linecap="round"'
    return ink + (f' opacity="{op}"' if op != 1 else "")


def poly(
    pts: Iterable[Point],
    close: bool = True,
    fill: str = "none",
    stroke: str = INK,
    w: float = 4.5,
    j: float = 1.7,
    step: float = 34,
    op: float = 1,
) -> str:
    """Straight edges drawn by hand: jittered points, rounded by quadratic midpoints."""
    pts = list(pts)
    if close:
        middle = ((pts[0][0] + pts[-1][0]) / 2, (pts[0][1] + pts[-1][1]) / 2)
        pts = [middle, *pts]
    corners = pts + ([pts[0]] if close else [])
    q: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(corners):
        n = max(2, int(math.hypot(x2 - x1, y2 - y1) / step))
        for i in range(n):
            t = i / n
            q.append((x1 + (x2 - x1) * t + R.uniform(-j, j), y1 + (y2 - y1) * t + R.uniform(-j, j)))
    q.append(q[0] if close else corners[-1])
    d = f"M{f1(q[0][0])} {f1(q[0][1])}"
    for a, b in zip(q[1:], [*q[2:], q[-1]], strict=True):
        d += f"Q{f1(a[0])} {f1(a[1])} {f1((a[0] + b[0]) / 2)} {f1((a[1] + b[1]) / 2)}"
    return f'<path d="{d}{"Z" if close else ""}" {style(fill, stroke, w, op)}/>'


def curve_data(pts: Sequence[Point], close: bool, j: float = 0) -> str:
    """The path data of a smooth line through the points."""
    p = [(x + R.uniform(-j, j), y + R.uniform(-j, j)) for x, y in pts]
    n = len(p)

    def at(i: int) -> Point:
        return p[i % n] if close else p[max(0, min(n - 1, i))]

    d = f"M{f1(p[0][0])} {f1(p[0][1])}"
    for i in range(n if close else n - 1):
        a, b, c, e = at(i - 1), at(i), at(i + 1), at(i + 2)
        d += f"C{f1(b[0] + (c[0] - a[0]) / 6)} {f1(b[1] + (c[1] - a[1]) / 6)} "
        d += f"{f1(c[0] - (e[0] - b[0]) / 6)} {f1(c[1] - (e[1] - b[1]) / 6)} {f1(c[0])} {f1(c[1])}"
    return d + ("Z" if close else "")


def curve(
    pts: Sequence[Point], close: bool = False, fill: str = "none", stroke: str = INK, w: float = 4.5, j: float = 1.2, op: float = 1
) -> str:
    """A smooth line or area."""
    return f'<path d="{curve_data(pts, close, j)}" {style(fill, stroke, w, op)}/>'


def line(*pts: Point, **pen: float | str) -> str:
    """A straight line (or a zigzag) drawn by hand."""
    return poly(pts, False, **pen)


def rect(x: float, y: float, w_: float, h_: float, **pen: float | str) -> str:
    """A rectangle drawn by hand."""
    return poly([(x, y), (x + w_, y), (x + w_, y + h_), (x, y + h_)], True, **pen)


def flat(x: float, y: float, w_: float, h_: float, fill: str, op: float = 1) -> str:
    """A plain area without outline."""
    return f'<rect x="{x}" y="{y}" width="{w_}" height="{h_}" fill="{fill}" opacity="{op}"/>'


def ell(x: float, y: float, rx: float, ry: float | None = None, n: int | None = None, rot: float = 0, **pen: float | str) -> str:
    """An ellipse drawn by hand."""
    ry = ry or rx
    n = n or (11 if rx >= 60 else 14)
    pen.setdefault("j", min(2.2, rx * 0.03))
    c, s = math.cos(math.radians(rot)), math.sin(math.radians(rot))
    a0 = R.uniform(0, 6)
    p = [(rx * math.cos(a0 + i * 2 * math.pi / n), ry * math.sin(a0 + i * 2 * math.pi / n)) for i in range(n)]
    return curve([(x + a * c - b * s, y + a * s + b * c) for a, b in p], True, **pen)


def dots(points: Iterable[tuple[float, float, float]], fill: str) -> str:
    """Plain dots: (x, y, radius)."""
    return "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>' for x, y, r in points)


def limb(pts: Sequence[Point], width: float, col: str, lw: float = 4.5, smooth: bool = True) -> str:
    """A thick coloured line with an outline: arm, leg, pole, handle."""
    d = curve_data(pts, False, 0) if smooth else "M" + "L".join(f"{f1(x)} {f1(y)}" for x, y in pts)
    a = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'
    return f'<path d="{d}" {a} stroke="{INK}" stroke-width="{width + 2 * lw}"/><path d="{d}" {a} stroke="{col}" stroke-width="{width}"/>'


def palm(x: float, y: float, ang: float, s: float = 1, skin: str = SKIN, lw: float = 4, fingers: int = 5) -> str:
    """An open hand pointing to an angle (degrees, 0 = right)."""
    out = ""
    for a, length, b in ((-62, 26, -9), (-20, 36, -9), (-5, 40, -3), (9, 38, 4), (24, 31, 10))[-fingers:]:
        r = math.radians(a)
        out += limb([(8, b), (8 + length * math.cos(r), b + length * math.sin(r))], 9, skin, lw)
    out += f'<ellipse cx="6" cy="0" rx="17" ry="15" fill="{skin}" stroke="{INK}" stroke-width="{lw}"/>'
    for a, b in ((-20, -9), (-5, -3), (9, 4), (24, 10)):
        r = math.radians(a)
        d = f"M8 {b}L{8 + 24 * math.cos(r):.1f} {b + 24 * math.sin(r):.1f}"
        out += f'<path d="{d}" stroke="{skin}" stroke-width="9" stroke-linecap="round"/>'
    return f'<g transform="translate({x},{y}) rotate({ang}) scale({s})">{out}</g>'


def fist(x: float, y: float, r: float = 16, skin: str = SKIN, w: float = 4) -> str:
    """A closed hand."""
    return ell(x, y, r, r * 0.92, fill=skin, w=w) + line((x - r * 0.2, y - r * 0.25), (x + r * 0.5, y - r * 0.2), w=w * 0.6, j=0.4)


def place(inner: str, transform: str) -> str:
    """Move, turn or scale a drawing."""
    return f'<g transform="{transform}">{inner}</g>'


def at(inner: object, x: float, y: float, s: float = 1, rot: float = 0, flip: bool = False) -> str:
    """Put a drawing at a point, scaled, turned, mirrored."""
    return place(str(inner), f"translate({f1(x)},{f1(y)}) rotate({rot}) scale({-s if flip else s},{s})")


def clip(name: str, shape: str, inner: str) -> str:
    """Show a drawing only inside a shape; the name must be unique in the picture."""
    return f'<clipPath id="{name}">{shape}</clipPath><g clip-path="url(#{name})">{inner}</g>'


def text(x: float, y: float, t: str, size: float, fill: str = INK, anchor: str = "middle", rot: float = 0) -> str:
    """Lettering in LXGW WenKai."""
    turn = f' transform="rotate({rot} {x} {y})"' if rot else ""
    font = 'font-family="LXGW WenKai" font-weight="700"'
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{fill}" {font}{turn}>{t}</text>'
