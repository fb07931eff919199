"""The bytes of a shard, as theme/scripts/search/postings.js reads them.

Terms in their order, each: its length in bytes, its bytes (level and gram in UTF-8), the number of bytes that follow, and these: "d" and a bit
for every document up to the last that has the term, the lowest first; or "s" and the distances between such documents, seven bits a byte.
Documents are counted one after the other, whatever their blocks: without gaps, the bits of what stands in many texts pack best.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from generator.render.search.postings import Posting

_DENSE = 10  # every tenth document or more


def packed(terms: Mapping[str, Posting]) -> bytes:
    """A shard."""
    return b"".join(_packed_term(term, terms[term]) for term in sorted(terms))


def _packed_term(term: str, posting: Posting) -> bytes:
    name = term.encode("utf-8", "surrogatepass")
    body = _dense(posting) if posting.bit_count() * _DENSE > posting.bit_length() else _sparse(posting)
    return bytes((len(name),)) + name + _number(len(body)) + body


def _dense(posting: Posting) -> bytes:
    return b"d" + posting.to_bytes((posting.bit_length() + 7) // 8, "little")


def _sparse(posting: Posting) -> bytes:
    between = f"{posting:b}"[::-1].split("1")[:-1]  # the zeros before each one
    return b"s" + b"".join(map(_number, map(len, between)))


@functools.lru_cache(2**16)
def _number(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that there are more."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)
