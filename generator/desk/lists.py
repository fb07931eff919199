"""Where one more item goes in a file that is a list: told by the parser's own marks, so that all that an editor wrote stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from generator.desk.scaffold import as_item

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # for its nodes only: types are the schema's business
USUAL_INDENT = 2


class NoPlace(Exception):
    """The list is written in a way to which no item can be added; the text says what to do, in Chinese."""


def with_item(text: str, name: str, fields: Sequence[str]) -> str:
    """`text` with one more item, of the lines `fields`, at the end of the list `name`; its line ends are used. Raises NoPlace."""
    root: Any = yaml.compose(text, _LOADER)
    found = next((node for key, node in root.value if key.value == name), None)
    if root.flow_style or not isinstance(found, yaml.SequenceNode) or (found.flow_style and found.value):
        raise NoPlace(f"“{name}”没有写成一项一行的样子，程序加不进去。请改成一项一行，每项前面写“- ”，再试一次。")
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    item = [line + end_of_line for line in as_item(fields, *indents(found))]
    lines = text.splitlines(keepends=True)
    if not found.value:
        return _in_place_of_nothing(lines, found, item, end_of_line)
    at = line_behind(found, lines)
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += end_of_line
    return "".join([*lines[:at], *item, *lines[at:]])


def indents(found: Any) -> tuple[int, int]:
    """Blanks before an item's hyphen, and columns from there to its fields, as the first item has them."""
    if not found.value:
        return USUAL_INDENT, USUAL_INDENT
    hyphen = found.start_mark.column
    return hyphen, max(found.value[0].start_mark.column - hyphen, USUAL_INDENT)


def _in_place_of_nothing(lines: Sequence[str], found: Any, item: Sequence[str], end_of_line: str) -> str:
    """The text with `item` where it says `[]`."""
    start, end = found.start_mark, found.end_mark
    before = "".join([*lines[: start.line], lines[start.line][: start.column]])
    behind = "".join([lines[end.line][end.column :], *lines[end.line + 1 :]])
    return before.rstrip() + end_of_line + "".join(item) + behind.lstrip(" ").removeprefix(end_of_line)


def line_behind(found: Any, lines: Sequence[str]) -> int:
    """The line from 0 that comes after the list's last word, and after comments that stand deeper than its hyphens."""
    end = end_of(found)
    behind: int = end.line + (end.column > 0)  # a block of text ends where the next line begins
    for at, indent in _comments(lines, behind):
        if indent > found.start_mark.column:
            behind = at + 1
    return min(behind, len(lines))


def _comments(lines: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """Line and indentation of the comments that follow from line `start`, up to anything else."""
    for at in range(start, len(lines)):
        words = lines[at].lstrip(" ")
        if words.startswith("#"):
            yield at, len(lines[at]) - len(words)
        elif words.strip():
            return


def end_of(node: Any) -> Any:
    """The mark behind the last word of `node`; a block's own mark is only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return node.end_mark
    last = node.value[-1]
    return end_of(last[1] if isinstance(node, yaml.MappingNode) else last)
