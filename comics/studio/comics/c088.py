"""088: the tree of found things."""

from art.comic import PH, PW, Comic, Panel, Say
from art.palette import BRICK, CREAM, GREEN, INK, LYEL, NIGHT, PERS, PINK, TEAL, YEL
from art.pen import at, curve, ell, flat, limb, line, poly
from art.people import CHILD_LEGS, Fig, body, neckerchief
from art.scenery import flakes, house

BARK = "#9A6B45"
BRANCHES = (
    ((0, -190), (-60, -270), (-130, -300)),
    ((0, -220), (70, -300), (140, -320)),
    ((4, -290), (-40, -370), (-70, -440)),
    ((6, -300), (50, -390), (60, -470)),
    ((-70, -280), (-110, -350), (-150, -370)),
    ((80, -305), (110, -370), (160, -400)),
)


def _tree(x: float, y: float, s: float = 1) -> str:
    """A small bare tree with snow on its boughs."""
    o = "".join(limb(b, 18 if i < 4 else 12, BARK, 5) for i, b in enumerate(BRANCHES))
    o += limb([(0, 10), (-4, -150), (4, -310)], 40, BARK, 5)
    o += "".join(curve([(b[1][0] - 6, b[1][1] - 12), (b[2][0], b[2][1] - 12)], w=10, stroke="#fff") for b in BRANCHES)
    return at(o, x, y, s)


def _glove(x: float, y: float, s: float = 1, col: str = PERS) -> str:
    """One mitten hanging by a thread."""
    o = line((0, -50), (0, -24), w=5) + curve([(-26, 0), (-30, 50), (-10, 76), (18, 74), (30, 46), (26, 0)], True, fill=col, w=5)
    o += curve([(26, 20), (50, 24), (54, 46), (38, 54), (26, 48)], True, fill=col, w=5)
    return at(o + poly([(-30, -22), (30, -22), (30, 6), (-30, 6)], fill=CREAM, w=5, j=0.8), x, y, s)


def _sock(x: float, y: float, s: float = 1) -> str:
    """A striped sock."""
    o = curve([(-20, -20), (20, -20), (20, 40), (54, 66), (46, 88), (4, 84), (-20, 56)], True, fill=YEL, w=5)
    return at(
        line((0, -50), (0, -20), w=5) + o + line((-18, 2), (18, 2), w=8, stroke=PERS) + line((-18, 24), (18, 24), w=8, stroke=PERS), x, y, s
    )


def _hat(x: float, y: float, s: float = 1) -> str:
    """A bobble hat."""
    o = curve([(-50, 20), (-44, -30), (0, -56), (44, -30), (50, 20)], True, fill=TEAL, w=5) + ell(0, -62, 17, fill=CREAM, w=5)
    return at(o + poly([(-56, 10), (56, 10), (56, 36), (-56, 36)], fill=CREAM, w=5), x, y, s)


def _scarf(x: float, y: float, s: float = 1) -> str:
    """A long scarf over a bough."""
    o = poly([(-30, -10), (0, -20), (6, 120), (-30, 124)], fill=GREEN, w=5) + poly(
        [(0, -20), (34, -8), (40, 90), (8, 92)], fill="#A3C08D", w=5
    )
    return at(o + line((-24, 100), (2, 98), w=7, stroke=CREAM) + line((10, 70), (36, 68), w=7, stroke=CREAM), x, y, s)


def _winter(sky: str = "#B9D0D6") -> list[object]:
    """The yard under snow."""
    o: list[object] = [flat(0, 0, PW, PH, sky), house(20, 620, 380, 2, 3, "#EBCBAE", CREAM, fh=136, win="#F7E3C2", lit=((0, 1), (1, 2)))]
    return [*o, curve([(-20, 660), (200, 640), (480, 666), (PW + 20, 644), (PW + 20, PH + 30), (-20, PH + 30)], True, fill="#fff", w=5)]


def _kid(x: float, y: float, s: float, face: str, arms: tuple, **more: object) -> Fig:
    """Mianmian: a girl in a red beanie and a yellow coat."""
    own = body(YEL, NIGHT, arms=arms, legs=CHILD_LEGS, shoe=BRICK, shoes=(-1, 1), hem=1400)
    return Fig(x, y, s, hair="Beanie", hairc=PERS, face=face, child=True, hs=1.35, feet=2050, custom=own, over=neckerchief(TEAL), **more)


def _tang(x: float, y: float, s: float, face: str, arms: tuple, **more: object) -> Fig:
    """Granny Tang: grey bun, plum coat."""
    own = body("#8E4A5E", "#5A4438", arms=arms, hem=1600, aw=142, lw=190, shoe=INK)
    return Fig(x, y, s, hair="GrayBun", face=face, custom=own, feet=2400, acc="GlassRound", **more)


DOWN = ((240, 620), (110, 900), (80, 1180))


def found() -> list[object]:
    k = _kid(244, 866, 0.305, "Smile", ((DOWN, None, True), (((550, 620), (740, 520), (900, 300)), None)))
    return [
        *_winter(),
        flakes(30, 0, 800, x0=0, x1=PW),
        ell(540, 846, 120, 16, fill="#DCE6E6", stroke="none"),
        _tree(540, 846, 1.1),
        _glove(402, 562, 0.95),
        k,
    ]


def more_things() -> list[object]:
    m = Fig(190, 858, 0.2, "RoboDanceOutline", "Short", "Smile", top=NIGHT, pants="#4A3B34", shoes=BRICK, over=neckerchief(PERS))
    x, y = m.pt(1090, 1190)
    things = _glove(420, 560, 0.8) + _hat(500, 340, 0.85) + _scarf(640, 500, 0.85)
    return [*_winter(), ell(540, 846, 120, 16, fill="#DCE6E6", stroke="none"), _tree(540, 846, 1.1), things, m, _sock(x + 10, y + 36, 0.8)]


def will_it_freeze() -> list[object]:
    t = _tang(100, 862, 0.25, "Smile", ((DOWN, None, True), (((550, 640), (720, 780), (800, 640)), None)))
    k = _kid(630, 868, 0.265, "Tired", ((DOWN, None, True), (((550, 620), (660, 900), (700, 1150)), None)), flip=True)
    things = _glove(236, 590, 0.85) + _hat(300, 400, 0.8) + _scarf(444, 560, 0.8) + _sock(410, 430, 0.7)
    return [*_winter(), flakes(26, 0, 800, x0=0, x1=PW), _tree(360, 846, 1), things, k, t]


def sweater() -> list[object]:
    o = [*_winter("#F7D9B0"), ell(452, 330, 62, fill=PERS, stroke="none", op=0.7), _tree(390, 846, 1.1)]
    knit = poly([(352, 540), (430, 540), (438, 800), (344, 800)], fill=PERS, w=6) + poly(
        [(346, 516), (436, 516), (436, 556), (346, 556)], fill=BRICK, w=6
    )
    knit += "".join(line((348, y), (436, y), w=9, stroke=c) for y, c in ((600, CREAM), (630, LYEL), (730, CREAM), (760, LYEL)))
    knit += limb([(352, 580), (300, 540), (262, 520)], 38, PERS, 6) + limb([(432, 580), (490, 520), (530, 500)], 38, PERS, 6)
    knit += "".join(ell(390, y, 8, fill=YEL, w=4) for y in (660, 700))
    t = _tang(650, 862, 0.25, "Calm", ((DOWN, None, True), (((550, 640), (740, 860), (900, 760)), None)), flip=True)
    k = _kid(120, 868, 0.265, "Cute", ((((240, 620), (-40, 600), (-180, 330)), -110, True), (((550, 620), (860, 600), (1010, 330)), -70)))
    needles = at(
        line((-40, 30), (50, -40), w=7, stroke=BRICK) + ell(0, 20, 32, fill=PINK, w=5) + curve([(-20, 8), (4, 20), (20, 36)], w=4),
        *t.pt(960, 700),
        0.9,
    )
    return [*o, knit, k, t, needles]


COMIC = Comic(
    "088",
    "捡到一只手套",
    "丢了的东西，总会挂在看得见的地方等主人",
    "2026-01-18",
    (
        Panel(
            "下雪的院子里，戴红毛线帽的棉棉伸长胳膊，把一只捡来的红手套挂到光秃秃的小树上。",
            found,
            (Say("棉棉", "挂高点儿，好找。", (306, 92), (290, 330)),),
        ),
        Panel(
            "第二天，树上多了一顶帽子和一条围巾。戴围巾的阿松又提来一只条纹袜子。",
            more_things,
            (Say("阿松", "我捡着一只袜子。", (306, 100), (246, 330)),),
        ),
        Panel(
            "毛线奶奶来取手套，手伸到一半停住了。棉棉看着挂满东西的小树，有点儿发愁。",
            will_it_freeze,
            (Say("毛线奶奶", "手套是我的……", (262, 88), (130, 276)), Say("棉棉", "那树不冷吗？", (520, 222), (590, 416))),
        ),
        Panel(
            "雪停了，小树穿上了一件红毛衣，有袖子，有扣子，还是高领的。毛线奶奶拿着毛线球，棉棉高兴得举起双手。",
            sweater,
            (Say("毛线奶奶", "给它也织了一件。", (440, 88), (620, 284)), Say("棉棉", "还是高领的！", (236, 222), (160, 400))),
        ),
    ),
    ("chuanghua",),
)
