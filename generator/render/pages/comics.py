"""《“理想家园”的100个样子》: the wall of the hundred numbers, and a page for each drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.comics import NUMBERS, comics, places_filled
from generator.model.sections import COMICS
from generator.render.base.comics import comic_card
from generator.render.base.page import Front, Page
from generator.render.base.papers import COMIC_PAPER
from generator.render.base.plan import Plan
from generator.render.base.views import Card, Shot, Tag
from generator.schema.comics import Comic, Line, Panel

AT_ONCE = 4  # pictures of the wall that a phone shows before anyone scrolls


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /comics/."""
    drawn = comics(plan.site)
    yield _wall(plan)
    turns = [Turn(addresses.comic(entry.id), entry.id, entry.record.title) for entry in drawn]
    for index, entry in enumerate(drawn):
        yield _comic(plan, entry, _around(turns, index))


@dataclass(frozen=True, kw_only=True)
class ComicsFront(Front):
    """The hundred numbers, drawn or open, always all of them."""

    windows: tuple[tuple[str, Card | None], ...]
    filled: int  # how many are no samples

    paper = COMIC_PAPER  # for whoever would like to fill one

    @property
    def at_once(self) -> list[str]:
        """The numbers whose pictures are not waited for."""
        return [number for number, card in self.windows if card][:AT_ONCE]

    @property
    def samples(self) -> int:
        """How many windows show samples."""
        return sum(card is not None for _, card in self.windows) - self.filled


def _wall(plan: Plan) -> Artifact:
    cards = {entry.id: comic_card(plan, entry) for entry in comics(plan.site)}
    windows = tuple((number, cards.get(number)) for number in NUMBERS)
    page = ComicsFront(**plan.front(COMICS), windows=windows, filled=places_filled(plan.site))
    return Artifact(addresses.file_of(COMICS.address), page, ("content/pages/comics.md",))


@dataclass(frozen=True)
class Turn:
    """A comic to turn to."""

    url: str
    number: str
    title: str


@dataclass(frozen=True)
class Around:
    """The comics to turn to from one of them."""

    first: Turn | None
    previous: Turn | None
    next: Turn | None
    last: Turn | None


def _around(turns: Sequence[Turn], index: int) -> Around:
    is_first, is_last = index == 0, index == len(turns) - 1
    return Around(
        None if is_first else turns[0],
        None if is_first else turns[index - 1],
        None if is_last else turns[index + 1],
        None if is_last else turns[-1],
    )


@dataclass(frozen=True, kw_only=True)
class ComicPage(Page):
    """One comic: the drawing, the way to its neighbours, and all of it in words."""

    entry: Entry[Comic]
    shots: tuple[Shot, ...]
    places: tuple[Tag, ...]
    around: Around

    kind = "article"
    paper = COMIC_PAPER

    @property
    def comic(self) -> Comic:
        """The comic's fields."""
        return self.entry.record

    @property
    def leading_shot(self) -> Shot | None:
        """The drawing."""
        return self.shots[0] if self.shots else None

    @property
    def posters(self) -> tuple[Tag, ...]:
        """The comic's."""
        return (Tag(addresses.poster(COMICS.id, self.entry.id), self.title),) if self.shots else ()

    @property
    def in_words(self) -> str:
        """The whole drawing as one text for those who cannot see it."""
        return in_words(self.comic.panels)


def in_words(panels: Sequence[Panel]) -> str:
    """All panels as one text."""
    told = [panel.scene + ("" if panel.scene[-1] in "。！？…" else "。") + "".join(map(_said, panel.lines)) for panel in panels]
    return told[0] if len(told) == 1 else "".join(f"第{number}格：{text}" for number, text in enumerate(told, 1))


def _said(line: Line) -> str:
    return f"{line.who}：“{line.says}”"


def _comic(plan: Plan, entry: Entry[Comic], around: Around) -> Artifact:
    comic, address = entry.record, addresses.comic(entry.id)
    page = ComicPage(
        position=plan.position(address, plan.tag(COMICS)),
        title=comic.title,
        summary=comic.scene,
        feeds=(plan.feed(COMICS),),
        entry=entry,
        shots=plan.shots(entry),
        places=plan.tags("places", comic.places),
        around=around,
    )
    return Artifact(addresses.file_of(address), page, (entry.path,))
