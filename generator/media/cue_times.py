"""The line of a caption that says from when to when: as WebVTT has it, and as people write it with a Chinese keyboard or copy it from SRT."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.lazily import lazily
from generator.text import half_width

_STRICT = lazily(
    r"(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]+(?P<settings>\S.*?))?[ \t]*"
)
_TIME = r"(?:(?:\d{1,3} *: *)?\d{1,2} *: *)?\d{1,3}(?: *[.,。、] *\d{1,3})?"
_ARROW = r"(?:[-－—–―─=~]{1,4} *[>＞》›]|→|⟶|➔|➜|⇒|[-－—–―─]{1,4}|到|至)"
_LENIENT = lazily(rf" *(?P<start>{_TIME}) *(?P<arrow>{_ARROW}) *(?P<end>{_TIME})(?: +(?P<settings>[a-z]+:\S.*?))? *")
_ONLY_DIGITS = lazily(r"\d{1,3}")
_POINTED = lazily("[>＞》›→⟶➔➜⇒]")
_MOST = 200  # characters of a line that may be one
_HOUR = 3_600_000


class Timing(NamedTuple):
    """A line of times: from, to, what was written, how it should be written, and where the two begin to differ."""

    start: int  # milliseconds
    end: int
    written: str
    meant: str
    column: int  # from 1
    settings: str  # what stands behind the times
    is_right: bool


def read_timing(line: str, *, is_among_words: bool = False) -> Timing | None:
    """What a line says of times; None if it says nothing of the kind. Somebody may say “8:30到9:00”, so among words only an arrow is one."""
    written = line.rstrip()
    if len(written) > _MOST or not any(char.isdigit() for char in written):
        return None
    strict = _STRICT.fullmatch(line)
    found = strict or _LENIENT.fullmatch(half_width(written))
    if found is None:
        return None
    if strict:
        first, _, rest = written.partition("-->")
        start, end = _milliseconds(first), _milliseconds(rest.split()[0])
        return Timing(start, end, written, written, 1, strict["settings"] or "", True)
    if is_among_words and not _POINTED.search(found["arrow"]):
        return None
    if _ONLY_DIGITS.fullmatch(found["start"]) and _ONLY_DIGITS.fullmatch(found["end"]) and found["arrow"] != "-->":
        return None  # “3—5” is what somebody says
    start, end = _milliseconds(found["start"]), _milliseconds(found["end"])
    meant = f"{clock(start)} --> {clock(end)}"
    return Timing(start, end, written, meant, _column(written, meant), "", False)


def _milliseconds(text: str) -> int:
    """The time in a text of hours, minutes, seconds and their parts; the first may be left out."""
    whole, _, part = re.sub("[,。、]", ".", text.replace(" ", "").strip()).partition(".")
    seconds = 0
    for each in whole.split(":"):
        seconds = seconds * 60 + int(each)
    return seconds * 1000 + (int(part.ljust(3, "0")) if part else 0)


def clock(milliseconds: int) -> str:
    """A time as WebVTT writes it."""
    hours, rest = divmod(milliseconds, _HOUR)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _column(written: str, meant: str) -> int:
    """Where the line as written leaves the one that was meant, be it with hours or without; from 1."""
    short = meant.removeprefix("00:").replace(" --> 00:", " --> ")
    at = max(next((at for at, (one, other) in enumerate(zip(written, each, strict=False)) if one != other), 0) for each in (meant, short))
    return at + 1
