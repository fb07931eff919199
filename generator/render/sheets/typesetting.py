"""A template and its data as a tagged PDF (PDF/UA-1), the same everywhere."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from generator.media.fonts import font_folder
from generator.render.base.qr import qr
from generator.render.base.typesetting import refuse

_TEMPLATES = Path(__file__).parents[2] / "templates"
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time


def typeset(templates: Sequence[str], data: str, day: datetime.date) -> bytes:
    """The PDF of `templates`, one after the other, and `data`, made on `day`; raises TypstFault for anything that typst warns of."""
    import typst

    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=_ZONE)
    made, warnings = typst.compile_with_warnings(
        b"\n".join((_TEMPLATES / name).read_bytes() for name in templates),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]),
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=int(midnight.timestamp()),
    )
    refuse(warning.message for warning in warnings)
    return made


def code_of(url: str) -> str:
    """The QR code of `url` as SVG; sheets are copied and folded, so a damaged one must still be read."""
    code = qr(url, "M")
    shape = f'width="{code.size}" height="{code.size}" viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>'
