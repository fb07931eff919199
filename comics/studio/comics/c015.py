"""015: the children's gestures become a new dance."""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, GREEN, NIGHT, PERS, PINK, TEAL, YEL
from art.pen import at, clip, ell, flat, poly
from art.people import CHILD_LEGS, Fig, body
from art.scenery import car_body, cloud, house, traffic_light, tree

RIGHT_OUT = ((550, 620), (800, 640), (1040, 640))
HANGING = ((240, 620), (110, 900), (60, 1180))


def _child(x: float, feet: float, s: float, who: str, face: str = "Smile", flip: bool = False, out: bool = True) -> Fig:
    """Guoguo or Xiaoyu in a yellow cap, one arm stretched out."""
    shirt, pants, hair = (PERS, NIGHT, "MediumBangsFilled") if who == "果果" else (TEAL, "#6B4A35", "Short")
    arms = ((HANGING, 100, True), (RIGHT_OUT if out else ((550, 620), (660, 900), (700, 1180)), 0 if out else 80))
    own = body(shirt, pants, arms=arms, legs=CHILD_LEGS, shoes=(-1, 1))
    return Fig(x, feet, s, hair=hair, face=face, child=True, cap=True, feet=2050, hs=1.32, custom=own, flip=flip)


def _aunt(x: float, feet: float, s: float, n: int, face: str = "Calm", pose: str = "out") -> Fig:
    """One of three elderly dancers; pose: out (one arm stretched out) or dance (both arms up)."""
    shirt, hair, acc = ((PINK, "GrayBun", None), (GREEN, "GrayMedium", "GlassRound"), (YEL, "MediumShort", None))[n]
    if pose == "out":
        arms: tuple = ((HANGING, 100, True), (RIGHT_OUT, 0))
    else:
        arms = ((((240, 620), (50, 600), (0, 300)), -95, True), (((550, 620), (750, 600), (790, 290)), -80))
    own = body(shirt, NIGHT, arms=arms, hem=1420, aw=130, lw=190, shoe=BRICK, shoes=(-1, 1))
    return Fig(x, feet, s, hair=hair, face=face, feet=2400, custom=own, acc=acc)


def _street(light: str, lx: float = 650, kerb: float = 700) -> list[object]:
    """The crossing: houses, a traffic light, the pavement and zebra stripes."""
    o: list[object] = [flat(0, 0, PW, PH, "#DDEBE4"), cloud(600, 210, 0.6, CREAM)]
    o += [
        house(-40, 640, 300, 1, 2, "#F3CFAE", BRICK, fh=210, win=CREAM, lit=((0, 1),)),
        house(470, 640, 320, 1, 2, "#EFDDBB", PERS, fh=150, win=CREAM),
    ]
    o += [tree(350, 650, 0.8), poly([(-20, 640), (PW + 20, 640), (PW + 20, kerb), (-20, kerb)], fill="#E9D6B2", w=4.5)]
    o += [poly([(-20, kerb), (PW + 20, kerb), (PW + 20, 800), (-20, 800)], fill="#7D8F92", w=4.5)]
    for i in range(5):
        xa = 90 + i * 140
        xb = (xa - 371) * 1.1 + 371
        o.append(poly([(xa - 38, kerb + 16), (xa + 38, kerb + 16), (xb + 44, 788), (xb - 44, 788)], fill=CREAM, stroke="none"))
    return [
        *o,
        poly([(-20, 800), (PW + 20, 800), (PW + 20, PH + 20), (-20, PH + 20)], fill="#E9D6B2", w=4.5),
        traffic_light(lx, 500, light, 0.82, 310),
    ]


def lesson() -> list[object]:
    o = [*_street("r"), ell(180, 862, 120, 14, fill="#CDB080", stroke="none"), ell(430, 862, 120, 14, fill="#CDB080", stroke="none")]
    return [*o, _child(170, 860, 0.29, "果果"), _child(420, 860, 0.29, "小哨子", "Cute")]


def followers() -> list[object]:
    o = _street("r", 700)
    aunts = [_aunt(84 + i * 150, 812 + i % 2 * 20, 0.2, i, ("Smile", "Calm", "Cute")[i], "dance") for i in range(3)]
    return [*o, *aunts, _child(506, 850, 0.21, "小哨子", "Cute"), _child(630, 866, 0.21, "果果")]


def in_a_row() -> list[object]:
    o = _street("r", 690, 720)
    row: list[object] = [_aunt(52 + i * 138, 842, 0.205, i, ("Calm", "Smile", "Cute")[i]) for i in range(3)]
    return [*o, *row, _child(462, 858, 0.205, "小哨子", "Cute"), _child(598, 866, 0.205, "果果", "Smile")]


def who_would_dare() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#DDEBE4"), cloud(600, 330, 0.6, CREAM)]
    o += [house(-30, 560, 330, 2, 2, "#F3CFAE", BRICK, fh=92, win=CREAM), tree(700, 570, 0.7)]
    o += [poly([(-20, 556), (PW + 20, 556), (PW + 20, 620), (-20, 620)], fill="#E9D6B2", w=4.5)]
    o += [poly([(-20, 616), (PW + 20, 616), (PW + 20, PH + 20), (-20, PH + 20)], fill="#7D8F92", w=4.5)]
    for i in range(4):
        o.append(poly([(440 + i * 80, 632), (484 + i * 80, 632), (476 + i * 92, 840), (420 + i * 92, 840)], fill=CREAM, stroke="none"))
    o += [
        poly([(-20, 846), (PW + 20, 846), (PW + 20, PH + 20), (-20, PH + 20)], fill="#E9D6B2", w=4.5),
        traffic_light(232, 500, "r", 0.6, 150),
    ]
    walkers: list[object] = [_aunt(440 + i * 86, 770, 0.142, i, "Calm", "dance") for i in range(3)]
    driver = Fig(40, -128, 0.19, "bust_Shirt", "ShortVolumed", "Awe", top=NIGHT)
    glass = clip("glass", '<path d="M0 -134L0 -210L88 -200L150 -134Z"/>', str(driver))
    o += [*walkers, _child(690, 800, 0.18, "果果", "Smile", flip=True, out=False)]
    return [*o, at(car_body(TEAL) + glass, 60, 776, 1.15), _child(530, 874, 0.18, "小哨子", "Cute")]


COMIC = Comic(
    "015",
    "红灯前的新操",
    "孩子们在路口教手势，大人们跟着学，路口就安静了",
    "2026-03-15",
    (
        Panel(
            "路口亮着红灯。戴小黄帽的果果和小哨子站在马路牙子上，右胳膊伸得平平的，手掌摊开。",
            lesson,
            (Say("果果", "右手伸平，/是“等一等”。", (330, 120), (236, 372)),),
        ),
        Panel(
            "孩子们身后来了三位遛弯的奶奶，以为是新舞蹈，一个个举起胳膊，跟着比划起来。",
            followers,
            (Say("茉莉奶奶", "这是新出的操？", (262, 88), (100, 316)), Say("桂花奶奶", "跟上，跟上！", (460, 222), (396, 330))),
        ),
        Panel(
            "红灯还亮着。三位奶奶和两个孩子排成一溜儿，五条右胳膊伸得一样平。",
            in_a_row,
            (Say("大家", "一，二，/等——等——", (330, 120), (330, 270)),),
        ),
        Panel(
            "汽车在停止线后面停得规规矩矩，司机瞪大了眼睛。斑马线上，奶奶们跳着舞步过马路，小哨子在路边打着手势，果果在后头跟着。",
            who_would_dare,
            (Say("司机", "这阵势，/谁敢闯？", (196, 112), (134, 540)), Say("果果", "奶奶，小步走！", (500, 290), (690, 510))),
        ),
    ),
)
