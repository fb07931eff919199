"""A drawing on paper that a phone has photographed, as if it had been scanned: straight, on evenly white paper, with dark lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.media.page_edges import Corners, Point, corners, turn_of

if TYPE_CHECKING:
    from PIL import Image

_CELLS = 96  # in which the light on the longer side is measured
_DOTS = 4  # pixels in each direction that a cell is told from
_PAPER_OF_DOTS = 11  # of the sixteen, by brightness: thin lines do not count
_AROUND = 21  # cells in each direction that tell how bright paper is hereabouts
_BRIGHT = 0.85  # of these, by brightness
_SHADED = 0.5  # of the brightness hereabouts: paper in a shadow; what is darker has been drawn
_COLOURLESS = 0.14  # of the brightness that channels may differ by
_NARROW, _BROAD = 1, 10  # cells over which light is evened out: where paper is seen, and across what is drawn
_LEAST_SEEN = 0.08  # of the cells round one: with less paper the broader view counts
_LEAST_PAPER, _LEAST_WITHOUT_EDGES = 0.35, 0.6  # of a page; of a photograph in which no edges are seen
_MOST_TINT = 0.22  # of paper without edges: what is more coloured is painted, or a wall
_LEAST_LIGHT = 60  # of paper, out of 255
_PAPER, _GRAIN, _WHITEST = 190, 0.03, 240  # what is so bright may be paper; so much of it stays grey; from here on all is white
_LINES, _CORE, _BLACKEST = 150, 0.3, 110  # what is darker has been drawn; so much of it turns black, but nothing brighter than that
_PLAIN, _SOON = 26, 8  # channels that differ by less are no crayon; how fast more is one
_INSET = 0.008  # of a page, that is cut off with its edges
_LARGER = 1.4  # times the size wanted that pixels are kept in until the page is cut out
_STRIP = 256  # rows that are worked on at a time

Light = list[float]  # of each cell, row by row


class NoPaper(ValueError):
    """There is no page to be seen, or it is too dark."""


class _Cells(NamedTuple):
    """A photograph in cells: its channels, row by row."""

    width: int
    height: int
    channels: tuple[list[int], list[int], list[int]]


def on_white(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The page in `photo`, as large as fits into `size`, on white; the same bytes each time. Raises NoPaper."""
    from PIL import Image

    photo = photo.convert("RGB")
    most = (round(size[0] * _LARGER), round(size[1] * _LARGER))
    if photo.width > most[0]:
        photo = photo.resize(most, Image.Resampling.LANCZOS, reducing_gap=3.0)
    page = corners(photo)
    even = _evenly_lit(photo, _light(photo, page))
    straight = _cut_out(even, page, size) if page else _turned(even, size)
    return _levelled(straight)


def has_paper(photo: Image.Image) -> bool:
    """Whether there is a page in `photo`."""
    photo = photo.convert("RGB")
    try:
        _light(photo, corners(photo))
    except NoPaper:
        return False
    return True


def _light(photo: Image.Image, page: Corners | None) -> Image.Image:
    """How bright paper is in each cell of `photo`, or would be where something is drawn; raises NoPaper."""
    from PIL import Image

    cells = _cells(photo)
    inside = _inside(cells, photo.size, page)
    grey = [round(0.3 * r + 0.59 * g + 0.11 * b) for r, g, b in zip(*cells.channels, strict=True)]
    paper = _paper(cells, grey, inside)
    seen = [value for value, is_paper in zip(grey, paper, strict=True) if is_paper]
    if len(seen) < (_LEAST_PAPER if page else _LEAST_WITHOUT_EDGES) * sum(inside) or _median(seen) < _LEAST_LIGHT:
        raise NoPaper
    tint = [_median([value for value, is_paper in zip(channel, paper, strict=True) if is_paper]) for channel in cells.channels]
    if page is None and max(tint) - min(tint) > _MOST_TINT * max(tint):
        raise NoPaper
    lit = [_spread(channel, paper, cells.width) for channel in cells.channels]
    channels = [Image.frombytes("L", (cells.width, cells.height), bytes(max(1, min(255, round(value))) for value in each)) for each in lit]
    return Image.merge("RGB", channels)


def _cells(photo: Image.Image) -> _Cells:
    from PIL import Image

    scale = _CELLS / max(photo.size)
    width, height = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    dots = photo.resize((width * _DOTS, height * _DOTS), Image.Resampling.BOX)
    first, second, third = (_told_by_dots(channel.tobytes(), width, height) for channel in dots.split())
    return _Cells(width, height, (first, second, third))


def _told_by_dots(data: bytes, width: int, height: int) -> list[int]:
    """The value of each cell: one of its brighter dots."""
    row = width * _DOTS
    return [
        sorted(b"".join(data[at : at + _DOTS] for at in range((y * row + x) * _DOTS, (y * row + x) * _DOTS + _DOTS * row, row)))[
            _PAPER_OF_DOTS
        ]
        for y in range(height)
        for x in range(width)
    ]


def _inside(cells: _Cells, size: tuple[int, int], page: Corners | None) -> list[bool]:
    """Which cells lie on the page."""
    if page is None:
        return [True] * (cells.width * cells.height)
    across, down = cells.width / size[0], cells.height / size[1]
    ends = [(x * across, y * down) for x, y in page]
    sides = list(zip(ends, [*ends[1:], ends[0]], strict=True))
    return [
        all((b[0] - a[0]) * (y + 0.5 - a[1]) >= (b[1] - a[1]) * (x + 0.5 - a[0]) for a, b in sides)
        for y in range(cells.height)
        for x in range(cells.width)
    ]


def _paper(cells: _Cells, grey: Sequence[int], inside: Sequence[bool]) -> list[bool]:
    """Which cells are bare paper, in a shadow perhaps: not much darker than what is round them, and of the colour that paper has in this light."""
    from PIL import Image, ImageFilter

    shown = bytes(value if is_inside else 0 for value, is_inside in zip(grey, inside, strict=True))
    image = Image.frombytes("L", (cells.width, cells.height), shown)
    around = image.filter(ImageFilter.RankFilter(_AROUND, int(_AROUND**2 * _BRIGHT))).tobytes()
    bright = [at for at, value in enumerate(grey) if inside[at] and value >= 0.9 * around[at]]
    if not bright:
        raise NoPaper
    tint = [_median([channel[at] for at in bright]) or 1 for channel in cells.channels]
    found = []
    for at, value in enumerate(grey):
        plain = [channel[at] / part for channel, part in zip(cells.channels, tint, strict=True)]
        found.append(inside[at] and value >= _SHADED * around[at] and max(plain) - min(plain) <= _COLOURLESS * max(plain))
    return found


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2]


def _spread(values: Sequence[int], paper: Sequence[bool], width: int) -> Light:
    """The light on each cell, from the paper round it: from near by where there is enough of it."""
    weights: Light = [float(each) for each in paper]
    lit: Light = [value * weight for value, weight in zip(values, weights, strict=True)]
    near, far = ((_blurred(lit, width, reach), _blurred(weights, width, reach)) for reach in (_NARROW, _BROAD))
    whole = sum(lit) / max(1.0, sum(weights))
    broad = [(light + 1e-4 * whole) / (weight + 1e-4) for light, weight in zip(*far, strict=True)]
    return [(light + _LEAST_SEEN * other) / (weight + _LEAST_SEEN) for light, weight, other in zip(*near, broad, strict=True)]


def _blurred(values: Light, width: int, reach: int) -> Light:
    """Means over `reach` cells in each direction, twice."""
    for _ in range(2):
        rows = [_means(values[at : at + width], reach) for at in range(0, len(values), width)]
        columns = [_means(column, reach) for column in zip(*rows, strict=True)]
        values = [value for row in zip(*columns, strict=True) for value in row]
    return values


def _means(line: Sequence[float], reach: int) -> Light:
    """Of each value and its neighbours; a line goes on as it ends."""
    padded = [line[0]] * (reach + 1) + list(line) + [line[-1]] * reach
    total, size = sum(padded[: 2 * reach + 1]), 2 * reach + 1
    found = []
    for at in range(len(line)):
        total += padded[at + size] - padded[at]
        found.append(total / size)
    return found


def _evenly_lit(photo: Image.Image, light: Image.Image) -> Image.Image:
    """`photo` divided by its light, strip by strip."""
    from PIL import Image, ImageMath

    bright = light.resize(photo.size, Image.Resampling.BICUBIC)
    even = Image.new("RGB", photo.size)
    for top in range(0, photo.height, _STRIP):
        box = (0, top, photo.width, min(top + _STRIP, photo.height))
        pairs = zip(photo.crop(box).split(), bright.crop(box).split(), strict=True)
        divided = [
            ImageMath.lambda_eval(lambda of: of["convert"](of["min"](of["a"] * 255 / of["max"](of["b"], 1), 255), "L"), a=each, b=by)
            for each, by in pairs
        ]
        even.paste(Image.merge("RGB", divided), box)
    return even


def _cut_out(photo: Image.Image, page: Corners, size: tuple[int, int]) -> Image.Image:
    """The page by itself, square to its edges."""
    from PIL import Image

    inner = _inset(page)
    wide = (_apart(inner[0], inner[1]) + _apart(inner[3], inner[2])) / 2
    high = (_apart(inner[0], inner[3]) + _apart(inner[1], inner[2])) / 2
    scale = min(size[0] / wide, size[1] / high)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    data = perspective(((0, 0), (width, 0), (width, height), (0, height)), inner)
    cut = photo.transform((width, height), Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC, fillcolor="white")
    return _in_the_middle(cut, size)


def _turned(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The whole photograph, turned until its lines lie and stand."""
    from PIL import Image

    turned = photo.rotate(turn_of(photo.convert("L")), Image.Resampling.BICUBIC, fillcolor="white")
    return turned.resize(size, Image.Resampling.LANCZOS)


def _in_the_middle(cut: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    sheet = Image.new("RGB", size, "white")
    sheet.paste(cut, ((size[0] - cut.width) // 2, (size[1] - cut.height) // 2))
    return sheet


def _inset(page: Corners) -> Corners:
    """The corners, moved a little towards the one opposite."""
    first, second, third, fourth = page
    return _towards(first, third), _towards(second, fourth), _towards(third, first), _towards(fourth, second)


def _towards(point: Point, other: Point) -> Point:
    return point[0] + _INSET * (other[0] - point[0]), point[1] + _INSET * (other[1] - point[1])


def _apart(point: Point, other: Point) -> float:
    return float(((point[0] - other[0]) ** 2 + (point[1] - other[1]) ** 2) ** 0.5)


def perspective(shown: Corners, found: Corners) -> list[float]:
    """The eight numbers with which Pillow finds a pixel of the page in the photograph."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(shown, found, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
    for at in range(8):
        pivot = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [value - factor * mine for value, mine in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


def _levelled(page: Image.Image) -> Image.Image:
    """Paper white and pen or pencil black, crayons as they are."""
    from PIL import Image, ImageChops

    red, green, blue = page.split()
    colour = ImageChops.subtract(
        ImageChops.lighter(ImageChops.lighter(red, green), blue), ImageChops.darker(ImageChops.darker(red, green), blue)
    )
    grey = page.convert("L")
    histogram = grey.histogram(colour.point([255 if value < _PLAIN else 0 for value in range(256)], "1"))
    white = min(_WHITEST, _percentile(histogram, range(_PAPER, 256), _GRAIN, _WHITEST))
    black = min(_BLACKEST, _percentile(histogram, range(_LINES), _CORE, 0))
    darkened = page.point([_stretched(value, black, white) for value in range(256)] * 3)
    kept = page.point([_stretched(value, 0, white) for value in range(256)] * 3)
    coloured = colour.point([max(0, min(255, (value - _PLAIN) * _SOON)) for value in range(256)])
    return Image.composite(kept, darkened, coloured)


def _percentile(histogram: Sequence[int], values: range, part: float, otherwise: int) -> int:
    """The value below which `part` of those lie that are among `values`; `otherwise` where there are none."""
    whole, below = sum(histogram[value] for value in values), 0
    for value in values:
        below += histogram[value]
        if below > part * whole:
            return value
    return otherwise


def _stretched(value: int, black: int, white: int) -> int:
    return max(0, min(255, round((value - black) * 255 / (white - black))))
