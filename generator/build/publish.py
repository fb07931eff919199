"""The only code that writes the site: the older of two trees is brought up to date beside the published one, then the two are swapped."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from generator import system
from generator.artifact import Audience
from generator.build.exchange import exchange, finish_exchange, is_cut_off, replace_keeping
from generator.build.make import Batch, Target, staged_file
from generator.build.standby import Standby, TreeChanged
from generator.build.tree import (
    LEAVING,
    NOTHING_AMISS,
    Bundles,
    ForeignFiles,
    Look,
    Manifest,
    Row,
    leaving,
    look_at,
    manifest_file,
    open_to_all,
    paths_file,
    read_manifest,
    stamp_of,
    state_of,
    strangers,
)
from generator.files import make_folders, open_own, remove, remove_empty

__all__ = ["Busy", "Publication", "TreeChanged", "look_ahead"]

_COSTS_ONLY_SPEED = (OSError, MemoryError, TreeChanged, KeyboardInterrupt)  # once the new tree is published


class Busy(Exception):
    """Another build is writing the same site."""


@dataclass
class _Lock:
    """An advisory lock on a file, freed by the system when the process ends, however it ends."""

    file: Path

    def take(self) -> None:
        """Take the lock; raises Busy if another process has it, LinkInTheWay."""
        self.descriptor = open_own(self.file)
        try:
            system.lock(self.descriptor)
        except BlockingIOError:
            self.free()
            raise Busy(str(self.file)) from None
        except OSError:
            self.free()
            raise
        if not self._is_in_its_place():  # whoever had it has taken the file away meanwhile, and a third one may lock a new one
            self.free()
            raise Busy(str(self.file))

    def free(self) -> None:
        """Give the lock back."""
        os.close(self.descriptor)

    def discard(self) -> None:
        """Give the lock back, and leave no file of it."""
        try:
            self.file.unlink(missing_ok=True)
            self.free()
        except OSError:  # Windows removes no file that is open
            self.free()
            with suppress(OSError):
                self.file.unlink(missing_ok=True)

    def _is_in_its_place(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self.descriptor), os.lstat(self.file))
        except FileNotFoundError:
            return False


def look_ahead(out: Path) -> Iterator[Look]:
    """How the trees of the publication in `out` stand, the live one first; taken without the lock, so that it counts only while manifests stay."""
    for tree in _trees(out):
        if look := look_at(state_of(out), tree):
            yield look


def stamps(out: Path) -> list[tuple[int, ...]]:
    """The stamps of the manifests of both trees, the live one's first."""
    return [stamp_of(state_of(out), tree) for tree in _trees(out)]


def _trees(out: Path) -> tuple[Path, Path]:
    return out, Standby(state_of(out), out).tree


def _ground(out: Path, root: Path | None) -> Path:
    """The folder below which no link is followed on the way to `out`: the submission's if it lies in there, or else its own."""
    return next((folder for folder in out.parents if Path(os.path.realpath(folder)) == root), out.parent)


class Publication:
    """The published folder `out` and, hidden beside it, the second tree with the manifests of both."""

    def __init__(self, out: Path, looks: Iterable[Look] = (), root: Path | None = None, *, adopt: bool = False) -> None:
        """Name the folders; nothing is touched before the publication is entered. `looks` gives what `look_ahead` saw.

        No link below `root` is followed. `adopt`: what is not ours is replaced all the same, and `kept` says where it is then.
        """
        self.out = out
        self.state = state_of(out)
        self.kept: Path | None = None
        self._ground, self._adopts = _ground(out, root), adopt
        self._is_foreign = self._is_done = self._is_new = False
        self._made: list[Path] = []  # folders that were missing, the deepest first
        self._standby = Standby(self.state, out)
        self.staging = self._standby.staging
        self._looks_ahead = looks
        self._lock = _Lock(self.state / "lock")

    def __enter__(self) -> Publication:
        """Lock, complete what was cut off, look at what is there; raises Busy, ForeignFiles, LinkInTheWay, another OSError."""
        self._made = make_folders(self._ground, self.state.relative_to(self._ground).as_posix())
        try:
            self._lock.take()
        except BaseException:
            remove_empty(self._made)
            raise
        try:
            self._is_new = self.state in self._made and os.listdir(self.state) == [self._lock.file.name]
            finish_exchange(self.out, self._standby.tree, self.state)
            remove(self.staging)
            self.staging.mkdir()
            self._looks = {look.stamp: look for look in self._looks_ahead}
            self.manifest = self._own_live()
            self.live = self._sound_rows()
        except BaseException:
            self._let_go()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):
            if error is not None:
                finish_exchange(self.out, self._standby.tree, self.state)
            remove(self.staging)
        self._let_go()

    def _let_go(self) -> None:
        """Give the lock back; where nothing was before and nothing was published, nothing stays."""
        if self._is_done or not self._is_new or is_cut_off(self.state):
            self._lock.free()
            return
        with suppress(OSError):
            for item in self.state.iterdir():
                if item != self._lock.file:
                    remove(item)
        self._lock.discard()
        remove_empty(self._made)

    def target(self, prefix: str, audience: Audience = Audience.PUBLIC) -> Target:
        """What a build for `audience` begins with; `prefix` is the site's path on its host."""
        return Target(self.out, self.live, self.manifest.bundles if self.manifest else {}, self.staging, prefix, audience)

    def read(self, path: str) -> str:
        """The text of a page that is live."""
        return (self.out / path).read_text("utf-8")

    def coming(self, batch: Batch, path: str) -> str:
        """The text of a page as it will be when `batch` is live."""
        file = staged_file(self.staging, path) if path in batch.staged else self.out / path
        return file.read_text("utf-8")

    def publish(self, batch: Batch, *, leaves_nothing: bool = False) -> bool:
        """Make the tree `batch.rows` with what is leaving, and swap it in; False if it is that already. Raises TreeChanged, OSError.

        `leaves_nothing`: of what was published before, nothing stays in the second tree either.
        """
        if self.manifest and not self._is_foreign:
            open_to_all(self.out, self._look(self.out).closed)
            if self.live == batch.rows:
                self._is_done = True
                if leaves_nothing:
                    self._leave_nothing(self.manifest.files, batch.bundles)
                return False
        rows = {**batch.rows, **leaving(self.live, batch.rows)}
        files = self._standby.bring_up_to_date(self._look(self._standby.tree), rows, batch.staged, batch.bundles)
        self._is_done = True  # before it is: an interrupt may come between
        self._swap()
        if leaves_nothing:
            self._leave_nothing(files, batch.bundles)
        with suppress(*_COSTS_ONLY_SPEED):
            self._get_ready_for_the_next(files, batch.bundles)
        return True

    def _leave_nothing(self, files: Mapping[str, Row], bundles: Bundles) -> None:
        """Bring the second tree up to date, too, or where that cannot be, let there be none; raises OSError if it cannot be removed."""
        with suppress(*_COSTS_ONLY_SPEED):
            self._standby.mirror(files, bundles, self._look(self._standby.tree))

    def _swap(self) -> None:
        """Let the standby tree be the published one, and keep what was there if it is not ours."""
        if self._is_foreign:
            self.kept = _free_name(self.out)
            replace_keeping(self.out, self._standby.tree, self.kept)
            return
        if self.manifest is None and os.path.lexists(self.out):
            self.out.rmdir()  # empty, as _own_live saw to
        exchange(self.out, self._standby.tree, self.state)

    def _get_ready_for_the_next(self, files: Mapping[str, Row], bundles: Bundles) -> None:
        """Spare the next build some work, and drop what was kept of trees that are no more."""
        if not self._standby.tree.is_dir():
            with suppress(*_COSTS_ONLY_SPEED):
                self._standby.mirror(files, bundles)
        trees = [tree for tree in (self.out, self._standby.tree) if tree.is_dir()]
        wanted = {file(self.state, tree) for tree in trees for file in (manifest_file, paths_file)}
        for file in {*self.state.glob("manifest-*"), *self.state.glob("paths-*")} - wanted:
            file.unlink(missing_ok=True)

    def _look(self, tree: Path) -> Look:
        """How `tree` stands: as it was seen ahead, if that was under the manifest of now."""
        stamp = stamp_of(self.state, tree)
        if stamp not in self._looks:
            self._looks[stamp] = look_at(self.state, tree) or NOTHING_AMISS
        return self._looks[stamp]

    def _own_live(self) -> Manifest | None:
        """The manifest of the published tree, an empty one where none is left; raises ForeignFiles rather than lose what is not ours."""
        if not os.path.lexists(self.out):
            return None
        manifest, stranger = self._known_live()
        self._is_foreign = bool(stranger)
        if stranger and not self._adopts:
            raise ForeignFiles(self.out, stranger)
        if manifest is None and not self._is_foreign and not any(self.out.iterdir()):
            return None
        return manifest or Manifest()

    def _known_live(self) -> tuple[Manifest | None, str]:
        """The manifest of what is published, if the disk bears it out at all; the name of something that is not ours, if there is any."""
        if self.out.is_symlink() or not self.out.is_dir():
            return None, self.out.name
        manifest = read_manifest(self.state, self.out)
        look = self._look(self.out) if manifest else NOTHING_AMISS
        if manifest and not manifest.files.keys() <= look.damaged:
            return manifest, next(iter(look.foreign), "")
        return None, next(strangers(self.state, self.out), "")

    def _sound_rows(self) -> dict[str, Row]:
        """The rows of the published tree that the disk still bears out and that are not leaving."""
        if self.manifest is None:
            return {}
        lost = self._look(self.out).damaged
        return {path: row for path, row in self.manifest.files.items() if row.key != LEAVING and path not in lost}


def _free_name(out: Path) -> Path:
    """A name beside `out` that nothing has."""
    names = itertools.chain([f"{out.name}.kept"], (f"{out.name}.kept-{number}" for number in itertools.count(2)))
    return next(path for name in names if not os.path.lexists(path := out.with_name(name)))
