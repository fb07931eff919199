"""Fields that were filled in behind `#`, where they are nothing: a scaffold has what may be left out as comments, and the sign was forgotten."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Mapping_
from typing import NamedTuple

from generator.load.lines import is_field, text_lines
from generator.load.outline import Outline
from generator.load.proposals import typed_lines
from generator.load.yaml_tree import Mapping, Node
from generator.load.yaml_tree import Sequence as List
from generator.problems import Problem, problem
from generator.schema.kinds import Kind
from generator.schema.unwritten import TO_WRITE, helps

_COMMENT = re.compile(r"(?P<blanks> *)# ?(?P<field>(?P<lead> *(?:- +)?)(?P<name>[A-Za-z_]+) *[:：] *(?P<value>.*?)) *")
_FORM = "（"  # with which a message gives what is to be filled in


class _Commented(NamedTuple):
    """A line `# name: content`: its number from 0, what it would be without the sign, and whether somebody has filled it in."""

    number: int
    name: str
    column: int
    line: str
    is_filled: bool


def commented(path: str, kind: Kind, lines: Sequence[str], first: int, tree: Mapping | None) -> Iterator[Problem]:
    """Tell the fields among `lines` that stand behind `#` and nowhere else in their record; the first line has the number `first` in its file."""
    if not any(_COMMENT.fullmatch(line) for line in lines):
        return
    outline, within, number, names = Outline(kind.record), text_lines(lines), 0, _names(tree)
    while number < len(lines):
        if number in within or not lines[number].lstrip().startswith("#"):
            if number not in within:
                outline.add(number + 1, lines[number])
            number += 1
            continue
        end = next((each for each in range(number, len(lines)) if not lines[each].lstrip().startswith("#")), len(lines))
        for block in _blocks(list(_read(lines, range(number, end), outline))):
            if block[0].name not in _beside(names, first + block[0].number, block[0].column + 1):
                yield _told(path, first, block)
        number = end


def _read(lines: Sequence[str], numbers: range, outline: Outline) -> Iterator[_Commented]:
    """What stands behind the signs of lines that follow each other, as far as they are fields where they stand."""
    inner = outline.fork()
    for number in numbers:
        match = _COMMENT.fullmatch(lines[number])
        column = len(match["blanks"] + match["lead"]) if match else 0
        if not match or not inner.level(column).holds(match["name"]):
            continue
        value = match["value"]
        is_filled = bool(value) and value not in helps() and value not in TO_WRITE and not value.startswith((_FORM, "[" + _FORM))
        line = f"{match['blanks']}{match['lead']}{match['name']}:{' ' if value else ''}{value}"
        inner.add(number + 1, line)
        yield _Commented(number, match["name"], column, line, is_filled)


def _blocks(found: Sequence[_Commented]) -> Iterator[list[_Commented]]:
    """The lines that were filled in, each with those above that hold it and those under it."""
    at = 0
    while at < len(found):
        end = next((each for each in range(at + 1, len(found)) if found[each].column <= found[at].column), len(found))
        block = [found[at], *(found[each] for each in range(at + 1, end) if found[each].is_filled or _holds_more(each, found, end))]
        if any(each.is_filled for each in block):
            yield block
        at = end


def _holds_more(at: int, found: Sequence[_Commented], end: int) -> bool:
    """Whether something that was filled in stands under a line."""
    under = next((each for each in range(at + 1, end) if found[each].column <= found[at].column), end)
    return any(each.is_filled for each in found[at + 1 : under])


def _told(path: str, first: int, block: Sequence[_Commented]) -> Problem:
    head, lines = block[0], [each.line for each in block]
    remedy = typed_lines(lines, "" if len(lines) == 1 else f"去掉这几行前面的“#”和后面的一个空格，写成 {len(lines)} 行")
    typed = {"typed": lines[0]} if len(lines) == 1 and is_field(lines[0]) else {}
    return problem(
        "Y25", path, first + head.number, len(head.line) - len(head.line.lstrip(" ")) + 1, field=head.name, remedy=remedy, **typed
    )


_Names = Mapping_[int, Sequence[tuple[int, Sequence[str]]]]  # by column: the lines on which there are names, with all of their record


def _names(tree: Mapping | None) -> _Names:
    """Which names stand beside each other, by their column."""
    found: dict[int, list[tuple[int, Sequence[str]]]] = {}
    for record in _records(tree) if tree else ():
        names = list(record.keys)
        for key in record.keys.values():
            found.setdefault(key.column, []).append((key.line, names))
    return {column: sorted(lines, key=lambda each: each[0]) for column, lines in found.items()}


def _beside(names: _Names, line: int, column: int) -> Sequence[str]:
    """The names in the record that has a name at `column` nearest above `line`, or else below it."""
    lines = names.get(column, ())
    above = bisect_left(lines, line, key=lambda each: each[0])
    return lines[max(above - 1, 0)][1] if lines else ()


def _records(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    inner = node.items if isinstance(node, List) else node.values.values() if isinstance(node, Mapping) else ()
    for each in inner:
        yield from _records(each)
