"""021: the lamp in the stairwell that answers."""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, GREEN, GREY, INK, LYEL, NIGHT, PERS, PINK, SKY, TEAL, WOOD, YEL
from art.pen import at, curve, ell, flat, limb, line, poly, rect
from art.people import Fig, body
from art.scenery import lamp, light_cone, stool, window_view

STEP_W = 106


def _wall(lit: bool, lx: float, ly: float) -> list[object]:
    """The stairwell at night, with the lamp's light when it is lit."""
    o: list[object] = [flat(0, 0, PW, PH, "#3B5876" if lit else "#22354F")]
    if lit:
        o += [
            ell(lx, ly, r, fill=c, stroke="none", op=a, j=3)
            for r, c, a in ((400, "#5A6F84", 0.6), (280, "#9A8E72", 0.6), (170, "#E0B262", 0.7))
        ]
        o += [light_cone(lx, ly, PH, 430, 70, 0.2)]
    return o


def _stairs(x: float, y: float, n: int, lit: bool, rise: float = 56) -> str:
    """Stairs going up to the right from (x, y)."""
    pts = [(-30, PH + 30), (-30, y), (x, y)]
    for i in range(n):
        pts += [(x + i * STEP_W, y - (i + 1) * rise), (x + (i + 1) * STEP_W, y - (i + 1) * rise)]
    pts += [(PW + 30, pts[-1][1]), (PW + 30, PH + 30)]
    o = poly(pts, fill="#A98A6C" if lit else "#4C4A55", w=6, step=60)
    for i in range(n):
        edge = [(x + i * STEP_W - 6, y - (i + 1) * rise), (x + (i + 1) * STEP_W, y - (i + 1) * rise)]
        o += poly(
            [*edge, (edge[1][0], edge[1][1] + 14), (edge[0][0], edge[0][1] + 14)], fill="#F3D59B" if lit else "#6B6873", w=4.5, step=50
        )
    return o


def _granny(x: float, feet: float, s: float, face: str = "Calm", hand: float | None = None, **more: object) -> Fig:
    """Granny He: grey bun, plum coat, a shopping bag in her hand."""
    front = ((550, 640), (680, 900), (720, 1230)) if hand is None else ((550, 640), (740, 860), (660, 560))
    own = body(
        "#8E4A5E",
        NIGHT,
        arms=((((240, 640), (110, 900), (70, 1230)), None, True), (front, None)),
        hem=1560,
        aw=140,
        lw=180,
        shoe=INK,
        shoes=(-1, 1),
    )
    return Fig(x, feet, s, hair="GrayBun", face=face, feet=2400, custom=own, acc="GlassRound", **more)


def _bag(x: float, y: float) -> str:
    """A net bag with leeks."""
    leeks = "".join(limb([(x + d, y + 40), (x + d * 2.2, y - 50)], 9, GREEN, 4) for d in (-16, 0, 16))
    return (
        leeks
        + curve([(x - 34, y + 10), (x, y - 34), (x + 34, y + 10)], w=6)
        + poly([(x - 44, y), (x + 44, y), (x + 36, y + 96), (x - 36, y + 96)], fill=PERS, w=5)
    )


def dark() -> list[object]:
    f = _granny(140, 852, 0.27, "Concerned", hand=1)
    x, y = f.pt(60, 1320)
    return [*_wall(False, 540, 330), lamp(540, 330, False), _stairs(330, 812, 6, False), _bag(x, y), f]


def new_lamp() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F4DFC0"), flat(0, 600, PW, 300, "#B9D0C2"), line((-10, 600), (PW + 10, 600), w=4)]
    o += [
        window_view("sw", 250, 400, 110, 160, flat(250, 400, 110, 160, SKY)),
        flat(0, 800, PW, 90, "#C99F74"),
        line((-10, 800), (PW + 10, 800), w=5),
    ]
    ladder = limb([(420, 600), (380, 850)], 15, WOOD, 5) + limb([(580, 600), (630, 850)], 15, WOOD, 5)
    ladder += "".join(limb([(408 - i * 14, 680 + i * 84), (592 + i * 16, 680 + i * 84)], 12, WOOD, 4.5) for i in range(2))
    ladder += rect(396, 588, 206, 26, fill=WOOD, w=5)
    arms = ((((240, 640), (90, 420), (300, 60)), None, True), (((550, 640), (880, 420), (820, 60)), None))
    legs = (((300, 1250), (250, 1500), (230, 1700)), ((480, 1250), (540, 1500), (560, 1700)))
    vest = f'<path d="M262 590L300 860V1300H490V860L524 590" fill="none" stroke="{YEL}" stroke-width="46"/>'
    ding = Fig(
        470,
        592,
        0.22,
        hair="ShortVolumed",
        face="Smile",
        feet=1850,
        custom=body(NIGHT, "#6B4A35", arms=arms, legs=legs, shoes=(-1, 1), extra=vest),
    )
    g = _granny(130, 866, 0.24, "Smile")
    return [*o, lamp(560, 216, False, s=0.9), ladder, ding, g]


def it_speaks() -> list[object]:
    f = _granny(520, 714, 0.205, "Cute")
    x, y = f.pt(60, 1320)
    return [*_wall(True, 150, 380), lamp(150, 380, True, face=True, s=1.0), _stairs(60, 874, 7, True, 40), _bag(x, y), f]


def a_chat() -> list[object]:
    o = _wall(True, 520, 330)
    o += [flat(0, 790, PW, 100, "#A98A6C"), line((-10, 790), (PW + 10, 790), w=5), flat(430, 793, 180, 90, LYEL, 0.3)]
    skirt = (
        '<path d="M60 1080Q60 1400 130 1440L830 1440L850 1900L1090 1900Q1120 1300 1000 1180Q860 1110 640 1090Z"'
        f' fill="{NIGHT}" stroke="{INK}" stroke-width="18"/>'
    )
    shoe = f'<path d="M860 1890L860 1960Q960 2010 1150 1970Q1160 1910 1070 1890Z" fill="{INK}" stroke="{INK}" stroke-width="18"/>'
    f = Fig(
        150,
        420,
        0.245,
        "bust_Sweater",
        "GrayBun",
        "Calm",
        bust=True,
        top=PINK,
        r3="#F8D3B4",
        acc="GlassRound",
        tilt=-10,
        under=skirt + shoe,
    )
    basin = curve([(200, 628), (370, 628), (342, 690), (228, 690)], True, fill=TEAL, w=5.5) + ell(285, 626, 88, 20, fill=CREAM, w=5)
    basin += "".join(
        limb([(x, y), (x + 40, y - 8 + i % 2 * 14)], 9, GREEN, 3.5)
        for i, (x, y) in enumerate(((222, 624), (270, 616), (256, 632), (310, 624)))
    )
    pods = "".join(limb([(x, 846), (x + 36, 852)], 9, GREEN, 3.5) for x in (420, 480, 560))
    tea = at(rect(-24, -30, 48, 60, fill=GREY, w=5) + rect(-20, -44, 40, 16, fill=BRICK, w=4), 640, 812)
    return [*o, lamp(520, 330, True, face=True, s=1.3), stool(150, 664, 190, 190, WOOD), f, basin, pods, tea]


COMIC = Comic(
    "021",
    "会说话的楼道灯",
    "楼道里的灯认得回家的人，还会提醒脚下有几级台阶",
    "2026-04-12",
    (
        Panel(
            "楼道里黑漆漆的，声控灯不亮。韭菜奶奶提着一袋韭菜站在楼梯口，捂着嘴使劲咳嗽。",
            dark,
            (Say("韭菜奶奶", "咳！咳！咳！", (240, 88), (206, 214)), Say("韭菜奶奶", "嗓子都咳疼了。", (490, 470), (246, 322))),
        ),
        Panel(
            "白天，电工灯泡师傅站在梯子上换灯泡，韭菜奶奶仰着头看。",
            new_lamp,
            (Say("灯泡师傅", "换盏新的，/会答话。", (210, 112), (432, 306)),),
        ),
        Panel(
            "又到晚上，韭菜奶奶走上楼梯，新灯亮了。灯泡上有一张小小的笑脸，韭菜奶奶笑眯了眼，边走边答。",
            it_speaks,
            (Say("楼道灯", "慢点儿，/还有三级。", (372, 112), (206, 424), LYEL), Say("韭菜奶奶", "哎，知道啦！", (230, 590), (480, 350))),
        ),
        Panel(
            "第二天晚上，韭菜奶奶干脆搬了凳子坐在灯旁边，腿上放着一盆豆角，茶缸也带来了，仰着脸跟灯聊天。",
            a_chat,
            (Say("韭菜奶奶", "灯啊，吃了没？", (262, 88), (220, 316)), Say("楼道灯", "吃的电，您呢？", (506, 556), (530, 412), LYEL)),
        ),
    ),
    ("judeng",),
)
