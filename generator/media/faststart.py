"""An MP4 whose directory stands in front of its media, so that it can be played while it comes: nothing else of it changes (ISO/IEC 14496-12, 8.7.5)."""

from __future__ import annotations

import struct

from generator.media.boxes import Malformed, boxes
from generator.media.movie import tracks_of
from generator.media.samples import offset_tables


def with_directory_in_front(data: bytes) -> bytes:
    """The film in `data` with `moov` behind its first box, and every sample found where it is then; raises Malformed."""
    outer = list(boxes(data))
    directory = next((box for box in outer if box.kind == b"moov"), None)
    if directory is None or outer[0].kind != b"ftyp" or directory.end - directory.head >= 2**31:
        raise Malformed
    start, length = outer[0].end, directory.end - directory.head
    head, inner = data[directory.head : directory.start], bytearray(data[directory.start : directory.end])
    for track in tracks_of(bytes(inner)):
        for box, shape, count in offset_tables(bytes(inner), track.table):
            step = struct.calcsize(shape)
            for at in range(box.start + 8, box.start + 8 + count * step, step):
                (offset,) = struct.unpack_from(shape, inner, at)
                if start <= offset < directory.head:
                    struct.pack_into(shape, inner, at, offset + length)
    return data[:start] + head + bytes(inner) + data[start : directory.head] + data[directory.end :]
