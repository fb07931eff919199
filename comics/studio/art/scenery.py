"""Scenery and things that several pictures share."""

import math
from collections.abc import Sequence

from .palette import BRICK, CREAM, DGREEN, DWOOD, GREEN, GREY, INK, LYEL, PERS, SKY, TEAL, YEL
from .pen import R, curve, ell, f1, limb, line, place, poly, rect, style, text


def blob(
    x: float,
    y: float,
    rx: float,
    ry: float,
    n: int = 9,
    bump: float = 0.62,
    fill: str = "none",
    stroke: str = INK,
    w: float = 4.5,
    op: float = 1,
) -> str:
    """A leafy crown: arcs around an ellipse."""
    a0 = R.uniform(0, 6)
    turns = [a0 + (i + R.uniform(-0.16, 0.16)) * 2 * math.pi / n for i in range(n)]
    p = [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in turns]
    d = f"M{f1(p[0][0])} {f1(p[0][1])}"
    for (x1, y1), (x2, y2) in zip(p, p[1:] + p[:1], strict=True):
        r = math.hypot(x2 - x1, y2 - y1) * bump
        d += f"A{f1(r)} {f1(r)} 0 0 1 {f1(x2)} {f1(y2)}"
    return f'<path d="{d}Z" {style(fill, stroke, w, op)}/>'


def tree(x: float, y: float, s: float = 1, fill: str = GREEN, trunk: str = "#9A6B45", w: float = 4.5) -> str:
    """A round tree standing at (x, y)."""
    stem = [(x - 14, y), (x - 9, y - 80), (x - 12, y - 150), (x + 12, y - 150), (x + 9, y - 80), (x + 16, y)]
    o = curve([(x + (a - x) * s, y + (b - y) * s) for a, b in stem], True, fill=trunk, w=w)
    o += blob(x, y - 215 * s, 92 * s, 82 * s, 7, 0.58, fill=fill, w=w)
    o += curve([(x - 30 * s, y - 200 * s), (x - 12 * s, y - 186 * s), (x + 6 * s, y - 200 * s)], w=w * 0.7)
    return o + curve([(x + 20 * s, y - 240 * s), (x + 36 * s, y - 226 * s), (x + 54 * s, y - 240 * s)], w=w * 0.7)


def cloud(x: float, y: float, s: float, fill: str = "#fff", op: float = 1, stroke: str = "none", w: float = 4) -> str:
    """A small cloud."""
    p = ((-120, 20), (-110, -14), (-66, -20), (-40, -56), (20, -58), (48, -24), (100, -22), (118, 14), (60, 26), (-60, 28))
    return curve([(x + a * s, y + b * s) for a, b in p], True, fill=fill, stroke=stroke, w=w, op=op)


def steam(x: float, y: float, h: float = 80, a: float = 10, col: str = INK, w: float = 4, op: float = 0.75) -> str:
    """Rising steam."""
    p = [(x, y), (x - a, y - h * 0.25), (x + a, y - h * 0.55), (x - a * 0.6, y - h * 0.8), (x + a * 0.5, y - h)]
    return curve(p, stroke=col, w=w, op=op)


def grass(x0: float, x1: float, y: float, n: int = 10, col: str = DGREEN, h: float = 16) -> str:
    """Tufts of grass between x0 and x1."""
    o = ""
    for _ in range(n):
        x = R.uniform(x0, x1)
        yy = y + R.uniform(-4, 10)
        for d in (-7, 0, 7):
            o += curve([(x + d * 0.3, yy), (x + d * 0.6, yy - h * 0.6), (x + d, yy - h)], stroke=col, w=3.5, j=0.5)
    return o


def window(x: float, y: float, w_: float, h_: float, fill: str = "#fff", w: float = 3.5) -> str:
    """A window with a cross."""
    frame = rect(x, y, w_, h_, fill=fill, w=w)
    bar = line((x + w_ / 2, y), (x + w_ / 2, y + h_), w=w * 0.75)
    return frame + bar + line((x, y + h_ * 0.4), (x + w_, y + h_ * 0.4), w=w * 0.75)


def house(
    x: float,
    y: float,
    w_: float,
    floors: int,
    cols: int,
    fill: str,
    roof: str,
    fh: float = 118,
    win: str = "#FFF4D6",
    lit: Sequence[tuple[int, int]] = (),
) -> str:
    """A block of flats standing on y; lit = (floor from the top, column) of lighted windows."""
    h = floors * fh + 20
    o = rect(x, y - h, w_, h, fill=fill, w=4.5)
    o += poly([(x - 18, y - h), (x + w_ + 18, y - h), (x + w_ + 2, y - h - 34), (x - 2, y - h - 34)], fill=roof, w=4.5)
    cw = w_ / cols
    for r in range(floors):
        for c in range(cols):
            o += window(x + c * cw + cw * 0.22, y - h + 24 + r * fh, cw * 0.56, fh * 0.58, fill=YEL if (r, c) in lit else win, w=3)
    return o


def flakes(n: int, y0: float = 0, y1: float = 1000, col: str = "#fff", x0: float = 0, x1: float = 1600) -> str:
    """Falling snow."""
    o = ""
    for _ in range(n):
        o += f'<circle cx="{R.uniform(x0, x1):.0f}" cy="{R.uniform(y0, y1):.0f}" r="{R.uniform(4, 9):.1f}" fill="{col}"/>'
    return o


def stool(x: float, y: float, w_: float, h: float, col: str) -> str:
    """A wooden stool, its seat at y."""
    legs = limb([(x - w_ * 0.36, y + 14), (x - w_ * 0.44, y + h)], 14, col) + limb(
        [(x + w_ * 0.36, y + 14), (x + w_ * 0.44, y + h)], 14, col
    )
    return legs + line((x - w_ * 0.4, y + h * 0.6), (x + w_ * 0.4, y + h * 0.6), w=9) + rect(x - w_ / 2, y - 8, w_, 26, fill=col, w=5)


def traffic_light(x: float, y: float, on: str, s: float = 1, pole: float = 400) -> str:
    """A traffic light: on = r, y or g."""
    o = rect(x - 9 * s, y, 18 * s, pole, fill="#8A8177", w=4) + rect(x - 52 * s, y - 270 * s, 104 * s, 276 * s, fill="#3B342F", w=5)
    for i, (c, n) in enumerate((("#E2553D", "r"), (YEL, "y"), ("#6FBF7F", "g"))):
        cy = y - 222 * s + i * 88 * s
        if n == on:
            o += ell(x, cy, 74 * s, fill=c, stroke="none", op=0.28)
        o += ell(x, cy, 33 * s, fill=c if n == on else "#6A6058", w=4)
    return o


def leaf(x: float, y: float, length: float, a: float, c: str = GREEN) -> str:
    """A pointed leaf growing from (x, y) at angle a."""
    blade = f"M0 0Q{length * 0.3} {-length * 0.42} {length} 0Q{length * 0.3} {length * 0.42} 0 0Z"
    o = f'<path d="{blade}" fill="{c}" stroke="{INK}" stroke-width="3.6" stroke-linejoin="round"/>'
    o += f'<path d="M4 0H{length * 0.7}" stroke="{INK}" stroke-width="2.4"/>'
    return place(o, f"translate({x},{y}) rotate({a})")


def tomato(x: float, y: float, r: float, c: str = PERS) -> str:
    """A tomato."""
    return ell(x, y, r, r * 0.92, fill=c, w=4) + line(
        (x - r * 0.4, y - r * 0.8), (x, y - r * 0.62), (x + r * 0.4, y - r * 0.85), w=4, stroke=DGREEN, j=0.3
    )


def dumpling(x: float, y: float, s: float = 1, rot: float = 0) -> str:
    """One jiaozi."""
    skin = "M-30 10Q-34 -8 -20 -14Q-12 -24 0 -22Q12 -24 20 -14Q34 -8 30 10Q0 22 -30 10Z"
    o = f'<path d="{skin}" fill="{CREAM}" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>'
    o += (
        '<path d="M-20 -8Q-14 -2 -10 -8Q-6 -2 0 -9Q6 -2 10 -8Q14 -2 20 -8" fill="none"'
        f' stroke="{INK}" stroke-width="2.6" stroke-linecap="round"/>'
    )
    return place(o, f"translate({x},{y}) rotate({rot}) scale({s})")


def dumpling_plate(x: float, y: float, s: float = 1, rim: str = TEAL, n: int = 7) -> str:
    """A plate of jiaozi."""
    o = ell(0, 16, 128, 30, fill="#fff", w=5) + ell(0, 12, 104, 20, stroke=rim, w=5)
    for dx, dy in ((-64, -2), (64, -2), (0, -8), (-34, 8), (34, 8), (-30, -26), (30, -26), (0, -46))[:n]:
        o += dumpling(dx, dy, 0.98, R.uniform(-8, 8))
    return place(o, f"translate({x},{y}) scale({s})")


def bowl(x: float, y: float, s: float, c: str, soup: str = "#7A4A2B") -> str:
    """A small bowl."""
    o = f'<path d="M-44 -14Q-40 30 -16 34L16 34Q40 30 44 -14Z" fill="{c}" stroke="{INK}" stroke-width="4.5" stroke-linejoin="round"/>'
    return place(o + ell(0, -14, 44, 11, fill=soup, w=4), f"translate({x},{y}) scale({s})")


def awning(x0: float, x1: float, y: float, n: int, s: float = 1, lean: float = 0.86) -> str:
    """A striped awning: upper edge at y, lower edge from x0 to x1."""
    o, d, mid = "", (x1 - x0) / n, (x0 + x1) / 2
    for i in range(n):
        xa, xb = x0 + i * d, x0 + (i + 1) * d
        ta, tb = mid + (xa - mid) * lean, mid + (xb - mid) * lean
        low, tip = y + 136 * s, y + 192 * s
        shape = f"M{ta:.0f} {y}L{tb:.0f} {y}L{xb:.0f} {low}Q{xb:.0f} {tip} {(xa + xb) / 2:.0f} {tip}Q{xa:.0f} {tip} {xa:.0f} {low}Z"
        o += f'<path d="{shape}" fill="{PERS if i % 2 == 0 else CREAM}" stroke="{INK}" stroke-width="5" stroke-linejoin="round"/>'
    return o


def scooter(box: str = TEAL) -> str:
    """A delivery scooter facing right, its wheels on y = 52, about 400 wide."""
    o = ell(-150, 0, 52, fill="#4A423B", w=5) + ell(-150, 0, 20, fill=GREY, w=4) + ell(150, 0, 52, fill="#4A423B", w=5)
    o += ell(150, 0, 20, fill=GREY, w=4)
    frame = ((-190, -60), (-180, -100), (-60, -104), (-30, -40), (60, -36), (92, -150), (126, -150), (120, -60), (150, -64))
    o += curve([*frame, (190, -46), (196, -30), (120, -26), (80, 10), (-80, 12), (-96, -40), (-190, -44)], True, fill=YEL, w=5)
    o += line((104, -150), (92, -206), (60, -214), w=8) + ell(132, -110, 16, fill=CREAM, w=4)
    return o + (rect(-214, -246, 150, 140, fill=box, w=5) + line((-214, -206), (-64, -206), w=4) if box else "")


def car_body(col: str) -> str:
    """A car facing right, its wheels on y = 54, about 610 wide."""
    hull = (
        (-300, 0),
        (-305, -70),
        (-290, -110),
        (-190, -130),
        (-120, -215),
        (-20, -236),
        (100, -226),
        (180, -140),
        (280, -118),
        (305, -70),
    )
    o = curve([*hull, (300, 0)], True, fill=col, w=5)
    o += curve([(-168, -134), (-108, -198), (-30, -208), (-28, -134)], True, fill=SKY, w=4)
    o += curve([(0, -134), (0, -210), (88, -200), (150, -134)], True, fill=SKY, w=4)
    o += line((-14, -130), (-10, -14), w=3.5) + line((-290, -60), (-240, -62), w=3) + line((20, -100), (60, -100), w=4)
    o += ell(286, -74, 14, 20, fill=YEL, w=3.5)
    for wx in (-185, 185):
        o += ell(wx, -4, 58, fill="#3B342F", w=5) + ell(wx, -4, 26, fill=GREY, w=3.5)
    return o


def door(x: float, y: float, w_: float, h_: float, col: str = BRICK, name: str = "") -> str:
    """A closed flat door standing on y, with a red paper diamond; name = a house number or nothing."""
    o = rect(x - 18, y - h_ - 18, w_ + 36, h_ + 18, fill=DWOOD, w=5) + rect(x, y - h_, w_, h_, fill=col, w=5)
    cx, cy, r = x + w_ / 2, y - h_ * 0.66, w_ * 0.24
    o += poly([(cx, cy - r), (cx + r, cy), (cx, cy + r), (cx - r, cy)], fill=PERS if col != PERS else YEL, w=4)
    if name:
        o += text(cx, cy + r * 0.36, name, r, LYEL)
    return o + rect(x + w_ * 0.16, y - h_ * 0.4, w_ * 0.68, h_ * 0.3, w=3.5, op=0.6) + ell(x + w_ - 22, y - h_ * 0.47, 11, fill=YEL, w=4)


def lamp(x: float, y: float, lit: bool, top: float = -10, s: float = 1, face: bool = False) -> str:
    """A hanging lamp, the rim of its shade at y; lit or not, with or without a face."""
    o = line((x, top), (x, y - 98 * s), w=6, j=0.5)
    o += curve(
        [(x - 30 * s, y - 64 * s), (x - 24 * s, y - 96 * s), (x + 24 * s, y - 96 * s), (x + 30 * s, y - 64 * s)], True, fill=BRICK, w=5
    )
    glass = [(x - 46 * s, y), (x - 42 * s, y + 40 * s), (x, y + 64 * s), (x + 42 * s, y + 40 * s), (x + 46 * s, y)]
    o += curve(glass, True, fill="#FFF2C4" if lit else "#8C96A0", w=5)
    o += poly([(x - 34 * s, y - 68 * s), (x + 34 * s, y - 68 * s), (x + 104 * s, y), (x - 104 * s, y)], fill=PERS, w=6, j=1)
    if face:
        o += ell(x - 17 * s, y + 20 * s, 5 * s, fill=INK, w=1) + ell(x + 17 * s, y + 20 * s, 5 * s, fill=INK, w=1)
        o += curve([(x - 12 * s, y + 34 * s), (x, y + 42 * s), (x + 12 * s, y + 34 * s)], w=4, j=0.2)
    return o


def pagoda(x: float, y: float, s: float) -> str:
    """A brick pagoda of eight storeys."""
    o = ""
    for i in range(8):
        w_, yy = 46 - i * 3.6, -i * 30
        o += poly([(-w_ * 0.72, yy), (w_ * 0.72, yy), (w_ * 0.68, yy - 24), (-w_ * 0.68, yy - 24)], fill="#C98F5F", w=3, j=0.4)
        o += curve([(-w_ - 6, yy - 18), (-w_ * 0.6, yy - 32), (w_ * 0.6, yy - 32), (w_ + 6, yy - 18)], True, fill=BRICK, w=3, j=0.4)
    return place(o + line((0, -236), (0, -300), w=5, j=0.3), f"translate({x},{y}) scale({s})")


def paw(x: float, y: float, s: float, fill: str = INK) -> str:
    """The print of a cat's paw."""
    toes = ((-30, -4, -24), (-12, -24, -8), (12, -24, 8), (30, -4, 24))
    o = f'<path d="M0 -4C18 -4 30 16 26 28C22 40 8 34 0 34C-8 34 -22 40 -26 28C-30 16 -18 -4 0 -4Z" fill="{fill}"/>'
    o += "".join(f'<ellipse cx="{a}" cy="{b}" rx="9" ry="12.5" transform="rotate({r} {a} {b})" fill="{fill}"/>' for a, b, r in toes)
    return place(o, f"translate({x},{y}) scale({s})")
