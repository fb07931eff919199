"""Cover of the story clearing-snow."""

from art.palette import BRICK, CREAM, DGREEN, NIGHT, PERS, TEAL, WOOD, YEL
from art.pen import curve, ell, flat, limb, line, place, poly
from art.scenery import car_body, flakes, house

SNOW, SHADE, TRACK = "#fff", "#C3D6DB", "#A9C2CA"


def shovel(x: float, y: float, h: float, rot: float, col: str, s: float = 1) -> str:
    """A snow shovel, h high, its blade stuck in the snow at (x, y)."""
    h /= s
    o = limb([(0, 0), (0, -h)], 13, WOOD, 4) + limb([(-26, -h), (26, -h)], 13, WOOD, 4)
    o += poly([(-62, -108), (-48, -126), (48, -126), (62, -108), (58, 40), (-58, 40)], fill=col, w=5, j=1)
    o += line((-26, -96), (-24, 20), w=3.5, op=0.5) + line((26, -96), (24, 20), w=3.5, op=0.5)
    return place(o, f"translate({x},{y}) rotate({rot}) scale({s})")


def broom(x: float, y: float, h: float, rot: float, band: str) -> str:
    """A straw broom, h high, standing on its handle in the snow at (x, y)."""
    o = limb([(0, 0), (0, -h + 120)], 12, WOOD, 4)
    o += curve(
        [(-14, 126 - h), (-44, 66 - h), (-60, 4 - h), (0, -8 - h), (60, 4 - h), (44, 66 - h), (14, 126 - h)], True, fill="#E3BE74", w=5, j=1
    )
    for a in (-28, -10, 10, 28):
        o += line((a * 0.5, 90 - h), (a * 1.25, 22 - h), w=3, j=1)
    o += curve([(-26, 104 - h), (0, 110 - h), (26, 104 - h)], w=9, stroke=band, j=0.4)
    return place(o, f"translate({x},{y}) rotate({rot})")


def mitten(x: float, y: float, s: float, rot: float, col: str, cuff: str = CREAM, flip: bool = False) -> str:
    """A mitten hung on a handle, its tip upwards."""
    o = curve([(-30, 34), (-34, -10), (-22, -52), (4, -62), (26, -48), (32, -10), (30, 34)], True, fill=col, w=5, j=0.8)
    o += curve([(28, 16), (44, -2), (58, -16), (70, -4), (60, 20), (32, 36)], True, fill=col, w=5, j=0.6)
    o += poly([(-38, 28), (38, 28), (38, 58), (-38, 58)], fill=cuff, w=5, j=1)
    return place(o, f"translate({x},{y}) rotate({rot}) scale({-s if flip else s},{s})")


def prints(x: float, y: float, dx: float, dy: float, n: int, s: float) -> str:
    """A track of footprints in the snow, smaller as it goes away."""
    o = ""
    for i in range(n):
        k = s * (1 - i * 0.06)
        a, b = x + dx * i + 17 * k * (1 if i % 2 else -1), y + dy * i * (1 - i * 0.03)
        o += ell(a, b, 11 * k, 14 * k, rot=12, fill=TRACK, stroke="none", j=0.3) + ell(
            a - 3 * k, b + 21 * k, 8 * k, 7 * k, fill=TRACK, stroke="none", j=0.3
        )
    return o


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


def _scarf(x: float, y: float) -> str:
    """A scarf tied round a handle."""
    o = curve([(2, 10), (-22, 60), (-30, 116), (6, 124), (12, 70), (18, 14)], True, fill=YEL, w=4.5)
    o += curve([(10, 8), (34, 50), (52, 92), (84, 76), (56, 36), (26, 4)], True, fill=YEL, w=4.5)
    o += line((-28, 100), (6, 108), w=3.5) + line((48, 78), (74, 64), w=3.5)
    return place(o + curve([(-26, -14), (26, -20), (34, 6), (24, 20), (-22, 22), (-32, 4)], True, fill=YEL, w=4.5), f"translate({x},{y})")


def _tools() -> list[object]:
    """Seven of them, tall and small, with what keeps hands and necks warm."""
    return [
        shovel(432, 790, 430, -9, TEAL),
        broom(560, 810, 420, -4, PERS),
        shovel(690, 790, 480, 3, BRICK),
        shovel(812, 800, 262, -5, YEL, 0.74),
        shovel(930, 790, 450, -3, NIGHT),
        shovel(1050, 800, 236, 6, PERS, 0.74),
        broom(1166, 804, 366, 8, TEAL),
        mitten(789, 548, 0.74, -8, PERS),
        mitten(1075, 572, 0.68, 10, TEAL, flip=True),
        mitten(716, 310, 0.95, 6, DGREEN),
        _scarf(913, 420),
    ]


def draw() -> list[object]:
    """A parking lot, half of it cleared: what seven people cleared it with, and not the people."""
    o: list[object] = [
        flat(0, 0, 1600, 1000, "#B4CED4"),
        house(60, 520, 460, 3, 4, "#EBCBAE", CREAM, fh=112, win="#F7E3C2", lit=((0, 1), (1, 3))),
        house(1090, 520, 450, 2, 4, "#E0BF9C", CREAM, fh=120, win="#F7E3C2", lit=((0, 2),)),
        ell(810, 150, 80, n=22, fill="#F6EBCF", stroke="none", j=0.8),
        poly([(-40, 512), (1640, 512), (1640, 1060), (-40, 1060)], fill="#EAF1EF", stroke="none"),
        curve([(-40, 520), (300, 506), (800, 522), (1300, 508), (1640, 520)], w=4),
        flakes(80, 0, 560),
        snowy_car(256, 640, 0.72, BRICK),
        snowy_car(1332, 640, 0.72, TEAL, True),
    ]
    field = [(-40, 690), (160, 668), (420, 694), (720, 676), (1000, 694), (1320, 672), (1640, 690)]
    o += [curve([*field, (1640, 1060), (-40, 1060)], True, fill=SNOW, w=4.5)]
    swept = [(-60, 800), (200, 770), (420, 800), (640, 850), (900, 870), (1080, 910), (1170, 980), (1180, 1080), (-60, 1080)]
    o += [curve(swept, True, fill="#DDC9A6", stroke="none")]
    o += [prints(1276, 940, 22, -50, 6, 1.5), prints(1452, 950, -2, -44, 7, 0.95)]
    for x, y in ((120, 880), (300, 940), (520, 930), (760, 950), (960, 960)):
        o.append(curve([(x - 60, y + 8), (x, y - 6), (x + 70, y + 6)], w=3.5, stroke="#BFA983"))
    o += _tools()
    bank = [
        (330, 840),
        (350, 796),
        (430, 762),
        (520, 776),
        (600, 752),
        (700, 772),
        (790, 756),
        (880, 776),
        (980, 762),
        (1080, 780),
        (1190, 770),
    ]
    o += [curve([*bank, (1262, 820), (1268, 860), (1100, 890), (800, 884), (520, 876)], True, fill=SNOW, w=4.5)]
    for x, y in ((470, 822), (650, 836), (860, 832), (1060, 840)):
        o.append(curve([(x - 36, y), (x, y + 12), (x + 40, y + 4)], w=3.5, stroke=SHADE))
    return o
