"""A source file to an Entry: decoded, split, parsed, read by its schema, with the place of every fault.

Imported only when something has to be read: a build in which nothing changed does without YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.cache import digest
from generator.load.decode import decode, place
from generator.load.entries import Entry, Loaded
from generator.load.prescan import PARAGRAPH, prescan_markdown
from generator.load.walk import Source
from generator.load.yaml_tree import Mapping, parse, place_of, plain
from generator.problems import Problem, nearest, problem
from generator.schema.kinds import BY_NAME, Kind, Location
from generator.schema.reading import Fault, read_record
from generator.schema.records import pictures_of

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_MENTION = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
_LISTED = re.compile(r":::(.*)")
LEAST_LIKE = 40  # characters: what is shorter may well be the same in two places


@dataclass(frozen=True)
class _Parts:
    fields: str
    fields_line: int
    body: str
    body_line: int


def load_entry(root: Path, source: Source) -> Loaded:
    """Read `source` below `root`; raises OSError if it cannot be read, and nothing for what is in it."""
    assert source.kind is not None
    problems: list[Problem] = []
    entry = _entry(source, source.kind, (root / source.path).read_bytes(), problems)
    return Loaded(entry if not problems else None, tuple(problems))


def _entry(source: Source, kind: Kind, data: bytes, problems: list[Problem]) -> Entry[Any] | None:
    text = decode(source.path, data, problems)
    parts = _split(source.path, kind, text, problems) if text is not None else None
    if parts is None:
        return None
    tree = parse(source.path, parts.fields, parts.fields_line, problems)
    if kind.has_body:
        prescan_markdown(source.path, parts.body, parts.body_line, problems)
    if tree is None:
        return None
    record, faults = read_record(kind, plain(tree))
    problems.extend(_as_problem(source.path, tree, fault) for fault in _without_echoes(faults))
    if record is None:
        return None
    path, content = source.path.encode(), digest(data)
    return Entry(
        kind.name,
        source.id,
        source.path,
        record,
        content,
        digest(path, content),
        digest(path, parts.fields.encode()),
        parts.body_line,
        mentions(parts.body),
        tuple(f"{source.path.rpartition('/')[0]}/{picture.file}" for _, picture in pictures_of(record)),
        _likeness(parts.body),
    )


def _likeness(text: str) -> bytes:
    text = text.strip()
    return digest(text.encode())[:8] if len(text) >= LEAST_LIKE else b""


def mentions(text: str) -> tuple[str, ...]:
    """The ids of whatever `text` may name by marks, in code and where they are no marks too: one too many costs nothing."""
    named = [name.rpartition(":")[2].rpartition("：")[2].strip() for name in _MENTION.findall(text)]
    listed = [id for line in _LISTED.findall(text) for id in line.split()]
    return tuple(sorted({*named, *listed}))


def _split(path: str, kind: Kind, text: str, problems: list[Problem]) -> _Parts | None:
    """Fields and body; a file of fields alone is all fields."""
    if not text.strip():
        problems.append(problem("F13", path, 1, 1))
        return None
    if not kind.has_body:
        return _Parts(text, 1, "", 0)
    opening = _FENCE.match(text)
    if not opening:
        problems.append(problem("F14", path, 1, 1))
        return None
    closing = _FENCE.search(text, opening.end())
    if not closing:
        problems.append(problem("F15", path, 1, 1))
        return None
    body_start = closing.end() + 1
    body_line = text.count("\n", 0, closing.start()) + 2  # even if nothing follows, not so much as a line feed
    return _Parts(text[opening.end() + 1 : closing.start()], 2, text[body_start:], body_line)


def _as_problem(path: str, tree: Mapping, fault: Fault) -> Problem:
    line, column = place_of(tree, fault.location, fault.at_key)
    details = {name: value for name, value in fault.details.items() if name != "candidates"}
    return problem(fault.code, path, line, column, **details, nearest=_likely(fault))


def _likely(fault: Fault) -> str:
    """What was probably meant by a name or a word that is not known, or ""."""
    candidates = fault.details.get("candidates", ())
    assert isinstance(candidates, tuple)
    return nearest(str(fault.details.get("field" if fault.code == "S02" else "value", "")), candidates)


def _without_echoes(faults: list[Fault]) -> list[Fault]:
    """`faults` less the missing fields that are there, in the same record, under a misspelt name, which is reported itself."""
    misspelt = {(*fault.location[:-1], _likely(fault)) for fault in faults if fault.code == "S02"}
    return [fault for fault in faults if fault.code != "S01" or (*fault.location, fault.details["field"]) not in misspelt]


def fields_again(root: Path, entry: Entry[Any]) -> Mapping | None:
    """The fields of `entry` parsed again for their places, since only faults need them; None if the file has gone meanwhile."""
    kind = BY_NAME[entry.kind]
    try:
        data = (root / entry.path).read_bytes()
    except OSError:
        return None
    text = decode(entry.path, data, [])
    parts = _split(entry.path, kind, text, []) if text is not None else None
    return parse(entry.path, parts.fields, parts.fields_line, []) if parts else None


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
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    paragraphs = PARAGRAPH.finditer(text, closing.end() if closing else 0)
    longest = max(paragraphs, key=lambda match: match.end() - match.start(), default=None)
    return replace(problem, line=place(text, longest.start())[0], column=1) if longest else problem
