"""From the postings of blocks to shards: blocks are gathered in nodes, nodes in shards, and what is the same as before is read again.

All values are in the store, under what they are made of; what this build does not use any more is forgotten at once, so that no word of a text
that was withdrawn stays there.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cache import digest
from generator.keyed import Workshop
from generator.program import tool_of
from generator.render.search.blocks import Block, claim, deflated
from generator.render.search.cutting import ends
from generator.render.search.folding import shard_of
from generator.render.search.packing import packed
from generator.render.search.postings import Posting, Postings

_PAIRS, _SINGLE, _HEARD = (
    512,
    64,
    64,
)  # parts of a node, for pairs, for single characters, and for what is heard: the most shards that there can be
_PARTS = _PAIRS + _SINGLE + _HEARD
_MOST_BLOCKS, _MEAN_BLOCKS = 48, 24  # of a node
_DOCUMENTS_PER_SHARD = 16
_FEWEST = 16
_LENGTH = 8  # bytes of the digest of a part

_PLAIN = 2  # the last version of marshal that writes the same bytes for what is equal

Part = dict[str, Posting]  # by level and gram


@dataclass(frozen=True)
class _Node:
    """Some blocks in a row: which number their first document has among all, and a digest of each part."""

    key: bytes
    blocks: Sequence[Block]
    first: int
    digests: bytes


def merged(blocks: Sequence[Block], workshop: Workshop) -> list[bytes]:
    """The shards of the postings of `blocks`."""
    nodes = list(_nodes(blocks, workshop))
    shares = _shares(_shard_count(sum(block.size for block in blocks)))
    wanted = {number: _shard_key(share, nodes) for number, share in enumerate(shares)}
    found = {number: value for number, key in wanted.items() if (value := workshop.store.get(key)) is not None}
    missing = [number for number in wanted if number not in found]
    parts = {node.key: _parts(node, workshop) for node in nodes} if missing else {}
    for number in missing:
        shard: Part = {}
        for node in nodes:
            for part in parts[node.key][shares[number]]:
                _add(shard, marshal.loads(part), node.first)
        found[number] = deflated(packed(shard))
        workshop.store.put(wanted[number], found[number], claim())
    _forget_others(workshop, [*(block.place(0) for block in blocks), *_node_keys(nodes), *wanted.values()])
    return [found[number] for number in wanted]


def _shard_count(documents: int) -> int:
    """It grows with the site, so that a small one has few files."""
    count = _FEWEST
    while count < _PAIRS and count * 2 * _DOCUMENTS_PER_SHARD <= documents:
        count *= 2
    return count


def _shares(count: int) -> list[slice]:
    """Which parts each shard has: so many shards of pairs, and an eighth of that each for single characters and for what is heard."""
    few = count * _SINGLE // _PAIRS
    pairs = [slice(number, _PAIRS, count) for number in range(count)]
    single = [slice(_PAIRS + number, _PAIRS + _SINGLE, few) for number in range(few)]
    return pairs + single + [slice(_PAIRS + _SINGLE + number, _PARTS, few) for number in range(few)]


def _part_of(gram: str) -> int:
    """Which part of a node has a gram; a whole title is beside its beginning. What is heard has its own, or every question would carry it."""
    if gram[0] in "^~":
        return _PAIRS + _SINGLE + shard_of(gram[1:], _HEARD)
    written = gram[1:3] if gram[0] == "=" else gram
    return shard_of(written, _PAIRS) if len(written) > 1 else _PAIRS + shard_of(written, _SINGLE)


def _nodes(blocks: Sequence[Block], workshop: Workshop) -> Iterator[_Node]:
    start = first = 0
    for place, block in enumerate(blocks, 1):
        if place == len(blocks) or place - start == _MOST_BLOCKS or ends(f"node {block.last}", _MEAN_BLOCKS):
            some = blocks[start:place]
            key = digest(tool_of(__name__), b"node", *[each.key() for each in some])
            digests = workshop.store.get(key)
            if digests is None:
                digests = _merge_node(key, some, workshop)
            yield _Node(key, some, first, digests)
            start, first = place, first + sum(each.size for each in some)


def _merge_node(key: bytes, blocks: Sequence[Block], workshop: Workshop) -> bytes:
    """Keep the parts of a node, and give their digests, which are kept too."""
    postings, first = Postings(), 0
    for block in blocks:
        postings.add_block(first, workshop.fetch(block))
        first += block.size
    parts: list[Part] = [{} for _ in range(_PARTS)]
    for level, gram, posting in postings.by_gram():
        parts[_part_of(gram)][f"{level}{gram}"] = posting
    packed_parts = [marshal.dumps(part, _PLAIN) for part in parts]
    digests = b"".join(digest(part)[:_LENGTH] for part in packed_parts)
    workshop.store.put(digest(key, b"parts"), marshal.dumps(packed_parts), claim())
    workshop.store.put(key, digests, claim())
    return digests


def _parts(node: _Node, workshop: Workshop) -> list[bytes]:
    kept = workshop.store.get(digest(node.key, b"parts"))
    if kept is None:
        _merge_node(node.key, node.blocks, workshop)
        kept = workshop.store.get(digest(node.key, b"parts")) or b""
    parts: list[bytes] = marshal.loads(kept)
    return parts


def _shard_key(share: slice, nodes: Sequence[_Node]) -> bytes:
    """Of what is in a shard: the parts of all nodes that belong to it, and which numbers their documents have."""
    starts = [at * _LENGTH for at in range(_PARTS)[share]]
    pieces = [piece for node in nodes for piece in (b"%d " % node.first, *[node.digests[at : at + _LENGTH] for at in starts])]
    return digest(tool_of(__name__), b"shard", b"".join(pieces))


def _add(shard: Part, part: Part, first: int) -> None:
    for term, posting in part.items():
        shard[term] = shard.get(term, 0) | posting << first


def _node_keys(nodes: Sequence[_Node]) -> Iterator[bytes]:
    for node in nodes:
        yield from (node.key, digest(node.key, b"parts"))


def _forget_others(workshop: Workshop, used: Sequence[bytes]) -> None:
    """Forget what the last build used and this one does not."""
    name = digest(tool_of(__name__), b"used")
    before = workshop.store.get(name)
    now = b"".join(used)
    if now != before:
        size = len(name)
        gone = {before[start : start + size] for start in range(0, len(before), size)} - set(used) if before else set()
        workshop.store.flush()
        workshop.store.forget(gone)
        workshop.store.put(name, now, claim())
