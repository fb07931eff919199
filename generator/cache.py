"""The cache: what is kept in it, and how it is known to be ours.

Nothing in the cache is believed unless its seal is right. A seal is a keyed digest (RFC 7693) under a secret of this machine, so that
neither a broken disk nor a cache folder smuggled in with a submission can change what is published.
"""

from __future__ import annotations

import functools
import hashlib
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.files import own_folder, read_plain, write_whole

SEAL_BYTES = 16
CACHE_FOLDER = ".cache/beiyuan"
NOWHERE = Path(os.devnull)  # stands for a folder that there cannot be: nothing is found in it, and nothing can be put there


def digest(*parts: bytes) -> bytes:
    """Digest of `parts`, each with its length, so that no two lists of parts collide."""
    lengths = b"".join([len(part).to_bytes(8, "big") for part in parts])
    return hashlib.blake2b(lengths + b"".join(parts), digest_size=16).digest()


def seal(key: bytes, value: bytes) -> bytes:
    """The seal of `value` kept under `key`."""
    made = hashlib.blake2b(key, digest_size=SEAL_BYTES, key=_secret())
    made.update(value)
    return made.digest()


def cache_folder(root: Path) -> Path:
    """The folder of the cache below `root`, made if it is missing; NOWHERE if there can be none, for the cache only spares time."""
    try:
        return own_folder(root, CACHE_FOLDER)
    except OSError:
        return NOWHERE


def write_sealed(file: Path, value: bytes, version: bytes) -> None:
    """Replace `file` with `value` and its seal, whole or not at all; only the same `version` of the writer will read it. Raises OSError."""
    write_whole(file, seal(digest(file.name.encode(), version), value) + value)


def keep_sealed(file: Path, value: bytes, version: bytes) -> None:
    """As `write_sealed`, for what is found out again where it is lost: a full or read-only disk costs speed and nothing else."""
    with suppress(OSError):
        write_sealed(file, value, version)


def read_sealed(file: Path, version: bytes) -> bytes | None:
    """The value in `file`, or None if there is none, its seal is broken, or another version wrote it."""
    try:
        data = read_plain(file)
    except OSError:
        return None
    value = data[SEAL_BYTES:]
    return value if secrets.compare_digest(data[:SEAL_BYTES], seal(digest(file.name.encode(), version), value)) else None


@dataclass
class Layers:
    """A sealed file `name`, the base, and a short one of what has changed since, for an edit should not cost the writing of ten thousand rows.

    Changes hold for the very base that they were kept for; `base` names it, and is empty as long as there is none.
    """

    folder: Path
    name: str
    version: bytes
    base: bytes = b""

    def read(self) -> tuple[bytes | None, bytes | None]:
        """Base and changes; None for what is not there."""
        found = read_sealed(self.folder / self.name, self.version)
        if found is None:
            return None, None
        self.base, value = found[:SEAL_BYTES], found[SEAL_BYTES:]
        return value, read_sealed(self._changes, digest(self.version, self.base))

    def keep_base(self, value: bytes) -> None:
        """Keep `value` for a base; nothing has changed since."""
        self.base = secrets.token_bytes(SEAL_BYTES)
        keep_sealed(self.folder / self.name, self.base + value, self.version)
        with suppress(OSError):
            self._changes.unlink(missing_ok=True)

    def keep_changes(self, value: bytes) -> None:
        """Keep what has changed since the base."""
        keep_sealed(self._changes, value, digest(self.version, self.base))

    @property
    def _changes(self) -> Path:
        return self.folder / f"{self.name}.changes"


@functools.cache
def _secret() -> bytes:
    """This machine's secret; one for this process only where none can be kept."""
    fresh = secrets.token_bytes(32)
    try:
        file = own_folder(_state_home(), "beiyuan") / "seal.key"
        return _kept_secret(file) or _keep_secret(file, fresh)
    except OSError:
        return fresh


def _kept_secret(file: Path) -> bytes | None:
    try:
        known = read_plain(file)
    except OSError:
        return None
    return known if len(known) == 32 else None


def _keep_secret(file: Path, fresh: bytes) -> bytes:
    write_whole(file, fresh, 0o600)
    return fresh


def _state_home() -> Path:
    """Where programs keep what they know of a machine; raises OSError if nobody has a home here.

    A relative path would lead into the folder that one happens to be in, a submission perhaps (XDG Base Directory Specification: to be ignored).
    """
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    if os.path.isabs(named):
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError as error:
        raise OSError(str(error)) from None
    if not home.is_absolute():
        raise OSError(f"{home} is relative")
    return home / ("AppData/Local" if sys.platform == "win32" else ".local/state")
