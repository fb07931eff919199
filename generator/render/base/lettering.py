"""Letters in pictures: where a line of Chinese may break."""

from __future__ import annotations

import re

NOT_FIRST = "，。：；？！、”’》）」』】…—·"  # on a line
NOT_LAST = "“‘《（「『【"
_LATIN = re.compile("[0-9A-Za-z]")


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character `at`, of which there is one before and one after."""
    before, after = text[at - 1], text[at]
    return after not in NOT_FIRST and before not in NOT_LAST and not (_LATIN.match(before) and _LATIN.match(after))
