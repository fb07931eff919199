"""The boxes of an MP4 file (ISO/IEC 14496-12, 4.2): found by their heads alone, so that a file of two gigabytes costs no more than a small one."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

MOST_BOXES = 4_000  # in one row; a film in pieces has one or two a second
MOST_DIRECTORY = 8 * 2**20  # bytes of `moov`: that of ninety seconds has a tenth of one
_PLAIN_HEAD, _LARGE_HEAD = 8, 16  # bytes


class Malformed(ValueError):
    """What no program would write as an MP4: a box that is larger than what it stands in, or too many of them."""


class Box(NamedTuple):
    """A box: its kind, where its head begins, and where what is in it begins and ends."""

    kind: bytes
    head: int
    start: int
    end: int


def boxes_of_file(file: BinaryIO, size: int) -> Iterator[Box]:
    """The outermost boxes of a file of `size` bytes; the last may end behind the file, if that breaks off. Raises Malformed."""
    at = count = 0
    while at + _PLAIN_HEAD <= size:
        file.seek(at)
        box = _box(file.read(_LARGE_HEAD), at, at, size)
        yield box
        at, count = box.end, count + 1
        if count > MOST_BOXES:
            raise Malformed


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes from `start` to `end` of `data`, which they fill; raises Malformed if they do not."""
    at, count, last = start, 0, len(data) if end is None else end
    while at < last:
        if at + _PLAIN_HEAD > last:
            if any(data[at:last]):
                raise Malformed
            return  # old programs close a list with zeros
        box = _box(data[at : min(at + _LARGE_HEAD, last)], at, at, last)
        if box.end > last:
            raise Malformed
        yield box
        at, count = box.end, count + 1
        if count > MOST_BOXES:
            raise Malformed


def _box(head: bytes, head_at: int, at: int, end: int) -> Box:
    size, kind = struct.unpack_from(">I4s", head)
    length = _PLAIN_HEAD
    if size == 1:
        if len(head) < _LARGE_HEAD:
            raise Malformed
        (size,), length = struct.unpack_from(">Q", head, 8), _LARGE_HEAD
    elif size == 0:
        size = end - at  # to the end of whatever it stands in
    if size < length:
        raise Malformed
    return Box(kind, head_at, at + length, at + size)


def inside(data: bytes, box: Box, *kinds: bytes) -> Box | None:
    """The first box on the way through boxes of these kinds; None if one is missing. Raises Malformed."""
    found: Box | None = box
    for kind in kinds:
        if found is None:
            return None
        found = next((each for each in boxes(data, found.start, found.end) if each.kind == kind), None)
    return found


def numbers(data: bytes, box: Box, shape: str, offset: int = 0) -> Sequence[int]:
    """What `struct` reads from a box at `offset`; raises Malformed if it is not all there."""
    at = box.start + offset
    if at + struct.calcsize(shape) > box.end:
        raise Malformed
    return struct.unpack_from(shape, data, at)


def full_box(data: bytes, box: Box) -> int:
    """The version of a box that has one (4.2.2, FullBox); raises Malformed."""
    return numbers(data, box, ">B")[0]
