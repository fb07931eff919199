"""How each character of GB/T 2312 sounds by itself, for a question that is not found as it is written; a reader's device asks for it only then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.keyed import Made, Recipe, Workshop

ADDRESS = "search/sounds.json"


@dataclass(frozen=True)
class Sounds(Recipe):
    """The characters of each syllable, as JSON."""

    def make(self, workshop: Workshop) -> Made:
        """Group them."""
        from pypinyin import lazy_pinyin  # late: its dictionary takes half a second

        found: dict[str, list[str]] = {}
        for character in _characters():
            for syllable in lazy_pinyin(character, errors="ignore", v_to_u=False):
                found.setdefault(syllable, []).append(character)
        text = json.dumps({syllable: "".join(found[syllable]) for syllable in sorted(found)}, ensure_ascii=False, separators=(",", ":"))
        return Made(text.encode())


def _characters() -> Iterator[str]:
    """Those that are in use: rows 16 to 87 of the standard."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", "ignore")
