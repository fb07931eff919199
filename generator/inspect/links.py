"""Every local link, anchor, picture and stylesheet of the made site exists; a fault names the editor's file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator.artifact import Artifact
from generator.build.make import Batch
from generator.build.notes import Notes, take_notes
from generator.build.tree import Row
from generator.load.decode import place
from generator.problems import Problem, problem


class Defect(Exception):
    """A fault of the program's own: no editor's file can cause it, and none can mend it."""


@dataclass(frozen=True)
class Made:
    """The site as it will be: its artifacts, what was made anew, what was live before, and how to read a page that is live."""

    root: Path
    artifacts: Mapping[str, Artifact]
    batch: Batch
    before: Mapping[str, Row]
    read: Callable[[str], str]
    prefix: str


def inspect_links(made: Made) -> list[Problem]:
    """Problems of all pages that could have one: those made anew, and all the others once anything they may lead to is gone."""
    notes = dict(made.batch.notes)
    if _something_is_gone(made):
        for path in made.batch.rows.keys() - notes.keys():
            if path.endswith(".html"):
                notes[path] = take_notes(path, made.read(path), made.prefix)
    ids: dict[str, frozenset[str]] = {path: frozenset(each.ids) for path, each in notes.items()}
    problems: list[Problem] = []
    for path, each in notes.items():
        if each.foreign:
            raise Defect(f"{path}: foreign address {each.foreign[0]}")
        problems.extend(_page_problems(made, path, each, ids))
    return problems


def _page_problems(made: Made, path: str, notes: Notes, ids: dict[str, frozenset[str]]) -> list[Problem]:
    problems = []
    rows = made.batch.rows
    for file, anchor, written in notes.links:
        if file not in rows:
            problems.append(_problem("A01", made, path, written))
        elif anchor and file.endswith(".html"):
            if file not in ids:
                ids[file] = frozenset(take_notes(file, made.read(file), made.prefix).ids)
            if anchor not in ids[file]:
                problems.append(_problem("A02", made, path, written))
    return problems


def _problem(code: str, made: Made, path: str, written: str) -> Problem:
    sources = made.artifacts[path].sources
    source, line, column = _place(made.root, [*sources, "mkdocs.yml"], written)
    return problem(code, source, line, column, page=path.removesuffix("index.html"), value=unquote(written))


def _place(root: Path, sources: list[str], written: str) -> tuple[str, int, int]:
    """Where an editor wrote what became the link: the first source that holds its anchor or the last part of its path."""
    path, _, anchor = unquote(written).partition("#")
    needle = anchor or path.strip("./").rpartition("/")[2]
    for source in sources:
        text = (root / source).read_text("utf-8-sig") if (root / source).is_file() else ""
        if needle and needle in text:
            return source, *place(text, text.index(needle))
    return sources[0], 0, 0


def _something_is_gone(made: Made) -> bool:
    """Whether a file, or an id of a page made anew, was there before and is not any more."""
    if not made.before.keys() <= made.batch.rows.keys():
        return True
    remade = ((path, notes) for path, notes in made.batch.notes.items() if path in made.before)
    return any(not set(take_notes(path, made.read(path), made.prefix).ids) <= set(notes.ids) for path, notes in remade)
