"""Notices that a source was changed: by what the system tells of folders, and by looking whether they are still the same folders.

A system tells of the folder that it was asked about, not of another that has its name later; so when one of them comes or goes, all are asked about anew.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.load.walk import CONFIGURATION, FOLDERS
from generator.system import identity

QUIET_SECONDS = 0.15  # editors save in several steps; a build begins when they have come to rest
MOST_RESTLESS = 20  # times: whoever copies for minutes sees something meanwhile

_COMING_AND_GOING = ("created", "moved", "deleted")
_NO_MORE_WATCHES = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)  # inotify(7): the user's limits, not the disk's


class Watch:
    """Watches the sources below `root`, whether their folders are there yet or not."""

    def __init__(self, root: Path) -> None:
        """Name the folders; nothing is watched before this is entered."""
        self._root = root
        self._changed = threading.Event()
        self._exchanged = threading.Event()  # a folder has come or gone, if perhaps only for a moment
        self._folders: dict[Path, str] = {}
        self._is_partial = False
        self._observer: Any = None
        self._observer_class: Any = Observer

    def __enter__(self) -> Watch:
        self._begin(self._found())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()

    def has_news(self, seconds: float) -> bool:
        """Whether sources have changed since the last news; waits up to `seconds` for that, and then until they have come to rest."""
        self._changed.wait(seconds)
        self._look()
        is_changed = self._changed.is_set()
        for _ in range(MOST_RESTLESS):
            if not self._changed.is_set():
                break
            self._changed.clear()
            time.sleep(QUIET_SECONDS)
            self._look()
        return is_changed

    def _look(self) -> None:
        """See whether the folders are those that are watched; if not, watch those that are there now, and that is news."""
        found = self._found()
        if self._exchanged.is_set() or found != self._folders or (self._is_partial and self._changed.is_set()):
            self._exchanged.clear()
            self._observer.stop()
            self._observer.join()
            self._begin(found)
            self._changed.set()

    def _found(self) -> dict[Path, str]:
        """What each folder that is there is known by; a link is not one."""
        found = {}
        for folder in (self._root, *(self._root / name for name in FOLDERS)):
            try:
                if stat.S_ISDIR(os.lstat(folder).st_mode):
                    found[folder] = identity(folder)
            except OSError:
                continue
        return found

    def _begin(self, found: dict[Path, str]) -> None:
        """Watch the folders `found`; where the system has no more watches to give, they are looked through every second instead."""
        self._folders, self._is_partial = found, False
        self._observer = self._observer_class()
        self._observer.start()
        for folder in found:
            handler = _Beside(self._root, self._changed, self._exchanged) if folder == self._root else _Saves(self._changed)
            try:
                self._observer.schedule(handler, str(folder), recursive=folder != self._root)
            except OSError as error:  # it has just gone, or must not be read: tried again with the next news
                self._is_partial = True
                if error.errno in _NO_MORE_WATCHES and self._observer_class is not PollingObserver:
                    self._observer.stop()
                    self._observer_class = PollingObserver
                    self._begin(found)
                    return


class _Saves(FileSystemEventHandler):
    """Tells when a source was changed."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (*_COMING_AND_GOING, "modified"):
            self._changed.set()


class _Beside(_Saves):
    """Tells when mkdocs.yml was changed, or a folder of sources came or went, and of nothing else that lies in the root."""

    def __init__(self, root: Path, changed: threading.Event, exchanged: threading.Event) -> None:
        super().__init__(changed)
        self._root, self._exchanged = root, exchanged

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path)]
        comes_or_goes = event.event_type in _COMING_AND_GOING
        if comes_or_goes and (paths[0] == self._root or any(path.name in FOLDERS and path != self._root for path in paths)):
            self._exchanged.set()
            self._changed.set()
        elif any(path.name == CONFIGURATION for path in paths):
            super().on_any_event(event)
