"""Accounts that stand below what tells that they are some: in a cell under its head, or alone on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily

_HEAD = re.compile(
    r"[微薇威QqWwVv抖快](?:(?<=[微薇威Vv])信|(?<=[Qq])[Qq]|(?<=[Ww])e[Cc]hat|(?<=[VvWw])[Xx]|(?<=抖)音|(?<=快)手)"
    r"(?:账?号码?| ?ID| ?id)?(?:[：:↓]|👇|⬇)?[ \t]*(?=[|｜\n])"
)
_BARS = frozenset("|｜")
_BAR = lazily(r"[|｜]")
_ID = lazily(r"[ \t`]*(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19}|[1-9][0-9]{6,11})[ \t`]*(?=$|[|｜\n])")
_NEXT = lazily(r"\s{1,8}")
_COUNT = lazily(r"[次人总]数|数量|合计|粉丝|关注")
_MOST = 40  # lines of a table
_MOST_HEADS = 100  # of columns in a text


def find_below(text: str) -> Iterator[Finding]:
    """Accounts below 微信 and the like, in a text as it is seen."""
    heads = 0
    for match in _HEAD.finditer(text):
        line_start, line_end = (
            text.rfind("\n", max(0, match.start() - 200), match.start()) + 1,
            text.find("\n", match.end(), match.end() + 200),
        )
        if line_end < 0:
            continue
        cells = len(_BAR.findall(text, line_start, match.start()))
        if _BARS.isdisjoint(text[line_start:line_end]):
            behind = _NEXT.match(text, match.end())
            found = _ID.match(text, behind.end()) if behind else None
            if found and text[found.end() : found.end() + 1] not in _BARS:
                yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
        elif heads < _MOST_HEADS:
            heads += 1
            yield from _column(text, line_end + 1, cells)


def _column(text: str, at: int, cells: int) -> Iterator[Finding]:
    """Accounts in the cell behind so many bars, in the lines from `at`."""
    for _ in range(_MOST):
        end = text.find("\n", at, at + 400)
        end = min(len(text), at + 400) if end < 0 else end
        bars = [bar.end() for bar in _BAR.finditer(text, at, end)]
        if not bars:
            return
        if _COUNT.search(text, at, end):
            return
        found = _ID.match(text, bars[cells - 1] if cells else at) if cells <= len(bars) else None
        if found:
            yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
        at = end + 1
