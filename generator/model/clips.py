"""The clip of a story: where its files lie."""

from __future__ import annotations

from typing import Any

from generator.load.entries import Entry


def clip_path(entry: Entry[Any]) -> str:
    """The path of the film beside an entry, as far as one is declared and could be read; else ""."""
    return _beside(entry, "file")


def captions_path(entry: Entry[Any]) -> str:
    """The path of its captions, or ""."""
    return _beside(entry, "captions")


def _beside(entry: Entry[Any], field: str) -> str:
    name = getattr(getattr(entry.record, "clip", None), field, "")
    return f"{entry.path.rpartition('/')[0]}/{name}" if name else ""
