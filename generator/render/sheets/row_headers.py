"""Headers of rows in the tables of a paper: typst's own function for these, `pdf.header-cell`, is behind a switch that its Python package has not.

So cells are made headers in what typst has written, each by as many bytes, since a PDF says at which byte its objects begin.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from generator.lazily import lazily

_HEADER = lazily(rb"/S/TH/P \d+ 0 R/ID\(U(\d+)x\d+y0\)")
_CELL = lazily(rb"/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U(\d+)x(\d+)y0\)\])([^\n]*?/K\[)(\]?)")


class RowHeaders(NamedTuple):
    """Which cells are headers: in tables of so many columns those of the column `at`, counted from 0."""

    columns: int
    at: int


def with_row_headers(pdf: bytes, wanted: RowHeaders) -> bytes:
    """`pdf` with headers for its rows; the other cells no longer name the headers of their columns alone, which Scope tells of both.

    ISO 32000-1, table 349: Scope, and Headers, which comes before it.
    """
    columns = Counter(_HEADER.findall(pdf))

    def cell(match: re.Match[bytes]) -> bytes:
        way, named, table, column, rest, empty = match.groups()
        if columns[table] != wanted.columns:
            return match[0]
        if int(column) != wanted.at or empty:
            return b"/S/TD" + way + b" " * len(named) + rest + empty
        return b"/S/TH" + way + b"/Scope/Row".ljust(len(named)) + rest + empty

    return _CELL.sub(cell, pdf)
