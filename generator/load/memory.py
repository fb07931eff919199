"""What the last walk saw: a folder whose times have not changed holds the same names, so that only its files are asked about."""

from __future__ import annotations

import marshal
import os
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache import digest, keep_sealed, read_sealed
from generator.files import write_whole
from generator.system import IS_WINDOWS

FILE = "folders"
SETTLED_NANOSECONDS = 2_000_000_000  # what was touched this shortly before it was looked at may have changed under the same times
_VERSION = digest(b"folders 1")

Names = tuple[tuple[str, bool], ...]  # in the order of a walk; whether it is a folder


@dataclass
class Memory:
    """The names in every folder that gave no cause for complaint and holds no names in Chinese, with the folder's times; `began` is when they were read."""

    began: int = 0
    folders: dict[str, tuple[int, int, Names]] = field(default_factory=dict)  # mtime, ctime, names

    def names(self, folder: str, status: os.stat_result) -> Names | None:
        """The names in `folder`, if they are certainly the same as they were."""
        known = self.folders.get(folder)
        if known is None or known[0] != status.st_mtime_ns or known[1] != status.st_ctime_ns:
            return None
        return known[2] if is_settled(max(known[:2]), self.began) else None


def is_settled(touched: int, began: int) -> bool:
    """Whether what was `touched` then was certainly looked at later, if the look `began` when it says."""
    return touched + SETTLED_NANOSECONDS < began


def recall(folder: Path) -> Memory:
    """What the cache in `folder` holds of the last walk."""
    data = None if IS_WINDOWS else read_sealed(folder / FILE, _VERSION)  # on some of its disks a folder's time means nothing
    return Memory(*marshal.loads(data)) if data else Memory()


def remember(folder: Path, memory: Memory) -> None:
    """Keep it for the next walk."""
    keep_sealed(folder / FILE, marshal.dumps((memory.began, memory.folders)), _VERSION)


def file_system_time(folder: Path) -> int:
    """Now, by the clock of the file system in `folder`, in nanoseconds, for comparing with file times only; 0 where it cannot be asked.

    At time 0 no file is settled, so what is read under it is never believed later.
    """
    stamp = folder / "walk"
    try:
        write_whole(stamp, b"")
        return os.lstat(stamp).st_mtime_ns
    except OSError:
        return 0
