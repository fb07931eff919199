"""What all records are: bare frozen values, of which some may be missing where a file could be read in part only."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import Any


class Record:
    """Base of all records: a field that it does not name is refused; pickled as its bare values, for there are many."""

    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}

    def __reduce__(self) -> tuple[Any, ...]:
        """Class and values in the order of the fields."""
        record: Any = type(self)
        try:
            return _restored, (record, _values_of(record)(self))
        except AttributeError:
            names: tuple[str, ...] = record.__slots__
            return in_part, (record, {name: getattr(self, name) for name in names if hasattr(self, name)})


@functools.cache
def _values_of(record: Any) -> Callable[[Any], tuple[Any, ...]]:
    get: Callable[[Any], Any] = operator.attrgetter(*record.__slots__)
    return get if len(record.__slots__) > 1 else lambda made: (get(made),)


def _restored(record: Any, values: tuple[Any, ...]) -> Any:
    made: Any = object.__new__(record)
    for put, value in zip(_setters_of(record), values, strict=True):
        put(made, value)
    return made


_PERHAPS = "perhaps"  # as true as "yes"


def in_part(record: Any, values: dict[str, Any]) -> Any:
    """A record of which only some fields could be read: for rules, which fall silent where they ask for another; never for the site.

    Of one that may be a sample, rules expect no more than of a sample.
    """
    made: Any = object.__new__(record)
    for name, put in zip(record.__slots__, _setters_of(record), strict=True):
        if name in values or name == "sample":
            put(made, values.get(name, _PERHAPS))
    return made


def changed_in(record: Any, values: dict[str, Any]) -> Any:
    """`record`, be it in part only, with other values."""
    names: tuple[str, ...] = type(record).__slots__
    return in_part(type(record), {name: getattr(record, name) for name in names if hasattr(record, name)} | values)


def is_unread(error: AttributeError) -> bool:
    """Whether `error` came of asking a record for a field that could not be read."""
    return isinstance(error.obj, Record) and error.name in type(error.obj).__slots__


def is_in_part(record: object) -> bool:
    """Whether a field of a record, or of one inside it, could not be read."""
    if isinstance(record, tuple):
        return any(map(is_in_part, record))
    if not isinstance(record, Record):
        return False
    names: tuple[str, ...] = type(record).__slots__
    values = [getattr(record, name, _PERHAPS) for name in names]
    return _PERHAPS in values or any(map(is_in_part, values))


@functools.cache
def _setters_of(record: Any) -> tuple[Callable[[Any, Any], None], ...]:
    """What fills the slots of a record: their own way in, as a frozen one has no other."""
    return tuple(getattr(record, name).__set__ for name in record.__slots__)
