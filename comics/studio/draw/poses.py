"""Skeletons: a stance and what the arms do become joints in the figure's own units."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Any

import yaml

from comics.studio.draw.pen import Point
from comics.studio.draw.refused import Refused
from comics.studio.draw.vector import STUDIO

UPPER, FORE, HAND = 262, 240, 74  # of an arm
THIGH, SHIN, ANKLE = 392, 372, 96  # of a leg; the ankle's height above the sole
TRUNK = 540  # from the hip to the neck
SHOULDER: Point = (122, -448)
HIP = 72
SEAT = 96  # from the hip to what one sits on


@dataclass(frozen=True)
class Arm:
    """One arm: shoulder, elbow, wrist; how the hand is held; its direction in degrees."""

    joints: tuple[Point, Point, Point]
    hand: str
    angle: float
    over: bool
    raised: bool  # above the shoulder: it goes behind the head

    @property
    def palm(self) -> Point:
        """The middle of the hand."""
        turn = math.radians(self.angle)
        x, y = self.joints[2]
        return x + 44 * math.sin(turn), y + 44 * math.cos(turn)


@dataclass(frozen=True)
class Skeleton:
    """The joints of a body whose hip is at (0, 0), looking right."""

    rear: Arm
    fore: Arm
    legs: tuple[tuple[Point, Point, Point], tuple[Point, Point, Point]]  # rear, fore: hip, knee, ankle
    lean: float
    carried: str  # feet, seat, knees, floor, back, air
    turn: float
    holds: str
    under: bool
    toes: bool
    scale: float

    @property
    def neck(self) -> Point:
        """Where the head sits."""
        return self.on_trunk((0, -TRUNK * self.scale))

    def on_trunk(self, point: Point) -> Point:
        """A point of the upright trunk where the trunk leans."""
        return _turned(point, self.lean)

    @property
    def foot_height(self) -> float:
        """How far below the hip the lower sole is."""
        ankles = [leg[2][1] for leg in self.legs]
        knees = [leg[1][1] + 70 * self.scale for leg in self.legs]
        soles = max(ankles) + ANKLE * self.scale
        return max(soles, *knees) if self.carried != "seat" else soles

    @property
    def support(self) -> float:
        """How far below the hip that is what carries the body: the sole, or the seat."""
        if self.carried == "seat":
            return SEAT * self.scale
        if self.carried == "floor":
            return max((SEAT + 14) * self.scale, self.foot_height)
        if self.carried == "back":
            return 150 * self.scale
        return self.foot_height + (90 if self.carried == "air" else 0)


def _turned(point: Point, degrees: float) -> Point:
    a = math.radians(degrees)
    x, y = point
    return x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)


def _onward(start: Point, length: float, degrees: float) -> Point:
    a = math.radians(degrees)
    return start[0] + length * math.sin(a), start[1] + length * math.cos(a)


@functools.cache
def known() -> dict[str, dict[str, dict[str, Any]]]:
    """The stances and arms of poses.yml."""
    found: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((STUDIO / "poses.yml").read_text("utf-8"))
    return found


def skeleton(does: str, scale: float, build_width: float, big_head: bool = False) -> Skeleton:
    """The joints for “sit wave”: at most one stance, at most one manner of the arms; raises Refused."""
    table = known()
    stance, arms = table["stances"]["stand"], table["arms"]["rest"]
    for word in does.split():
        if word in table["stances"]:
            stance = table["stances"][word]
        elif word in table["arms"]:
            arms = table["arms"][word]
        else:
            raise Refused(f"no pose is called “{word}”; stances: {', '.join(table['stances'])}; arms: {', '.join(table['arms'])}")
    lean = float(stance.get("lean", 0))
    angles = [float(a) for a in arms["arms"]]
    hands = arms.get("hands", ["fist", "fist"])
    over = arms.get("front", [])
    if not arms.get("under"):
        over = [*over, "fore"]
    sides = []
    for i, side in enumerate(("rear", "fore")):
        sign = -1 if side == "rear" else 1
        start = _turned((sign * SHOULDER[0] * build_width * scale, SHOULDER[1] * scale), lean)
        upper, fore = angles[2 * i], angles[2 * i + 1]
        raised = abs(upper) > 112 and abs(fore) > 112
        if raised and big_head:  # past the head of a child, not through it
            upper, fore = sign * 116.0, sign * min(abs(fore), 146.0) * (1 if fore * sign > 0 else -1)
        elif big_head and abs(fore) > 165:  # at the chin, not over the eyes
            fore -= sign * 24.0
        reach = scale * (1.14 if big_head else 1)
        elbow = _onward(start, UPPER * reach, upper)
        wrist = _onward(elbow, FORE * reach, fore)
        sides.append(Arm((start, elbow, wrist), hands[i], fore, side in over, raised))
    legs = []
    for i, sign in enumerate((-1, 1)):
        hip = (sign * HIP * scale, 0.0)
        knee = _onward(hip, THIGH * scale, float(stance["legs"][2 * i]))
        legs.append((hip, knee, _onward(knee, SHIN * scale, float(stance["legs"][2 * i + 1]))))
    return Skeleton(
        sides[0], sides[1], (legs[0], legs[1]), lean, str(stance.get("on", "feet")), float(stance.get("turn", 0)),
        str(arms.get("holds", "fore")), bool(arms.get("under")), bool(stance.get("toes")), scale,
    )  # fmt: skip
