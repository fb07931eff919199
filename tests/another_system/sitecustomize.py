"""Puts a system like Windows in the place of this one, for every process that finds this folder first in PYTHONPATH (Python imports it by name).

No fork, no exchange, no syncfs, no flock, no limits of memory, no permissions; folders without numbers (as on FAT), unless NUMBERED is set;
nothing can be opened "without following a link"; and no library answers to the name None, which is what ctypes says there.
"""

from __future__ import annotations

import ctypes
import getpass  # noqa: F401 - these tell the system by the modules that there are, and are to do so before they are changed
import multiprocessing  # noqa: F401
import os
import subprocess  # noqa: F401
import sys
import types
from pathlib import Path
from typing import Any

from generator import system

REPORT = os.environ.get("STAND_IN_REPORT")


def report(what: str) -> None:
    """Tell the test that a part of the other system was used."""
    if REPORT:
        with open(REPORT, "a", encoding="utf-8") as stream:
            stream.write(what + "\n")


_library = ctypes.CDLL


def library(name: str | None, *given: Any, **named: Any) -> Any:
    """ctypes.CDLL of Windows, which wants a name; but watchdog, told by nobody, asks as it does on this system."""
    if name is None and sys._getframe(1).f_globals["__name__"].startswith("generator."):
        raise TypeError("argument of type 'NoneType' is not iterable")
    return _library(name, *given, **named)


def locking(descriptor: int, mode: int, length: int) -> None:
    """msvcrt.locking, by what this system has: refuses with what Windows refuses with."""
    from fcntl import LOCK_EX, LOCK_NB, flock

    assert (mode, length) == (2, 1)
    report("locking")
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
    except OSError:
        raise PermissionError(13, "Permission denied") from None


def flushed(descriptor: int) -> None:
    """os.fsync of Windows: of a file that may be written."""
    import fcntl

    assert fcntl.fcntl(descriptor, fcntl.F_GETFL) & (os.O_RDWR | os.O_WRONLY)
    report("fsync")


def replace(source: str | Path, target: str | Path) -> None:
    """os.replace of Windows, where somebody has the file or folder open the first time."""
    if os.path.basename(source) not in _met and system.IS_WINDOWS and os.path.isdir(source):
        _met.add(os.path.basename(source))
        report("in use")
        raise PermissionError(13, "Access is denied", str(source))
    _rename(source, target)


_met: set[str] = set()
_rename = os.replace
_stat = os.stat


def stat(path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
    """os.stat for folders without numbers; when they were born stands where it stands on Windows."""
    status = _stat(path, dir_fd=dir_fd, follow_symlinks=follow_symlinks)
    if "NUMBERED" in os.environ or sys._getframe(1).f_code.co_name != "identity":
        return status
    report("unnumbered")
    born = types.SimpleNamespace(st_dev=status.st_dev, st_ino=0, st_ctime_ns=birthday(Path(os.fsdecode(path)), status))
    return born  # type: ignore[return-value]


def birthday(folder: Path, status: os.stat_result) -> int:
    """What this system does not tell: kept by the number that this one has, in a file of the test's."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(f"{status.st_dev} {status.st_ino}".encode(), digest_size=7).digest(), "big")


system.IS_WINDOWS = True
system.START_METHOD = "spawn"
ctypes.CDLL = library  # type: ignore[misc, assignment]
windows: Any = types.ModuleType("msvcrt")
windows.locking, windows.LK_NBLCK = locking, 2
sys.modules["msvcrt"] = windows
sys.modules["resource"] = None  # type: ignore[assignment]
os.fsync, os.replace, os.stat = flushed, replace, stat  # type: ignore[assignment]
for name in ("sync", "O_NOFOLLOW"):
    delattr(os, name)
