"""A whole person: skeleton, clothes and head, and the points that others need of it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from comics.studio.draw import clothes
from comics.studio.draw.cast import Looks
from comics.studio.draw.colour import mixed, named
from comics.studio.draw.heads import FACE_BOX, MOUTH, NECK, Head
from comics.studio.draw.limbs import LINE, hand, leg, shoe, sleeve
from comics.studio.draw.pen import Pen, Point, f1, inked
from comics.studio.draw.poses import Arm, Skeleton, skeleton

TALL = 1890  # units from the sole to the top of the head of an adult who stands
SIZES = {"adult": (1.0, 1.0), "old": (0.95, 1.0), "teen": (0.84, 0.97), "child": (0.62, 0.92), "toddler": (0.44, 0.8)}  # body, head
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Figure:
    """Somebody at a place: (x, y) is what carries the body, s the pixels of a unit."""

    name: str
    looks: Looks
    does: str
    face: str
    x: float
    y: float
    s: float
    flip: bool = False
    back: bool = False
    tilt: float = 0

    @property
    def bones(self) -> Skeleton:
        """The skeleton."""
        return skeleton(self.does, SIZES[self.looks.age][0], clothes.BUILDS[self.looks.build][0] / 160, SIZES[self.looks.age][0] < 0.7)

    @property
    def hip(self) -> Point:
        """Where the hip is in the picture."""
        return self.x, self.y - self.bones.support * self.s

    def place(self, point: Point) -> Point:
        """A point of the figure in the picture."""
        bones = self.bones
        x, y = point
        if bones.turn:
            x, y = (y, -x) if bones.turn < 0 else (-y, x)
        hx, hy = self.hip
        return hx + x * self.s * (-1 if self.flip else 1), hy + y * self.s

    def _of_head(self, point: Point) -> Point:
        scale, (nx, ny) = SIZES[self.looks.age][1], self.bones.neck
        return self.place((nx + (point[0] - NECK[0]) * scale, ny + (point[1] - NECK[1]) * scale))

    @property
    def mouth(self) -> Point:
        """Where the mouth is in the picture."""
        return self._of_head(MOUTH if not self.back else (400, 380))

    @property
    def face_box(self) -> Box:
        """What no bubble may cover: left, top, right, bottom."""
        return _box([self._of_head(FACE_BOX[:2]), self._of_head(FACE_BOX[2:])])

    @property
    def soles(self) -> tuple[float, float]:
        """The height of both soles in the picture."""
        k = SIZES[self.looks.age][0]
        rear, fore = (self.place((leg[2][0], leg[2][1] + 96 * k))[1] for leg in self.bones.legs)
        return rear, fore

    @property
    def box(self) -> Box:
        """What the figure covers."""
        k, bones = SIZES[self.looks.age][0], self.bones
        points: list[Point] = [(x, y + 96 * k) for x, y in (bones.legs[0][2], bones.legs[1][2])]
        points += [bones.rear.palm, bones.fore.palm, bones.rear.joints[1], bones.fore.joints[1], bones.rear.joints[0], bones.fore.joints[0]]
        return _box([*(self.place(p) for p in points), self._of_head((190, -20)), self._of_head((650, 490))])

    def grip(self, which: str) -> Point:
        """Where a thing in hand is: “fore”, “rear”, “between” both hands, at the “chest”."""
        bones = self.bones
        if which == "chest":
            return self.place(bones.on_trunk((20 * bones.scale, -190 * bones.scale)))
        if which == "between":
            (ax, ay), (bx, by) = bones.rear.palm, bones.fore.palm
            return self.place(((ax + bx) / 2, (ay + by) / 2))
        return self.place(bones.fore.palm if which == "fore" else bones.rear.palm)

    def layers(self, pen: Pen) -> tuple[str, str]:
        """The figure in two layers: what lies under a thing in hand, and the hands that lie over it."""
        bones, looks, k = self.bones, self.looks, SIZES[self.looks.age][0]
        arms = (bones.rear, bones.fore)
        raised = [a for a in arms if a.raised and not self.back]
        under = [a for a in arms if not a.over and a not in raised]
        above = [a for a in arms if a.over and a not in raised]
        if self.back:
            under, above = above, under
        low = "".join(self._arm(a, k) + hand(a, k, self._glove()) for a in under) + self._legs(k)
        low += f'<g transform="rotate({f1(bones.lean)}) scale({k:.3f})">{self._trunk()}</g>'
        nx, ny = bones.neck
        nod = bones.lean * 0.45 + self.tilt
        x, y = NECK
        move = f"translate({f1(nx)},{f1(ny)}) rotate({f1(nod)}) scale({SIZES[looks.age][1]}) translate({-x},{-y})"
        head = f'<g transform="{move}">{self._head().drawn(pen)}</g>'
        low += "".join(self._arm(a, k) + hand(a, k, self._glove()) for a in raised) + head + "".join(self._arm(a, k) for a in above)
        return self._put(low), self._put("".join(hand(a, k, self._glove()) for a in above))

    def _put(self, inner: str) -> str:
        (x, y), turn = self.hip, self.bones.turn
        spin = f" rotate({f1(turn)})" if turn else ""
        return f'<g transform="translate({f1(x)},{f1(y)}) scale({-self.s if self.flip else self.s:.4f},{self.s:.4f}){spin}">{inner}</g>'

    def _glove(self) -> str:
        return named(self.looks.worn["gloves"]) if "gloves" in self.looks.worn else named(self.looks.skin)

    def _head(self) -> Head:
        looks = self.looks
        return Head(
            looks.hair, named(looks.hair_colour), named(looks.skin), self.face, looks.beard, looks.glasses, looks.hat, named(looks.hat_colour),
            hearing_aid="hearing_aid" in looks.worn, old=looks.age == "old", back=self.back,
        )  # fmt: skip

    def _legs(self, k: float) -> str:
        bones, looks = self.bones, self.looks
        out = ""
        width = 1.14 if looks.build == "stout" else 1
        for i, joints in enumerate(bones.legs):
            _, knee, ankle = joints
            shin = (ankle[0] - knee[0]) / max(1.0, abs(ankle[1] - knee[1]))
            tip = 26 if bones.toes else max(-60, min(60, (-ankle[0] + knee[0]) * 0.2 / k)) if bones.carried in {"feet", "air"} else 0
            lifted = ankle[1] < max(leg[2][1] for leg in bones.legs) - 60 * k
            angle = 70 if bones.carried == "knees" or (lifted and shin < -0.9) else (tip if lifted else (26 if bones.toes else 0))
            shade = mixed(named(looks.bottom_colour), "#22375A", 0.14 if i == 0 else 0)
            out += shoe(ankle, k, named(looks.shoes), angle) + leg(joints, k, looks.bottom, shade, named(looks.skin), width)
        if (bones.carried == "seat" and looks.top in {"dress", "coat", "gown"}) or (looks.bottom == "skirt" and bones.carried == "seat"):
            colour = named(looks.top_colour if looks.bottom != "skirt" else looks.bottom_colour)
            knees = [j[1] for j in bones.legs]
            out += inked(
                f"M{-150 * k} {-60 * k}L{knees[0][0]} {knees[0][1] - 84 * k}L{knees[1][0] + 60 * k} {knees[1][1] - 80 * k}"
                f"L{knees[1][0] + 74 * k} {knees[1][1] + 140 * k}L{knees[0][0] - 40 * k} {knees[0][1] + 150 * k}L{-160 * k} {96 * k}Z", colour, LINE
            )  # fmt: skip
        elif looks.bottom == "skirt":
            out += inked(
                f"M{-140 * k} {-30 * k}L{-210 * k} {400 * k}Q0 {430 * k} {210 * k} {400 * k}L{140 * k} {-30 * k}Z",
                named(looks.bottom_colour),
                LINE,
            )
        return out

    def _trunk(self) -> str:
        looks = self.looks
        kind = looks.top
        if self.bones.carried == "seat" and kind in {"coat", "dress", "gown"}:
            kind = "jacket" if kind == "coat" else "tee" if kind == "dress" else "pyjamas"
        worn = {
            a: b for a, b in looks.worn.items() if not (self.back and a in {"badge", "lanyard", "tie", "stethoscope", "apron", "kerchief"})
        }
        out = clothes.neck(named(looks.skin)) if not self.back else ""
        out += clothes.garment(kind, looks.build, named(looks.top_colour), named(looks.second), looks.pattern)
        out += clothes.over(worn, looks.build)
        if self.back:
            out += f'<path d="M-66 -530Q0 -500 66 -530L60 -610L-60 -610Z" fill="{named(looks.skin)}"/>'
        return out.replace("@clip", f"clip{zlib.crc32(f'{self.name} {self.x} {self.y}'.encode())}")

    def _arm(self, arm: Arm, k: float) -> str:
        looks = self.looks
        colour = named(looks.worn.get("cardigan", looks.top_colour))
        out = sleeve(arm, k, colour, named(looks.skin), looks.sleeves, 1.12 if looks.build == "stout" else 1)
        if "armband" in looks.worn and arm == self.bones.rear:
            (x1, y1), (x2, y2) = arm.joints[0], arm.joints[1]
            out += _band((x1, y1), (x2, y2), k, named(looks.worn["armband"]))
        return out


def _band(shoulder: Point, elbow: Point, k: float, colour: str) -> str:
    """An armband round the upper arm."""
    (x1, y1), (x2, y2) = shoulder, elbow
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    cx, cy, w, h = x1 + ux * length * 0.5, y1 + uy * length * 0.5, 60 * k, 48 * k
    corners = [(cx + a * uy * w + b * ux * h, cy - a * ux * w + b * uy * h) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    shape = "M" + "L".join(f"{f1(x)} {f1(y)}" for x, y in corners) + "Z"
    (ax, ay), (bx, by) = [(cx + a * uy * w * 0.6, cy - a * ux * w * 0.6) for a in (-1, 1)]
    return inked(shape, colour, LINE) + f'<path d="M{f1(ax)} {f1(ay)}L{f1(bx)} {f1(by)}" stroke="#F2B544" stroke-width="{f1(20 * k)}"/>'


def _box(points: list[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
