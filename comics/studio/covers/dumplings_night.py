"""Cover of the story dumplings-night."""

from art.palette import BRICK, CREAM, GREEN, LYEL, NIGHT, PERS, SKIN, SKIN2, TEAL, YEL
from art.pen import curve, ell, flat, line, place, poly, rect
from art.people import Fig
from art.scenery import bowl, dumpling_plate, steam


def lantern(x: float, y: float, s: float, c: str = PERS) -> str:
    """A round red lantern."""
    return place(
        line((0, -150), (0, -62), w=4, j=0.4)
        + ell(0, 0, 124, fill="#E9A24C", stroke="none", op=0.22)
        + ell(0, 0, 66, 54, fill=c, w=5)
        + curve([(-28, -50), (-40, 0), (-28, 50)], w=3)
        + curve([(28, -50), (40, 0), (28, 50)], w=3)
        + rect(-26, -64, 52, 16, fill=YEL, w=4)
        + rect(-26, 48, 52, 16, fill=YEL, w=4)
        + "".join(line((d, 66), (d * 1.2, 104), w=3.5, stroke=YEL, j=0.5) for d in (-12, 0, 12)),
        f"translate({x},{y}) scale({s})",
    )


def draw() -> list[object]:
    """Neighbours eat jiaozi under lanterns."""
    o = [
        flat(0, 0, 1600, 1000, NIGHT),
        ell(800, 560, 760, 430, fill="#37557A", stroke="none", j=4),
        ell(800, 600, 560, 330, fill="#55697F", stroke="none", op=0.7, j=4),
    ]
    o += [
        "".join(
            f'<circle cx="{x}" cy="{y}" r="{r}" fill="{LYEL}"/>'
            for x, y, r in (
                (130, 90, 4),
                (330, 60, 5),
                (560, 120, 4),
                (1050, 70, 5),
                (1290, 120, 4),
                (1480, 60, 5),
                (760, 50, 4),
                (60, 300, 4),
                (1540, 330, 5),
            )
        )
    ]
    o += [curve([(-20, 60), (300, 130), (800, 150), (1300, 130), (1620, 60)], w=4)]
    for x, y, s in ((250, 240, 0.85), (620, 270, 0.95), (990, 270, 0.95), (1350, 240, 0.85)):
        o.append(lantern(x, y, s))
    sk = (SKIN, SKIN2, "#F9DCC2")
    people = [
        Fig(230, 560, 0.27, "bust_Hoodie", "Medium", "Calm", top=TEAL),
        Fig(415, 530, 0.285, "bust_ButtonShirt", "GrayShort", "Calm", top=CREAM, acc="GlassRound", skin=sk[1]),
        Fig(800, 540, 0.29, "bust_Turtleneck", "GrayBun", "Calm", top=BRICK),
        Fig(1195, 535, 0.285, "bust_Sweater", "ShortVolumed", "Smile", top=GREEN, r3=sk[1], flip=True, skin=sk[1]),
        Fig(1380, 560, 0.27, "bust_ShirtCoat", "MediumLong", "Calm", top=YEL, flip=True),
        Fig(608, 616, 0.225, "bust_Shirt", "BangsFilled", "Cute", child=True, hs=1.25, bs=0.8, top=YEL),
        Fig(1000, 616, 0.225, "bust_StripedShirt", "Short", "Smile", child=True, hs=1.25, bs=0.8, cap=True, flip=True, top=CREAM),
    ]
    o += people
    o += [
        poly([(120, 730), (1480, 730), (1640, 900), (1640, 1060), (-40, 1060), (-40, 900)], fill=PERS, w=6, step=60),
        poly([(-40, 902), (1640, 902), (1640, 1060), (-40, 1060)], fill=BRICK, w=5.5, step=60),
    ]
    for x in range(40, 1640, 140):
        o.append(poly([(x, 960), (x + 26, 990), (x, 1020), (x - 26, 990)], fill=YEL, w=3.5, j=0.6))
    o += [
        bowl(250, 790, 0.9, TEAL),
        dumpling_plate(430, 800, 0.95, TEAL, 7),
        bowl(610, 788, 0.85, YEL),
        dumpling_plate(800, 810, 1.25, TEAL, 8),
        bowl(1000, 788, 0.85, YEL),
        dumpling_plate(1180, 800, 0.95, TEAL, 7),
        bowl(1350, 790, 0.9, TEAL),
    ]
    for x, h in ((522, 110), (690, 150), (908, 150), (1092, 100)):
        o.append(steam(x, 712, h, 13, CREAM, 9, 0.62))
    for x in (290, 960, 1310):
        o.append(
            place(
                line((0, 0), (110, 16), w=6, stroke="#F3D59B", j=0.4) + line((4, 16), (114, 28), w=6, stroke="#F3D59B", j=0.4),
                f"translate({x},{858})",
            )
        )
    return o
