"""Documents in blocks: the unit of numbers, of the files of texts, and of what an edit makes anew."""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
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
from generator.render.base.views import Names, picture_path
from generator.render.search.cutting import cut, cut_by_age
from generator.render.search.documents import Document, words_of
from generator.render.search.gathering import KINDS, gathered
from generator.render.search.levels import grams_of, heard_of
from generator.render.search.postings import Postings
from generator.schema.records import Story
from generator.text import date_in_chinese

_COLUMN, _FIELD = "\x1e", "\x1f"
_BELONGINGS = {"themes": "主题", "programmes": "项目"}  # what stories belong to, and what the foot of a page calls it


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
    def size(self) -> int:
        """How many documents there are."""

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
        postings = Postings()
        records = []
        for place, document in enumerate(self.documents()):
            words = words_of(document, workshop)
            heard = heard_of(words, workshop)
            postings.add(place, grams_of(document, words, heard))
            spoken = ";".join(map(" ".join, heard.title + heard.named))
            days = "/".join(filter(None, (document.day, document.until)))  # an interval, as ISO 8601 has it
            records.append((document.address, days, document.picture, *words, spoken))
        columns = map(_FIELD.join, zip(*records, strict=True))  # which packs closer than row after row
        texts = deflated(_COLUMN.join(columns).encode("utf-16-le", "surrogatepass"))
        return Packed(sealed(texts, self.name), postings.dumped())


def deflated(data: bytes) -> bytes:
    """`data` packed as RFC 1951 has it, which theme/scripts/search/unpacking.js unpacks."""
    packer = compressobj(Z_DEFAULT_COMPRESSION, wbits=-15)
    return packer.compress(data) + packer.flush()


def sealed(data: bytes, name: str) -> bytes:
    """`data` and the sum of it and its name, by which theme/scripts/search/checking.js sees that it got this very file."""
    return data + crc32(data, crc32(name.encode())).to_bytes(4, "little")


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
    def size(self) -> int:
        """How many there are."""
        return len(self.gathered)

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
    places: tuple[tuple[str, str], ...]  # id and name
    belongings: tuple[tuple[str, str, str], ...]  # sort and id of what the stories belong to, and its name
    names: Names
    covers: tuple[PictureFacts, ...]
    transcripts: tuple[tuple[str, tuple[str, ...]], ...]  # what is said in clips, by the story's id

    @functools.cached_property
    def digest(self) -> bytes:
        """Digest of all fields in one go, for there are hundreds of blocks."""
        words = repr((self.kind, len(self.stories), self.places, self.belongings, self.transcripts)).encode()
        return digest(words, self.names.digest, *[entry.digest for entry in self.stories], *[cover.digest for cover in self.covers])

    @property
    def days(self) -> Sequence[str]:
        """The day of each story."""
        return [entry.record.date.isoformat() for entry in self.stories]

    @property
    def size(self) -> int:
        """How many stories there are."""
        return len(self.stories)

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
        places = dict(self.places)
        covers = {facts.path: facts for facts in self.covers}
        said = dict(self.transcripts)
        return [self._document(entry, places, covers, said.get(entry.id, ())) for entry in self.stories]

    def _document(self, entry: Entry[Story], places: dict[str, str], covers: dict[str, PictureFacts], said: tuple[str, ...]) -> Document:
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
            lines=tuple(filter(None, (*_cover_lines(story), *said))),
            foot=tuple(filter(None, self._foot(story))),
            beside=() if story.is_short else (story.form,),  # which a page says of short ones alone
            entry=entry,
            names=self.names,
        )

    def _foot(self, story: Story) -> Iterator[str]:
        """What its page says above and below the text."""
        yield story.form if story.is_short else ""
        yield f"{date_in_chinese(story.updated)}修订" if story.updated else ""
        yield f"来源：{story.source}" if story.source else ""
        yield f"审稿：{story.reviewed_by}" if story.reviewed_by else ""
        for sort, label in _BELONGINGS.items():
            names = [name for other, id, name in self.belongings if other == sort and id in getattr(story, sort)]
            yield f"{label}：{'、'.join(names)}" if names else ""


def _cover_lines(story: Story) -> tuple[str, ...]:
    """What is said of the picture that leads a story, or of the clip that stands in its place."""
    cover, clip = story.cover, story.clip
    return (clip.credit,) if clip else (cover.alt, cover.caption, cover.credit) if cover else ()


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
    for stories in cut_by_age(plan.site.stories[::-1], lambda entry: entry.id):
        yield _story_block(plan, tuple(stories))


def _story_block(plan: Plan, stories: Stories) -> StoryBlock:
    places = sorted({id for entry in stories for id in entry.record.places})
    named = {id for entry in stories for id in (*entry.mentions, *entry.record.people)}
    covers = [entry.pictures[0] for entry in stories if entry.record.cover]
    known = plan.site.pictures
    return StoryBlock(
        KINDS[-1].id,
        stories,
        tuple((id, tag.name) for id in places for tag in plan.tags("places", (id,))),
        tuple(_belongings(plan, stories)),
        plan.names_of(named),
        tuple([known[path] for path in dict.fromkeys(covers) if path in known]),
        tuple((id, clip.transcript) for id, clip in plan.clips(stories) if clip.transcript),
    )


def _belongings(plan: Plan, stories: Stories) -> Iterator[tuple[str, str, str]]:
    for sort in _BELONGINGS:
        for id in sorted({id for entry in stories for id in getattr(entry.record, sort)}):
            yield from ((sort, id, tag.name) for tag in plan.tags(sort, (id,)))
