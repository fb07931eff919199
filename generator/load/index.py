"""What was read last time: a source whose fingerprint has not changed is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import Layers
from generator.hindrance import hindered
from generator.load.beside import is_clip
from generator.load.memory import is_settled
from generator.load.walk import PICTURE_NAME, File, Fingerprint, Source, classified
from generator.parallel import Lost, run
from generator.problems import Problem, problem

FILE = "sources"
MOST_CHANGES = 500
SECONDS_PER_FILE = 20.0
FEW = 200  # fewer files than this are read without the workers

Read = Callable[[Source], Any]


Rows = dict[str, tuple[Fingerprint, Any]]


@dataclass
class Index:
    """What each source gave, by path, with its fingerprint and the file system's time at which the walk began."""

    layers: Layers
    began: int = 0
    rows: Rows = field(default_factory=dict)
    later: Rows = field(default_factory=dict)  # rows that the base does not have, or not so
    gone: set[str] = field(default_factory=set)  # paths that the base has too much


def open_index(folder: Path, version: bytes) -> Index:
    """The index in `folder` if it was written by this version of the program, else an empty one."""
    layers = Layers(folder, FILE, version)
    base, changes = layers.read()
    if base is None:
        return Index(layers)
    began, rows = pickle.loads(base)  # the seal is this machine's, so that unpickling runs nobody else's code
    if changes is None:
        return Index(layers, began, rows)
    began, later, gone = pickle.loads(changes)
    rows.update(later)
    for path in gone:
        rows.pop(path, None)
    return Index(layers, began, rows, later, gone)


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
    if is_clip(path):
        return problem("V06", path, what="程序看了半天也没有看完")
    return problem("I16" if PICTURE_NAME.fullmatch(path) else "M12", path)


def refresh(index: Index, files: Sequence[File], read: Read, began: int, problems: list[Problem]) -> tuple[Mapping[str, Any], Changes]:
    """What each of `files` gave, and what has changed; those that are new or changed are classified, and read if they are sources.

    The index is brought up to date.
    """
    rows: dict[str, Any] = {}
    unknown: list[Source] = []
    known, looked = index.rows, index.began
    for file in files:
        path, fingerprint = file
        row = known.get(path)
        if row is not None and row[0] == fingerprint and is_settled(max(fingerprint[1], fingerprint[2]), looked):
            rows[path] = row[1]
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
        _save(index, began, fresh, gone)
    edited = [index.rows[path][1] for path, (_, row) in fresh.items() if path in index.rows and index.rows[path][1] != row]
    return rows, Changes(bool(fresh or gone), bool(gone), not index.rows, edited)


def _save(index: Index, began: int, fresh: Rows, gone: AbstractSet[str]) -> None:
    """Write what is new beside the base, or a new base once there is much of it."""
    later = {**{path: row for path, row in index.later.items() if path not in gone}, **fresh}
    absent = (index.gone | gone) - fresh.keys()
    if index.layers.base and len(later) + len(absent) <= MOST_CHANGES:
        index.layers.keep_changes(pickle.dumps((began, later, absent), protocol=5))
    else:
        rows = {**{path: row for path, row in index.rows.items() if path not in gone}, **fresh}
        index.layers.keep_base(pickle.dumps((began, rows), protocol=5))
