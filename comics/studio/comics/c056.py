"""056: only one scallion is missing."""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, DGREEN, GREY, INK, LYEL, NIGHT, PERS, PINK, SKIN2, TEAL, WOOD, YEL
from art.pen import at, curve, ell, fist, flat, limb, line, poly, rect
from art.people import Fig, body
from art.scenery import bowl, door, dumpling_plate, lamp, steam, tomato, window_view

LEANING = ((((240, 640), (170, 900), (330, 1060)), None, True), (((550, 640), (610, 900), (480, 1060)), None))


def _own(shirt: str, pants: str, seated: bool = False, **more: object) -> str:
    """A body with both hands held out before the chest, or laid on a table."""
    arms = LEANING if seated else ((((240, 640), (190, 950), (440, 1010)), None, True), (((550, 640), (640, 950), (800, 960)), None))
    return body(shirt, pants, arms=arms, hem=1450, aw=136, lw=180, shoe=BRICK, **more)


def _jian(x: float, y: float, s: float, face: str, seated: bool = False, **more: object) -> Fig:
    """Xiao Jian: long hair, teal shirt, apron."""
    apron = f'<path d="M284 640Q390 690 500 640L540 1400H246Z" fill="{LYEL}" stroke="{INK}" stroke-width="16" stroke-linejoin="round"/>'
    return Fig(x, y, s, hair="MediumLong", face=face, custom=_own(TEAL, NIGHT, seated, extra=apron), **{"feet": 2400, **more})


def _neighbour(n: int, x: float, y: float, s: float, face: str = "Smile", seated: bool = False, **more: object) -> Fig:
    """Aunt Hao, Grandpa Luo, Afei, Granny Tong."""
    hair, shirt, acc, skin = (
        ("MediumShort", PINK, None, SKIN2),
        ("GrayShort", NIGHT, "GlassRound", "#F8D3B4"),
        ("ShortMessy", YEL, None, "#F8D3B4"),
        ("GrayBun", BRICK, None, "#F8D3B4"),
    )[n]
    return Fig(
        x, y, s, hair=hair, face=face, acc=acc, skin=skin, custom=_own(shirt, "#5A4438", seated, skin=skin), **{"feet": 2400, **more}
    )


def _eggs(x: float, y: float) -> str:
    """A basket of eggs."""
    o = "".join(ell(x + d, y - 8, 18, 23, fill=CREAM, w=4.5) for d in (-38, 0, 38)) + "".join(
        ell(x + d, y - 22, 18, 23, fill="#EBC9A0", w=4.5) for d in (-19, 19)
    )
    return o + curve([(x - 72, y), (x + 72, y), (x + 56, y + 46), (x - 56, y + 46)], True, fill="#D9A45F", w=5)


def _tomatoes(x: float, y: float) -> str:
    """Three tomatoes in the hands."""
    return tomato(x - 30, y, 29) + tomato(x + 30, y, 29) + tomato(x, y - 34, 29)


def _melon(x: float, y: float) -> str:
    """A watermelon."""
    o = ell(x, y, 70, 62, fill=DGREEN, w=5.5)
    return o + "".join(curve([(x + d * 0.4, y - 58), (x + d, y), (x + d * 0.4, y + 58)], w=8, stroke="#35543F") for d in (-44, -14, 16, 44))


def _fish(x: float, y: float) -> str:
    """A fish on a plate."""
    o = ell(x, y + 16, 104, 24, fill="#fff", w=5)
    o += curve(
        [(x - 84, y), (x - 40, y - 36), (x + 20, y - 32), (x + 60, y - 6), (x + 20, y + 18), (x - 50, y + 20)], True, fill="#D98A4E", w=5
    )
    o += poly([(x + 54, y - 6), (x + 96, y - 34), (x + 90, y + 20)], fill="#D98A4E", w=5) + ell(x - 52, y - 10, 6, fill=INK, w=1)
    return o + "".join(curve([(x - 24 + i * 24, y - 20), (x - 16 + i * 24, y - 6), (x - 24 + i * 24, y + 8)], w=4) for i in range(3))


def _kitchen() -> list[object]:
    o: list[object] = [
        flat(0, 0, PW, PH, "#F6E2C0"),
        window_view("kw", 60, 320, 190, 220, flat(60, 320, 190, 220, "#F7C98B") + ell(200, 400, 46, fill=PERS, stroke="none")),
    ]
    return [
        *o,
        rect(560, 320, 150, 130, fill="#C99764", w=5),
        line((635, 320), (635, 450), w=4),
        rect(-20, 690, 800, 220, fill=WOOD, w=5.5),
    ]


def noodles_ready() -> list[object]:
    f = _jian(330, 452, 0.26, "Tired", bust=True)
    x, y = f.pt(860, 960)
    pot = at(rect(-110, -66, 220, 120, fill=GREY, w=6) + ell(0, -66, 110, 24, fill="#F3D59B", w=5.5), 560, 630)
    pot += "".join(curve([(480 + i * 26, 560), (500 + i * 26, 572), (520 + i * 26, 558)], stroke=BRICK, w=4) for i in range(5))
    pot += limb([(440, 600), (420, 600)], 14, INK, 3) + limb([(680, 600), (700, 600)], 14, INK, 3)
    stove = rect(420, 682, 290, 22, fill="#4A423B", w=5)
    o = _kitchen()
    board = rect(90, 672, 190, 22, fill="#E7BE83", w=5)
    return [
        *o,
        f,
        stove,
        pot,
        board,
        steam(520, 540, 90, 14, CREAM, 8, 0.95),
        steam(600, 536, 100, 14, CREAM, 8, 0.95),
        limb([(x - 20, y - 4), (500, 540)], 9, WOOD, 4),
        fist(x - 26, y - 2, 17),
    ]


def _corridor(doors: bool = True) -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F4DFC0"), flat(0, 570, PW, 250, "#B9D0C2"), line((-10, 570), (PW + 10, 570), w=4)]
    o += [flat(0, 800, PW, 90, "#D2AE84"), line((-10, 800), (PW + 10, 800), w=5)]
    return o + ([door(-20, 800, 210, 470, TEAL)] if doors else [])


def two_helpers() -> list[object]:
    a, b = _neighbour(0, 420, 858, 0.255, "Smile", flip=True), _neighbour(1, 656, 868, 0.235, "Calm", flip=True)
    (ax, ay), (bx, by) = a.pt(700, 960), b.pt(700, 960)
    return [*_corridor(), _jian(110, 862, 0.25, "Smile"), b, _eggs(bx, by - 8), a, _tomatoes(ax, ay - 24)]


def queue() -> list[object]:
    o = [*_corridor(), lamp(300, 270, True, s=0.6)]
    out: list[object] = []
    for n, x, face, thing in ((1, 712, "Calm", _eggs), (2, 548, "Smile", _melon), (3, 384, "Calm", _fish), (0, 216, "Smile", _tomatoes)):
        f = _neighbour(n, x, 862, 0.215, face, flip=True)
        fx, fy = f.pt(720, 960)
        out += [f, at(thing(0, 0), fx - 6, fy - 22, 0.8)]
    return [*o, *out]


def feast() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F6D9B4"), ell(371, 420, 330, fill="#FBE7C2", stroke="none"), ""]
    seats = ((62, 0, False), (204, 1, False), (528, 3, True), (676, 2, True))
    who: list[object] = [
        _neighbour(n, x, 500 + i % 2 * 14, 0.25, ("EatingHappy", "Calm", "Calm", "EatingHappy")[i], seated=True, bust=True, flip=fl)
        for i, (x, n, fl) in enumerate(seats)
    ]
    jian = _jian(358, 480, 0.255, "Suspicious", True, bust=True)
    table = poly([(20, 690), (722, 690), (790, 900), (-50, 900)], fill="#9CC4BC", w=6, step=60)
    food = at(_fish(0, 0), 170, 742, 0.9) + at(dumpling_plate(0, 0, 1), 570, 742, 0.82) + at(bowl(0, 0, 1, TEAL, LYEL), 370, 748, 1.8)
    eggs = at(ell(0, 10, 90, 24, fill="#fff", w=5) + ell(-20, 0, 40, 16, fill=YEL, w=4) + ell(26, 4, 32, 14, fill=PERS, w=4), 240, 830, 1)
    slices = "".join(
        at(curve([(-50, 0), (0, 44), (50, 0)], True, fill=PERS, w=5) + curve([(-50, 0), (0, 44), (50, 0)], w=9, stroke=DGREEN), x, 826, 0.9)
        for x in (430, 530, 630)
    )
    return [*o, *who, jian, table, food, steam(330, 700, 60, 10, CREAM, 7, 0.95), steam(410, 700, 66, 10, CREAM, 7, 0.95), eggs, slices]


COMIC = Comic(
    "056",
    "就差一根葱",
    "厨房里缺了什么，敲敲对面的门就有了",
    "2026-05-10",
    (
        Panel(
            "傍晚的厨房，小围裙站在灶台前，一锅面正冒热气，案板上空空的。",
            noodles_ready,
            (Say("小围裙", "面好了，/就差一根葱。", (300, 116), (360, 330)),),
        ),
        Panel(
            "楼道里，小围裙刚打开门，柿子婶捧着西红柿、白露大爷提着一篮鸡蛋已经站在面前。",
            two_helpers,
            (Say("柿子婶", "没葱，有西红柿！", (306, 88), (360, 276)), Say("白露大爷", "我有鸡蛋！", (560, 226), (620, 334))),
        ),
        Panel(
            "门口排起了队：柿子婶捧着西红柿，年年奶奶端着鱼，阿飞抱着西瓜，白露大爷提着鸡蛋。",
            queue,
            (Say("阿飞", "听说这儿开席？", (440, 96), (524, 310)),),
        ),
        Panel(
            "一桌子的鱼、饺子、西红柿炒鸡蛋和西瓜，大家围坐着吃得眯起眼。中间的小围裙望着自己那碗面，皱起了眉头。",
            feast,
            (Say("白露大爷", "真香！", (160, 96), (230, 368)), Say("小围裙", "葱……/还是没有。", (516, 126), (426, 340))),
        ),
    ),
)
