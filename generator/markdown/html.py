"""The body of an entry as HTML with marks: made once, and then found by the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.cache import digest
from generator.keyed import Stored, Workshop
from generator.load.entries import Entry, read_body


@dataclass(frozen=True)
class Html(Stored):
    """The text of `entry`."""

    entry: Entry[Any]

    @property
    def origin(self) -> bytes:
        """Digest of the file, and of what hides somebody in it: what was made before somebody had to be hidden is not kept along."""
        veil = self.entry.veil
        return digest(self.entry.content, veil.digest) if veil else self.entry.content

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """Read the file again and parse it; raises SourceChanged."""
        from generator.markdown.dialect import render  # late: most builds have it all in the store

        return (render(read_body(workshop.root, self.entry)).encode(),)
