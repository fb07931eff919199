"""Search: texts in blocks, postings in shards, and the manifest that names them; all of it static files that a reader's own device searches."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.keyed import Workshop
from generator.render.base.plan import Plan
from generator.render.base.readings import Reading
from generator.render.search import simplified, sounds
from generator.render.search.blocks import Block, blocks_of, claim, text_path
from generator.render.search.documents import Document, words_of
from generator.render.search.folding import folded
from generator.render.search.levels import heard_of
from generator.render.search.manifest import ADDRESS, Manifest, OlderNames, manifest, older_names, older_path
from generator.render.search.merging import merged
from generator.render.search.shards import Shard, TextBlock, shard_path

__all__ = ["Document", "blocks_of", "folded", "heard_of", "index", "search_claims", "texts", "words_of"]


def texts(plan: Plan) -> Iterator[Artifact]:
    """The texts, by which an answer is verified and from which it is quoted; made once the pages are, whose HTML they come from."""
    for block in _blocks(plan):
        yield Artifact(text_path(block), TextBlock(block), block.sources[:1])


def index(plan: Plan, workshop: Workshop) -> Iterator[Artifact]:
    """The postings and the manifest; planned once the texts are made, for a shard is named by what is in it."""
    blocks = _blocks(plan)
    contents = merged(blocks, workshop)
    paths = [shard_path(number, content) for number, content in enumerate(contents)]
    for path, content in zip(paths, contents, strict=True):
        yield Artifact(path, Shard(content))
    older = older_names(blocks)
    yield Artifact(older_path(older), OlderNames(older))
    yield Artifact(simplified.ADDRESS, simplified.Simplified())
    yield Artifact(sounds.ADDRESS, sounds.Sounds())
    yield Artifact(ADDRESS, Manifest(manifest(plan, blocks, paths)))


def search_claims() -> tuple[bytes, ...]:
    """What the store keeps for search: postings, for as long as they are of now, and readings of titles and names."""
    return claim(), Reading("").claim()


def _blocks(plan: Plan) -> tuple[Block, ...]:
    return plan.once(("search",), lambda: tuple(blocks_of(plan)))
