"""What was read last time: a source whose fingerprint has not changed is not read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cache import read_sealed, write_sealed
from generator.load.walk import Fingerprint, Source
from generator.parallel import Lost, run

FILE = "sources"
SECONDS_PER_FILE = 20.0
FEW = 200  # fewer files than this are read without the workers
SETTLED_NANOSECONDS = 2_000_000_000  # a file touched this shortly before it was read may have changed under the same fingerprint

Read = Callable[[Source], Any]


@dataclass
class Index:
    """What each source gave, by path, with its fingerprint and the file system's time at which the walk began."""

    version: bytes
    began: int = 0
    rows: dict[str, tuple[Fingerprint, Any]] = field(default_factory=dict)
    changed: bool = True

    def row(self, source: Source) -> Any | None:
        """What `source` gave last time, if it is certainly the same file still."""
        known = self.rows.get(source.path)
        settled = max(source.fingerprint[1], source.fingerprint[2]) + SETTLED_NANOSECONDS < self.began
        return known[1] if known and settled and known[0] == source.fingerprint else None


def open_index(folder: Path, version: bytes) -> Index:
    """The index in `folder` if it was written by this version of the program, else an empty one."""
    data = read_sealed(folder / FILE)
    if data:  # the seal is this machine's, so that unpickling runs nobody else's code
        index = pickle.loads(data)
        if isinstance(index, Index) and index.version == version:
            return index
    return Index(version)


def file_system_time(folder: Path) -> int:
    """Now, by the clock of the file system in `folder`, in nanoseconds; for comparing with file times only."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "walk"
    stamp.write_bytes(b"")
    return stamp.stat().st_mtime_ns


def refresh(index: Index, sources: Sequence[Source], read: Read, began: int) -> tuple[Index, Mapping[str, Any]]:
    """A new index over `sources` and what each gave; `read` is called for those that are new or changed."""
    rows: dict[str, Any] = {}
    unknown: list[Source] = []
    for source in sources:
        row = index.row(source)
        if row is None:
            unknown.append(source)
        else:
            rows[source.path] = row
    for position, result in run(read, unknown, SECONDS_PER_FILE) if len(unknown) > FEW else enumerate(map(read, unknown)):
        if not isinstance(result, Lost):
            rows[unknown[position].path] = result
    changed = bool(unknown) or len(rows) != len(index.rows)
    fresh = {source.path: (source.fingerprint, rows[source.path]) for source in sources if source.path in rows}
    return Index(index.version, began, fresh, changed), rows


def save(folder: Path, index: Index) -> None:
    """Write `index` into `folder` if anything in it is new."""
    if index.changed:
        write_sealed(folder / FILE, pickle.dumps(Index(index.version, index.began, index.rows, False), protocol=5))
