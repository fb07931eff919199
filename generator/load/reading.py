"""A source file to an Entry: decoded, split, parsed, read by its schema, with the place of every fault.

Imported only when something has to be read: a build in which nothing changed does without YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cache import digest
from generator.load.decode import decode
from generator.load.entries import Entry, Loaded
from generator.load.prescan import prescan_markdown
from generator.load.walk import Source
from generator.load.yaml_tree import Mapping, parse, place_of, plain
from generator.problems import Problem, nearest, problem
from generator.schema.kinds import BY_NAME, Fault, Kind, Location, read_record

_FENCE = re.compile(r"^---[ ]*$", re.MULTILINE)


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
    problems.extend(_without_echoes([_as_problem(source.path, tree, fault) for fault in faults]))
    if record is None:
        return None
    return Entry(kind.name, source.id, source.path, record, digest(data), digest(parts.fields.encode()), parts.body_line)


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
    body_line = text.count("\n", 0, body_start) + 1
    return _Parts(text[opening.end() + 1 : closing.start()], 2, text[body_start:], body_line)


def _as_problem(path: str, tree: Mapping, fault: Fault) -> Problem:
    line, column = place_of(tree, fault.location, fault.at_key)
    details = dict(fault.details)
    candidates = details.pop("candidates", ())
    wrong = str(details.get("field" if fault.code == "S02" else "value", ""))
    assert isinstance(candidates, tuple)
    return problem(fault.code, path, line, column, **details, nearest=nearest(wrong, candidates))


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """`problems` less the missing fields that are there under a misspelt name, which is reported itself."""
    misspelt = {dict(each.details)["nearest"] for each in problems if each.code == "S02"}
    return [each for each in problems if each.code != "S01" or dict(each.details)["field"] not in misspelt]


def locate(root: Path, entry: Entry[Any], location: Location, at_key: bool = False) -> tuple[int, int]:
    """Line and column of a value of `entry`; the file is parsed again, since only faults need places."""
    kind = BY_NAME[entry.kind]
    text = decode(entry.path, (root / entry.path).read_bytes(), [])
    parts = _split(entry.path, kind, text, []) if text is not None else None
    tree = parse(entry.path, parts.fields, parts.fields_line, []) if parts else None
    return place_of(tree, location, at_key) if tree else (1, 1)
