"""People: Open Peeps figures, own bodies with free arms and legs, caps and scarves."""

import math
from collections.abc import Sequence

import numpy as np

from .palette import CREAM, INK, PERS, SKIN, YEL
from .peeps import PARTS, Y0, S, areas, coloured
from .pen import Point, ell, f1, limb, palm

# which numbered area of each pose is what; b = black area (see catalogue.py)
WEAR: dict[str, dict[str, str]] = {
    "BlazerPantsWB": {"top": "0 1 8 10", "inner": "2", "pants": "b0", "shoes": "4 5"},
    "BlazerPantsBW": {"top": "1 2 8 10", "inner": "b0", "pants": "0", "shoes": "4 5"},
    "CrossedArmsBW": {"top": "b0", "pants": "0", "shoes": "b1 b2"},
    "CrossedArmsWB": {"top": "0 1", "pants": "b0", "shoes": "3 4"},
    "PointingFingerWB": {"top": "0", "pants": "b0"},
    "PointingFingerBW": {"top": "b0", "pants": "0", "shoes": "b1 b2"},
    "PolkaDots": {"top": "1", "pants": "0", "shoes": "b0 b1"},
    "RestingWB": {"top": "0", "pants": "b0", "shoes": "2 3"},
    "RestingBW": {"top": "b0", "pants": "0", "shoes": "b1 b2"},
    "RoboDanceWB": {"top": "0", "pants": "b0", "shoes": "1 2"},
    "RoboDanceOutline": {"top": "0 10", "pants": "1 2", "shoes": "3 4"},
    "RoboDanceBW": {"top": "b0", "pants": "0 1", "shoes": "2 3"},
    "ShirtPantsWB": {"top": "0 1 6 7", "pants": "b0", "shoes": "2 3"},
    "ShirtPantsBW": {"top": "b0", "pants": "0", "shoes": "1 2"},
    "WalkingBW": {"top": "b0", "pants": "0", "shoes": "2 3"},
    "WalkingWB": {"top": "0 7", "pants": "b0", "shoes": "2 3"},
    "WalkingFilled": {"top": "b0", "shoes": "1 2"},
    "EasingWB": {"top": "0 2 3 7 8 9", "inner": "1", "pants": "b0", "shoes": "5 6"},
    "sit_CrossedLegs": {"top": "0 2", "pants": "b0 b1", "shoes": "1 5"},
    "sit_ClosedLegWB": {"top": "0 1 3", "pants": "b0 b1", "shoes": "4 6"},
    "sit_OneLegUpWB": {"top": "0", "pants": "b0", "shoes": "4 5"},
    "sit_MediumWB": {"top": "0", "pants": "b0", "shoes": "4 5"},
    "bust_Shirt": {"top": "0"},
    "bust_ButtonShirt": {"top": "0 2"},
    "bust_Gaming": {"top": "0"},
    "bust_Hoodie": {"top": "0 1"},
    "bust_Turtleneck": {"top": "b0"},
    "bust_ArmsCrossed": {"top": "b0 b1"},
    "bust_Coffee": {"top": "0 4", "inner": "2"},
    "bust_PoloSweater": {"top": "b0", "inner": "1 3"},
    "bust_ShirtCoat": {"top": "0 1"},
    "bust_ShirtFilled": {"top": "b0"},
    "bust_SportyShirt": {"top": "b0", "inner": "3 4 5"},
    "bust_Sweater": {"top": "0 1"},
    "bust_SweaterDots": {"top": "b0"},
    "bust_StripedShirt": {"top": "0 1 2 5 6 8 9 10 11 7"},
    "bust_Whatever": {"top": "b0"},
    "bust_Device": {"top": "0 1", "inner": "4"},
}
HAIR_AREAS = {"GrayBun": "1 2", "GrayMedium": "1", "GrayShort": "1", "Beanie": "1"}
GREY_HAIR = "#EDE6DA"
NECK = (390, 470)


class Fig:
    """A figure. x = neck; y = feet (of a bust: neck); s = pixels per unit. Colours: top, inner, pants, shoes, or r3="#…" for one area."""

    def __init__(
        self,
        x: float,
        y: float,
        s: float,
        body: str = "RestingWB",
        hair: str = "Short",
        face: str = "Smile",
        skin: str = SKIN,
        child: bool = False,
        flip: bool = False,
        cap: bool | str | None = None,
        tilt: float = 0,
        acc: str | None = None,
        beard: str | None = None,
        hairc: str | None = None,
        over: str = "",
        headover: str = "",
        under: str = "",
        bust: bool | None = None,
        bs: float | None = None,
        hs: float | None = None,
        blush: bool = True,
        custom: str | None = None,
        feet: float | None = None,
        hx: float = 0,
        hy: float = 0,
        paint: Sequence[tuple[int, Sequence[Point], str]] = (),
        **wear: str,
    ) -> None:
        self.x, self.s, self.flip = x, s, flip
        self.bs = bs or (0.72 if child else 1)
        hs = hs or (1.4 if child else 1)
        bust = (body.startswith("bust_") and not feet) if bust is None else bust
        rows = np.where(areas("body", body)[2].max(1) > 128)[0]
        self.feet = feet or (rows[-1] / S + Y0)
        self.ny = y if bust else y - (self.feet - NECK[1]) * self.bs * s
        torso = custom or self._torso(body, skin, wear, paint)
        head = self._head(hair, hairc, skin, face, blush, beard, acc, cap) + headover
        nx, ny = NECK
        move = f"translate({nx},{ny}) scale({self.bs}) translate({-nx},{-ny})"
        nod = f"translate({nx + hx},{ny + hy}) rotate({tilt}) scale({hs}) translate({-nx},{-ny})"
        put = f"translate({f1(x)},{f1(self.ny)}) scale({-s if flip else s},{s}) translate({-nx},{-ny})"
        below = f'<g transform="{move}">{under}</g>' if under else ""
        self.svg = f'<g transform="{put}">{below}<g transform="{move}">{torso}{over}</g><g transform="{nod}">{head}</g></g>'

    @staticmethod
    def _torso(body: str, skin: str, wear: dict[str, str], paint: Sequence[tuple[int, Sequence[Point], str]]) -> str:
        fills: list[tuple[int, str]] = []
        blacks: list[tuple[int, str]] = []
        for what, colour in wear.items():
            numbers = what[1:].split("_") if what[0] == "r" else WEAR.get(body, {}).get(what, "").split()
            for i in numbers:
                (blacks if i[0] == "b" else fills).append((int(i.lstrip("b")), colour))
        return coloured("body", body, skin, tuple(fills), tuple(blacks), tuple((n, tuple(p), c) for n, p, c in paint))

    @staticmethod
    def _head(
        hair: str, hairc: str | None, skin: str, face: str, blush: bool, beard: str | None, acc: str | None, cap: bool | str | None
    ) -> str:
        whites: list[tuple[int, str]] = []
        blacks: list[tuple[int, str]] = []
        if hair in HAIR_AREAS and (hairc or hair != "Beanie"):
            whites = [(int(i), hairc or GREY_HAIR) for i in HAIR_AREAS[hair].split()]
        elif hairc:
            blacks = [(i, hairc) for i in range(len(areas("hair", hair)[6]))]
        out = coloured("hair", hair, skin, tuple(whites), tuple(blacks))
        if blush:
            cheeks = '<ellipse cx="452" cy="372" rx="40" ry="30"/><ellipse cx="598" cy="362" rx="22" ry="28"/>'
            out += f'<g fill="{PERS}" opacity=".26">{cheeks}</g>'
        for kind, name, where, ground in (
            ("face", face, "384 186", skin),
            ("beard", beard, "348 338", "#F4EDE2"),
            ("acc", acc, "272 241", "#fff"),
        ):
            if name:
                out += f'<g transform="translate({where})">{PARTS[kind][name].replace("#222", INK).replace("@BG@", ground)}</g>'
        if cap:
            out += CAP.replace("CC", cap if isinstance(cap, str) else YEL)
        return out

    def pt(self, bx: float, by: float) -> Point:
        """Where a point of the body (in its own units) is in the picture."""
        k = self.bs * self.s
        return self.x + (bx - NECK[0]) * k * (-1 if self.flip else 1), self.ny + (by - NECK[1]) * k

    def __str__(self) -> str:
        return self.svg


_OUT = f'stroke="{INK}" stroke-linejoin="round" stroke-linecap="round"'
CAP = (
    f'<path d="M236 214Q218 30 412 22Q622 14 632 192Q672 198 712 228Q718 250 682 247Q570 216 440 232Q330 246 250 240Q236 236 236 214Z"'
    f' fill="CC" {_OUT} stroke-width="18"/><path d="M300 214Q440 184 632 194" fill="none" {_OUT} stroke-width="12"/>'
    f'<path d="M404 30Q352 90 352 204" fill="none" {_OUT} stroke-width="9" opacity=".55"/>'
    f'<ellipse cx="412" cy="18" rx="24" ry="14" fill="CC" stroke="{INK}" stroke-width="14"/>'
)
HELMET_SHELL = (
    '<path d="M232 230Q210 10 410 6Q630 6 640 226Q560 200 430 210Q340 216 300 240L296 330Q270 350 240 330Z"'
    f' fill="CC" {_OUT} stroke-width="18"/>'
    f'<path d="M300 60Q400 10 520 66" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round" opacity=".6"/>'
)
HELMET = HELMET_SHELL + f'<path d="M262 330Q330 470 470 500" fill="none" {_OUT} stroke-width="13"/>'
STANDING = (((300, 1250), (290, 1700), (280, 2250)), ((480, 1250), (500, 1700), (510, 2250)))


def body(
    shirt: str,
    pants: str,
    arms: Sequence[tuple] = (),
    legs: Sequence[Sequence[Point]] = STANDING,
    shoe: str = CREAM,
    skin: str = SKIN,
    hem: float = 1330,
    shape: str | None = None,
    aw: float = 118,
    lw: float = 170,
    shoes: tuple[int, int] = (1, 1),
    scarf: str | None = None,
    extra: str = "",
) -> str:
    """An own body in figure units. arms: (points, angle of the open hand or None for a fist, behind the body?)."""

    def arm(points: Sequence[Point], angle: float | None) -> str:
        (x1, y1), (x2, y2) = points[-2], points[-1]
        d = math.hypot(x2 - x1, y2 - y1)
        ux, uy = (x2 - x1) / d, (y2 - y1) / d
        hand = (
            ell(x2 + ux * 86, y2 + uy * 86, 60, 54, fill=skin, w=18, j=2)
            if angle is None
            else palm(x2 + ux * 50, y2 + uy * 50, angle, 3.9, skin, 4.4)
        )
        return hand + limb(points, aw, shirt, 17)

    out = "".join(arm(a[0], a[1]) for a in arms if len(a) > 2 and a[2])
    for leg, d in zip(legs, shoes, strict=False):
        x, y = leg[-1]
        out += (
            f'<path d="M{x - d * 85} {y + 150}Q{x - d * 95} {y + 20} {x - d * 20} {y + 20}L{x + d * 60} {y + 30}Q{x + d * 90} {y + 80}'
            f' {x + d * 190} {y + 95}Q{x + d * 230} {y + 120} {x + d * 215} {y + 150}Z" fill="{shoe}" {_OUT} stroke-width="18"/>'
        )
        out += limb((*leg[:-1], (x, y - 20)), lw, pants, 17)
    out += f'<path d="M330 380L330 520Q390 600 455 520L455 380Z" fill="{skin}"/>'
    out += f'<path d="M330 420V506M455 440V506" fill="none" stroke="{INK}" stroke-width="16" stroke-linecap="round"/>'
    trunk = shape or f"M318 492Q236 500 200 600Q176 800 196 {hem}Q390 {hem + 40} 590 {hem}Q606 800 580 600Q548 500 464 492Q392 580 318 492Z"
    out += f'<path d="{trunk}" fill="{shirt}" {_OUT} stroke-width="18"/>{extra}'
    if scarf:
        knot = "M300 480Q390 590 482 480L522 520L430 610L470 780L390 690L318 790L350 610L262 530Z"
        out += f'<path d="{knot}" fill="{scarf}" {_OUT} stroke-width="16"/>'
    return out + "".join(arm(a[0], a[1]) for a in arms if not (len(a) > 2 and a[2]))


def seated_legs(pants: str, shoe: str) -> str:
    """The legs of somebody who sits facing right, in figure units, to lay under a bust."""
    out = ""
    for dx, dy in ((90, -34), (0, 0)):
        foot = "M905 1835Q900 1720 960 1715L1040 1720Q1060 1775 1180 1790Q1230 1810 1220 1850L905 1850Z"
        leg = limb([(330, 1230), (620, 1215), (900, 1230), (965, 1300), (978, 1480), (985, 1690)], 205, pants, 17)
        out += f'<g transform="translate({dx},{dy})"><path d="{foot}" fill="{shoe}" {_OUT} stroke-width="18"/></g>'
        out += f'<g transform="translate({dx},{dy})">{leg}</g>'
    return out
