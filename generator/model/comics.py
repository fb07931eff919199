"""The hundred numbers of 《“理想家园”的100个样子》: who has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load.entries import Entry
from generator.model.site import Site, grouped
from generator.schema.comics import Comic, Scene

NUMBERS = tuple(f"{number:03d}" for number in range(1, 101))

Comics = tuple[Entry[Comic], ...]


def comics(site: Site) -> Comics:
    """All drawings in the order of their numbers, samples among them."""
    return tuple(site.of("comic").values())


@dataclass(frozen=True)
class Window:
    """One of the hundred numbers: what might be drawn there, and what was."""

    number: str
    scene: Scene | None
    drawing: Entry[Comic] | None


def windows(site: Site) -> tuple[Window, ...]:
    """All hundred."""
    scenes: Mapping[str, Scene] = {scene.id: scene for scene in site.items("scenes")}
    drawn = site.of("comic")
    return tuple(Window(number, scenes.get(number), drawn.get(number)) for number in NUMBERS)


def comics_by_place(site: Site) -> Mapping[str, Comics]:
    """The drawings that show each place, in the order of their numbers."""
    return grouped(comics(site), lambda entry: entry.record.places)
