"""072: whose is the quilt with the little bears?"""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, INK, LYEL, NIGHT, PERS, PINK, SKIN2, WOOD, YEL
from art.pen import at, curve, ell, fist, flat, limb, line, poly
from art.people import CHILD_LEGS, STANDING, Fig, body
from art.scenery import cloud, house

UP = ((((240, 640), (30, 440), (60, 120)), None, True), (((550, 640), (790, 440), (780, 120)), None))
RUNNING = (((300, 1250), (190, 1650), (-90, 1880)), ((480, 1250), (700, 1560), (700, 2250)))
BEAR = "#B98252"


def _bear(x: float, y: float, s: float = 1) -> str:
    """The head of a little bear, a pattern on cloth."""
    o = (
        ell(-22, -22, 12, fill=BEAR, w=3.5)
        + ell(22, -22, 12, fill=BEAR, w=3.5)
        + ell(0, 0, 32, 29, fill=BEAR, w=4)
        + ell(0, 10, 14, 11, fill=CREAM, w=3)
    )
    return at(o + ell(-12, -5, 4, fill=INK, w=1) + ell(12, -5, 4, fill=INK, w=1) + ell(0, 7, 4, 3, fill=INK, w=1), x, y, s)


def _quilt(x: float, y: float, w: float, h: float, kind: str) -> str:
    """A quilt hanging from (x, y): bears, stripes, flowers or checks."""
    ground = {"bears": "#F7D9C4", "stripes": LYEL, "flowers": "#C7DED6", "checks": "#E6A793"}[kind]
    o = curve(
        [
            (x, y),
            (x + w / 2, y + 6),
            (x + w, y),
            (x + w + 6, y + h / 2),
            (x + w, y + h),
            (x + w / 2, y + h + 8),
            (x, y + h),
            (x - 6, y + h / 2),
        ],
        True,
        fill=ground,
        w=5.5,
    )
    if kind == "bears":
        return o + "".join(_bear(x + w * a, y + h * b, 0.9) for a, b in ((0.25, 0.25), (0.75, 0.25), (0.5, 0.53), (0.25, 0.8), (0.75, 0.8)))
    if kind == "stripes":
        return o + "".join(line((x + w * a, y + 10), (x + w * a, y + h - 6), w=12, stroke=PERS) for a in (0.2, 0.4, 0.6, 0.8))
    if kind == "checks":
        o += "".join(line((x + w * a, y + 8), (x + w * a, y + h - 4), w=7, stroke=CREAM) for a in (0.25, 0.5, 0.75))
        return o + "".join(line((x + 6, y + h * a), (x + w - 6, y + h * a), w=7, stroke=CREAM) for a in (0.25, 0.5, 0.75))
    for a, b in ((0.25, 0.25), (0.72, 0.35), (0.35, 0.68), (0.75, 0.8)):
        fx, fy = x + w * a, y + h * b
        o += "".join(ell(fx + dx, fy + dy, 12, fill=PINK, w=3) for dx, dy in ((-13, 0), (13, 0), (0, -13), (0, 13))) + ell(
            fx, fy, 9, fill=YEL, w=3
        )
    return o


def _yard(sky: str) -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, sky), house(380, 640, 400, 3, 4, "#F3CFAE", BRICK, fh=92, win=CREAM, lit=((1, 2),))]
    return [*o, poly([(-20, 640), (PW + 20, 634), (PW + 20, PH + 20), (-20, PH + 20)], fill="#C9D3A0", w=5)]


def _rain(n: int) -> str:
    """Slanting rain, the same everywhere."""
    drops = ((i * 137 % PW, 250 + i * 211 % 600) for i in range(n))
    return "".join(line((x, y), (x - 10, y + 40), w=5, stroke="#EAF4F0", j=0.5) for x, y in drops)


def _person(x: float, y: float, s: float, n: int, face: str, arms: tuple = UP, **more: object) -> Fig:
    """Granny Nie, Uncle Lei (big, bearded), Aunt Qiao, the boy Doubao."""
    legs = more.pop("legs", None)
    hair, shirt, beard, hem = (
        ("GrayBun", PINK, None, 1450),
        ("ShortVolumed", NIGHT, "FullMedium", 1450),
        ("MediumStraight", YEL, None, 1420),
        ("Short", PERS, None, 1330),
    )[n]
    if n == 3:
        return Fig(
            x,
            y,
            s,
            hair=hair,
            face=face,
            child=True,
            hs=1.35,
            custom=body(shirt, NIGHT, arms=arms, legs=legs or CHILD_LEGS, shoes=(-1, 1)),
            **{"feet": 2050, **more},
        )
    big = {"aw": 170, "lw": 220} if n == 1 else {"aw": 132, "lw": 180}
    shape = (
        "M318 492Q190 500 140 620Q90 850 130 1450Q390 1500 650 1450Q690 850 640 620Q590 500 464 492Q392 580 318 492Z" if n == 1 else None
    )
    own = body(
        shirt, "#5A4438", arms=arms, hem=hem, shoe=BRICK, shape=shape, legs=legs or STANDING, skin=SKIN2 if n == 1 else "#F8D3B4", **big
    )
    return Fig(x, y, s, hair=hair, face=face, beard=beard, skin=SKIN2 if n == 1 else "#F8D3B4", custom=own, **{"feet": 2400, **more})


def clouds_come() -> list[object]:
    o = [*_yard("#DDEBE4"), cloud(620, 250, 1.3, "#8D9AA6", 1, INK, 5), cloud(420, 190, 0.9, "#A9B4BC", 1, INK, 5)]
    o += [limb([(300, 470), (300, 830)], 14, WOOD, 5), limb([(735, 470), (735, 830)], 14, WOOD, 5), line((290, 486), (740, 486), w=6)]
    o += [_quilt(322, 486, 120, 210, "stripes"), _quilt(456, 488, 136, 220, "bears"), _quilt(606, 486, 116, 205, "flowers")]
    f = _person(
        110, 862, 0.26, 0, "Concerned", ((((240, 640), (110, 900), (80, 1200)), None, True), (((550, 640), (690, 720), (630, 480)), -40))
    )
    return [*o, f]


def run() -> list[object]:
    o = [*_yard("#8FA5AE"), cloud(160, 250, 1.3, "#6C7B88", 1, INK, 5), cloud(560, 230, 1.5, "#7A8894", 1, INK, 5), _rain(26)]
    runners: list[object] = []
    for x, y, s, n, kind, face in (
        (90, 850, 0.19, 2, "stripes", "Smile"),
        (340, 862, 0.21, 1, "checks", "Driven"),
        (610, 868, 0.235, 3, "flowers", "Cute"),
    ):
        f = _person(x, y, s, n, face, legs=None if n == 3 else RUNNING)
        top = f.ny - s * (400 if n == 3 else 310)
        runners += [f, at(_quilt(-110, -76, 220, 84, kind), x + s * 50, top, 1, -4)]
    return [*o, *runners]


def _room() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F4DFC0"), flat(0, 600, PW, 300, "#B9D0C2"), line((-10, 600), (PW + 10, 600), w=4)]
    return [*o, flat(0, 810, PW, 80, "#C99F74"), line((-10, 810), (PW + 10, 810), w=5)]


def whose() -> list[object]:
    o = _room()
    pile = "".join(
        at(_quilt(-110, -34, 220, 68, k), 604, 850 - i * 58, 1, (-2, 3, -1)[i]) for i, k in enumerate(("stripes", "flowers", "checks"))
    )
    g = _person(
        220, 862, 0.26, 0, "Smile", ((((240, 640), (60, 720), (20, 560)), None, True), (((550, 640), (700, 720), (760, 560)), None))
    )
    (ax, ay), (bx, by) = g.pt(0, 500), g.pt(780, 500)
    q = _quilt(ax - 14, ay + 10, bx - ax + 28, 340, "bears")
    lei = _person(
        600, 862, 0.235, 1, "Blank", ((((200, 640), (60, 900), (150, 1180)), None, True), (((590, 640), (740, 900), (640, 1180)), None))
    )
    return [*o, lei, pile, g, q, fist(ax, ay + 12, 17), fist(bx, by + 12, 17)]


def mine() -> list[object]:
    o = _room()
    lei = _person(250, 470, 0.3, 1, "Calm", (), bust=True, tilt=8)
    red = "".join(ell(x, y, r, r * 0.7, fill=PERS, stroke="none", op=0.4) for x, y, r in ((272, 440, 26), (316, 438, 14)))
    q = _quilt(110, 552, 300, 330, "bears")
    arms = limb([(140, 560), (90, 690), (220, 730)], 66, NIGHT, 5.5) + limb([(350, 560), (430, 700), (320, 740)], 66, NIGHT, 5.5)
    hands = fist(240, 734, 30, SKIN2) + fist(296, 742, 30, SKIN2)
    arm = ((((240, 620), (110, 900), (60, 1180)), 100, True), (((550, 620), (880, 640), (1090, 420)), -60))
    kid = _person(590, 866, 0.29, 3, "Cute", arm, flip=True)
    bear = _bear(*kid.pt(390, 900), 1.2)
    return [*o, lei, red, q, arms, hands, kid, bear]


COMIC = Comic(
    "072",
    "收被子喽",
    "一家喊收被子，全院的被子都有人收",
    "2026-05-24",
    (
        Panel(
            "院子里晒着一排被子，有条纹的、印小熊的、印花的。天边压过来一大片乌云，棉花奶奶把手拢在嘴边喊。",
            clouds_come,
            (Say("棉花奶奶", "要下雨啦，/收被子喽！", (240, 112), (180, 256)),),
        ),
        Panel(
            "雨点落下来，芝麻阿姨、大胡子惊蛰叔和小男孩豆包把别人家的被子也顶在头上，往屋里跑。",
            run,
            (Say("惊蛰叔", "别分谁家的，先收！", (371, 88), (372, 286)),),
        ),
        Panel(
            "活动室里，被子堆成了小山。棉花奶奶展开最后一条，上面印满了小熊。大胡子惊蛰叔站在后面，眼睛看着别处。",
            whose,
            (Say("棉花奶奶", "这条小熊的，谁家的？", (371, 88), (280, 262)), Say("惊蛰叔", "……", (640, 218), (640, 318))),
        ),
        Panel(
            "惊蛰叔红着脸，把小熊被子紧紧抱在怀里。豆包举起手，他的衣服上也有一只小熊。",
            mine,
            (Say("惊蛰叔", "……我的。", (210, 92), (290, 330)), Say("豆包", "我也有一条！", (520, 220), (600, 386))),
        ),
    ),
    ("shaishu",),
)
