"""A published tree and its manifest: which file was made under which key, and whether the disk still holds just that."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache import read_sealed, write_sealed

FORMAT = b"manifest 1"


class Row(NamedTuple):
    """One published file: the artifact's key, the digest of its bytes, size in bytes, modification time in nanoseconds."""

    key: bytes
    content: bytes
    size: int
    mtime: int


@dataclass
class Manifest:
    """All files of a tree by path, and all its folders ("" is the tree itself) with their modification times."""

    files: dict[str, Row] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)


class Look(NamedTuple):
    """What the disk was found to hold of a tree; it holds for as long as the tree's manifest has the same `stamp`."""

    stamp: tuple[int, ...]
    damaged: set[str]
    foreign: list[str]


NOTHING_AMISS = Look((), set(), [])


class ForeignFiles(Exception):
    """A folder holds files that we did not make; `example` is one of them."""

    def __init__(self, folder: Path, example: str) -> None:
        """Keep both for the message."""
        super().__init__(str(folder), example)
        self.folder, self.example = folder, example


def manifest_file(state: Path, tree: Path) -> Path:
    """Where the manifest of `tree` is kept: by the folder's identity, which a rename does not change."""
    status = tree.stat()
    return state / f"manifest-{status.st_dev:x}-{status.st_ino:x}"


def read_manifest(state: Path, tree: Path) -> Manifest | None:
    """The manifest of `tree`, or None if the tree is not there or not known to be ours."""
    if not tree.is_dir():
        return None
    data = read_sealed(manifest_file(state, tree), FORMAT)
    if data is None:
        return None
    files, folders = pickle.loads(data)  # sealed by this machine; plain tuples, which any later version of the program can read
    return Manifest({path: Row(*row) for path, row in files.items()}, folders)


def write_manifest(state: Path, tree: Path, manifest: Manifest) -> None:
    """Keep what `tree` now holds."""
    paths_file(state, tree).write_text("\n".join(manifest.files), "utf-8")
    files = {path: tuple(row) for path, row in manifest.files.items()}
    write_sealed(manifest_file(state, tree), pickle.dumps((files, manifest.folders), protocol=5), FORMAT)


def paths_file(state: Path, tree: Path) -> Path:
    """Where the bare paths of `tree` are kept, unsealed: enough to tell our files from others' when the seal's secret is lost."""
    return manifest_file(state, tree).with_name(manifest_file(state, tree).name.replace("manifest", "paths"))


def strangers(state: Path, tree: Path) -> Iterator[str]:
    """Files in a `tree` without manifest that are not ours by its bare paths; all of them if there are none."""
    known = paths_file(state, tree)
    ours = set(known.read_text("utf-8").split("\n")) if known.is_file() else set()
    for folder, _, names in os.walk(tree):
        for name in names:
            path = (Path(folder) / name).relative_to(tree).as_posix()
            if path not in ours:
                yield path


def damaged(tree: Path, manifest: Manifest) -> set[str]:
    """Files of the manifest that the disk no longer holds as they were written."""
    found = set()
    base = str(tree)
    stat = os.stat
    for path, row in manifest.files.items():
        try:
            status = stat(f"{base}/{path}", follow_symlinks=False)
        except OSError:
            found.add(path)
            continue
        if status.st_size != row.size or status.st_mtime_ns != row.mtime:
            found.add(path)
    return found


def look_at(state: Path, tree: Path) -> Look | None:
    """Compare `tree` with its manifest; None if there is no manifest."""
    stamp = stamp_of(state, tree)  # first: if the manifest is replaced meanwhile, the look is of no use
    known = read_manifest(state, tree) if stamp else None
    return Look(stamp, damaged(tree, known), list(foreign(tree, known))) if known else None


def stamp_of(state: Path, tree: Path) -> tuple[int, ...]:
    """What no two manifests have in common, as each is a new file: device, inode, time of writing; () if there is none."""
    try:
        status = manifest_file(state, tree).stat()
    except FileNotFoundError:
        return ()
    return status.st_dev, status.st_ino, status.st_mtime_ns


def foreign(tree: Path, manifest: Manifest) -> Iterator[str]:
    """Files and folders in `tree` that the manifest does not know; only folders that were touched are listed."""
    base = str(tree)
    for folder, mtime in manifest.folders.items():
        path = f"{base}/{folder}" if folder else base
        try:
            if os.stat(path).st_mtime_ns == mtime:
                continue
            items = list(os.scandir(path))
        except OSError:
            continue
        for item in items:
            inner = f"{folder}/{item.name}" if folder else item.name
            known = manifest.folders if item.is_dir(follow_symlinks=False) else manifest.files
            if inner not in known:
                yield inner


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above `paths`, the tree itself ("") among them."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
