"""Who looks how: cast.yml."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from comics.studio.draw.refused import Refused
from comics.studio.draw.vector import STUDIO

AGES = ("adult", "old", "teen", "child", "toddler")
BUILDS = ("plain", "slim", "broad", "stout", "child")
TOPS = ("shirt", "tee", "sweater", "jacket", "padded", "coat", "dress", "gown", "pyjamas", "vest")
PATTERNS = ("", "stripes", "check", "dots", "flowers", "band")
WORN = (
    "vest", "cardigan", "apron", "strap", "satchel", "lanyard", "tie", "stethoscope", "badge", "kerchief", "scarf",
    "armband", "gloves", "hearing_aid",
)  # fmt: skip
KEYS = ("is", "age", "build", "skin", "hair", "beard", "glasses", "hat", "top", "sleeves", "bottom", "shoes", "wears", "seat")


@dataclass(frozen=True)
class Looks:
    """How one person looks; colours are names or values."""

    age: str = "adult"
    build: str = "plain"
    skin: str = "light"
    hair: str = "short"
    hair_colour: str = "raven"
    beard: str = ""
    glasses: str = ""
    hat: str = ""
    hat_colour: str = "yellow"
    top: str = "sweater"
    top_colour: str = "teal"
    pattern: str = ""
    second: str = "cream"
    sleeves: str = "long"
    bottom: str = "trousers"
    bottom_colour: str = "navy"
    shoes: str = "brown"
    seat: str = ""  # a wheelchair: this person sits in it always
    worn: Mapping[str, str] = field(default_factory=dict)


def looks_of(data: Mapping[str, Any], base: Looks, name: str) -> Looks:
    """Read the description of a person, or what a drawing changes of it; raises Refused."""
    unknown = [key for key in data if key not in KEYS]
    if unknown:
        raise Refused(f"{name}: no such thing as “{unknown[0]}” in a description: {', '.join(KEYS)}")
    change: dict[str, Any] = {key: str(data[key]) for key in ("age", "build", "skin", "glasses", "sleeves", "shoes", "seat") if key in data}
    if "beard" in data:
        change["beard"] = str(data["beard"])
    for key, second in (("hair", "hair_colour"), ("hat", "hat_colour"), ("bottom", "bottom_colour")):
        words = str(data.get(key, "")).split()
        if words:
            change[key] = "" if words[0] == "none" else words[0]
            if len(words) > 1:
                change[second] = words[1]
    words = str(data.get("top", "")).split()
    change |= dict(zip(("top", "top_colour", "pattern", "second"), words, strict=False))
    if words and len(words) < 3:
        change["pattern"] = ""
    if "wears" in data:
        change["worn"] = _worn(dict(base.worn), data["wears"], name)
    cleaned: dict[str, Any] = {key: "" if value == "none" else value for key, value in change.items()}
    found = replace(base, **cleaned)
    _check(found, name)
    return found


def _worn(worn: dict[str, str], said: Mapping[str, Any], name: str) -> dict[str, str]:
    for thing, colour in said.items():
        if thing not in WORN:
            raise Refused(f"{name}: nothing to wear is called “{thing}”: {', '.join(WORN)}")
        if colour == "none":
            worn.pop(thing, None)
        else:
            worn[thing] = str(colour)
    return worn


def _check(looks: Looks, name: str) -> None:
    for what, value, known in (
        ("age", looks.age, AGES),
        ("build", looks.build, BUILDS),
        ("top", looks.top, TOPS),
        ("pattern", looks.pattern, PATTERNS),
        ("sleeves", looks.sleeves, ("long", "short", "rolled", "none")),
        ("bottom", looks.bottom, ("trousers", "shorts", "skirt")),
    ):
        if value not in known:
            raise Refused(f"{name}: no {what} is called “{value}”: {', '.join(known)}")


@functools.cache
def cast() -> dict[str, dict[str, Any]]:
    """The people of cast.yml as they are written."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((STUDIO / "cast.yml").read_text("utf-8"))
    return found


def looks(name: str) -> Looks:
    """How somebody of the cast looks; raises Refused."""
    people = cast()
    if name not in people:
        raise Refused(f"“{name}” is not in cast.yml: {'、'.join(people)}")
    return looks_of(people[name], Looks(), name)
