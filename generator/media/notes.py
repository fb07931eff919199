"""What people and programs have written beside a picture's pixels: in Exif, IPTC, XMP and comments. None of it is published.

Exif: CIPA DC-008, 4.6. IPTC-IIM 4.2, record 2. XMP: ISO 16684-1. JPEG: ITU-T T.81, B.2.4.5. PNG: W3C, third edition, 11.3.3.
"""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from generator.lazily import lazily
from generator.media.structure import MOST_ENTRIES, MOST_TEXT, chunks_of_png, chunks_of_webp, exif_of, segments

_MOST_OF_ONE = 4_000  # bytes of a note that are read: it is a name or a sentence
_EXIF = {
    0x010E: "图片说明",
    0x013B: "作者",
    0x8298: "版权",
    0x9286: "备注",
    0x9C9B: "标题",
    0x9C9C: "备注",
    0x9C9D: "作者",
    0x9C9E: "标记",
    0x9C9F: "主题",
    0xA430: "相机主人",
}
_IN_UTF16 = range(0x9C9B, 0x9CA0)
_USER_COMMENT = 0x9286
_BELOW = 0x8769  # where the second directory is
_TEXT, _BYTES, _ANYTHING = 2, 1, 7  # types of values
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_IPTC = lazily(rb"\x1c\x02[\x05\x19\x28\x37\x50\x55\x5a\x65\x69\x6e\x73\x74\x76\x78\x7a](..)", re.DOTALL)
_NAMES = (
    r"(?:dc|tiff|photoshop|Iptc4xmpCore|Iptc4xmpExt|xmpRights|aux|exif|MicrosoftPhoto|pdf):(?:title|description|creator|rights|subject"
    r"|contributor|publisher|source|Artist|ImageDescription|Copyright|Headline|Credit|Author\w*|CaptionWriter|Instructions|UserComment"
    r"|OwnerName|City|Location|Ci\w+|Keywords|UsageTerms|WebStatement|LastKeyword\w*)"
)
_OF_XMP = lazily(rf"<(?:rdf:li|{_NAMES})(?:\s[^<>]{{0,200}})?>([^<>]{{2,2000}})<|{_NAMES}\s*=\s*\"([^\"<>]{{2,2000}})\"")


class Note(NamedTuple):
    """Something written beside the pixels, and what a viewer calls the place."""

    where: str
    text: str


def notes_in(data: bytes) -> Iterator[Note]:
    """All notes of a JPEG, PNG or WebP; raises Strange as `exif_of` does."""
    if data[:2] == b"\xff\xd8":
        yield from _of_jpeg(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _of_png(data)
    elif data[:4] == b"RIFF":
        yield from (note for kind, part in chunks_of_webp(data) if kind == b"XMP " for note in _of_xmp(part))
    yield from _of_exif(exif_of(data))


def _of_jpeg(data: bytes) -> Iterator[Note]:
    for marker, start, end in segments(data):
        part = data[start:end]
        if marker == 0xFE:
            yield Note("注释", _decoded(part))
        elif marker == 0xE1 and part.startswith(_XMP):
            yield from _of_xmp(part[len(_XMP) :])
        elif marker == 0xED:
            for match in _IPTC.finditer(part):
                (size,) = struct.unpack(">H", match.group(1))
                yield Note("说明（IPTC）", _decoded(part[match.end() : match.end() + size]))


def _of_png(data: bytes) -> Iterator[Note]:
    for kind, part in chunks_of_png(data):
        if kind not in (b"tEXt", b"zTXt", b"iTXt"):
            continue
        keyword, _, rest = part.partition(b"\0")
        if kind == b"zTXt":
            text = _unpacked(rest[1:])
        elif kind == b"iTXt":
            packed = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
            text = _unpacked(packed) if rest[:1] == b"\x01" else packed
        else:
            text = rest
        if keyword.startswith(b"XML:"):
            yield from _of_xmp(text)
        else:
            yield Note("文字说明", _decoded(text))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MOST_TEXT)
    except zlib.error:
        return b""


def _of_xmp(data: bytes) -> Iterator[Note]:
    text = data[:MOST_TEXT].decode("utf-8", "replace")
    for match in _OF_XMP.finditer(text):
        yield Note("说明（XMP）", html.unescape(match.group(1) or match.group(2)))


def _of_exif(exif: bytes) -> Iterator[Note]:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4], "")
    if not order or len(exif) < 8:
        return
    waiting = [struct.unpack_from(order + "I", exif, 4)[0]]
    for start in waiting:  # the first directory, and the one it names
        for tag, kind, count, place in _entries(exif, start, order):
            if tag == _BELOW and len(waiting) == 1:
                waiting.append(struct.unpack_from(order + "I", exif, place)[0])
            elif tag in _EXIF and kind in (_TEXT, _BYTES, _ANYTHING):
                at = struct.unpack_from(order + "I", exif, place)[0] if count > 4 else place
                value = exif[at : at + min(count, _MOST_OF_ONE)]
                yield Note(_EXIF[tag], _of_tag(tag, value, order))


def _entries(exif: bytes, start: int, order: str) -> Iterator[tuple[int, int, int, int]]:
    """(tag, type, number of values, where the value or its offset stands) of a directory."""
    if start + 2 > len(exif):
        return
    (count,) = struct.unpack_from(order + "H", exif, start)
    for at in range(start + 2, min(start + 2 + 12 * min(count, MOST_ENTRIES), len(exif) - 11), 12):
        yield (*struct.unpack_from(order + "HHI", exif, at), at + 8)


def _of_tag(tag: int, value: bytes, order: str) -> str:
    if tag in _IN_UTF16:
        return value.decode("utf-16-le", "replace").strip("\0")
    if tag == _USER_COMMENT:
        if value[:8] == b"UNICODE\0":
            return value[8:].decode("utf-16-le" if order == "<" else "utf-16-be", "replace").strip("\0")
        value = value[8:]
    return _decoded(value)


def _decoded(data: bytes) -> str:
    """Text in whatever way it was written down."""
    data = data[:_MOST_OF_ONE].strip(b"\0 ")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
