"""A published tree and its manifest: which file was made under which key, and whether the disk still holds just that."""

from __future__ import annotations

import os
import pickle
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache import digest, read_sealed, write_sealed
from generator.files import let_all_read, write_whole
from generator.system import has_permissions, identity

FORMAT = b"manifest 1"
LEAVING = b""  # the key of a file that is in the tree for one publication more
# The theme's files, which are nobody's; a picture that is taken back has to be gone at once.
_NAMED_BY_CONTENT = re.compile(r"assets/(?:.+/)?[^/]+\.[0-9a-f]{8}\.[a-z0-9]+")
_PLAIN = stat.S_IFREG | 0o644


class Row(NamedTuple):
    """One published file: the artifact's key, the digest of its bytes, size in bytes, modification time in nanoseconds, what was told of it."""

    key: bytes
    content: bytes
    size: int
    mtime: int
    told: tuple[tuple[str, int], ...] = ()

    @property
    def facts(self) -> Mapping[str, int]:
        """What other artifacts may ask of it, its size among it."""
        return {"size": self.size, **dict(self.told)}


Bundles = dict[bytes, tuple[str, ...]]  # the paths of a bundle by its key


@dataclass
class Manifest:
    """All files of a tree by path, all its folders ("" is the tree itself) with their modification times, and its bundles."""

    files: dict[str, Row] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    bundles: Bundles = field(default_factory=dict)


class Look(NamedTuple):
    """What the disk was found to hold of a tree; it holds for as long as the tree's manifest has the same `stamp`."""

    stamp: tuple[int, ...]
    damaged: set[str]
    foreign: list[str]  # what is not ours; a folder or link before whatever seems to lie in it
    closed: list[str]  # files and folders that not everybody may read


NOTHING_AMISS = Look((), set(), [], [])


class ForeignFiles(Exception):
    """A folder holds files that we did not make; `example` is one of them."""

    def __init__(self, folder: Path, example: str) -> None:
        """Keep both for the message."""
        super().__init__(str(folder), example)
        self.folder, self.example = folder, example


def state_of(out: Path) -> Path:
    """The folder, hidden beside the published folder `out`, of all that a publication has to keep."""
    return out.with_name(f".{out.name}.beiyuan")


def is_published(out: Path) -> bool:
    """Whether `out` has a manifest of ours or a list of its files; it may have been copied, so that their numbers say nothing."""
    with suppress(OSError):
        return bool(out.name) and any(name.startswith(("manifest-", "paths-")) for name in os.listdir(state_of(out)))
    return False


def manifest_file(state: Path, tree: Path) -> Path:
    """Where the manifest of `tree` is kept: by the folder's identity, which a rename does not change."""
    return state / f"manifest-{identity(tree)}"


def paths_file(state: Path, tree: Path) -> Path:
    """Where the paths of `tree` are kept with the digests of their files, unsealed: enough to tell our files when the seal's secret is lost."""
    return state / f"paths-{identity(tree)}"


def read_manifest(state: Path, tree: Path) -> Manifest | None:
    """The manifest of `tree`, or None if the tree is not there or not known to be ours."""
    if tree.is_symlink() or not tree.is_dir():
        return None
    data = read_sealed(manifest_file(state, tree), FORMAT)
    if data is None:
        return None
    files, *more = pickle.loads(data)  # sealed by this machine; plain tuples, which any later version of the program can read
    return Manifest({path: Row(*row) for path, row in files.items()}, *more)


def write_manifest(state: Path, tree: Path, manifest: Manifest) -> None:
    """Keep what `tree` now holds."""
    write_whole(paths_file(state, tree), "\n".join(_listed(path, row.content) for path, row in manifest.files.items()).encode())
    files = {path: tuple(row) for path, row in manifest.files.items()}
    write_sealed(manifest_file(state, tree), pickle.dumps((files, manifest.folders, manifest.bundles), protocol=5), FORMAT)


def _listed(path: str, content: bytes) -> str:
    return f"{content.hex()} {path}"


def strangers(state: Path, tree: Path) -> Iterator[str]:
    """Files in a `tree` without manifest that we cannot prove to have made: those that no list in `state` has with these very bytes. Raises OSError.

    Which tree a list was made for does not matter: a copied folder has another number, and a number is given again when its folder is gone.
    """
    lists = [file for file in state.glob("paths-*") if file.is_file() and not file.is_symlink()]
    ours = {line for file in lists for line in file.read_bytes().decode("utf-8", "replace").split("\n")}
    for folder, folders, names in os.walk(tree, onerror=_raise):
        for name in [*folders, *names]:
            file = Path(folder) / name
            if file.is_symlink() or name in names:
                path = file.relative_to(tree).as_posix()
                if not file.is_file() or file.is_symlink() or _listed(path, digest(file.read_bytes())) not in ours:
                    yield path


def _raise(error: OSError) -> None:
    raise error


def leaving(before: dict[str, Row], rows: dict[str, Row]) -> dict[str, Row]:
    """Files of the tree `before` that stay in the next one although no artifact of its `rows` is left at their paths.

    A page that was opened before the exchange asks for its stylesheet after it; their names are never given again to others.
    """
    gone = before.keys() - rows.keys()
    return {path: before[path]._replace(key=LEAVING) for path in gone if _NAMED_BY_CONTENT.fullmatch(path)}


def look_at(state: Path, tree: Path) -> Look | None:
    """Compare `tree` with its manifest; None if there is no manifest."""
    stamp = stamp_of(state, tree)  # first: if the manifest is replaced meanwhile, the look is of no use
    known = read_manifest(state, tree) if stamp else None
    return compare(tree, known)._replace(stamp=stamp) if known else None


def stamp_of(state: Path, tree: Path) -> tuple[int, ...]:
    """What no two manifests have in common, as each is a new file: device, inode, time of writing; () if there is none."""
    try:
        status = manifest_file(state, tree).stat()
    except FileNotFoundError:
        return ()
    return status.st_dev, status.st_ino, status.st_mtime_ns


def compare(tree: Path, manifest: Manifest) -> Look:
    """What the disk holds of `tree`, next to what the manifest says."""
    damaged: set[str] = set()
    closed: list[str] = []
    base = str(tree)
    ask = os.stat
    for path, row in manifest.files.items():
        try:
            status = ask(f"{base}/{path}", follow_symlinks=False)
        except OSError:
            damaged.add(path)
            continue
        if status.st_size != row.size or status.st_mtime_ns != row.mtime:
            damaged.add(path)
        elif status.st_mode != _PLAIN:
            if not stat.S_ISREG(status.st_mode):
                damaged.add(path)
            elif has_permissions():
                closed.append(path)
    return Look((), damaged, sorted(set(_foreign(base, manifest, closed))), closed)


def _foreign(base: str, manifest: Manifest, closed: list[str]) -> Iterator[str]:
    """Files and folders in a tree that the manifest does not know; only folders that were touched are listed. Adds to `closed`."""
    for folder, mtime in manifest.folders.items():
        path = f"{base}/{folder}" if folder else base
        try:
            status = os.lstat(path)
            if not stat.S_ISDIR(status.st_mode):
                yield folder
                continue
            if status.st_mode & 0o777 != 0o755 and has_permissions():
                closed.append(folder)
            if status.st_mtime_ns == mtime:
                continue
            items = list(os.scandir(path))
        except OSError:
            continue
        for item in items:
            inner = f"{folder}/{item.name}" if folder else item.name
            known = manifest.folders if item.is_dir(follow_symlinks=False) else manifest.files
            if inner not in known:
                yield inner


def open_to_all(tree: Path, closed: Iterable[str]) -> None:
    """Let everybody read what not everybody may, as far as that is for us to say."""
    for path in closed:
        with suppress(OSError):
            let_all_read(tree / path)


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above `paths`, the tree itself ("") among them."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
