"""Templates and their data as a tagged PDF (PDF/UA-1), the same everywhere."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from generator.render.base import typesetting
from generator.render.base.qr import qr

_TEMPLATES = Path(__file__).parents[2] / "templates"
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time


def typeset(templates: Sequence[str], data: str, day: datetime.date) -> bytes:
    """The PDF of `templates`, one after the other, and `data`, made on `day`; raises TypstFault, Overdue."""
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=_ZONE)
    source = b"\n".join((_TEMPLATES / name).read_bytes() for name in templates)
    return typesetting.typeset(source, data, format="pdf", pdf_standards=["ua-1"], timestamp=int(midnight.timestamp()))


def code_of(url: str) -> str:
    """The QR code of `url` as SVG; sheets are copied and folded, so a damaged one must still be read."""
    code = qr(url, "M")
    shape = f'width="{code.size}" height="{code.size}" viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>'
