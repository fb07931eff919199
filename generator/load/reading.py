"""A source file to an Entry: decoded, split, parsed, read by its schema, with the place of every fault.

Imported only when something has to be read: a build in which nothing changed does without YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.cache import digest
from generator.load.decode import Hidden, as_written, decode, decode_anyway, place
from generator.load.entries import Entry, Loaded, Part
from generator.load.faults import Faulty, unwrapped
from generator.load.head import FENCE, Parts, is_closed_elsewhere, split, split_anyway
from generator.load.prescan import PARAGRAPH, prescan_markdown
from generator.load.recovery import Recovered, recover
from generator.load.remedies import typed
from generator.load.spreading import spread
from generator.load.summary import bounded, unread_note
from generator.load.vocabulary import vocabulary
from generator.load.walk import Source
from generator.load.yaml_tree import Mapping, parse, place_of, plain, shift
from generator.problems import Problem, problem
from generator.schema.base import Record
from generator.schema.kinds import BY_NAME, Kind, Location
from generator.schema.reading import UNREAD, Fault, read_in_part
from generator.schema.records import pictures_of
from generator.schema.references import is_id, references_of

_MENTION = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
_LISTED = re.compile(r":::(.*)")


@dataclass
class _Reading:
    """What was made of one file, step by step; `problems` is all that is wrong with it."""

    path: str
    kind: Kind
    problems: list[Problem] = field(default_factory=list)
    hidden: Hidden = field(default_factory=dict)
    parts: Parts | None = None  # None if there is no text in the file
    tree: Mapping | None = None  # None if nothing could be made of the fields
    record: Any = None
    faults: list[Fault] = field(default_factory=list)
    recovered: Recovered = field(default_factory=Recovered)
    is_safe: bool = True  # whether a parser may see the body

    def read(self, data: bytes) -> None:
        """Read all that can be read in `data`; one run tells all that is wrong in it."""
        text, self.hidden = decode_anyway(self.path, data, self.problems)
        before = len(self.problems)
        if text is None:
            return
        self.parts = split(self.path, self.kind, text, self.problems)
        if self.parts is None:
            return
        self._read_fields(text)
        if self.tree and self.faults:
            self._unwrap(self.tree, self.parts)
            faulty = Faulty(self.path, self.kind, self.tree, self.faults)
            self.problems.extend(faulty.problems())
        if self.kind.has_body:
            found: list[Problem] = []
            prescan_markdown(self.path, self.parts.body, self.parts.body_line, found)
            self.is_safe = not any(each.code.startswith("M") for each in found)
            self.problems.extend(found)
        self.problems[before:] = [as_written(each, self.hidden) for each in self.problems[before:]]

    def _read_fields(self, text: str) -> None:
        assert self.parts
        self.tree = parse(self.path, self.parts.fields, self.parts.fields_line, [])
        if self.tree:
            spread(self.kind.record, self.tree)
            self.record, self.faults = read_in_part(self.kind, plain(self.tree))
        if self.tree and not self.faults:
            return
        is_cut_well = not any(each.code in ("F14", "F15") for each in self.problems)
        if self.tree is None and is_cut_well and is_closed_elsewhere(self.kind, self.parts):
            self.parts = split_anyway(self.path, self.kind, text, self.problems)
        self._recover(self.parts)

    def _recover(self, parts: Parts) -> None:
        """Mend slips, unless there are none and the values alone are at fault."""
        has_fields = bool(parts.fields.strip()) or not self.problems
        recovered = recover(parts.fields, vocabulary(self.kind.name)) if has_fields else Recovered()
        if self.tree and not recovered.told:
            return
        self.tree, self.recovered = recovered.tree, recovered
        if self.tree:
            shift(self.tree, parts.fields_line - 1)
            spread(self.kind.record, self.tree)
        self.problems.extend(
            problem(told.code, self.path, told.line + parts.fields_line - 1, told.column, **_in_file(told.details, parts.fields_line - 1))
            for told in recovered.told
        )
        self.record, faults = read_in_part(self.kind, plain(self.tree) if self.tree else UNREAD)
        self.faults = self._told(faults)

    def _unwrap(self, tree: Mapping, parts: Parts) -> None:
        """Take values out of Chinese quotes and odd blanks where nothing else is wrong with them."""
        bare, record, faults = unwrapped(self.kind, tree, self.faults)
        if not bare:
            return
        lines = parts.fields.split("\n")
        for node, text in bare:
            line = lines[node.line - parts.fields_line].replace(text, node.text)
            self.problems.append(problem("Y22", self.path, node.line, node.column, what=f"“{text}”外面的引号或者空格", remedy=typed(line)))
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


def load_entry(root: Path, source: Source) -> Loaded:
    """Read `source` below `root`; raises OSError if it cannot be read, and nothing for what is in it."""
    assert source.kind is not None
    data = (root / source.path).read_bytes()
    reading = _Reading(source.path, source.kind)
    reading.read(data)
    if reading.parts is None:
        return Loaded(None, tuple(bounded(reading.problems)))
    entry = _entry(source, source.kind, data, reading)
    if not reading.problems:
        return Loaded(entry, ())
    note = unread_note(source.path, reading.recovered, reading.parts, reading.is_safe, bool(reading.tree))
    return Loaded(None, tuple(bounded([*reading.problems, *note])), Part(entry))


def _entry(source: Source, kind: Kind, data: bytes, reading: _Reading) -> Entry[Any]:
    assert reading.parts
    path, content = source.path.encode(), digest(data)
    return Entry(
        kind.name,
        source.id,
        source.path,
        reading.record,
        content,
        digest(path, content),
        digest(path, reading.parts.fields.encode()),
        reading.parts.body_line if reading.is_safe else 0,
        mentions(reading.parts.body),
        () if reading.problems else _pictures(source.path, reading.record),
        not reading.problems and any(not is_id(each.id) for each in references_of(reading.record)),
    )


def _pictures(path: str, record: Record) -> tuple[str, ...]:
    return tuple(f"{path.rpartition('/')[0]}/{picture.file}" for _, picture in pictures_of(record))


def mentions(text: str) -> tuple[str, ...]:
    """The ids of whatever `text` may name by marks, in code and where they are no marks too: one too many costs nothing."""
    named = [name.rpartition(":")[2].rpartition("：")[2].strip() for name in _MENTION.findall(text)]
    listed = [id for line in _LISTED.findall(text) for id in line.split()]
    return tuple(sorted({*named, *listed}))


def fields_again(root: Path, entry: Entry[Any]) -> Mapping | None:
    """The fields of `entry` parsed again for their places, since only faults need them; None if the file has gone meanwhile."""
    try:
        data = (root / entry.path).read_bytes()
    except OSError:
        return None
    reading = _Reading(entry.path, BY_NAME[entry.kind])
    reading.read(data)
    return reading.tree


def locate(tree: Mapping | None, location: Location, at_key: bool = False) -> tuple[int, int]:
    """Line and column of a value among `fields_again`, (1, 1) if they are not there any more."""
    return place_of(tree, location, at_key) if tree else (1, 1)


def at_longest_paragraph(root: Path, problem: Problem) -> Problem:
    """A `problem` of a whole text at the line where the longest paragraph of its body begins: there an editor looks first."""
    try:
        text = decode(problem.path, (root / problem.path).read_bytes(), [])
    except OSError:
        return problem
    if not text:
        return problem
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    paragraphs = PARAGRAPH.finditer(text, closing.end() if closing else 0)
    longest = max(paragraphs, key=lambda match: match.end() - match.start(), default=None)
    return replace(problem, line=place(text, longest.start())[0], column=1) if longest else problem
