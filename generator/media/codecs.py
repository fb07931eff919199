"""What a track of an MP4 file is coded with, and whether every phone can play that: H.264 of eight bits, 4:2:0, and AAC (ISO/IEC 14496-15, -14)."""

from __future__ import annotations

from generator.media.boxes import Box, Malformed, boxes, full_box, numbers

_PROFILES = {66: "Baseline", 77: "Main", 100: "High"}  # ITU-T H.264, annex A: these have eight bits and at most 4:2:0
_OTHER_PROFILES = {88: "Extended", 110: "High 10（10位色深）", 122: "High 4:2:2", 244: "High 4:4:4", 44: "CAVLC 4:4:4"}
_NAMES = {
    b"hvc1": "HEVC（H.265）",
    b"hev1": "HEVC（H.265）",
    b"dvh1": "杜比视界",
    b"dvhe": "杜比视界",
    b"dvav": "杜比视界",
    b"dva1": "杜比视界",
    b"vp08": "VP8",
    b"vp09": "VP9",
    b"av01": "AV1",
    b"avc3": "H.264（avc3）",
    b"mp4v": "MPEG-4 Visual",
    b"mjpa": "MJPEG",
    b"jpeg": "MJPEG",
    b"s263": "H.263",
    b"ac-3": "AC-3（杜比数字）",
    b"ec-3": "E-AC-3（杜比数字+）",
    b"ac-4": "AC-4（杜比）",
    b"Opus": "Opus",
    b"fLaC": "FLAC",
    b"alac": "ALAC",
    b"samr": "AMR",
    b"sawb": "AMR-WB",
    b"lpcm": "PCM",
    b"sowt": "PCM",
    b"twos": "PCM",
    b"ipcm": "PCM",
    b".mp3": "MP3",
    b"encv": "加了密的画面",
    b"enca": "加了密的声音",
}
_PRORES = (b"apch", b"apcn", b"apcs", b"apco", b"ap4h", b"ap4x")
_SOUNDS = {0x40: "", 0x67: "", 0x66: "", 0x68: "", 0x69: "MP3", 0x6B: "MP3", 0xA5: "AC-3（杜比数字）", 0xA6: "E-AC-3（杜比数字+）"}
_OTHER_SOUND = "不是AAC的声音"
VISUAL_HEAD, SOUND_HEAD = 78, 28  # bytes of a sample entry before its boxes (14496-12, 12.1.3 and 12.2.3)
_SIZE_AT = 24


def entries_of(data: bytes, description: Box) -> list[Box]:
    """The sample entries of a `stsd`: what the samples of the track are coded with; raises Malformed."""
    full_box(data, description)
    found = list(boxes(data, description.start + 8, description.end))
    if not found:
        raise Malformed
    return found


def picture_fault(data: bytes, entry: Box) -> str:
    """What a phone cannot play in a picture that is coded so, as an editor would call it; "" if all is well. Raises Malformed."""
    if entry.kind != b"avc1":
        return _name(entry.kind)
    setup = _setup(data, entry)
    version, profile, _, _ = numbers(data, setup, ">BBBB")
    sets = numbers(data, setup, ">B", 5)[0] & 0x1F
    inner = numbers(data, setup, ">HBB", 6)[2] if sets else profile  # the same number stands in what the decoder reads
    if version != 1:
        raise Malformed
    for each in (profile, inner):
        if each not in _PROFILES:
            return f"H.264的{_OTHER_PROFILES.get(each, f'第{each}种')}档"
    return ""


def nal_length_bytes(data: bytes, entry: Box) -> int:
    """How many bytes the length before each unit of a picture has (14496-15, 5.3.3.1); raises Malformed."""
    return (numbers(data, _setup(data, entry), ">B", 4)[0] & 3) + 1


def coded_size(data: bytes, entry: Box) -> tuple[int, int]:
    """Width and height of a picture in pixels, as coded; raises Malformed."""
    width, height = numbers(data, entry, ">HH", _SIZE_AT)
    return width, height


def sound_fault(data: bytes, entry: Box) -> str:
    """The same for sound."""
    if entry.kind != b"mp4a":
        return _name(entry.kind)
    if numbers(data, entry, ">H", 8)[0]:
        return _OTHER_SOUND  # QuickTime's own way to describe it
    for box in boxes(data, entry.start + SOUND_HEAD, entry.end):
        if box.kind == b"esds":
            return _SOUNDS.get(_object_type(data, box), _OTHER_SOUND)
    raise Malformed


def _setup(data: bytes, entry: Box) -> Box:
    for box in boxes(data, entry.start + VISUAL_HEAD, entry.end):
        if box.kind == b"avcC":
            return box
    raise Malformed


def _object_type(data: bytes, box: Box) -> int:
    """What the sound is, by the number of ISO/IEC 14496-1 (7.2.6.5); raises Malformed."""
    at = box.start + 4
    for tag, head in ((3, 3), (4, 0)):
        if at >= box.end or data[at] != tag:
            raise Malformed
        at += 1
        while at < box.end and data[at] & 0x80:  # the length, seven bits a byte
            at += 1
        at += 1
        if tag == 3:
            flags = data[at + 2] if at + 2 < box.end else 0
            at += head + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
            if flags & 0x40:
                raise Malformed  # an address of another file
    if at >= box.end:
        raise Malformed
    return data[at]


def _name(kind: bytes) -> str:
    if kind in _PRORES:
        return "ProRes"
    shown = kind.decode("ascii", "replace").strip()
    return _NAMES.get(kind, f"不认识的编码（{shown if shown.isprintable() and shown.isascii() else '没有名字'}）")
