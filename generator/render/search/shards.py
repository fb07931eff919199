"""The files of the index as recipes."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from generator.keyed import Made, Recipe, Workshop
from generator.render.search.blocks import Block


@dataclass(frozen=True)
class TextBlock(Recipe):
    """The file of texts of a block; on the way its postings are found, and kept for the index."""

    block: Block

    def make(self, workshop: Workshop) -> Made:
        """Pack the texts."""
        found = self.block.packed(workshop)
        workshop.store.put(self.block.place(0), found.postings, self.block.claim())
        return Made(found.texts)


@dataclass(frozen=True)
class Shard(Recipe):
    """A part of the index."""

    content: bytes

    def make(self, workshop: Workshop) -> Made:
        """It is there."""
        return Made(self.content)


def shard_path(number: int, content: bytes) -> str:
    """Where a shard is published: named by what is in it, with a sum that a reader's device can check."""
    return f"search/w/{number:x}.{crc32(content) >> 8:06x}.bin"
