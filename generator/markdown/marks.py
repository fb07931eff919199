"""Marks in made HTML for what a text names but cannot know: people, figures, pictures, and the way back to the site's root.

They are private-use characters, which load refuses in sources, so that no text can forge one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

OPEN, NEXT, CLOSE, ROOT = "\ue000", "\ue001", "\ue002", "\ue003"

_MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_BLOCK = re.compile(f'<div class="mark">{OPEN}([^{CLOSE}]*){CLOSE}</div>')


def mark(*parts: str) -> str:
    """The mark that stands for `parts`, the first of which says what it is."""
    return OPEN + NEXT.join(parts) + CLOSE


def expand(html: str, up: str, replace: Callable[[list[str]], str]) -> str:
    """`html` with each mark replaced by the HTML that `replace` gives for its parts (as text), and root links led through `up`."""

    def replacement(match: re.Match[str]) -> str:
        return replace([unescape(part) for part in match.group(1).split(NEXT)])

    if OPEN in html:
        html = _MARK.sub(replacement, _BLOCK.sub(replacement, html))
    return html.replace(f'"{ROOT}"', f'"{up or "./"}"').replace(ROOT, up)
