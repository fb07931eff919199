"""Setting by typst: the one place that calls it, with the packaged font and no other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from generator.apart import apart
from generator.keyed import Cost
from generator.media.fonts import FAMILY, font_folder, in_font

if TYPE_CHECKING:
    import typst

_LONG_WORD = re.compile("[!-~]{16}(?=[!-~])")


def printable(text: str) -> str:
    """`text` in characters of the font; a long word may be broken."""
    return _LONG_WORD.sub("\\g<0>\u200b", in_font(text))


class TypstFault(Exception):
    """typst warned of something: rules and template should have seen to it that it never does."""


def typeset(source: bytes, data: str, **options: Any) -> bytes:
    """What typst makes of `source` and `data` with its `options`; raises TypstFault for anything that it warns of, Overdue.

    Set apart: typst keeps what it has made, some 20 MB a sheet, and starts threads, behind which nobody may fork.
    """
    return apart(functools.partial(_typeset, fonts(), source, data, options), Cost.SHEET.value)


@functools.cache
def fonts() -> typst.Fonts:
    """The packaged font, looked for once in a process: all that is set apart from it begins with the library and the font at hand."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())])


def _typeset(known: typst.Fonts, source: bytes, data: str, options: dict[str, Any]) -> bytes:
    import typst

    made, warnings = typst.compile_with_warnings(source, font_paths=known, sys_inputs={"data": data}, **options)
    refuse(warning.message for warning in warnings)
    return bytes(made[0] if isinstance(made, list) else made)  # of pictures there are as many as pages: the first is wanted


def refuse(warnings: Iterable[str]) -> None:
    """Raise TypstFault if there are any; MemoryError where our font is unknown, since it is packaged: there was no memory to read it into."""
    said = "; ".join(warnings)
    if f"unknown font family: {FAMILY.lower()}" in said:
        raise MemoryError(said)
    if said:
        raise TypstFault(said)
