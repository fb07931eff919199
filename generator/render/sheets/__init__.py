"""社会实践教育清单 on paper: one A4 sheet (tagged PDF/UA-1) for each list, set by typst."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.fonts import font_folder
from generator.model import addresses
from generator.render.base.plan import Plan
from generator.render.base.qr import qr
from generator.render.base.sheets import Sheet, sheet_of

_TEMPLATE = Path(__file__).parents[2] / "templates" / "sheet.typ"
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time


class SheetFault(Exception):
    """typst warned of something: rules and template should have seen to it that it never does."""


@dataclass(frozen=True)
class SheetPdf(Recipe):
    """The sheet of one list."""

    sheet: Sheet
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have it set; raises SheetFault for anything that typst warns of."""
        import typst

        data = json.loads(self.sheet.data)
        edition = datetime.datetime(**data["edition_date"], tzinfo=_ZONE)
        filled = json.dumps({**data, "digest": self.sheet.code, "qr": _qr(data["url"])}, ensure_ascii=False)
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
        return Made(made)


def render(plan: Plan) -> Iterator[Artifact]:
    """The sheets below /print/."""
    for entry in plan.offers.lists:
        yield Artifact(addresses.sheet(entry.id), SheetPdf(sheet_of(plan, entry)), (entry.path,))


def _qr(url: str) -> str:
    """The QR code of `url` as SVG; sheets are copied and folded, so a damaged one must still be read."""
    code = qr(url, "M")
    shape = f'width="{code.size}" height="{code.size}" viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>'
