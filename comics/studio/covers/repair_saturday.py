"""Cover of the story repair-saturday."""

import math

from art.palette import BRICK, CREAM, INK, LYEL, NIGHT, PERS, TEAL, YEL
from art.pen import curve, ell, fist, flat, limb, line, place, poly, rect
from art.people import Fig, body
from art.scenery import awning, house, tree


def fan(x: float, y: float, s: float) -> str:
    """An electric fan."""
    o = (
        limb([(0, 150), (0, 270)], 20, CREAM, 5)
        + curve([(-90, 320), (-80, 284), (0, 268), (80, 284), (90, 320)], True, fill=CREAM, w=5)
        + ell(-20, 298, 9, fill=PERS, w=3)
        + ell(14, 298, 9, fill=YEL, w=3)
    )
    o += ell(0, 0, 150, fill="#E3EDE6", w=6)
    for a in (20, 140, 260):
        o += place(
            f'<path d="M0 -12Q40 -110 96 -84Q126 -40 12 6Z" fill="{TEAL}" stroke="{INK}" stroke-width="4.5" stroke-linejoin="round"/>',
            f"rotate({a})",
        )
    for r in (110,):
        o += ell(0, 0, r, w=2.5, op=0.7)
    for a in range(0, 360, 30):
        c, s_ = math.cos(math.radians(a)), math.sin(math.radians(a))
        o += line((36 * c, 36 * s_), (148 * c, 148 * s_), w=2.5, j=0.4, op=0.7)
    return place(o + ell(0, 0, 32, fill=YEL, w=5), f"translate({x},{y}) scale({s})")


def radio(x: float, y: float, s: float) -> str:
    """A radio."""
    o = (
        line((90, -70), (150, -200), w=6, j=0.3)
        + ell(150, -202, 7, fill=INK, w=2)
        + curve([(-90, -72), (-84, -104), (84, -104), (90, -72)], w=8)
        + rect(-130, -72, 260, 160, fill=PERS, w=6)
        + ell(-62, 8, 54, fill=CREAM, w=5)
    )
    for r in (34, 16):
        o += ell(-62, 8, r, w=3)
    o += rect(14, -46, 92, 40, fill=LYEL, w=4) + line((60, -42), (56, -12), w=3.5, stroke=BRICK, j=0.2)
    for i in range(2):
        o += ell(38 + i * 46, 44, 19, fill=CREAM, w=4.5) + line((38 + i * 46, 44), (44 + i * 46, 32), w=3.5, j=0.2)
    return place(o, f"translate({x},{y}) scale({s})")


def screwdriver(x: float, y: float, a: float, s: float = 1, c: str = YEL) -> str:
    """A screwdriver pointing to angle a."""
    return place(
        rect(-60, -13, 70, 26, fill=c, w=4.5) + line((12, 0), (84, 0), w=8, j=0.2) + line((-44, -4), (-6, -4), w=3, j=0.2),
        f"translate({x},{y}) rotate({a}) scale({s})",
    )


def draw() -> list[object]:
    """The repair table on Saturday."""
    o = [
        flat(0, 0, 1600, 1000, "#DDEBE0"),
        house(60, 720, 500, 4, 4, "#F3D3AE", BRICK, fh=112, win=CREAM, lit=((2, 1),)),
        tree(1330, 720, 1.5, fill="#A8C294"),
        poly([(-40, 716), (1640, 716), (1640, 1060), (-40, 1060)], fill="#E6CFA6", w=4.5),
    ]
    for x in (210, 1390):
        o.append(limb([(x, 150), (x, 950)], 18, CREAM, 5))
    # people behind the table
    m = Fig(
        590,
        430,
        0.29,
        feet=3000,
        bust=True,
        hair="GrayShort",
        face="Smile",
        acc="GlassRound",
        tilt=7,
        custom=body(
            TEAL,
            NIGHT,
            arms=((((240, 650), (160, 950), (200, 1400)), None, True), (((550, 650), (700, 1010), (960, 900)), None)),
            legs=(),
            hem=1720,
            aw=140,
            extra=(
                f'<path d="M262 590L300 860V1700H490V860L524 590" fill="none" stroke="{YEL}" stroke-width="46"/>'
                f'<path d="M284 860Q390 890 506 860L520 1720H266Z" fill="{YEL}"'
                f' stroke="{INK}" stroke-width="16" stroke-linejoin="round"/>'
                f'<path d="M318 1050H462V1200Q390 1230 318 1200Z" fill="{LYEL}"'
                f' stroke="{INK}" stroke-width="14" stroke-linejoin="round"/>'
            ),
        ),
    )
    w = Fig(1230, 545, 0.325, "bust_Hoodie", "GrayBun", "Calm", flip=True, top=BRICK)
    k = Fig(1030, 655, 0.25, "bust_Shirt", "MediumBangsFilled", "Cute", flip=True, cap=True, child=True, hs=1.3, bs=0.74, top=YEL)
    o += [w, k, fan(830, 480, 0.95), m]
    x, y = m.pt(1046, 866)
    o += [screwdriver(x + 8, y - 8, -30, 0.8, PERS), fist(x, y, 18)]
    # table
    o += [
        ell(800, 958, 640, 24, fill="#CDB080", stroke="none"),
        limb([(290, 800), (280, 950)], 24, "#8A5A3C", 5),
        limb([(1310, 800), (1320, 950)], 24, "#8A5A3C", 5),
    ]
    o += [
        rect(230, 776, 1140, 40, fill="#B98252", w=6),
        poly(
            [
                (300, 816),
                (1300, 816),
                (1296, 880),
                (1240, 866),
                (1170, 884),
                (1100, 866),
                (1030, 884),
                (960, 866),
                (890, 884),
                (820, 866),
                (750, 884),
                (680, 866),
                (610, 884),
                (540, 866),
                (470, 884),
                (400, 866),
                (304, 880),
            ],
            fill=CREAM,
            w=5,
        ),
    ]
    o += [
        radio(390, 686, 0.98),
        screwdriver(590, 762, 176, 0.9, TEAL),
        place(
            limb([(0, 0), (70, 0)], 16, "#8A8177", 4)
            + ell(84, 0, 24, fill="#8A8177", w=4)
            + f'<path d="M84 -9L116 -12L116 12L84 9Z" fill="#E6DDCE" stroke="{INK}" stroke-width="3"/>',
            "translate(1010,756) rotate(-6)",
        ),
    ]
    o += [
        rect(1170, 700, 150, 76, fill=TEAL, w=5),
        line((1170, 732), (1320, 732), w=4),
        curve([(1214, 700), (1220, 672), (1270, 672), (1276, 700)], w=7),
    ]
    # awning
    a = awning(120, 1480, 70, 11)
    o += [a, line((112, 206), (1488, 206), w=4.5), line((206, 70), (1394, 70), w=8)]
    return o
