"""Cover of the story crossing-signals."""

from art.palette import BRICK, CREAM, NIGHT, PERS, TEAL, YEL
from art.pen import ell, flat, poly
from art.people import Fig, body
from art.scenery import cloud, house, traffic_light, tree


def draw() -> list[object]:
    """Two children guide the traffic at the crossing."""
    o = [
        flat(0, 0, 1600, 1000, "#DDEBE4"),
        ell(250, 210, 110, fill=YEL, stroke="none"),
        cloud(1330, 130, 1.1, CREAM),
        cloud(640, 110, 0.8, CREAM),
    ]
    o += [
        house(-60, 560, 420, 3, 4, "#F3CFAE", BRICK, fh=100, win=CREAM, lit=((1, 1),)),
        house(1180, 560, 480, 3, 4, "#EFDDBB", PERS, fh=110, win=CREAM, lit=((0, 1),)),
        tree(600, 570, 1.0),
        tree(1010, 570, 0.8, fill="#A8C294"),
    ]
    o += [
        poly([(-40, 560), (1640, 560), (1640, 640), (-40, 640)], fill="#E9D6B2", w=4.5),
        poly([(-40, 635), (1640, 635), (1640, 1060), (-40, 1060)], fill="#7D8F92", w=4.5),
    ]
    for i in range(8):
        xt = 340 + i * 132
        o.append(
            poly(
                [(xt - 38, 668), (xt + 38, 668), ((xt + 38 - 800) * 1.75 + 800, 1040), ((xt - 38 - 800) * 1.75 + 800, 1040)],
                fill=CREAM,
                w=3.5,
                stroke="#5E6F73",
            )
        )
    o.append(traffic_light(800, 470, "g", 1.12, 190))
    o += [ell(505, 948, 160, 20, fill="#4F6266", stroke="none", op=0.5), ell(1105, 948, 160, 20, fill="#4F6266", stroke="none", op=0.5)]
    legs = (((320, 1250), (300, 1600), (260, 1900)), ((470, 1250), (500, 1600), (540, 1900)))
    a = Fig(
        500,
        945,
        0.32,
        hair="MediumBangsFilled",
        face="Smile",
        child=True,
        cap=True,
        feet=2050,
        hs=1.32,
        custom=body(
            PERS,
            NIGHT,
            arms=((((250, 600), (60, 900), (10, 1180)), 100, True), (((540, 610), (850, 760), (1010, 380)), -78)),
            legs=legs,
            shoes=(-1, 1),
        ),
    )
    b = Fig(
        1110,
        945,
        0.32,
        hair="Short",
        face="Cute",
        child=True,
        cap=True,
        flip=True,
        feet=2050,
        hs=1.32,
        custom=body(
            TEAL,
            "#6B4A35",
            arms=((((240, 600), (60, 860), (-20, 1120)), 110, True), (((540, 620), (780, 800), (1060, 720)), -10)),
            legs=legs,
            shoes=(-1, 1),
        ),
    )
    return [*o, a, b]
