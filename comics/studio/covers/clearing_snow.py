"""Cover of the story clearing-snow."""

import math

from art.palette import BRICK, CREAM, GREEN, NIGHT, PERS, TEAL, YEL
from art.pen import curve, ell, flat, limb, place, poly
from art.people import Fig, body, neckerchief
from art.scenery import car_body, flakes, house


def shovel(x1: float, y1: float, x2: float, y2: float, col: str, s: float = 1) -> str:
    """A shovel: handle from (x1, y1) to the blade at (x2, y2)."""
    a = math.degrees(math.atan2(y2 - y1, x2 - x1))
    L = math.hypot(x2 - x1, y2 - y1)
    o = limb([(0, 0), (L, 0)], 9 * s, "#C58F5C", 4) + limb([(-4, -17 * s), (-4, 17 * s)], 9 * s, "#C58F5C", 4)
    o += poly(
        [(L - 6, -48 * s), (L + 20 * s, -54 * s), (L + 104 * s, -46 * s), (L + 104 * s, 46 * s), (L + 20 * s, 54 * s), (L - 6, 48 * s)],
        fill=col,
        w=4.5,
        j=1,
    )
    return place(o, f"translate({x1},{y1}) rotate({a})")


def snowy_car(x: float, y: float, s: float, col: str, flip: bool = False) -> str:
    """A parked car under snow."""
    o = car_body(col)
    sn = "#fff"
    o += curve(
        [
            (-150, -196),
            (-130, -246),
            (-70, -276),
            (0, -282),
            (80, -274),
            (128, -236),
            (136, -196),
            (112, -206),
            (90, -190),
            (60, -214),
            (20, -216),
            (-20, -204),
            (-50, -222),
            (-80, -206),
            (-110, -210),
            (-128, -186),
        ],
        True,
        fill=sn,
        w=4.5,
    )
    o += curve(
        [(176, -150), (230, -158), (290, -140), (306, -112), (280, -110), (250, -102), (220, -122), (190, -118)], True, fill=sn, w=4.5
    )
    o += curve([(-300, -128), (-250, -152), (-196, -146), (-190, -120), (-220, -118), (-250, -104), (-290, -108)], True, fill=sn, w=4.5)
    return place(o, f"translate({x},{y}) scale({-s if flip else s},{s})")


def draw() -> list[object]:
    """A family clears the snow of the parking lot."""
    o = [
        flat(0, 0, 1600, 1000, "#B4CED4"),
        house(60, 560, 520, 3, 4, "#EBCBAE", CREAM, fh=112, win="#F7E3C2", lit=((0, 1), (1, 3))),
        house(1010, 560, 480, 2, 4, "#E0BF9C", CREAM, fh=120, win="#F7E3C2", lit=((0, 2),)),
        ell(800, 200, 86, fill="#F6EBCF", stroke="none"),
    ]
    o += [
        poly([(-40, 552), (1640, 552), (1640, 1060), (-40, 1060)], fill="#EAF1EF", stroke="none"),
        curve([(-40, 560), (300, 546), (800, 562), (1300, 548), (1640, 560)], w=4),
    ]
    o += [flakes(80, 0, 600)]
    o += [snowy_car(330, 694, 1.0, BRICK), snowy_car(1180, 694, 1.0, TEAL, True)]
    o += [
        curve(
            [(-40, 700), (150, 676), (400, 706), (700, 690), (1000, 710), (1300, 690), (1640, 706), (1640, 1060), (-40, 1060)],
            True,
            fill="#fff",
            w=4.5,
        )
    ]
    o += [
        curve(
            [(120, 1060), (250, 930), (520, 880), (800, 868), (1080, 880), (1290, 930), (1420, 1060)], True, fill="#DDC9A6", stroke="none"
        )
    ]
    o += [curve([(1255, 965), (1310, 870), (1370, 835), (1430, 790), (1500, 840), (1570, 885), (1620, 965)], True, fill="#fff", w=4.5)]
    f = Fig(770, 965, 0.222, "RoboDanceOutline", "Short", "Smile", top=NIGHT, pants="#5A4438", shoes=BRICK, over=neckerchief(YEL))
    m = Fig(
        330,
        950,
        0.215,
        "RoboDanceOutline",
        "MediumLong",
        "Calm",
        top=GREEN,
        pants=NIGHT,
        shoes="#5A4438",
        hairc="#4A2F22",
        over=neckerchief(CREAM),
    )
    k = Fig(
        1150,
        968,
        0.24,
        hair="Beanie",
        face="Smile",
        child=True,
        feet=2150,
        hs=1.35,
        hairc=PERS,
        custom=body(
            YEL,
            "#4A6B57",
            arms=((((520, 620), (640, 880), (800, 900)), None), (((250, 620), (330, 900), (560, 1010)), None)),
            legs=(((320, 1250), (305, 1650), (280, 2000)), ((470, 1250), (490, 1650), (520, 2000))),
            shoe=BRICK,
        ),
    )
    for p, c, gy in ((m, PERS, 862), (f, TEAL, 880)):
        hx, hy = p.pt(1075, 1210)
        o += [
            curve(
                [(hx + 96, gy + 96), (hx + 120, gy + 40), (hx + 160, gy + 26), (hx + 204, gy + 50), (hx + 236, gy + 98)],
                True,
                fill="#fff",
                w=4.5,
            ),
            shovel(hx - 40, hy - 70, hx + 104, gy, c, s=0.9),
            p,
        ]
    hx, hy = k.pt(880, 900)
    bx, by = k.pt(620, 1010)
    o += [shovel(bx - 50, by - 40, hx + 62, hy + 60, "#E0A03A", s=0.78), k]
    return o
