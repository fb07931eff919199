"""What typst warns of, and what it means."""

from __future__ import annotations

from collections.abc import Iterable

from generator.media.fonts import FAMILY


class TypstFault(Exception):
    """typst warned of something: rules and template should have seen to it that it never does."""


def refuse(warnings: Iterable[str]) -> None:
    """Raise TypstFault if there are any; MemoryError where our font is unknown, since it is packaged: there was no memory to read it into."""
    said = "; ".join(warnings)
    if f"unknown font family: {FAMILY.lower()}" in said:
        raise MemoryError(said)
    if said:
        raise TypstFault(said)
