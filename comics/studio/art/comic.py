"""Four-panel pages: panels, bubbles, sounds, and the comic.yml that goes with the picture."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .palette import BRICK, CREAM, INK, PAPER, PERS, YEL
from .pen import Point, R, clip, ell, f1, line, place, poly, rect, seed, text

PAGE_W, PAGE_H = 1600, 2000
EDGE, GAP, TOP = 44, 28, 166
PW, PH = (PAGE_W - 2 * EDGE - GAP) // 2, (PAGE_H - TOP - EDGE - GAP) // 2  # one panel: 742 x 881
SIZE, LEADING = 60, 74
CREDIT = "人物用Open Peeps（Pablo Stanley，CC0）"


@dataclass(frozen=True)
class Say:
    """A line in a bubble. says: "/" breaks the line; at: centre of the bubble; tip: where its tail points (None: no tail)."""

    who: str
    says: str
    at: Point
    tip: Point | None = None
    fill: str = "#fff"

    @property
    def plain(self) -> str:
        """The words without line breaks."""
        return self.says.replace("/", "")

    def svg(self) -> str:
        """The bubble, its tail and its lettering."""
        rows = self.says.split("/")
        x, y = self.at
        w, h = max(map(_width, rows)) / 2 + 36, len(rows) * LEADING / 2 + 22
        bubble = _bubble_outline(x, y, w, h) + self._tail(w, h)
        out = (
            f'<path d="{bubble}" fill="{INK}" stroke="{INK}" stroke-width="11" stroke-linejoin="round"/>'
            f'<path d="{bubble}" fill="{self.fill}"/>'
        )
        for i, row in enumerate(rows):
            out += text(x + _shift(row), y + (i - (len(rows) - 1) / 2) * LEADING + SIZE * 0.35, row, SIZE)
        return out

    def _tail(self, w: float, h: float) -> str:
        if not self.tip:
            return ""
        (x, y), (tx, ty) = self.at, self.tip
        if abs(ty - y) > h:  # out of the lower or upper side
            root = max(x - w + 70, min(x + w - 70, x + (tx - x) * 0.55))
            side = y + (h - 14) * (1 if ty > y else -1)
            a, b = (root - 24, side), (root + 24, side)
        else:
            side = x + (w - 14) * (1 if tx > x else -1)
            a, b = (side, y - 22), (side, y + 22)
        if (b[0] - a[0]) * (ty - a[1]) - (b[1] - a[1]) * (tx - a[0]) < 0:
            a, b = b, a  # the same winding as the bubble, so that the two areas join
        (mx, my), (ax, ay), (bx, by) = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), a, b
        bend = (mx + (tx - mx) * 0.45, my + (ty - my) * 0.55)
        d = f"M{f1(ax)} {f1(ay)}L{f1(bx)} {f1(by)}"
        return d + f"Q{f1(bend[0] + 6)} {f1(bend[1])} {f1(tx)} {f1(ty)}Q{f1(bend[0] - 6)} {f1(bend[1])} {f1(ax)} {f1(ay)}Z"


@dataclass(frozen=True)
class Sound(Say):
    """A sound or a shout without a bubble, lettered large."""

    size: float = 110
    rot: float = -8
    colour: str = PERS

    def svg(self) -> str:
        """The letters with a pale rim."""
        x, y = self.at
        letters = text(0, 0, self.plain, self.size, self.colour)
        rim = letters.replace("<text", f'<text stroke="{CREAM}" stroke-width="26" stroke-linejoin="round"')
        ink = letters.replace("<text", f'<text stroke="{INK}" stroke-width="9" stroke-linejoin="round"')
        return place(rim + ink + letters, f"translate({x},{y}) rotate({self.rot})")


@dataclass(frozen=True)
class Panel:
    """One panel: what is to be seen (for readers who do not see it), how it is drawn, what is said."""

    scene: str
    draw: Callable[[], list[object]]
    says: tuple[Say, ...] = ()


@dataclass(frozen=True)
class Comic:
    """A page of four panels."""

    number: str
    title: str
    scene: str
    date: str
    panels: tuple[Panel, Panel, Panel, Panel]
    places: tuple[str, ...] = field(default=())

    def svg(self, scale: float = 1) -> str:
        """The page."""
        seed(self.number)
        out = "".join(self._panel(i, panel) for i, panel in enumerate(self.panels))
        out += text(EDGE + 6, 124, self.title, 96, anchor="start")
        out += line((EDGE + 10, 146), (EDGE + 96 * len(self.title) - 6, 144), w=7, stroke=PERS, j=2) + _seal(PAGE_W - EDGE - 58, 86)
        box = f'viewBox="0 0 {PAGE_W} {PAGE_H}" width="{PAGE_W * scale:.0f}" height="{PAGE_H * scale:.0f}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><rect width="{PAGE_W}" height="{PAGE_H}" fill="{PAPER}"/>{out}</svg>'

    def _panel(self, i: int, panel: Panel) -> str:
        x, y = EDGE + i % 2 * (PW + GAP), TOP + i // 2 * (PH + GAP)
        inner = "".join(map(str, panel.draw())).replace('id="', f'id="p{i}').replace("url(#", f"url(#p{i}")
        window = clip(f"panel{i}", f'<rect width="{PW}" height="{PH}" rx="10"/>', inner)
        return place(window + rect(0, 0, PW, PH, w=8, j=1.2) + "".join(s.svg() for s in panel.says), f"translate({x},{y})")

    def yml(self) -> str:
        """The text of comic.yml."""
        out = f"title: {self.title}\nscene: {self.scene}\ndate: {self.date}\nauthor: 示例画稿\ncredit: {CREDIT}\nsample: true\n"
        out += "picture:\n  file: page.webp\n  shows: 无人\n"
        if self.places:
            out += f"places: [{', '.join(self.places)}]\n"
        out += "panels:\n"
        for panel in self.panels:
            out += f"  - scene: {panel.scene}\n"
            if panel.says:
                out += "    lines:\n" + "".join(f"      - who: {s.who}\n        says: {s.plain}\n" for s in panel.says)
        return out


def _width(row: str) -> float:
    """The width of a row; punctuation at its end counts half."""
    ends = sum(0.5 for mark in (row[-1], row[0]) if mark in "。，、！？；：”“")
    return (len(row) - ends) * SIZE


def _shift(row: str) -> float:
    """Centre the ink, not the half-empty square of a mark at the end of a row."""
    return SIZE * (0.25 * (row[-1] in "。，、！？；：”") - 0.25 * (row[0] == "“"))


def _bubble_outline(x: float, y: float, w: float, h: float) -> str:
    """A rounded box whose corners are not quite alike."""
    r = [min(h * 0.85, 58) + R.uniform(-7, 7) for _ in range(4)]
    (left, top, right, low), k = (x - w, y - h, x + w, y + h), R.uniform(-3, 3)
    sides = (  # (a control point, the point reached) one after another, clockwise
        ((x, top - 5 + k), (right - r[1], top)),
        ((right, top), (right, top + r[1])),
        ((right + 1, y), (right, low - r[2])),
        ((right, low), (right - r[2], low)),
        ((x, low + 5 + k), (left + r[3], low)),
        ((left, low), (left, low - r[3])),
        ((left - 1, y), (left, top + r[0])),
        ((left, top), (left + r[0], top)),
    )
    return f"M{f1(left + r[0])} {f1(top)}" + "".join(f"Q{f1(a)} {f1(b)} {f1(c)} {f1(d)}" for (a, b), (c, d) in sides) + "Z"


def _seal(x: float, y: float) -> str:
    """The red seal 示例画稿 in the corner of the page."""
    o = poly([(x - 58, y - 58), (x + 58, y - 58), (x + 58, y + 58), (x - 58, y + 58)], fill=BRICK, stroke=BRICK, w=5, j=2.4)
    for dx, dy, t in ((27, -8, "示"), (27, 44, "例"), (-27, -8, "画"), (-27, 44, "稿")):
        o += text(x + dx, y + dy, t, 50, CREAM)
    return o


def pin(x: float, y: float, s: float = 1) -> str:
    """A small red pin for a coat."""
    return ell(x, y, 9 * s, fill=PERS, w=3.5) + ell(x, y, 3 * s, fill=YEL, stroke="none")
