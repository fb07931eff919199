"""Files that were put together to cost a decoder minutes are refused at once, with their name; what phones and programs write is taken."""

from __future__ import annotations

import contextlib
import io
import os
import random
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from generator.load.walk import Source
from generator.media.encoding import Format, Rendition, encode
from generator.media.pictures import load_picture
from generator.media.structure import MOST_BESIDE, MOST_EXIF, MOST_PARTS, MOST_SCANS, MOST_TEXT, exif_of, orientation, seems_broken

SECONDS = 4.0  # of a processor, for one file: what grows without bounds takes minutes
MUTATIONS = 150


def drawn(mode: str = "RGB", size: tuple[int, int] = (320, 240)) -> Image.Image:
    image = Image.new("RGB", size, (240, 230, 210))
    ImageDraw.Draw(image).ellipse((40, 30, size[0] - 60, size[1] - 40), fill=(180, 60, 30))
    return image.convert(mode)


def saved(format: str, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    drawn(mode).save(out, format, **options)
    return out.getvalue()


def codes(tmp_path: Path, data: bytes) -> list[tuple[str, str]]:
    """What is said of a picture that holds `data`, and that it is said at once."""
    (tmp_path / "stories/a").mkdir(parents=True, exist_ok=True)
    (tmp_path / "stories/a/a.jpg").write_bytes(data)
    began = time.process_time()
    loaded = load_picture(tmp_path, Source("stories/a/a.jpg", None, "", (len(data), 1, 1, 1)))
    assert time.process_time() - began < SECONDS
    return [(each.code, dict(each.details).get("what", "")) for each in loaded.problems]


def scans(number: int, mode: str = "L") -> bytes:
    """A progressive JPEG with its last scan over and over."""
    data = saved("JPEG", mode, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * number + b"\xff\xd9"


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def after_start(data: bytes) -> bytes:
    """A JPEG with `data` behind its first marker."""
    jpeg = saved("JPEG")
    return jpeg[:2] + data + jpeg[2:]


def frame(marker: int = 0xC0, precision: int = 8, height: int = 240, components: int = 3) -> bytes:
    """A JPEG with another header of its frame."""
    jpeg = saved("JPEG")
    at = jpeg.index(b"\xff\xc0")
    return (
        jpeg[: at + 1]
        + bytes([marker])
        + jpeg[at + 2 : at + 4]
        + struct.pack(">BHHB", precision, height, 320, components)
        + jpeg[at + 10 :]
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """A PNG with more chunks behind its header."""
    whole = saved("PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def riff(kind: bytes, data: bytes, times: int = 1) -> bytes:
    whole = saved("WEBP")
    more = (kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)) * times
    return whole[:4] + struct.pack("<I", len(whole) - 8 + len(more)) + whole[8:] + more


def exif(entries: int = 1, value: int = 6, size: int = 0) -> bytes:
    first = struct.pack("<HHIHH", 0x0112, 3, 1, value, 0)
    rest = b"".join(struct.pack("<HHII", number % 65535, 7, size, 8) for number in range(1, entries))
    return b"II*\0" + struct.pack("<IH", 8, entries) + first + rest + b"\0" * 4


BOMB = zlib.compress(b" " * (50 * 2**20))
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "I15", ""),
    "nothing but zeros": (lambda: bytes(5000), "I15", ""),
    "five thousand scans": (lambda: scans(5000, "RGB"), "I14", "遍"),
    "five thousand scans of a grey picture": (lambda: scans(5000), "I14", "遍"),
    "one scan too many": (lambda: scans(MOST_SCANS + 1), "I14", "遍"),
    "two frames": (lambda: after_start(saved("JPEG")[2:][saved("JPEG")[2:].index(b"\xff\xc0") :][:19]), "I14", "好几张"),
    "arithmetic coding": (lambda: frame(0xC9), "I14", "少见"),
    "lossless": (lambda: frame(0xC3), "I14", "少见"),
    "twelve bits": (lambda: frame(precision=12), "I14", "少见"),
    "no height": (lambda: frame(height=0), "I14", "尺寸"),
    "two colours": (lambda: frame(components=2), "I14", "尺寸"),
    "too many segments": (lambda: after_start(segment(0xFE, b"") * (MOST_PARTS + 1)), "I14", "段"),
    "Exif in many pieces": (lambda: after_start(segment(0xE1, b"Exif\0\0" + exif() + bytes(60_000)) * 3), "I14", "EXIF"),
    "Exif in a great many pieces": (lambda: after_start(segment(0xE1, b"Exif\0\0" + bytes(1000)) * 15_000), "I14", "EXIF"),
    "Exif with entries that each hold all of it": (lambda: after_start(segment(0xE1, b"Exif\0\0" + exif(5000, size=60_000))), "I14", "EXIF"),
    "fifty megabytes of text, packed": (lambda: png(chunk(b"zTXt", b"Comment\0\0" + BOMB)), "I14", "文字"),
    "international text, packed": (lambda: png(chunk(b"iTXt", b"Comment\0\x01\0zh\0\0" + BOMB)), "I14", "文字"),
    "a profile, packed": (lambda: png(chunk(b"iCCP", b"sRGB\0\0" + BOMB)), "I14", "文字"),
    "text, not packed": (lambda: png(chunk(b"tEXt", b"Comment\0" + b" " * MOST_BESIDE)), "I14", "夹带"),
    "too many chunks": (lambda: png(chunk(b"tEXt", b"a\0b") * (MOST_PARTS + 1)), "I14", "块"),
    "Exif in a PNG": (lambda: png(chunk(b"eXIf", exif() + bytes(MOST_EXIF))), "I14", "EXIF"),
    "a WebP of many chunks": (lambda: riff(b"junk", b"", MOST_PARTS + 1), "I14", "块"),
    "a WebP with a large profile": (lambda: riff(b"ICCP", bytes(MOST_BESIDE + 1)), "I14", "夹带"),
    "no picture": (lambda: b"GIF89a" + bytes(range(1, 200)), "I01", ""),
}  # fmt: skip
TAKEN: dict[str, Callable[[], bytes]] = {
    "a progressive photograph": lambda: saved("JPEG", progressive=True),
    "as many scans as may be": lambda: scans(MOST_SCANS - 10),
    "a grey one": lambda: saved("JPEG", "L"),
    "four colours": lambda: saved("JPEG", "CMYK"),
    "marks to restart at": lambda: saved("JPEG", restart_marker_blocks=1),
    "notes of a program": lambda: after_start(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + b" " * 60_000) * 20 + segment(0xED, b"Photoshop 3.0\0")),
    "a profile in pieces": lambda: saved("JPEG", icc_profile=os.urandom(600_000)),
    "a second view that the first tells of": lambda: saved("MPO", save_all=True, append_images=[drawn(size=(160, 120))]),
    "a second picture behind the end": lambda: saved("JPEG") + saved("JPEG"),
    "what a phone leaves behind the end": lambda: saved("JPEG") + bytes(100_000) + b"SEFT",
    "Exif": lambda: after_start(segment(0xE1, b"Exif\0\0" + exif(30))),
    "Exif that is nonsense": lambda: after_start(segment(0xE1, b"Exif\0\0II*\0" + b"\xff" * 104)),
    "a comment of a PNG": lambda: png(chunk(b"tEXt", b"Software\0x"), chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b" " * (MOST_TEXT - 1)))),
    "a PNG with a palette": lambda: saved("PNG", "P"),
    "a WebP with Exif": lambda: saved("WEBP", exif=b"Exif\0\0" + exif()),
    "a WebP without loss": lambda: saved("WEBP", lossless=True),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_costs_too_much_is_refused_at_once(tmp_path: Path, name: str) -> None:
    make, code, what = REFUSED[name]
    ((found, said),) = codes(tmp_path, make())
    assert found == code and what in said


@pytest.mark.parametrize("name", TAKEN)
def test_what_cameras_and_programs_make_is_taken(tmp_path: Path, name: str) -> None:
    data = TAKEN[name]()
    assert codes(tmp_path, data) == []
    assert encode(data, (Rendition(Format.WEBP, 160, 120),))[0][:4] == b"RIFF"


@pytest.mark.parametrize("value", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 65535])
@pytest.mark.parametrize("wrap", [lambda data: after_start(segment(0xE1, b"Exif\0\0" + data)), lambda data: png(chunk(b"eXIf", data))])
def test_how_the_camera_was_held(tmp_path: Path, value: int, wrap: Callable[[bytes], bytes]) -> None:
    data = wrap(exif(value=value))
    held = value if 1 <= value <= 8 else 1
    assert orientation(exif_of(data)) == held
    (tmp_path / "a.jpg").write_bytes(data)
    facts = load_picture(tmp_path, Source("a.jpg", None, "", (1, 1, 1, 1))).facts
    assert facts and (facts.width, facts.height) == ((240, 320) if held > 4 else (320, 240))


def mutated(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.choice([1, 2, 40, 4000])
    kind = chance.choice(["cut", "flip", "double", "drop", "noise"])
    if kind == "cut":
        return data[:at]
    if kind == "flip":
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    if kind == "double":
        return data[:at] + data[at : at + length] * chance.choice([2, 50]) + data[at + length :]
    return data[:at] + (chance.randbytes(length) if kind == "noise" else b"") + data[at + length :]


@pytest.mark.parametrize(
    "data",
    [
        saved("JPEG"),
        scans(3, "RGB"),
        TAKEN["Exif"](),
        saved("PNG"),
        TAKEN["a comment of a PNG"](),
        saved("WEBP"),
        TAKEN["a WebP with Exif"](),
    ],
    ids=["jpeg", "progressive", "exif", "png", "text", "webp", "webp-exif"],
)
def test_no_damage_takes_long(tmp_path: Path, data: bytes) -> None:
    chance = random.Random(len(data))
    for _ in range(MUTATIONS):
        damaged = mutated(mutated(data, chance), chance)
        if codes(tmp_path, damaged):
            continue
        began = time.process_time()
        with contextlib.suppress(OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError):  # I10 when it is built
            encode(damaged, ((160, 120),))
        assert time.process_time() - began < SECONDS


def pictures() -> Iterator[tuple[str, bytes]]:
    """One picture in each format and of each sort of JPEG."""
    image = Image.effect_noise((640, 480), 60).convert("RGB")
    for name, format, options in (
        ("jpg", "JPEG", {}),
        ("progressive", "JPEG", {"progressive": True}),
        ("png", "PNG", {}),
        ("webp", "WEBP", {}),
    ):
        out = io.BytesIO()
        image.save(out, format, **options)
        yield name, out.getvalue()


@pytest.mark.parametrize("name", dict(pictures()))
def test_what_breaks_off_seems_broken_and_what_a_phone_adds_does_not(name: str) -> None:
    data = dict(pictures())[name]
    assert not seems_broken(data)
    assert not seems_broken(data + b"\0" * 100 + b"what a phone adds")
    for part in (0.3, 0.6, 0.9, 0.999):
        assert seems_broken(data[: int(len(data) * part)])


def test_a_png_with_a_wrong_checksum_seems_broken() -> None:
    data = bytearray(dict(pictures())["png"])
    data[len(data) // 2] ^= 0x55
    assert seems_broken(bytes(data))
