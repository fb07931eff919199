"""Where words begin and end in a stretch of Chinese, and what they are, as a dictionary knows it."""

from __future__ import annotations

import functools
from types import ModuleType
from typing import NamedTuple

from generator.hindrance import has_room

_OF_DICTIONARY = 96 * 2**20  # bytes, while it is put together


class Word(NamedTuple):
    """A word of the dictionary, or a character by itself."""

    start: int
    letters: str
    is_name: bool  # of a person, as far as the dictionary knows


@functools.lru_cache(maxsize=256)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text`."""
    found, at = [], 0
    for letters, sort in _dictionary().tag(text, False):
        found.append(Word(at, letters, sort.startswith("nr")))
        at += len(letters)
    return tuple(found)


@functools.cache
def _dictionary() -> ModuleType:
    """The dictionary: to load it takes a tenth of a second and 57 MB, so only a text in which there may be a name asks for it."""
    if not has_room(_OF_DICTIONARY):
        raise MemoryError  # or the library would end the process
    import rjieba

    return rjieba
