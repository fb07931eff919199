"""015: the children's gestures become a new dance."""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, GREEN, NIGHT, PERS, PINK, SKIN, TEAL, YEL
from art.pen import at, clip, ell, flat, limb, line, palm, poly, rect
from art.people import CHILD_LEGS, Fig, body
from art.scenery import car_body, cloud, house, tree

# The signal for stop: the LEFT arm straight, forward and up, palm to the front. A figure that is not mirrored has its left arm
# on the right of the picture, so nobody who gives the signal may be drawn with flip=True.
STOP = ((550, 620), (690, 425), (830, 230))
CHILD_STOP = ((560, 630), (820, 430), (1080, 230))  # farther out: it must clear the large head
FINGERS_UP = -84
HANGING = ((240, 620), (110, 900), (60, 1180))


def _child(x: float, feet: float, s: float, who: str, face: str = "Smile") -> str:
    """Guoguo or Xiaoshaozi in a yellow cap, giving the signal for stop; the arm is drawn last, before hair and face."""
    shirt, pants, hair = (PERS, NIGHT, "MediumBangsFilled") if who == "果果" else (TEAL, "#6B4A35", "Short")
    own = body(shirt, pants, arms=((HANGING, 100, True),), legs=CHILD_LEGS, shoes=(-1, 1))
    child = Fig(x, feet, s, hair=hair, face=face, child=True, cap=True, feet=2050, hs=1.32, custom=own)
    k = child.bs * child.s
    wrist = child.pt(CHILD_STOP[-1][0] + 40, CHILD_STOP[-1][1] - 46)
    hand = palm(*wrist, FINGERS_UP, 4.2 * k, SKIN, 4.4)
    return f"{child}{hand}{limb([child.pt(*p) for p in CHILD_STOP], 118 * k, shirt, 17 * k)}"


def _aunt(x: float, feet: float, s: float, n: int, face: str = "Calm", pose: str = "stop") -> Fig:
    """One of three elderly dancers; pose: stop (the signal) or dance (both arms up)."""
    shirt, hair, acc = ((PINK, "GrayBun", None), (GREEN, "GrayMedium", "GlassRound"), (YEL, "MediumShort", None))[n]
    if pose == "stop":
        arms: tuple = ((HANGING, 100, True), (STOP, FINGERS_UP))
    else:
        arms = ((((240, 620), (50, 600), (0, 300)), -95, True), (((550, 620), (750, 600), (790, 290)), -80))
    own = body(shirt, NIGHT, arms=arms, hem=1420, aw=130, lw=190, shoe=BRICK, shoes=(-1, 1))
    return Fig(x, feet, s, hair=hair, face=face, feet=2400, custom=own, acc=acc)


def _little_man(walks: bool) -> str:
    """The figure in a lamp for walkers: standing, or walking to the right."""
    o = ell(0, -21, 8, fill=CREAM, stroke="none") + line((0, -8), (0, 8), stroke=CREAM, w=13, j=0)
    if not walks:
        return o + line((-5, 8), (-5, 28), stroke=CREAM, w=7, j=0) + line((5, 8), (5, 28), stroke=CREAM, w=7, j=0)
    o += line((0, 6), (12, 16), (13, 28), stroke=CREAM, w=7, j=0) + line((0, 6), (-5, 18), (-16, 26), stroke=CREAM, w=7, j=0)
    return o + line((-14, 4), (0, -9), (14, 3), stroke=CREAM, w=6, j=0)


def _walk_light(x: float, y: float, on: str, s: float = 1, pole: float = 400) -> str:
    """The light for walkers, its box ending at y: the red man above, the green one below; on = r or g."""
    o = limb([(x, y), (x, y + pole)], 16 * s, "#8A8177", 4, smooth=False) + rect(
        x - 56 * s, y - 220 * s, 112 * s, 220 * s, fill="#3B342F", w=5
    )
    for c, n, cy in (("#E2553D", "r", y - 163 * s), ("#4FA868", "g", y - 57 * s)):
        if n == on:
            o += ell(x, cy, 80 * s, fill=c, stroke="none", op=0.28)
        o += ell(x, cy, 44 * s, fill=c if n == on else "#6A6058", w=4)
        if n == on:
            o += at(_little_man(n == "g"), x, cy - 3 * s, 1.15 * s)
    return o


def _street(lx: float = 650, kerb: float = 700) -> list[object]:
    """The crossing: houses, the light for walkers on red, the road with zebra stripes and the pavement."""
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
        _walk_light(lx, 500, "r", 0.86, 322),
    ]


def lesson() -> list[object]:
    o = [*_street(680), ell(180, 862, 120, 14, fill="#CDB080", stroke="none"), ell(430, 862, 120, 14, fill="#CDB080", stroke="none")]
    return [*o, _child(150, 860, 0.29, "果果"), _child(410, 860, 0.29, "小哨子", "Cute")]


def followers() -> list[object]:
    aunts = [_aunt(80 + i * 132, 838 + i % 2 * 14, 0.182, i, ("Smile", "Calm", "Cute")[i], "dance") for i in range(3)]
    return [*_street(680), *aunts, _child(458, 858, 0.175, "果果"), _child(608, 866, 0.175, "小哨子", "Cute")]


def in_a_row() -> list[object]:
    row: list[object] = [_aunt(66 + i * 130, 846, 0.182, i, ("Calm", "Smile", "Cute")[i]) for i in range(3)]
    return [*_street(680, 720), *row, _child(456, 858, 0.175, "果果"), _child(608, 866, 0.175, "小哨子", "Cute")]


def _crossing() -> list[object]:
    """The road seen by who waits at its side: zebra stripes lie along it, cars keep right and have a stop line before the stripes."""
    o: list[object] = [flat(0, 0, PW, PH, "#DDEBE4"), cloud(96, 330, 0.5, CREAM)]
    o += [house(150, 560, 330, 2, 2, "#F3CFAE", BRICK, fh=92, win=CREAM), tree(700, 570, 0.7), tree(60, 570, 0.6)]
    o += [poly([(-20, 556), (PW + 20, 556), (PW + 20, 610), (-20, 610)], fill="#E9D6B2", w=4.5)]
    o += [poly([(-20, 606), (PW + 20, 606), (PW + 20, PH + 20), (-20, PH + 20)], fill="#7D8F92", w=4.5)]
    for y, h in ((620, 20), (656, 24), (697, 28), (743, 32)):
        o.append(poly([(64 - (y - 620) * 0.3, y), (352, y), (352, y + h), (64 - (y + h - 620) * 0.3, y + h)], fill=CREAM, stroke="none"))
    o.append(poly([(384, 614), (400, 614), (400, 708), (383, 708)], fill=CREAM, stroke="none"))
    o.append(poly([(383, 708), (PW + 20, 708), (PW + 20, 717), (383, 717)], fill=YEL, stroke="none"))
    o += [poly([(-20, 800), (PW + 20, 800), (PW + 20, PH + 20), (-20, PH + 20)], fill="#E9D6B2", w=4.5)]
    return [*o, _walk_light(452, 530, "g", 0.86, 66)]


def who_would_dare() -> list[object]:
    walkers: list[object] = [_aunt(168 + i * 76, 752 - i * 24, 0.135, i, "Calm", "dance") for i in (2, 1, 0)]
    driver = Fig(40, -128, 0.19, "bust_Shirt", "ShortVolumed", "Awe", top=NIGHT)
    glass = clip("glass", '<path d="M0 -134L0 -210L88 -200L150 -134Z"/>', str(driver))
    car = at(car_body(TEAL) + glass, 734, 656, 0.86, flip=True)
    return [*_crossing(), *walkers, car, _child(68, 866, 0.165, "果果"), _child(230, 872, 0.165, "小哨子", "Cute")]


COMIC = Comic(
    "015",
    "红灯前的新操",
    "孩子们在路口教手势，大人们跟着学，路口就安静了",
    "2026-03-15",
    (
        Panel(
            "路口亮着红灯。戴小黄帽的果果和小哨子站在马路牙子上，左胳膊朝前上方伸得笔直，手掌竖起来，掌心朝前。",
            lesson,
            (Say("果果", "左臂往前举高，/掌心朝前：停！", (300, 120), (200, 366)),),
        ),
        Panel(
            "红灯没变，孩子们的左胳膊还举着。身后来了三位遛弯的奶奶，以为是新操，把两只胳膊都举了起来。",
            followers,
            (Say("茉莉奶奶", "这是新出的操？", (262, 88), (100, 316)), Say("桂花奶奶", "跟上，跟上！", (460, 222), (396, 330))),
        ),
        Panel(
            "红灯还亮着，谁也没往前走。三位奶奶和两个孩子在路边排成一溜儿，五条左胳膊都朝前上方伸直了，掌心朝前。",
            in_a_row,
            (Say("大家", "一，二，/停——等灯！", (330, 120), (330, 270)),),
        ),
        Panel(
            "行人灯变绿了，三位奶奶举着胳膊，踩着舞步走在斑马线上。汽车在停止线后面停得规规矩矩，司机瞪大了眼睛。果果和小哨子站在路边，左胳膊朝前上方举着，掌心朝着汽车。",
            who_would_dare,
            (Say("果果", "绿灯亮了，/奶奶小步走！", (222, 112), (60, 572)), Say("司机", "这阵势，/谁敢闯？", (584, 212), (690, 470))),
        ),
    ),
)
