"""The bytes of a shard, as theme/scripts/search/postings.js reads them.

Terms in their order, each: its length in bytes, its bytes (level and gram in UTF-8), the number of bytes that follow, and these: "d" and a mask
of 32 documents for every block, byte by byte of all masks; or "s" and the distances between numbers of documents, seven bits a byte.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

Posting = list[int]  # a block, the mask of documents in it, the next block, in their order

_DENSE = 3  # in every third block or more


def packed(terms: Mapping[str, Posting], blocks: int) -> bytes:
    """A shard."""
    return b"".join(_packed_term(term, terms[term], blocks) for term in sorted(terms))


def _packed_term(term: str, posting: Posting, blocks: int) -> bytes:
    name = term.encode("utf-8", "surrogatepass")
    body = _dense(posting, blocks) if len(posting) * _DENSE >= 2 * blocks > _DENSE else _sparse(posting)
    return bytes((len(name),)) + name + _number(len(body)) + body


def _dense(posting: Posting, blocks: int) -> bytes:
    masks = [0] * blocks
    for block, mask in zip(posting[::2], posting[1::2], strict=True):
        masks[block] = mask
    data = struct.pack(f"<{blocks}I", *masks)
    return b"d" + b"".join(data[byte::4] for byte in range(4))


def _sparse(posting: Posting) -> bytes:
    body, before = [b"s"], -1
    for number in _numbers(posting):
        body.append(_number(number - before - 1))
        before = number
    return b"".join(body)


def _numbers(posting: Posting) -> Iterator[int]:
    for block, mask in zip(posting[::2], posting[1::2], strict=True):
        while mask:
            lowest = mask & -mask
            yield 32 * block + lowest.bit_length() - 1
            mask ^= lowest


def _number(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that there are more."""
    if number < 128:
        return _SMALL[number]
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


_SMALL: Sequence[bytes] = [bytes((number,)) for number in range(128)]
