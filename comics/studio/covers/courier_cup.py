"""Cover of the story courier-cup."""

from art.palette import BRICK, CREAM, INK, PERS, SKIN, TEAL, YEL
from art.pen import curve, ell, flat, limb, line, place, poly, rect
from art.people import HELMET, Fig, seated_legs
from art.scenery import house, scooter, steam, tree


def draw() -> list[object]:
    """A courier rests with a hot cup."""
    o = [flat(0, 0, 1600, 1000, "#FBE3B9"), ell(270, 230, 120, fill=CREAM, stroke="none", op=0.8)]
    o += [house(-40, 640, 440, 3, 4, "#F0CBA6", BRICK, fh=112, win=CREAM, lit=((1, 2),)), tree(520, 650, 0.9, fill="#A8C294")]
    o += [
        poly([(-40, 640), (1640, 640), (1640, 760), (-40, 760)], fill="#B7CDA1", stroke="none"),
        line((-40, 640), (1640, 640), w=4.5),
        curve([(-40, 742), (500, 734), (1100, 744), (1640, 736), (1640, 1060), (-40, 1060)], True, fill="#EAD5AE", w=4.5),
    ]
    # scooter, a quiet shape behind
    o += [place(scooter(), "translate(248,812) scale(.86)")]
    # parasol
    o += [
        ell(690, 958, 310, 20, fill="#CBB185", stroke="none"),
        ell(1180, 958, 290, 18, fill="#CBB185", stroke="none"),
        limb([(1025, 210), (1025, 934)], 16, CREAM, 5),
        curve([(950, 946), (964, 914), (1086, 914), (1100, 946)], True, fill="#8A8177", w=5),
    ]
    o += [
        '<g transform="translate(-180,0)">',
        curve(
            [
                (800, 330),
                (850, 190),
                (1000, 90),
                (1205, 56),
                (1410, 90),
                (1560, 190),
                (1610, 330),
                (1560, 356),
                (1500, 332),
                (1440, 356),
                (1380, 332),
                (1320, 356),
                (1262, 332),
                (1205, 356),
                (1148, 332),
                (1090, 356),
                (1030, 332),
                (970, 356),
                (910, 332),
                (850, 356),
            ],
            True,
            fill=PERS,
            w=5.5,
            j=0.6,
        ),
    ]
    o += [
        (
            '<path d="M910 332Q960 150 1205 56Q1080 170 1030 332Q1000 360 970 356Q930 345 910 332ZM1148 332Q1150 170 1205 56'
            "Q1262 170 1262 332Q1230 356 1205 356Q1170 350 1148 332ZM1500 332Q1450 150 1205 56Q1330 170 1380 332"
            f'Q1410 360 1440 356Q1480 345 1500 332Z" fill="{CREAM}"'
            f' stroke="{INK}" stroke-width="4.5" stroke-linejoin="round"/>'
        ),
        line((1205, 58), (1205, 30), w=8, j=0.2),
        "</g>",
    ]
    o.append('<g transform="translate(-40,20)">')
    # water dispenser on a small table
    o += [
        poly([(1260, 720), (1500, 720), (1500, 748), (1260, 748)], fill="#B98252", w=5),
        limb([(1282, 754), (1276, 920)], 16, "#B98252", 5),
        limb([(1478, 754), (1484, 920)], 16, "#B98252", 5),
    ]
    o += [
        curve(
            [
                (1304, 520),
                (1296, 470),
                (1310, 440),
                (1354, 428),
                (1358, 404),
                (1402, 404),
                (1406, 428),
                (1450, 440),
                (1464, 470),
                (1456, 520),
            ],
            True,
            fill="#BFE0DC",
            w=5,
        ),
        curve([(1304, 488), (1350, 496), (1400, 484), (1458, 490)], w=3.5, stroke=TEAL),
        rect(1290, 516, 180, 204, fill=CREAM, w=5),
        rect(1316, 600, 128, 100, fill="#E6DCCB", w=4),
        limb([(1352, 580), (1352, 606)], 14, PERS, 4),
        limb([(1408, 580), (1408, 606)], 14, TEAL, 4),
    ]
    o += [
        poly([(1332, 656), (1372, 656), (1366, 700), (1338, 700)], fill=YEL, w=4),
        f'<path d="M1380 540C1366 560 1364 574 1380 576C1396 574 1394 560 1380 540Z" fill="{TEAL}"/>',
    ]
    o.append("</g>")
    # bench
    o += [
        '<g transform="translate(-132,8)">',
        rect(600, 636, 420, 40, fill="#B98252", w=5),
        rect(600, 700, 420, 36, fill="#B98252", w=5),
        limb([(640, 640), (640, 920)], 18, "#6E665E", 5),
        limb([(980, 640), (980, 920)], 18, "#6E665E", 5),
        "</g>",
    ]
    c = Fig(
        650,
        552,
        0.278,
        "bust_Coffee",
        "Short",
        "Calm",
        bust=True,
        top=TEAL,
        r2=YEL,
        r3=SKIN,
        headover=HELMET.replace("CC", YEL),
        under=seated_legs("#4A3B34", BRICK)
        + (
            f'<path d="M60 1100L60 1330Q330 1380 640 1330L650 1100Z" fill="{TEAL}"'
            f' stroke="{INK}" stroke-width="18" stroke-linejoin="round"/>'
        ),
    )
    o += [rect(462, 806, 440, 34, fill="#C99764", w=5), c]
    hx, hy = c.pt(580, 800)
    o += [steam(hx + 10, hy - 16, 66, 9, CREAM, 5, 0.95), steam(hx + 36, hy - 18, 56, 8, CREAM, 5, 0.95)]
    return o
