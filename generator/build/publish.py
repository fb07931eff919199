"""The only code that writes the site: the older of two trees is brought up to date beside the published one, then the two are swapped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from generator.build.exchange import exchange, finish_exchange, sync
from generator.build.make import Batch, staged_file
from generator.build.tree import (
    NOTHING_AMISS,
    ForeignFiles,
    Look,
    Manifest,
    Row,
    damaged,
    folders_of,
    look_at,
    manifest_file,
    paths_file,
    read_manifest,
    stamp_of,
    strangers,
    write_manifest,
)
from generator.cache import digest


class Busy(Exception):
    """Another build is writing the same site."""


class TreeChanged(Exception):
    """Someone changed a published file while the site was being built."""


@dataclass
class _Lock:
    """An advisory lock on a file, freed by the system when the process ends, however it ends."""

    file: Path

    def take(self) -> None:
        """Take the lock; raises Busy if another process has it."""
        self.descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(self.descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.descriptor)
            raise Busy(str(self.file)) from None

    def free(self) -> None:
        """Give the lock back."""
        os.close(self.descriptor)


def look_ahead(out: Path) -> list[Look]:
    """How both trees of the publication in `out` stand; taken without the lock, so that it counts only while manifests stay as they are."""
    state = _state(out)
    return [look for tree in (out, _standby(state)) if (look := look_at(state, tree))]


def _nothing_seen() -> list[Look]:
    return []


def _state(out: Path) -> Path:
    return out.with_name(f".{out.name}.beiyuan")


def _standby(state: Path) -> Path:
    return state / "standby"


class Publication:
    """The published folder `out` and, hidden beside it, the second tree with the manifests of both."""

    def __init__(self, out: Path, looks: Callable[[], Sequence[Look]] = _nothing_seen) -> None:
        """Name the folders; nothing is touched before the publication is entered. `looks` gives what `look_ahead` saw."""
        self.out = out
        self.state = _state(out)
        self.standby = _standby(self.state)
        self._looks_ahead = looks
        self.staging = self.state / "staging"
        self._lock = _Lock(self.state / "lock")
        self._touched: list[str] = []  # paths put into the standby tree or taken from it

    def __enter__(self) -> Publication:
        """Lock, complete what was cut off, look at what is there; raises Busy, ForeignFiles."""
        self.state.mkdir(parents=True, exist_ok=True)
        self._lock.take()
        try:
            finish_exchange(self.out, self.standby, self.state)
            shutil.rmtree(self.staging, ignore_errors=True)
            self.staging.mkdir()
            self._looks = {look.stamp: look for look in self._looks_ahead()}
            self.manifest = self._own_live()
            self.live = self._sound_rows()
        except BaseException:
            self._lock.free()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self.staging, ignore_errors=True)
        self._lock.free()

    def read(self, path: str) -> str:
        """The text of a page that is live."""
        return (self.out / path).read_text("utf-8")

    def coming(self, batch: Batch, path: str) -> str:
        """The text of a page as it will be when `batch` is live."""
        file = staged_file(self.staging, path) if path in batch.staged else self.out / path
        return file.read_text("utf-8")

    def publish(self, batch: Batch) -> bool:
        """Make the tree exactly `batch.rows` and swap it in; False if it is that already. Raises TreeChanged."""
        if self.manifest and self.live == batch.rows:
            return False
        known = read_manifest(self.state, self.standby)
        if known is None:
            shutil.rmtree(self.standby, ignore_errors=True)
            self.standby.mkdir()
            known, look = Manifest(), NOTHING_AMISS
        else:
            look = self._look(self.standby)
            manifest_file(self.state, self.standby).unlink()  # from here until the end the standby tree is nobody's word
        files = self._bring_up_to_date(known, look, batch)
        write_manifest(self.state, self.standby, Manifest(files, self._folder_times(known)))
        sync(self.state)
        if self.out.is_dir() and self.manifest is None:
            self.out.rmdir()  # empty, as _own_live saw to
        exchange(self.out, self.standby, self.state)
        if not self.standby.is_dir():
            self._mirror(files)
        self._forget_manifests()
        return True

    def _look(self, tree: Path) -> Look:
        """How `tree` stands: as it was seen ahead, if that was under the manifest of now."""
        stamp = stamp_of(self.state, tree)
        if stamp not in self._looks:
            self._looks[stamp] = look_at(self.state, tree) or NOTHING_AMISS
        return self._looks[stamp]

    def _own_live(self) -> Manifest | None:
        """The manifest of the published tree; raises ForeignFiles rather than replace what is not ours."""
        if not self.out.exists():
            return None
        if self.out.is_symlink() or not self.out.is_dir():
            raise ForeignFiles(self.out, self.out.name)
        manifest = read_manifest(self.state, self.out)
        for stranger in self._look(self.out).foreign if manifest else strangers(self.state, self.out):
            raise ForeignFiles(self.out, stranger)
        return manifest if manifest or not any(self.out.iterdir()) else Manifest()

    def _sound_rows(self) -> dict[str, Row]:
        """The rows of the published tree that the disk still bears out."""
        if self.manifest is None:
            return {}
        lost = self._look(self.out).damaged
        return {path: row for path, row in self.manifest.files.items() if path not in lost} if lost else self.manifest.files

    def _bring_up_to_date(self, known: Manifest, look: Look, batch: Batch) -> dict[str, Row]:
        for stranger in look.foreign:
            self._touched.append(stranger)
            _remove(self.standby / stranger)
        lost = damaged(self.standby, known) if look.foreign else look.damaged  # a stranger may have led to what looked like our files
        for path in known.files.keys() - batch.rows.keys():
            self._clear_away(path)
        files: dict[str, Row] = {}
        for path, row in batch.rows.items():
            old = known.files.get(path)
            if old is not None and old.content == row.content and path not in lost:
                files[path] = old if old.key == row.key else row._replace(mtime=old.mtime)
            else:
                files[path] = row._replace(mtime=self._put(path, row, path in batch.staged))
        return files

    def _put(self, path: str, row: Row, is_staged: bool) -> int:
        """Write one file of the standby tree; its modification time in nanoseconds."""
        self._touched.append(path)
        target = self.standby / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_staged:
            os.replace(staged_file(self.staging, path), target)
        else:
            data = (self.out / path).read_bytes()
            if digest(data) != row.content:
                raise TreeChanged(path)
            target.write_bytes(data)
            os.utime(target, ns=(row.mtime, row.mtime))
        return target.stat().st_mtime_ns

    def _mirror(self, files: dict[str, Row]) -> None:
        """Make the second tree after the first publication, so that the first edit need not."""
        copied: dict[str, Row] = {}
        for path, row in files.items():
            target = self.standby / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.out / path, target)
            os.utime(target, ns=(row.mtime, row.mtime))  # or a web server would think the file another after the next exchange
            copied[path] = row._replace(mtime=target.stat().st_mtime_ns)
        self._touched = list(copied)
        write_manifest(self.state, self.standby, Manifest(copied, self._folder_times(Manifest())))

    def _clear_away(self, path: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        self._touched.append(path)
        _remove(self.standby / path)
        folder = (self.standby / path).parent
        with suppress(OSError):
            while folder != self.standby:
                folder.rmdir()
                folder = folder.parent

    def _folder_times(self, known: Manifest) -> dict[str, int]:
        """Modification times of all folders; only those that files were put into or taken from are asked for anew."""
        base = str(self.standby)
        touched = folders_of(self._touched)
        times = {folder: time for folder, time in known.folders.items() if folder not in touched}
        for folder in touched:
            with suppress(FileNotFoundError):
                times[folder] = os.stat(f"{base}/{folder}" if folder else base).st_mtime_ns
        return times

    def _forget_manifests(self) -> None:
        """Drop what was kept of trees that are no more."""
        trees = [tree for tree in (self.out, self.standby) if tree.is_dir()]
        wanted = {file(self.state, tree) for tree in trees for file in (manifest_file, paths_file)}
        for file in {*self.state.glob("manifest-*"), *self.state.glob("paths-*")} - wanted:
            file.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
