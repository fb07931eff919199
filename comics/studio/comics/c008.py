"""008: five minutes of sleep in the noodle shop."""

from art.comic import PH, PW, Comic, Panel, Say, Sound
from art.palette import BRICK, CREAM, GREEN, INK, LYEL, NIGHT, SKIN, SKIN2, TEAL, WOOD, YEL
from art.pen import at, curve, ell, fist, flat, limb, line, poly, rect, text
from art.people import HELMET, HELMET_SHELL, Fig, body
from art.scenery import awning, bowl, flakes, scooter, steam, window_view

WALL, TABLE = "#F4DFC0", "#D9A76C"
LAP = f'<path d="M50 1000V1700H790V1000Z" fill="CC" stroke="{INK}" stroke-width="18"/>'
APRON = (
    f'<path d="M284 640Q390 690 500 640L540 1400H246Z" fill="{CREAM}" stroke="{INK}" stroke-width="16" stroke-linejoin="round"/>'
    f'<path d="M310 960H472V1110Q390 1140 310 1110Z" fill="{YEL}" stroke="{INK}" stroke-width="14" stroke-linejoin="round"/>'
)


def _boss(x: float, neck: float, s: float, arms: tuple, face: str = "Calm", flip: bool = True) -> Fig:
    """A Man, who keeps the shop: brick sweater, apron, hair in a bun."""
    own = body(BRICK, "#3B342F", arms=arms, hem=1450, aw=136, extra=APRON)
    return Fig(x, neck, s, hair="Bun", face=face, flip=flip, bust=True, feet=2400, custom=own)


def _noodles(x: float, y: float, low: float) -> str:
    """Noodles from a mouth at (x, y) down to a bowl, held by chopsticks."""
    o = "".join(curve([(x + d * 0.3, y), (x + d + 8, (y + low) / 2), (x + d, low)], stroke=INK, w=11) for d in (-9, 0, 9))
    o += "".join(curve([(x + d * 0.3, y), (x + d + 8, (y + low) / 2), (x + d, low)], stroke=LYEL, w=6) for d in (-9, 0, 9))
    mid = (y + low) / 2
    return (
        o + line((x - 24, mid + 6), (x + 90, mid - 42), w=7, stroke=BRICK) + line((x - 24, mid + 18), (x + 94, mid - 26), w=7, stroke=BRICK)
    )


def _big_bowl(x: float, y: float) -> str:
    return at(bowl(0, 0, 1, TEAL, LYEL), x, y, 1.35)


def _room(x: float = 40, y: float = 300, scooter_x: float | None = None) -> list[object]:
    """The shop inside: wall, window with the snow outside, perhaps a scooter riding away."""
    out = flat(x, y, 250, 240, "#A9C1CC") + flakes(26, y, y + 220, x0=x, x1=x + 250) + flat(x, y + 180, 250, 60, "#EAF1EF")
    if scooter_x is not None:
        out += at(
            Fig(0, 0, 0.12, "bust_Shirt", "Short", "Smile", top=TEAL, headover=HELMET.replace("CC", YEL)), scooter_x - 14, y + 86
        ) + at(scooter(), scooter_x, y + 184, 0.4)
    o: list[object] = [flat(0, 0, PW, PH, WALL), flat(0, 600, PW, 300, "#B9D0C2"), line((-10, 600), (PW + 10, 600), w=4)]
    return [*o, window_view("shop", x, y, 250, 230, out)]


def _table(y: float = 690) -> str:
    return poly([(-20, y), (PW + 20, y), (PW + 20, y + 96), (-20, y + 96)], fill=TABLE, w=5.5) + flat(0, y + 99, PW, PH, "#8A5A3C")


def _customer(x: float, neck: float, kind: str) -> tuple[Fig, str]:
    """A guest (to be drawn before the table) and the noodles in the mouth with their bowl (after it)."""
    look = {
        "old": {"body": "bust_ButtonShirt", "hair": "GrayShort", "top": GREEN, "acc": "GlassRound"},
        "girl": {"body": "bust_Hoodie", "hair": "MediumStraight", "top": YEL},
        "man": {"body": "bust_Shirt", "hair": "ShortVolumed", "top": NIGHT, "skin": SKIN2},
    }[kind]
    f = Fig(x, neck, 0.25, face="SmileNM", under=LAP.replace("CC", look["top"]), **look)
    hand = (x + 132, (neck + 672) / 2 - 34)
    arm = limb([(x + 58, neck + 140), (x + 118, neck + 150), (hand[0] - 2, hand[1] + 14)], 34, look["top"], 4.5)
    meal = _noodles(x + 42, neck + 2, 672) + _big_bowl(x + 42, 690)
    return f, arm + meal + fist(*hand, 17, look.get("skin", SKIN))


def at_the_door() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#BFD0D6"), flakes(40, 0, 800, x0=0, x1=PW), rect(60, 330, 720, 500, fill="#F0CBA6", w=5)]
    o += [rect(440, 420, 240, 410, fill="#FCE7B4", w=5), at(awning(40, 760, 0, 7, 0.55), 0, 252)]
    boss = _boss(
        570, 496, 0.165, ((((240, 640), (120, 900), (130, 1250)), None, True), (((550, 640), (720, 860), (900, 700)), -50)), "Calm"
    )
    o += [poly([(-20, 822), (PW + 20, 818), (PW + 20, PH + 20), (-20, PH + 20)], fill="#F6F6F0", w=5), boss]
    sign = rect(-74, -100, 148, 196, fill=CREAM, w=5) + "".join(
        text(0, -44 + i * 58, t, 54, BRICK) for i, t in enumerate(("歇脚", "喝水", "充电"))
    )
    o += [limb([(346, 840), (350, 862)], 10, WOOD, 4), limb([(446, 840), (442, 862)], 10, WOOD, 4), at(sign, 396, 748)]
    c = Fig(130, 858, 0.168, "RestingWB", "Short", "Tired", top=TEAL, pants="#4A3B34", shoes=BRICK, headover=HELMET.replace("CC", YEL))
    return [*o, ell(126, 860, 110, 12, fill="#D5DDDA", stroke="none"), c, flakes(14, 400, 860, x0=0, x1=420)]


def phone_eats() -> list[object]:
    o = _room()
    boss = _boss(
        600, 432, 0.26, ((((240, 650), (200, 900), (330, 1080)), None, True), (((550, 650), (700, 960), (770, 1080)), None)), "Smile"
    )
    c = Fig(180, 480, 0.29, "bust_Coffee", "Short", "Calm", top=TEAL, r2=CREAM, r3=SKIN, under=LAP.replace("CC", TEAL))
    x, y = c.pt(590, 790)
    phone = rect(470, 656, 54, 76, fill=NIGHT, w=5, j=0.8) + rect(478, 666, 38, 50, fill="#6FBF7F", w=3, j=0.5)
    cable = curve([(498, 732), (500, 772), (600, 770), (690, 720), (690, 640)], w=6, stroke=BRICK)
    socket = rect(666, 596, 54, 54, fill=CREAM, w=4)
    return [
        *o,
        socket,
        boss,
        c,
        steam(x, y, 60, 8, CREAM, 6, 0.95),
        _table(700),
        cable,
        phone,
        at(HELMET_SHELL.replace("CC", YEL), 262, 650, 0.3),
    ]


def hush() -> list[object]:
    o = _room()
    boss = _boss(
        330,
        420,
        0.25,
        ((((240, 650), (130, 900), (200, 1300)), None, True), (((550, 650), (800, 960), (690, 740)), None)),
        "SmileNM",
        flip=False,
    )
    finger = limb([(372, 446), (368, 402)], 12, SKIN, 4) + fist(378, 462, 20)
    sleeper = Fig(120, 600, 0.27, "bust_Shirt", "Short", "CalmNM", top=TEAL, tilt=52, hx=60, hy=60)
    arm = limb([(60, 690), (150, 706), (300, 690)], 52, TEAL, 5) + fist(318, 690, 24)
    girl, meal = _customer(560, 490, "girl")
    return [*o, boss, finger, sleeper, girl, _table(), arm, meal, _big_bowl(420, 690)]


def slurp() -> list[object]:
    o = _room(180, 280, 300)
    boss = _boss(
        84,
        440,
        0.25,
        ((((240, 650), (130, 900), (160, 1250)), None, True), (((550, 650), (690, 920), (860, 780)), -40)),
        "Calm",
        flip=False,
    )
    cup = rect(30, 688, 60, 64, fill=CREAM, w=5) + curve([(90, 700), (114, 708), (90, 732)], w=5)
    note = at(rect(-70, -38, 140, 76, fill=LYEL, w=4.5) + text(0, 22, "谢谢", 58, BRICK), 180, 736, 0.9, -4)
    guests = [_customer(270, 530, "old"), _customer(432, 510, "girl"), _customer(596, 526, "man")]
    return [*o, boss, *(g[0] for g in guests), _table(), *(g[1] for g in guests), cup, note]


COMIC = Comic(
    "008",
    "歇五分钟",
    "街边的小店留着一把椅子，谁走累了都能进去坐坐",
    "2026-03-08",
    (
        Panel(
            "下雪天，小面馆门口立着一块牌子，写着“歇脚、喝水、充电”。系围裙的老板娘阿满在门里招手，门外站着戴黄头盔的送餐小哥阿顺，一脸疲倦。",
            at_the_door,
            (Say("阿满", "进来坐，/不买也行。", (540, 104), (556, 430)), Say("阿顺", "就五分钟。", (186, 240), (176, 386))),
        ),
        Panel(
            "店里暖和。阿顺捧着一杯热水，头盔搁在桌上。阿满给他的手机插上了充电线。",
            phone_eats,
            (Say("阿顺", "五分钟，准走。", (262, 88), (224, 360)), Say("阿满", "手机也吃一口。", (500, 226), (566, 340))),
        ),
        Panel(
            "阿顺趴在桌上睡着了。阿满把手指竖在嘴边，旁边的姑娘正咬着一筷子面，停在半空不敢动。",
            hush,
            (
                Say("阿满", "嘘——", (150, 100), (292, 330)),
                Say("吃面的姑娘", "那我轻点儿吸。", (500, 226), (600, 372)),
                Sound("阿顺", "呼……", (150, 500), None, size=92),
            ),
        ),
        Panel(
            "桌上留着一只空杯子和一张写着“谢谢”的纸条，窗外，阿顺骑着车走远了。阿满摆了摆手，三位客人这才放开了，一起大口吸面。",
            slurp,
            (Say("阿满", "走远了，吸吧！", (262, 88), (130, 330)), Sound("三位客人", "吸溜——", (536, 258), None, size=96)),
        ),
    ),
)
