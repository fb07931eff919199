"""What an MP4 file says of itself, read from its directory (`moov`) alone: whether every phone can play it, how large it is and how long.

ISO/IEC 14496-12. What is in `mdat`, nearly all of the file, is never read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from generator.media.boxes import MOST_DIRECTORY, Box, Malformed, boxes, boxes_of_file, full_box, inside, numbers
from generator.media.codecs import coded_size, entries_of, picture_fault, sound_fault
from generator.media.samples import Span, samples_of, ticks_of

PICTURE, SOUND = b"vide", b"soun"
_OTHER_FILES = (
    (b"\x1aE\xdf\xa3", 0, "MKV或WebM"),
    (b"AVI ", 8, "AVI"),
    (b"WAVE", 8, "WAV录音"),
    (b"FLV", 0, "FLV"),
    (b"\x30\x26\xb2\x75", 0, "WMV"),
    (b"\x00\x00\x01\xba", 0, "MPG"),
    (b"\x47\x40", 0, "TS"),
    (b"ID3", 0, "MP3录音"),
    (b"\xff\xd8\xff", 0, "JPG图片"),
    (b"\x89PNG", 0, "PNG图片"),
    (b"GIF8", 0, "GIF动图"),
    (b"PK\x03\x04", 0, "压缩包"),
    (b"%PDF", 0, "PDF"),
)
_BRANDS = {b"qt  ": "MOV", b"M4A ": "M4A录音", b"M4B ": "M4A录音", b"heic": "HEIC照片", b"mif1": "HEIC照片", b"avif": "AVIF图片"}
_OF_QUICKTIME = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")  # may begin a file that names no brand
_KNOWN = (b"ftyp", b"styp", *_OF_QUICKTIME, b"moof", b"uuid", b"meta", b"sidx")
_UPRIGHT: Mapping[tuple[float, ...], int] = {
    (1, 0, 0, 1): 0,
    (0, 1, -1, 0): 90,
    (-1, 0, 0, -1): 180,
    (0, -1, 1, 0): 270,
}  # of matrices, the angle
NO_ORDER = "里面的结构是乱的"
_ONE = 1 << 16  # in numbers of 16.16 bits


class Fault(NamedTuple):
    """A code of the catalogue, with what its sentence needs."""

    code: str
    details: dict[str, object]


class Track(NamedTuple):
    """A track of the film: where its parts lie in the directory."""

    kind: bytes
    box: Box
    description: Box
    table: Box


class Movie(NamedTuple):
    """A film: its size in pixels as it is meant to be looked at, how long it is shown, and how much longer what lies in the file is."""

    width: int
    height: int
    milliseconds: int
    hidden: int  # milliseconds
    has_sound: bool


@dataclass
class Reading:
    """What was found in a file: the film if there is one at all, and what is wrong with it."""

    movie: Movie | None = None
    faults: list[Fault] = field(default_factory=list)

    def told(self, code: str, **details: object) -> Reading:
        """The same with one more fault."""
        self.faults.append(Fault(code, details))
        return self


def read_movie(file: BinaryIO, size: int) -> Reading:
    """The film in a file of `size` bytes; raises OSError, and nothing for what is in it."""
    reading = Reading()
    head = file.read(32)
    other = _other_file(head)
    if other or not head.strip(b"\0"):
        return reading.told("V03", what=other) if other else reading.told("V06", what="里面什么也没有")
    try:
        _read(file, size, reading)
    except Malformed:
        reading.told("V06", what=NO_ORDER)
    return reading


def _other_file(head: bytes) -> str:
    """What a file is that does not begin as an MP4 does; "" if it does."""
    for mark, at, name in _OTHER_FILES:
        if head.startswith(mark, at):
            return name
    kind, brand = head[4:8], head[8:12]
    if kind == b"ftyp":
        return _BRANDS.get(brand, "")
    if kind in _OF_QUICKTIME:
        return "MOV"
    return "" if not head.strip(b"\0") else "别的东西"


def _read(file: BinaryIO, size: int, reading: Reading) -> None:
    outer = list(boxes_of_file(file, size))
    kinds = [box.kind for box in outer]
    if not set(kinds) <= {*_KNOWN} and b"moov" not in kinds:
        reading.told("V06", what=NO_ORDER)
        return
    if b"moov" not in kinds:
        reading.told("V06", what="没有录完，或者没有传完，播放要用的目录不在里面")
        return
    directory = outer[kinds.index(b"moov")]
    if b"moof" in kinds:
        reading.told("V05", what="它是一段一段存的")
        return
    if any(box.end > size for box in outer):
        reading.told("V06", what="它只有前面一截，后面的没有传完")
        return
    if kinds.count(b"moov") > 1 or directory.end - directory.start > MOST_DIRECTORY or b"mdat" not in kinds:
        raise Malformed
    if kinds.index(b"mdat") < kinds.index(b"moov"):
        reading.told("V05", what="播放要用的目录在文件的最后面", is_at_end=True)
    file.seek(directory.start)
    data = file.read(directory.end - directory.start)
    _read_directory(data, [Span(box.start, box.end) for box in outer if box.kind == b"mdat"], reading)


def _read_directory(data: bytes, media: Sequence[Span], reading: Reading) -> None:
    whole = Box(b"moov", 0, 0, len(data))
    if inside(data, whole, b"mvex"):
        reading.told("V05", what="它是一段一段存的")
        return
    tracks = list(tracks_of(data))
    pictures, sounds = ([track for track in tracks if track.kind == kind] for kind in (PICTURE, SOUND))
    if not pictures:
        reading.told("V03", what="只有声音的录音")
        return
    if len(pictures) > 1 or len(sounds) > 1 or len(tracks) > len(pictures) + len(sounds):
        reading.told("V04", what=_more_tracks(len(pictures), len(sounds)))
    faults = {name for track in (*pictures, *sounds) if (name := _codec_fault(data, track))}
    if faults:
        reading.told("V04", what=f"的编码是{'和'.join(sorted(faults))}")
    for track in tracks:
        _check_samples(data, track, media)
    reading.movie = _movie(data, whole, pictures[0], sounds, reading)


def tracks_of(data: bytes) -> Iterator[Track]:
    """The tracks in the directory `data`; raises Malformed."""
    for box in boxes(data):
        if box.kind == b"trak":
            handler, description, table = (
                inside(data, box, *way) for way in ((b"mdia", b"hdlr"), (b"mdia", b"minf", b"stbl", b"stsd"), (b"mdia", b"minf", b"stbl"))
            )
            if handler is None or description is None or table is None:
                raise Malformed
            kind = bytes(numbers(data, handler, ">4B", 8))
            yield Track(kind, box, description, table)


def _more_tracks(pictures: int, sounds: int) -> str:
    if pictures > 1:
        return "里面有好几路画面"
    return "里面有好几路声音" if sounds > 1 else "里面还夹带着画面、声音以外的记录，可能有拍摄的位置"


def _codec_fault(data: bytes, track: Track) -> str:
    """What no phone plays in a track, "" if all is well."""
    fault = picture_fault if track.kind == PICTURE else sound_fault
    return next(filter(None, (fault(data, entry) for entry in entries_of(data, track.description))), "")


def _check_samples(data: bytes, track: Track, media: Sequence[Span]) -> None:
    """Raises Malformed if a sample lies elsewhere than in the media of this file."""
    self_contained = inside(data, track.box, b"mdia", b"minf", b"dinf", b"dref")
    for box in boxes(data, self_contained.start + 8, self_contained.end) if self_contained else ():
        if not numbers(data, box, ">I")[0] & 1:
            raise Malformed  # in another file
    for sample in samples_of(data, track.table):
        if not any(each.start <= sample.start and sample.end <= each.end for each in media):
            raise Malformed


def _movie(data: bytes, whole: Box, picture: Track, sounds: Sequence[Track], reading: Reading) -> Movie | None:
    shown = _milliseconds(*_clock(data, inside(data, whole, b"mvhd")))
    longest = 0
    for track in (picture, *sounds):
        scale, ticks = _clock(data, inside(data, track.box, b"mdia", b"mdhd"))
        longest = max(longest, _milliseconds(scale, ticks), _milliseconds(scale, ticks_of(data, track.table)))
    size = _size(data, picture)
    if size is None:
        reading.told("V08", what="的画面是斜的或者反的")
        return None
    shown = shown or longest
    return Movie(*size, shown, max(0, longest - shown), bool(sounds))


def _clock(data: bytes, box: Box | None) -> tuple[int, int]:
    """Ticks a second, and how many of them, of a `mvhd` or `mdhd`; raises Malformed."""
    if box is None:
        raise Malformed
    version = full_box(data, box)
    scale, ticks = numbers(data, box, ">IQ" if version else ">II", 20 if version else 12)
    if not scale:
        raise Malformed
    return scale, 0 if ticks in (2**32 - 1, 2**64 - 1) else ticks  # it does not know


def _milliseconds(scale: int, ticks: int) -> int:
    return ticks * 1000 // scale


def _size(data: bytes, track: Track) -> tuple[int, int] | None:
    """Width and height as the picture is shown, turned as the track says (8.3.2); None if it is turned askew. Raises Malformed."""
    head = inside(data, track.box, b"tkhd")
    if head is None:
        raise Malformed
    at = 48 if full_box(data, head) else 36
    a, b, _, c, d, *_ = (number / _ONE for number in numbers(data, head, ">5i", at + 4))
    width, height = (number // _ONE for number in numbers(data, head, ">II", at + 40))
    coded = coded_size(data, entries_of(data, track.description)[0])
    width, height = (width, height) if width and height else coded
    angle = _UPRIGHT.get((a, b, c, d))
    if angle is None:
        return None
    return (height, width) if angle in (90, 270) else (width, height)
