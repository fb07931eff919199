"""社会实践教育清单: a list of activities on A4, for everybody, in large type, for some grades, for a school or a community; all of a school's in one."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.artifact import Artifact
from generator.keyed import Workshop
from generator.media.fonts import FAMILY
from generator.model import addresses
from generator.model.handouts import SCHOOL
from generator.render.base.plan import Plan
from generator.render.base.sheets import Sheet, sheets_of
from generator.render.sheets.row_headers import RowHeaders
from generator.render.sheets.typesetting import Paper, Setting, code_of, first_page_of

PLACES_FILE = "content/places.yml"


@dataclass(frozen=True)
class SheetPdf(Paper):
    """Sheets, one after the other; they are all in the same size of type."""

    sheets: tuple[Sheet, ...]
    site: str  # its address

    row_headers = RowHeaders(columns=5, at=1)  # 活动

    def setting(self, workshop: Workshop) -> Setting:
        """What stands on them."""
        first = self.sheets[0]
        titles = "、".join(dict.fromkeys(sheet.title for sheet in self.sheets))
        data = {
            "font": FAMILY,
            "title": f"{titles}（{first.label}）" if first.label else titles,
            "date": _parts_of(self._day),
            "sheets": [self._filled(sheet) for sheet in self.sheets],
        }
        template = "large.typ" if first.is_large else "sheet.typ"
        return Setting(("printed.typ", template), data, self._day)

    @property
    def _day(self) -> datetime.date:
        return max(sheet.edition for sheet in self.sheets)

    def _filled(self, sheet: Sheet) -> dict[str, Any]:
        """What the template is told of a sheet; addresses get the site's."""
        data = dataclasses.asdict(sheet)
        del data["edition"]
        for row in (row for part in data["parts"] for group in part["groups"] for row in group["rows"]):
            row["url"] = self.site + row["url"]
        url = self.site + addresses.activity_list(sheet.list_id)
        return data | {
            "running": f"{'示例　' if sheet.sample else ''}{sheet.called}",
            "issued": f"{sheet.issuer}编　{sheet.called}　{sheet.span}",
            "code": sheet.code,
            "url": url,
            "address": url.partition("://")[2],
            "qr": code_of(url),
            "qr_alt": f"二维码：打开《{sheet.title}》的网页",
        }


def _parts_of(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def lists(plan: Plan) -> Iterator[Artifact]:
    """All sheets of all lists, and for each school those of the lists that are not over."""
    site, today = plan.site.settings.url, plan.site.settings.today
    of_schools: dict[str, list[tuple[Sheet, str]]] = {}
    for entry in plan.offers.lists:
        for handout, sheet in sheets_of(plan, entry):
            paper = SheetPdf((sheet,), site)
            artifact = Artifact(handout.path, paper, (entry.path, *([PLACES_FILE] if handout.place else [])))
            yield artifact
            if not handout.place and not handout.grades:
                yield first_page_of(artifact)
            if handout.place and handout.place.kind == SCHOOL and entry.record.ends >= today:
                of_schools.setdefault(handout.place.id, []).append((sheet, entry.path))
    for id, found in of_schools.items():
        sheets = tuple(sheet for sheet, _ in found)
        yield Artifact(addresses.school_sheets(id), SheetPdf(sheets, site), (PLACES_FILE, *(path for _, path in found)))
