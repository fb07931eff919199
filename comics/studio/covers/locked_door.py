"""Cover of the story locked-door."""

from collections.abc import Sequence

from art.palette import BRICK, CREAM, GREEN, INK, LYEL, NIGHT, PERS, TEAL, YEL
from art.pen import curve, ell, flat, limb, line, poly, rect
from art.people import Fig

VEST = [
    (225, 490),
    (165, 650),
    (150, 860),
    (120, 1150),
    (95, 1480),
    (300, 1590),
    (500, 1650),
    (700, 1620),
    (690, 1480),
    (640, 1300),
    (640, 1150),
    (655, 960),
    (650, 700),
    (590, 520),
    (500, 640),
    (430, 660),
    (370, 600),
    (330, 500),
]


def _door() -> list[object]:
    """The landing with the door ajar."""
    o = [flat(0, 0, 1600, 1000, "#F4DFC0"), poly([(-40, 800), (1640, 800), (1640, 1060), (-40, 1060)], fill="#C99F74", w=4.5)]
    o += [
        poly([(-40, 560), (1640, 560), (1640, 800), (-40, 800)], fill="#B9D0C2", stroke="none"),
        line((-40, 560), (1640, 560), w=4),
        line((-40, 800), (1640, 800), w=4.5),
    ]
    for x in (300, 1330):
        o.append(line((x - 240, 1000), (x - 60, 805), w=3, op=0.4))
    # door
    o += [rect(770, 110, 500, 696, fill="#8A5A3C", w=5), rect(812, 150, 416, 656, fill="#3A2A24", w=5)]
    o += [poly([(812, 150), (1168, 150), (1168, 806), (812, 806)], fill=BRICK, w=5)]
    o += [rect(862, 206, 256, 210, fill="#B9553A", w=4), rect(862, 474, 256, 270, fill="#B9553A", w=4)]
    o += [ell(990, 250, 7, fill=INK, w=2)]
    # couplet-free door ornament: an upside-down red diamond without text
    o += [
        poly([(990, 226), (1062, 306), (990, 386), (918, 306)], fill=PERS, w=4),
        poly([(990, 254), (1038, 306), (990, 358), (942, 306)], fill=YEL, w=3),
    ]
    return o


def draw() -> list[object]:
    """Somebody from the property company at a door that smokes."""
    o = _door()

    # light smoke out of the gap
    def puff(circles: Sequence[tuple[float, float, float]], c: str, op: float) -> str:
        return f'<g opacity="{op}" fill="{c}">' + "".join(f'<circle cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in circles) + "</g>"

    L = (
        (1182, 786, 14),
        (1190, 752, 22),
        (1200, 710, 30),
        (1194, 668, 34),
        (1216, 626, 42),
        (1208, 576, 48),
        (1240, 530, 54),
        (1236, 474, 56),
        (1276, 428, 62),
        (1268, 366, 58),
        (1318, 326, 66),
        (1316, 262, 60),
        (1366, 226, 58),
        (1352, 176, 48),
        (1404, 160, 40),
        (1398, 122, 30),
    )
    o += [puff(L, "#EFE8DD", 0.8), puff([(x + 8, y + 4, r * 0.55) for x, y, r in L], "#DDD4C8", 0.75)]
    for p in (
        ((1184, 750), (1204, 690), (1190, 630), (1232, 560), (1214, 490), (1268, 410), (1250, 350), (1276, 330), (1292, 352), (1274, 368)),
        ((1240, 520), (1296, 440), (1290, 370), (1348, 300), (1334, 240), (1362, 220), (1376, 244), (1358, 258)),
    ):
        o.append(curve(p, stroke="#8F867C", w=5, op=0.9))
    # fingerprint lock on the left side of the leaf (handle side is right)
    o += [rect(1118, 424, 46, 190, fill="#2E3A40", w=4.5), limb([(1141, 580), (1092, 582)], 14, "#D8CDBB", 4)]
    o += [ell(1141, 462, 40, fill=TEAL, stroke="none", op=0.35)]
    for r in (5, 10, 15):
        o.append(
            f'<path d="M{1141 - r} {470}V{462}A{r} {r} 0 0 1 {1141 + r} {462}V{470}" fill="none"'
            ' stroke="#8FE0CF" stroke-width="3" stroke-linecap="round"/>'
        )
    for i in range(6):
        o.append(f'<circle cx="{1130 + i % 2 * 22}" cy="{505 + i // 2 * 18}" r="3.6" fill="{CREAM}"/>')
    o += [
        poly([(720, 806), (1180, 806), (1230, 870), (670, 870)], fill="#5F8A5E", w=4.5),
        poly([(752, 820), (1152, 820), (1184, 856), (716, 856)], stroke=CREAM, w=2.5),
    ]
    f = Fig(
        560,
        950,
        0.25,
        "RoboDanceOutline",
        "Short",
        "Tired",
        top=NIGHT,
        pants="#5A4438",
        shoes="#3B342F",
        paint=(
            (0, VEST, PERS),
            (0, [(100, 1180), (680, 1240), (690, 1330), (90, 1270)], LYEL),
            (0, [(250, 500), (330, 500), (372, 880), (300, 1200), (250, 1190), (300, 880)], LYEL),
        ),
        over=(
            '<path d="M212 585Q160 660 150 860Q140 1080 100 1400M622 610Q655 700 650 900Q640 1120 660 1280"'
            f' fill="none" stroke="{INK}" stroke-width="11" stroke-linecap="round"/>'
            f'<path d="M128 1184Q400 1212 642 1236M122 1274Q400 1302 648 1324" fill="none" stroke="{INK}" stroke-width="9"/>'
        ),
    )
    o += [ell(560, 952, 190, 20, fill="#A97F57", stroke="none"), f]
    # tool case at his feet
    o += [
        rect(800, 880, 150, 86, fill=YEL, w=5),
        line((800, 914), (950, 914), w=4),
        curve([(846, 880), (850, 852), (900, 852), (904, 880)], w=7),
        rect(864, 904, 22, 22, fill=CREAM, w=3.5),
    ]
    o += [rect(190, 250, 170, 230, fill=CREAM, w=4.5), ell(275, 350, 44, fill=GREEN, w=4), line((275, 394), (275, 440), w=4)]
    return o
