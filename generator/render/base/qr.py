"""QR codes (ISO/IEC 18004) of addresses, for screens and paper."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_BETWEEN = re.compile(rb"(?<=\0)(?=[^\0])")  # black is 0; the quiet zone makes every row begin and end with light


@dataclass(frozen=True, slots=True)
class Qr:
    """A code as a drawing: `size` modules a side, quiet zone included, and the path that strokes its dark ones, a module wide."""

    size: int
    path: str


def qr(address: str, level: str = "L") -> Qr:
    """The code of `address` with the quiet zone of four modules; `level` of error correction is L, M, Q or H."""
    import zxingcpp  # only when a page is made: a warm build must not wait for it

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image = zxingcpp.write_barcode_to_image(code)
    size = image.shape[1]
    dots = bytes(image)  # type: ignore[call-overload]  # has the buffer protocol, which its stub does not say
    rows = b"\n".join([dots[start : start + size] for start in range(0, len(dots), size)])
    return Qr(size, "M0 .5" + "".join(map(_strokes(size).__getitem__, _BETWEEN.split(rows)[:-1])))


@functools.cache
def _strokes(size: int) -> _Strokes:
    return _Strokes(size)


class _Strokes(dict[bytes, str]):
    """Light dots and line ends, then dark dots, as moves of the pen; the same few hundred runs make up all codes of one size."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, run: bytes) -> str:
        down = run.count(b"\n")
        dark = run.count(b"\0")
        across = len(run) - dark - down - down * self._size
        stroke = self[run] = f"m{across} {down}h{dark}"
        return stroke
