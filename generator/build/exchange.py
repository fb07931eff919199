"""Swap two folders so that a reader meets the one or the other, never neither: one system call where there is one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator import system
from generator.cache import read_sealed, write_sealed
from generator.files import remove

JOURNAL = "swap"
ASIDE = "aside"
FORMAT = b"swap 1"


def exchange(live: Path, standby: Path, state: Path) -> None:
    """Swap `live` and `standby`, both folders on one file system; raises OSError, after which they are as before."""
    if not os.path.lexists(live):
        system.rename(standby, live)
    elif not system.exchange(live, standby):
        _journalled_exchange(live, standby, state)


def replace_keeping(live: Path, standby: Path, kept: Path) -> None:
    """Put `standby` in the place of `live`, whatever that is, which from then on is `kept`; raises OSError, after which all is as before."""
    system.rename(standby, kept)
    if system.exchange(live, kept):
        return
    system.rename(kept, standby)
    system.rename(live, kept)
    _move_or_undo(standby, live, kept)


def finish_exchange(live: Path, standby: Path, state: Path) -> None:
    """Complete a swap by renames that was cut off; harmless otherwise. A journal without our seal says nothing. Raises OSError."""
    journal, aside = state / JOURNAL, state / ASIDE
    new, _, old = (read_sealed(journal, FORMAT) or b"").decode().partition(" ")
    if new and not os.path.lexists(live):
        if _is(standby, new):
            system.rename(standby, live)
        elif _is(aside, old):
            system.rename(aside, live)
    if new and _is(aside, old) and not os.path.lexists(standby):
        system.rename(aside, standby)
    remove(journal)
    remove(aside)


def is_cut_off(state: Path) -> bool:
    """Whether a swap that was cut off is still to be completed, so that `state` may hold a tree that was published."""
    return os.path.lexists(state / JOURNAL) or os.path.lexists(state / ASIDE)


def _journalled_exchange(live: Path, standby: Path, state: Path) -> None:
    """Renames with a journal, for systems without an exchange; readers may miss the site for an instant."""
    journal, aside = state / JOURNAL, state / ASIDE
    write_sealed(journal, f"{system.identity(standby)} {system.identity(live)}".encode(), FORMAT)
    system.rename(live, aside)
    _move_or_undo(standby, live, aside)
    with suppress(OSError):  # the site is published; the next run completes the rest
        system.rename(aside, standby)
        journal.unlink()


def _move_or_undo(standby: Path, live: Path, moved: Path) -> None:
    """Let `standby` become `live`, or what was `live` until it was `moved`; raises OSError in that case."""
    try:
        system.rename(standby, live)
    except OSError:
        system.rename(moved, live)
        raise


def _is(tree: Path, identity: str) -> bool:
    try:
        return system.identity(tree) == identity
    except OSError:
        return False
