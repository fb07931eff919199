"""What was read last time: a source whose fingerprint has not changed is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import digest, keep_sealed, read_sealed
from generator.hindrance import hindered
from generator.load.memory import is_settled
from generator.load.walk import PICTURE_NAME, File, Fingerprint, Source, classified
from generator.parallel import Lost, run
from generator.problems import Problem, problem

BASE, CHANGES = "sources", "sources.changes"
MOST_CHANGES = 500
SECONDS_PER_FILE = 20.0
FEW = 200  # fewer files than this are read without the workers

Read = Callable[[Source], Any]


Rows = dict[str, tuple[Fingerprint, Any]]


@dataclass
class Index:
    """What each source gave, by path, with its fingerprint and the file system's time at which the walk began.

    On disk it is a base with all rows and a short file of what has changed since, for an edit should not cost the writing of ten thousand rows.
    """

    version: bytes
    base_began: int = 0  # names the base; 0 if there is none
    began: int = 0
    rows: Rows = field(default_factory=dict)
    later: Rows = field(default_factory=dict)  # rows that the base does not have, or not so
    gone: set[str] = field(default_factory=set)  # paths that the base has too much

    def row(self, file: File) -> Any | None:
        """What `file` gave last time, if it is certainly the same still."""
        path, fingerprint = file
        known = self.rows.get(path)
        if known is None or known[0] != fingerprint:
            return None
        return known[1] if is_settled(max(fingerprint[1], fingerprint[2]), self.began) else None


def open_index(folder: Path, version: bytes) -> Index:
    """The index in `folder` if it was written by this version of the program, else an empty one."""
    base = read_sealed(folder / BASE, version)
    if base is None:
        return Index(version)
    base_began, rows = pickle.loads(base)  # the seal is this machine's, so that unpickling runs nobody else's code
    changes = read_sealed(folder / CHANGES, _version_of_changes(version, base_began))
    if changes is None:
        return Index(version, base_began, base_began, rows)
    began, later, gone = pickle.loads(changes)
    rows.update(later)
    for path in gone:
        rows.pop(path, None)
    return Index(version, base_began, began, rows, later, gone)


def _version_of_changes(version: bytes, base_began: int) -> bytes:
    return digest(version, str(base_began).encode())


class Changes(NamedTuple):
    """What has changed since the last time that something was loaded."""

    is_any: bool
    has_gone: bool  # a file
    is_all: bool  # as far as can be told
    edited: Sequence[Any]  # what the files gave before that give something else now


@dataclass(frozen=True)
class _Reading:
    """Reads a source; raises Hindered if the machine will not let it be read."""

    read: Read

    def __call__(self, source: Source) -> Any:
        with hindered(source.path):
            return self.read(source)


def took_too_long(path: str) -> Problem:
    """What is said of a source over which a worker had to be ended: a picture is not mended as a text is."""
    return problem("I16" if PICTURE_NAME.fullmatch(path) else "M12", path)


def refresh(
    index: Index, files: Sequence[File], read: Read, began: int, folder: Path, problems: list[Problem]
) -> tuple[Mapping[str, Any], Changes]:
    """What each of `files` gave, and what has changed; those that are new or changed are classified, and read if they are sources.

    The index in `folder` is brought up to date.
    """
    rows: dict[str, Any] = {}
    unknown: list[Source] = []
    for file in files:
        row = index.row(file)
        if row is not None:
            rows[file.path] = row
        elif source := classified(file, problems):
            unknown.append(source)
    fresh: Rows = {}
    work = _Reading(read)
    for position, result in run(work, unknown, SECONDS_PER_FILE) if len(unknown) > FEW else enumerate(map(work, unknown)):
        source = unknown[position]
        if isinstance(result, Lost):
            problems.append(took_too_long(source.path))
        else:
            rows[source.path] = result
            fresh[source.path] = (source.fingerprint, result)
    gone = index.rows.keys() - rows.keys()
    if fresh or gone:
        _save(index, folder, began, fresh, gone)
    edited = [index.rows[path][1] for path, (_, row) in fresh.items() if path in index.rows and index.rows[path][1] != row]
    return rows, Changes(bool(fresh or gone), bool(gone), not index.rows, edited)


def _save(index: Index, folder: Path, began: int, fresh: Rows, gone: AbstractSet[str]) -> None:
    """Write what is new beside the base, or a new base once there is much of it."""
    later = {**{path: row for path, row in index.later.items() if path not in gone}, **fresh}
    absent = (index.gone | gone) - fresh.keys()
    if index.base_began and len(later) + len(absent) <= MOST_CHANGES:
        changes = pickle.dumps((began, later, absent), protocol=5)
        keep_sealed(folder / CHANGES, changes, _version_of_changes(index.version, index.base_began))
        return
    rows = {**{path: row for path, row in index.rows.items() if path not in gone}, **fresh}
    keep_sealed(folder / BASE, pickle.dumps((began, rows), protocol=5), index.version)
    with suppress(OSError):
        (folder / CHANGES).unlink(missing_ok=True)
