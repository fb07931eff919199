"""Where the samples of a track lie in an MP4 file (ISO/IEC 14496-12, 8.6 and 8.7): what is played is these bytes, and no others."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from generator.media.boxes import Box, Malformed, boxes, numbers

MOST_SAMPLES = 60_000  # of one track: ninety seconds of sound at 48 kHz are 4,300, of film at 240 pictures a second 21,600


class Span(NamedTuple):
    """Bytes of the file, from one to before another."""

    start: int
    end: int


def ticks_of(data: bytes, table: Box) -> int:
    """How long the samples of a `stbl` last together, in units of the track's own clock; raises Malformed."""
    box = _needed(data, table, b"stts")
    (count,) = numbers(data, box, ">I", 4)
    return sum(times * delta for times, delta in _rows(data, box, count, ">II"))


def samples_of(data: bytes, table: Box) -> Iterator[Span]:
    """Each sample of a `stbl`, in the order in which they are played; raises Malformed."""
    sizes = iter(_sizes(data, table))
    left = _count(data, table)
    starts = _chunk_starts(data, table)
    runs, run = _runs(data, table), 0
    for number, start in enumerate(starts, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        at = start
        for _ in range(min(runs[run][1], left)):
            size = next(sizes)
            yield Span(at, at + size)
            at += size
            left -= 1
    if left:
        raise Malformed


def offset_tables(data: bytes, table: Box) -> Iterator[tuple[Box, str, int]]:
    """The boxes of a `stbl` that say where chunks begin, each with the shape of its numbers and how many there are; raises Malformed."""
    for box in boxes(data, table.start, table.end):
        if box.kind in (b"stco", b"co64"):
            yield box, ">I" if box.kind == b"stco" else ">Q", numbers(data, box, ">I", 4)[0]


def _needed(data: bytes, table: Box, kind: bytes) -> Box:
    for box in boxes(data, table.start, table.end):
        if box.kind == kind:
            return box
    raise Malformed


def _count(data: bytes, table: Box) -> int:
    _, count = numbers(data, _needed(data, table, b"stsz"), ">II", 4)
    if count > MOST_SAMPLES:
        raise Malformed
    return count


def _sizes(data: bytes, table: Box) -> Iterator[int]:
    box = _needed(data, table, b"stsz")
    size, count = numbers(data, box, ">II", 4)
    if size:
        yield from (size for _ in range(_count(data, table)))
    else:
        yield from (each for (each,) in _rows(data, box, count, ">I", 12))


def _runs(data: bytes, table: Box) -> list[tuple[int, int]]:
    """From which chunk on, counted from 1, each has how many samples (8.7.4)."""
    box = _needed(data, table, b"stsc")
    (count,) = numbers(data, box, ">I", 4)
    runs = [(first, samples) for first, samples, _ in _rows(data, box, count, ">III")]
    if not runs or runs[0][0] != 1:
        raise Malformed
    return runs


def _chunk_starts(data: bytes, table: Box) -> Iterator[int]:
    box, shape, count = next(offset_tables(data, table), (None, "", 0))
    if box is None:
        raise Malformed
    yield from (start for (start,) in _rows(data, box, count, shape))


def _rows(data: bytes, box: Box, count: int, shape: str, offset: int = 8) -> Iterator[tuple[int, ...]]:
    """`count` rows of a table; raises Malformed if they are not all there, or too many."""
    end = box.start + offset + count * struct.calcsize(shape)
    if count > MOST_SAMPLES or end > box.end:
        raise Malformed
    return struct.iter_unpack(shape, memoryview(data)[box.start + offset : end])
