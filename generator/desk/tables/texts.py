"""The text of a cell as a person reads it: days and times as the content writes them, numbers without what a program adds."""

from __future__ import annotations

import datetime
import re

from generator.text import as_seen

_ODD_BLANKS = re.compile("[\t\xa0\u2000-\u200a\u202f\u205f]")
_ESCAPED = re.compile("_x000[dD]_")
_ERRORS = frozenset("#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC!".split())


def clean(text: str) -> str:
    """`text` without what nobody sees, lines ended as the content ends them."""
    text = _ESCAPED.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\ufeff", "")
    return as_seen(_ODD_BLANKS.sub(" ", text))[0].strip()


_FULL = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff5e“”‘’—…·]"
_BREAK = re.compile(rf"(?<={_FULL})[ ]*\n\s*(?=\S)|(?<=\S)[ ]*\n\s*(?={_FULL})")


def one_line(text: str) -> str:
    """`text` without the breaks that make a cell narrow: beside a Chinese character or mark nothing was between the lines, elsewhere a blank."""
    return " ".join(_BREAK.sub("", text).split()) if "\n" in text else text


def is_error(text: str) -> bool:
    """Whether a cell holds what a program shows when it cannot calculate."""
    return text in _ERRORS


def as_text(value: object) -> str:
    """A cell's value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else f"{value.date().isoformat()} {_hours(value.time())}"
    if isinstance(value, datetime.time):
        return _hours(value)
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return clean(str(value))


def _hours(time: datetime.time) -> str:
    return f"{time.hour}:{time.minute:02}"
