"""How a text is folded and cut for the index; theme/scripts/search/folding.js does the very same to what a reader types."""

from __future__ import annotations

import functools
import re
from array import array
from collections.abc import Iterator, Sequence

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_WIDE_LETTER = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# Letters and digits of any script are parts of words, and the signs that people send each other; so is what will be Han in a later Unicode than ours.
_SIGN = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\U00020000-\U0003ffff]")

_UTF_32 = "utf-32-le" if array("H", (1,)).tobytes()[0] else "utf-32-be"  # as this machine has numbers

TITLES = 16777213  # a whole title is told by a number below this, so that no name of anybody stays whole in the store


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


def pairs(text: str) -> set[int]:
    """All pairs of characters that stand side by side in `text`, and the last with none, as numbers: strings would take twice the time."""
    low = text.lower()
    if _WIDE_LETTER.search(low) or len(low) != len(text):  # what is wide besides is no letter
        low = folded(text)
    characters = memoryview(f"{low}\0".encode(_UTF_32, "surrogatepass"))
    found = set[int]()
    for start in (0, 4):
        found.update(characters[start : start + (len(characters) - start) // 8 * 8].cast("Q"))
    return found


def spelled(numbers: Sequence[int]) -> Iterator[str]:
    """The pairs that are told by numbers of `pairs`."""
    text = array("Q", numbers).tobytes().decode(_UTF_32, "surrogatepass")
    return (text[at : at + 2] for at in range(0, len(text), 2))


def is_word(gram: str) -> bool:
    """Whether it is one, or part of one."""
    return gram.isalnum() or _SIGN.sub("a", gram).isalnum()


def whole(text: str) -> str:
    """All letters, digits and signs of `text`: what is the same however it is punctuated."""
    low = folded(text)
    return "".join([each for each in low if _SIGN.sub("a", each).isalnum()] if _SIGN.search(low) else filter(str.isalnum, low))


@functools.cache
def shard_of(gram: str, shards: int) -> int:
    """Which of so many shards has a gram."""
    number = 0
    for each in gram:
        number = (number * 31 + ord(each)) % shards
    return number
