"""Cover of the story reading-aloud."""

from art.palette import BRICK, CREAM, GREEN, INK, LTEAL, LYEL, NIGHT, PERS, PINK, SKIN, TEAL, YEL
from art.pen import curve, ell, fist, flat, limb, line, place, poly, rect
from art.people import Fig, body
from art.scenery import pagoda, stool


def draw() -> list[object]:
    """A child reads the newspaper to an old lady."""
    o = [flat(0, 0, 1600, 1000, "#F3DDB6"), rect(180, 90, 430, 400, fill=CREAM, w=5.5)]
    # window: canal at dusk with the pagoda
    o += [
        '<clipPath id="rw"><rect x="206" y="116" width="378" height="348"/></clipPath><g clip-path="url(#rw)">',
        flat(200, 110, 390, 360, "#F7C98B"),
        ell(460, 300, 70, fill=PERS, stroke="none", op=0.85),
        curve([(180, 360), (280, 320), (400, 350), (520, 316), (620, 350), (620, 480), (180, 480)], True, fill=GREEN, stroke="none"),
        flat(200, 386, 390, 90, TEAL),
        curve([(420, 410), (460, 406), (500, 412)], stroke=YEL, w=5),
        curve([(440, 436), (476, 432), (504, 438)], stroke=YEL, w=5),
        pagoda(300, 388, 0.62),
        "</g>",
        rect(206, 116, 378, 348, w=5),
        line((395, 116), (395, 464), w=5),
        rect(164, 486, 462, 28, fill="#B98252", w=5),
    ]
    o += [
        curve([(150, 70), (240, 74), (270, 200), (220, 380), (160, 500), (130, 500)], True, fill=PERS, w=5),
        curve([(640, 70), (550, 74), (524, 200), (574, 380), (630, 500), (660, 500)], True, fill=PERS, w=5),
        line((110, 70), (680, 70), w=9),
    ]
    o += [
        poly([(-40, 790), (1640, 790), (1640, 1060), (-40, 1060)], fill="#C98F5F", w=5),
        ell(800, 912, 640, 84, fill=TEAL, w=5),
        ell(800, 908, 560, 62, stroke=CREAM, w=4),
    ]
    # lamp
    o += [
        ell(1390, 250, 250, fill=LYEL, stroke="none", op=0.55),
        ell(1390, 250, 170, fill="#FCEBC0", stroke="none", op=0.8),
        limb([(1390, 300), (1390, 820)], 12, "#8A5A3C", 5),
        ell(1390, 828, 70, 18, fill="#8A5A3C", w=5),
        poly([(1334, 170), (1446, 170), (1490, 310), (1290, 310)], fill=YEL, w=5.5),
    ]
    # armchair
    o += [limb([(1030, 850), (1026, 910)], 26, "#8A5A3C", 5), limb([(1290, 850), (1300, 910)], 26, "#8A5A3C", 5)]
    o += [curve([(940, 840), (930, 500), (960, 340), (1120, 290), (1290, 340), (1322, 500), (1312, 840)], True, fill=BRICK, w=6)]
    skirt = (
        '<path d="M60 1080Q60 1400 130 1440L830 1440L850 1800L1090 1800Q1120 1300 1000 1180Q860 1110 640 1090Z"'
        f' fill="{NIGHT}" stroke="{INK}" stroke-width="18" stroke-linejoin="round"/>'
        f'<path d="M860 1790L860 1850Q960 1900 1150 1860Q1160 1810 1070 1790Z" fill="{PERS}"'
        f' stroke="{INK}" stroke-width="18" stroke-linejoin="round"/>'
    )
    gm = Fig(
        1130, 470, 0.3, "bust_Sweater", "GrayBun", "Calm", flip=True, bust=True, top=YEL, r3=SKIN, tilt=6, acc="GlassRound", under=skirt
    )
    o += [rect(930, 690, 390, 150, fill="#BC5438", w=6), gm]
    o += [curve([(1262, 640), (1272, 590), (1325, 574), (1372, 604), (1366, 862), (1262, 866)], True, fill="#C96345", w=6)]
    # child on a stool, newspaper
    o += [stool(500, 764, 180, 160, "#B98252")]
    legs = (((300, 1240), (900, 1230), (1090, 1320), (1110, 1980)), ((330, 1280), (780, 1260), (920, 1340), (930, 2080)))
    k = Fig(
        500,
        545,
        0.25,
        hair="MediumBangsFilled",
        face="Smile",
        child=True,
        hs=1.34,
        feet=2000,
        bust=True,
        cap=True,
        tilt=6,
        custom=body(GREEN, "#6B4A35", arms=(), legs=legs, hem=1300, lw=160),
    )
    o += [k]
    o += [
        place(
            poly([(-150, -110), (0, -92), (150, -110), (150, 110), (0, 128), (-150, 110)], fill=CREAM, w=5)
            + line((0, -92), (0, 126), w=4)
            + rect(-126, -78, 96, 60, fill=LTEAL, w=3.5)
            + "".join(line((-126, 4 + i * 24), (-28, 14 + i * 24), w=3.5, op=0.6, j=0.8) for i in range(4))
            + "".join(line((26, -62 + i * 24), (126, -72 + i * 24), w=3.5, op=0.6, j=0.8) for i in range(4))
            + rect(28, 34, 94, 52, fill=PINK, w=3.5),
            "translate(590,676) rotate(-5)",
        )
    ]
    o += [fist(444, 690, 19), fist(736, 670, 19)]
    return o
