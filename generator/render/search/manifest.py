"""The manifest: the one file of the index with a lasting name, which tells those of all others."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from generator.keyed import Made, Recipe, Workshop
from generator.model import addresses
from generator.render.base.plan import Plan
from generator.render.search.blocks import Block
from generator.render.search.cutting import MOST
from generator.render.search.gathering import KINDS

ADDRESS = "search/index.json"
SIZES = string.digits + string.ascii_lowercase  # of a block: a number below 36, as JavaScript's parseInt reads it
_RECENT = 96  # blocks whose names are in the manifest: most answers are among them
_MOST_COMING = 60  # activities: more than a month has; every question carries them


@dataclass(frozen=True)
class Manifest(Recipe):
    """The manifest as JSON."""

    text: str

    def make(self, workshop: Workshop) -> Made:
        """It is there."""
        return Made(self.text.encode())


@dataclass(frozen=True)
class OlderNames(Recipe):
    """The names of the files of texts that the manifest leaves out."""

    names: str

    def make(self, workshop: Workshop) -> Made:
        """They are there."""
        return Made(self.names.encode())


def older_names(blocks: Sequence[Block]) -> str:
    """The names of all blocks but the last, one after the other."""
    return "".join(block.name for block in blocks[:-_RECENT])


def older_path(names: str) -> str:
    """Where these are published."""
    return f"search/older.{_sum(names)}.txt"


def _sum(names: str) -> str:
    return f"{crc32(names.encode()):08x}"


def manifest(plan: Plan, blocks: Sequence[Block], shards: Sequence[str]) -> str:
    """All that a reader's device has to know before it can search."""
    found: dict[str, Any] = {
        "shards": "".join(path.split(".")[-2] for path in shards),
        "texts": "".join(block.name for block in blocks[-_RECENT:]),
        "older": _sum(older_names(blocks)),
        "sizes": "".join(SIZES[block.size] for block in blocks),
        "kinds": list(_kinds(blocks)),
        "coming": list(_coming(plan, blocks)),
        "name": plan.site.settings.name,
        "places": [[place.id, place.name] for place in plan.site.places],
        "synonyms": [list(each.words) for entry in plan.site.of("synonyms").values() for each in entry.record.synonyms],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _coming(plan: Plan, blocks: Sequence[Block]) -> Iterator[int]:
    """The activities that one can still go to, first what is next: of all documents these alone are not looked for by how new they are."""
    own = [(number, block) for number, block in enumerate(blocks) if block.kind == "activity"]
    numbers = {document.address: number * MOST + at for number, block in own for at, document in enumerate(block.documents())}
    for session in plan.offers.next_sessions(_MOST_COMING):
        yield numbers[addresses.activity(session.offer.list_id, session.offer.activity.id)]


def _kinds(blocks: Sequence[Block]) -> Iterator[list[Any]]:
    """Of each kind its id, its name, its first block, and the number of the first document of each year, one after the other."""
    for kind in KINDS:
        own = [(number, block) for number, block in enumerate(blocks) if block.kind == kind.id]
        if own:
            years: dict[str, int] = {}
            for number, block in own:
                for place, day in enumerate(block.days):
                    years.setdefault(day[:4], number * MOST + place)
            yield [kind.id, kind.label, own[0][0], [each for pair in years.items() if pair[0] for each in (int(pair[0]), pair[1])]]
