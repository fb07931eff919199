"""What pages show of things: small frozen records with ready texts; addresses are from the site's root until a `Way` leads to them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from generator.cache import digest
from generator.keyed import Shared
from generator.load.entries import Entry
from generator.media.encoding import RECIPE, Format, PictureFacts
from generator.media.pictures import height_at, jpeg_widths, widths
from generator.model import addresses
from generator.render.base.shown_picture import PictureView
from generator.schema.records import Figure, Story, pictures_of
from generator.text import date_in_chinese, duration_in_chinese, period_in_chinese

_MOST_DRAWN = 24  # things that an eye can still count


@dataclass(frozen=True)
class Tag(Shared):
    """A named link."""

    url: str
    name: str


@dataclass(frozen=True)
class CountedTag(Shared):
    """A named link to a list, with how many things it holds."""

    url: str
    name: str
    count: int


class Shot(NamedTuple):
    """A picture as a record declares it, with the facts of its file."""

    facts: PictureFacts
    file: str
    alt: str
    caption: str
    credit: str

    @property
    def is_tall(self) -> bool:
        """Whether it is upright: cut to a card's shape it would lose a third."""
        return self.facts.height > self.facts.width


def shots_of(entry: Entry[Any], pictures: Mapping[str, PictureFacts]) -> tuple[Shot, ...]:
    """All pictures that an entry declares and that can be used, the leading one first; `pictures` are by path."""
    return tuple(
        Shot(facts, picture.file, picture.alt, picture.caption, picture.credit)
        for path, (_, picture) in zip(entry.pictures, pictures_of(entry.record), strict=True)
        if (facts := pictures.get(path))
    )


@dataclass(frozen=True)
class Card(Shared):
    """A thing of any kind in a list."""

    url: str
    title: str
    summary: str
    sample: bool = False
    date: str = ""
    date_text: str = ""
    shot: Shot | None = None
    since: str = ""
    count: int = 0
    clip_text: str = ""  # how long its clip is

    form: ClassVar[str] = ""  # which stories alone have


class StoryCard(NamedTuple):
    """A story in a list, with the same names as a `Card`: its texts are made only where it is shown, for there are ten thousand."""

    id: str
    story: Story
    fields: bytes  # digest of what the story's file says besides the text
    cover: PictureFacts | None
    clip: int  # seconds of its clip; 0 for none, or one that lies elsewhere

    @classmethod
    def of(cls, entry: Entry[Story], pictures: Mapping[str, PictureFacts], clip: int = 0) -> StoryCard:
        """The card of a story, with the seconds of its clip; `pictures` are by path. The cover leads the pictures, that of the clip is the last."""
        story = entry.record
        at = 0 if story.cover else -1 if story.clip and story.clip.poster else None
        return cls(entry.id, story, entry.fields_digest, None if at is None else pictures.get(entry.pictures[at]), clip)

    @property
    def digest(self) -> bytes:
        """Digest of what is shown."""
        return digest(self.fields, self.cover.digest if self.cover else b"", b"%d" % self.clip)

    @property
    def clip_text(self) -> str:
        """How long its clip is, "" if it has none."""
        return "" if not self.story.clip else duration_in_chinese(self.clip) if self.clip else "在别处"

    @property
    def shot(self) -> Shot | None:
        """The cover, or what stands before the clip."""
        declared = self.story.cover or (self.story.clip.poster if self.story.clip else None)
        return Shot(self.cover, declared.file, declared.alt, declared.caption, declared.credit) if self.cover and declared else None

    @property
    def url(self) -> str:
        """The address of the story."""
        return addresses.story(self.id)

    @property
    def title(self) -> str:
        """The story's title."""
        return self.story.title

    @property
    def summary(self) -> str:
        """What it is about."""
        return self.story.summary

    @property
    def sample(self) -> bool:
        """Whether it is a sample."""
        return self.story.sample

    @property
    def form(self) -> str:
        """What sort of story it is, where that is worth a word."""
        return self.story.form if self.story.is_short else ""

    @property
    def date(self) -> str:
        """Its day as ISO 8601."""
        return self.story.date.isoformat()

    @property
    def date_text(self) -> str:
        """Its day in words."""
        return date_in_chinese(self.story.date)


@dataclass(frozen=True)
class StoryCards(Shared):
    """Stories in a list, digested together, as one story is in half a dozen lists."""

    cards: tuple[StoryCard, ...]

    @functools.cached_property
    def digest(self) -> bytes:
        """Digest of what is shown of all."""
        clips = [b"%d" % card.clip for card in self.cards]
        return digest(*[card.fields for card in self.cards], *[card.cover.digest if card.cover else b"" for card in self.cards], *clips)

    def __iter__(self) -> Iterator[StoryCard]:
        return iter(self.cards)

    def __len__(self) -> int:
        return len(self.cards)


@dataclass(frozen=True)
class FigureView(Shared):
    """A number with its label and source."""

    id: str
    label: str
    value: str
    unit: str
    as_of_text: str
    source: str
    sample: bool

    @classmethod
    def of(cls, figure: Figure) -> FigureView:
        """A figure as pages show it."""
        return cls(figure.id, figure.label, figure.value, figure.unit, period_in_chinese(figure.as_of), figure.source, figure.sample)

    @property
    def countable(self) -> int:
        """The value if it is a whole number small enough to be drawn one by one, else 0."""
        return int(self.value) if self.value.isascii() and self.value.isdigit() and int(self.value) <= _MOST_DRAWN else 0


@dataclass(frozen=True)
class Names(Shared):
    """What the marks of one text stand for."""

    people: tuple[tuple[str, str], ...] = ()  # (id, published name)
    figures: tuple[FigureView, ...] = ()

    @functools.cached_property
    def digest(self) -> bytes:
        """Digest of all names in one go, for each month has dozens."""
        people = [text.encode() for pair in self.people for text in pair]
        return digest(b"%d" % len(people), *people, *[figure.digest for figure in self.figures])

    @functools.cached_property
    def name_by_id(self) -> Mapping[str, str]:
        """Published names by id."""
        return dict(self.people)

    @functools.cached_property
    def figure_by_id(self) -> Mapping[str, FigureView]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    def only(self, ids: AbstractSet[str]) -> Names:
        """Those of `ids`."""
        if not ids:
            return NO_NAMES
        return Names(tuple(pair for pair in self.people if pair[0] in ids), tuple(each for each in self.figures if each.id in ids))


NO_NAMES = Names()


class Way:
    """The way from a page: `up` leads to the site's root, and a call to any address."""

    up: str

    def __init__(self, up: str) -> None:
        """`up` is "", some "../", or an absolute beginning."""
        self.up = up

    def __call__(self, address: str) -> str:
        """How the page refers to an address."""
        return f"{self.up}{address}" or "./"

    def picture(self, shot: Shot, alt: str = "", caption: str = "") -> PictureView:
        """The picture in all its sizes; `alt` and `caption` of a text come before the declared ones."""
        return self._view(shot, widths(shot.facts), jpeg_widths(shot.facts), (alt or shot.alt, caption or shot.caption))

    def smallest(self, shot: Shot) -> PictureView:
        """The picture in its smallest size alone, where even a dense screen is to get no more."""
        return self._view(shot, widths(shot.facts)[:1], jpeg_widths(shot.facts)[:1], (shot.alt, shot.caption))

    def _view(self, shot: Shot, known: tuple[int, ...], in_jpeg: tuple[int, ...], words: tuple[str, str]) -> PictureView:
        facts, width = shot.facts, in_jpeg[-1]
        src = self.up + picture_path(facts, Format.JPEG, width)
        srcset = self._srcset(facts, Format.JPEG, in_jpeg) if len(in_jpeg) > 1 else ""
        sources = tuple((format.mime, self._srcset(facts, format, known)) for format in (Format.AVIF, Format.WEBP))
        return PictureView(src, srcset, sources, self.up + largest_path(shot), width, height_at(facts, width), *words, shot.credit)

    def _srcset(self, facts: PictureFacts, format: Format, known: tuple[int, ...]) -> str:
        return ", ".join(f"{self.up}{picture_path(facts, format, width)} {width}w" for width in known)


class FeedWay(Way):
    """The way from a feed, whose readers know pictures of one file; they have known WebP for long."""

    def picture(self, shot: Shot, alt: str = "", caption: str = "") -> PictureView:
        """The picture in one size."""
        src, width = self.up + largest_path(shot), widths(shot.facts)[-1]
        return PictureView(src, "", (), src, width, height_at(shot.facts, width), alt or shot.alt, caption or shot.caption, shot.credit)


def picture_path(facts: PictureFacts, format: Format, width: int) -> str:
    """Where the picture is published: named after its file's bytes and the way it is encoded."""
    return f"{picture_stem(facts)}-{width}.{format.value}"


def picture_stem(facts: PictureFacts) -> str:
    """What the paths of all its files begin with."""
    return f"media/{digest(facts.digest, RECIPE).hex()[:20]}"


def largest_path(shot: Shot) -> str:
    """Where the picture is published for whatever takes one file, such as a feed: in its largest size, as WebP."""
    return picture_path(shot.facts, Format.WEBP, widths(shot.facts)[-1])
