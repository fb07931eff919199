"""Trunks and what is worn on them, in the units of a figure: hip at (0, 0), neck at (0, -540), adult size."""

from __future__ import annotations

from collections.abc import Mapping

from comics.studio.draw.colour import mixed, named
from comics.studio.draw.limbs import LINE
from comics.studio.draw.pen import INK, inked

# half widths of a trunk: shoulder, chest, waist, hem
BUILDS: dict[str, tuple[float, float, float, float]] = {
    "plain": (160, 152, 144, 164),
    "slim": (144, 134, 120, 146),
    "broad": (178, 170, 160, 174),
    "stout": (170, 182, 206, 204),
    "child": (146, 144, 148, 166),
}
HEMS: dict[str, float] = {
    "shirt": 60,
    "tee": 56,
    "sweater": 50,
    "jacket": 84,
    "padded": 104,
    "coat": 330,
    "dress": 420,
    "gown": 330,
    "pyjamas": 90,
    "vest": 60,
}


def trunk(build: str, hem: float) -> str:
    """The outline of a trunk down to a hem."""
    s, c, w, h = BUILDS[build]
    h += max(0, hem - 110) * 0.16
    return (
        f"M-62 -530Q-120 -516 {-s} -468Q{-c - 12} -330 {-w} -170Q{-w - 6} -60 {-h} {hem}"
        f"Q0 {hem + 26} {h} {hem}Q{w + 6} -60 {w} -170Q{c + 12} -330 {s} -468Q120 -516 62 -530Q0 -460 -62 -530Z"
    )


def _stroke(d: str, width: float = 10, colour: str = INK) -> str:
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>'


def neck(skin: str) -> str:
    """The neck and the skin that an open collar shows."""
    return f'<path d="M-62 -640L-62 -528Q0 -430 66 -528L66 -640Z" fill="{skin}"/>' + _stroke("M-62 -600V-528M66 -580V-528", LINE)


def garment(kind: str, build: str, colour: str, second: str, pattern: str) -> str:
    """The trunk in what somebody wears."""
    hem = HEMS[kind]
    out = inked(trunk(build, hem), colour, LINE)
    if pattern:
        out += _pattern(pattern, build, hem, second)
    out += _stroke("M-62 -530Q0 -460 62 -530", LINE + 10, mixed(colour, INK, 0.25)) if kind in {"sweater", "tee"} else ""
    if kind in {"jacket", "coat", "padded", "gown"}:
        out += _stroke(f"M0 -488L6 {hem + 12}", 10) + _stroke(f"M-128 {hem - 96}l56 -6M128 {hem - 96}l-56 -6", 10)
    if kind == "padded":
        c = BUILDS[build][2]
        out += "".join(
            _stroke(f"M{-c - 4} {y}Q{-c / 2} {y + 16} -8 {y + 6}M{c + 4} {y}Q{c / 2} {y + 16} 14 {y + 6}", 8) for y in (-360, -240, -120, 0)
        )
    if kind in {"shirt", "coat", "jacket", "pyjamas"}:
        fold = mixed(colour, "#FFFFFF", 0.25)
        out += inked("M-66 -534L-96 -476L-30 -440L0 -486Z", fold, 11) + inked("M66 -534L96 -476L30 -440L0 -486Z", fold, 11)
    if kind in {"shirt", "pyjamas"}:
        out += _stroke(f"M0 -480L2 {hem + 12}", 8) + "".join(
            f'<circle cx="14" cy="{y}" r="8" fill="{INK}"/>' for y in (-380, -260, -140, -20)
        )
    if kind == "gown":
        out += _stroke("M-66 -530L-6 -360M66 -530L-6 -360", 10)
    return out


def _pattern(pattern: str, build: str, hem: float, second: str) -> str:
    _, c, _w, h = BUILDS[build]
    clip = f'<clipPath id="@clip"><path d="{trunk(build, hem)}"/></clipPath>'
    if pattern == "stripes":
        lines = "".join(_stroke(f"M{-h - 40} {y}Q0 {y + 26} {h + 40} {y}", 34, second) for y in range(-420, int(hem) + 40, 92))
    elif pattern == "check":
        lines = "".join(_stroke(f"M{-h - 40} {y}H{h + 40}", 12, second) for y in range(-450, int(hem) + 40, 88))
        lines += "".join(_stroke(f"M{x} -540V{hem + 40}", 12, second) for x in range(-200, 240, 88))
    elif pattern in {"dots", "flowers"}:
        spots = [(x + (40 if (y // 90) % 2 else 0), y) for y in range(-450, int(hem) + 30, 90) for x in range(-220, 240, 90)]
        lines = "".join(f'<circle cx="{x}" cy="{y}" r="{17 if pattern == "dots" else 22}" fill="{second}"/>' for x, y in spots)
        if pattern == "flowers":
            lines += "".join(f'<circle cx="{x}" cy="{y}" r="8" fill="#FADFA1"/>' for x, y in spots)
    else:  # a band across the chest
        lines = _stroke(f"M{-c - 60} -300Q0 -276 {c + 60} -300", 60, second)
    return f'{clip}<g clip-path="url(#@clip)">{lines}</g>' + _outline(build, hem)


def _outline(build: str, hem: float) -> str:
    return _stroke(trunk(build, hem), LINE)


def _apron(colour: str, build: str) -> str:
    w = BUILDS[build][2] - 30
    out = _stroke("M-84 -380L-96 -520M84 -380L96 -520", 18, INK) + _stroke("M-84 -380L-96 -520M84 -380L96 -520", 8, colour)
    out += inked(
        f"M-88 -384Q0 -370 88 -384L96 -200Q{w} -190 {w + 6} -120L{w + 16} 190Q0 214 {-w - 16} 190L{-w - 6} -120Q{-w} -190 -96 -200Z",
        colour,
        LINE,
    )
    return (
        out
        + _stroke(f"M{-w} -150Q0 -130 {w} -150", 9)
        + inked("M-70 -40Q0 -30 70 -40L62 60Q0 74 -62 60Z", mixed(colour, "#FFFFFF", 0.3), 10)
    )


def _vest(colour: str, build: str, band: str) -> str:
    s, c, w, h = BUILDS[build]
    left = f"M-72 -528Q-110 -512 {-s + 22} -478Q{-c + 4} -400 {-c + 2} -330L{-w - 4} -150L{-h} 40Q-60 58 -22 56L-16 -380Q-40 -470 -72 -528Z"
    right = f"M72 -528Q110 -512 {s - 22} -478Q{c - 4} -400 {c - 2} -330L{w + 4} -150L{h} 40Q80 58 34 56L22 -380Q40 -470 72 -528Z"
    out = inked(left, colour, LINE) + inked(right, colour, LINE)
    return (
        out
        + _stroke(f"M{-w} -120Q-80 -106 -24 -106M{w} -120Q90 -106 32 -106", 30, band)
        + _stroke(f"M{-w - 6} -40Q-80 -26 -24 -26M{w + 6} -40Q90 -26 32 -26", 12, band)
    )


def _cardigan(colour: str, build: str) -> str:
    _, c, w, h = BUILDS[build]
    left = f"M-70 -530Q-120 -514 {-BUILDS[build][0]} -468Q{-c - 12} -330 {-w} -170L{-h} 70Q-80 86 -36 84L-30 -300Z"
    right = f"M70 -530Q120 -514 {BUILDS[build][0]} -468Q{c + 12} -330 {w} -170L{h} 70Q90 86 44 84L36 -300Z"
    return inked(left, colour, LINE) + inked(right, colour, LINE)


def _scarf(colour: str) -> str:
    out = inked("M-112 -556Q0 -470 118 -560Q146 -520 118 -484Q0 -400 -112 -480Q-140 -520 -112 -556Z", colour, LINE)
    out += inked("M-76 -466L-92 -226L12 -216L6 -440Z", colour, LINE)
    return out + _stroke("M-88 -262L10 -252", 9) + _stroke("M-70 -216v22M-40 -214v22M-10 -212v22", 9)


def _kerchief(colour: str) -> str:
    out = inked("M-76 -546Q0 -440 80 -546L104 -510Q40 -420 0 -408Q-50 -424 -100 -508Z", colour, LINE)
    return out + inked("M0 -420L-66 -250L0 -286L58 -246L12 -420Z", colour, LINE) + inked("M-28 -432h52v44h-52Z", colour, 11)


def _tie(colour: str) -> str:
    return inked("M-22 -488L22 -488L14 -440L40 -220L0 -170L-38 -220L-14 -440Z", colour, 12)


def _lanyard(colour: str) -> str:
    return (
        _stroke("M-64 -520L0 -286L64 -520", 13, colour)
        + inked("M-42 -290h84v104h-84Z", "#FFFFFF", 11)
        + _stroke("M-22 -254h44M-22 -224h30", 9)
    )


def _badge(colour: str) -> str:
    return f'<circle cx="84" cy="-372" r="26" fill="{colour}" stroke="{INK}" stroke-width="10"/><circle cx="84" cy="-372" r="8" fill="#F2B544"/>'


def _strap(colour: str) -> str:
    return _stroke("M-112 -500L136 -40", 40) + _stroke("M-112 -500L136 -40", 18, colour)


def _stethoscope(_: str) -> str:
    return _stroke("M-60 -520Q-90 -360 -20 -320Q60 -330 66 -520M-20 -320V-230", 12, "#5E6B73") + inked(
        "M-46 -230h52v44h-52Z", "#D8D2C8", 10
    )


def _satchel(colour: str) -> str:
    return _stroke("M-92 -520Q-120 -380 -112 -230M92 -520Q120 -380 112 -230", 44) + _stroke(
        "M-92 -520Q-120 -380 -112 -230M92 -520Q120 -380 112 -230", 24, colour
    )


LAYERS = {
    "scarf": _scarf,
    "kerchief": _kerchief,
    "tie": _tie,
    "lanyard": _lanyard,
    "badge": _badge,
    "strap": _strap,
    "stethoscope": _stethoscope,
    "satchel": _satchel,
}
ORDER = ("vest", "cardigan", "apron", "strap", "satchel", "lanyard", "tie", "stethoscope", "badge", "kerchief", "scarf")


def over(worn: Mapping[str, str], build: str) -> str:
    """What is worn over the garment, in order: name to colour."""
    out = ""
    for name in ORDER:
        if name not in worn:
            continue
        colour = named(worn[name])
        if name == "vest":
            out += _vest(colour, build, "#F5EBC8")
        elif name == "cardigan":
            out += _cardigan(colour, build)
        elif name == "apron":
            out += _apron(colour, build)
        else:
            out += LAYERS[name](colour)
    return out
