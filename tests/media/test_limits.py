"""How large a picture may be, what that costs in memory, and what somebody is told whose file is none."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.load.walk import Source
from generator.media.pictures import load_picture
from tests.conftest import REPOSITORY

MOST_MEBIBYTES = 300
ENCODE = """
import re, sys
from pathlib import Path
from generator.load.walk import Source
from generator.media.encoding import encode
from generator.media.pictures import load_picture, renditions
facts = load_picture(Path(sys.argv[1]), Source("a.png", None, "", (1, 1, 1, 1))).facts
encode(Path(sys.argv[1], "a.png").read_bytes(), renditions(facts))
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def pixels(width: int, height: int, format: str, mode: str = "L", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, format, **options)
    return out.getvalue()


def noise(side: int) -> bytes:
    out = io.BytesIO()
    Image.frombytes("L", (side, side), random.Random(side).randbytes(side * side)).save(out, "PNG")
    return out.getvalue()


def _half(data: bytes) -> bytes:
    """What lies there when a copy was broken off on a disk that had made room for all of it."""
    return data[: len(data) // 2].ljust(len(data), b"\0")


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "177 million pixels in a few kB": (lambda: pixels(13_300, 13_300, "PNG", "1"), "I02", "13300×13300"),
    "a PNG that is just too large": (lambda: pixels(8_000, 5_001, "PNG"), "I02", "8000×5001"),
    "a progressive photograph": (lambda: pixels(8_000, 5_001, "JPEG", progressive=True), "I02", "8000×5001"),
    "a photograph": (lambda: pixels(8_000, 6_300, "JPEG"), "I02", "8000×6300"),
    "a progressive photograph in four inks": (lambda: pixels(7_000, 4_001, "JPEG", "CMYK", progressive=True), "I02", "7000×4001"),
    "half a PNG, the rest of it nothing": (lambda: _half(noise(900)), "I10", "坏"),
    "a WebP": (lambda: pixels(4_000, 4_001, "WEBP", "RGB", method=0), "I02", "4000×4001"),
    "a phone's HEIC under another name": (lambda: b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + bytes(999), "I01", "兼容性最佳"),
    "a page under another name": (lambda: b"<!doctype html><svg onload=alert(1)></svg>" + b" " * 999, "I01", "另存为"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_and_what_is_said(name: str, tmp_path: Path) -> None:
    make, code, words = REFUSED[name]
    (tmp_path / "a.png").write_bytes(make())
    (found,) = load_picture(tmp_path, Source("a.png", None, "", (1, 1, 1, 1))).problems
    assert found.code == code and words in found.message + found.hint


def test_a_photograph_of_fifty_million_pixels_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(pixels(8_160, 6_120, "JPEG"))
    assert load_picture(tmp_path, Source("a.png", None, "", (1, 1, 1, 1))).facts


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process that has begun as another is told by /proc alone")
@pytest.mark.parametrize(
    "make",
    [
        lambda: pixels(8_000, 5_000, "PNG", "RGBA", compress_level=1),
        lambda: pixels(8_000, 5_000, "JPEG", "RGB", progressive=True, subsampling="4:4:4"),
        lambda: pixels(7_000, 4_000, "JPEG", "CMYK", progressive=True),
        lambda: pixels(4_000, 4_000, "WEBP", "RGB", method=0),
    ],
    ids=["png", "progressive", "four inks", "webp"],
)
def test_what_is_taken_fits_into_memory(make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(make())
    done = subprocess.run([sys.executable, "-c", ENCODE, tmp_path], cwd=REPOSITORY, capture_output=True, check=True)
    assert int(done.stdout) <= MOST_MEBIBYTES
