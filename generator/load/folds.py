"""Values over several lines: between Chinese characters the end of a line is no blank, whatever YAML makes of it."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.text import WIDE

_WIDE = re.compile(f"[{WIDE}]")
_SAYS = re.compile(r"[^\s:：]{1,12}[:：]")  # somebody else, on a line of their own
_BESIDE = 8  # characters on either side by which the place of a fold is found again


def unfolded(value: str, written: str) -> str:
    """`value`, for which `written` stands in the file; in a literal one the ends of lines are still there."""
    at = 0
    for above, below in pairwise(written.strip("'\"").split("\n")):
        before, after = above.strip()[-_BESIDE:], below.strip()[:_BESIDE]
        if before and after and _WIDE.match(before[-1]) and _WIDE.match(after[0]) and not _SAYS.match(below.strip()):
            fold = value.find(f"{before} {after}", at)
            if fold >= 0:
                at = fold + len(before)
                value = value[:at] + value[at + 1 :]
    return value
