"""A source file to an Entry: decoded, split, parsed, read by its schema, with the place of every fault.

Imported only when something has to be read: a build in which nothing changed does without YAML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import digest
from generator.load.decode import decode, place
from generator.load.entries import Entry, Loaded, Part
from generator.load.lines import has_text_that_goes_on
from generator.load.parts import FENCE, Parts, split
from generator.load.prescan import PARAGRAPH, prescan_markdown
from generator.load.spreading import spread
from generator.load.walk import Source
from generator.load.yaml_tree import Mapping, parse, place_of, plain
from generator.problems import Problem
from generator.schema.base import Record, is_unread
from generator.schema.kinds import BY_NAME, Kind, Location
from generator.schema.reading import read_record
from generator.schema.records import pictures_of
from generator.schema.references import is_id, references_of

_MENTION = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
_LISTED = re.compile(r":::(.*)")
LEAST_LIKE = 40  # characters: what is shorter may well be the same in two places


class _Read(NamedTuple):
    """What is in a file in which nothing is wrong."""

    parts: Parts
    tree: Mapping
    record: Any


def load_entry(root: Path, source: Source) -> Loaded:
    """Read `source` below `root`; raises OSError if it cannot be read, and nothing for what is in it."""
    assert source.kind is not None
    data = (root / source.path).read_bytes()
    read = _read(source.path, source.kind, data)
    if read:
        entry = _entry(source, source.kind, data, read.parts, read.record)
        notes = _notes(source.path, source.kind, read)
        return Loaded(None, (source.refused, *notes), Part(entry)) if source.refused else Loaded(entry, notes)
    from generator.load.mending import Mending

    mending = Mending(source.path, source.kind)
    mending.read(data)
    told = (*filter(None, (source.refused,)), *mending.told())
    if mending.parts is None:
        return Loaded(None, told)
    return Loaded(None, told, Part(_entry(source, source.kind, data, mending.safe_parts, mending.record)))


def _read(path: str, kind: Kind, data: bytes) -> _Read | None:
    """What is in a file; None if anything in it is wrong."""
    problems: list[Problem] = []
    text = decode(path, data, problems)
    parts = split(kind, text) if text else None
    tree = parse(path, parts.fields, parts.fields_line, problems) if parts else None
    if parts is None or tree is None or (kind.has_body and not prescan_markdown(path, parts.body, parts.body_line, problems)):
        return None
    if has_text_that_goes_on(parts.fields) and _swallows(kind, parts):
        return None
    spread(kind.record, tree)
    record, faults = read_record(kind, plain(tree))
    return None if faults else _Read(parts, tree, record)


def _notes(path: str, kind: Kind, read: _Read) -> tuple[Problem, ...]:
    """What an editor may have forgotten in fields without a fault."""
    if "#" not in read.parts.fields:
        return ()
    from generator.load.commented import commented

    return tuple(commented(path, kind, read.parts.fields.split("\n"), read.parts.fields_line, read.tree))


def _swallows(kind: Kind, parts: Parts) -> bool:
    """Whether a line that was meant as a field goes on with the text before it, for YAML, since its colon is missing: `cancelled true`."""
    from generator.load.recovery import recover
    from generator.load.vocabulary import vocabulary

    return bool(recover(parts.fields, vocabulary(kind.name)).told)


def _entry(source: Source, kind: Kind, data: bytes, parts: Parts, record: Any) -> Entry[Any]:
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
        _pictures(source.path, record),
        _pictures(source.path, record, "paper"),
        any(not is_id(each.id) for each in references_of(record)),
        _likeness(parts.body),
    )


def _pictures(path: str, record: Record, enhance: str = "") -> tuple[str, ...]:
    folder = path.rpartition("/")[0]
    try:
        return tuple(f"{folder}/{picture.file}" for _, picture in pictures_of(record) if enhance in ("", picture.enhance))
    except AttributeError as error:
        if not is_unread(error):
            raise
        return ()


def _likeness(text: str) -> bytes:
    text = text.strip()
    return digest(text.encode())[:8] if len(text) >= LEAST_LIKE else b""


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
    read = _read(entry.path, BY_NAME[entry.kind], data)
    if read:
        return read.tree
    from generator.load.mending import Mending

    mending = Mending(entry.path, BY_NAME[entry.kind])
    mending.read(data)
    return mending.tree


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
