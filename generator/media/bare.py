"""A film without anything but pictures and sound: no place, no device, no day, nothing that is not played. No byte moves, so that all offsets stay right.

Whatever a player does not need becomes a `free` box of zeros (ISO/IEC 14496-12, 8.1.2): where and with what it was taken stands in `udta`,
`meta` and `uuid`. Bytes of the media that belong to no sample are zeros, too. Cameras also write into the coded picture itself: units that no
phone needs for it (ITU-T H.264, table 7-1), and supplemental information but for a few kinds that hold numbers (annex D), become filler.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.media.boxes import Box, Malformed, boxes, full_box
from generator.media.codecs import SOUND_HEAD, VISUAL_HEAD, entries_of, nal_length_bytes
from generator.media.movie import PICTURE, tracks_of
from generator.media.samples import Span, samples_of

_KEPT: dict[bytes, tuple[bytes, ...]] = {  # by kind of box, what stays in it; of boxes that are not named here all stays
    b"": (b"ftyp", b"moov", b"mdat", b"free"),
    b"moov": (b"mvhd", b"trak"),
    b"trak": (b"tkhd", b"edts", b"mdia"),
    b"edts": (b"elst",),
    b"mdia": (b"mdhd", b"hdlr", b"minf"),
    b"minf": (b"vmhd", b"smhd", b"dinf", b"stbl"),
    b"stbl": (b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsc", b"stsz", b"stco", b"co64", b"sdtp"),
    b"dinf": (b"dref",),
    b"avc1": (b"avcC", b"colr", b"pasp", b"btrt"),
    b"mp4a": (b"esds", b"btrt"),
}
_TIMED = (b"mvhd", b"tkhd", b"mdhd")  # begin with the times at which the film was made and changed
_NAME_OF_HANDLER = 20  # bytes before the name that a program gives itself
_NAME_OF_ENCODER = slice(42, 74)  # of a visual sample entry
_HEAD_OF_LIST = 8  # bytes: version, flags, how many
_COLOURS = (b"nclx", b"nclc")  # given by numbers; others are profiles that may name a device
_SUPPLEMENTAL, _FILLER, _STOP = 6, 3, 0x80
_OF_PICTURE = (1, 2, 3, 4, 5, 7, 8)  # kinds of units: slices, and what they are coded with
_MARKS = (9, 10, 11)  # where a picture begins and a sequence ends, in a byte or two
_FILLER_UNIT = 12
_OF_PLAYING = (0, 1, 6, 45, 47, 137, 144, 147)  # kinds of supplemental information: when and which way up, from where on, how bright


def bare(data: bytes) -> bytes:
    """The film in `data` without what is nobody's business; raises Malformed."""
    made = bytearray(data)
    outer = list(boxes(data))
    directory = next((box for box in outer if box.kind == b"moov"), None)
    if directory is None:
        raise Malformed
    _clean(made, data, Box(b"", 0, 0, len(data)))
    _clean_media(made, data, directory, [box for box in outer if box.kind == b"mdat"])
    return bytes(made)


def _clean(made: bytearray, data: bytes, within: Box, skipped: int = 0) -> None:
    """Free what is not kept among the boxes in one, which begin `skipped` bytes behind its start."""
    kept = _KEPT[within.kind]
    for box in boxes(data, within.start + skipped, within.end):
        if box.kind not in kept or box.kind == b"free" or (box.kind == b"colr" and data[box.start : box.start + 4] not in _COLOURS):
            _free(made, box)
        elif box.kind in _TIMED:
            width = 16 if full_box(data, box) else 8
            made[box.start + 4 : box.start + 4 + width] = bytes(width)
        elif box.kind == b"hdlr":
            _zero(made, box.start + _NAME_OF_HANDLER, box.end)
        elif box.kind == b"dref":
            for each in boxes(data, box.start + _HEAD_OF_LIST, box.end):
                _zero(made, each.start + 4, each.end)
        elif box.kind == b"stsd":
            for entry in entries_of(data, box):
                _clean_entry(made, data, entry)
        elif box.kind in _KEPT:
            _clean(made, data, box)


def _clean_entry(made: bytearray, data: bytes, entry: Box) -> None:
    if entry.kind == b"avc1":
        _zero(made, entry.start + _NAME_OF_ENCODER.start, entry.start + _NAME_OF_ENCODER.stop)
        _clean(made, data, entry, VISUAL_HEAD)
    elif entry.kind == b"mp4a":
        _clean(made, data, entry, SOUND_HEAD)
    else:
        raise Malformed


def _free(made: bytearray, box: Box) -> None:
    made[box.head + 4 : box.head + 8] = b"free"
    _zero(made, box.start, box.end)


def _zero(made: bytearray, start: int, end: int) -> None:
    made[start:end] = bytes(max(0, end - start))


def _clean_media(made: bytearray, data: bytes, directory: Box, media: Sequence[Box]) -> None:
    """Zeros for all that is played in no track, filler for what cameras say in a picture."""
    inner = data[directory.start : directory.end]
    spans: list[Span] = []
    for track in tracks_of(inner):
        samples = list(samples_of(inner, track.table))
        spans += samples
        if track.kind == PICTURE:
            width = nal_length_bytes(inner, entries_of(inner, track.description)[0])
            for sample in samples:
                _quieten(made, sample, width)
    spans.sort()
    for box in media:
        at = box.start
        for span in (*(each for each in spans if box.start <= each.start < box.end), Span(box.end, box.end)):
            if span.start > at:
                _zero(made, at, span.start)
            at = max(at, span.end)


def _quieten(made: bytearray, sample: Span, width: int) -> None:
    """Go through the units of a picture, each with its length before it; raises Malformed."""
    at = sample.start
    while at + width < sample.end:
        start = at + width
        end = start + int.from_bytes(made[at:start], "big")
        if end > sample.end:
            raise Malformed
        kind = made[start] & 0x1F if end > start else _FILLER_UNIT
        if kind == _SUPPLEMENTAL and _is_of_somebody(made[start + 1 : end]):
            made[start:end] = _filler(made[start], end - start)
        elif kind not in (*_OF_PICTURE, _SUPPLEMENTAL) and not (kind in _MARKS and end - start <= 2):
            made[start:end] = _filler_unit(end - start)
        at = end


def _is_of_somebody(messages: bytearray) -> bool:
    """Whether any message of a unit, by its kind, may be what anybody likes (7.3.2.3.1); what filler holds, too."""
    data = messages.replace(b"\0\0\3", b"\0\0")
    at = 0
    while at + 1 < len(data):
        kind, at = _number(data, at)
        size, at = _number(data, at)
        if kind not in _OF_PLAYING:
            return True
        at += size
    return at > len(data)  # it says less than the truth


def _number(data: bytearray, at: int) -> tuple[int, int]:
    """A number written as so many 255s and a rest, and where it ends."""
    value = 0
    while at < len(data) and data[at] == 0xFF:
        value, at = value + 0xFF, at + 1
    return value + (data[at] if at < len(data) else 0), at + 1


def _filler_unit(length: int) -> bytes:
    """A unit of `length` bytes that decoders pass over wherever it stands (7.3.2.7)."""
    return (bytes([_FILLER_UNIT]) + b"\xff" * (length - 2) + bytes([_STOP]))[:length]


def _filler(head: int, length: int) -> bytes:
    """A unit of `length` bytes that says nothing (D.1.4)."""
    body = length - 2  # between head and stop
    if body < 2:
        return bytes([head]) + b"\xff" * max(0, body) + bytes([_STOP] * (length > 1))
    for spent in (0, 2):  # one empty message before, where no size fits
        for sizes in range(1, body):
            payload = body - spent - 1 - sizes
            if payload >= 0 and payload // 0xFF + 1 == sizes:
                size = b"\xff" * (sizes - 1) + bytes([payload % 0xFF])
                return bytes([head]) + bytes([_FILLER, 0] * (spent // 2)) + bytes([_FILLER]) + size + b"\xff" * payload + bytes([_STOP])
    raise Malformed
