"""Which documents have which gram: postings of a few documents, and those of several such added up."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator

from generator.render.search.folding import is_word, spelled
from generator.render.search.levels import Grams

Posting = int  # a bit for each document


class Postings:
    """A bit for each document on three levels; in a block there are at most 32."""

    def __init__(self) -> None:
        """None yet."""
        self._written: tuple[dict[int, Posting], ...] = ({}, {}, {})
        self._others: tuple[dict[str, Posting], ...] = ({}, {}, {})

    def add(self, place: int, grams: Grams) -> None:
        """Add the document that stands at `place`."""
        bit = 1 << place
        for postings, found in zip(self._written, grams.written, strict=True):
            for number in found:
                postings[number] = postings.get(number, 0) | bit
        for others, heard in zip(self._others, grams.others, strict=True):
            for gram in heard:
                others[gram] = others.get(gram, 0) | bit

    def dumped(self) -> bytes:
        """As the store keeps those of a block."""
        written = [(array("Q", postings).tobytes(), array("I", postings.values()).tobytes()) for postings in self._written]
        return marshal.dumps((written, self._others))

    def add_block(self, first: int, dumped: bytes) -> None:
        """Add a block, the first document of which stands at `first`."""
        written, all_others = marshal.loads(dumped)
        for postings, (numbers, masks) in zip(self._written, written, strict=True):
            for number, mask in zip(memoryview(numbers).cast("Q"), memoryview(masks).cast("I"), strict=True):
                postings[number] = postings.get(number, 0) | mask << first
        for others, some in zip(self._others, all_others, strict=True):
            for gram, mask in some.items():
                others[gram] = others.get(gram, 0) | mask << first

    def by_gram(self) -> Iterator[tuple[str, str, Posting]]:
        """Level, gram, and its documents, sorted; what is no part of a word is left out."""
        higher = dict[str, Posting]()
        levels = [self._level(level, higher) for level in (2, 1, 0)][::-1]
        for level, found in enumerate(levels):
            yield from ((str(level), gram, found[gram]) for gram in sorted(found))

    def _level(self, level: int, higher: dict[str, Posting]) -> dict[str, Posting]:
        """Pairs, each character of them that a document has on no `higher` level, to which it is added, and all others."""
        found, single = dict[str, Posting](), dict[str, Posting]()
        postings = self._written[level]
        for pair, posting in zip(spelled(tuple(postings)), postings.values(), strict=True):
            first = pair[0]
            single[first] = single.get(first, 0) | posting
            if is_word(pair):
                found[pair] = posting
        for first, posting in single.items():
            above = higher.get(first, 0)
            higher[first] = above | posting
            if is_word(first) and posting & ~above:
                found[first] = posting & ~above
        return found | self._others[level]
