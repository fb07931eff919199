"""What a narrow line is not to take apart: a word of a command at its hyphens, a cell of a few characters."""

from __future__ import annotations

import re
from html import unescape

from generator.text import WIDE

_CODE = re.compile(r"<code>[^<]*-[^<]*</code>")
_WITH_HYPHEN = re.compile(r"[!-;=?-~]*[!-,.-;=?-~][!-;=?-~]*")  # of ASCII; Han beside it breaks as ever
_CELL = re.compile(r"(<t[dh](?: class=\"[a-z]+\")?>)([^<\n\ue000-\uf8ff]{4,30})(?=</t[dh]>)")
_HAN = re.compile(f"[{WIDE}]")
_SHORT = range(4, 6)  # characters of a cell; of fewer its least width takes care


def kept_whole(html: str) -> str:
    """`html` with what stays whole in a span that breaks only where it is wider than the line."""
    html = _CODE.sub(lambda code: _WITH_HYPHEN.sub(_word, code[0][6:-7]).join(("<code>", "</code>")), html) if "<code>" in html else html
    return _CELL.sub(_cell, html) if "<td" in html else html


def _word(match: re.Match[str]) -> str:
    return _span(match[0]) if "-" in match[0] else match[0]


def _cell(match: re.Match[str]) -> str:
    text = unescape(match[2])
    return match[1] + (_span(match[2]) if len(text) in _SHORT and _HAN.search(text) else match[2])


def _span(html: str) -> str:
    return f'<span class="phrase">{html}</span>'
