"""The packaged Chinese font: where it lies, and which characters it has."""

from __future__ import annotations

import functools
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

FAMILY = "Noto Sans SC"
_PACKAGE, _FOLDER, _FILE = "justmytype_intl_cjk", "fonts/ofl/notosanssc", "NotoSansSC[wght].ttf"
_UNKNOWN = "〓"  # what printers set for a character that they lack
_WHOLE_UNICODE = (3, 10)  # platform and encoding of the table that counts: Windows, UCS-4


def font_folder() -> Path:
    """The folder that holds the font and no other."""
    return Path(str(files(_PACKAGE))) / _FOLDER


def font_file() -> Path:
    """The font itself, variable in its weight."""
    return font_folder() / _FILE


def missing_glyphs(text: str) -> list[str]:
    """The characters of `text` that the font cannot show, each once, in their order."""
    return [char for char in dict.fromkeys(text) if not _has_glyph(ord(char))]


def in_font(text: str) -> str:
    """`text` in characters of the font: 〓 for a letter that it lacks; a picture or mark that it lacks is left out."""
    for char in missing_glyphs(text):
        text = text.replace(char, _UNKNOWN if unicodedata.category(char).startswith("L") else "")
    return text


def _has_glyph(code: int) -> bool:
    starts, ends = _ranges()
    index = bisect_right(starts, code) - 1
    return index >= 0 and code <= ends[index]


@functools.cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last character of every run that the font has, from its table `cmap`, format 12 (ISO/IEC 14496-22, 5.2.1)."""
    with font_file().open("rb") as file:
        data = file.read(4096)
        offset, length = next((offset, length) for tag, offset, length in _tables(data) if tag == b"cmap")
        file.seek(offset)
        cmap = file.read(length)
    start = next(start for platform, encoding, start in _subtables(cmap) if (platform, encoding) == _WHOLE_UNICODE)
    kind, _, _, _, count = struct.unpack_from(">HHIII", cmap, start)
    if kind != 12:
        raise ValueError(f"{_FILE}: cmap format {kind}")
    runs = [struct.unpack_from(">II", cmap, start + 16 + 12 * index) for index in range(count)]
    return [first for first, _ in runs], [last for _, last in runs]


def _tables(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        yield tag, offset, length


def _subtables(cmap: bytes) -> Iterator[tuple[int, int, int]]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        yield struct.unpack_from(">HHI", cmap, 4 + 8 * index)
