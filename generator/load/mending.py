"""A source file in which something is wrong, read as far as it can be: one run tells all that can be known.

Imported only where a fault was met; what is right is read by `reading` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.load.agreement import agreed
from generator.load.commented import commented
from generator.load.decode import Hidden, as_written, decode_anyway
from generator.load.faults import Faulty, unwrapped
from generator.load.head import is_closed_elsewhere, split_anyway, text_above_fence
from generator.load.lines import has_text_that_goes_on
from generator.load.parts import Parts, split
from generator.load.prescan import prescan_markdown
from generator.load.proposals import Written
from generator.load.recovery import Recovered, recover
from generator.load.remedies import typed
from generator.load.renaming import is_certain, renamed
from generator.load.spreading import spread
from generator.load.summary import bounded, unread_note
from generator.load.unsigned import unsigned_line
from generator.load.vocabulary import vocabulary
from generator.load.yaml_tree import Mapping, parse, place_of, plain, shift
from generator.problems import Problem, problem
from generator.schema.kinds import Kind
from generator.schema.reading import UNREAD, Fault, read_in_part

_OF_NO_FIELDS = ("Y02", "Y04", "Y09", "Y10", "Y11", "Y13", "Y16", "Y23", "S02")  # what is said of lines that were never meant as fields

_JOINED = "并过去"  # in what is said of a line that goes on with the one above it


@dataclass
class Mending:
    """What was made of one file, step by step; `problems` is all that is wrong with it."""

    path: str
    kind: Kind
    problems: list[Problem] = field(default_factory=list)
    hidden: Hidden = field(default_factory=dict)
    parts: Parts | None = None  # None if there is no text in the file
    tree: Mapping | None = None  # None if nothing could be made of the fields
    record: Any = None
    faults: list[Fault] = field(default_factory=list)
    misnamed: list[Problem] = field(default_factory=list)
    recovered: Recovered = field(default_factory=Recovered)
    is_safe: bool = True  # whether a parser may see the body

    def read(self, data: bytes) -> None:
        """Read all that can be read in `data`; one run tells all that is wrong in it."""
        text, self.hidden = decode_anyway(self.path, data, self.problems)
        before = len(self.problems)
        if text is None:
            return
        if not text.strip():
            self.problems.append(problem("F13", self.path, 1, 1))
            return
        self.parts = split(self.kind, text) or split_anyway(self.path, self.kind, text, self.problems)
        self._read_fields(text)
        if self.tree and self.faults:
            self._unwrap(self.tree)
            self.problems.extend(Faulty(self.path, self.kind, self.tree, self.faults, self._written).problems())
        self._leave_out_echoes()
        self._tell_text_above_fence()
        unread = {number + self.parts.fields_line - 1 for number in self.recovered.unread}
        self.problems = agreed(self.problems, self._written, unread)
        self.problems.extend(commented(self.path, self.kind, self._written.lines, self.parts.fields_line, self.tree))
        if self.kind.has_body:
            found: list[Problem] = []
            prescan_markdown(self.path, self.parts.body, self.parts.body_line, found)
            self.is_safe = not any(each.code.startswith("M") for each in found)
            self.problems.extend(found)
        self.problems[before:] = [as_written(each, self.hidden) for each in self.problems[before:]]

    @property
    def safe_parts(self) -> Parts:
        """Fields and body, without the latter if no parser may see it, or nobody knows where it would begin."""
        assert self.parts
        is_there = bool(self.parts.body.strip()) or not any(each.code == "F15" for each in self.problems)
        return self.parts if self.is_safe and is_there else self.parts._replace(body_line=0)

    def told(self) -> tuple[Problem, ...]:
        """All problems, with a word on what could not be looked at."""
        note = unread_note(self.problems, self.path, self.recovered, self.parts, self.is_safe, bool(self.tree)) if self.parts else []
        if note and not any(each.is_error for each in self.problems):  # what is not read is never published in silence
            note.append(problem("Y10", self.path, note[0].line, 1))
        return tuple(bounded([*self.problems, *note]))

    def _read_fields(self, text: str) -> None:
        assert self.parts
        self.tree = parse(self.path, self.parts.fields, self.parts.fields_line, [])
        if self.tree:
            self.faults = self._record_of(self.tree)
        if self.tree and not self.faults and not self.misnamed and not has_text_that_goes_on(self.parts.fields):
            return
        is_cut_well = not any(each.code in ("F14", "F15") for each in self.problems)
        if self.tree is None and is_cut_well and is_closed_elsewhere(self.kind, self.parts):
            self.parts = split_anyway(self.path, self.kind, text, self.problems)
        self._recover(self.parts)

    @property
    def _written(self) -> Written:
        assert self.parts
        return Written(self.recovered.lines or self.parts.fields.split("\n"), self.parts.fields_line)

    def _record_of(self, tree: Mapping) -> list[Fault]:
        """Read the record in `tree`; what stands in it under a wrong name is told, and read under the right one."""
        written = self._written
        for each in renamed(self.kind.record, tree):
            remedy, line = written.renamed(each.key, each.meant)
            if (plain_line := unsigned_line(line, self.kind.record)) != line:
                remedy, line = typed(plain_line), plain_line
            certain = {"is_certain": "yes"} if is_certain(each.key.text, each.meant) else {}
            found = problem(
                "S02", self.path, each.key.line, each.key.column, field=each.key.text, nearest="", remedy=remedy, typed=line, **certain
            )
            self.misnamed.append(found)
        spread(self.kind.record, tree)
        self.record, faults = read_in_part(self.kind, plain(tree))
        return faults

    def _leave_out_echoes(self) -> None:
        """Of a line whose name is wrong, what was told of its colon says nothing more than the line to type."""
        self.problems.extend(self.misnamed)
        joined = (each for each in self.problems if each.code == "S02" and _JOINED in each.hint)
        lines = {each.line for each in (*self.misnamed, *joined)}
        self.problems = [each for each in self.problems if each.code not in ("Y04", "Y10", "Y16", "Y22") or each.line not in lines]

    def _tell_text_above_fence(self) -> None:
        """Of text above the second fence, tell once where that belongs, and not of each line what it lacks for a field."""
        assert self.parts
        first, fence = text_above_fence(self.kind, self.parts), self.parts.body_line - 1
        inside = [each for each in self.problems if first and first <= each.line < fence and each.code in _OF_NO_FIELDS]
        if not inside:
            return
        above = f"第 {first} 行这里" if len({each.line for each in inside}) == 1 else f"第 {first} 行起"
        advice = f"{above}要是正文，就把第 {fence} 行的“---”挪到第 {first} 行的上面；要是接着上一行写的，就并到上一行去；要是另一项，就写成“名称: 内容”。"
        self.problems = [each for each in self.problems if each not in inside]
        self.problems.append(problem("Y10", self.path, first, 1, advice=advice))

    def _recover(self, parts: Parts) -> None:
        """Mend slips, unless there are none and the values alone are at fault."""
        has_fields = bool(parts.fields.strip()) or not self.problems
        recovered = recover(parts.fields, vocabulary(self.kind.name)) if has_fields else Recovered()
        if self.tree and not recovered.told:
            return
        self.tree, self.recovered, self.misnamed = recovered.tree, recovered, []
        self.problems.extend(
            problem(told.code, self.path, told.line + parts.fields_line - 1, told.column, **_in_file(told.details, parts.fields_line - 1))
            for told in recovered.told
        )
        if self.tree:
            shift(self.tree, parts.fields_line - 1)
            self.faults = self._told(self._record_of(self.tree))
        else:
            self.record, faults = read_in_part(self.kind, UNREAD)
            self.faults = self._told(faults)

    def _unwrap(self, tree: Mapping) -> None:
        """Take values out of Chinese quotes and odd blanks where nothing else is wrong with them."""
        bare, record, faults = unwrapped(self.kind, tree, self.faults)
        if not bare:
            return
        written = self._written
        for node, text in bare:
            line = written.line(node.line).replace(text, node.text)
            what = f"“{text}”外面的引号或者空格"
            self.problems.append(problem("Y22", self.path, node.line, node.column, what=what, remedy=typed(line), typed=line))
        self.record, self.faults = record, self._told(faults)

    def _told(self, faults: list[Fault]) -> list[Fault]:
        return [each for each in faults if each.code != "S01" or not self._is_hidden(each)]

    def _is_hidden(self, fault: Fault) -> bool:
        """Whether the field that is missing stands on a line that could not be read, or was told to be missing before."""
        name, recovered = fault.details["field"], self.recovered
        assert self.tree and self.parts
        line = place_of(self.tree, fault.location)[0] - self.parts.fields_line + 1
        return recovered.is_cut or name in recovered.named or (line, name) in recovered.headless


def _in_file(details: dict[str, Any], lines: int) -> dict[str, Any]:
    """Details with the lines in them counted from the first of the file."""
    return {**details, "first": details["first"] + lines} if "first" in details else details
