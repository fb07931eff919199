"""What the machine keeps from being done: a full disk, too little memory, too few open files; no recipe and no editor's file is to blame for it."""

from __future__ import annotations

import errno
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager

_LIMITS = (errno.EMFILE, errno.ENFILE, errno.EIO)  # besides too little memory, what keeps a library from being loaded


_FOR_AN_ENCODER = 64 * 2**20  # bytes


class Hindered(Exception):
    """The machine would not let `name` be read or made, which comes from `source`; `cause` is what it said."""

    def __init__(self, cause: OSError | MemoryError, name: str, source: str = "") -> None:
        """Keep all three for the message; a worker sends them home."""
        super().__init__(cause, name, source)
        self.cause, self.name, self.source = cause, name, source


@contextmanager
def hindered(name: str, source: str = "") -> Iterator[None]:
    """Let whatever the machine refuses be raised as Hindered, with the name of what it was about."""
    try:
        yield
    except Exception as error:
        cause = said_by_machine(error)
        if cause is None:
            raise
        raise Hindered(cause, name, source) from error


def said_by_machine(error: BaseException) -> OSError | MemoryError | None:
    """What the machine says with `error`; None if it has nothing to do with the machine."""
    if isinstance(error, OSError) and error.errno is None and not has_room(_FOR_AN_ENCODER):
        return MemoryError()  # an encoder's, which says no more than that it failed
    if isinstance(error, (OSError, MemoryError)):
        return error
    if isinstance(error, ImportError):  # the loader of shared libraries has its reason in its words alone
        said = str(error)
        if os.strerror(errno.ENOMEM) in said or "failed to map segment" in said:
            return MemoryError()
        return next((OSError(code, os.strerror(code), error.path) for code in _LIMITS if os.strerror(code) in said), None)
    if isinstance(error, RuntimeError) and "can't start new thread" in str(error):
        return OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return None


def has_room(size: int) -> bool:
    """Whether `size` bytes more can be had: a library that cannot have them may end the whole process instead of saying so."""
    try:
        mmap.mmap(-1, size).close()
    except (OSError, MemoryError, OverflowError):
        return False
    return True


class SourceChanged(Exception):
    """A source was edited while the site was being built."""
