"""Cover of the story chess-corner."""

from art.palette import BRICK, CREAM, DGREEN, GREEN, INK, LTEAL, NIGHT, PERS, SKIN, TEAL, YEL
from art.pen import curve, ell, flat, limb, line, place, poly, rect
from art.people import Fig
from art.scenery import blob, stool


def draw() -> list[object]:
    """Two old men play chess under the big tree."""
    o = [flat(0, 0, 1600, 1000, "#FBE9C8"), poly([(-40, 520), (1640, 520), (1640, 690), (-40, 690)], fill=LTEAL, stroke="none")]
    for x, y, w in ((140, 570, 90), (420, 610, 70), (1080, 566, 110), (1360, 620, 90), (250, 650, 60), (1230, 590, 60)):
        o.append(curve([(x, y), (x + w * 0.3, y - 7), (x + w * 0.6, y + 3), (x + w, y - 4)], stroke=CREAM, w=5))
    o += [
        curve([(-40, 470), (120, 430), (260, 470), (400, 440), (520, 520), (-40, 520)], True, fill="#B7CDA1", stroke="none"),
        curve([(1080, 520), (1180, 450), (1300, 470), (1420, 430), (1640, 470), (1640, 520)], True, fill="#B7CDA1", stroke="none"),
    ]
    o += [curve([(-40, 680), (300, 664), (800, 676), (1300, 662), (1640, 680), (1640, 1060), (-40, 1060)], True, fill="#C9D3A0", w=4.5)]
    o += [
        curve(
            [
                (730, 720),
                (752, 560),
                (744, 380),
                (700, 240),
                (760, 280),
                (800, 200),
                (836, 290),
                (900, 230),
                (862, 390),
                (858, 560),
                (886, 720),
            ],
            True,
            fill="#9A6B45",
            w=5,
        ),
        curve([(778, 640), (784, 540), (778, 470)], w=4),
        curve([(824, 560), (820, 470), (826, 410)], w=4),
    ]
    o += [
        curve(
            [
                (150, -60),
                (90, 60),
                (170, 190),
                (330, 230),
                (430, 310),
                (600, 290),
                (720, 350),
                (880, 345),
                (1000, 290),
                (1160, 300),
                (1270, 220),
                (1430, 190),
                (1510, 60),
                (1450, -60),
            ],
            True,
            fill=GREEN,
            w=5,
        ),
        blob(520, 170, 170, 80, 8, 0.6, fill="#A3C08D", stroke="none"),
        blob(1080, 120, 200, 90, 8, 0.6, fill="#A3C08D", stroke="none"),
    ]
    for x, y in ((360, 140), (560, 80), (760, 180), (950, 70), (1180, 170), (680, 60), (1260, 90), (440, 230), (980, 230)):
        o.append(curve([(x - 16, y), (x, y + 12), (x + 16, y)], w=4, stroke=DGREEN))
    # bird cage
    o += [
        place(
            line((0, -180), (0, 4), w=4)
            + f'<path d="M-64 140Q-66 4 0 0Q66 4 64 140Z" fill="{CREAM}" opacity=".6"/>'
            + curve([(-64, 140), (-60, 60), (-36, 14), (0, 0), (36, 14), (60, 60), (64, 140)], w=4.5)
            + rect(-72, 136, 144, 18, fill="#B98252", w=4.5)
            + line((-30, 12), (-36, 136), w=3)
            + line((0, 0), (0, 136), w=3)
            + line((30, 12), (36, 136), w=3)
            + curve([(-30, 104), (-24, 74), (4, 70), (20, 94), (50, 110), (10, 118)], True, fill=YEL, w=4)
            + ell(-14, 86, 3.5, fill=INK, w=1)
            + line((-28, 88), (-40, 92), w=5, stroke=PERS, j=0.2),
            "translate(1330,330)",
        )
    ]
    o += [ell(800, 940, 560, 34, fill="#A9B884", stroke="none")]
    o += [stool(430, 786, 190, 150, "#B98252"), stool(1170, 786, 190, 150, "#B98252")]
    a = Fig(
        455, 555, 0.232, "sit_CrossedLegs", "GrayShort", "Calm", bust=True, top=CREAM, pants="#5A4438", shoes="#3B342F", r3=SKIN, tilt=8
    )
    b = Fig(
        1145,
        555,
        0.232,
        "sit_CrossedLegs",
        "BaldSides",
        "Smile",
        bust=True,
        flip=True,
        top=TEAL,
        pants=NIGHT,
        shoes=BRICK,
        r3=SKIN,
        acc="GlassRound",
        tilt=6,
    )
    # table
    o += [limb([(700, 770), (690, 930)], 20, "#8A5A3C", 5), limb([(900, 770), (910, 930)], 20, "#8A5A3C", 5)]
    o += [a, b]
    o += [
        poly([(690, 690), (910, 690), (980, 772), (620, 772)], fill="#E7BE83", w=5),
        poly([(620, 772), (980, 772), (980, 796), (620, 796)], fill="#B98252", w=5),
        poly([(712, 700), (888, 700), (944, 762), (656, 762)], w=2.5, j=0.5),
    ]
    for t in (1, 2, 3, 4, 5):
        xt = 712 + 176 * t / 6
        xb = 656 + 288 * t / 6
        o.append(line((xt, 700), (xb, 762), w=2, j=0.3))
    for t in (0.3, 0.62):
        o.append(line((712 - 56 * t, 700 + 62 * t), (888 + 56 * t, 700 + 62 * t), w=2, j=0.3))
    for x, y, c in (
        (735, 706, PERS),
        (780, 720, INK),
        (842, 708, INK),
        (700, 742, PERS),
        (770, 748, PERS),
        (884, 738, INK),
        (830, 752, PERS),
    ):
        o.append(
            ell(x, y + 5, 15, 10, fill="#C99F64", w=3) + ell(x, y, 15, 10, fill="#F6E2BE", w=3) + ell(x, y, 7.5, 4.5, fill=c, stroke="none")
        )
    return o
