"""Where blocks of documents end: after an id that says so, wherever it stands, so that what is added or taken away changes one block or a few."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from zlib import crc32

MOST = 32  # documents of a block: the bits of a mask
_BLOCK = (14, 15)  # documents that it has at least, and how many more in the mean until an id says that it ends
_NEWEST_BLOCK = (2, 2)
_NEWEST = 12  # blocks that are cut once more
_SPREAD = 0x9E3779B1  # the sums of ids that count up have a pattern

T = TypeVar("T")


def cut(things: Sequence[T], id_of: Callable[[T], str]) -> Iterator[Sequence[T]]:
    """`things` in blocks of about 24: one ends after an id that says so, or where it is full."""
    return _cut(things, id_of, *_BLOCK)


def cut_by_age(things: Sequence[T], id_of: Callable[[T], str]) -> Iterator[Sequence[T]]:
    """As `cut`, but the last blocks in several each: of equal answers the newest are read first, and no more than has to be."""
    blocks = list(cut(things, id_of))
    yield from blocks[:-_NEWEST]
    for newest in blocks[-_NEWEST:]:
        yield from _cut(newest, id_of, *_NEWEST_BLOCK)


def _cut(things: Sequence[T], id_of: Callable[[T], str], least: int, mean: int) -> Iterator[Sequence[T]]:
    start = 0
    for place, thing in enumerate(things, 1):
        size = place - start
        if size == MOST or (size >= least and ends(id_of(thing), mean)):
            yield things[start:place]
            start = place
    if start < len(things):
        yield things[start:]


@functools.lru_cache(65536)
def ends(id: str, mean: int) -> bool:
    """Whether an id says that something ends after it, as one of `mean` does."""
    return (crc32(id.encode()) * _SPREAD >> 12) % mean == 0
