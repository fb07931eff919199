"""The ginger cat that lives in several of the pictures."""

from .palette import BRICK, CREAM, INK, PERS, PINK, TEAL, YEL
from .pen import curve, ell, limb, line, poly

FUR, STRIPE = "#E8833A", "#B9531F"
Segment = tuple[tuple[float, float], tuple[float, float]]


def _stripes(*segments: Segment) -> str:
    return "".join(line(a, b, w=9, stroke=STRIPE, j=0.4) for a, b in segments)


def hanging_tail() -> str:
    """The tail that hangs down from a wall."""
    o = limb([(676, 560), (740, 590), (760, 680), (720, 760), (742, 820), (790, 830)], 40, FUR, 5.5)
    return o + _stripes(((738, 640), (782, 634)), ((740, 700), (776, 716)), ((702, 748), (742, 772)))


def sitting_cat(armband: bool = False) -> str:
    """The cat without its tail: from (400, 150) to (706, 605), sitting on y = 600."""
    trunk = [(440, 588), (430, 500), (452, 400), (500, 350), (590, 344), (650, 400), (700, 490), (706, 560), (690, 590)]
    o = curve(trunk, True, fill=FUR, w=6)
    o += curve([(488, 586), (486, 500), (512, 430), (560, 420), (592, 470), (588, 586)], True, fill=CREAM, stroke="none", j=0.5)
    o += _stripes(((694, 470), (650, 478)), ((704, 516), (656, 520)), ((664, 420), (630, 434)))
    o += curve([(620, 588), (616, 540), (650, 516), (690, 530)], w=5) + curve([(492, 588), (494, 520), (500, 470)], w=5)
    o += curve([(572, 588), (572, 520), (566, 470)], w=5) + line((534, 588), (534, 530), w=5)
    o += ell(508, 584, 34, 19, fill=CREAM, w=5.5) + ell(562, 584, 34, 19, fill=CREAM, w=5.5) + ell(650, 584, 42, 20, fill=FUR, w=5.5)
    if armband:
        o += poly([(440, 478), (508, 466), (512, 520), (436, 530)], fill=PERS, w=5.5, j=0.8)
        o += line((456, 502), (494, 496), w=8, stroke=YEL, j=0.2)
    return o + _head()


def _head() -> str:
    o = poly([(424, 270), (420, 150), (506, 206)], fill=FUR, w=6, j=1) + poly([(646, 262), (644, 144), (560, 204)], fill=FUR, w=6, j=1)
    o += poly([(440, 234), (438, 180), (480, 208)], fill=PINK, stroke="none", j=0.5)
    o += poly([(628, 230), (628, 176), (588, 206)], fill=PINK, stroke="none", j=0.5)
    skull = [(400, 300), (424, 226), (490, 194), (576, 194), (640, 222), (668, 296), (640, 368), (578, 398), (490, 398), (428, 370)]
    o += curve(skull, True, fill=FUR, w=6, j=0.6)
    muzzle = [(470, 370), (484, 330), (533, 312), (584, 330), (598, 370), (560, 393), (506, 393)]
    o += curve(muzzle, True, fill=CREAM, stroke="none", j=0.4)
    brow: tuple[Segment, ...] = (((508, 200), (512, 240)), ((534, 197), (534, 248)), ((560, 200), (556, 240)))
    cheeks: tuple[Segment, ...] = (((404, 296), (440, 302)), ((412, 330), (444, 328)), ((664, 292), (630, 300)), ((656, 328), (624, 326)))
    o += _stripes(*brow, *cheeks)
    o += ell(478, 292, 15, 20, fill=INK, w=2) + ell(590, 292, 15, 20, fill=INK, w=2)
    o += ell(483, 285, 5, fill="#fff", stroke="none") + ell(595, 285, 5, fill="#fff", stroke="none")
    o += f'<path d="M520 322H550L535 338Z" fill="{BRICK}" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>'
    o += curve([(535, 338), (532, 356), (514, 360), (504, 350)], w=4.5, j=0.3) + curve(
        [(535, 338), (538, 356), (556, 360), (566, 350)], w=4.5, j=0.3
    )
    for a, b in (((460, 340), (372, 326)), ((460, 354), (376, 366)), ((608, 340), (696, 324)), ((608, 354), (692, 366))):
        o += line(a, b, w=3.5, j=0.6)
    o += f'<g fill="{PERS}" opacity=".3"><ellipse cx="440" cy="340" rx="26" ry="18"/><ellipse cx="628" cy="340" rx="26" ry="18"/></g>'
    return o + curve([(470, 392), (534, 416), (600, 392)], w=15, stroke=TEAL, j=0.3) + ell(535, 420, 14, fill=YEL, w=4.5)
