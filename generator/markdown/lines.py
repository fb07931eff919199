"""The lines of a text as a reader sees them, and what somebody wrote there that does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Slip(NamedTuple):
    """Something that shows its signs; lines and columns count from 1 within the text.

    Sorts: sign (does nothing; `meant` is the line to type, in place of the line or of what was written), told (the same, with `meant` for
    what to do), run-on (paragraphs), address (for which `meant` is a link), cells (of a table), left (from where a text was copied),
    half (of a pair of quotation marks), punctuation (of an English keyboard; `meant` is the whole line).
    """

    sort: str
    line: int
    column: int
    what: str = ""  # was meant
    written: str = ""
    meant: str = ""


_FENCE = re.compile(r"^(```+|~~~+)")
_CODE = re.compile(r"`[^`\n]*`")


def masked(text: str) -> list[str]:
    """The lines of `text`, those of boxes of code empty, code inside of lines as blanks."""
    lines, fence = text.split("\n"), ""
    for index, line in enumerate(lines):
        opening = _FENCE.match(line)
        if fence or opening:
            lines[index] = ""
            if opening and not fence:
                fence = opening.group(1)
            elif line.rstrip(" ") == fence:
                fence = ""
        elif "`" in line:
            lines[index] = _CODE.sub(lambda match: " " * len(match.group()), line)
    return lines


def paragraphs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines and the borders of blocks, each with the index of its first line."""
    start = 0
    for index, line in enumerate([*lines, ""]):
        if not line.strip() or line.startswith(":::"):
            if index > start:
                yield start, lines[start:index]
            start = index + 1
