"""Cheap linear checks before any parser sees a text, since parsers can be made to run for minutes or to crash."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.load.decode import REFERENCE, is_refused_reference, place
from generator.problems import Problem, problem

MOST_LINE = 5_000  # characters
MOST_LINES = 5_000
MOST_PARAGRAPH = 20_000  # characters without a blank line
MOST_DEPTH = 12  # brackets of YAML, quotations and lists of Markdown inside each other
MOST_INDENT = 80  # blanks before a line of Markdown
MOST_MARKS = 300  # marks of one sort in one paragraph; headings in a text
MOST_MARKS_IN_ALL = 20_000
MOST_FENCES = 100  # lines that open or close a box of code: for one that is not closed a parser looks to the end
MOST_CELLS = 10_000  # of all tables: a parser fills up short rows
MOST_REFERENCES = 200  # of those that are refused: more are not looked for
MOST_STEPS = 200_000  # characters that a parser passes in search of closing brackets

LONG_FIELD = "这里的一行不能用空行分段。多半是粘贴时丢了换行：几项粘在了一起，就分成一项一行；一项太长，就写短些。"

_MARKS = "[(*_`<~!\\&"
_RUN = re.compile(r"[\[!(*_`>~<]{30,}")
_NESTED = re.compile(rf"^(?:[ \t]*(?:>|[-*+](?=[ \t])|[0-9]{{1,9}}[.)](?=[ \t]))){{{MOST_DEPTH},}}", re.MULTILINE)
_INDENTED = re.compile(rf"^[ \t]{{{MOST_INDENT},}}", re.MULTILINE)
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_HEADING = re.compile(r"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(?:#|(?:=+|-+)[ ]*$)", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_TABLE = re.compile(r"^[|: \t>*+-]*-[|: \t>-]*$", re.MULTILINE)  # the line under the heads of the columns
_BRACKET = re.compile(r"[\[\]()]")
_FLOW = re.compile(r"[\[\]{}]")


class _Fault(NamedTuple):
    offset: int
    code: str
    details: dict[str, Any]


def prescan_markdown(path: str, text: str, first_line: int, problems: list[Problem]) -> bool:
    """Whether Markdown `text`, which begins at `first_line` of its file, is as it may be; of a paragraph that no parser may see, one fault is told."""
    faults = [*_unsafe_paragraphs(text), *itertools.islice(_references(text), MOST_REFERENCES)]
    if not faults:
        return True
    for fault in sorted(faults, key=lambda fault: fault.offset):
        line, column = place(text, fault.offset)
        problems.append(problem(fault.code, path, line + first_line - 1, column, **fault.details))
    return False


def _unsafe_paragraphs(text: str) -> list[_Fault]:
    found = [fault for check in (_long_lines, _strange_lines, _paragraphs) for fault in check(text)]
    if len(found) < 2:
        return found
    starts = [match.start() for match in PARAGRAPH.finditer(text)]
    first: dict[int, _Fault] = {}
    for fault in found:
        first.setdefault(bisect_right(starts, fault.offset), fault)
    return list(first.values())


def _long_lines(text: str) -> Iterator[_Fault]:
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LINE:
            yield _Fault(offset, "M01", {"most": MOST_LINE})
        if number > MOST_LINES:
            yield _Fault(offset, "M13", {"what": f"从这里起超过了 {MOST_LINES} 行"})
            return
        offset += len(line) + 1


def _strange_lines(text: str) -> Iterator[_Fault]:
    for expression, code in ((_RUN, "M02"), (_NESTED, "M02"), (_INDENTED, "M03")):
        for match in expression.finditer(text):
            yield _Fault(match.start(), code, {"start": match.group()[:10]})
    for expression, most, what in ((_HEADING, MOST_MARKS, "个小标题和分隔线"), (_FENCE, MOST_FENCES, "行代码框的“```”")):
        places = [match.start() for match in expression.finditer(text)]
        if len(places) > most:
            yield _Fault(places[most], "M13", {"what": f"从这里起超过了 {most} {what}"})


def _paragraphs(text: str) -> Iterator[_Fault]:
    """What one paragraph, and all of them together, ask of a parser; told at the line that asks too much."""
    in_all = cells = steps = 0
    for match in PARAGRAPH.finditer(text):
        start, paragraph = match.start(), match.group()
        if "-" in paragraph and _TABLE.search(paragraph):
            columns = max(line.count("|") for line in paragraph.split("\n")) + 1
            full = cells
            cells += columns * (paragraph.count("\n") + 1)
            if cells > MOST_CELLS >= full:
                rows_left = (MOST_CELLS - full) // columns
                yield _Fault(start + _offset_of_line(paragraph, rows_left), "M14", {"most": MOST_CELLS})
        if len(paragraph) > MOST_PARAGRAPH:
            yield _Fault(start + MOST_PARAGRAPH, "M13", {"what": f"到这里，这一段超过了 {MOST_PARAGRAPH} 个字，中间没有空行"})
        before = in_all
        for mark in _MARKS:
            count = paragraph.count(mark)
            in_all += count
            if count > MOST_MARKS:
                yield _Fault(
                    start + _offset_of_mark(paragraph, f"[{re.escape(mark)}]", MOST_MARKS), "M04", {"mark": mark, "most": MOST_MARKS}
                )
        if in_all > MOST_MARKS_IN_ALL >= before:
            offset = start + _offset_of_mark(paragraph, f"[{re.escape(_MARKS)}]", MOST_MARKS_IN_ALL - before)
            yield _Fault(offset, "M13", {"what": f"从这里起，整篇的符号超过了 {MOST_MARKS_IN_ALL} 个"})
        if "[" in paragraph:
            far = steps
            steps += _steps(paragraph)
            if steps > MOST_STEPS >= far:
                yield _Fault(start, "M15", {})


def _offset_of_line(text: str, index: int) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[:index])


def _offset_of_mark(text: str, marks: str, index: int) -> int:
    return next(itertools.islice(re.finditer(marks, text), index, None)).start()


def _references(text: str) -> Iterator[_Fault]:
    """Characters written as HTML's references: they would come in behind the table of `decode` and behind the rules on names."""
    if "&" in text:
        for match in REFERENCE.finditer(text):
            if is_refused_reference(match.group()):
                yield _Fault(match.start(), "F16", {"value": match.group()})


def _steps(paragraph: str) -> int:
    """How far a parser looks in all for the other halves of links; for one that is missing it looks to the end."""
    steps = 0
    square: list[int] = []
    round_: list[int] = []
    for match in _BRACKET.finditer(paragraph):
        mark, at = match.group(), match.start()
        if mark == "[":
            square.append(at)
        elif mark == "(":
            round_.append(at)
        elif mark == "]" and square:
            steps += at - square.pop()
        elif mark == ")" and round_:
            steps += _steps_of_target(paragraph, round_.pop(), at)
    open_targets = (at for at in round_ if paragraph[at - 1 : at] == "]")
    return steps + sum(len(paragraph) - at for at in (*square, *open_targets))


def _steps_of_target(paragraph: str, start: int, end: int) -> int:
    """The same for `(…)` behind a link's text; after a quotation mark the parser does not trust the first closing bracket."""
    if paragraph[start - 1 : start] != "]":
        return 0
    inside = paragraph[start:end]
    return len(paragraph) - start if '"' in inside or "'" in inside else end - start


def prescan_yaml(path: str, text: str, first_line: int, problems: list[Problem]) -> bool:
    """Whether YAML `text` is shallow enough for the C parser, which crashes on some thousands of nested brackets."""
    fault = next((fault for fault in _long_lines(text) if fault.code == "M01"), None) or too_deep(text)
    if fault:
        line, column = place(text, fault.offset)
        details = {**fault.details, **({"advice": LONG_FIELD} if fault.code == "M01" else {})}
        problems.append(problem(fault.code, path, line + first_line - 1, column, **details))
    return fault is None


def too_deep(text: str) -> _Fault | None:
    """Where brackets stand inside each other more deeply than any field asks for."""
    depth = 0
    for match in _FLOW.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(depth - 1, 0)
        if depth > MOST_DEPTH:
            return _Fault(match.start(), "Y01", {"most": MOST_DEPTH})
    return None
