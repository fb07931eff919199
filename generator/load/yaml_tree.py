"""YAML as people mean it: every scalar is text and keeps its place; what changes meaning behind an editor's back is refused."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.load.decode import code_point, place, refused_at
from generator.load.prescan import MOST_DEPTH, prescan_yaml
from generator.load.yaml_escapes import may_hide, meaning, refused_escape
from generator.load.yaml_words import diagnosis, missing_blank
from generator.problems import Problem, problem

MOST_NODES = 20_000


@dataclass(slots=True)
class Scalar:
    """A text with its place; lines and columns count from 1."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Sequence:
    """A list with its place."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Names and values with their places; keys are unique."""

    line: int
    column: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)
    pending: Scalar | None = None


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts, for the schema."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def place_of(node: Node, location: tuple[str | int, ...], at_key: bool = False) -> tuple[int, int]:
    """Line and column of the value at `location` (of its key with `at_key`), or of the nearest thing around it."""
    for index, step in enumerate(location):
        last = index == len(location) - 1
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            if last and at_key:
                return node.keys[step].line, node.keys[step].column
            node = node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.line, node.column


class _Refused(Exception):
    def __init__(self, code: str, line: int, column: int, **details: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column = code, line, column
        self.details: dict[str, Any] = details


_FULL_WIDTH_COLON = re.compile(r"^[ ]*(?:- )?[A-Za-z_]+[ ]*：", re.MULTILINE)
_BLANK_BEFORE_HASH = re.compile(r"[ ]#")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # for its events only: types are the schema's business


def parse(path: str, text: str, first_line: int, problems: list[Problem]) -> Mapping | None:
    """The tree of `text`, which begins at `first_line` of its file; None with a problem if anything in it is refused."""
    if not prescan_yaml(path, text, first_line, problems):
        return None
    try:
        _refuse_characters(text)
        covered = _Covered(text.split("\n"), may_hide(text))
        root = _tree(text, covered)
        _refuse_cut_text(text, covered)
        if not isinstance(root, Mapping):
            raise _Refused(*_not_a_mapping(text, root))
    except _Refused as refused:
        if "first" in refused.details:
            refused.details["first"] += first_line - 1
        problems.append(problem(refused.code, path, refused.line + first_line - 1, refused.column, **refused.details))
        return None
    _shift(root, first_line - 1)
    return root


def _refuse_characters(text: str) -> None:
    tab = text.find("\t")
    if tab >= 0:
        raise _Refused("Y03", *place(text, tab))
    match = _FULL_WIDTH_COLON.search(text)
    if match:
        raise _Refused("Y04", *place(text, match.end() - 1))


@dataclass(slots=True)
class _Covered:
    """Which parts of the text are scalars, by (line, column) from 0 of their starts and ends; in the order of the text."""

    lines: list[str]
    may_hide: bool  # whether any of them can hold what the decoder has not seen
    starts: list[tuple[int, int]] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, line: int, column: int) -> bool:
        before = bisect_right(self.starts, (line, column))
        return before > 0 and (line, column) < self.ends[before - 1]

    def last(self) -> str:
        """The last scalar as it is written."""
        (first, start), (last, end) = self.starts[-1], self.ends[-1]
        if first == last:
            return self.lines[first][start:end]
        return "\n".join((self.lines[first][start:], *self.lines[first + 1 : last], self.lines[last][:end]))


def _events(text: str) -> Iterator[Any]:
    parser = _LOADER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    except yaml.MarkedYAMLError as error:
        raise _Refused(*diagnosis(error, text)) from None
    except (yaml.YAMLError, ValueError):  # the latter from PyYAML's own parser, for a number beyond Unicode
        raise _Refused("Y13", 1, 1) from None
    finally:
        parser.dispose()


def _not_a_mapping(text: str, root: Node | None) -> tuple[str, int, int]:
    """What to say of a text that is no mapping: most often the blank behind the colon is missing."""
    line, column = (root.line, root.column) if root else (1, 1)
    colon = missing_blank(text.split("\n")[line - 1])
    return ("Y16", line, colon) if colon else ("Y02", line, column)


def _tree(text: str, covered: _Covered) -> Node | None:
    stack: list[Sequence | Mapping] = []
    root: Node | None = None
    documents = 0
    for nodes, event in enumerate(_events(text), 1):
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if nodes > MOST_NODES:
            raise _Refused("Y05", line, column, most=MOST_NODES)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1 or event.version or event.tags:
                raise _Refused("Y06", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(stack.pop())
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, line, column, covered)
            if stack:
                _add(stack[-1], node)
            else:
                root = node
            if not isinstance(node, Scalar):
                stack.append(node)
                if len(stack) > MOST_DEPTH:
                    raise _Refused("Y01", line, column, most=MOST_DEPTH)
    return root


def _node(event: Any, line: int, column: int, covered: _Covered) -> Node:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _Refused("Y07", line, column)
    if event.tag:
        raise _Refused("Y08", line, column)
    if isinstance(event, yaml.ScalarEvent):
        end: Any = event.end_mark
        covered.starts.append((line - 1, column - 1))
        covered.ends.append((end.line, end.column))
        if covered.may_hide:
            _refuse_hidden(event.value, event.style == '"', line, column, covered)
        return Scalar(event.value, line, column)
    return Sequence(line, column) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line, column)


def _refuse_hidden(value: str, is_quoted: bool, line: int, column: int, covered: _Covered) -> None:
    """Refuse what the pre-scan of raw text could not see: characters behind escapes, an isolate that ends in another value."""
    written = covered.last() if is_quoted else ""
    escape = refused_escape(written, value)
    if escape:
        lines, offset = place(written, escape.offset)
        at = (line + lines - 1, offset if lines > 1 else column + offset - 1)
        raise _Refused("Y19", *at, escape=escape.written, what=meaning(escape.char))
    refused = refused_at(value)
    if refused >= 0:
        raise _Refused("F12", line, column, char=code_point(value[refused]))


def _add(holder: Sequence | Mapping, node: Node) -> None:
    if isinstance(holder, Sequence):
        holder.items.append(node)
    elif holder.pending is None:
        if not isinstance(node, Scalar) or node.text == "<<":
            raise _Refused("Y07", node.line, node.column)
        if node.text in holder.keys:
            raise _Refused("Y14", node.line, node.column, key=node.text, first=holder.keys[node.text].line)
        holder.keys[node.text] = holder.pending = node
    else:
        holder.values[holder.pending.text] = node
        holder.pending = None


def _close(node: Sequence | Mapping) -> None:
    if isinstance(node, Mapping):
        node.pending = None


def _refuse_cut_text(text: str, covered: _Covered) -> None:
    """Refuse a comment behind a value: half of such "comments" are text that YAML would silently cut off."""
    if "#" not in text:
        return
    for index, line in enumerate(text.split("\n")):
        if line.lstrip(" ").startswith("#") or "#" not in line:
            continue
        for match in _BLANK_BEFORE_HASH.finditer(line):
            if not covered.holds(index, match.end() - 1):
                raise _Refused("Y15", index + 1, match.end())


def _shift(node: Node, lines: int) -> None:
    if not lines:
        return
    node.line += lines
    if isinstance(node, Sequence):
        for item in node.items:
            _shift(item, lines)
    elif isinstance(node, Mapping):
        for key in node.keys.values():
            key.line += lines
        for value in node.values.values():
            _shift(value, lines)
