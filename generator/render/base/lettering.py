"""Letters in pictures: what the packaged font can show, and where a line of Chinese may break."""

from __future__ import annotations

import re
import unicodedata

from generator.media.fonts import missing_glyphs

NOT_FIRST = "，。：；？！、”’》）」』】…—·"  # on a line
NOT_LAST = "“‘《（「『【"
_LATIN = re.compile("[0-9A-Za-z]")
_UNKNOWN = "〓"  # what printers set for a character that they lack


def in_font(text: str) -> str:
    """`text` in characters of the font: 〓 for a letter that it lacks; a picture or mark that it lacks is left out."""
    for char in missing_glyphs(text):
        text = text.replace(char, _UNKNOWN if unicodedata.category(char).startswith("L") else "")
    return text


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character `at`, of which there is one before and one after."""
    before, after = text[at - 1], text[at]
    return after not in NOT_FIRST and before not in NOT_LAST and not (_LATIN.match(before) and _LATIN.match(after))
