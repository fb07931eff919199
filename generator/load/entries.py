"""Entry: what one source file gave, and the text of its body."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from generator.cache import digest
from generator.hindrance import SourceChanged
from generator.load.decode import decode_anyway
from generator.problems import Problem
from generator.schema.base import Record
from generator.schema.departed import Veil

R = TypeVar("R", bound=Record)


class Entry(NamedTuple, Generic[R]):
    """One record with where it came from; `content` is the digest of the file's bytes.

    `digest` is of the path, which is its address, and the whole file, `fields_digest` of the path and the fields alone. `mentions` are all
    ids that may be marked in the text. The text itself is not kept: ten thousand are read again only where a page is made from them. `likeness`
    is the same for the same text, however it begins and ends; b"" for one too short to be told from others. The `veil` hides in the text
    who may not be shown any more.
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
    papers: tuple[str, ...]  # of these, those that are drawings on paper, to be made as good as scanned
    has_names: bool  # whether a record is called by its name in place of its id; the model puts the ids there
    likeness: bytes
    veil: Veil | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An entry of which only a part could be read: it is judged, so that one run tells all its faults, and never gets into a site."""

    entry: Entry[Any]


class Loaded(NamedTuple):
    """What one source file gave: an entry, or the reasons why not, and as much of the entry as could be read all the same."""

    entry: Entry[Any] | None
    problems: tuple[Problem, ...]
    part: Part | None = None


def read_body(root: Path, entry: Entry[Any]) -> str:
    """The Markdown of `entry`; raises SourceChanged if the file is not the one that was loaded."""
    data = (root / entry.path).read_bytes()
    if digest(data) != entry.content:
        raise SourceChanged(entry.path)
    text = decode_anyway(entry.path, data, []).text or ""
    body = "\n".join(text.split("\n")[entry.body_line - 1 :])
    return entry.veil.over(body, markdown=True) if entry.veil else body
