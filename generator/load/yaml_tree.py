"""YAML as people mean it: every scalar is text and keeps its place; what changes meaning behind an editor's back is refused."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.load.decode import code_point, place, refused_at
from generator.load.folds import unfolded
from generator.load.prescan import MOST_DEPTH, prescan_yaml
from generator.load.yaml_escapes import may_hide, meaning, refused_escape
from generator.load.yaml_words import diagnosis, no_mapping, of_lists
from generator.problems import Problem, problem
from generator.schema.reading import UNREAD

MOST_NODES = 20_000


@dataclass(slots=True)
class Scalar:
    """A text with its place; lines and columns count from 1."""

    text: str
    line: int
    column: int
    is_certain: bool = True  # whether it says what was meant, as far as one can tell
    is_quoted: bool = False


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
_IGNORED = Scalar("", 0, 0)  # in place of a name that is refused, so that its value is passed over


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts, for the schema."""
    if isinstance(node, Scalar):
        return node.text if node.is_certain else UNREAD
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


class Refused(Exception):
    """What is wrong in a YAML text: the code, line and column, from 1, and what its sentence needs."""

    def __init__(self, code: str, line: int, column: int, **details: object) -> None:
        """Keep them for the problem that will be reported."""
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
        root, refusals = compose(text)
        if refusals:
            raise refusals[0]
    except Refused as refused:
        if refused.details.pop("item", None) or "first" in refused.details:
            refused.details["first"] += first_line - 1
        problems.append(problem(refused.code, path, refused.line + first_line - 1, refused.column, **refused.details))
        return None
    shift(root, first_line - 1)
    return root


def compose(text: str) -> tuple[Mapping, list[Refused]]:
    """The tree of a `text` that can be parsed, and what is refused in it; what is said there is not certain to be meant.

    Raises Refused where a parser gives up.
    """
    _refuse_characters(text)
    covered = _Covered(text.split("\n"), may_hide(text))
    refusals: list[Refused] = []
    root = _tree(text, covered, refusals)
    if not isinstance(root, Mapping):
        raise refusals[0] if refusals else Refused(*no_mapping(text, root.line, root.column) if root else ("Y02", 1, 1))
    refusals.extend(_cut_texts(text, covered))
    return root, refusals


def _refuse_characters(text: str) -> None:
    tab = text.find("\t")
    if tab >= 0:
        raise Refused("Y03", *place(text, tab))
    match = _FULL_WIDTH_COLON.search(text)
    if match:
        raise Refused("Y04", *place(text, match.end() - 1))


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
    opened: list[Any] = []
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(event.start_mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
            yield event
    except yaml.MarkedYAMLError as error:
        code, line, column = diagnosis(error, text, opened)
        raise Refused(code, line, column, **({"measure": ""} if code == "Y13" else {})) from None
    except (yaml.YAMLError, ValueError):  # the latter from PyYAML's own parser, for a number beyond Unicode
        raise Refused("Y13", 1, 1, measure="") from None
    finally:
        parser.dispose()


def _tree(text: str, covered: _Covered, refusals: list[Refused]) -> Node | None:
    stack: list[Sequence | Mapping] = []
    root: Node | None = None
    documents = 0
    for nodes, event in enumerate(_events(text), 1):
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if nodes > MOST_NODES:
            raise Refused("Y05", line, column, most=MOST_NODES)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1 or event.version or event.tags:
                raise Refused("Y06", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(stack.pop())
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, line, column, covered, refusals)
            if stack:
                _add(stack, node, refusals)
            else:
                root = node
            if not isinstance(node, Scalar):
                stack.append(node)
                if len(stack) > MOST_DEPTH:
                    raise Refused("Y01", line, column, most=MOST_DEPTH)
    return root


def _node(event: Any, line: int, column: int, covered: _Covered, refusals: list[Refused]) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        end: Any = event.end_mark
        covered.starts.append((line - 1, column - 1))
        covered.ends.append((end.line, end.column))
        refused = _marked(event, line, column) if event.anchor or event.tag else None
        if covered.may_hide and not refused:
            refused = _hidden(event.value, event.style == '"', line, column, covered)
        if not refused:
            value = unfolded(event.value, covered.last() if end.line >= line else "")
            return Scalar(value, line, column, is_quoted=event.style in ("'", '"'))
        refusals.append(refused)
        return Scalar(event.value, line, column, False)
    if isinstance(event, yaml.AliasEvent):
        refusals.append(Refused("Y07", line, column))
        return Scalar("", line, column, False)
    refusals.extend([_marked(event, line, column)] if event.anchor or event.tag else ())
    return Sequence(line, column) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line, column)


def _marked(event: Any, line: int, column: int) -> Refused:
    return Refused("Y07" if event.anchor else "Y08", line, column)


def _hidden(value: str, is_quoted: bool, line: int, column: int, covered: _Covered) -> Refused | None:
    """What the pre-scan of raw text could not see: characters behind escapes, an isolate that ends in another value."""
    written = covered.last() if is_quoted else ""
    if escape := refused_escape(written, value):
        lines, offset = place(written, escape.offset)
        at = (line + lines - 1, offset if lines > 1 else column + offset - 1)
        return Refused("Y19", *at, escape=escape.written, what=meaning(escape.char))
    if (refused := refused_at(value)) >= 0:
        return Refused("F12", line, column, count=1, char=code_point(value[refused]), where="这一项的内容里")
    return None


def _add(stack: list[Sequence | Mapping], node: Node, refusals: list[Refused]) -> None:
    holder = stack[-1]
    if isinstance(holder, Sequence):
        holder.items.append(node)
    elif holder.pending is None:
        if isinstance(node, Scalar) and node.is_certain and node.text not in holder.keys and node.text != "<<":
            holder.keys[node.text] = holder.pending = node
        else:
            _refuse_key(holder, node, len(stack) > 1 and isinstance(stack[-2], Sequence), refusals)
            holder.pending = _IGNORED
    else:
        if holder.pending is not _IGNORED:
            holder.values[holder.pending.text] = node
        holder.pending = None


def _refuse_key(holder: Mapping, node: Node, is_item: bool, refusals: list[Refused]) -> None:
    """Say why a name is none; nothing is kept of it nor of its value."""
    if isinstance(node, Scalar) and node.is_certain and node.text in holder.keys:
        first, known = next(iter(holder.keys.values())) if is_item else None, holder.keys[node.text].line
        advice = of_lists(node.text, known, holder.values.get(node.text))
        refusals.append(Refused("Y14", node.line, node.column, key=node.text, first=known, item=first, **advice))
    elif not isinstance(node, Scalar) or node.is_certain:
        advice = {} if isinstance(node, Scalar) else {"advice": "名称只写一个词，比如 title：不用括号，前面也不写“?”。"}
        refusals.append(Refused("Y07", node.line, node.column, **advice))


def _close(node: Sequence | Mapping) -> None:
    if isinstance(node, Mapping):
        node.pending = None


def _cut_texts(text: str, covered: _Covered) -> Iterator[Refused]:
    """Comments behind a value: half of such "comments" are text that YAML would silently cut off."""
    if "#" not in text:
        return
    for index, line in enumerate(text.split("\n")):
        if line.lstrip(" ").startswith("#") or "#" not in line:
            continue
        for match in _BLANK_BEFORE_HASH.finditer(line):
            if not covered.holds(index, match.end() - 1):
                yield Refused("Y15", index + 1, match.end())
                break


def shift(node: Node, lines: int) -> None:
    """Count the places in the tree from another line of the file."""
    if not lines:
        return
    node.line += lines
    if isinstance(node, Sequence):
        for item in node.items:
            shift(item, lines)
    elif isinstance(node, Mapping):
        for key in node.keys.values():
            key.line += lines
        for value in node.values.values():
            shift(value, lines)
