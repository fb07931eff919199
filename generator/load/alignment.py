"""Where a line of fields begins and where it should: the blanks before it, and the hyphen that a new item begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.load.draft import Draft
from generator.load.lines import indentation, is_field, is_item
from generator.load.vocabulary import Vocabulary
from generator.load.yaml_tree import Refused, Scalar


class Aligned(NamedTuple):
    """Blanks that are to stand before lines, from one to before another."""

    first: int
    end: int
    blanks: int


def measured(draft: Draft, number: int) -> str:
    """How far a line is indented beside the one above it, or below if it is the first; "" where that tells nothing."""
    above, below = draft.before(number), draft.after(number)
    other, name = (above, "上一行") if above >= 0 else (below, "下一行")
    if not 0 <= other < len(draft.lines):
        return ""
    blanks, others = indentation(draft.lines[number]), indentation(draft.lines[other])
    return f"：这一行前面有 {blanks} 个空格，{name}有 {others} 个" if blanks != others else ""


def aligned(draft: Draft, number: int, known: Vocabulary) -> Aligned | None:
    """How the line that does not fit under those before it was probably meant; None if that is not clear."""
    line, blanks = draft.lines[number], indentation(draft.lines[number])
    first = next((each for each in range(number) if not draft.is_blank(each)), number)
    if first < number and blanks < indentation(draft.lines[first]):
        return Aligned(first, number, blanks)
    names, hyphens = _levels([each for index, each in enumerate(draft.lines[:number]) if not draft.is_blank(index)])
    levels = hyphens if is_item(line) else names if is_field(line) else []
    if not levels or blanks in levels:
        return None
    if 0 in levels and line.strip().partition(":")[0].rstrip() in known.at_top and blanks <= 1:
        return Aligned(number, number + 1, 0)
    return Aligned(number, number + 1, min(levels, key=lambda level: (abs(level - blanks), -level)))


def item_like(draft: Draft, number: int, blanks: int) -> int:
    """The first line of the item above, if a line that should have `blanks` before it begins with the same name; else -1."""
    name = draft.lines[number].strip().partition(":")[0]
    above = next((each for each in range(number - 1, -1, -1) if is_item(draft.lines[each]) and indentation(draft.lines[each]) < blanks), -1)
    return above if above >= 0 and draft.lines[above].strip().startswith(f"- {name}:") else -1


def _levels(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """The columns, from 0, of names and of hyphens under which a line can go on."""
    names: list[int] = []
    hyphens: list[int] = []
    for line in lines:
        blanks = indentation(line)
        names = [each for each in names if each <= blanks]
        hyphens = [each for each in hyphens if each < blanks or (each == blanks and is_item(line))]
        if is_item(line):
            hyphens = [each for each in hyphens if each < blanks] + [blanks]
            if is_field(line):
                names.append(len(line) - len(line[blanks:].lstrip("- ")))
        elif is_field(line) and blanks not in names:
            names.append(blanks)
    return names, hyphens


def is_new_item(draft: Draft, refused: Refused, refusals: Sequence[Refused]) -> bool:
    """Whether a name stands twice because an item of a list was begun without its hyphen, or without its first line."""
    item: Scalar | None = refused.details.get("item")
    if refused.code != "Y14" or item is None or item.column < 3 or item.line == refused.line:
        return False
    if draft.lines[refused.line - 1][: refused.column - 1].strip():
        return False
    same = [each for each in refusals if each.code == "Y14" and each.details.get("item") is item]
    return refused.details["key"] == item.text or (len(same) > 1 and same[0] is refused and same[1].line == refused.line + 1)


def with_hyphen(line: str, item: Scalar) -> str:
    """`line` as the first of an item beside the one that begins with `item`."""
    return " " * (item.column - 3) + "- " + line.strip()


def line_before(item: Scalar) -> str:
    """What to say where the whole first line of an item is missing."""
    what = "新的编号" if item.text == "id" else "……"
    return f"在这一行前面加一行“{' ' * (item.column - 3)}- {item.text}: {what}”。"
