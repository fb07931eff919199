"""Cover of the story lost-cat."""

from art.cat import hanging_tail, sitting_cat
from art.palette import BRICK, CREAM, DGREEN, GREEN, PERS, YEL
from art.pen import R, ell, flat, line, place, rect, text
from art.scenery import blob, cloud, leaf, paw


def draw() -> list[object]:
    """The lost cat sits on the wall beside its notice."""
    o = [
        flat(0, 0, 1600, 1000, "#F7CF97"),
        ell(560, 420, 300, fill="#F9DFB0", stroke="none"),
        ell(560, 420, 215, fill=YEL, stroke="none"),
        cloud(1300, 140, 1.2, CREAM, 0.85),
        cloud(1020, 250, 0.7, CREAM, 0.7),
    ]
    o += [blob(1500, 230, 250, 190, 9, 0.6, fill=GREEN, w=5), blob(70, 560, 190, 150, 8, 0.6, fill=DGREEN, w=5)]
    # wall
    o += [rect(-30, 612, 1660, 420, fill="#D9895F", w=6)]
    for r in range(4):
        for c in range(-1, 9):
            x = c * 220 + (r % 2) * 110
            y = 640 + r * 94
            if R.random() < 0.55:
                o.append(rect(x + 14, y + 12, 190, 70, fill=R.choice(("#CF7B50", "#E39A70", "#C66E47")), stroke="none"))
    for r in range(1, 5):
        o.append(line((-20, 640 + r * 94 - 2), (1620, 640 + r * 94 - 2), w=3, op=0.35))
    o += [rect(-40, 580, 1680, 58, fill="#EDC79A", w=6)]
    # cat sitting on the wall, its tail hanging down
    o += [hanging_tail(), sitting_cat()]
    # notice
    o += [
        place(
            rect(-150, -190, 300, 370, fill=CREAM, w=6)
            + text(0, -72, "寻猫", 104, BRICK)
            + paw(0, 52, 2.0, "#E8833A")
            + line((-100, 146), (100, 146), w=5, op=0.5)
            + ell(0, -176, 13, fill=PERS, w=4.5),
            "translate(1090,800) rotate(3) scale(.9)",
        )
    ]
    o += [leaf(1350, 580, 60, -50), leaf(1362, 584, 54, -110, DGREEN), leaf(1344, 584, 50, -150)]
    return o
