"""A part of a file, as a player asks for it that jumps about in a film (RFC 9110, 14): one range of bytes; whoever asks for several gets the whole."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus

from generator.serve.answers import Answer

_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)


def in_part(answer: Answer, wanted: str, *, is_conditional: bool) -> Answer:
    """The part that the header `Range` asks for; what is no file, and whatever cannot be understood, is answered whole.

    A preview gives no validator that a condition (`If-Range`) could name, so a conditional request gets the whole file (13.1.5).
    """
    found = _RANGE.fullmatch(wanted)
    if not found or not any(found.groups()) or not answer.has_parts or is_conditional:
        return answer
    size = len(answer.data)
    first, last = found.groups()
    if first:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < int(first):
            return answer  # means nothing (14.1.1)
    else:
        start, end = max(0, size - int(last)), size - 1
    if start > end:
        return replace(answer, status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, data=b"", part=f"bytes */{size}")
    return replace(answer, status=HTTPStatus.PARTIAL_CONTENT, data=answer.data[start : end + 1], part=f"bytes {start}-{end}/{size}")
