"""Every local link, anchor, picture and stylesheet of the made site exists; a fault names the editor's file, or is the program's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.make import Batch
from generator.build.notes import Notes, take_notes
from generator.build.tree import Row
from generator.inspect.blame import written_at
from generator.inspect.defect import Defect
from generator.model import addresses
from generator.model.anchors import is_made
from generator.problems import Problem, problem

_OF_PEOPLE = ("honours/", "comics/", "places/")  # pages that have an anchor for each of several
_MADE_OF_PEOPLE = ("posters/", "print/comics/")  # of each a file
_PROMISED = frozenset(map(addresses.file_of, ("", *addresses.GENERATED)))  # whatever editors write


@dataclass(frozen=True)
class Inspected:
    """The site as it will be: what it is made of, what was live before, and how to read a page that is live.

    `taken_down` are the files of pages that say only that they were taken down, `over` of those whose last day has come; `is_veiled` says
    that texts, and so headings, are not as written.
    """

    root: Path
    batch: Batch
    before: Mapping[str, Row]
    read: Callable[[str], str]
    prefix: str
    taken_down: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    is_veiled: bool = False

    def may_lack(self, file: str, anchor: str) -> bool:
        """Whether a link may lead nowhere: nobody is there at midnight to mend what led to somebody whose consent, or to what itself, has ended."""
        if anchor:
            return self.is_veiled or file in self.taken_down or file in self.over or (bool(self.taken_down) and file.startswith(_OF_PEOPLE))
        return bool(self.taken_down) and file.startswith(_MADE_OF_PEOPLE)


def inspect_links(made: Inspected) -> list[Problem]:
    """Problems of all pages that could have one: those made anew, and all the others once anything they may lead to is gone.

    Raises Defect for what no editor has written.
    """
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
            told = _problem(made, path, code, target)
            if told:
                dead.setdefault((told.path, target), told)
    return list(dead.values())


def _dead_links(made: Inspected, path: str, notes: Notes, ids: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """(code, file and anchor) of every link on a page that leads nowhere."""
    for file, anchor in notes.links:
        if file not in made.batch.rows:
            if not made.may_lack(file, ""):
                yield "A01", file
        elif anchor and file.endswith(".html") and not made.may_lack(file, anchor):
            if file not in ids:
                ids[file] = frozenset(take_notes(file, made.read(file), made.prefix).ids)
            if anchor not in ids[file]:
                yield "A02", f"{file}#{anchor}"


def _problem(made: Inspected, page: str, code: str, target: str) -> Problem | None:
    """The problem of a dead link on `page`, where an editor wrote it; raises Defect if none did, or if what is missing was promised.

    None where an editor leads to a part of a page that the program puts there on days when there is something to show.
    """
    address = "/" + target.replace("index.html", "")
    where = written_at(made.root, made.batch.artifact(page).sources, address)
    if where is None or target in _PROMISED:
        raise Defect(f"{page}: leads to {address}, which nothing makes; {'it is always there' if where else 'no editor has written that'}")
    if code == "A02" and is_made(*target.replace("index.html", "").split("#", 1)):
        return None
    return problem(code, *where, page=page.removesuffix("index.html"), value=address)


def _something_is_gone(made: Inspected) -> bool:
    """Whether a file that a page may lead to, or an id of a page made anew, was there before and is not any more."""
    if not all(map(_goes_unmissed, made.before.keys() - made.batch.rows.keys())):
        return True
    remade = ((path, notes) for path, notes in made.batch.notes.items() if path in made.before)
    return any(not set(take_notes(path, made.read(path), made.prefix).ids) <= set(notes.ids) for path, notes in remade)


def _goes_unmissed(path: str) -> bool:
    """Whether no page that stays can lead to a file: what search asks for, and cards. Named by what is in them, some go with every edit."""
    return path.startswith((addresses.SEARCH, addresses.CARDS)) and not path.endswith(".html")
