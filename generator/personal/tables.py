"""Accounts that stand below what tells that they are some: in a cell under its head, or alone on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily

_HEAD = re.compile(
    r"[微薇威QqWwVv抖快](?:(?<=[微薇威Vv])信|(?<=[Qq])[Qq]|(?<=[Ww])e[Cc]hat|(?<=[VvWw])[Xx]|(?<=抖)音|(?<=快)手)"
    r"(?:账?号码?| ?ID| ?id)?(?:[：:↓]|👇|⬇)?[ \t]*(?=[|｜\n])"
)
_HEAD_OF_HOMES = lazily(r"(?:家庭|住宅|家里|家中|宅)(?:电话|座机|固话)(?:号码?)?[ \t]*(?=[|｜\n])")
_LOCAL = lazily(r"[ \t]*(?P<id>[2-8][0-9]{3}[ -]?[0-9]{4})[ \t]*(?=$|[|｜\n])")
_BARS = frozenset("|｜")
_BAR = lazily(r"[|｜]")
_ID = lazily(r"[ \t`]*(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19}|[1-9](?: ?[0-9]){6,11})[ \t`]*(?=$|[|｜\n])")
_ID_BELOW = lazily(
    r"[ \t`“]*(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19}|[1-9](?: ?[0-9]){6,11})[ \t`”]*"
    r"(?=$|[|｜\n，。,；;、！（(]|就|也|即|来|加|搜|备注|联系|[（(])"
)
_NEXT = lazily(r"\s{1,8}")
_COUNT = lazily(r"[次人总]数|数量|合计|粉丝|关注")
_MOST = 40  # lines of a table
_MOST_HEADS = 100  # of columns in a text


def find_below(text: str) -> Iterator[Finding]:
    """Accounts below 微信 and the like, and telephones in a column of homes, in a text as it is seen."""
    heads = 0
    for match in _HEAD.finditer(text):
        if _is_in_a_table(text, match):
            heads += 1
            yield from _column(text, match, _ID, Sort.ACCOUNT) if heads < _MOST_HEADS else ()
            continue
        behind = _NEXT.match(text, match.end())
        found = _ID_BELOW.match(text, behind.end()) if behind else None
        if found and text[found.end() : found.end() + 1] not in _BARS:
            yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
    if "电话" in text or "座机" in text:
        for match in islice(_HEAD_OF_HOMES.finditer(text), _MOST_HEADS):
            yield from _column(text, match, _LOCAL, Sort.PHONE)


def head_of(text: str, start: int) -> str:
    """What stands at the head of the column in which `start` is, in a line above; nothing where there is no table."""
    begin = text.rfind("\n", max(0, start - 200), start) + 1
    cell, head = len(_BAR.findall(text, begin, start)), ""
    for _ in range(_MOST if cell else 0):
        above = text.rfind("\n", max(0, begin - 200), max(0, begin - 1)) + 1
        cells = _BAR.split(text[above : max(0, begin - 1)])
        if begin == 0 or len(cells) <= cell:
            break
        begin, head = above, cells[cell]
    return head.strip()


def _line(text: str, match: re.Match[str]) -> tuple[int, int]:
    end = text.find("\n", match.end(), match.end() + 200)
    return text.rfind("\n", max(0, match.start() - 200), match.start()) + 1, match.end() if end < 0 else end


def _is_in_a_table(text: str, match: re.Match[str]) -> bool:
    start, end = _line(text, match)
    return not _BARS.isdisjoint(text[start : end + 1])


def _column(text: str, head: re.Match[str], pattern: re.Pattern[str], sort: Sort) -> Iterator[Finding]:
    """What is in the cells below a head, in the lines behind its own."""
    start, end = _line(text, head)
    cells = len(_BAR.findall(text, start, head.start()))
    for _ in range(_MOST):
        at = end + 1
        end = text.find("\n", at, at + 400)
        end = min(len(text), at + 400) if end < 0 else end
        bars = [bar.end() for bar in _BAR.finditer(text, at, end)]
        if not bars or _COUNT.search(text, at, end):
            return
        found = pattern.match(text, bars[cells - 1] if cells else at) if cells <= len(bars) else None
        if found:
            yield Finding(*found.span("id"), sort, found["id"])
