"""The index of a site, as `generator.bench.indexing` writes it, on the day of the tests."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.bench import indexing
from generator.bench.indexing import ASK, Text, ask
from generator.settings import BuildOptions

__all__ = ["ASK", "TODAY", "Text", "ask", "texts", "write_index"]

TODAY = datetime.date(2026, 11, 23)


def write_index(root: Path, out: Path, store: Path, options: BuildOptions | None = None) -> list[str]:
    """Write the index of the site below `root` into `out`; the paths of what was written."""
    return indexing.write_index(root, out, store, options or BuildOptions(TODAY))


def texts(root: Path, options: BuildOptions | None = None) -> list[Text]:
    """Every document of the site."""
    return indexing.texts(root, options or BuildOptions(TODAY))
