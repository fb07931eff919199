"""What a drawing needs: the words of comic.yml and the places of drawings/NNN.yml, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from comics.studio.draw.cast import KEYS as LOOKS
from comics.studio.draw.pen import Point
from comics.studio.draw.refused import Refused
from comics.studio.draw.vector import STUDIO

COMICS = STUDIO.parent
MOST_LINES = 60
LAYOUTS = {"four": 4, "one": 1, "one_two": 3, "two_one": 3, "two": 2}
PANEL = ("stage", "light", "view", "zoom", "drop", "people", "things", "voices", "sounds", "bubbles")
PERSON = ("at", "does", "face", "looks", "hand", "hand2", "sits", "tilt", "size", "back", "over", "cut", "raise", "as")
THING = ("at", "scale", "flip", "turn", "text", "over", "colour", "who", "mouth", "light")


@dataclass(frozen=True)
class Spoken:
    """A line of comic.yml."""

    who: str
    says: str


@dataclass(frozen=True)
class Words:
    """What comic.yml says."""

    number: str
    title: str
    scenes: tuple[str, ...]
    lines: tuple[tuple[Spoken, ...], ...]


@dataclass(frozen=True)
class Thing:
    """A thing at a place."""

    name: str
    given: Mapping[str, Any]

    @property
    def at(self) -> Point:
        """Where its foot is."""
        return point(self.given["at"], self.name)


@dataclass(frozen=True)
class Person:
    """Somebody at a place."""

    name: str
    given: Mapping[str, Any]


@dataclass(frozen=True)
class PanelData:
    """One panel of drawings/NNN.yml."""

    stage: str
    light: str
    view: float | None
    zoom: float
    drop: float  # how far up a close view looks: 0 the feet, 1 the heads
    people: tuple[Person, ...]
    things: tuple[Thing, ...]
    voices: Mapping[str, Any]
    sounds: Mapping[str, Any]
    bubbles: Mapping[int, Any]


@dataclass(frozen=True)
class DrawingData:
    """drawings/NNN.yml."""

    layout: str
    panels: tuple[PanelData, ...]


def point(value: object, name: str) -> Point:
    """Read [x, y]; raises Refused."""
    if isinstance(value, list) and len(value) == 2:
        return float(value[0]), float(value[1])
    raise Refused(f"{name}: a place is [x, y], not {value!r}")


def is_sample(number: str) -> bool:
    """Whether what hangs under a number is ours to draw."""
    file = COMICS / number / "comic.yml"
    return file.is_file() and yaml.safe_load(file.read_text("utf-8")).get("sample") is True


def words(number: str) -> Words:
    """Read comic.yml; raises Refused."""
    file = COMICS / number / "comic.yml"
    if not file.is_file():
        raise Refused(f"{number}: the words come first: there is no comics/{number}/comic.yml")
    data: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    panels = data["panels"]
    lines = tuple(tuple(Spoken(each["who"], each["says"]) for each in panel.get("lines", ())) for panel in panels)
    return Words(number, data["title"], tuple(panel["scene"] for panel in panels), lines)


def drawing_file(number: str) -> Path:
    """Where the places of a comic stand."""
    return STUDIO / "drawings" / f"{number}.yml"


def drawing(number: str) -> DrawingData:
    """Read drawings/NNN.yml; raises Refused."""
    text = drawing_file(number).read_text("utf-8")
    if text.count("\n") > MOST_LINES:
        raise Refused(f"{number}: a drawing is at most {MOST_LINES} lines of data, this one has {text.count(chr(10))}")
    data: dict[str, Any] = yaml.safe_load(text)
    layout = data.get("layout", "four")
    if layout not in LAYOUTS:
        raise Refused(f"{number}: no layout is called “{layout}”: {', '.join(LAYOUTS)}")
    panels = tuple(_panel(each, f"{number}, panel {i + 1}") for i, each in enumerate(data["panels"]))
    if len(panels) != LAYOUTS[layout]:
        raise Refused(f"{number}: layout {layout} has {LAYOUTS[layout]} panels, the data have {len(panels)}")
    return DrawingData(layout, panels)


def _panel(data: Mapping[str, Any], where: str) -> PanelData:
    _known(data, PANEL, where)
    people = tuple(Person(name, given or {}) for each in data.get("people", ()) for name, given in each.items())
    things = tuple(Thing(name, given or {}) for each in data.get("things", ()) for name, given in each.items())
    for person in people:
        _known({k: v for k, v in person.given.items() if k not in LOOKS}, PERSON, f"{where}, {person.name}")
    for thing in things:
        _known(thing.given, THING, f"{where}, {thing.name}")
        if "at" not in thing.given:
            raise Refused(f"{where}: {thing.name} stands nowhere; give it at: [x, y]")
    view = data.get("view")
    return PanelData(
        stage=str(data["stage"]),
        light=str(data.get("light", "day")),
        view=None if view is None else float(view),
        zoom=float(data.get("zoom", 1)),
        drop=float(data.get("drop", 1)),
        people=people,
        things=things,
        voices=data.get("voices", {}),
        sounds=data.get("sounds", {}),
        bubbles=data.get("bubbles", {}),
    )


def _known(data: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in keys:
            raise Refused(f"{where}: nothing is called “{key}” here: {', '.join(keys)}")
