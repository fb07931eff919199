"""The hundred numbers of 《“理想家园”的100个样子》: who has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.load.entries import Entry
from generator.media.encoding import PictureFacts
from generator.media.panels import NOTHING, Found, FoundPanels
from generator.model.site import Site, grouped
from generator.schema.boxes import Box
from generator.schema.comics import Comic, Scene

NUMBERS = tuple(f"{number:03d}" for number in range(1, 101))

Comics = tuple[Entry[Comic], ...]


def comics(site: Site) -> Comics:
    """All drawings in the order of their numbers, samples among them."""
    return tuple(site.of("comic").values())


def panels_to_find(comics: Iterable[Entry[Comic]], pictures: Mapping[str, PictureFacts]) -> dict[str, FoundPanels]:
    """What is to be looked for in pictures of `comics`, by their paths: the panels, where there are several and nobody says where they are."""
    found = {}
    for entry in comics:
        panels = entry.record.panels
        facts = pictures.get(entry.pictures[0])
        if facts and len(panels) > 1 and not any(panel.box for panel in panels):
            found[facts.path] = FoundPanels(facts, len(panels))
    return found


def boxes_of(site: Site, entry: Entry[Comic]) -> tuple[Box, ...]:
    """Where the panels of a comic are in its picture, in their order; nothing if there is but one, or it is not known for certain."""
    written = tuple(panel.box for panel in entry.record.panels if panel.box)
    if written:
        return written if 1 < len(written) == len(entry.record.panels) else ()
    found: Found = site.panels.get(entry.pictures[0], NOTHING)
    return found.boxes if found.is_sure else ()


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
