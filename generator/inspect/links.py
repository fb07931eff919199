"""Every local link, anchor, picture and stylesheet of the made site exists; a fault names the editor's file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.make import Batch
from generator.build.notes import Notes, take_notes
from generator.build.tree import Row
from generator.inspect.defect import Defect
from generator.load.decode import place
from generator.load.walk import CONFIGURATION
from generator.problems import Problem, problem


@dataclass(frozen=True)
class Inspected:
    """The site as it will be: what it is made of, what was live before, and how to read a page that is live."""

    root: Path
    batch: Batch
    before: Mapping[str, Row]
    read: Callable[[str], str]
    prefix: str


def inspect_links(made: Inspected) -> list[Problem]:
    """Problems of all pages that could have one: those made anew, and all the others once anything they may lead to is gone."""
    notes = dict(made.batch.notes)
    if _something_is_gone(made):
        for path in made.batch.rows.keys() - notes.keys():
            if path.endswith(".html"):
                notes[path] = take_notes(path, made.read(path), made.prefix)
    ids: dict[str, frozenset[str]] = {path: frozenset(each.ids) for path, each in notes.items()}
    dead: dict[tuple[str, str], Problem] = {}
    for path, each in sorted(notes.items()):  # a dead link that many pages have is told of the first of them, whoever was made first
        if each.foreign:
            raise Defect(f"{path}: foreign address {each.foreign[0]}")
        for code, target in _dead_links(made, path, each, ids):
            address = "/" + target.replace("index.html", "")
            where = _place(made, path, address)
            dead.setdefault((where[0], target), problem(code, *where, page=path.removesuffix("index.html"), value=address))
    return list(dead.values())


def _dead_links(made: Inspected, path: str, notes: Notes, ids: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """(code, file and anchor) of every link on a page that leads nowhere."""
    for file, anchor, _ in notes.links:
        if file not in made.batch.rows:
            yield "A01", file
        elif anchor and file.endswith(".html"):
            if file not in ids:
                ids[file] = frozenset(take_notes(file, made.read(file), made.prefix).ids)
            if anchor not in ids[file]:
                yield "A02", f"{file}#{anchor}"


def _place(made: Inspected, page: str, address: str) -> tuple[str, int, int]:
    """Where an editor wrote what became the link; a link that is in none of the page's sources comes with the menu."""
    _, hash_, anchor = address.partition("#")
    needles = (address, hash_ + anchor) if anchor else (address,)
    for source in (*made.batch.artifact(page).sources, CONFIGURATION):
        file = made.root / source
        text = file.read_text("utf-8-sig") if file.suffix in (".md", ".yml") and file.is_file() else ""
        for needle in needles:
            if needle in text:
                return source, *place(text, text.index(needle))
    return CONFIGURATION, 0, 0


def _something_is_gone(made: Inspected) -> bool:
    """Whether a file, or an id of a page made anew, was there before and is not any more."""
    if not made.before.keys() <= made.batch.rows.keys():
        return True
    remade = ((path, notes) for path, notes in made.batch.notes.items() if path in made.before)
    return any(not set(take_notes(path, made.read(path), made.prefix).ids) <= set(notes.ids) for path, notes in remade)
