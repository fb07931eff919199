"""Cover of the story thousand-hours."""

import math

from art.palette import BRICK, CREAM, DGREEN, GREEN, GREY, INK, LTEAL, LYEL, PERS, WOOD, YEL
from art.pen import curve, ell, flat, limb, line, place, poly, rect
from art.scenery import cloud, house, traffic_light, tree


def dustbin(x: float, y: float, col: str, sign: str, s: float = 1) -> str:
    """A dustbin on wheels with a round sign."""
    o = ell(x - 44 * s, y - 8 * s, 16 * s, fill=INK, w=3) + ell(x + 44 * s, y - 8 * s, 16 * s, fill=INK, w=3)
    o += poly([(x - 72 * s, y - 200 * s), (x + 72 * s, y - 200 * s), (x + 58 * s, y - 8 * s), (x - 58 * s, y - 8 * s)], fill=col, w=5)
    o += poly([(x - 84 * s, y - 226 * s), (x + 84 * s, y - 226 * s), (x + 78 * s, y - 198 * s), (x - 78 * s, y - 198 * s)], fill=col, w=5)
    o += curve(
        [(x - 70 * s, y - 228 * s), (x - 50 * s, y - 250 * s), (x + 50 * s, y - 250 * s), (x + 70 * s, y - 228 * s)],
        True,
        fill=col,
        w=5,
        j=0.6,
    )
    o += line((x - 40 * s, y - 170 * s), (x - 35 * s, y - 40 * s), w=3, j=0.8, op=0.45) + ell(x + 2, y - 112 * s, 38 * s, fill=CREAM, w=3.5)
    return o + place(sign, f"translate({x + 2},{y - 112 * s}) scale({s})")


def sign_apple(c: str) -> str:
    """Sign: kitchen waste."""
    return curve([(-3, -10), (-18, -13), (-21, 5), (-8, 20), (2, 17), (12, 20), (22, 4), (17, -12)], True, fill=c, w=3, j=0.3) + curve(
        [(0, -10), (2, -18), (8, -22)], w=3, j=0.2
    )


def sign_bottle(c: str) -> str:
    """Sign: recyclables."""
    return poly([(-5, -24), (5, -24), (6, -12), (12, -4), (12, 24), (-12, 24), (-12, -4), (-6, -12)], fill=c, w=3, j=0.3, step=90)


def sign_battery(c: str) -> str:
    """Sign: hazardous waste."""
    return (
        rect(-13, -15, 26, 38, fill=c, w=3, j=0.3, step=90)
        + rect(-5, -23, 10, 7, fill=c, w=3, j=0.3, step=90)
        + line((2, -8), (-5, 5), (5, 5), (-2, 17), w=3, stroke=CREAM, j=0.1, step=90)
    )


def sign_bag(c: str) -> str:
    """Sign: other waste."""
    return curve([(-4, -10), (-22, 8), (-16, 24), (16, 24), (22, 8), (4, -10)], True, fill=c, w=3, j=0.3) + curve(
        [(-12, -20), (0, -10), (12, -20)], w=3, j=0.2
    )


def _clock(x: float, y: float, r: float) -> list[object]:
    """The sun as the face of a clock, twelve strokes and two hands."""
    o: list[object] = [ell(x, y, r * 1.32, n=22, fill=LYEL, stroke="none", op=0.75)]
    o.append(ell(x, y, r, n=24, fill=YEL, w=5.5, j=1.3))
    o.append(ell(x, y, r * 0.84, n=24, fill=CREAM, w=4, j=1.2))
    for i in range(12):
        a = math.radians(30 * i)
        c, s, inner = math.sin(a), -math.cos(a), 0.6 if i % 3 == 0 else 0.68
        o.append(line((x + r * inner * c, y + r * inner * s), (x + r * 0.75 * c, y + r * 0.75 * s), w=9 if i % 3 == 0 else 6, j=0.6))
    o += [limb([(x, y), (x - r * 0.3, y - r * 0.26)], 9, PERS, 4.5), limb([(x, y), (x + r * 0.26, y - r * 0.5)], 6, PERS, 4.5)]
    return [*o, ell(x, y, 17, fill=PERS, w=4.5)]


def _bench(x: float, y: float) -> str:
    """A bench with an open fan on it and a pair of cloth shoes under it."""
    o = ""
    for m in (-1, 1):
        o += limb([(150 * m, -86), (156 * m, 0)], 16, WOOD, 4.5)
    fan = [(118 * math.sin(math.radians(a)), -118 * math.cos(math.radians(a))) for a in range(-78, 79, 26)]
    o += place(
        poly([(0, 0), *fan], fill=PERS, w=4.5, j=0.8)
        + "".join(line((0, 0), (a * 0.97, b * 0.97), w=3, j=0.5) for a, b in fan[1:-1])
        + ell(0, -2, 9, fill=YEL, w=3.5),
        "translate(-64,-104) rotate(-8)",
    )
    o += rect(-186, -104, 372, 26, fill=WOOD, w=5)
    for a in (-62, 50):
        o += curve(
            [(a - 38, 0), (a - 42, -26), (a - 28, -40), (a - 10, -28), (a + 14, -25), (a + 44, -12), (a + 46, 0)],
            True,
            fill="#3B342F",
            w=4.5,
            j=0.5,
        )
        o += line((a - 40, 1), (a + 44, 1), w=7, stroke=CREAM, j=0.3) + line((a - 42, 5), (a + 46, 5), w=4, j=0.3)
    return place(o, f"translate({x},{y})")


def _flag(x: float, y: float) -> str:
    """A small flag for the crossing, leaning against a pole."""
    o = limb([(0, 0), (0, -196)], 8, WOOD, 4)
    return place(
        o + curve([(4, -194), (60, -186), (116, -194), (112, -110), (60, -104), (4, -112)], True, fill=YEL, w=4.5, j=0.8),
        f"translate({x},{y}) rotate(17) scale(-1,1)",
    )


def _crossing(x: float) -> list[object]:
    """The road with the stripes that lead to the far kerb."""
    o: list[object] = [poly([(-40, 770), (1640, 770), (1640, 1060), (-40, 1060)], fill="#6F8088", w=5)]
    o += [poly([(-40, 742), (1640, 742), (1640, 772), (-40, 772)], fill="#CFC4B4", w=4.5)]
    for i in range(-3, 4):
        near, far = x + i * 158, x + i * 92
        o.append(poly([(far - 27, 786), (far + 27, 786), (near + 50, 1040), (near - 50, 1040)], fill=CREAM, stroke="none", j=1))
    return o


def draw() -> list[object]:
    """The things of a thousand hours: bins, a crossing, shoes and a fan, and the sun is a clock. Nobody is in the picture."""
    o: list[object] = [flat(0, 0, 1600, 1000, "#FCEBCB"), cloud(250, 130, 1.1, CREAM), cloud(1330, 110, 0.9, CREAM)]
    o += _clock(800, 322, 220)
    o += [house(-60, 650, 560, 2, 5, "#F3CFAE", BRICK, fh=104, win=CREAM, lit=((0, 3), (1, 1)))]
    o += [house(1130, 650, 560, 2, 5, "#F3CFAE", BRICK, fh=104, win=CREAM, lit=((0, 1),))]
    hedge = [
        (400, 660),
        (440, 600),
        (520, 580),
        (590, 610),
        (660, 580),
        (740, 610),
        (820, 584),
        (900, 612),
        (980, 580),
        (1070, 604),
        (1150, 584),
    ]
    o += [curve([*hedge, (1220, 610), (1240, 680), (400, 680)], True, fill=GREEN, w=4.5)]
    o += [poly([(-40, 646), (1640, 646), (1640, 760), (-40, 760)], fill="#E6CFA6", w=4.5)]
    o += [ell(350, 742, 340, 16, fill="#CDB080", stroke="none"), ell(1350, 740, 230, 14, fill="#CDB080", stroke="none")]
    o += _crossing(800)
    signs = ((DGREEN, sign_apple(GREEN)), ("#3E6A94", sign_bottle(LTEAL)), ("#6E665E", sign_bag(GREY)), (PERS, sign_battery(PERS)))
    o += [dustbin(110 + i * 160, 744, c, s, 0.94) for i, (c, s) in enumerate(signs)]
    o += [_flag(1006, 742), traffic_light(1078, 496, "g", 0.9, 246)]
    o += [tree(1446, 730, 1.45), _bench(1360, 742)]
    return o
