"""The content-keyed store: made things by the digest of what they were made from, each kept for a claim."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from generator.cache import seal

MOST_BYTES = 4 * 2**30  # a store that has grown so large is begun again

# secure_delete empties the place of a row that is forgotten, but not the places that it had before SQLite moved it from page to page. So
# what is moved has nothing of the value: a page of 1024 bytes holds at most 230 of a row, here its keys and blanks, and the rest lies in
# pages of its own, which are never moved (SQLite's file format, 1.6: an index's X is (1024 - 12) * 64 / 255 - 23).
_TABLE = "TABLE made (key BLOB PRIMARY KEY, seal BLOB, claim BLOB, blank BLOB, value BLOB) WITHOUT ROWID"
_BLANK = bytes(176)
_PRAGMAS = (
    "page_size = 1024",
    "trusted_schema = OFF",
    "journal_mode = MEMORY",
    "synchronous = OFF",
    "secure_delete = ON",
)  # no file beside ours; what a crash breaks is begun again
Kept = tuple[bytes, tuple[bytes, bytes]]  # key, claim and value

_BESIDE = ("-journal", "-wal", "-shm")
_USELESS = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}


class Store:
    """Sealed values by key in one SQLite file; a file that is broken, or was not made here, is thrown away and begun again."""

    def __init__(self, folder: Path, *, is_owner: bool = True) -> None:
        """Open the store in `folder`; without a usable folder it forgets. Only an owner replaces a broken file, as others may be reading it."""
        self._file = folder / "store.sqlite"
        self._is_owner = is_owner
        self._pid = os.getpid()
        self._connection = self._opened()
        self._fresh: dict[bytes, tuple[bytes, bytes]] = {}  # claim and value by key

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`, or None."""
        if key in self._fresh:
            return self._fresh[key][1]
        connection = self._own_connection()
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT seal, value FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._lost_over(error)
            return None
        return _unsealed(key, row)

    def put(self, key: bytes, value: bytes, claim: bytes) -> None:
        """Keep `value` under `key` for as long as somebody makes the `claim`; it reaches the disk with `flush`."""
        self._fresh[key] = claim, value

    def put_all(self, kept: Iterable[Kept]) -> None:
        """Keep many values, such as a worker brings home."""
        self._fresh.update(kept)

    def taken(self) -> list[Kept]:
        """What was put since the last call, for a worker to send home."""
        kept = list(self._fresh.items())
        self._fresh.clear()
        return kept

    def forget(self, keys: Iterable[bytes]) -> None:
        """Forget what is kept under these."""
        connection = self._own_connection()
        if connection is not None:
            with suppress(sqlite3.Error), connection:
                connection.executemany("DELETE FROM made WHERE key = ?", ((key,) for key in keys))

    def sweep(self, claims: Iterable[bytes]) -> None:
        """Forget all that is kept for other claims than these; what cannot be forgotten now is forgotten another time."""
        self.flush()
        connection = self._own_connection()
        if connection is not None:
            with suppress(sqlite3.Error), connection:
                connection.execute("CREATE TEMP TABLE claims (claim BLOB PRIMARY KEY) WITHOUT ROWID")
                connection.executemany("INSERT OR IGNORE INTO claims VALUES (?)", ((claim,) for claim in claims))
                connection.execute("DELETE FROM main.made WHERE claim NOT IN (SELECT claim FROM claims)")
                connection.execute("DROP TABLE claims")

    def flush(self) -> None:
        """Write what was put; a full or read-only disk costs speed on the next build, nothing else."""
        rows = [(key, seal(key, value), claim, _BLANK, value) for key, (claim, value) in self._fresh.items()]
        self._fresh.clear()
        if rows and not self._written(rows):
            self._written(rows)  # into the file that has taken the place of the broken one

    def close(self) -> None:
        """Write what was put and let the file go."""
        self.flush()
        self._let_go()

    def __reduce__(self) -> tuple[Callable[[Path], Store], tuple[Path]]:
        """Its folder: whoever gets it, opens it anew."""
        return _opened_by_another, (self._file.parent,)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _written(self, rows: Sequence[tuple[bytes, ...]]) -> bool:
        """Whether nothing more can be done for `rows`: they are written, or there is no place for them."""
        connection = self._own_connection()
        if connection is None:
            return True
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO made (key, seal, claim, blank, value) VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            return not self._lost_over(error)
        return True

    def _lost_over(self, error: sqlite3.Error) -> bool:
        """Whether `error` says that the file is of no use, so that another has taken its place."""
        if not self._is_owner or not _is_useless(error):
            return False
        self._let_go()
        self._connection = self._begun_again()
        return True

    def _let_go(self) -> None:
        if self._connection is not None and self._pid == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _own_connection(self) -> sqlite3.Connection | None:
        if self._pid != os.getpid():  # SQLite connections must not be carried across a fork
            self._pid = os.getpid()
            self._connection = self._opened()
        return self._connection

    def _opened(self) -> sqlite3.Connection | None:
        """A connection to the file as it is, or to a new one; None if there can be none."""
        if self._is_plain():
            try:
                return _connected(self._file)
            except sqlite3.Error as error:
                if not _is_useless(error):
                    return None
        return self._begun_again() if self._is_owner else None

    def _is_plain(self) -> bool:
        """Whether a plain file of some bounds, or nothing, is in the store's place, and nothing beside it: SQLite obeys any journal, and we leave none."""
        if any(os.path.lexists(f"{self._file}{suffix}") for suffix in _BESIDE):
            return False
        try:
            status = os.lstat(self._file)
        except OSError:
            return True
        return stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES and os.access(self._file, os.R_OK)

    def _begun_again(self) -> sqlite3.Connection | None:
        """A connection to an empty store in the place of whatever is there; None if it cannot be removed, or nothing be made."""
        try:
            for suffix in ("", *_BESIDE):
                _remove(Path(f"{self._file}{suffix}"))
            return _connected(self._file)
        except (OSError, sqlite3.Error):
            return None


def _opened_by_another(folder: Path) -> Store:
    return Store(folder, is_owner=False)


def _connected(file: Path) -> sqlite3.Connection:
    """A connection to the store in `file`, begun if it is not there; raises sqlite3.Error, also if anything but our table is in it."""
    connection = sqlite3.connect(file, timeout=20, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_TABLE.replace("TABLE", "CREATE TABLE IF NOT EXISTS"))
        if connection.execute("SELECT sql FROM sqlite_master").fetchall() != [(f"CREATE {_TABLE}",)]:
            raise sqlite3.DatabaseError("a trigger or a view would be run by what we ask")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_useless(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _USELESS  # the low byte is the kind of error


def _unsealed(key: bytes, row: tuple[object, ...] | None) -> bytes | None:
    """The value of a row (seal, value), if it bears the seal for `key`."""
    kept, value = row or (None, None)
    if isinstance(kept, bytes) and isinstance(value, bytes) and secrets.compare_digest(kept, seal(key, value)):
        return value
    return None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
