"""The keyed computation: a frozen record whose fields are its inputs, made once and then found by the digest of these and of its tool."""

from __future__ import annotations

import datetime
import enum
import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from generator.cache import digest
from generator.program import tool_of
from generator.store import Store


def digest_of(value: object) -> bytes:
    """Digest of a value: of text, bytes, a number, a day or time, None, or a tuple or frozen record of such.

    What carries a `digest` is believed. Raises Undigested for anything else: a list could change after it was looked at.
    """
    kind = type(value)
    return (_DIGESTERS.get(kind) or _digester(kind))(value)


class Undigested(TypeError):
    """A value has no digest; says which field of which record holds it."""

    field = ""

    def __str__(self) -> str:
        """The field, and what is wrong with its value."""
        return ": ".join(filter(None, (self.field, super().__str__())))


class Shared:
    """A frozen record that many others hold: its digest is made once."""

    @functools.cached_property
    def digest(self) -> bytes:
        """Digest of all fields."""
        return _record_digest(self)


class Cost(enum.Enum):
    """What a computation costs: the most seconds of a processor that it may take. The dearest are begun first."""

    SHEET = 20.0
    PICTURE = 12.0
    PAGE = 6.0


class Made(NamedTuple):
    """What came of a computation: bytes, and what others may ask of them by name, such as the pages of a sheet."""

    data: bytes
    facts: Mapping[str, int] = {}


@dataclass(frozen=True)
class Keyed:
    """A computation: its fields are all that goes in, whatever it does sees them and nothing else."""

    def key(self, needed: Sequence[bytes] = ()) -> bytes:
        """Under this the result holds: the digest of the tool, of the fields, and of what is `needed` besides."""
        return digest(tool_of(type(self).__module__), _record_digest(self), *needed)


@dataclass(frozen=True)
class Recipe(Keyed, ABC):
    """A computation that gives bytes."""

    cost: ClassVar[Cost] = Cost.PAGE
    may_stay: ClassVar[bool] = False  # looks at what is live before it does what is dear

    @abstractmethod
    def make(self, workshop: Workshop) -> Made:
        """Do it; raises Spoilt if an editor's file is to blame."""


@dataclass(frozen=True)
class Stored(Keyed, ABC):
    """A computation whose values are kept in the store, for as long as the editor's file is there that they come from."""

    @abstractmethod
    def values(self, workshop: Workshop) -> Sequence[bytes]:
        """Do it; raises Spoilt if that file is to blame."""

    @property
    @abstractmethod
    def origin(self) -> bytes:
        """Digest of that file."""

    def claim(self) -> bytes:
        """What the values are kept for: the file, and the tool of now."""
        return digest(tool_of(type(self).__module__), self.origin)

    def place(self, at: int) -> bytes:
        """Where the store has the value `at`."""
        return digest(self.key(), b"%d" % at) if at else self.key()


class Spoilt(Exception):
    """A computation cannot be done because of an editor's file: the code of the problem, the file, and what its sentence needs."""

    def __init__(self, code: str, source: str, what: str = "") -> None:
        """Keep them for the problem."""
        super().__init__(code, source, what)
        self.code, self.source, self.what = code, source, what


class Live(NamedTuple):
    """What was made last time at the same path: where it lies, the digest of its bytes, what was told of it."""

    file: Path
    content: bytes
    facts: Mapping[str, int]

    def read(self) -> bytes | None:
        """Its bytes; None if they are others by now."""
        with suppress(OSError):
            data = self.file.read_bytes()
            return data if digest(data) == self.content else None
        return None


@dataclass(frozen=True)
class Workshop:
    """What computations work with: the sources, the store, and the facts and bytes of the artifacts that one needs; all of it fixed by keys."""

    root: Path
    store: Store
    needed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)  # where the bytes of those are
    live: Live | None = None  # for one that may stay

    def read(self, path: str) -> bytes:
        """The bytes of an artifact that is needed."""
        return self.files[path].read_bytes()

    def fetch(self, wanted: Stored, at: int = 0) -> bytes:
        """One of the values of a computation, from the store if it was done before."""
        known = self.store.get(wanted.place(at))
        if known is not None:
            return known
        values = wanted.values(self)
        for position, value in enumerate(values):
            self.store.put(wanted.place(position), value, wanted.claim())
        return values[at]


_NONE = digest(b"none")
_TRUE, _FALSE = digest(b"true"), digest(b"false")


def _of_text(value: str) -> bytes:
    return b"text" + value.encode()


def _of_bytes(value: bytes) -> bytes:
    return b"bytes" + value


def _of_number(value: int) -> bytes:
    return b"number%d" % value


def _of_truth(value: bool) -> bytes:
    return _TRUE if value else _FALSE


def _of_none(value: None) -> bytes:
    return _NONE


def _of_time(value: datetime.date | datetime.time) -> bytes:
    return b"time" + value.isoformat().encode()


def _of_tuple(value: tuple[Any, ...]) -> bytes:
    return digest(b"tuple", *[digest_of(each) for each in value])


def _of_member(value: enum.Enum) -> bytes:
    return digest(type(value).__qualname__.encode(), value.name.encode())


_DIGESTERS: dict[type, Callable[[Any], bytes]] = {  # by the very type; those of records are added as they are met
    str: _of_text,
    bytes: _of_bytes,
    int: _of_number,
    bool: _of_truth,
    type(None): _of_none,
    datetime.date: _of_time,
    datetime.datetime: _of_time,
    datetime.time: _of_time,
    tuple: _of_tuple,
}


def _digester(kind: type) -> Callable[[Any], bytes]:
    """The function that digests values of a type that is met for the first time."""
    if hasattr(kind, "digest"):
        found: Callable[[Any], bytes] = attrgetter("digest")
    elif issubclass(kind, enum.Enum):
        found = _of_member
    elif _names_of(kind) is not None:
        found = _record_digest
    else:
        raise Undigested(f"{kind.__module__}.{kind.__qualname__} can change, or nobody has said how it is digested")
    return _DIGESTERS.setdefault(kind, found)


def _record_digest(record: Any) -> bytes:
    """Digest of the fields of a record under the name of its type."""
    kind = type(record)
    names = _NAMES.get(kind) or _names_of(kind)
    if names is None:
        raise Undigested(f"{kind.__module__}.{kind.__qualname__} is no frozen record")
    values = [getattr(record, name) for name in names]
    try:
        return digest(kind.__qualname__.encode(), *[digest_of(each) for each in values])
    except Undigested as error:  # costs nothing where none is raised
        if not error.field:  # or it is that of a record inside of this one
            error.field = f"{kind.__qualname__}.{next(filter(None, map(_undigested, names, values)))}"
        raise


def _undigested(name: str, value: object) -> str:
    """The name of a field whose value has no digest, "" otherwise."""
    try:
        digest_of(value)
    except Undigested:
        return name
    return ""


_NAMES: dict[type, tuple[str, ...]] = {}


def _names_of(kind: type) -> tuple[str, ...] | None:
    """The names of a record's fields; None for what is no record, or can be changed."""
    if is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return _NAMES.setdefault(kind, tuple(each.name for each in fields(kind)))
    return _NAMES.setdefault(kind, kind._fields) if issubclass(kind, tuple) and hasattr(kind, "_fields") else None
