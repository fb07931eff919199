"""What git has of a file from before: read, never written. Without git, or without a history, there is no past."""

from __future__ import annotations

import functools
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.decode import decode
from generator.load.parts import split
from generator.load.yaml_tree import parse, plain
from generator.schema.kinds import Kind
from generator.schema.reading import read_record

_PUBLISHED = ("@{upstream}", "origin/HEAD")  # what others have of this work
_OWN = ("HEAD", "HEAD^")  # what was committed here
_SECONDS = 5.0
_MOST_BYTES = 2**20
_MOST_VERSIONS = 20  # that are looked through for what has gone


@dataclass(frozen=True)
class Past:
    """The versions from before of what lies below `root`.

    What others have comes first, then what was committed last, then what was there before that: a pull request is checked as the commit
    that merges it, whose first parent is what it is to come into.
    """

    root: Path
    seconds: float = 0.0  # for all that is asked; 0: as long as somebody may wait who looks at a terminal

    @functools.cached_property
    def _until(self) -> float:
        return time.monotonic() + (self.seconds or _SECONDS)

    @functools.cached_property
    def _revisions(self) -> Sequence[str]:
        shared = next(filter(None, (self._git("merge-base", "HEAD", other) for other in _PUBLISHED)), b"")
        return [*shared.decode().split(), *_OWN]

    def record(self, kind: Kind, path: str) -> Any | None:
        """The record of the file `path` in the newest version that is not the one of now; None if none can be read."""
        now = _bytes_of(self.root / path)
        versions = (self._blob(f"{revision}:./{path}") for revision in self._revisions)
        before = next((version for version in versions if version not in (None, now)), None)
        return _record(kind, path, before) if before is not None else None

    def unchanged(self, kind: Kind, path: str) -> Any | None:
        """The record of the file `path` as it is, if git has that very version already; None otherwise."""
        data = _bytes_of(self.root / path)
        is_known = data is not None and any(self._blob(f"{revision}:./{path}") == data for revision in self._revisions)
        return _record(kind, path, data) if is_known and data is not None else None

    def committed(self, path: str) -> float | None:
        """When the file `path` was committed as it is, in seconds since 1970; None if it is otherwise than in the last commit."""
        data = _bytes_of(self.root / path)
        if data is None or self._blob(f"HEAD:./{path}") != data:
            return None
        said = self._git("log", "-1", "--format=%ct", "--", path)
        return float(said) if said and said.strip().isdigit() else None

    def has_had(self, folder: str, pattern: str) -> bool:
        """Whether any version of a file in `folder` has had a line that is as the POSIX regular expression `pattern` says."""
        return bool(self._git("log", "-1", "--format=%h", "--extended-regexp", f"-G{pattern}", "--", folder))

    def rewritten(self, below: Sequence[str], pattern: str, most: int = _MOST_VERSIONS) -> Sequence[tuple[str, str]]:
        """The files `below` of which lines like `pattern` were written otherwise, each with the version before that, the newest first.

        Of `most` versions; 0 for all.
        """
        asked = ("--relative", "--name-only", "--diff-filter=M", "--extended-regexp", f"-G{pattern}")
        said = b"\0HEAD\n" + (self._git("diff", *asked, "HEAD", "--", *below) or b"")
        bound = (f"-{most}",) if most else ()
        said += self._git("log", *bound, "--format=%x00%P", *asked, "--", *below) or b""
        blocks = [block.split("\n") for block in said.decode("utf-8", "replace").split("\0")[1:]]
        return [(path, parents.split()[0]) for parents, *paths in blocks for path in paths if path and parents]

    def before_lines(self, folder: str, pattern: str) -> Sequence[str]:
        """The versions, newest first, after which lines like `pattern` came to or went from files in `folder`, of those that others have."""
        asked = ("log", f"-{_MOST_VERSIONS}", "--format=%P", "--extended-regexp", f"-G{pattern}", self._revisions[0], "--", folder)
        return [line.split()[0] for line in (self._git(*asked) or b"").decode().splitlines() if line]

    def with_lines(self, folder: str, pattern: str, revision: str) -> Sequence[str]:
        """The files in `folder` that have lines like `pattern` in the version `revision`."""
        said = self._git("grep", "--files-with-matches", "-z", "--extended-regexp", "-e", pattern, revision, "--", folder) or b""
        return [each.partition(":")[2] for each in said.decode("utf-8", "replace").split("\0")[:-1]]

    def paths(self, folder: str) -> Sequence[str]:
        """The files in `folder` in the newest version that has any."""
        listed = (self._git("ls-tree", "--name-only", revision, f"./{folder}/") for revision in self._revisions)
        return next(filter(None, listed), b"").decode("utf-8", "replace").split("\n")[:-1]

    def published(self, folder: str) -> Mapping[str, str]:
        """The files below `folder`, at any depth, that others have, each with the version that has it; of work nobody has yet, its last two versions."""
        shared = self._revisions[: -len(_OWN)]
        found: dict[str, str] = {}
        for revision in shared or self._revisions:
            listed = (self._git("ls-tree", "-r", "--name-only", "-z", revision, f"./{folder}/") or b"").decode("utf-8", "replace")
            for path in listed.split("\0")[:-1]:
                found.setdefault(path, revision)
        return found

    def changed(self, folder: str, published: Mapping[str, str]) -> Mapping[str, str]:
        """Those of the files `published` below `folder` that are otherwise now, or have gone."""
        found: dict[str, str] = {}
        for revision in dict.fromkeys(published.values()):
            said = self._git("diff", "--name-only", "--no-renames", "--relative", "-z", revision, "--", f"./{folder}/") or b""
            differ = set(said.decode("utf-8", "replace").split("\0"))
            found |= {path: revision for path, its in published.items() if its == revision and path in differ}
        return found

    def at(self, kind: Kind, path: str, revision: str) -> Any | None:
        """The record of the file `path` in the version `revision`, as far as it can be read."""
        data = self._blob(f"{revision}:./{path}")
        return _record(kind, path, data) if data is not None else None

    def _blob(self, name: str) -> bytes | None:
        size = self._git("cat-file", "-s", name)  # first: what is larger than any list may be is not even read
        return self._git("cat-file", "blob", name) if size and int(size) <= _MOST_BYTES else None

    def _git(self, *arguments: str) -> bytes | None:
        """What git says, None if it has nothing to say or takes too long; whatever a hook has set does not send it to another repository."""
        own: Mapping[str, str] = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        line = ["git", "--no-optional-locks", "--no-replace-objects", *arguments]
        try:
            said = subprocess.run(
                line,
                cwd=self.root,
                env={**own, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=max(self._until - time.monotonic(), 0.01),
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return said.stdout if said.returncode == 0 else None


def _record(kind: Kind, path: str, data: bytes) -> Any | None:
    text = decode(path, data, [])
    parts = split(kind, text) if text else None
    tree = parse(path, parts.fields, parts.fields_line, []) if parts else None
    return read_record(kind, plain(tree))[0] if tree else None


def _bytes_of(file: Path) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None
