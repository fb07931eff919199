"""What differs between systems, behind one door: starting processes, exchanging folders, reaching the disk, locks, what a folder is known by.

Everything else is the same everywhere; tests/test_systems.py puts another system in the place of this one.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

IS_WINDOWS = os.name == "nt"
START_METHOD = "fork" if sys.platform == "linux" else "spawn"  # of multiprocessing; macOS has fork, but its libraries do not survive it

_AT_FDCWD = -100
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_LAST_WORDS_SECONDS = 5.0  # for a process that is to end
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


def exchange(one: Path, other: Path) -> bool:
    """Whether the system swapped the two in one step (Linux renameat2, macOS renamex_np), which no reader can come between."""
    if IS_WINDOWS:
        return False
    import ctypes  # only when something is published

    platform: str = sys.platform
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None, use_errno=True)
        if platform == "linux":
            call = library.renameat2
            return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)) == 0)
        if platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), ctypes.c_uint(_RENAME_SWAP)) == 0)
    return False


def rename(source: Path, target: Path) -> None:
    """Give `source` the name `target`, over a file that has it; raises OSError.

    Windows renames nothing that somebody has open, and no folder with such a file in it; readers and virus scanners are waited for.
    """
    for seconds in _WAITS if IS_WINDOWS else ():
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(source, target)


def sync(folder: Path, written: Iterable[Path]) -> None:
    """Let the file system of `folder` reach the disk or, where no call does that, the files that were `written`. Raises OSError."""
    if IS_WINDOWS:
        for file in written:
            with open(file, "r+b") as stream:
                os.fsync(stream.fileno())
    elif not _file_system_synced(folder):
        os.sync()


def _file_system_synced(folder: Path) -> bool:
    """Whether the system has syncfs(2); raises OSError if it says that something could not be written."""
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).syncfs
    except AttributeError:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(descriptor)
    return True


def end_with_parent() -> None:
    """Have this process killed when the one that forked it ends (Linux prctl)."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def lock(descriptor: int) -> None:
    """Lock an open file for this process alone until it is closed, however the process ends; raises BlockingIOError if another has it."""
    if not IS_WINDOWS:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None


def identity(folder: Path) -> str:
    """What `folder`, which is not followed if it is a link, is known by under whatever name, until it is removed; raises OSError.

    NTFS numbers folders as other file systems do; where Windows has no number (FAT, some network drives), a folder's birthday is kept.
    """
    status = os.stat(folder, follow_symlinks=False)
    if status.st_ino:
        return f"{status.st_dev:x}-{status.st_ino:x}"
    born: int = getattr(status, "st_birthtime_ns", status.st_ctime_ns)
    return f"{status.st_dev:x}-born-{born:x}"


def has_permissions() -> bool:
    """Whether a file's mode says who may read it; Windows makes one up."""
    return not IS_WINDOWS


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let an interrupt wait while a process is started, which until it leaves them to its parent would tell of it in its own way."""
    import signal

    if IS_WINDOWS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_interrupts_to_parent() -> None:
    """The terminal interrupts all of its processes at once; the one that started the others ends them."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not IS_WINDOWS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def end_session(process: Popen[str]) -> None:
    """End a process that was started in a session of its own, with all that it has started; Windows has none, and ends it alone."""
    import signal
    from subprocess import TimeoutExpired

    if IS_WINDOWS:
        process.terminate()
    else:
        with suppress(OSError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_LAST_WORDS_SECONDS)
    except TimeoutExpired:
        process.kill()
