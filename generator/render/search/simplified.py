"""Traditional characters and the simplified ones: for texts that have some, and for whoever types them, whose device asks for the table only then."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.keyed import Made, Recipe, Workshop
from generator.traditional import TRADITIONAL, in_simplified, simplified

ADDRESS = "search/simplified.json"


@dataclass(frozen=True)
class Simplified(Recipe):
    """Two strings as JSON: the traditional characters, and in the same order the simplified ones."""

    def make(self, workshop: Workshop) -> Made:
        """Write them."""
        table = simplified()
        return Made(json.dumps(["".join(table), "".join(table.values())], ensure_ascii=False, separators=(",", ":")).encode())


def lines_in_simplified(text: str) -> str:
    """The lines of `text` in which something is written in traditional characters, in simplified ones."""
    if TRADITIONAL.isdisjoint(text):
        return ""
    return "\n".join(plain for line in text.split("\n") if (plain := in_simplified(line)) != line)
