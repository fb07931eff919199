"""A published tree and its manifest: which file was made under which key, and whether the disk still holds just that."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache import read_sealed, write_sealed


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
    data = read_sealed(manifest_file(state, tree))
    manifest = pickle.loads(data) if data else None  # the seal is this machine's
    return manifest if isinstance(manifest, Manifest) else None


def write_manifest(state: Path, tree: Path, manifest: Manifest) -> None:
    """Keep what `tree` now holds."""
    write_sealed(manifest_file(state, tree), pickle.dumps(manifest, protocol=5))


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


def folders_of(paths: Iterator[str]) -> set[str]:
    """All folders above `paths`, the tree itself ("") among them."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
