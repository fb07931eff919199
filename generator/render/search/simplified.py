"""Traditional characters and the simplified ones: for texts that have some, and for whoever types them, whose device asks for the table only then."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.keyed import Made, Recipe, Workshop

ADDRESS = "search/simplified.json"
_HAN = "".join(map(chr, range(0x4E00, 0xA000)))
_IN_USE = frozenset(_HAN.encode("gb2312", "ignore").decode("gb2312"))  # what simplified writing has anyway, 著 and 乾 among it
_OTHER = frozenset(_HAN) - _IN_USE


@dataclass(frozen=True)
class Simplified(Recipe):
    """Two strings as JSON: the traditional characters, and in the same order the simplified ones."""

    def make(self, workshop: Workshop) -> Made:
        """Write them."""
        table = _table()
        return Made(json.dumps(["".join(table), "".join(table.values())], ensure_ascii=False, separators=(",", ":")).encode())


def in_simplified(text: str) -> str:
    """The lines of `text` in which something is written in traditional characters, in simplified ones."""
    if _OTHER.isdisjoint(text):
        return ""
    simplify = str.maketrans(dict(_table()))
    pairs = ((line, line.translate(simplify)) for line in text.split("\n"))
    return "\n".join(plain for line, plain in pairs if plain != line)


@functools.cache
def _table() -> Mapping[str, str]:
    from opencc import OpenCC  # late: few sites have such a text, and the table for readers is made once

    simplify = OpenCC("t2s").convert
    return {each: plain for each in sorted(_OTHER) if (plain := simplify(each)) in _IN_USE}
