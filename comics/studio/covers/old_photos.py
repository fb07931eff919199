"""Cover of the story old-photos."""

from art.palette import BRICK, CREAM, GREEN, INK, TEAL, YEL
from art.pen import clip, curve, ell, flat, line, place, poly, rect
from art.people import Fig
from art.scenery import pagoda

SEP = "#8A6242"


def frame(x: float, y: float, w_: float, h_: float, col: str, inner: str, ground: str = "#F3E3C4", rot: float = 0) -> str:
    """A framed picture on a nail."""
    return place(
        line((-w_ * 0.3, -h_ / 2), (0, -h_ / 2 - 34), (w_ * 0.3, -h_ / 2), w=3.5, j=0.4)
        + ell(0, -h_ / 2 - 36, 6, fill=INK, w=2)
        + rect(-w_ / 2, -h_ / 2, w_, h_, fill=col, w=5.5)
        + rect(-w_ / 2 + 22, -h_ / 2 + 22, w_ - 44, h_ - 44, fill=ground, w=4)
        + inner,
        f"translate({x},{y}) rotate({rot})",
    )


def portrait(x: float, y: float, s: float, hair: str = "GrayShort", face: str = "Calm", top: str = "#D9BE94", **more: object) -> str:
    """A faded portrait."""
    return str(Fig(x, y, s, "bust_Shirt", hair, face, skin="#F0DDBB", top=top, blush=False, **more))


def inside(i: int, w_: float, h_: float, inner: str) -> str:
    """A picture cut to the inside of its frame."""
    return clip(f"f{i}", f'<rect x="{-w_ / 2 + 24}" y="{-h_ / 2 + 24}" width="{w_ - 48}" height="{h_ - 48}"/>', inner)


def draw() -> list[object]:
    """An old man before the wall of old photographs."""
    o = [
        flat(0, 0, 1600, 1000, "#E9C9A0"),
        poly([(-40, 840), (1640, 840), (1640, 1060), (-40, 1060)], fill="#B98A5E", w=5.5),
        line((-40, 812), (1640, 812), w=4.5),
        rect(-30, 812, 1660, 30, fill="#8A5A3C", w=5),
    ]
    # the house entrance, light falls in
    o += [
        rect(60, 130, 330, 712, fill=BRICK, w=6),
        rect(96, 166, 258, 676, fill="#FBE9BE", w=5),
        '<clipPath id="dp"><path d="M98 168H352V840H98Z"/></clipPath><g clip-path="url(#dp)">',
        ell(215, 330, 66, fill=YEL, stroke="none"),
        curve([(60, 640), (150, 610), (230, 640), (300, 600), (400, 630), (400, 900), (60, 900)], True, fill=GREEN, w=4.5),
        curve([(150, 860), (190, 760), (225, 700), (250, 640)], stroke=CREAM, w=26),
        "</g>",
        rect(96, 166, 258, 676, w=5),
        poly([(96, 842), (354, 842), (560, 1010), (140, 1010)], fill="#F0CB86", stroke="none"),
    ]
    brown = "#8A5A3C"
    fam = (
        portrait(-74, 30, 0.15, "Medium", "Calm", top="#C9A679")
        + portrait(70, 22, 0.155, "Short", "Smile", top="#E8D5AF", flip=True)
        + portrait(0, 90, 0.12, "BangsFilled", "Cute", top="#B98A5E", child=True, hs=1.3)
    )
    o += [frame(910, 300, 330, 270, brown, inside(1, 330, 270, fam), "#F0DFBB", -1)]
    o += [
        frame(
            1240,
            270,
            230,
            280,
            "#C99764",
            inside(
                2,
                230,
                280,
                flat(-120, 60, 240, 90, "#B7B48C")
                + pagoda(0, 66, 0.56)
                + curve([(-100, 84), (-40, 78), (20, 88), (90, 80)], stroke=CREAM, w=4),
            ),
            "#E9D9B4",
            2,
        )
    ]
    bike = (
        ell(-58, 36, 40, w=4.5)
        + ell(58, 36, 40, w=4.5)
        + line((-58, 36), (-20, -22), (40, -22), (0, 36), (-58, 36), w=4.5, j=0.3)
        + line((0, 36), (-28, -40), w=4.5, j=0.3)
        + line((58, 36), (34, -48), (56, -54), w=4.5, j=0.3)
        + line((-44, -42), (-12, -42), w=8, j=0.3)
    )
    o += [frame(830, 610, 240, 210, "#6B4A35", place(bike, "translate(0,6) scale(.9)"), "#F3E3C4", 1)]
    boat = (
        flat(-140, 30, 280, 80, "#B9C2A8")
        + curve([(-80, 30), (-60, 62), (60, 62), (84, 26), (50, 34), (-50, 36)], True, fill=SEP, w=4.5)
        + curve([(-40, 34), (-36, -8), (30, -10), (38, 34)], True, fill="#D9BE94", w=4.5)
        + ell(80, -46, 22, fill="#E3B98A", stroke="none")
    )
    o += [frame(1110, 600, 240, 220, "#C99764", inside(3, 240, 220, boat), "#EFE0BE", -2)]
    o += [frame(1370, 590, 190, 240, brown, inside(4, 190, 240, portrait(0, 60, 0.2, "GrayBun", "Calm", top="#C9A679")), "#F0DFBB", 1)]
    m = Fig(560, 968, 0.262, "ShirtPantsWB", "GrayShort", "Calm", top=TEAL, pants="#4A3B34", shoes="#3B342F", acc="GlassRound", tilt=-7)
    o += [ell(560, 970, 170, 20, fill="#9A7048", stroke="none"), m]
    return o
