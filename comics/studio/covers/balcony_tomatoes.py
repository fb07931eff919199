"""Cover of the story balcony-tomatoes."""

from collections.abc import Sequence

from art.palette import BRICK, CREAM, DGREEN, GREEN, INK, NIGHT, PERS, SKIN, TEAL, YEL
from art.pen import R, curve, ell, flat, limb, line, poly, rect
from art.people import Fig, body
from art.scenery import cloud, grass, leaf, tomato, tree


def tomato_plant(x: float, y: float, h: float, fruit: Sequence[tuple[float, float, float, str]], pot: str = BRICK, s: float = 1) -> str:
    """A tomato plant in a pot; fruit = (aside, height 0-1, radius, colour)."""
    o = line((x + 6, y), (x + 10, y - h - 20), w=6, stroke="#A9764A") + curve(
        [(x, y), (x - 8, y - h * 0.4), (x + 6, y - h * 0.7), (x - 2, y - h)], w=6, stroke=DGREEN
    )
    for i, t in enumerate((0.22, 0.36, 0.5, 0.64, 0.78, 0.92, 1)):
        d = -1 if i % 2 else 1
        o += leaf(x, y - h * t, (64 - 26 * t) * s + 14, (-24 if d > 0 else 204) + R.uniform(-12, 12), GREEN if i % 3 else DGREEN) + leaf(
            x, y - h * t, (44 - 16 * t) * s + 10, (20 if d < 0 else 160) + R.uniform(-10, 10), GREEN
        )
    for dx, t, r, c in fruit:
        o += tomato(x + dx, y - h * t, r, c)
    return (
        o
        + poly([(x - 48, y - 6), (x + 48, y - 6), (x + 36, y + 76), (x - 36, y + 76)], fill=pot, w=5)
        + rect(x - 56, y - 24, 112, 26, fill=pot, w=5)
    )


def draw() -> list[object]:
    """Tomatoes let down from the balcony in a basket."""
    o = [
        flat(0, 0, 1600, 1000, "#F6D9B4"),
        flat(1260, 0, 340, 1000, "#CFE3DC"),
        line((1260, -20), (1258, 400), (1262, 800), (1260, 920), w=5),
    ]
    o += [ell(1440, 190, 90, fill=YEL, stroke="none"), cloud(1480, 380, 0.8, CREAM)]
    for yy, xs in ((120, (120, 960)), (420, (40, 1010, 1130)), (640, (250, 520, 60)), (800, (380, 640))):
        for x in xs:
            o.append(line((x, yy), (x + 44, yy), w=3, op=0.35) + line((x + 22, yy + 20), (x + 66, yy + 20), w=3, op=0.35))
    # open balcony door and window behind
    o += [
        rect(330, 80, 420, 420, fill="#7FA79B", w=5),
        rect(356, 104, 180, 396, fill="#9FC4B8", w=4),
        rect(548, 104, 178, 396, fill="#9FC4B8", w=4),
        curve([(356, 104), (400, 220), (370, 340), (362, 500), (356, 500)], True, fill=CREAM, w=4),
    ]
    gr = Fig(
        810,
        300,
        0.25,
        "bust_ButtonShirt",
        "GrayBun",
        "Calm",
        top=NIGHT,
        tilt=8,
        under=f'<path d="M70 1000L60 1280H760V1000Z" fill="{NIGHT}" stroke="{INK}" stroke-width="18"/>',
    )
    o += [
        tomato_plant(330, 440, 270, ((-34, 0.4, 22, PERS), (30, 0.62, 20, PERS), (-18, 0.8, 15, YEL), (34, 0.25, 20, PERS)), BRICK),
        tomato_plant(
            500,
            440,
            300,
            ((34, 0.5, 22, PERS), (-34, 0.3, 21, PERS), (-30, 0.68, 18, YEL), (26, 0.86, 15, GREEN), (30, 0.2, 18, PERS)),
            YEL,
        ),
        tomato_plant(660, 445, 220, ((-32, 0.42, 21, PERS), (30, 0.62, 18, PERS), (26, 0.25, 19, PERS)), TEAL),
    ]
    o += [flat(250, 500, 700, 44, "#E7C393")]
    o += [gr]
    # balcony
    o += [
        rect(226, 520, 756, 52, fill="#E3B887", w=5),
        poly([(280, 572), (340, 572), (310, 640)], fill="#D3A670", w=4.5),
        poly([(860, 572), (920, 572), (890, 640)], fill="#D3A670", w=4.5),
    ]
    for i in range(15):
        o.append(limb([(250 + i * 50.5, 392), (250 + i * 50.5, 520)], 7, CREAM, 4))
    o += [rect(232, 370, 744, 26, fill=PERS, w=5)]
    # her arm over the rail, rope, basket
    ax, ay = gr.pt(700, 760)
    o += [
        limb([(ax - 12, ay - 26), (ax + 30, ay + 6), (960, 388), (1006, 376)], 46, NIGHT, 4.8),
        line((1042, 384), (1044, 560), w=5, j=0.8, stroke="#7A5532"),
        ell(1042, 374, 22, 19, fill=SKIN, w=4.5),
    ]
    o += [curve([(968, 640), (990, 570), (1044, 552), (1098, 570), (1120, 640)], w=6)]
    for x, y, r in ((1000, 632, 26), (1046, 620, 30), (1090, 634, 26), (1022, 612, 20), (1070, 606, 20)):
        o.append(tomato(x, y, r))
    o += [leaf(1100, 616, 34, -30), curve([(952, 640), (1136, 640), (1116, 724), (1044, 734), (972, 724)], True, fill="#D9A45F", w=5)]
    for x in (984, 1014, 1044, 1074, 1104):
        o.append(curve([(x, 644), (x + (1044 - x) * 0.12, 690), (x + (1044 - x) * 0.2, 728)], w=3))
    o += [line((962, 672), (1126, 672), w=3), line((968, 700), (1120, 700), w=3)]
    o += [
        curve([(-40, 930), (400, 918), (1000, 930), (1640, 916), (1640, 1060), (-40, 1060)], True, fill="#C9D3A0", w=5),
        grass(60, 700, 960, 8),
        grass(1300, 1560, 960, 5),
        ell(1250, 954, 120, 16, fill="#A9B884", stroke="none"),
    ]
    k = Fig(
        1270,
        955,
        0.24,
        hair="Short",
        face="Cute",
        child=True,
        cap=True,
        flip=True,
        tilt=-16,
        feet=2100,
        hs=1.38,
        custom=body(
            TEAL,
            "#6B4A35",
            arms=((((250, 610), (470, 560), (700, 420)), -40, True), (((540, 620), (740, 620), (900, 470)), -45)),
            legs=(((320, 1250), (300, 1650), (265, 1950)), ((470, 1250), (500, 1650), (540, 1950))),
            shoe=BRICK,
        ),
    )
    return [*o, k, tree(110, 930, 1.0)]
