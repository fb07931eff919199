"""《“理想家园”的100个样子》: the wall of the hundred numbers, and a page for each drawing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.artifact import Artifact
from generator.frame.extras import READER
from generator.load.entries import Entry
from generator.media.pictures import widths
from generator.model import addresses
from generator.model.comics import Comics, Window, boxes_of, comics, windows
from generator.model.sections import COMICS
from generator.render.base.comics import comic_card
from generator.render.base.page import Front, Page
from generator.render.base.papers import COMIC_PAPER
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.shown_picture import PictureView
from generator.render.base.structured import comic_story
from generator.render.base.views import Card, Shot, Tag, picture_stem
from generator.schema.boxes import WHOLE, Box
from generator.schema.comics import DIMENSIONS, Comic

_TENS = 10  # windows of a floor
_MOST_PROGRAMMES = 12  # styles/picks.css has rules for so many
_STRIDE = 37  # from one number to where 随便看一幅 leads, so that it goes round all
_WIDE = WHOLE * 2 // 3  # of a page: a panel that is wider has none beside it
_LARGER = 3  # times its pixels: a panel may grow until it fills the screen
_PANEL = 94  # of a hundred parts of a phone's width, which a panel takes


def render(plan: Plan) -> Iterator[Artifact]:
    """The wall, and each drawing below /comics/."""
    drawn = comics(plan.site)
    yield _wall(plan)
    for entry, around in _around(plan, drawn):
        yield _comic(plan, entry, around)


@dataclass(frozen=True)
class WindowView:
    """A window of the wall; what is drawn in it, or what might be."""

    number: str
    title: str
    scene_title: str  # "" where nobody has said what might be drawn
    scene: str
    dimension: str
    url: str  # "" where there is nothing to see
    drawing: Card | None
    artist: str = ""
    programme: int = 0  # which of those that have scenes it belongs to, from 1; 0 for none
    is_wide: bool = False  # the drawing's first panel goes all across the page

    @property
    def scene_url(self) -> str:
        """What might be drawn."""
        return addresses.scene(self.number)

    @property
    def is_open(self) -> bool:
        """Whether a resident may still take it: a sample leaves it open."""
        return self.drawing is None or self.drawing.sample

    @property
    def sort(self) -> int:
        """Which of the dimensions it belongs to, from 1; 0 for none."""
        return DIMENSIONS.index(self.dimension) + 1 if self.dimension else 0


@dataclass(frozen=True, kw_only=True)
class ComicsFront(Front):
    """The hundred numbers, drawn or open, always all of them."""

    today: datetime.date
    windows: tuple[WindowView, ...]
    programmes: tuple[tuple[str, int], ...]  # each that has scenes, with how many

    paper = COMIC_PAPER  # for whoever would like to fill one

    @property
    def drawn(self) -> list[WindowView]:
        """The windows with something to look at, first those with residents' drawings."""
        return sorted((window for window in self.windows if window.drawing), key=lambda window: window.is_open)

    @property
    def idea(self) -> WindowView | None:
        """What one might draw today, another one every day; None where nobody has said what, or all is drawn."""
        waiting = [window for floor in self.floors for window in floor if not window.drawing]
        return waiting[self.today.toordinal() * _STRIDE % len(waiting)] if waiting else None

    @property
    def filled(self) -> int:
        """How many have a resident's drawing."""
        return sum(not window.is_open for window in self.windows)

    @property
    def dimensions(self) -> list[tuple[str, int]]:
        """Each with how many windows it has; none where no scene is known."""
        counted = [(each, sum(window.dimension == each for window in self.windows)) for each in DIMENSIONS]
        return counted if any(count for _, count in counted) else []

    @property
    def states(self) -> list[tuple[str, int]]:
        """What may be behind a window, each with how many there are; nothing to choose from where nothing is drawn."""
        samples = sum(window.is_open for window in self.drawn)
        states = [("居民画的", self.filled), ("示例", samples), ("空着", len(self.windows) - len(self.drawn))]
        return states if self.drawn and len(self.drawn) < len(self.windows) else []

    @property
    def floors(self) -> list[list[WindowView]]:
        """The windows that one might take, ten numbers at a time."""
        floors = [self.windows[start : start + _TENS] for start in range(0, len(self.windows), _TENS)]
        told = [[window for window in floor if window.is_open and window.scene_title] for floor in floors]
        return [floor for floor in told if floor]


def _wall(plan: Plan) -> Artifact:
    counts = Counter(scene.programme for scene in plan.site.items("scenes"))
    known = [id for id in plan.site.programmes if counts[id]][:_MOST_PROGRAMMES]
    page = ComicsFront(
        **plan.front(COMICS),
        extras=plan.frames.extras(READER[:1]),
        today=plan.site.settings.today,
        windows=tuple(_window(plan, window, known) for window in windows(plan.site)),
        programmes=tuple((plan.site.programmes[id].record.title, counts[id]) for id in known),
    )
    return Artifact(addresses.file_of(COMICS.address), page, ("content/pages/comics.md",))


def _window(plan: Plan, window: Window, programmes: Sequence[str]) -> WindowView:
    card = comic_card(plan, window.drawing) if window.drawing else None
    scene = window.scene
    invited, told, dimension = (scene.title, scene.scene, scene.dimension) if scene else ("", "", "")
    url = card.url if card else addresses.scene(window.number) if invited else ""
    at = programmes.index(scene.programme) + 1 if scene and scene.programme in programmes else 0
    is_wide = window.drawing is not None and _begins_wide(plan, window.drawing)
    artist = window.drawing.record.author if window.drawing else ""
    return WindowView(window.number, card.title if card else invited, invited, told, dimension, url, card, artist, at, is_wide)


def _begins_wide(plan: Plan, entry: Entry[Comic]) -> bool:
    boxes = boxes_of(plan.site, entry)
    return len(entry.record.panels) == 1 or bool(boxes and boxes[0].width > _WIDE)


@dataclass(frozen=True)
class Turn:
    """A comic to turn to."""

    url: str
    number: str
    title: str
    picture: str  # the beginning of the paths of its picture's files, "" if these are not as wide as those of the page's own


@dataclass(frozen=True)
class Around:
    """The comics to turn to from one of them."""

    previous: Turn | None
    next: Turn | None
    chance: str  # the address of one that is neither, if it can be; "" if there is no other
    among: tuple[str, ...]  # the numbers of all others


def _around(plan: Plan, drawn: Comics) -> Iterator[tuple[Entry[Comic], Around]]:
    for before, entry, after in with_neighbours(drawn):
        others = [each for each in drawn if each is not entry]
        far = [each for each in others if each not in (before, after)] or others
        chance = addresses.comic(far[int(entry.id) * _STRIDE % len(far)].id) if far else ""
        previous, following = (_turn(plan, entry, each) if each else None for each in (before, after))
        yield entry, Around(previous, following, chance, tuple(each.id for each in others))


def _turn(plan: Plan, entry: Entry[Comic], to: Entry[Comic]) -> Turn:
    own, others = plan.shots(entry), plan.shots(to)
    is_alike = own and others and widths(own[0].facts) == widths(others[0].facts)
    return Turn(addresses.comic(to.id), to.id, to.record.title, picture_stem(others[0].facts) if is_alike else "")


class PanelView(NamedTuple):
    """A panel of the picture: the part of it that is seen, as SVG says it, and as wide and high as it would like to stand."""

    view: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class ComicPage(Page):
    """One comic: the drawing, the way to its neighbours, and all of it in words."""

    entry: Entry[Comic]
    shots: tuple[Shot, ...]
    boxes: tuple[Box, ...]  # where the panels are in the drawing; none if that is not known
    places: tuple[Tag, ...]
    around: Around
    scene_url: str  # what might be drawn under its number; "" where nobody has said it

    kind = "article"
    paper = COMIC_PAPER

    @property
    def comic(self) -> Comic:
        """The comic's fields."""
        return self.entry.record

    @property
    def is_sample(self) -> bool:
        """Whether no resident has drawn it."""
        return self.comic.sample

    @property
    def leading_shot(self) -> Shot | None:
        """The drawing."""
        return self.shots[0] if self.shots else None

    @property
    def posters(self) -> tuple[Tag, ...]:
        """The comic's."""
        return (Tag(addresses.poster(COMICS.id, self.entry.id), self.title),) if self.shots else ()

    @property
    def colouring(self) -> str:
        """The drawing's lines on a sheet."""
        return addresses.colouring(self.entry.id)

    @property
    def in_short(self) -> str:
        """The drawing for those who cannot see it: what it is, since all that is in it stands below, and need not be heard twice."""
        panels = len(self.comic.panels)
        return f"漫画《{self.title}》{f'，共{panels}格' if panels > 1 else ''}；画里说了什么，写在下面"

    @property
    def data(self) -> Mapping[str, Any]:
        """The comic as a ComicStory."""
        return comic_story(self.position, self.comic, self.picture_url, int(self.entry.id))

    @property
    def sizes(self) -> str:
        """How wide the drawing stands: at a desk beside its margins, on a phone so wide that its narrowest panel fills the screen."""
        narrowest = min((box.width for box in self.boxes), default=WHOLE)
        return f"(min-width: 44em) 42rem, {_PANEL * WHOLE // narrowest if self.boxes else 100}vw"

    def views(self, picture: PictureView) -> list[PanelView]:
        """The panels of the drawing as `picture` shows it."""
        across, down = picture.width / WHOLE, picture.height / WHOLE
        return [
            PanelView(
                f"{box.left * across:g} {box.top * down:g} {box.width * across:g} {box.height * down:g}",
                round(_LARGER * box.width * across),
                round(_LARGER * box.height * down),
            )
            for box in self.boxes
        ]


def _comic(plan: Plan, entry: Entry[Comic], around: Around) -> Artifact:
    comic, address = entry.record, addresses.comic(entry.id)
    page = ComicPage(
        position=plan.position(address, plan.tag(COMICS)),
        title=comic.title,
        summary=comic.scene,
        feeds=(plan.feed(COMICS),),
        extras=plan.frames.extras(READER),
        entry=entry,
        shots=plan.shots(entry),
        boxes=boxes_of(plan.site, entry),
        places=plan.tags("places", comic.places),
        around=around,
        scene_url=addresses.scene(entry.id) if any(each.id == entry.id for each in plan.site.items("scenes")) else "",
    )
    return Artifact(addresses.file_of(address), page, (entry.path,))
