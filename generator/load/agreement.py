"""One line to type for a line in which several things are wrong: each fault proposes the line without itself, an editor types it without all of them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.load.proposals import Written
from generator.load.remedies import MOST_REMEDY, typed
from generator.problems import Problem

_TYPED = re.compile("这一行改成“(?P<line>.*)”。")

Edit = tuple[int, int, str]  # from, to, and what stands there instead


def agreed(problems: Sequence[Problem], written: Written, unread: Collection[int]) -> list[Problem]:
    """`problems` in their order, all of one line with the same line to type, which mends whatever each of them would; except of lines `unread`."""
    proposals: dict[int, list[str]] = defaultdict(list)
    for each in problems:
        if each.line not in unread and (line := _proposed(each)):
            proposals[each.line].append(line)
    lines = {number: _together(written.line(number), lines) for number, lines in proposals.items() if len(set(lines)) > 1}
    return [_typing(each, lines[each.line]) if lines.get(each.line) and _proposed(each) else each for each in problems]


def _proposed(each: Problem) -> str:
    """The line to type, "" if there is none, or more than one."""
    match = _TYPED.fullmatch(dict(each.details).get("remedy", ""))
    return match["line"] if match else ""


def _together(line: str, proposals: Sequence[str]) -> str:
    """What becomes of `line`, as it was read, by all `proposals`; "" if they contradict each other, or are not told whole."""
    edits = sorted({_edit(line, each) for each in proposals if each != line and len(each) <= MOST_REMEDY})
    if len(line) > MOST_REMEDY or any(one[1] > other[0] for one, other in itertools.pairwise(edits)):
        return ""
    for start, end, text in reversed(edits):
        line = line[:start] + text + line[end:]
    return line


def _edit(line: str, other: str) -> Edit:
    """What is to be done to `line` to make it the `other`."""
    shorter = min(len(line), len(other))
    start = next((at for at in range(shorter) if line[at] != other[at]), shorter)
    end = next((at for at in range(shorter - start) if line[-1 - at] != other[-1 - at]), shorter - start)
    return start, len(line) - end, other[start : len(other) - end]


def _typing(each: Problem, line: str) -> Problem:
    """`each` with `line` as the one to type."""
    told = {"remedy": typed(line), "typed": line}
    return replace(each, details=tuple((name, told.get(name, value)) for name, value in each.details))
