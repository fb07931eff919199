"""Marks in made HTML for what a text names but cannot know: people, figures, pictures, and the way back to the site's root.

They are private-use characters, which load refuses in sources, so that no text can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

OPEN, NEXT, CLOSE, ROOT = "\ue000", "\ue001", "\ue002", "\ue003"

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ANY = re.compile(f'<div class="mark">{OPEN}([^{CLOSE}]*){CLOSE}</div>|{OPEN}([^{CLOSE}]*){CLOSE}|"{ROOT}"|{ROOT}')


def mark(*parts: str) -> str:
    """The mark that stands for `parts`, the first of which says what it is; whatever could be taken for a mark in them is left out."""
    return OPEN + NEXT.join(map(without_marks, parts)) + CLOSE


def without_marks(text: str) -> str:
    """`text` without any character that could belong to a mark."""
    return _PRIVATE.sub("", text)


def expand(html: str, up: str, replace: Callable[[list[str]], str]) -> str:
    """`html` with each mark replaced by the HTML that `replace` gives for its parts (as text), and root links led through `up`.

    In one pass: what `replace` gives is not looked at again.
    """

    def replacement(match: re.Match[str]) -> str:
        inside = match[2] if match[1] is None else match[1]
        if inside is not None:
            return replace([unescape(part) for part in inside.split(NEXT)])
        return up if match[0] == ROOT else f'"{up or "./"}"'

    return _ANY.sub(replacement, html)
