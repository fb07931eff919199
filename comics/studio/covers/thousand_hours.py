"""Cover of the story thousand-hours."""

from art.palette import BRICK, CREAM, DGREEN, GREEN, GREY, INK, LTEAL, NIGHT, PERS, TEAL, YEL
from art.pen import curve, ell, flat, line, place, poly, rect
from art.people import Fig
from art.scenery import cloud, house


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


def draw() -> list[object]:
    """A mother and her son sort rubbish at the four bins."""
    o = [
        flat(0, 0, 1600, 1000, "#FCEBCB"),
        ell(1270, 240, 150, fill=YEL, stroke="none"),
        cloud(330, 150, 1.2, CREAM),
        cloud(930, 110, 0.8, CREAM),
    ]
    o += [house(450, 704, 1060, 3, 8, "#F3CFAE", BRICK, win=CREAM, lit=((0, 2), (1, 5), (0, 6)))]
    o += [
        curve(
            [(-40, 720), (-40, 640), (60, 600), (150, 630), (230, 590), (330, 620), (410, 600), (470, 650), (500, 720)],
            True,
            fill=GREEN,
            w=4.5,
        )
    ]
    o += [curve([(-40, 1040), (-40, 700), (300, 690), (800, 702), (1300, 690), (1640, 700), (1640, 1040)], True, fill="#E6CFA6", w=4.5)]
    o += [ell(1130, 868, 400, 26, fill="#CDB080", stroke="none"), ell(450, 912, 260, 24, fill="#CDB080", stroke="none")]
    for i, (c, s) in enumerate(
        ((DGREEN, sign_apple(GREEN)), ("#3E6A94", sign_bottle(LTEAL)), ("#6E665E", sign_bag(GREY)), (PERS, sign_battery(PERS)))
    ):
        o.append(dustbin(880 + i * 180, 870, c, s, 1.05))
    m = Fig(340, 905, 0.222, "BlazerPantsWB", "MediumLong", "Calm", top=TEAL, inner=CREAM, pants="#4A3B34", shoes=BRICK, hairc="#4A2F22")
    b = Fig(575, 915, 0.222, "RoboDanceOutline", "Short", "Smile", child=True, cap=True, top=PERS, pants=NIGHT, shoes=CREAM)
    hx, hy = b.pt(1120, 1180)
    o += [m, b, place(sign_bottle(LTEAL), f"translate({hx + 4},{hy - 26}) rotate(24) scale(1.35)")]
    return o
