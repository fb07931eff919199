"""Cover of the story stairwell-light."""

from art.palette import BRICK, CREAM, INK, LYEL, NIGHT, PERS, TEAL, YEL
from art.pen import curve, ell, flat, line, poly, rect
from art.people import Fig


def draw() -> list[object]:
    """A child comes home under the lamp of the stairwell."""
    o = [flat(0, 0, 1600, 1000, NIGHT)]
    lx, ly = 1010, 150
    for r, c, a in ((560, "#37557A", 0.55), (420, "#5A6F84", 0.5), (290, "#9A8E72", 0.5), (180, "#E0B262", 0.6)):
        o.append(ell(lx, ly + 10, r, r * 0.96, fill=c, stroke="none", op=a, j=3))
    o += [
        (
            f'<path d="M{lx - 70} {ly + 40}L{lx + 70} {ly + 40}L{lx + 520} 960L{lx - 560} 960Z" fill="{YEL}" opacity=".20"/>'
            f'<path d="M{lx - 50} {ly + 40}L{lx + 50} {ly + 40}L{lx + 330} 960L{lx - 360} 960Z" fill="{YEL}" opacity=".16"/>'
        )
    ]
    # window with the moon
    o += [
        rect(190, 150, 270, 330, fill="#16283F", w=5.5),
        f'<path d="M352 214A62 62 0 1 0 396 326A74 74 0 0 1 352 214Z" fill="{LYEL}"/>',
        "".join(
            f'<circle cx="{x}" cy="{y}" r="5" fill="{LYEL}"/>' for x, y in ((236, 200), (260, 420), (420, 420), (424, 190), (222, 330))
        ),
        line((325, 150), (325, 480), w=5.5),
        line((190, 310), (460, 310), w=5.5),
        rect(174, 478, 302, 26, fill="#4C6A8A", w=5),
    ]
    # lamp
    o += [
        line((lx, -10), (lx, ly - 74), w=6, j=0.5),
        curve([(lx - 30, ly - 40), (lx - 24, ly - 72), (lx + 24, ly - 72), (lx + 30, ly - 40)], True, fill=BRICK, w=5),
        poly([(lx - 34, ly - 44), (lx + 34, ly - 44), (lx + 104, ly + 24), (lx - 104, ly + 24)], fill=PERS, w=6, j=1),
        curve([(lx - 46, ly + 24), (lx - 40, ly + 62), (lx, ly + 84), (lx + 40, ly + 62), (lx + 46, ly + 24)], True, fill="#FFF2C4", w=5),
    ]
    # stairs
    sx, sy, tw, th, n = 250, 960, 132, 72, 9
    p = [(-40, 1060), (-40, sy), (sx, sy)]
    x, y = sx, sy
    for _i in range(n):
        y -= th
        p.append((x, y))
        x += tw
        p.append((x, y))
    p += [(1640, y), (1640, 1060)]
    o += [
        poly(p, fill="#A98A6C", w=6, step=60),
        (
            '<clipPath id="st">'
            f'<path d="{"M" + "L".join(f"{a} {b}" for a, b in p)}Z"/>'
            "</clipPath>"
            '<g clip-path="url(#st)">'
            f'<path d="M{lx - 70} {ly + 40}L{lx + 70} {ly + 40}L{lx + 520} 1000L{lx - 560} 1000Z" fill="{YEL}" opacity=".30"/>'
            f'<path d="M{lx - 50} {ly + 40}L{lx + 50} {ly + 40}L{lx + 330} 1000L{lx - 360} 1000Z" fill="{YEL}" opacity=".25"/>'
            "</g>"
        ),
        poly(p, w=6, step=60),
    ]
    x, y = sx, sy
    for _i in range(n):
        y -= th
        o.append(poly([(x - 6, y - 2), (x + tw, y - 2), (x + tw, y + 14), (x - 6, y + 14)], fill="#F3D59B", w=4.5, step=50))
        x += tw
    f = Fig(
        645,
        sy - th * 4 + 4,
        0.235,
        "WalkingWB",
        "Bun",
        "Smile",
        child=True,
        top=PERS,
        pants="#3B4F78",
        shoes=CREAM,
        hs=1.42,
        under=(
            f'<path d="M40 560Q-150 560 -150 760L-140 1180Q-120 1290 60 1290L180 1280L180 560Z" fill="{TEAL}"'
            f' stroke="{INK}" stroke-width="18" stroke-linejoin="round"/>'
            f'<path d="M-146 930Q-40 900 60 930L60 1180Q-60 1200 -140 1160" fill="{YEL}"'
            f' stroke="{INK}" stroke-width="16" stroke-linejoin="round"/>'
        ),
        over=(
            f'<path d="M210 500Q150 700 200 980" fill="none" stroke="{INK}" stroke-width="66" stroke-linecap="round"/>'
            f'<path d="M210 500Q150 700 200 980" fill="none" stroke="{TEAL}" stroke-width="34" stroke-linecap="round"/>'
        ),
    )
    o += [f]
    return o
