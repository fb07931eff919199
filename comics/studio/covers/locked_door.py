"""Cover of the story locked-door."""

from art.palette import BRICK, CREAM, DGREEN, DWOOD, GREY, INK, LTEAL, PERS, SKY, TEAL, WOOD, YEL
from art.pen import clip, curve, ell, flat, limb, line, place, poly, rect, style

WALL = 828  # where the house is cut open
SMOKE, SHADE, GLOW = "#C9BFB3", "#8F867C", "#8FE0CF"


def _landing() -> list[object]:
    """The wall of the landing with its green dado, the floor and the mat."""
    return [
        flat(0, 0, 1600, 1000, "#F4DFC0"),
        poly([(-40, 580), (WALL, 580), (WALL, 850), (-40, 850)], fill="#B9D0C2", stroke="none"),
        line((-40, 580), (WALL, 580), w=4),
        poly([(-40, 846), (1640, 846), (1640, 1060), (-40, 1060)], fill="#C99F74", w=4.5),
        poly([(150, 872), (690, 872), (742, 956), (98, 956)], fill=DGREEN, w=4.5),
        poly([(186, 888), (656, 888), (692, 940), (148, 940)], stroke=CREAM, w=2.5),
    ]


def _door() -> list[object]:
    """The closed door with a red paper diamond."""
    return [
        rect(120, 66, 600, 784, fill=DWOOD, w=5),
        rect(166, 110, 508, 740, fill=BRICK, w=5),
        rect(214, 160, 270, 290, fill="#B9553A", w=4),
        rect(214, 520, 270, 270, fill="#B9553A", w=4),
        poly([(349, 196), (446, 304), (349, 412), (252, 304)], fill=PERS, w=4),
        poly([(349, 240), (406, 304), (349, 368), (292, 304)], fill=YEL, w=3.5),
    ]


def _lock(x: float, y: float) -> str:
    """A fingerprint lock that says no: a red light, the lines of a finger, keys, a handle."""
    o = poly([(-58, 0), (58, 0), (58, 400), (-58, 400)], fill="#2E3A40", w=5.5, j=1.4)
    o += ell(0, 38, 27, fill=PERS, stroke="none", op=0.4) + ell(0, 38, 13, fill="#F0704A", w=3)
    o += ell(0, 130, 48, 55, fill="#3F5157", w=4)
    for r in (10, 21, 32):
        o += f'<path d="M{-r} {134 + r * 0.7}V128A{r} {r * 1.15} 0 0 1 {r} 128V{134 + r * 0.7}" {style("none", GLOW, 5, 1)}/>'
    o += line((0, 128), (1, 158), w=5, stroke=GLOW, j=0.2)
    for i in range(9):
        o += ell(-28 + i % 3 * 28, 216 + i // 3 * 28, 7, fill=CREAM, stroke="none")
    o += limb([(0, 338), (-40, 341), (-122, 340)], 24, "#D8CDBB", 5) + ell(0, 338, 30, fill="#D8CDBB", w=5)
    return place(o, f"translate({x},{y})")


def _card(x: float, y: float) -> str:
    """A card with a heart, leaning at the foot of the door."""
    heart = "M-38 32C-72 8 -78 -24 -58 -30C-46 -33 -40 -22 -38 -14C-36 -22 -29 -33 -17 -30C3 -24 -4 8 -38 32Z"
    o = poly([(-92, -62), (92, -62), (92, 60), (-92, 60)], fill=CREAM, w=4.5, j=1)
    o += f'<path d="{heart}" {style(PERS, INK, 4, 1)}/>'
    o += line((18, -22), (70, -24), w=4, j=0.6) + line((18, 4), (64, 3), w=4, j=0.6) + line((18, 29), (48, 29), w=4, j=0.6)
    return place(o, f"translate({x},{y}) rotate(-8)")


def _kitchen() -> list[object]:
    """What is behind the wall: tiles, a closed window, the counter."""
    o = [flat(WALL, 0, 800, 1000, "#F9E9CC"), flat(WALL, 470, 800, 280, "#E3EBDD")]
    o += [line((WALL, y), (1640, y), w=2.5, op=0.35) for y in (470, 560, 650)]
    o += [line((x, 472), (x, 740), w=2.5, op=0.35) for x in range(930, 1620, 110)]
    o += [rect(1320, 150, 232, 268, fill=WOOD, w=5), rect(1344, 174, 184, 220, fill=SKY, w=4.5)]
    o += [ell(1480, 240, 26, fill=YEL, stroke="none"), line((1436, 174), (1436, 394), w=8), line((1422, 300), (1422, 330), w=7, j=0.3)]
    o += [rect(WALL + 30, 776, 800, 250, fill="#D9B98C", w=5), line((1160, 800), (1160, 1010), w=4)]
    o += [ell(1122, 880, 10, fill=INK, w=2), ell(1198, 880, 10, fill=INK, w=2)]
    return [*o, rect(WALL + 30, 738, 800, 44, fill="#EFE3CF", w=5)]


def _stove(x: float, y: float) -> str:
    """A gas stove with its flames under a pot that has boiled dry."""
    o = poly([(-214, -30), (214, -30), (228, 2), (-228, 2)], fill="#4A423B", w=5, j=1)
    o += ell(-168, -14, 11, fill=GREY, w=3) + ell(168, -14, 11, fill=GREY, w=3)
    o += line((-128, -30), (-128, -82), w=11, j=0.3) + line((128, -30), (128, -82), w=11, j=0.3)
    for i, h in enumerate((30, 44, 36, 48, 36, 44, 30)):
        a = -90 + i * 30
        flame = [(a - 12, -34), (a - 12, -46), (a - 2, -38 - h), (a + 11, -46), (a + 12, -34)]
        o += curve(flame, True, fill=YEL if i % 2 else "#F0704A", w=3, j=0.4)
    for m in (-1, 1):
        o += limb([(150 * m, -192), (204 * m, -194), (212 * m, -160), (152 * m, -152)], 18, "#3B342F", 4.5)
    side = [
        (-156, -232),
        (-157, -190),
        (-154, -140),
        (-144, -104),
        (-112, -84),
        (0, -82),
        (112, -84),
        (144, -104),
        (154, -140),
        (157, -190),
    ]
    o += curve([*side, (156, -232)], True, fill=TEAL, w=6, j=0.8)
    o += line((-120, -196), (-114, -146), w=5, stroke=LTEAL, j=0.5)
    scorch = [(-147, -118), (-100, -104), (-50, -112), (0, -102), (56, -112), (104, -104), (147, -118), (134, -94), (108, -86), (0, -84)]
    o += curve([*scorch, (-108, -86), (-134, -94)], True, fill="#3B342F", stroke="none", j=0.5, op=0.7)
    o += curve([*side, (156, -232)], True, w=6, j=0.4)
    return place(o + ell(0, -232, 158, 27, fill="#3B342F", w=6), f"translate({x},{y})")


def _smoke() -> str:
    """The smoke: up out of the pot and along the ceiling."""
    left = [(1076, 512), (1056, 462), (1088, 404), (1046, 356), (1016, 292), (1046, 232), (984, 212), (930, 176), (880, 186), (836, 140)]
    right = [(1330, 108), (1290, 140), (1290, 196), (1240, 222), (1262, 288), (1226, 344), (1246, 404), (1220, 456), (1246, 512)]
    roof = [(790, 40), (800, -60), (1660, -60), (1660, 70), (1600, 98), (1530, 74), (1470, 112), (1396, 84)]
    o = curve([*left, *roof, *right, (1200, 524), (1120, 526)], True, fill=SMOKE, w=5, j=2)
    for pts in (
        ((1150, 500), (1130, 440), (1164, 380), (1116, 320), (1146, 250), (1120, 206), (1086, 222), (1104, 252)),
        ((1198, 470), (1184, 420), (1204, 372)),
        ((1186, 270), (1158, 196), (1200, 140), (1246, 146), (1242, 182), (1212, 176)),
        ((920, 118), (976, 84), (1030, 104), (1022, 142), (990, 134)),
        ((1360, 52), (1420, 26), (1472, 44), (1464, 76), (1436, 68)),
    ):
        o += curve(pts, stroke=SHADE, w=5)
    return o


def draw() -> list[object]:
    """The lock that does not open, and behind the wall the pot that nobody has thought of yet. Nobody is in the picture."""
    inside = "".join(map(str, _kitchen())) + _stove(1160, 740) + _smoke()
    o = [*_landing(), *_door(), _lock(596, 330), _card(420, 872)]
    o += [clip("in", f'<rect x="{WALL}" y="-20" width="900" height="1100"/>', inside)]
    o += [poly([(WALL - 34, -40), (WALL + 32, -40), (WALL + 32, 1060), (WALL - 34, 1060)], fill="#C98F5F", w=5.5)]
    for i, y in enumerate(range(20, 1000, 62)):
        x = WALL - 13 + i % 2 * 24
        o += [line((WALL - 32, y), (WALL + 30, y), w=3, j=1), line((x, y), (x, y + 60), w=3, j=1)]
    return o
