"""Templates and their data as a tagged PDF (PDF/UA-1), the same everywhere, and its first page as a small picture."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from generator.artifact import Artifact
from generator.cache import digest
from generator.keyed import Cost, Made, Recipe, Workshop, digest_of
from generator.model import addresses
from generator.program import tool_of
from generator.render.base import typesetting
from generator.render.base.qr import qr
from generator.render.sheets.row_headers import RowHeaders, with_row_headers

_TEMPLATES = Path(__file__).parents[2] / "templates"
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_LONG_SIDE = 480  # pixels of a first page
_GREYS = [grey // 16 * 17 for grey in range(256)]  # sixteen are enough for letters, which pack best without loss


class Setting(NamedTuple):
    """What typst is given: templates, one after the other, their data, and the day on which the paper was made."""

    templates: Sequence[str]
    data: Mapping[str, Any]
    day: datetime.date


def typeset(templates: Sequence[str], data: str, day: datetime.date) -> bytes:
    """The PDF of `templates`, one after the other, and `data`, made on `day`; raises TypstFault, Overdue."""
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=_ZONE)
    return typesetting.typeset(_source(templates), data, format="pdf", pdf_standards=["ua-1"], timestamp=int(midnight.timestamp()))


@dataclass(frozen=True)
class Paper(Recipe):
    """A PDF that is published; it tells how many pages it has, and what it was set from.

    An edit changes much that a paper says nothing of: one that would be set from the same stays as it is.
    """

    cost = Cost.SHEET
    may_stay = True
    row_headers: ClassVar[RowHeaders | None] = None

    def setting(self, workshop: Workshop) -> Setting:
        """What it is made of."""
        raise NotImplementedError

    def make(self, workshop: Workshop) -> Made:
        """Have it set, unless it is."""
        templates, data, day = self.setting(workshop)
        words = json.dumps(data, ensure_ascii=False)
        setting = _number_of(tool_of(type(self).__module__), digest_of((*templates, words, day)))
        live = workshop.live
        if live and live.facts.get("setting") == setting and (pdf := live.read()):
            return Made(pdf, {"pages": live.facts["pages"], "setting": setting})
        pdf = typeset(templates, words, day)
        if self.row_headers:
            pdf = with_row_headers(pdf, self.row_headers)
        return Made(pdf, {"pages": pages_in(pdf), "setting": setting})


@dataclass(frozen=True)
class FirstPage(Recipe):
    """The first page of a paper as a picture in grey, as most printers give it; it tells its size in pixels."""

    paper: str  # its path
    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Have it drawn from the paper that was made."""
        import pypdfium2

        with pypdfium2.PdfDocument(workshop.read(self.paper)) as pdf:
            page = pdf[0]
            picture = page.render(scale=_LONG_SIDE / max(page.get_size()), grayscale=True).to_pil().point(_GREYS)
        out = BytesIO()
        picture.save(out, "WEBP", lossless=True, method=4)
        return Made(out.getvalue(), {"width": picture.width, "height": picture.height})


def first_page_of(paper: Artifact) -> Artifact:
    """The picture of the first page of `paper`."""
    return Artifact(addresses.first_page(paper.path), FirstPage(paper.path), paper.sources, (paper.path,))


def _number_of(*parts: bytes) -> int:
    return int.from_bytes(digest(*parts)[:8], "big") >> 1  # which fits in what numbers are kept in


def pages_in(pdf: bytes) -> int:
    """How many pages typst made; raises ValueError if it writes them in another way than it did."""
    match = _PAGES.search(pdf)
    if not match:
        raise ValueError("no count of pages")
    return int(match[1])


def _source(templates: Sequence[str]) -> bytes:
    return b"\n".join((_TEMPLATES / name).read_bytes() for name in templates)


def code_of(url: str) -> str:
    """The QR code of `url` as SVG; sheets are copied and folded, so a damaged one must still be read."""
    code = qr(url, "M")
    shape = f'width="{code.size}" height="{code.size}" viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}><path stroke="#000" d="{code.path}"/></svg>'
