"""The tree that is not published: brought up to date file by file, each written beside its place and then put there."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from contextlib import suppress
from pathlib import Path

from generator import system
from generator.build.make import staged_file
from generator.build.tree import (
    NOTHING_AMISS,
    Bundles,
    Look,
    Manifest,
    Row,
    compare,
    folders_of,
    manifest_file,
    open_to_all,
    paths_file,
    read_manifest,
    write_manifest,
)
from generator.cache import digest
from generator.files import let_all_read, own_folder, remove, write_whole


class TreeChanged(Exception):
    """Someone changed a published file while the site was being built."""


class Standby:
    """The second tree in the folder `state`; what it lacks comes from the files staged there, or from the published tree `out`."""

    def __init__(self, state: Path, out: Path) -> None:
        """Name the folders; nothing is touched."""
        self.state, self.out = state, out
        self.tree = state / "standby"
        self.staging = state / "staging"
        self._touched: set[str] = set()  # paths put into the tree or taken from it
        self._ready: set[str] = set()  # folders that are there and no links

    def bring_up_to_date(self, look: Look, rows: Mapping[str, Row], staged: Container[str], bundles: Bundles) -> dict[str, Row]:
        """Make the tree exactly `rows`, and then its manifest, whose files these are; `look` is how it stands. Raises TreeChanged, OSError.

        A file that is live again two builds later may still be on its way to a slow reader, so none is ever written in place.
        """
        self._touched, self._ready = set(), set()
        known = read_manifest(self.state, self.tree)
        if known is None:
            known, look = self._begun_again(), NOTHING_AMISS
        else:
            manifest_file(self.state, self.tree).unlink()  # from here until the end this tree is nobody's word
        files = self._files(known, look, rows, staged)
        write_manifest(self.state, self.tree, Manifest(files, self._folder_times(known), bundles))
        self._reach_disk()
        return files

    def mirror(self, rows: Mapping[str, Row], bundles: Bundles, look: Look = NOTHING_AMISS) -> None:
        """Make the tree like the published one, of which it holds nothing or stands as `look` says: the next edit need not, and nothing older stays.

        Raises TreeChanged, OSError, and then leaves nothing.
        """
        try:
            self.bring_up_to_date(look, rows, (), bundles)
        except BaseException:
            remove(self.tree)
            raise

    def _begun_again(self) -> Manifest:
        """An empty tree, and what is known of it."""
        remove(self.tree)
        self.tree.mkdir()
        let_all_read(self.tree)
        for file in (manifest_file, paths_file):  # a new folder may have the number of one that is gone
            remove(file(self.state, self.tree))
        return Manifest()

    def _files(self, known: Manifest, look: Look, rows: Mapping[str, Row], staged: Container[str]) -> dict[str, Row]:
        """Take away what is not in `rows`, put there what is missing or otherwise: the rows with the times that their files have."""
        for stranger in look.foreign:
            self._touched.add(stranger)
            remove(self.tree / stranger)
        if look.foreign:  # a stranger may have led to what looked like our files
            look = compare(self.tree, known)
        for path in known.files.keys() - rows.keys():
            self._clear_away(path)
        open_to_all(self.tree, look.closed)
        files: dict[str, Row] = {}
        for path, row in rows.items():
            old = known.files.get(path)
            if old is not None and old.content == row.content and path not in look.damaged:
                files[path] = old if old.key == row.key else row._replace(mtime=old.mtime)
            else:
                files[path] = row._replace(mtime=self._put(path, row, path in staged))
        return files

    def _put(self, path: str, row: Row, is_staged: bool) -> int:
        """Put one file in its place; its modification time in nanoseconds."""
        self._touched.add(path)
        fresh = staged_file(self.staging, path)
        if not is_staged:
            data = (self.out / path).read_bytes()
            if digest(data) != row.content:
                raise TreeChanged(path)
            write_whole(fresh, data)
            os.utime(fresh, ns=(row.mtime, row.mtime))  # or a web server would think the file another after the next exchange
        let_all_read(fresh)
        target = self.tree / path
        self._make_folder(path.rpartition("/")[0])
        system.rename(fresh, target)
        return target.stat().st_mtime_ns

    def _make_folder(self, folder: str) -> None:
        """See that a folder of the tree is there, is no link, and may be read by all."""
        if not folder or folder in self._ready:
            return
        self._make_folder(folder.rpartition("/")[0])
        let_all_read(own_folder(self.tree, folder))
        self._ready.add(folder)

    def _clear_away(self, path: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        self._touched.add(path)
        remove(self.tree / path)
        folder = (self.tree / path).parent
        with suppress(OSError):
            while folder != self.tree:
                folder.rmdir()
                folder = folder.parent

    def _folder_times(self, known: Manifest) -> dict[str, int]:
        """Modification times of all folders; only those that files were put into or taken from are asked for anew."""
        base = str(self.tree)
        touched = folders_of(self._touched)
        times = {folder: time for folder, time in known.folders.items() if folder not in touched}
        for folder in touched:
            with suppress(FileNotFoundError):
                times[folder] = os.stat(f"{base}/{folder}" if folder else base).st_mtime_ns
        return times

    def _reach_disk(self) -> None:
        """Let the tree and its manifest reach the disk; raises OSError, and then there is no manifest that could lie."""
        try:
            system.sync(self.state, [file for path in self._touched if (file := self.tree / path).is_file()])
        except OSError:
            manifest_file(self.state, self.tree).unlink(missing_ok=True)
            raise
