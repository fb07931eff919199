"""What git has of a file from before: read, never written. Without git, or without a history, there is no past."""

from __future__ import annotations

import functools
import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.decode import decode
from generator.load.yaml_tree import parse, plain
from generator.schema.kinds import Kind
from generator.schema.reading import read_record

_PUBLISHED = ("@{upstream}", "origin/HEAD")  # what others have of this work
_SECONDS = 10.0
_MOST_BYTES = 2**20


@dataclass(frozen=True)
class Past:
    """The versions from before of what lies below `root`.

    What others have comes first, then what was committed last, then what was there before that: a pull request is checked as the commit
    that merges it, whose first parent is what it is to come into.
    """

    root: Path

    @functools.cached_property
    def _revisions(self) -> Sequence[str]:
        shared = next(filter(None, (_git(self.root, "merge-base", "HEAD", other) for other in _PUBLISHED)), b"")
        return [*shared.decode().split(), "HEAD", "HEAD^"]

    def record(self, kind: Kind, path: str) -> Any | None:
        """The record of the file `path`, of fields alone, in the newest version that is not the one of now; None if none can be read."""
        now = _bytes_of(self.root / path)
        versions = (_git(self.root, "cat-file", "blob", f"{revision}:./{path}") for revision in self._revisions)
        before = next((version for version in versions if version not in (None, now)), None)
        return _record(kind, path, before) if before is not None else None

    def paths(self, folder: str) -> Sequence[str]:
        """The files in `folder` in the newest version that has any."""
        listed = (_git(self.root, "ls-tree", "--name-only", revision, f"./{folder}/") for revision in self._revisions)
        return next(filter(None, listed), b"").decode("utf-8", "replace").split("\n")[:-1]


def _record(kind: Kind, path: str, data: bytes) -> Any | None:
    text = decode(path, data, [])
    tree = parse(path, text, 1, []) if text else None
    return read_record(kind, plain(tree))[0] if tree else None


def _bytes_of(file: Path) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says, None if it has nothing to say; whatever a hook has set does not send it to another repository."""
    own: Mapping[str, str] = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    line = ["git", "--no-optional-locks", "--no-replace-objects", *arguments]
    try:
        said = subprocess.run(line, cwd=root, env=own, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout if said.returncode == 0 and len(said.stdout) <= _MOST_BYTES else None
