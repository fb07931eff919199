"""Where the panels of a comic are: found in its pixels by the paper between them, for pages of which nobody has said it."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.keyed import Stored, Workshop
from generator.media.encoding import PictureFacts, pixels_of, with_file
from generator.schema.boxes import WHOLE, Box

if TYPE_CHECKING:
    from PIL import Image

_WIDTH = 640  # pixels, on which all is measured: a gutter has some ten of them
_LEAST_GUTTER = 3  # pixels
_DIFFERENCES = (24, 44, 70)  # of 255, from the colour of the paper: more is ink
_INKS = (1, 4, 12)  # of 255, the mean of a line across a gutter: what noise and a bubble's edge may add to bare paper
_LEAST_WIDTH, _LEAST_HEIGHT = 0.06, 0.04  # of the page: what is smaller is a letter or a seal
_TITLE = 0.35  # of the usual panel: what is smaller is a title, if there is a part too many
_NEARLY = 0.85  # of the best, in area: what has lost no part of a panel
_LEAST_COVERED = 0.4  # of the page, by all panels
_MOST_SHARED = 0.02  # of the page, by two panels
_ANGLES = tuple(quarter / 4 for quarter in range(-14, 15) if quarter)  # degrees: how far a page may lie askew
_TRIED_ANGLES = 3
_FRAME = 8  # pixels from the beginning of a panel in which its frame is, though it is drawn by hand
_LINE = 150  # of 255, the mean of a line that is a frame's
_THROUGH = 220  # of 255: so much of the way through a gutter a line must come to be one that crosses it
_MARGIN = 2  # pixels round a panel: its frame is not to be cut

Region = tuple[int, int, int, int]  # left, top, right, bottom, in pixels
Span = tuple[int, int]


class Found(NamedTuple):
    """The panels that were found, in the order of reading; sure if they are as many as there are and lie as panels do."""

    boxes: tuple[Box, ...]
    is_sure: bool


NOTHING = Found((), False)


@dataclass(frozen=True)
class FoundPanels(Stored):
    """The panels of a picture that has `count` of them."""

    facts: PictureFacts
    count: int

    @property
    def origin(self) -> bytes:
        """Digest of the picture's file."""
        return self.facts.file

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """Look for them; raises Spoilt if the pixels cannot be decoded, MemoryError if the picture is too large for the machine."""
        size = (_WIDTH, max(1, self.facts.height * _WIDTH // self.facts.width))
        found = with_file(workshop.root, self.facts, lambda data: find_panels(pixels_of(self.facts, data, size), self.count))
        return (self.kept(found),)

    @staticmethod
    def kept(found: Found) -> bytes:
        """What is found, for the store."""
        return json.dumps(found).encode()


def read_found(value: bytes) -> Found:
    """What `FoundPanels` has kept."""
    boxes, is_sure = json.loads(value)
    return Found(tuple(Box(*box) for box in boxes), is_sure)


def find_panels(image: Image.Image, count: int) -> Found:
    """The `count` panels of a page; whatever comes nearest, and not sure, where they cannot be told from each other."""
    small = _small(image)
    inks = [[_ink(small, paper, difference) for difference in _DIFFERENCES] for paper in _papers(small)]
    tries: list[_Try] = []
    for pages in itertools.chain(([(ink, 0.0) for ink in each] for each in inks), _turned([each[1] for each in inks])):
        for most in _INKS:
            tries += [_tried(page, angle, most, count) for page, angle in pages]
            if sure := [each for each in tries if each.is_sure]:
                whole = max(each.least for each in sure)
                return next(each for each in sure if each.least >= _NEARLY * whole).found
    return min(tries, key=lambda each: abs(len(each.parts) - count)).found


@dataclass(frozen=True)
class _Try:
    """What was found on a page that was turned by `angle`."""

    parts: tuple[Region, ...]
    angle: float
    page: Image.Image
    is_sure: bool

    @property
    def least(self) -> int:
        """The area of the smallest part."""
        return min(map(_area, self.parts), default=0)

    @property
    def found(self) -> Found:
        """In thousandths of the page."""
        parts = (_from_frame(part, self.page) for part in self.parts)
        return Found(tuple(_box(part, self.angle, self.page) for part in parts), self.is_sure)


def _tried(ink: Image.Image, angle: float, most: int, count: int) -> _Try:
    page = ink.rotate(angle) if angle else ink
    cut = [part for part in _cut(page, (0, 0, *page.size), most) if _is_large(part, page)]
    parts = _without_title(cut, count)
    return _Try(tuple(parts), angle, page, len(parts) == count and _lie_as_panels(parts, page))


def _small(image: Image.Image) -> Image.Image:
    from PIL import Image

    height = max(1, image.height * _WIDTH // image.width)
    return _on_white(image).resize((_WIDTH, height), Image.Resampling.BOX, reducing_gap=2.0)


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, (0, 0), image)
    return paper


def _papers(image: Image.Image) -> Iterator[Image.Image]:
    """How the page would look without ink: as its edge does, which may be darker at one side than at the other; or evenly as its lightest parts."""
    from PIL import Image, ImageStat

    across, down = image.width // 3, image.height // 3
    edge = max(2, image.width // 50)
    lefts, tops = ((0, across, image.width - edge), (0, down, image.height - edge))
    spots = Image.new("RGB", (3, 3))
    for row, column in itertools.product(range(3), repeat=2):
        width, height = (across if column == 1 else edge), (down if row == 1 else edge)
        spot = image.crop((lefts[column], tops[row], lefts[column] + width, tops[row] + height))
        spots.putpixel((column, row), tuple(map(int, ImageStat.Stat(spot).median)))
    around = [spots.getpixel((column, row)) for column, row in ((1, 0), (0, 1), (2, 1), (1, 2))]
    spots.putpixel((1, 1), tuple(sum(values) // 4 for values in zip(*around, strict=True)))
    yield spots.resize(image.size, Image.Resampling.BILINEAR)
    lightest = tuple(_percentile(channel.histogram(), 0.97) for channel in image.split())
    yield Image.new("RGB", image.size, lightest)


def _percentile(histogram: Sequence[int], share: float) -> int:
    seen, wanted = 0, share * sum(histogram)
    for value, count in enumerate(histogram):
        seen += count
        if seen >= wanted:
            return value
    return len(histogram) - 1


def _ink(image: Image.Image, paper: Image.Image, difference: int) -> Image.Image:
    """Where the page differs from its paper: 255 there and 0 elsewhere, single dots left out, lines a little thicker than they are."""
    from PIL import ImageChops, ImageFilter

    red, green, blue = ImageChops.difference(image, paper).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return (
        most.point([255 * (value > difference) for value in range(256)])
        .filter(ImageFilter.MedianFilter(3))
        .filter(ImageFilter.MaxFilter(3))
    )


def _turned(inks: Sequence[Image.Image]) -> Iterator[list[tuple[Image.Image, float]]]:
    """Each page with the angles at which most of its lines are bare: those at which it is set straight."""
    for ink in inks:
        bareness = {angle: _bareness(ink.rotate(angle)) for angle in _ANGLES}
        yield [(ink, angle) for angle in sorted(_ANGLES, key=lambda angle: -bareness[angle])[:_TRIED_ANGLES]]


def _bareness(ink: Image.Image) -> int:
    return sum((8 - min(8, value)) ** 2 for is_down in (False, True) for value in _means(ink, is_down))


def _means(ink: Image.Image, is_down: bool) -> list[int]:
    """The mean of each line, of columns if it `is_down`."""
    from PIL import Image

    size = (ink.width, 1) if is_down else (1, ink.height)
    return list(ink.resize(size, Image.Resampling.BOX).tobytes())


def _cut(ink: Image.Image, region: Region, most: int) -> Iterator[Region]:
    """The parts of a region between gutters: rows first, and what stands in a row from left to right."""
    for is_down in (False, True):
        parts = [_part(region, span, is_down) for span in _spans(ink.crop(region), is_down, most)]
        if len(parts) > 1:
            for part in parts:
                yield from _cut(ink, part, most)
            return
        if not parts:
            return
        region = parts[0]
    yield region


def _part(region: Region, span: Span, is_down: bool) -> Region:
    left, top, right, bottom = region
    begin, end = span
    return (left + begin, top, left + end, bottom) if is_down else (left, top + begin, right, top + end)


def _spans(ink: Image.Image, is_down: bool, most: int, least: int = _LEAST_GUTTER) -> list[Span]:
    """Where the lines with ink begin and end; what is too thin for a gutter, or is crossed by a line, divides nothing."""
    found: list[Span] = []
    for is_bare, lines in itertools.groupby(enumerate(_means(ink, is_down)), lambda line: line[1] <= most):
        begin, *_, end = [at for at, _ in lines] * 2
        if is_bare:
            continue
        if found and (begin - found[-1][1] < least or _is_crossed(ink, (found[-1][1], begin), is_down)):
            found[-1] = (found[-1][0], end + 1)
        else:
            found.append((begin, end + 1))
    return found


def _is_crossed(ink: Image.Image, gutter: Span, is_down: bool) -> bool:
    """Whether something goes from one side of it to the other, as the frame of a panel does whose ground is white."""
    return max(_means(ink.crop(_part((0, 0, *ink.size), gutter, is_down)), not is_down)) > _THROUGH


def _is_large(part: Region, page: Image.Image) -> bool:
    left, top, right, bottom = part
    return right - left >= _LEAST_WIDTH * page.width and bottom - top >= _LEAST_HEIGHT * page.height


def _area(part: Region) -> int:
    return max(0, part[2] - part[0]) * max(0, part[3] - part[1])


def _without_title(parts: list[Region], count: int) -> list[Region]:
    """The parts without those that are much smaller than the others, as long as there are too many."""
    while len(parts) > count:
        smallest = min(parts, key=_area)
        if _area(smallest) >= _TITLE * sorted(map(_area, parts))[len(parts) // 2]:
            break
        parts = [part for part in parts if part is not smallest]
    return parts


def _from_frame(part: Region, page: Image.Image) -> Region:
    """The part without what stands close above its frame: a title, a number."""
    left, top, right, bottom = part
    means = _means(page.crop(part), is_down=False)
    for begin, end in _spans(page.crop(part), is_down=False, most=_INKS[0], least=1)[1:]:
        if begin <= _TITLE * len(means) and end - begin > len(means) / 2 and max(means[begin : begin + _FRAME]) > _LINE:
            return left, top + begin, right, bottom
    return part


def _lie_as_panels(parts: Sequence[Region], page: Image.Image) -> bool:
    whole = page.width * page.height
    shared = [
        _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
        for one, other in itertools.combinations(parts, 2)
    ]
    return sum(map(_area, parts)) >= _LEAST_COVERED * whole and max(shared, default=0) <= _MOST_SHARED * whole


def _box(part: Region, angle: float, page: Image.Image) -> Box:
    """The part in thousandths of the page, as it lay before it was turned by `angle`, with its frame."""
    left, top, right, bottom = part[0] - _MARGIN, part[1] - _MARGIN, part[2] + _MARGIN, part[3] + _MARGIN
    corners = [_back(x, y, angle, page) for x in (left, right) for y in (top, bottom)]
    across = sorted(min(WHOLE, max(0, round(WHOLE * x / page.width))) for x, _ in corners)
    down = sorted(min(WHOLE, max(0, round(WHOLE * y / page.height))) for _, y in corners)
    return Box(across[0], down[0], across[-1] - across[0], down[-1] - down[0])


def _back(x: float, y: float, angle: float, page: Image.Image) -> tuple[float, float]:
    """Where a point of the turned page lies on the one that is not."""
    turn, across, down = math.radians(angle), x - page.width / 2, y - page.height / 2
    return page.width / 2 + across * math.cos(turn) - down * math.sin(turn), page.height / 2 + across * math.sin(turn) + down * math.cos(
        turn
    )
