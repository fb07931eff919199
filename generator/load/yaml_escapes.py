"""What the backslashes in a quoted YAML text become: held against the same table as what was written without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.load.decode import FORBIDDEN, code_point, refused_at

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_NAMED = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))  # YAML 1.1, section 5.7
_NOT_IN_A_LINE = {"\n": "换行", "\t": "制表符"}


class Escape(NamedTuple):
    """One escape: where in the text it stands, how it is written, and what it becomes."""

    offset: int
    written: str
    char: str


def refused_escape(written: str, text: str) -> Escape | None:
    """The escape in `written` that puts into `text`, which it becomes, a character that is refused, or breaks its line."""
    offset = refused_at(text)
    blamed = text[offset] if offset >= 0 else ""
    found = list(_escapes(written))
    return next((each for each in found if each.char and (each.char in _NOT_IN_A_LINE or each.char == blamed)), None)


def meaning(char: str) -> str:
    """What `char` is, in Chinese."""
    return _NOT_IN_A_LINE.get(char) or f"看不见的字符 {code_point(char)}"


def may_hide(text: str) -> bool:
    """Whether a value in the YAML `text` can become what `decode` has not seen: by an escape, or by half of what it saw as a pair."""
    return "\\" in text or bool(FORBIDDEN.search(text))


def _escapes(written: str) -> Iterator[Escape]:
    for match in _ESCAPE.finditer(written):
        hexadecimal = match[1] or match[2] or match[3]
        yield Escape(match.start(), match.group(), chr(int(hexadecimal, 16)) if hexadecimal else _NAMED.get(match[4], ""))
