"""What a published picture holds besides pixels, read from its bytes by the formats' own rules."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_NEEDED_BY_WEBP = {b"VP8 ", b"VP8X", b"VP8L", b"ALPH"}
_NEEDED_BY_JPEG = {0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0}  # frames, tables, scans, restarts, and JFIF
_NEEDED_BY_AVIF = {b"ftyp", b"meta", b"mdat", b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"ipco", b"ipma"} | {
    b"ispe",
    b"pixi",
    b"av1C",
    b"colr nclx",
    b"auxC",
    b"infe av01",
}


def beside_pixels(data: bytes) -> set[object]:
    """The parts of a JPEG, WebP or AVIF that are not needed to show it."""
    if data[:2] == b"\xff\xd8":
        return set(_markers(data)) - _NEEDED_BY_JPEG
    if data[:4] == b"RIFF":
        return set(_chunks(data)) - _NEEDED_BY_WEBP
    return set(_boxes(data)) - _NEEDED_BY_AVIF


def _chunks(data: bytes) -> Iterator[bytes]:
    start = 12
    while start < len(data):
        yield data[start : start + 4]
        size = int.from_bytes(data[start + 4 : start + 8], "little")
        start += 8 + size + size % 2


def _markers(data: bytes) -> Iterator[int]:
    """Of the segments (ITU-T T.81, B.1); what follows the end of the picture counts as one."""
    at = 2
    while data[at : at + 2] != b"\xff\xd9":
        marker = data[at + 1]
        yield marker
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        while marker == 0xDA and (data[at] != 0xFF or data[at + 1] in (0, *range(0xD0, 0xD8))):
            at += 1
    if len(data) > at + 2:
        yield 0xD9


def _boxes(data: bytes) -> Iterator[bytes]:
    """Boxes and the kinds of items (ISO/IEC 14496-12, 4.2 and 8.11.6)."""
    at = 0
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        inner = data[at + 8 : at + size]
        if kind == b"infe":
            kind += b" " + inner[8:12]
        elif kind == b"colr":
            kind += b" " + inner[:4]
        yield kind
        yield from _boxes({b"meta": inner[4:], b"iinf": inner[6:], b"iprp": inner, b"ipco": inner}.get(kind, b""))
        at += size
