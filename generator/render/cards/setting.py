"""How the title of a card is set: in the largest size in which it fits into few lines, each of them whole phrases."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, NamedTuple

from generator.media.fonts import font_file
from generator.render.base.lettering import may_break

if TYPE_CHECKING:
    from PIL import ImageFont

HEAVY, MEDIUM = 800, 500  # weights
NARROW, WIDE = 600, 1080  # pixels: inside of the square that some messengers cut out of the middle; the whole card
_MOST_LINES = 3
_FITTING = (
    (NARROW, 72, 1),
    (NARROW, 62, 2),
    (NARROW, 54, 2),
    (NARROW, 50, 3),
    (NARROW, 44, 3),
    (WIDE, 56, 2),
    (WIDE, 48, 3),
    (WIDE, 42, 3),
)
_LEAST = 3  # characters on a line
_AFTER_CLAUSE = "，：；？！。…—"
_INSIDE_CLAUSE = 90  # pixels of unevenness that a break after a clause is worth
_REFERENCE = 100  # size in pixels at which characters are measured


class Setting(NamedTuple):
    """The lines of a title and their size in pixels."""

    lines: tuple[str, ...]
    size: int


def set_title(title: str, phrases: Sequence[str]) -> Setting:
    """The title between its phrases; inside of them if it fits in no other way; cut off if it does not fit at all. No lines for no title."""
    if not title.strip():  # of signs alone that the font has not, as a title of emoji
        return Setting((), _FITTING[0][1])
    between = [at for at in accumulate(map(len, phrases)) if at < len(title) and may_break(title, at)]
    anywhere = [at for at in range(1, len(title)) if may_break(title, at)]
    for breaks in (between, anywhere):
        for width, size, most in _FITTING:
            lines = _best(title, breaks, width / size * _REFERENCE, most)
            if lines:
                return Setting(lines, size)
    return Setting(_cut_off(title, anywhere), _FITTING[-1][1])


def _best(title: str, breaks: Sequence[int], width: float, most: int) -> tuple[str, ...]:
    """The most even way to set `title` in as few lines as it needs, () if it does not fit into so many."""
    for count in range(most):
        ways = [lines for cuts in combinations(breaks, count) if (lines := _lines(title, cuts)) and max(map(_width, lines)) <= width]
        if ways:
            return min(ways, key=_unevenness)
    return ()


def _lines(title: str, cuts: Sequence[int]) -> tuple[str, ...]:
    """`title` cut there, () if a line would be next to nothing."""
    lines = tuple(title[start:end].strip() for start, end in zip((0, *cuts), (*cuts, len(title)), strict=True))
    return lines if len(lines) == 1 or min(map(len, lines)) >= _LEAST else ()


def _unevenness(lines: Sequence[str]) -> float:
    widths = list(map(_width, lines))
    return max(widths) - min(widths) + _INSIDE_CLAUSE * sum(line[-1] not in _AFTER_CLAUSE for line in lines[:-1])


def _cut_off(title: str, breaks: Sequence[int]) -> tuple[str, ...]:
    """As much of `title` as fits, and an ellipsis."""
    width, size, most = _FITTING[-1]
    shortened = (f"{title[:end].rstrip('，。：；？！、—…·')}……" for end in reversed(breaks))
    for text in shortened:
        lines = _best(text, [at for at in breaks if at < len(text) - 2], width / size * _REFERENCE, most)
        if lines:
            return lines
    return _chopped(title, width / size * _REFERENCE)


def _chopped(title: str, width: float) -> tuple[str, ...]:
    """The beginning of a word that is longer than three lines."""
    return tuple(_pieces(title, width))[:_MOST_LINES]


def _pieces(text: str, width: float) -> Iterator[str]:
    start = 0
    for end in range(1, len(text) + 1):
        if _width(text[start:end]) > width:
            yield text[start : end - 1]
            start = end - 1
    yield text[start:]


def _width(text: str) -> float:
    """Its width in pixels at the size of reference."""
    return sum(map(_width_of, text))


@functools.lru_cache(maxsize=8192)
def _width_of(char: str) -> float:
    return font(_REFERENCE, HEAVY).getlength(char)


@functools.lru_cache(maxsize=16)
def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The packaged font in one size and weight; without the shaping that Chinese has no need of."""
    from PIL import ImageFont

    found = ImageFont.truetype(str(font_file()), size, layout_engine=ImageFont.Layout.BASIC)
    found.set_variation_by_axes([weight])
    return found
