"""How a text is folded and cut for the index; theme/scripts/search/folding.js does the very same to what a reader types."""

from __future__ import annotations

import re
from operator import add

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# Letters and digits of any script, and the signs that people send each other: whatever is between them is no part of a word.
_RUN = re.compile("(?:[^\\W_]|[\u2600-\u27bf\U0001f000-\U0001faff])+")


def seen(text: str) -> str:
    """`text` without what nobody sees."""
    return _UNSEEN.sub("", text)


def folded(text: str) -> str:
    """`text` in small letters, what is as wide as a Han character as it is on a keyboard; as long as before."""
    halves = text.translate(_WIDE)
    small = halves.lower()
    if len(small) != len(halves):
        small = "".join(lower if len(lower := each.lower()) == 1 else each for each in halves)
    return small


def grams(text: str) -> set[str]:
    """All single characters of `text` and all pairs that stand side by side in a word."""
    found: set[str] = set()
    for run in _RUN.findall(folded(text)):
        found.update(run)
        found.update(map(add, run, run[1:]))
    return found


def shard_of(gram: str, shards: int) -> int:
    """Which of so many shards has a gram."""
    number = 0
    for each in gram:
        number = (number * 31 + ord(each)) % shards
    return number
