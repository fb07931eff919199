"""Entry: what one source file gave, and the text of its body."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from generator.cache import digest
from generator.load.decode import decode
from generator.problems import Problem
from generator.schema.records import Record

R = TypeVar("R", bound=Record)


class Entry(NamedTuple, Generic[R]):
    """One record with where it came from; `digest` is of the whole file, `fields_digest` of the fields alone.

    The text of the body is not kept: ten thousand of them are read again only where a page is made from them.
    """

    kind: str
    id: str
    path: str
    record: R
    digest: bytes
    fields_digest: bytes
    body_line: int  # first line of the body in the file; 0 if the kind has no body


class Loaded(NamedTuple):
    """What one source file gave: an entry, or the reasons why not."""

    entry: Entry[Any] | None
    problems: tuple[Problem, ...]


class SourceChanged(Exception):
    """A source was edited while the site was being built."""


def read_body(root: Path, entry: Entry[Any]) -> str:
    """The Markdown of `entry`; raises SourceChanged if the file is not the one that was loaded."""
    data = (root / entry.path).read_bytes()
    if digest(data) != entry.digest:
        raise SourceChanged(entry.path)
    text = decode(entry.path, data, []) or ""
    return "\n".join(text.split("\n")[entry.body_line - 1 :])
