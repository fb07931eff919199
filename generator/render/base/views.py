"""What templates see: small objects with ready texts and relative addresses."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.media.pictures import QUALITY, PictureFacts, height_at, widths
from generator.model import addresses
from generator.schema.records import Story
from generator.text import date_in_chinese, period_in_chinese

_MOST_DRAWN = 24  # things that an eye can still count


@dataclass(frozen=True, slots=True)
class Tag:
    """A named link; `url` is an address from the site's root."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A named link to a list, with how many stories it holds."""

    url: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in its three formats; paths from the site's root."""

    title: str
    name: str  # "" is the feed of the whole site

    @property
    def rss(self) -> str:
        """Path of the RSS file."""
        return f"feeds/{self.name}.xml" if self.name else "feed.xml"

    @property
    def atom(self) -> str:
        """Path of the Atom file."""
        return f"feeds/{self.name}.atom.xml" if self.name else "atom.xml"

    @property
    def json(self) -> str:
        """Path of the JSON Feed file."""
        return f"feeds/{self.name}.json" if self.name else "feed.json"


class Shot(NamedTuple):
    """A picture as a record declares it, with the facts of its file."""

    facts: PictureFacts
    file: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in a template; `src` and `srcset` are relative to the page."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Post:
    """A thing of any kind in a feed; its text is the body of `entry`, or `html` with addresses from the site's root marked."""

    url: str
    title: str
    summary: str
    date: datetime.date
    updated: datetime.date | None = None
    sample: bool = False
    tags: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    has_cover: bool = False  # the first of the shots leads the text
    entry: Entry[Any] | None = None
    html: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing of any kind in a list, before it is known on which page; `url` is an address from the site's root."""

    url: str
    title: str
    summary: str
    sample: bool = False
    date: str = ""
    date_text: str = ""
    shot: Shot | None = None
    since: str = ""
    count: int = 0


class StoryCard(NamedTuple):
    """A story in a list: a `Card` whose texts are made only where it is shown, for there are ten thousand."""

    entry: Entry[Story]
    shot: Shot | None

    @property
    def card(self) -> Card:
        """The card."""
        story = self.entry.record
        return Card(
            url=addresses.story(self.entry.id),
            title=story.title,
            summary=story.summary,
            sample=story.sample,
            date=story.date.isoformat(),
            date_text=date_in_chinese(story.date),
            shot=self.shot,
        )


@dataclass(frozen=True, slots=True)
class CardView:
    """A card on a page."""

    url: str
    title: str
    summary: str
    sample: bool
    date: str
    date_text: str
    picture: PictureView | None
    since: str
    count: int


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number with its label and source."""

    label: str
    value: str
    unit: str
    as_of_text: str
    source: str
    sample: bool

    @property
    def countable(self) -> int:
        """The value if it is a whole number small enough to be drawn one by one, else 0."""
        return int(self.value) if self.value.isascii() and self.value.isdigit() and int(self.value) <= _MOST_DRAWN else 0


def picture_path(facts: PictureFacts, width: int) -> str:
    """Where the picture is published in `width`: named after its file's bytes and the way it is encoded."""
    return f"media/{facts.digest.hex()[:20]}-{width}q{QUALITY}.webp"


def picture_view(shot: Shot, up: str, alt: str = "", caption: str = "") -> PictureView:
    """The picture on a page whose way to the root is `up`; `alt` and `caption` of a text come before the declared ones."""
    sizes = widths(shot.facts)
    sources = [f"{up}{picture_path(shot.facts, width)}" for width in sizes]
    largest = sizes[-1]
    return PictureView(
        src=sources[-1],
        srcset=", ".join(f"{source} {width}w" for source, width in zip(sources, sizes, strict=True)) if len(sizes) > 1 else "",
        width=largest,
        height=height_at(shot.facts, largest),
        alt=alt or shot.alt,
        caption=caption or shot.caption,
        credit=shot.credit,
    )


def card_view(shown: Card | StoryCard, up: str) -> CardView:
    """The card on a page whose way to the root is `up`."""
    card = shown.card if isinstance(shown, StoryCard) else shown
    picture = picture_view(card.shot, up) if card.shot else None
    return CardView(card.url, card.title, card.summary, card.sample, card.date, card.date_text, picture, card.since, card.count)


def card_views(cards: Sequence[Card | StoryCard], up: str) -> list[CardView]:
    """Several cards on one page."""
    return [card_view(card, up) for card in cards]


def figure_view(figure: dict[str, Any]) -> FigureView:
    """A figure from its fields."""
    return FigureView(
        figure["label"], figure["value"], figure["unit"], period_in_chinese(figure["as_of"]), figure["source"], figure["sample"]
    )
