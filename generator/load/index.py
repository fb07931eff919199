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
    hidden: bytes = b""  # a digest of what no row of the base holds

    def keep(self, began: int, rows: Rows, hidden: bytes = b"", must_not_stay: Callable[[bytes], bool] = lambda row: False) -> None:
        """Let the index hold `rows`, of a walk that `began` then, but for those of which a part, as bytes, must not stay.

        What is `hidden` is not in older rows either, which have been replaced: if it was something else, all is written anew.
        """
        is_hidden_anew = hidden != self.hidden
        fresh = {path: row for path, row in rows.items() if self.rows.get(path) is not row}
        kept = rows if is_hidden_anew else fresh
        left_out = {path for path, row in kept.items() if hidden and must_not_stay(pickle.dumps(row, protocol=5))}
        gone = (self.rows.keys() - rows.keys()) | (left_out & self.rows.keys())
        fresh = {path: row for path, row in fresh.items() if path not in left_out}
        if fresh or gone or is_hidden_anew:
            self._save(began, fresh, gone, hidden)

    def _save(self, began: int, fresh: Rows, gone: AbstractSet[str], hidden: bytes) -> None:
        """Write what is new beside the base, or a new base once there is much of it or the old one must not stay."""
        later = {**{path: row for path, row in self.later.items() if path not in gone}, **fresh}
        absent = (self.gone | gone) - fresh.keys()
        is_short = len(later) + len(absent) <= MOST_CHANGES
        if self.layers.base and is_short and hidden == self.hidden and not (hidden and gone):
            self.layers.keep_changes(pickle.dumps((began, later, absent), protocol=5))
        else:
            rows = {**{path: row for path, row in self.rows.items() if path not in gone}, **fresh}
            self.layers.keep_base(pickle.dumps((began, rows, hidden), protocol=5))


def open_index(folder: Path, version: bytes) -> Index:
    """The index in `folder` if it was written by this version of the program, else an empty one."""
    layers = Layers(folder, FILE, version)
    base, changes = layers.read()
    if base is None:
        return Index(layers)
    began, rows, hidden = pickle.loads(base)  # the seal is this machine's, so that unpickling runs nobody else's code
    if changes is None:
        return Index(layers, began, rows, hidden=hidden)
    began, later, gone = pickle.loads(changes)
    rows.update(later)
    for path in gone:
        rows.pop(path, None)
    return Index(layers, began, rows, later, gone, hidden)


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


class Refreshed(NamedTuple):
    """The rows of the files that are there now, what each gave, and what has changed."""

    rows: Rows
    given: Mapping[str, Any]
    changes: Changes


def refresh(index: Index, files: Sequence[File], read: Read, problems: list[Problem]) -> Refreshed:
    """What each of `files` gave; those that are new or changed are classified, and read if they are sources."""
    rows: Rows = {}
    unknown: list[Source] = []
    known, looked = index.rows, index.began
    for file in files:
        path, fingerprint = file
        row = known.get(path)
        if row is not None and row[0] == fingerprint and is_settled(max(fingerprint[1], fingerprint[2]), looked):
            rows[path] = row
        elif source := classified(file, problems):
            unknown.append(source)
    fresh: Rows = {}
    work = _Reading(read)
    for position, result in run(work, unknown, SECONDS_PER_FILE) if len(unknown) > FEW else enumerate(map(work, unknown)):
        source = unknown[position]
        if isinstance(result, Lost):
            problems.append(took_too_long(source.path))
        else:
            rows[source.path] = fresh[source.path] = (source.fingerprint, result)
    gone = known.keys() - rows.keys()
    edited = [known[path][1] for path, (_, row) in fresh.items() if path in known and known[path][1] != row]
    changes = Changes(bool(fresh or gone), bool(gone), not known, edited)
    return Refreshed(rows, {path: row for path, (_, row) in rows.items()}, changes)
