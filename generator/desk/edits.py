"""Fields and items of a YAML file that are to be otherwise: told by the parser's own marks, so that every other character stays as it is.

A library that writes YAML anew would set blanks, line ends and breaks as it likes them; a pull request would show lines that nobody changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any

import yaml

from generator.desk.lists import NoPlace, end_of, indents, line_behind
from generator.desk.scaffold import as_item, written
from generator.schema.kinds import FieldType, Location, field_type
from generator.schema.numbers import FLAG

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # for its nodes only
_BLOCK = ("|", ">")
_ENDS_IN_FLOW = re.compile(r"[,\[\]{}]")
Tree = Mapping[str, Any]


class Edits:
    """What is to be changed in one file; places are those of the file as it is, and all is done at once. Each raises NoPlace."""

    def __init__(self, text: str, record: Any) -> None:
        """Take the file's text, which is without faults, and the record that it holds."""
        self.text, self.record = text, record
        self._root: Any = yaml.compose(text, _LOADER)
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._end_of_line = "\r\n" if "\r\n" in text else "\n"
        self._changes: list[tuple[int, int, str]] = []

    def put(self, holder: Location, name: str, value: Any) -> None:
        """Let the field `name` of the record at `holder` be `value`, a tree; None takes the field away."""
        node, kind = self._at(holder), field_type(self._record_at(holder), name)
        pair = next((each for each in node.value if each[0].value == name), None)
        if pair is None and value is None:
            return
        if node.flow_style and (pair is None or value is None):
            raise NoPlace("有一项活动写在花括号里，程序改不了。请改成一行一项，再试一次。")
        if pair is None:
            self._insert(node, holder, name, lines_of_field(kind, name, value))
        elif value is None:
            self._remove(node, pair)
        else:
            self._replace(pair, kind, value, in_flow=node.flow_style)

    def append(self, holder: Location, name: str, trees: Sequence[Tree]) -> None:
        """Add records to the end of the list `name` in the record at `holder`."""
        kind = field_type(self._record_at(holder), name)
        found = next((value for key, value in self._at(holder).value if key.value == name), None)
        if found is None:
            self._insert(self._at(holder), holder, name, lines_of_field(kind, name, list(trees)))
            return
        if found.flow_style or not found.value:
            raise NoPlace(f"“{name}”没有写成一项一行的样子，程序加不进去。请改成一项一行，每项前面写“- ”，再试一次。")
        lines = [line for tree in trees for line in as_item(lines_of(kind.record, tree), *indents(found))]
        self._add_lines(line_behind(found, self._lines), lines)

    def drop(self, location: Location) -> None:
        """Take away the item of a list."""
        *above, index = location
        found = self._at(tuple(above))
        if found.flow_style:
            raise NoPlace("有一个列表写在方括号里，程序改不了。请改成一项一行，每项前面写“- ”，再试一次。")
        item = found.value[int(index)]
        last = _behind(end_of(item))
        later = found.value[int(index) + 1] if int(index) + 1 < len(found.value) else None
        hyphen = item.start_mark.line
        end = later.start_mark.line if later and later.start_mark.line <= last else last
        self._change(self._starts[hyphen], self._starts[min(end, len(self._lines))], "")

    def result(self) -> str:
        """The text with all changes."""
        text = self.text
        for start, end, words in sorted(self._changes, key=lambda each: each[:2], reverse=True):
            text = text[:start] + words + text[end:]
        return text

    def _at(self, location: Location) -> Any:
        node = self._root
        for step in location:
            node = node.value[step] if isinstance(step, int) else next(value for key, value in node.value if key.value == step)
        return node

    def _record_at(self, location: Location) -> Any:
        record = self.record
        for step in location:
            record = field_type(record, step).record if isinstance(step, str) else record
        return record

    def _offset(self, mark: Any) -> int:
        line: int = mark.line
        return self._starts[line] + int(mark.column)

    def _change(self, start: int, end: int, words: str) -> None:
        self._changes.append((start, end, words))

    def _replace(self, pair: Any, kind: FieldType, value: Any, *, in_flow: bool) -> None:
        key, node = pair
        words = _inline(kind, value)
        if in_flow and isinstance(value, str) and _ENDS_IN_FLOW.search(words):
            words = json.dumps(value, ensure_ascii=False)
        if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK:
            self._change(self._offset(node.start_mark), self._offset(node.end_mark), words + self._end_of_line)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            self._change(self._offset(key.end_mark), self._offset(end_of(node)), f": {words}")
        else:
            before = "" if self._offset(node.start_mark) > self._offset(key.end_mark) + 1 else " "
            self._change(self._offset(node.start_mark), self._offset(node.end_mark), before + words)

    def _remove(self, node: Any, pair: Any) -> None:
        at = next(index for index, each in enumerate(node.value) if each is pair)
        key, value = pair
        if at == 0 and len(node.value) > 1 and node is not self._root:  # it stands behind the hyphen, where now the next one has to stand
            self._change(self._offset(key.start_mark), self._offset(node.value[1][0].start_mark), "")
            return
        self._change(self._starts[key.start_mark.line], self._starts[min(_behind(end_of(value)), len(self._lines))], "")

    def _insert(self, node: Any, holder: Location, name: str, lines: Sequence[str]) -> None:
        """New lines behind the field that comes before in the schema, of those that are there."""
        order = [each.name for each in fields_of(self._record_at(holder))]
        earlier = {each: place for place, each in enumerate(order[: order.index(name)])}
        before = max(node.value, key=lambda pair: earlier.get(pair[0].value, -1))
        indent = " " * node.value[0][0].start_mark.column
        value = before[1]
        is_list = isinstance(value, yaml.SequenceNode) and not value.flow_style
        at = line_behind(value, self._lines) if is_list else _behind(end_of(value))
        self._add_lines(at, [indent + line for line in lines])

    def _add_lines(self, at: int, lines: Sequence[str]) -> None:
        at = min(at, len(self._lines))
        text = "".join(line + self._end_of_line for line in lines)
        is_open = at == len(self._lines) and self._lines and not self._lines[-1].endswith("\n")
        where = self._starts[at]
        earlier = next((index for index, each in enumerate(self._changes) if each[:2] == (where, where)), None)
        if earlier is not None:  # what came first stays first
            self._changes[earlier] = (where, where, self._changes[earlier][2] + text)
        else:
            self._change(where, where, (self._end_of_line if is_open else "") + text)


def _behind(mark: Any) -> int:
    """The line from 0 that comes after a mark."""
    line: int = mark.line
    return line + bool(mark.column)


def lines_of(record: Any, tree: Tree) -> list[str]:
    """A record as lines, field by field."""
    return [line for name, value in tree.items() for line in lines_of_field(field_type(record, name), name, value)]


def lines_of_field(kind: FieldType, name: str, value: Any) -> list[str]:
    """A field as lines, one of records as a list with an item each."""
    if kind.record:
        return [f"{name}:", *(line for tree in value for line in as_item(lines_of(kind.record, tree)))]
    return [f"{name}: {_inline(kind, value)}"]


def _inline(kind: FieldType, value: Any) -> str:
    return str(value) if kind.grammar is FLAG else written(value)
