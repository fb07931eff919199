"""Writing where somebody else may have been before: whole or not at all, into a file of our own, and never through a link.

A submission can hold anything, a link in the place of a cache too; following one would let it write wherever we may.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

_EXCLUSIVELY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class LinkInTheWay(OSError):
    """A link stands where a folder of ours should be; `filename` is the link."""

    def __init__(self, link: Path) -> None:
        """Keep the link for the message."""
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), str(link))


def own_folder(base: Path, below: str) -> Path:
    """The folder `below` (with "/") in `base`, made if it is missing; links above `base` are its owner's affair.

    Raises LinkInTheWay if a step below `base` is a link, another OSError if it is a file or cannot be made.
    """
    folder = base
    for step in below.split("/"):
        folder /= step
        if folder.is_symlink():
            raise LinkInTheWay(folder)
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_whole(file: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` in the place of `file`, whole or not at all; a link in that place is replaced, not followed. Raises OSError."""
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(6)}.new")
    try:
        with open(os.open(fresh, _EXCLUSIVELY, mode), "wb") as stream:
            stream.write(data)
        os.replace(fresh, file)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def write_new(file: Path, data: bytes, mode: int = 0o644) -> None:
    """Write `data` into `file`, which must not be there, not even as a link; nothing stays of it if that fails. Raises FileExistsError, OSError."""
    descriptor = os.open(file, _EXCLUSIVELY, mode)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise
