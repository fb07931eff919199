"""社会实践教育清单 on paper: /print/ and one A4 sheet (tagged PDF/UA-1) for each list, set by typst."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.media.fonts import font_folder
from generator.model import addresses
from generator.model.activities import lists
from generator.render.base.activities import activities_tag, sheet_of, span_text
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined
from generator.render.base.qr import qr
from generator.render.base.views import Tag
from generator.schema.activities import ActivityList
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


def _front(plan: Plan) -> Artifact:
    sheets = []
    for entry in lists(plan.site):
        short = sheet_of(plan, entry).digest
        sheets.append(Part((entry, short), digest(entry.id.encode(), entry.digest, short.encode())))
    return Artifact(
        addresses.file_of(addresses.PRINT),
        front_page,
        (
            plan.frame(addresses.PRINT),
            plan.facts,
            plan.names,
            plan.crumbs(activities_tag(plan)),
            entry_part(plan.intro("print")),
            joined(sheets),
        ),
        ("content/pages/print.md",),
    )


def front_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    sheets: list[tuple[Entry[ActivityList], str]],
) -> bytes:
    """The sheets and what they are for."""
    address = addresses.PRINT
    title, summary = (intro.record.title, intro.record.summary) if intro else ("打印清单", "")
    rows = [
        (
            addresses.sheet(entry.id),
            addresses.activity_list(entry.id),
            entry.record,
            span_text(entry.record.starts, entry.record.ends),
            date_in_chinese(entry.record.edition),
            len(entry.record.activities),
            short,
        )
        for entry, short in sheets
    ]
    body = prose(workshop, intro, way_up(address), names)
    return stamp("print.html", frame, facts, Head(address, title, summary), summary=summary, body=body, crumbs=crumbs, sheets=rows)


def sheet_pdf(workshop: Workshop, sheet: tuple[str, str]) -> bytes:
    """The sheet from its data and their digest; raises SheetFault for anything that typst warns of."""
    import typst

    text, short = sheet
    data = json.loads(text)
    edition = datetime.datetime(**data["edition_date"], tzinfo=_ZONE)
    filled = json.dumps({**data, "digest": short, "qr": _qr(data["url"])}, ensure_ascii=False)
    made, warnings = typst.compile_with_warnings(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]),
        sys_inputs={"data": filled},
        pdf_standards=["ua-1"],
        timestamp=int(edition.timestamp()),
    )
    if warnings:
        raise SheetFault("; ".join(warning.message for warning in warnings))
    return made


def _qr(url: str) -> str:
    """The QR code of `url` as SVG; sheets are copied and folded, so a damaged one must still be read."""
    code = qr(url, "M")
    shape = f'width="{code.size}" height="{code.size}" viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>'
