"""Cover of the story umbrella-stand."""

from art.palette import BRICK, CREAM, GREEN, INK, NIGHT, PERS, SKIN, TEAL, YEL
from art.pen import R, curve, ell, fist, flat, limb, line, place, poly, rect
from art.people import Fig
from art.scenery import blob


def furled(x: float, y: float, s: float, col: str, rot: float = 0, hook: int = 1) -> str:
    """A furled umbrella."""
    o = limb([(0, -10), (0, -96), (hook * 6, -128), (hook * 30, -136), (hook * 44, -112)], 11, "#A9764A", 4.5)
    o += curve(
        [(-8, 0), (8, 0), (30, 70), (36, 150), (22, 250), (7, 330), (-7, 330), (-22, 250), (-36, 150), (-30, 70)],
        True,
        fill=col,
        w=5,
        j=0.8,
    )
    o += curve([(-2, 6), (-14, 120), (-6, 300)], w=3.5) + curve([(4, 6), (14, 130), (6, 290)], w=3.5)
    o += curve([(-35, 140), (0, 158), (36, 136)], w=5) + ell(10, 150, 8, fill=CREAM, w=3) + line((0, 330), (0, 362), w=7, j=0.2)
    return place(o, f"translate({x},{y}) rotate({rot}) scale({s})")


def unfurled(x: float, y: float, s: float, col: str, col2: str, rot: float = 0) -> str:
    """An open umbrella."""
    o = limb([(0, -10), (0, 240)], 8, "#A9764A", 4)
    o += curve(
        [
            (-230, 20),
            (-214, -70),
            (-140, -160),
            (0, -196),
            (140, -160),
            (214, -70),
            (230, 20),
            (176, -12),
            (116, 16),
            (58, -14),
            (0, 14),
            (-58, -14),
            (-116, 16),
            (-176, -12),
        ],
        True,
        fill=col,
        w=5,
        j=0.6,
    )
    o += (
        '<path d="M-116 14Q-100 -120 0 -194Q-60 -90 -58 -12Q-88 -14 -116 14ZM116 14Q100 -120 0 -194Q60 -90 58 -12'
        f'Q88 -14 116 14Z" fill="{col2}" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>'
    )
    o += line((0, -196), (0, -222), w=6, j=0.2)
    return place(o, f"translate({x},{y}) rotate({rot}) scale({s})")


def rain(n: int, x0: float, x1: float, y0: float, y1: float, col: str = "#EAF4F0", w: float = 4) -> str:
    """Falling rain."""
    o = ""
    for _ in range(n):
        x, y, d = R.uniform(x0, x1), R.uniform(y0, y1), R.uniform(22, 44)
        o += f'<path d="M{x:.0f} {y:.0f}l{-d * 0.25:.0f} {d:.0f}" stroke="{col}" stroke-width="{w}" stroke-linecap="round"/>'
    return o


def draw() -> list[object]:
    """The stand of shared umbrellas in the entrance."""
    o = [flat(0, 0, 1600, 1000, "#F6E2C0")]
    # the open entrance with the rain outside
    o += [
        '<clipPath id="dw"><rect x="882" y="92" width="556" height="766"/></clipPath><g clip-path="url(#dw)">',
        flat(880, 90, 560, 760, "#6E9C9E"),
        blob(1000, 580, 140, 130, 7, 0.58, fill="#5A8A84", stroke="none"),
        blob(1340, 600, 150, 130, 7, 0.58, fill="#5A8A84", stroke="none"),
    ]
    o += [poly([(880, 700), (1440, 690), (1440, 860), (880, 860)], fill="#8FB3AF", stroke="none")]
    o += [
        ell(1080, 800, 80, 12, fill="#B9D3CD", stroke="none"),
        ell(1320, 760, 60, 9, fill="#B9D3CD", stroke="none"),
        ell(1230, 834, 100, 13, fill="#B9D3CD", stroke="none"),
    ]
    o += [rain(34, 900, 1440, 100, 650)]
    p = Fig(1180, 800, 0.145, "WalkingBW", "MediumLong", "Calm", top=TEAL, pants=CREAM, shoes=BRICK)
    o += [
        ell(1180, 802, 90, 12, fill="#6F9792", stroke="none"),
        rain(18, 900, 1440, 150, 780),
        p,
        unfurled(1246, 356, 0.92, PERS, YEL, 5),
        limb([p.pt(610, 640), p.pt(700, 900), (1224, 528)], 13, SKIN, 3),
        fist(1233, 524, 11),
        "</g>",
    ]
    o += [poly([(880, 90), (1440, 90), (1440, 860), (880, 860)], w=6), rect(836, 56, 648, 806, w=5)]
    o += [poly([(836, 56), (1484, 56), (1484, 862), (1440, 862), (1440, 90), (880, 90), (880, 862), (836, 862)], fill=BRICK, w=5)]
    o += [
        poly([(-40, 850), (1640, 850), (1640, 1060), (-40, 1060)], fill="#D9B98C", w=5),
        poly([(840, 852), (1480, 852), (1560, 1010), (760, 1010)], fill="#E9D3A9", stroke="none"),
    ]
    o += [
        poly([(-40, 590), (834, 590), (834, 850), (-40, 850)], fill="#A9C6B2", stroke="none"),
        line((-40, 590), (834, 590), w=4),
        line((-40, 850), (834, 850), w=5),
    ]
    # rack with seven umbrellas
    cols = (PERS, YEL, TEAL, "#EFA98A", NIGHT, GREEN, BRICK)
    o += [ell(500, 946, 360, 20, fill="#BC9869", stroke="none"), rect(150, 880, 700, 54, fill="#8A5A3C", w=5)]
    for i, c in enumerate(cols):
        o.append(furled(212 + i * 96, 560, 0.98, c, R.uniform(-2, 2), 1))
    o += [
        rect(136, 640, 728, 34, fill="#B98252", w=5),
        limb([(150, 640), (150, 940)], 20, "#B98252", 5),
        limb([(850, 640), (850, 940)], 20, "#B98252", 5),
        rect(150, 894, 700, 44, fill="#B98252", w=5),
    ]
    # a heart sign without words
    o += [
        rect(420, 250, 170, 150, fill=CREAM, w=5),
        (
            '<path d="M505 366C450 330 442 290 472 282C492 278 503 296 505 304C507 296 518 278 538 282C568 290 560 330 505 366Z"'
            f' fill="{PERS}" stroke="{INK}" stroke-width="4.5" stroke-linejoin="round"/>'
        ),
    ]
    return o
