"""Names of children in the lines under the head of a list or a table of theirs: 积分榜（儿童组）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import is_adult
from generator.personal.lazily import lazily
from generator.personal.names import lone_name_at

Span = tuple[int, int]
Word = re.Match[str]

_REST_OF_HEAD = lazily(
    r"(?![^\n]{0,14}(?:评委|老师|教师|指导|教练|家长|主持|领队|工作|志愿|须知|时间))[^\n。！？!?；;]{0,14}?(?=\n|第|①|[一-龥]{2,4} [0-9])"
)
_PLACE = (
    r"(?:[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,2})[）)]?[.．、:：)）|\s]+|[①-⑳][.．、\s]*"
    r"|第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})名?[：:|\s]*|[冠亚季]军[：:|\s]*|)"
)
_LINE = lazily(rf"[\s|｜\-:—*]*{_PLACE}[|｜\s]*")
_SCORE = lazily(r"[^\n。！？!?；;一-龥]{0,4}(?:[0-9０-９.:：]+ ?[一-龥]{0,2}){0,4}[ \t|｜]*(?=\n|第|[①-⑳]|$)")
_FIGURE = lazily(r"[0-9０-９]")
_MOST = 40  # lines


def ranked(text: str, match: Word) -> Iterator[Span]:
    """Names that lead the lines under the head of a group of children."""
    head = _REST_OF_HEAD.match(text, match.end())
    at = head.end() if head else None
    for _ in range(_MOST):
        line = _LINE.match(text, at, at + 40) if at is not None else None
        name = lone_name_at(text, line.end(), is_told=True) if line else None
        if not name:
            return
        score = _SCORE.match(text, name[1], name[1] + 30)
        if not (score and _FIGURE.search(score.group())) and is_adult(text, *name):  # 20 is no age there
            return
        yield name
        at = score.end() if score and score.end() < len(text) else None
