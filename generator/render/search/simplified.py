"""Traditional characters and the simplified ones: for texts that have some, and for whoever types them, whose device asks for the table only then."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.keyed import Made, Recipe, Workshop
from generator.traditional import has_traditional, in_simplified, simplified

ADDRESS = "search/simplified.json"
BESIDE = "\ue010"  # before what is searched and never shown; load refuses it in sources


@dataclass(frozen=True)
class Simplified(Recipe):
    """Two strings as JSON: the traditional characters, and in the same order the simplified ones."""

    def make(self, workshop: Workshop) -> Made:
        """Write them."""
        table = simplified()
        return Made(json.dumps(["".join(table), "".join(table.values())], ensure_ascii=False, separators=(",", ":")).encode())


def with_simplified(head: str, text: str) -> str:
    """`text`, each line in traditional characters with what it is in simplified ones beside it, and such lines of `head` below.

    What is beside a line is searched and never shown: theme/scripts/search/quoting.js quotes the line itself, which is as long.
    """
    if not has_traditional(head) and not has_traditional(text):
        return text
    lines = [line if (plain := in_simplified(line)) == line else f"{line}{BESIDE}{plain}" for line in f"{text}\n{head}".split("\n")]
    own = text.count("\n") + 1
    return "\n".join(filter(None, (*lines[:own], *(line for line in lines[own:] if BESIDE in line))))
