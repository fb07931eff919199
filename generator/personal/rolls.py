"""Lists of names under a head that says whose they are: 获奖小朋友名单, and below it a name in each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import is_adult
from generator.personal.certain import certain_at
from generator.personal.cues import CALLED_ADULT, KINDS, LABEL_OF_ADULTS
from generator.personal.lazily import HAN, lazily

Span = tuple[int, int]

_ITEM = lazily(r"[ \t\u3000]*(?:[-*+•·]|[(（]?[0-9]{1,2}[.、．)）:：]?|[①-⑳]|[一二三四五六七八九十]{1,2}、)?[ \t\u3000]*")
_REST = lazily(rf"(?![{HAN}])")
_LINE = lazily(r"[^\n]{2,24}(?=\n|$)")
_BLANK = lazily(r"[ \t\u3000]*\n")
_MOST = 60  # lines
_LONG = 40  # characters, for a head


def listed_below(text: str, match: re.Match[str]) -> Iterator[Span]:
    """The names in the lines below the one in which a list is announced."""
    begin, end = text.rfind("\n", max(0, match.start() - _LONG), match.start()) + 1, text.find("\n", match.end(), match.end() + _LONG)
    if end < 0:
        return
    head = text[begin:end].rstrip("：: \u3000|*#")
    if not any(kind.search(head) for kind in KINDS[1:]) or LABEL_OF_ADULTS.search(head) or CALLED_ADULT.search(head):
        return
    blank = _BLANK.match(text, end + 1)
    at = blank.end() if blank else end + 1
    names: list[Span] = []
    items = 0
    while items < _MOST and (item := _ITEM.match(text, at)) and (line := _LINE.match(text, item.end())):
        name = certain_at(text, item.end())
        names += [name] if name and _REST.match(text, name[1]) and not is_adult(text, *name) else []
        items, at = items + 1, line.end() + 1
    if len(names) > 1 and len(names) * 2 > items:
        yield from names
