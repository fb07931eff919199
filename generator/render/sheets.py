"""社会实践教育清单 on paper: /print/ and one A4 sheet (tagged PDF/UA-1) for each list, set by typst."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path

from generator.artifact import Artifact, Workshop, part
from generator.frame import Frame
from generator.load.entries import Entry
from generator.media.fonts import font_folder
from generator.model import addresses
from generator.model.activities import lists
from generator.render.base.activities import activities_tag, sheet_of, span_text
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part
from generator.render.base.views import Tag
from generator.schema.records import Page
from generator.text import date_in_chinese

_TEMPLATE = Path(__file__).parent.parent / "templates" / "sheet.typ"
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time


class SheetFault(Exception):
    """typst warned of something: rules and template should have seen to it that it never does."""


def render(plan: Plan) -> Iterator[Artifact]:
    """/print/ and the sheets."""
    yield _front(plan)
    for entry in lists(plan.site):
        sheet = sheet_of(plan, entry)
        yield Artifact(addresses.sheet(entry.id), sheet_pdf, (part([sheet.data, sheet.digest]),), (entry.path,))


def sheet_pdf(workshop: Workshop, sheet: tuple[str, str]) -> bytes:
    """The sheet; raises SheetFault for anything that typst warns of."""
    import typst

    text, digest = sheet
    data = json.loads(text)
    stamp_time = int(datetime.datetime(**data["edition_date"], tzinfo=_ZONE).timestamp())
    filled = json.dumps({**data, "digest": digest, "qr": _qr(data["url"])}, ensure_ascii=False)
    made, warnings = typst.compile_with_warnings(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": filled},
        pdf_standards=["ua-1"],
        timestamp=stamp_time,
    )
    if warnings:
        raise SheetFault("; ".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)
    return made


def _qr(url: str) -> str:
    """The QR code of `url` as SVG (ISO/IEC 18004), with its quiet zone."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=4)
    return out.getvalue().decode()
