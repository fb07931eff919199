"""Whether a picture is broken or the machine too small for it: decoders say it in many ways, some with the same words for both."""

from __future__ import annotations

from generator.hindrance import has_room

_BYTES_PER_PIXEL = 8  # a canvas of four bytes, and a second one while the first is being turned or shrunk
_LEAST = 64 * 2**20  # bytes; with less, Pillow goes on without a decoder that cannot be loaded, and knows no such format


def ran_out(error: Exception, pixels: int) -> bool:
    """Whether `error` of a decoder comes from too little memory: it says so, or there is no room for that many `pixels`."""
    return isinstance(error, MemoryError) or not has_room(max(_LEAST, pixels * _BYTES_PER_PIXEL))


def webp_pixels(data: bytes) -> int:
    """How many pixels a WebP file announces (RFC 9649, sections 2.5 to 2.7), 0 for any other file: its decoder wants them all to begin with."""
    kind = data[12:16] if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else b""
    if kind == b"VP8X":
        return (1 + int.from_bytes(data[24:27], "little")) * (1 + int.from_bytes(data[27:30], "little"))
    if kind == b"VP8 ":
        return (int.from_bytes(data[26:28], "little") & 0x3FFF) * (int.from_bytes(data[28:30], "little") & 0x3FFF)
    if kind == b"VP8L":
        both = int.from_bytes(data[21:25], "little")
        return (1 + (both & 0x3FFF)) * (1 + (both >> 14 & 0x3FFF))
    return 0
