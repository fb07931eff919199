"""Writing where somebody else may have been before: whole or not at all, into a file of our own, and never through a link.

A submission can hold anything, a link in the place of a cache too; following one would let it write wherever we may.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_EXCLUSIVELY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK
LEFTOVER = re.compile(r".+\.[0-9a-f]{12}\.new", re.DOTALL)  # what a writer that was killed leaves behind, of `_fresh`
_SURELY_DEAD = 60.0  # seconds: nobody writes for so long
_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_LINK  # opening a pipe would wait for somebody who writes


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


def write_whole(file: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` in the place of `file`, whole or not at all; a link in that place is replaced, not followed. Raises OSError.

    The file has the permissions `mode` whatever the umask, or without it those that a new file gets.
    """
    fresh = _fresh(file)
    try:
        with named(file):
            with open(os.open(fresh, _EXCLUSIVELY, 0o644 if mode is None else mode & 0o600), "wb") as stream:
                stream.write(data)
            if mode is not None:
                with suppress(PermissionError):  # a file system that knows no permissions
                    os.chmod(fresh, mode)
            os.replace(fresh, file)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def write_new(file: Path, data: bytes) -> None:
    """Write `data` into `file`, which must not be there, not even as a link, whole or not at all. Raises FileExistsError, OSError."""
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    fresh = _fresh(file)
    try:
        with named(file):
            with open(os.open(fresh, _EXCLUSIVELY, 0o644), "wb") as stream:
                stream.write(data)
            _put_where_nothing_is(fresh, file)
    finally:
        with suppress(OSError):
            fresh.unlink()


def _put_where_nothing_is(fresh: Path, file: Path) -> None:
    """Let `file` be what `fresh` is. Raises FileExistsError, OSError."""
    try:
        os.link(fresh, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the name is taken first
        os.close(os.open(file, _EXCLUSIVELY, 0o644))
        try:
            os.replace(fresh, file)
        except BaseException:
            with suppress(OSError):
                file.unlink()
            raise


def _fresh(file: Path) -> Path:
    """Where that is written which is to be `file`; its name is of the form of LEFTOVER."""
    return file.with_name(f"{file.name}.{secrets.token_hex(6)}.new")


def clear_leftovers(folder: Path) -> None:
    """Remove from `folder`, in which something was just written, what writers that were killed have left; whoever may be at work is left alone."""
    before = os.stat(folder).st_mtime - _SURELY_DEAD
    with suppress(OSError), os.scandir(folder) as items:
        for item in items:
            if LEFTOVER.fullmatch(item.name) and item.is_file(follow_symlinks=False) and item.stat(follow_symlinks=False).st_mtime < before:
                with suppress(OSError):
                    os.unlink(item.path)


def read_plain(file: Path) -> bytes:
    """The bytes of `file`, which must be a plain file and no link: behind a link may lie a device that never ends. Raises OSError."""
    if file.is_symlink():
        raise LinkInTheWay(file)
    with named(file), open(os.open(file, _WITHOUT_WAITING), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return stream.read()


@contextmanager
def named(file: str | Path) -> Iterator[None]:
    """Let every OSError say that it is about `file`: the system names no file once it is open, and a temporary name says nothing to anybody."""
    try:
        yield
    except OSError as error:
        error.filename = str(file)
        raise


def open_own(file: Path) -> int:
    """A descriptor of `file`, made if it is missing, for reading and writing; raises LinkInTheWay, another OSError."""
    if file.is_symlink():
        raise LinkInTheWay(file)
    return os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)


def remove(path: Path) -> None:
    """Remove a file, a link itself, or a folder with all that is in it; nothing happens if there is none. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def make_folders(base: Path, below: str) -> list[Path]:
    """As `own_folder`; the folders that were missing, the deepest first. All may enter those above it, and nothing stays of them if it fails."""
    folder = base / below
    missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    try:
        own_folder(base, below)
        for each in missing[1:]:
            let_all_read(each)
    except BaseException:
        remove_empty(missing)
        raise
    return missing


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of `folders` in which there is nothing, the deepest of which come first."""
    for each in folders:
        with suppress(OSError):
            each.rmdir()


def let_all_read(path: str | Path) -> None:
    """Give a published file or folder the permissions 0644 or 0755, whatever the umask was; a folder keeps its set-group-ID. Raises OSError.

    A file system that knows no permissions refuses; that is no fault.
    """
    mode = os.lstat(path).st_mode
    wanted = 0o755 | mode & 0o7000 if stat.S_ISDIR(mode) else 0o644
    if stat.S_IMODE(mode) != wanted and not stat.S_ISLNK(mode):
        with suppress(PermissionError):
            os.chmod(path, wanted)
