"""Documents in blocks: the unit of numbers, of the files of texts, and of what an edit makes anew.

A document's number is 32 times that of its block and its place there. Where a block ends depends on the id of its last document alone, unless
it is full, so that what is added or taken away changes one block; the newest are the last, where nothing has to move.
"""

from __future__ import annotations

import functools
import marshal
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from zlib import Z_DEFAULT_COMPRESSION, compressobj, crc32

from generator.cache import digest
from generator.keyed import Shared, Stored, Workshop
from generator.load.entries import Entry
from generator.media.encoding import Format, PictureFacts
from generator.media.pictures import widths
from generator.model import addresses
from generator.model.site import Stories
from generator.program import tool_of
from generator.render.base.plan import Plan
from generator.render.base.readings import readings, sounds
from generator.render.base.views import Names, Tag, picture_path
from generator.render.search.documents import Document, Words, words_of
from generator.render.search.folding import TITLES, grams, shard_of, whole
from generator.render.search.gathering import KINDS, gathered
from generator.schema.records import Story

MOST = 32  # documents of a block: the bits of a mask
_MEAN = 22
_WHOLE = 10  # characters of a title that is known as a whole: a longer one is told from others by its pairs
_COLUMN, _FIELD = "\x1e", "\x1f"

T = TypeVar("T")


def claim() -> bytes:
    """What all postings are kept for."""
    return digest(b"search", tool_of(__name__))


class Packed(NamedTuple):
    """What a block comes to: the file of its texts, and a mask of documents for each level and gram."""

    texts: bytes
    postings: bytes


@dataclass(frozen=True)
class Block(Shared, Stored, ABC):
    """Some documents of one kind. The value that is kept are their postings."""

    kind: str

    def key(self, needed: Sequence[bytes] = ()) -> bytes:
        """As that of any computation, but asked for several times."""
        return digest(tool_of(__name__), self.digest, *needed)

    @property
    def origin(self) -> bytes:
        """No single file: see `merging`, which lets go of what is not of now."""
        return b"search"

    def claim(self) -> bytes:
        """That of all postings."""
        return claim()

    @functools.cached_property
    def name(self) -> str:
        """Of the file of its texts: all that goes into it."""
        return self.key().hex()[:8]

    @property
    @abstractmethod
    def days(self) -> Sequence[str]:
        """The day of each document."""

    @property
    @abstractmethod
    def last(self) -> str:
        """The id of the last document."""

    @property
    @abstractmethod
    def sources(self) -> tuple[str, ...]:
        """The editors' files."""

    @abstractmethod
    def documents(self) -> Sequence[Document]:
        """The documents, the oldest first."""

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """The postings."""
        return (self.packed(workshop).postings,)

    def packed(self, workshop: Workshop) -> Packed:
        """Texts and postings."""
        levels: tuple[dict[str, int], ...] = ({}, {}, {})
        records = []
        for place, document in enumerate(self.documents()):
            words = words_of(document, workshop)
            heard = heard_of(words, workshop)
            for masks, found in zip(levels, _grams(document, words, heard), strict=True):
                for gram in found:
                    masks[gram] = masks.get(gram, 0) | 1 << place
            spoken = ";".join(map(" ".join, heard.title + heard.named))
            days = "/".join(filter(None, (document.day, document.until)))  # an interval, as ISO 8601 has it
            records.append((document.address, days, document.picture, *words, spoken))
        columns = map(_FIELD.join, zip(*records, strict=True))  # which packs closer than row after row
        return Packed(deflated(_COLUMN.join(columns).encode("utf-16-le", "surrogatepass")), marshal.dumps(levels))


class Heard(NamedTuple):
    """The syllables of a document's title, and of its names."""

    title: list[list[str]]
    named: list[list[str]]


def heard_of(words: Words, workshop: Workshop) -> Heard:
    """How the title and the names sound."""
    others = dict.fromkeys(name for name in words.named.split("\n") if name != words.title)
    return Heard(readings(workshop, (words.title,)), readings(workshop, others))


def _grams(document: Document, words: Words, heard: Heard) -> tuple[set[str], set[str], set[str]]:
    """All there is to be found on three levels: in the text, in names and the summary, in the title; written or heard, each gram on its highest."""
    title = grams(words.title).union(*map(sounds, heard.title))
    head = (grams(words.named) | grams(words.summary)).union(*map(sounds, heard.named)) - title
    rest = grams(words.text) - title - head
    rest.update(f"@{place}" for place in document.places)
    rest.update(f"@{year}年" for year in document.years if str(year) != document.day[:4])
    rest.update(f"={each[:2]}{shard_of(each, TITLES)}" for each in _titles(document, words, heard))
    return rest, head, title


def _titles(document: Document, words: Words, heard: Heard) -> Iterator[str]:
    """What somebody may ask for who means this page and no other."""
    names = [whole(each) for each in (words.title, *document.called)]
    yield from (each for each in names if 0 < len(each) <= _WHOLE)
    yield from (map("".join, heard.title) if len(names[0]) <= _WHOLE else ())


def deflated(data: bytes) -> bytes:
    """`data` packed as RFC 1951 has it, which theme/scripts/search/inflating.js unpacks."""
    packer = compressobj(Z_DEFAULT_COMPRESSION, wbits=-15)
    return packer.compress(data) + packer.flush()


@dataclass(frozen=True)
class PlainBlock(Block):
    """Documents that were gathered whole, as there are few of their kind."""

    gathered: tuple[Document, ...]
    files: tuple[str, ...]

    @property
    def days(self) -> Sequence[str]:
        """The day of each document."""
        return [each.day for each in self.gathered]

    @property
    def last(self) -> str:
        """The address of the last document."""
        return self.gathered[-1].address

    @property
    def sources(self) -> tuple[str, ...]:
        """The editors' files."""
        return self.files

    def documents(self) -> Sequence[Document]:
        """They are there."""
        return self.gathered


@dataclass(frozen=True)
class StoryBlock(Block):
    """Stories, of which there are ten thousand: the documents are made only where the block is."""

    stories: Stories
    places: tuple[tuple[str, Tag], ...]  # by id
    belongings: tuple[tuple[str, str, str], ...]  # sort and id of what the stories belong to, and its name
    names: Names
    covers: tuple[PictureFacts, ...]

    @property
    def days(self) -> Sequence[str]:
        """The day of each story."""
        return [entry.record.date.isoformat() for entry in self.stories]

    @property
    def last(self) -> str:
        """The id of the last story."""
        return self.stories[-1].id

    @property
    def sources(self) -> tuple[str, ...]:
        """The stories' files."""
        return tuple(entry.path for entry in self.stories)

    def documents(self) -> Sequence[Document]:
        """A document for each."""
        places = {id: tag.name for id, tag in self.places}
        covers = {facts.path: facts for facts in self.covers}
        return [self._document(entry, places, covers) for entry in self.stories]

    def _document(self, entry: Entry[Story], places: dict[str, str], covers: dict[str, PictureFacts]) -> Document:
        story = entry.record
        cover = covers.get(entry.pictures[0]) if story.cover else None
        people = [self.names.name_by_id[id] for id in story.people if id in self.names.name_by_id]
        where = [id for id in story.places if id in places]
        return Document(
            address=addresses.story(entry.id),
            title=story.title,
            day=story.date.isoformat(),
            named=(*(places[id] for id in where), *people),
            places=tuple(where),
            summary=story.summary,
            picture=smallest_path(cover) if cover else "",
            lines=(story.cover.alt,) if story.cover else (),
            foot=tuple(self._belonging(story)),
            entry=entry,
            names=self.names,
        )

    def _belonging(self, story: Story) -> Iterator[str]:
        """What the foot of its page says."""
        yield story.form
        for sort, ids in _belongings(story):
            names = [name for other, id, name in self.belongings if other == sort and id in ids]
            yield f"{sort}：{'、'.join(names)}" if names else ""


def _belongings(story: Story) -> Iterator[tuple[str, Sequence[str]]]:
    yield from (("主题", story.themes), ("项目", story.programmes))


def smallest_path(facts: PictureFacts) -> str:
    """Where a picture is published in its smallest size."""
    return picture_path(facts, Format.WEBP, widths(facts)[0])


def text_path(block: Block) -> str:
    """Where the texts of a block are published: named by all that goes into them."""
    return f"search/t/{block.name}.bin"


def blocks_of(plan: Plan) -> Iterator[Block]:
    """All documents of the visible site: kind by kind, in each the oldest first, the stories last."""
    for kind in KINDS[:-1]:
        for some in cut(gathered(plan, kind.id), lambda pair: pair[0].address):
            documents = tuple(document for document, _ in some)
            yield PlainBlock(kind.id, documents, tuple(dict.fromkeys(source for _, source in some)))
    for stories in cut(plan.site.stories[::-1], lambda entry: entry.id):
        yield _story_block(plan, tuple(stories))


def _story_block(plan: Plan, stories: Stories) -> StoryBlock:
    places = sorted({id for entry in stories for id in entry.record.places})
    named = {id for entry in stories for id in (*entry.mentions, *entry.record.people)}
    covers = [entry.pictures[0] for entry in stories if entry.record.cover]
    known = plan.site.pictures
    return StoryBlock(
        KINDS[-1].id,
        stories,
        tuple((id, tag) for id in places for tag in plan.tags("places", (id,))),
        tuple(_named(plan, sorted({(sort, id) for entry in stories for sort, ids in _belongings(entry.record) for id in ids}))),
        plan.names_of(named),
        tuple(dict.fromkeys(known[path] for path in covers if path in known)),
    )


def _named(plan: Plan, belongings: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for sort, id in belongings:
        yield from ((sort, id, tag.name) for tag in plan.tags("themes" if sort == "主题" else "programmes", (id,)))


def cut(things: Sequence[T], id_of: Callable[[T], str]) -> Iterator[Sequence[T]]:
    """`things` in blocks of about 17: one ends after an id that says so, or where it is full."""
    start = 0
    for place, thing in enumerate(things, 1):
        if place - start == MOST or ends(id_of(thing), _MEAN):
            yield things[start:place]
            start = place
    if start < len(things):
        yield things[start:]


@functools.lru_cache(65536)
def ends(id: str, mean: int) -> bool:
    """Whether an id says that something ends after it, as one of `mean` does."""
    return crc32(id.encode()) % mean == 0
