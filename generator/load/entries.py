"""Entry: what one source file gave, and the text of its body."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from generator.cache import digest
from generator.hindrance import SourceChanged
from generator.load.decode import decode
from generator.problems import Problem
from generator.schema.records import Record

R = TypeVar("R", bound=Record)


class Entry(NamedTuple, Generic[R]):
    """One record with where it came from; `content` is the digest of the file's bytes.

    `digest` is of the path, which is its address, and the whole file, `fields_digest` of the path and the fields alone. `mentions` are all
    ids that may be marked in the text. The text itself is not kept: ten thousand are read again only where a page is made from them. `likeness`
    is the same for the same text, however it begins and ends; b"" for one too short to be told from others.
    """

    kind: str
    id: str
    path: str
    record: R
    content: bytes
    digest: bytes
    fields_digest: bytes
    body_line: int  # first line of the body in the file; 0 if the kind has no body
    mentions: tuple[str, ...]
    pictures: tuple[str, ...]  # paths of the files that the record declares
    likeness: bytes


class Loaded(NamedTuple):
    """What one source file gave: an entry, or the reasons why not."""

    entry: Entry[Any] | None
    problems: tuple[Problem, ...]


def read_body(root: Path, entry: Entry[Any]) -> str:
    """The Markdown of `entry`; raises SourceChanged if the file is not the one that was loaded."""
    data = (root / entry.path).read_bytes()
    if digest(data) != entry.content:
        raise SourceChanged(entry.path)
    text = decode(entry.path, data, []) or ""
    return "\n".join(text.split("\n")[entry.body_line - 1 :])
