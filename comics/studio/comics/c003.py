"""003: the old Party member on his evening round, and the cat."""

from art.cat import curled_tail, sitting_cat
from art.comic import PH, PW, Comic, Panel, Say, pin
from art.palette import BRICK, CREAM, DGREEN, GREEN, GREY, LYEL, NIGHT, PERS, SKIN, TEAL, YEL
from art.pen import at, curve, dots, ell, fist, flat, limb, line, poly, rect
from art.people import Fig
from art.scenery import blob, grass, house, scooter, tree

GROUND = "#4A5F6B"
SLEEVE = [(-80, 760), (240, 800), (220, 960), (-80, 920)]


def _night(ground: float = 700) -> list[object]:
    """The yard at night: sky, moon, a house with some lighted windows."""
    o: list[object] = [flat(0, 0, PW, PH, NIGHT), ell(630, 300, 58, fill=LYEL, stroke="none")]
    o += [dots([(90, 280, 4), (300, 330, 5), (470, 270, 4), (560, 380, 4), (700, 420, 4), (210, 400, 4)], LYEL)]
    o += [house(30, ground, 400, 3, 4, "#4F6480", "#38506E", fh=98, win="#2F4560", lit=((0, 1), (1, 3), (2, 0), (2, 2)))]
    return [*o, poly([(-20, ground), (PW + 20, ground - 6), (PW + 20, PH + 20), (-20, PH + 20)], fill=GROUND, w=5)]


def _liang(x: float, y: float, s: float, face: str = "Calm", flip: bool = False, **more: object) -> Fig:
    """Lao Liang: grey hair, teal coat, red pin, red armband."""
    chest = f'<g transform="translate(520,730) scale(4.4)">{pin(0, 0)}</g>'
    band = [(0, SLEEVE, PERS), (0, [(-80, 820), (240, 862), (236, 894), (-80, 850)], YEL)]
    return Fig(
        x, y, s, "RoboDanceOutline", "GrayShort", face, flip=flip, top=TEAL, pants="#3B342F", shoes=BRICK, paint=band, over=chest, **more
    )


def _torch(f: Fig, half: float, dy: float, reach: float) -> str:
    """A torch in his hand; its beam ends reach further on, dy lower, twice half wide."""
    x, y = f.pt(1085, 1195)
    far = x + reach
    beam = f'<path d="M{x + 52} {y - 14}L{far} {y + dy - half}L{far} {y + dy + half}L{x + 52} {y + 16}Z" fill="{LYEL}" opacity=".38"/>'
    grip = limb([(x - 40, y - 8), (x + 22, y)], 20, GREY, 5)
    return (
        beam
        + grip
        + poly([(x + 22, y - 16), (x + 54, y - 22), (x + 54, y + 24), (x + 22, y + 16)], fill=YEL, w=5, j=0.6)
        + fist(x - 8, y, 16)
    )


def round_begins() -> list[object]:
    f = _liang(190, 856, 0.203)
    shed = rect(470, 640, 20, 150, fill=GREY, w=4) + rect(700, 640, 20, 150, fill=GREY, w=4)
    shed += poly([(440, 600), (760, 570), (760, 616), (440, 646)], fill=BRICK, w=5)
    lid = ell(560, 842, 74, 20, fill="#33434C", w=5) + line((520, 838), (600, 838), w=4) + line((528, 850), (592, 850), w=4)
    return [*_night(), shed, at(scooter(""), 600, 764, 0.5), lid, f, _torch(f, 120, 290, 420)]


def rustle() -> list[object]:
    f = _liang(130, 345, 0.29, "Serious", bust=True)
    eyes = "".join(ell(x, 690, 17, 20, fill=YEL, w=4) + ell(x, 692, 6, 15, fill="#2B2420", w=1) for x in (570, 634))
    bush = blob(600, 730, 180, 140, 9, 0.6, fill=DGREEN, w=5) + blob(500, 840, 130, 90, 8, 0.6, fill=GREEN, w=5)
    rustles = "".join(
        curve([(x, y), (x + 14, y - 16), (x + 30, y - 14)], stroke=CREAM, w=5) for x, y in ((430, 620), (480, 580), (690, 566))
    )
    return [*_night(), bush, rustles, f, _torch(f, 150, 130, 420), eyes, grass(300, 700, 868, 6, "#7D9A6B")]


def key_found() -> list[object]:
    f = _liang(64, 345, 0.27, "Smile", bust=True)
    cat = at(curled_tail() + sitting_cat(), 104, 408, 0.52)
    key = (
        line((636, 660), (650, 690), w=6, stroke=CREAM, j=0.2)
        + ell(652, 700, 15, fill=CREAM, w=5)
        + rect(642, 714, 20, 46, fill=PERS, w=4.5, j=0.5)
    )
    rays = ((1, 0.3), (0.8, 0.75), (1, -0.3), (-1, 0.3), (-0.8, 0.75))
    glow = "".join(line((652 + a * 42, 712 + b * 48), (652 + a * 66, 712 + b * 74), w=7, stroke=LYEL) for a, b in rays)
    o = [*_night(), ell(490, 862, 240, 14, fill="#34464F", stroke="none"), at(scooter(""), 490, 808, 1.0), key, cat, f]
    return [*o, _torch(f, 130, 110, 500), glow]


def apprentice() -> list[object]:
    o: list[object] = [flat(0, 0, PW, PH, "#F7CF97"), ell(120, 330, 84, fill=PERS, stroke="none", op=0.8)]
    o += [house(250, 700, 330, 3, 3, "#F3CFAE", BRICK, fh=98, win=CREAM, lit=((0, 1), (2, 2))), tree(690, 706, 0.95)]
    o += [poly([(-20, 700), (PW + 20, 694), (PW + 20, PH + 20), (-20, PH + 20)], fill="#E6CFA6", w=5)]
    hands = [(1, [(40, 1110), (320, 1110), (320, 1400), (40, 1400)], SKIN), (2, [(540, 1200), (780, 1200), (780, 1480), (540, 1480)], SKIN)]
    f = Fig(580, 862, 0.235, "sit_MediumWB", "GrayShort", "Calm", flip=True, top=TEAL, r1_2=TEAL, pants="#3B342F", shoes=BRICK, paint=hands)
    k = Fig(120, 866, 0.25, "WalkingWB", "MediumBangsFilled", "Cute", child=True, top=YEL, pants=NIGHT, shoes=BRICK, skin=SKIN)
    o += [ell(580, 864, 150, 14, fill="#CDB080", stroke="none"), ell(120, 866, 100, 13, fill="#CDB080", stroke="none")]
    return [*o, k, f, at(curled_tail() + sitting_cat(True), 72, 538, 0.54)]


COMIC = Comic(
    "003",
    "老党员收徒弟",
    "天黑以后，院里有位老党员义务巡逻，走过的地方都让人放心",
    "2026-03-01",
    (
        Panel(
            "夜里的楼院，楼上亮着几扇窗，月亮挂在天边。白头发的老党员“手电爷爷”胸前别着红徽章，胳膊上戴着红袖章，打着手电往前照，前面是停着电动车的车棚和一只井盖。",
            round_begins,
            (Say("手电爷爷", "车棚，没事。/井盖，没事。", (400, 120), (250, 290)),),
        ),
        Panel(
            "手电光打向一丛灌木，叶子在抖，里面亮着两只圆溜溜的黄眼睛。手电爷爷板着脸站住了。",
            rustle,
            (Say("手电爷爷", "谁在那儿？", (330, 100), (200, 250)), Say("灌木丛", "喵。", (610, 440), (606, 560))),
        ),
        Panel(
            "一只橘猫蹲在一辆电动车的座位上，尾巴翘着。车把底下挂着一串没拔的钥匙，在手电光里闪亮，手电爷爷乐了。",
            key_found,
            (Say("手电爷爷", "钥匙没拔！/还是你眼尖。", (420, 120), (150, 268)),),
        ),
        Panel(
            "第二天傍晚，手电爷爷蹲在院里，橘猫端端正正坐在他身边，前腿上也戴着一只小小的红袖章。小姑娘米粒迎面走来，笑眯了眼。",
            apprentice,
            (Say("米粒", "您收徒弟啦？", (216, 92), (150, 310)), Say("手电爷爷", "编外的，/只领小鱼干。", (500, 240), (540, 400))),
        ),
    ),
    ("xiaoman",),
)
