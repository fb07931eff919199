"""Traditional characters of Han and the simplified ones that stand for them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from generator.lazily import lazily

_HAN = "".join(map(chr, range(0x4E00, 0xA000)))
_IN_USE = frozenset(_HAN.encode("gb2312", "ignore").decode("gb2312"))  # what simplified writing has anyway, 著 and 乾 among it
_TRADITIONAL = "".join(each for each in _HAN if each not in _IN_USE)  # and rare ones
_ANY = lazily(f"[{_TRADITIONAL}]")


def has_traditional(text: str) -> bool:
    """Whether a character of `text` is not in use in simplified writing."""
    return _ANY.search(text) is not None


@functools.cache
def simplified() -> Mapping[str, str]:
    """The simplified character for each traditional one."""
    from opencc import OpenCC  # late: few sites have such a text, and the table for readers is made once

    simplify = OpenCC("t2s").convert
    return {each: plain for each in _TRADITIONAL if (plain := simplify(each)) in _IN_USE}


@functools.cache
def spellings() -> Mapping[str, str]:
    """The traditional characters, one or several, for each simplified one that has any."""
    found: dict[str, str] = {}
    for each, plain in simplified().items():
        found[plain] = found.get(plain, "") + each
    return found


def in_simplified(text: str) -> str:
    """`text` in simplified characters."""
    return "".join(simplified().get(each, each) for each in text) if has_traditional(text) else text


def in_traditional(text: str) -> str:
    """`text` in traditional characters, of several the first."""
    return "".join(spellings().get(each, each)[0] for each in text)
