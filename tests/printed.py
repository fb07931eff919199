"""Sheets made up for tests: set without a build, and read back as whoever copies the words out of a PDF gets them."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path
from typing import Any

from generator.cache import NOWHERE
from generator.keyed import Workshop
from generator.render.base.sheet_rows import SheetRow
from generator.render.base.sheets import Sheet, SheetGroup, SheetPart
from generator.render.sheets.lists import SheetPdf
from generator.store import Store
from tests.conftest import GOOD, tool

EMPTY_ROW = SheetRow(
    url="activities/a/b/",
    number="01",
    mark="志",
    category="志愿服务",
    title="扫雪",
    summary="",
    notes=(),
    changes="",
    reason="",
    when=("1月26日（周二）", "9:00—10:30"),
    where=("东柿社区",),
    who=("3—6年级，12人", "家长同去"),
    how=(),
    points="",
    host="",
)


def row_with(**changes: Any) -> SheetRow:
    """A row with little in it but `changes`."""
    return SheetRow(**{name: changes.get(name, getattr(EMPTY_ROW, name)) for name in SheetRow.__dataclass_fields__})


def sheet_with(*rows: SheetRow, **changes: Any) -> Sheet:
    """A sheet with `rows` in one week, and with `changes`."""
    plain: dict[str, Any] = {
        "list_id": "a",
        "title": "清单",
        "label": "",
        "issuer": "甲",
        "edition": datetime.date(2026, 11, 20),
        "called": "2026年11月20日版",
        "span": "2027年1月23日—2月7日",
        "school": "",
        "is_large": False,
        "intro": "乙",
        "facts": (),
        "legend": (("志", "志愿服务"),),
        "sample": "",
        "parts": (SheetPart("", (SheetGroup("1月25日—31日", rows, (False,) * len(rows)),)),),
        "since": "",
        "changes": (),
    }
    return Sheet(**{**plain, **changes})


def set_alone(*sheets: Sheet) -> bytes:
    """Sheets, set without a build."""
    return SheetPdf(sheets, "https://example.org/").make(Workshop(GOOD, Store(NOWHERE))).data


def pages_of(file: Path) -> list[str]:
    """The words of each page, blanks left out."""
    text = subprocess.run([tool("pdftotext"), "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]
