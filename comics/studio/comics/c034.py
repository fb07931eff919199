"""034: three neighbours, three spare keys, all of them indoors."""

from art.comic import PH, PW, Comic, Panel, Say, Sound
from art.palette import BRICK, CREAM, GREEN, NIGHT, PERS, TEAL, YEL
from art.pen import at, curve, fist, flat, line, poly
from art.people import Fig, body
from art.scenery import door, dumpling, dumpling_plate, steam

DOORS = {"蒋": BRICK, "贺": TEAL, "孙": "#7A5A8A"}
CHECKS = "".join(
    f'<path d="M{a} 570V1290M206 {b}H576" stroke="{CREAM}" stroke-width="14"/>' for a, b in ((270, 740), (390, 910), (510, 1080))
)


def _landing() -> list[object]:
    """The landing: pale wall, green dado, tiled floor."""
    o: list[object] = [flat(0, 0, PW, PH, "#F4DFC0"), flat(0, 560, PW, 250, "#B9D0C2"), line((-10, 560), (PW + 10, 560), w=4)]
    o += [flat(0, 800, PW, 90, "#D2AE84"), line((-10, 800), (PW + 10, 800), w=5)]
    return o + [line((x, 802), (x - 60, PH + 10), w=3, op=0.4) for x in range(60, 860, 150)]


def _jiang(x: float, y: float, s: float, face: str, arms: tuple = (), **more: object) -> Fig:
    """Xiao Jiang: young man, yellow shirt, hands at his empty pockets."""
    arms = arms or ((((240, 620), (60, 900), (150, 1170)), None, True), (((550, 620), (720, 900), (600, 1170)), None))
    return Fig(
        x, y, s, hair="ShortVolumed", face=face, custom=body(YEL, NIGHT, arms=arms, hem=1400, aw=130, shoe=BRICK), **{"feet": 2400, **more}
    )


def _he(x: float, y: float, s: float, face: str, **more: object) -> Fig:
    """Lao He: bald, checked pyjamas, one finger up."""
    arms = ((((240, 620), (110, 900), (80, 1180)), None, True), (((550, 620), (760, 800), (830, 560)), -80))
    own = body("#6F97B0", "#6F97B0", arms=arms, hem=1420, aw=140, lw=190, shoe=CREAM, extra=CHECKS)
    return Fig(x, y, s, hair="BaldSides", face=face, custom=own, acc="GlassRound", **{"feet": 2400, **more})


def _sun(x: float, y: float, s: float, face: str, **more: object) -> Fig:
    """Granny Sun: grey bun, green cardigan, both hands before her for the plate."""
    arms = ((((240, 640), (190, 950), (440, 1010)), None, True), (((550, 640), (640, 950), (800, 960)), None))
    own = body(GREEN, "#5A4438", arms=arms, hem=1480, aw=140, lw=185, shoe=PERS)
    return Fig(x, y, s, hair="GrayBun", face=face, custom=own, **{"feet": 2400, **more})


def _gust(x: float, y: float) -> str:
    """Lines of the draught that shuts a door."""
    return "".join(curve([(x, y + i * 46), (x + 34, y - 12 + i * 46), (x + 74, y + 4 + i * 46)], w=6, stroke=CREAM) for i in range(3))


def locked_out() -> list[object]:
    f = _jiang(220, 852, 0.265, "ConcernedFear")
    mat = poly([(440, 812), (710, 812), (740, 850), (410, 850)], fill=GREEN, w=5)
    return [*_landing(), door(440, 800, 250, 520, DOORS["蒋"]), mat, "", f]


def second() -> list[object]:
    j = _jiang(110, 862, 0.255, "Smile")
    h = _he(400, 860, 0.265, "Cute", flip=True)
    return [*_landing(), door(480, 800, 230, 460, DOORS["贺"]), _gust(380, 430), j, h]


def third() -> list[object]:
    o = [*_landing(), door(510, 800, 210, 460, DOORS["孙"])]
    s = _sun(450, 862, 0.25, "Smile", flip=True)
    x, y = s.pt(700, 1000)
    plate = at(dumpling_plate(0, 0, 1), x - 6, y - 20, 0.72)
    return [*o, _jiang(52, 866, 0.22, "Blank"), _he(190, 868, 0.22, "Concerned"), s, plate, steam(x - 10, y - 60, 60, 9, CREAM, 6, 0.95)]


def picnic() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F4DFC0"), flat(0, 500, PW, 400, "#B9D0C2"), line((-10, 500), (PW + 10, 500), w=4)]
    for i, y in enumerate((560, 660, 770)):
        o += [poly([(-20, y), (PW + 20, y), (PW + 20, y + 130), (-20, y + 130)], fill=("#D9B98C", "#CDA976", "#C09A66")[i], w=5)]
    legs = (((300, 1240), (560, 1230), (640, 1330), (640, 1700)), ((380, 1280), (700, 1270), (800, 1360), (800, 1750)))
    who: list[object] = []
    for x, hair, shirt, pants, face, flip in (
        (100, "BaldSides", "#6F97B0", "#6F97B0", "EatingHappy", False),
        (350, "GrayBun", GREEN, "#5A4438", "Calm", False),
        (650, "ShortVolumed", YEL, NIGHT, "EatingHappy", True),
    ):
        arms = ((((240, 620), (200, 900), (420, 1050)), None, True), (((550, 620), (720, 860), (760, 640)), None))
        own = body(shirt, pants, arms=arms, legs=legs, extra=CHECKS if hair == "BaldSides" else "", hem=1300, aw=130, lw=170, shoe=PERS)
        f = Fig(
            x,
            400,
            0.245,
            hair=hair,
            face=face,
            bust=True,
            feet=2000,
            custom=own,
            flip=flip,
            acc="GlassRound" if hair == "BaldSides" else None,
        )
        hx, hy = f.pt(772, 560)
        who += [f, dumpling(hx, hy - 14, 0.8, 10), fist(hx, hy + 4, 12)]
    return [
        *o,
        *who,
        at(dumpling_plate(0, 0, 1, PERS, 6), 372, 800, 1.05),
        steam(340, 740, 64, 10, CREAM, 7, 0.9),
        steam(404, 736, 70, 10, CREAM, 7, 0.9),
    ]


COMIC = Comic(
    "034",
    "备用钥匙",
    "全楼都有备用钥匙，存在彼此家里",
    "2026-04-26",
    (
        Panel(
            "楼道里，小核桃站在自家关着的红门前，两手摸着空空的衣兜，一脸着急。",
            locked_out,
            (Say("小核桃", "糟了，/钥匙在屋里。", (300, 116), (286, 250)),),
        ),
        Panel(
            "对门格子叔穿着格子睡衣跑出来，举着手。一阵穿堂风，他身后的绿门关上了。",
            second,
            (Say("格子叔", "备用的在我家！", (300, 88), (352, 256)), Sound("格子叔家的门", "砰！", (622, 296), None, size=130)),
        ),
        Panel(
            "楼上的饺子姥姥端着一盘热饺子赶来，身后紫色的门也关上了。小核桃看呆了，格子叔咧着嘴。",
            third,
            (Say("饺子姥姥", "格子叔家的/在我家！", (250, 116), (410, 286)), Sound("饺子姥姥家的门", "砰！", (620, 290), None, size=126)),
        ),
        Panel(
            "三个人并排坐在楼梯上，面前摆着那盘热气腾腾的饺子，一人一个吃着，等开锁的师傅。",
            picnic,
            (Say("格子叔", "师傅说，半小时。", (270, 88), (108, 300)), Say("饺子姥姥", "幸好饺子没锁屋里。", (440, 226), (400, 316))),
        ),
    ),
    ("pushan",),
)
