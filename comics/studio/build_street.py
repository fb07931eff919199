"""python build_street.py: draws the street of the home page into generator/templates/street.svg.

Two views must be whole: all of it, and on a phone its middle, from 321 to 879; so nothing but hills and ground may lie on these two edges.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path as File

from art.pen import Point, seed
from art.short import Layer, Path, gathered

OUT = File(__file__).parents[2] / "generator/templates/street.svg"
BOX = "0 0 1200 240"
EDGES = (321, 879)  # of what a phone shows
GROUND = 226
FOOT = GROUND - 1  # where a wobble does not reach below the ground
FINE = 2  # steps to a unit for what is small: people, the cat


def walls(x: float, top: float, width: float, colour: str) -> list[Layer]:
    """The front of a house: a colour, and a line that does not quite fit it."""
    line = [(x, GROUND), (x, top), (x + width, top), (x + width, GROUND)]
    return [(f"{colour} flat", Path().patch(x + 3, top + 2, width, GROUND - top - 2)), ("line", Path().edges(line))]


def door(x: float, width: float, height: float, colour: str = "s-door") -> Layer:
    """A door."""
    return colour, Path().edges([(x, FOOT), (x, FOOT - height), (x + width, FOOT - height), (x + width, FOOT)])


def lit_window(x: float, y: float, width: float, height: float) -> list[Layer]:
    """A lighted window with a cross."""
    frame = Path().rect(x, y, width, height, 0.6).edges([(x + width / 2, y), (x + width / 2, y + height)], j=0.5)
    frame.edges([(x, y + height * 0.45), (x + width, y + height * 0.45)], j=0.5)
    return [("s-lit flat", Path().patch(x + 2, y + 2, width - 1, height - 1)), ("thin line", frame)]


def block(x: float, y: float, width: float, colour: str, lit: Sequence[str], entrance: int) -> list[Layer]:
    """A block of flats; lit has a word for each floor with a 1 for each lighted window; entrance is the column of the door."""
    pitch, pane = width / len(lit[0]), 16
    floor = (GROUND - 48 - y) / len(lit)
    gold, paper, frame = Path(), Path(), Path()
    for row, windows in enumerate(lit):
        for column, light in enumerate(windows):
            left, top = x + pitch * column + (pitch - pane) / 2, y + 13 + row * floor
            (gold if light == "1" else paper).patch(round(left + 2), round(top + 2), pane - 1, 18)
            frame.rect(left, top, pane, 19).edges([(left + pane / 2, top), (left + pane / 2, top + 19)], j=0.5)
    roof = [(x - 6, y - 7), (x + width + 6, y - 7), (x + width + 5, y + 3), (x - 5, y + 3)]
    return [
        *walls(x, y, width, colour),
        ("s-lit flat", gold),
        ("s-pane flat", paper),
        ("thin line", frame),
        door(x + pitch * entrance + (pitch - 22) / 2, 22, 29),
        ("s-door", Path().edges(roof, True)),
    ]


def tree(x: float, y: float, r: float, lean: float = 0) -> list[Layer]:
    """A round tree; (x, y) is the middle of its crown."""
    crown = [(x + r * math.cos(math.tau * i / 7 + lean), y + r * 0.92 * math.sin(math.tau * i / 7 + lean)) for i in range(7)]
    leaves = Path().smooth([(x - r * 0.5, y + 2), (x - r * 0.3, y + r * 0.2), (x - r * 0.05, y)])
    leaves.smooth([(x + r * 0.15, y - r * 0.4), (x + r * 0.35, y - r * 0.25), (x + r * 0.55, y - r * 0.42)])
    return [
        ("s-trunk", Path().edges([(x - lean - 4, FOOT), (x - 3, y), (x + 3, y), (x - lean + 5, FOOT)], True)),
        ("s-tree", Path().bumps(crown, 0.62)),
        ("thin line", leaves),
    ]


def person(x: float, h: float, coat: str, hair: str, arm: int) -> list[Layer]:
    """Somebody who passes by, h high, a child below 45; arm is the side on which a hand is held out, -1 or 1."""
    r = 8 if h > 45 else 7
    head, hem, neck = GROUND - h + r, GROUND - h * 0.27, GROUND - h + 2 * r - 1
    legs, eyes = Path(FINE), Path(FINE)
    for side in (-3, 4):
        legs.edges([(x + side, hem), (x + side, FOOT), (x + side + arm * 3, FOOT)], j=0.2)
    for side in (-3, 2):
        eyes.edges([(x + side + arm, head + 2), (x + side + arm, head + 2.5)], j=0)
    left, right = ([(x + m * 4, neck), (x + m * 8, hem - h * 0.2), (x + m * 9, hem)] for m in (-1, 1))
    low, high = ([(x + m * (r + 1), head), (x + m * r * 0.8, head - r * 0.8)] for m in (-1, 1))
    return [
        ("line", legs),
        (coat, Path(FINE).smooth([*left, (x, hem + 1), *reversed(right)], True, j=0.2)),
        ("line", Path(FINE).smooth([(x + arm * 4, neck + 6), (x + arm * 9, neck + 13), (x + arm * 15, hem - h * 0.06)], j=0.2)),
        ("s-skin", Path(FINE).round(x, head, r)),
        (hair, Path(FINE).smooth([*low, (x, head - r - 2), *reversed(high), (x + arm * 2, head - r * 0.45)], True, j=0.2)),
        ("thin", eyes),
    ]


def grandmother(x: float) -> list[Layer]:
    """An old neighbour with a bun and a shopping bag."""
    figure = person(x, 54, "s-roof-teal", "s-pane", -1)
    bag = Path(FINE).edges([(x - 20, 210), (x - 10, 210), (x - 11, 221), (x - 20, 221)], True, 0.4)
    return [("s-pane", Path(FINE).round(x + 8, 174.5, 3.5)), *figure, ("s-coat2", bag)]


def sky() -> list[Layer]:
    """The sun, which is the moon at night, and two birds."""
    birds = Path().smooth([(238, 76), (245, 71), (251, 76)]).smooth([(251, 76), (257, 70), (264, 73)])
    birds.smooth([(270, 94), (275, 90), (280, 94)]).smooth([(280, 94), (285, 89), (291, 92)])
    return [("s-lit flat", Path().round(716, 50, 21)), ("thin line", birds)]


def middle_house() -> list[Layer]:
    """The house whose round window is the mark's: divided by a plus."""
    return [
        *walls(549, 140, 135, "s-b"),
        *lit_window(562, 168, 29, 27),
        *lit_window(642, 168, 29, 27),
        door(604, 24, 41),
        ("s-roof", Path().edges([(528, 148), (616, 72), (704, 148)], True, bow=2)),
        ("s-lit", Path().round(616, 122, 17)),
        ("line", Path().edges([(616, 105), (616, 139)], j=0.4).edges([(599, 122), (633, 122)], j=0.4)),
        ("thin", Path().edges([(577, 148), (577, 154)], j=0).edges([(656, 148), (656, 154)], j=0)),
        ("s-roof", Path().round(577, 160, 8, 0.8).round(656, 160, 8, 0.8)),
    ]


def washing() -> list[Layer]:
    """Washing on a line between two houses."""
    shirt = [(706, 148), (719, 150), (724, 157), (719, 159), (718, 170), (707, 169), (707, 158), (702, 156)]
    trousers = [(727, 151), (738, 149), (741, 171), (735, 172), (733, 159), (731, 172), (725, 172)]
    return [
        ("thin line", Path().smooth([(702, 148), (732, 151), (762, 138)])),
        ("s-roof", Path(FINE).edges(shirt, True, 0.3)),
        ("s-coat2", Path(FINE).edges(trousers, True, 0.3)),
        ("s-roof-teal", Path(FINE).edges([(744, 147), (755, 142), (757, 162), (746, 166)], True, 0.3)),
    ]


def bicycle(x: float) -> list[Layer]:
    """A parked bicycle, its front wheel at x."""
    y, back = GROUND - 14, x - 40
    frame = Path(FINE).edges([(back, y), (back + 13, y - 19), (x - 6, y - 20), (back + 17, y), (back, y)], j=0.4)
    frame.edges([(back + 17, y), (back + 11, y - 25), (back + 6, y - 26)], j=0.3).edges([(x, y), (x - 8, y - 29), (x - 2, y - 31)], j=0.3)
    return [
        ("thin line", Path().round(back, y, 13).round(x, y, 13)),
        ("line", frame),
        ("s-door", Path(FINE).edges([(x - 3, y - 26), (x + 11, y - 26), (x + 9, y - 15), (x - 1, y - 15)], True, 0.3)),
    ]


def cat(x: float, y: float) -> list[Layer]:
    """The ginger cat, sitting at (x, y)."""
    body = [(x - 8, y), (x - 9, y - 10), (x - 5, y - 17), (x + 4, y - 17), (x + 10, y - 9), (x + 10, y)]
    ears = [(x - 12, y - 25), (x - 12, y - 39), (x - 5, y - 34), (x + 2, y - 34), (x + 9, y - 39), (x + 9, y - 25)]
    face = Path(FINE)
    for eye in (-6, 3):
        face.edges([(x + eye, y - 27), (x + eye, y - 26.5)], j=0)
    return [
        ("line", Path(FINE).smooth([(x + 8, y - 3), (x + 19, y - 1), (x + 18, y + 14), (x + 24, y + 16)])),
        ("s-ginger", Path(FINE).smooth(body, True)),
        ("s-ginger", Path(FINE).edges([*ears, (x + 4, y - 18), (x - 7, y - 18)], True, 0.3)),
        ("thin line", face),
    ]


def shop(x: float) -> list[Layer]:
    """A small shop with a striped awning, and steam over its buns."""
    width, top = 104, 158
    red, cream, steam = Path(), Path(), Path()
    for i in range(6):
        a = x - 8 + i * 20
        stripe = [(a + 3 - i, top), (a + 22 - i, top), (a + 20, top + 24), (a + 10, top + 30), (a, top + 24)]
        (cream if i % 2 else red).edges(stripe, True, 0.3)
    for a, b in ((x + 28, 148), (x + 42, 146)):
        steam.smooth([(a + 2, b), (a - 3, b - 9), (a + 5, b - 18), (a + 1, b - 27)])
    return [
        *walls(x, top, width, "s-a"),
        ("s-lit flat", Path().patch(x + 12, 192, 48, 22)),
        ("thin line", Path().rect(x + 10, 190, 50, 24)),
        door(x + 70, 22, 37),
        ("s-b", cream),
        ("s-roof", red),
        ("s-b", Path().round(x + 24, 203, 5).round(x + 35, 203, 5)),
        ("s-door", Path().rect(x + 16, 206, 28, 8, 0.4)),
        ("thin line", steam),
    ]


def old_house(x: float) -> list[Layer]:
    """A low house under a teal roof of tiles."""
    roof = [(x - 16, 170), (x + 4, 158), (x + 16, 132), (x + 92, 132), (x + 104, 158), (x + 124, 170)]
    tiles = Path()
    for i in range(5):
        tiles.edges([(x + 24 + i * 15, 137), (x + 14 + i * 20, 163)], j=0.4)
    return [
        *walls(x, 168, 108, "s-c"),
        *lit_window(x + 12, 184, 30, 21),
        door(x + 64, 26, 39, "s-roof"),
        ("s-roof-teal", Path().edges(roof, True, bow=2)),
        ("thin line", tiles),
    ]


def kite(x: float, y: float, hand: Point) -> list[Layer]:
    """A kite and its string."""
    cross = Path().edges([(x, y - 22), (x, y + 16)], j=0).edges([(x - 15, y - 4), (x + 15, y - 4)], j=0)
    return [
        ("thin line", Path().smooth([hand, ((hand[0] + x) / 2 + 8, (hand[1] + y) / 2 + 22), (x, y + 14)])),
        ("s-roof", Path().edges([(x, y - 22), (x + 15, y - 4), (x, y + 16), (x - 15, y - 4)], True, 0.4)),
        ("thin line", cross.smooth([(x, y + 16), (x + 8, y + 25), (x + 2, y + 32), (x + 10, y + 40)])),
    ]


def hills() -> Layer:
    """The soft ground behind it all."""
    low, high = (0, GROUND), (1200, GROUND)
    tops = [(40, 150), (190, 112), (340, 132), (480, 96), (620, 104), (760, 92), (890, 128), (1040, 108), (1160, 150)]
    return "s-blob flat", Path().smooth([low, *tops, high], j=0)


def ground() -> list[Layer]:
    """The line on which all stands, some grass, the paving."""
    grass, paving = Path(), Path()
    for x in (306, 892, 1022, 1186):
        for foot, tip, h in ((-4, -6, 7), (0, 1, 9), (4, 8, 6)):
            grass.edges([(x + foot, GROUND), (x + tip, GROUND - h)], j=0)
    for x in (90, 250, 420, 560, 700, 820, 980, 1120):
        paving.edges([(x, 234), (x + 34, 234)])
    return [("line", Path().smooth([(x, GROUND) for x in range(4, 1200, 149)], j=1)), ("thin line", grass), ("thin line", paving)]


def standing() -> list[Layer]:
    """All that stands and flies, from the back to the front."""
    return [
        *sky(),
        *block(30, 92, 114, "s-a", ("011", "110", "101"), 1),
        *shop(190),
        *tree(164, 172, 20),
        *block(346, 46, 120, "s-c", ("0110", "0011", "1001", "1101"), 2),
        *middle_house(),
        *block(760, 88, 100, "s-a", ("110", "011", "101"), 1),
        *washing(),
        *tree(500, 150, 30, 1),
        *bicycle(742),
        *cat(832, 80),
        *person(484, 60, "s-roof", "s-cat", 1),
        *person(514, 42, "s-roof-teal", "s-lit", -1),
        *grandmother(846),
        *old_house(920),
        *tree(1052, 168, 23, 2),
        *block(1080, 62, 104, "s-b", ("001", "110", "011", "100"), 1),
        *person(900, 42, "s-coat2", "s-cat", 1),
        *kite(962, 46, (914, 212)),
    ]


def cut(layers: Iterable[Layer]) -> list[str]:
    """What a phone would cut in two."""
    return [name for name, path in layers for edge in EDGES if path.box[0] - 4 < edge < path.box[2] + 4]


def main() -> None:
    """Write the street."""
    seed("street")
    things = standing()
    if found := cut(things):
        raise SystemExit(f"across the edge of a phone: {found}")
    paths = "".join(f'<path class="{name}" d="{data}"/>\n' for name, data in gathered([hills(), *things, *ground()]))
    head = f'<svg class="drawing street" viewBox="{BOX}" preserveAspectRatio="xMidYMax slice" aria-hidden="true">'
    OUT.write_text(f"{head}\n{paths}</svg>\n", "utf-8")
    print(OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
