"""A source file cut in two: the fields between their two fences, and the body."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.schema.kinds import Kind

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Parts(NamedTuple):
    """Fields and body with the lines of the file, from 1, on which they begin."""

    fields: str
    fields_line: int
    body: str
    body_line: int


def split(kind: Kind, text: str) -> Parts | None:
    """Fields and body; a file of fields alone is all fields; None if a fence is missing."""
    if not kind.has_body:
        return Parts(text, 1, "", 0)
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    body_line = text.count("\n", 0, closing.start()) + 2  # even if nothing follows, not so much as a line feed
    return Parts(text[opening.end() + 1 : closing.start()], 2, text[closing.end() + 1 :], body_line)
