"""How a picture file is put together, read in one pass before any decoder sees it: decoders can be made to work for minutes.

JPEG: ITU-T T.81, annex B. PNG: W3C, third edition. WebP: RFC 9649. Exif: CIPA DC-008. What stands behind a picture's end is nobody's business:
phones put their own things there, and only pixels are published.
"""

from __future__ import annotations

import itertools
import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MOST_SCANS = 64  # passes over a progressive JPEG; programs make ten or so
MOST_SCANNED = 1_000_000_000  # pixels of all passes together
MOST_PARTS = 20_000  # segments or chunks; a PNG of 20 MB in pieces of 1 kB has as many
MOST_BESIDE = 8 * 2**20  # bytes that are no pixels: profiles, notes of programs
MOST_TEXT = 2**20  # bytes of one text or profile when it is unpacked
MOST_EXIF = 66_000  # bytes: what one segment of a JPEG can hold
MOST_ENTRIES = 500  # of the first directory of Exif; cameras write twenty

_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # ends a scan; the others are part of it
_SCANS = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive; all with Huffman codes
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PIXELS_OF_PNG = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_BESIDE_IN_WEBP = (b"ICCP", b"EXIF", b"XMP ")


class Strange(ValueError):
    """A file that no program would make; the text says what is strange, in Chinese."""


class _Part(NamedTuple):
    kind: bytes
    data: bytes


def exif_of(data: bytes) -> bytes:
    """The Exif data of a picture file, b"" if it has none; raises Strange for a file that would cost a decoder too much."""
    if data[:2] == b"\xff\xd8":
        exif = _jpeg(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        exif = _png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        exif = _webp(data)
    else:
        return b""
    if _entries(exif)[0] > MOST_ENTRIES:
        raise Strange("拍照信息（EXIF）多得不正常")
    return _bounded(exif)


def _bounded(exif: bytes) -> bytes:
    if len(exif) > MOST_EXIF:
        raise Strange("拍照信息（EXIF）多得不正常")
    return exif


def seems_broken(data: bytes) -> bool:
    """Whether a JPEG, PNG or WebP breaks off or was changed by accident, as far as that can be seen without a decoder; it may be usable all the same."""
    if data[:2] == b"\xff\xd8":
        return not data.endswith(b"\xff\xd9") and not _ends(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return not _is_whole_png(data)
    return data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") + 8 > len(data)


def _ends(data: bytes) -> bool:
    """Whether the last segment of a JPEG is followed by the mark of its end."""
    last = max((end for _, _, end in segments(data)), default=2)
    mark = _MARKER.search(data, last)
    return mark is not None and mark.group() == b"\xff\xd9"


def _is_whole_png(data: bytes) -> bool:
    """Whether each chunk up to the last is there and has its checksum (PNG, 5.5)."""
    at = 8
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        end = at + 8 + size
        if data[end : end + 4] != zlib.crc32(memoryview(data)[at + 4 : end]).to_bytes(4, "big"):
            return False
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def orientation(exif: bytes) -> int:
    """How the camera was held, 1 to 8 (tag 0x0112 of the first directory); 1 if it does not say."""
    count, start, order = _entries(exif)
    for at in range(start, min(start + 12 * count, len(exif) - 11), 12):
        tag, kind, number, value = struct.unpack_from(order + "HHIH", exif, at)
        if (tag, kind, number) == (0x0112, 3, 1):
            return value if 1 <= value <= 8 else 1
    return 1


def _entries(exif: bytes) -> tuple[int, int, str]:
    """The number of entries in the first directory, the offset of the first of them, the order of bytes."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4], "")
    if not order or len(exif) < 8:
        return 0, 0, "<"
    (start,) = struct.unpack_from(order + "I", exif, 4)
    if start + 2 > len(exif):
        return 0, 0, order
    return struct.unpack_from(order + "H", exif, start)[0], start + 2, order


def _jpeg(data: bytes) -> bytes:
    exif = b""
    pixels = scans = frames = 0
    for number, (marker, start, end) in enumerate(segments(data)):
        if number > MOST_PARTS:
            raise Strange("碎成了太多段")
        if marker in _FRAMES:
            frames += 1
            pixels = _frame(marker, data[start:end], frames)
        elif marker == 0xDA:
            scans += 1
            if scans > MOST_SCANS or scans * pixels > MOST_SCANNED:
                raise Strange(f"要画 {scans} 遍以上才画得完")
        elif marker == 0xE1 and data[start : start + 6] == b"Exif\0\0":
            exif = _bounded(exif + data[start + 6 : end])
    return exif


def segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start and end of what belongs to it) up to the end of the picture, or of a file that breaks off."""
    at = 2
    while match := _MARKER.search(data, at):
        marker, at = data[match.end() - 1], match.end()
        if marker == 0xD9:
            return
        if marker in (0x01, 0xD8) or at + 2 > len(data):
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        yield marker, at + 2, at + length
        at += max(length, 2)


def _frame(marker: int, header: bytes, frames: int) -> int:
    """The pixels that a frame's header announces; raises Strange for frames that no camera makes."""
    if frames > 1:
        raise Strange("一个文件里叠着好几张图")
    if len(header) < 6:
        raise Strange("开头不完整")
    precision, height, width, components = struct.unpack_from(">BHHB", header)
    if marker not in _SCANS or precision != 8:
        raise Strange("用了少见的压缩方式")
    if components not in (1, 3, 4) or not height or not width:
        raise Strange("没有写清楚尺寸或颜色")
    return int(height * width)


def _png(data: bytes) -> bytes:
    exif = b""
    for part in _limited(_chunks(data, 8, ">I", 4), _PIXELS_OF_PNG):
        if part.kind in (b"zTXt", b"iTXt", b"iCCP") and _unpacked(part) > MOST_TEXT:
            raise Strange("像素以外夹带的文字太多")
        if part.kind == b"eXIf":
            exif = part.data
    return exif


def _unpacked(part: _Part) -> int:
    """How many bytes the packed text or profile of a chunk unpacks to, as far as that matters."""
    _, _, rest = part.data.partition(b"\0")
    if part.kind == b"iTXt":
        if rest[:1] != b"\x01":
            return len(rest)
        packed = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    else:
        packed = rest[1:]
    try:
        return len(zlib.decompressobj().decompress(packed, MOST_TEXT + 1))
    except zlib.error:
        return 0


def _webp(data: bytes) -> bytes:
    exif = b""
    for part in _limited(_chunks(data, 12, "<I", 0), ()):
        if part.kind == b"EXIF":
            exif = part.data.removeprefix(b"Exif\0\0")
    return exif


def _chunks(data: bytes, start: int, length: str, behind: int) -> Iterator[_Part]:
    """The chunks of a PNG (length before name, a checksum behind) or of a RIFF file (name before length, even lengths)."""
    is_png = length == ">I"
    at = start
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(length, data, at if is_png else at + 4)
        kind = data[at + 4 : at + 8] if is_png else data[at : at + 4]
        if is_png and not kind.isalpha():
            return  # no name (PNG, 5.3): only half of the file has come
        yield _Part(kind, data[at + 8 : at + 8 + size])
        if kind == b"IEND":
            return
        at += 8 + size + (behind if is_png else size % 2)


def chunks_of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, content) of the chunks of a PNG."""
    return itertools.islice(((part.kind, part.data) for part in _chunks(data, 8, ">I", 4)), MOST_PARTS)


def chunks_of_webp(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, content) of the chunks of a WebP."""
    return itertools.islice(((part.kind, part.data) for part in _chunks(data, 12, "<I", 0)), MOST_PARTS)


def _limited(parts: Iterator[_Part], pixels: tuple[bytes, ...]) -> Iterator[_Part]:
    """The parts, as long as they are not too many, and not too large where they are no pixels."""
    beside = 0
    for number, part in enumerate(parts):
        if number > MOST_PARTS:
            raise Strange("碎成了太多块")
        if part.kind in _BESIDE_IN_WEBP or (pixels and part.kind not in pixels):
            beside += len(part.data)
        if beside > MOST_BESIDE:
            raise Strange("像素以外夹带的东西太多")
        yield part
