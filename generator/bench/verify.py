"""Whether a build gave what it should: a benchmark of a wrong build is worth nothing."""

from __future__ import annotations

import filecmp
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

_TAG = re.compile(r"<[^<>]*>")
_WEBP = (b"RIFF", b"WEBP")

Tree = Mapping[str, tuple[int, int, int]]  # path -> inode, modification time in nanoseconds, size in bytes


class WrongBuild(Exception):
    """The published site is not what the sources say."""


def expect_text(out: Path, paths: Iterable[str], present: str, absent: str = "") -> None:
    """Each file at `paths` below `out` shows the text `present` and nowhere holds `absent`; raises WrongBuild."""
    for path in paths:
        file = out / path
        if not file.is_file():
            raise WrongBuild(f"{path} is missing")
        text = file.read_text("utf-8")
        if present not in _TAG.sub("", text):
            raise WrongBuild(f"{path} does not show “{present}”")
        if absent and (absent in text or absent in _TAG.sub("", text)):
            raise WrongBuild(f"{path} still holds “{absent}”")


def expect_stories(out: Path, count: int) -> None:
    """Exactly `count` stories have a page below `out`; raises WrongBuild."""
    found = sum(1 for _ in out.glob("stories/tale-*/index.html"))
    if found != count:
        raise WrongBuild(f"{found} stories are published, {count} were written")


def expect_markup(out: Path, tag: str) -> None:
    """The page of every story below `out` holds the very `tag`, and there is one; raises WrongBuild."""
    pages = list(out.glob("stories/tale-*/index.html"))
    if not pages:
        raise WrongBuild("no story is published")
    for page in pages:
        if tag not in page.read_text("utf-8"):
            raise WrongBuild(f"{page.relative_to(out)} is not of the changed template: no “{tag}”")


@contextmanager
def nothing_encoded(store: Path | None) -> Iterator[None]:
    """What is done meanwhile finds every picture it wants in the `store`, if there is one; raises WrongBuild."""
    before = _pictures_in(store) if store else set()
    yield
    if store:
        if not before:
            raise WrongBuild("the store held no picture")
        if new := _pictures_in(store) - before:
            raise WrongBuild(f"{len(new)} pictures were encoded anew")


def _pictures_in(store: Path) -> set[bytes]:
    """Keys of the WebP files (RFC 9649, section 2.4) in our store, which is only read."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as opened:
        return {key for (key,) in opened.execute("SELECT key FROM made WHERE substr(value, 1, 4) = ? AND substr(value, 9, 4) = ?", _WEBP)}


def tree(out: Path) -> Tree:
    """Every file below `out`, and `out` itself as "", by what changes when anything is published."""
    found = {"": _identity(out.stat())}
    for folder, _, names in os.walk(out):
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, out)] = _identity(os.stat(path))
    return found


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size


def expect_unchanged(before: Tree, after: Tree) -> None:
    """Nothing was published between `before` and `after`; raises WrongBuild."""
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            raise WrongBuild(f"{path or 'the output folder'} was published although nothing had changed")


def expect_same_media(before: Tree, after: Tree) -> None:
    """Pictures have the times and sizes they had; the folder may be the other one of two. Raises WrongBuild."""
    then, now = ({path: each[1:] for path, each in files.items() if path.startswith(f"media{os.sep}")} for files in (before, after))
    if not then or then != now:
        raise WrongBuild("there are no pictures, or others than before")


def expect_same_bytes(one: Path, other: Path) -> None:
    """Both trees hold the same files with the same bytes; raises WrongBuild."""
    ours, theirs = (tree(out).keys() for out in (one, other))
    for path in sorted(ours ^ theirs):
        raise WrongBuild(f"{path} is in one of the trees only")
    for path in sorted(ours - {""}):
        if not filecmp.cmp(one / path, other / path, shallow=False):
            raise WrongBuild(f"{path} differs between a build from nothing and a build after edits")
