"""What stands beside a picture's pixels is read wherever cameras, phones and editors write it. All of it is made up."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from generator.load.walk import Source
from generator.media.notes import notes_in
from generator.media.pictures import load_picture
from generator.media.structure import Strange

PHONE = "林阿姨 13900000000"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description><dc:creator><rdf:Seq><rdf:li>{PHONE}</rdf:li></rdf:Seq></dc:creator></rdf:Description></x:xmpmeta>'
IMAGE = Image.new("RGB", (300, 240), "white")


def saved(format: str, **options: object) -> bytes:
    file = io.BytesIO()
    IMAGE.save(file, format, **options)  # type: ignore[arg-type]
    return file.getvalue()


def exif(tag: int, value: object) -> Image.Exif:
    found = Image.Exif()
    found[tag] = value
    return found


def user_comment(value: bytes) -> Image.Exif:
    found = Image.Exif()
    found.get_ifd(0x8769)[0x9286] = value
    return found


def text_of_png(packed: bool) -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_itxt("Comment", PHONE, zip=packed)
    return found


def with_iptc(jpeg: bytes) -> bytes:
    name = PHONE.encode()
    record = b"\x1c\x02\x50" + len(name).to_bytes(2, "big") + name
    part = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record
    return jpeg[:2] + b"\xff\xed" + (len(part) + 2).to_bytes(2, "big") + part + jpeg[2:]


WRITTEN = {
    "artist of a JPEG": lambda: saved("JPEG", exif=exif(0x013B, PHONE.encode())),
    "description of a JPEG": lambda: saved("JPEG", exif=exif(0x010E, PHONE.encode())),
    "author as Windows writes it": lambda: saved("JPEG", exif=exif(0x9C9D, PHONE.encode("utf-16-le"))),
    "comment of a camera": lambda: saved("JPEG", exif=user_comment(b"UNICODE\0" + PHONE.encode("utf-16-be"))),
    "comment of a JPEG": lambda: saved("JPEG", comment=PHONE.encode()),
    "comment in GBK": lambda: saved("JPEG", comment=PHONE.encode("gbk")),
    "XMP of a JPEG": lambda: saved("JPEG", xmp=XMP.encode()),
    "IPTC of a JPEG": lambda: with_iptc(saved("JPEG")),
    "text of a PNG": lambda: saved("PNG", pnginfo=text_of_png(False)),
    "packed text of a PNG": lambda: saved("PNG", pnginfo=text_of_png(True)),
    "artist of a PNG": lambda: saved("PNG", exif=exif(0x013B, PHONE.encode())),
    "artist of a WebP": lambda: saved("WEBP", exif=exif(0x013B, PHONE.encode())),
    "XMP of a WebP": lambda: saved("WEBP", xmp=XMP.encode()),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_it_is_told(written: str, tmp_path: Path) -> None:
    data = WRITTEN[written]()
    assert any("13900000000" in note.text for note in notes_in(data))
    (tmp_path / "a.jpg").write_bytes(data)
    loaded = load_picture(tmp_path, Source("a.jpg", None, "", (0, 0, 0, 0)))
    assert [each.code for each in loaded.problems] == ["P39"]
    assert loaded.facts


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_what_cameras_say_of_themselves_is_nobody_s(format: str, tmp_path: Path) -> None:
    camera = exif(0x010F, "HUAWEI")
    camera[0x0110], camera[0x0132], camera[0x0131] = "ALN-AL00", "2026:11:23 13:30:15", "Version 1.38.0.0012"
    camera[0x010E] = "雪后的楼道"
    (tmp_path / "a.jpg").write_bytes(saved(format, exif=camera))
    assert not load_picture(tmp_path, Source("a.jpg", None, "", (0, 0, 0, 0))).problems


def test_broken_notes_are_passed_over() -> None:
    whole = saved("JPEG", exif=exif(0x013B, PHONE.encode()), comment=PHONE.encode())
    for end in range(0, len(whole), 7):
        with suppress(Strange):
            list(notes_in(whole[:end]))
    for at in range(4, 120):
        with suppress(Strange):
            list(notes_in(whole[:at] + b"\xff\xff" + whole[at + 2 :]))
