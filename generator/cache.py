"""The content-keyed store: made things by the digest of what they were made from.

Nothing in the cache is believed unless its seal is right. A seal is a keyed digest (RFC 7693) under a secret of this machine, so that
neither a broken disk nor a cache folder smuggled in with a submission can change what is published.
"""

from __future__ import annotations

import functools
import hashlib
import os
import secrets
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

SEAL_BYTES = 16
CACHE_FOLDER = ".cache/beiyuan"


def digest(*parts: bytes) -> bytes:
    """Digest of `parts`, each with its length, so that no two lists of parts collide."""
    lengths = b"".join([len(part).to_bytes(8, "big") for part in parts])
    return hashlib.blake2b(lengths + b"".join(parts), digest_size=16).digest()


def seal(key: bytes, value: bytes) -> bytes:
    """The seal of `value` kept under `key`."""
    made = hashlib.blake2b(key, digest_size=SEAL_BYTES, key=_secret())
    made.update(value)
    return made.digest()


def write_sealed(file: Path, value: bytes, version: bytes) -> None:
    """Replace `file` with `value` and its seal, whole or not at all; only the same `version` of the writer will read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    fresh.write_bytes(seal(digest(file.name.encode(), version), value) + value)
    os.replace(fresh, file)


def read_sealed(file: Path, version: bytes) -> bytes | None:
    """The value in `file`, or None if there is none, its seal is broken, or another version wrote it."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    value = data[SEAL_BYTES:]
    return value if secrets.compare_digest(data[:SEAL_BYTES], seal(digest(file.name.encode(), version), value)) else None


class Store:
    """Sealed values by key in one SQLite file; a file that is broken is thrown away and begun again."""

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`, which is made if it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "store.sqlite"
        self._pid = os.getpid()
        self._connection = self._open()
        self._fresh: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`, or None."""
        if key in self._fresh:
            return self._fresh[key]
        try:
            row = self._own_connection().execute("SELECT seal, value FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        if row is None or not secrets.compare_digest(bytes(row[0]), seal(key, bytes(row[1]))):
            return None
        return bytes(row[1])

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`; it reaches the disk with `flush`."""
        self._fresh[key] = value

    def put_all(self, pairs: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep many values, such as a worker brings home."""
        self._fresh.update(pairs)

    def taken(self) -> list[tuple[bytes, bytes]]:
        """What was put since the last call, for a worker to send home."""
        pairs = list(self._fresh.items())
        self._fresh.clear()
        return pairs

    def flush(self) -> None:
        """Write what was put; a full or read-only disk costs speed on the next build, nothing else."""
        rows = [(key, seal(key, value), value) for key, value in self._fresh.items()]
        self._fresh.clear()
        if not rows:
            return
        try:
            with self._own_connection() as connection:
                connection.executemany("INSERT OR REPLACE INTO made (key, seal, value) VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            pass

    def close(self) -> None:
        """Write what was put and let the file go."""
        self.flush()
        self._connection.close()

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        """Its folder: whoever gets it, opens it anew."""
        return Store, (self._file.parent,)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _own_connection(self) -> sqlite3.Connection:
        if self._pid != os.getpid():  # SQLite connections must not be carried across a fork
            self._pid = os.getpid()
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=20, check_same_thread=False)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, seal BLOB, value BLOB) WITHOUT ROWID")
        return connection


@functools.cache
def _secret() -> bytes:
    """This machine's secret; one for this process only where the home folder cannot be written."""
    file = _state_folder() / "seal.key"
    try:
        known = file.read_bytes()
        if len(known) == 32:
            return known
    except OSError:
        pass
    fresh = secrets.token_bytes(32)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{os.getpid()}.new")
        new.touch(mode=0o600)
        new.write_bytes(fresh)
        os.replace(new, file)
    except OSError:
        pass
    return fresh


def _state_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "beiyuan"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "beiyuan"
