"""Swap two folders so that a reader meets the one or the other, never neither: one system call where there is one."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
JOURNAL = "swap"


def exchange(live: Path, standby: Path, state: Path) -> None:
    """Swap `live` and `standby`, both folders on one file system; raises OSError."""
    if not live.exists():
        os.rename(standby, live)
    elif not _system_exchange(live, standby):
        _journalled_exchange(live, standby, state)


def finish_exchange(live: Path, standby: Path, state: Path) -> None:
    """Complete a swap by renames that was cut off; harmless otherwise."""
    journal, aside = state / JOURNAL, state / "aside"
    if not journal.exists():
        return
    if not live.exists():
        os.rename(standby if standby.exists() else aside, live)
    if aside.exists() and not standby.exists():
        os.rename(aside, standby)
    journal.unlink()


def _journalled_exchange(live: Path, standby: Path, state: Path) -> None:
    """Renames with a journal, for systems without an exchange; readers may miss the site for an instant."""
    journal, aside = state / JOURNAL, state / "aside"
    journal.write_bytes(b"")
    os.rename(live, aside)
    os.rename(standby, live)
    os.rename(aside, standby)
    journal.unlink()


def _system_exchange(live: Path, standby: Path) -> bool:
    """Whether the system swapped them in one step (Linux renameat2, macOS renamex_np)."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None, use_errno=True)
        system: str = sys.platform
        if system == "linux":
            call = library.renameat2
            return bool(call(_AT_FDCWD, os.fsencode(live), _AT_FDCWD, os.fsencode(standby), ctypes.c_uint(_RENAME_EXCHANGE)) == 0)
        if system == "darwin":
            return bool(library.renamex_np(os.fsencode(live), os.fsencode(standby), ctypes.c_uint(_RENAME_SWAP)) == 0)
    return False


def sync(folder: Path) -> None:
    """Let the file system of `folder` reach the disk before its tree goes live."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None, use_errno=True)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            library.syncfs(descriptor)
        finally:
            os.close(descriptor)
