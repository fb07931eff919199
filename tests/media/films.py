"""A small writer of MP4 files (ISO/IEC 14496-12): sound ones, and whatever a phone, a careless program or somebody hostile may have made otherwise."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

UPRIGHT = (1, 0, 0, 0, 1, 0, 0, 0, 16384)
TURNED = (0, 1, 0, -1, 0, 0, 0, 0, 16384)  # as a phone that was held upright says it
MIRRORED = (-1, 0, 0, 0, 1, 0, 0, 0, 16384)
TIME = 0xE1234567  # of every head: when it was taken
SECRET = b"SECRET"


def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I4s", len(data) + 8, kind) + data


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def unit(kind: int, data: bytes) -> bytes:
    """A unit of H.264 with its length before it."""
    return struct.pack(">IB", len(data) + 1, kind) + data


FRAME = unit(6, b"\x05\x16" + SECRET + b"0123456789abcdef" + b"\x80") + unit(5, b"\x88" + b"\x5a" * 40)  # what a camera says, and a picture


@dataclass
class Film:
    """A film of `pictures` and sounds, one of each in a second; every field may be made otherwise."""

    brand: bytes = b"isom"
    codec: bytes = b"avc1"
    profile: int = 100
    inner_profile: int = 0  # that in the parameter set, if another
    size: tuple[int, int] = (640, 360)
    matrix: Sequence[int] = UPRIGHT
    seconds: int = 10
    shown: int = 0  # seconds that the head tells of, if others
    sound: bytes = b"mp4a"  # b"" for none
    object_type: int = 0x40
    frame: bytes = FRAME
    is_in_front: bool = True  # the directory
    more_tracks: tuple[bytes, ...] = ()  # handlers
    outside: bytes = b""  # boxes at the end
    inside: bytes = b""  # of `moov`
    within: bytes = b""  # of each track
    unplayed: bytes = b"UNPLAYED" + SECRET  # bytes of the media that belong to no sample
    slip: int = 0  # added to where the samples are
    extra_entry: bytes = b""  # boxes in the description of the picture
    offsets: list[int] = field(default_factory=list)

    def bytes(self) -> bytes:
        head = box(b"ftyp", self.brand, b"\0\0\2\0", b"isomavc1mp42")
        media = self._media()
        directory = self._directory(0)
        start = len(head) + (len(directory) if self.is_in_front else 0) + 8 + len(self.unplayed)
        directory = self._directory(start + self.slip)
        parts = [directory, media] if self.is_in_front else [media, directory]
        return head + b"".join(parts) + self.outside

    def _media(self) -> bytes:
        sounds = b"\x21\x10\x05" * self.seconds if self.sound else b""
        others = b"+39.9042+116.4074/" * self.seconds * len(self.more_tracks)
        return box(b"mdat", self.unplayed, self.frame * self.seconds, sounds, others)

    def _directory(self, start: int) -> bytes:
        video = self._track(b"vide", 1, self._visual_entry(), len(self.frame), start)
        tracks = [video]
        start += len(self.frame) * self.seconds
        if self.sound:
            tracks.append(self._track(b"soun", 2, self._sound_entry(), 3, start))
            start += 3 * self.seconds
        for number, handler in enumerate(self.more_tracks, 3):
            tracks.append(self._track(handler, number, box(b"mett", b"\0" * 8), 18, start))
            start += 18 * self.seconds
        shown = self.shown or self.seconds
        mvhd = full(b"mvhd", struct.pack(">IIII", TIME, TIME, 1000, shown * 1000), b"\0" * 80)
        return box(b"moov", mvhd, *tracks, self.inside)

    def _track(self, handler: bytes, number: int, entry: bytes, size: int, start: int) -> bytes:
        width, height = self.size if handler == b"vide" else (0, 0)
        matrix = struct.pack(">9i", *(each << 16 for each in self.matrix))
        shown = (self.shown or self.seconds) * 1000
        tkhd = full(
            b"tkhd", struct.pack(">IIIII", TIME, TIME, number, 0, shown), b"\0" * 16, matrix, struct.pack(">II", width << 16, height << 16)
        )
        tables = [
            full(b"stsd", struct.pack(">I", 1), entry),
            full(b"stts", struct.pack(">III", 1, self.seconds, 500)),
            full(b"stsc", struct.pack(">IIII", 1, 1, self.seconds, 1)),
            full(b"stsz", struct.pack(">II", size, self.seconds)),
            full(b"stco", struct.pack(">II", 1, start)),
        ]
        dinf = box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1)))
        media_head = full(b"vmhd", b"\0" * 8, flags=1) if handler == b"vide" else full(b"smhd", b"\0" * 4)
        mdhd = full(b"mdhd", struct.pack(">IIIIHH", TIME, TIME, 500, self.seconds * 500, 0x55C4, 0))
        hdlr = full(b"hdlr", b"\0" * 4, handler, b"\0" * 12, b"Apple iPhone " + SECRET + b"\0")
        return box(b"trak", tkhd, box(b"mdia", mdhd, hdlr, box(b"minf", media_head, dinf, box(b"stbl", *tables))), self.within)

    def _visual_entry(self) -> bytes:
        setup = bytes([1, self.profile, 0, 31, 0xFF, 0xE1, 0, 4, 0x67, self.inner_profile or self.profile, 0, 31, 1, 0, 2, 0x68, 0xEE])
        name = b"\x0c" + SECRET.ljust(31, b"x")
        head = (
            b"\0" * 6
            + b"\0\1"
            + b"\0" * 16
            + struct.pack(">HH", *self.size)
            + b"\0\x48\0\0" * 2
            + b"\0" * 4
            + b"\0\1"
            + name
            + b"\0\x18\xff\xff"
        )
        return box(self.codec, head, box(b"avcC", setup), self.extra_entry)

    def _sound_entry(self) -> bytes:
        head = b"\0" * 6 + b"\0\1" + b"\0" * 8 + struct.pack(">HHHHI", 1, 16, 0, 0, 44100 << 16)
        config = bytes([4, 0x80, 0x80, 0x80, 13, self.object_type, 0x15]) + b"\0" * 11
        return box(self.sound, head, full(b"esds", bytes([3, 0x80, 0x80, 0x80, 3 + len(config), 0, 2, 0]), config))


def film(**otherwise: object) -> bytes:
    """A film that every phone plays but for what is said to be otherwise."""
    return Film(**otherwise).bytes()  # type: ignore[arg-type]
