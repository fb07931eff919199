"""Whether a build gave what it should: a benchmark of a wrong build is worth nothing."""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_TAG = re.compile(r"<[^<>]*>")

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


def expect_same_bytes(one: Path, other: Path) -> None:
    """Both trees hold the same files with the same bytes; raises WrongBuild."""
    ours, theirs = (tree(out).keys() for out in (one, other))
    for path in sorted(ours ^ theirs):
        raise WrongBuild(f"{path} is in one of the trees only")
    for path in sorted(ours - {""}):
        if not filecmp.cmp(one / path, other / path, shallow=False):
            raise WrongBuild(f"{path} differs between a build from nothing and a build after edits")
