"""Drawings on paper as phones photograph them, the same each time: skewed light, a hand's shadow, a fold, noise, a page that lies askew."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.media.paper import perspective

PAGE = (1000, 1414)  # A4
PHOTO = (1500, 2000)
FRAME = 60  # pixels from the page's edge to the outermost line
CRAYONS = {  # where, in which colour
    (110, 130, 300, 320): (214, 60, 46),
    (620, 130, 830, 300): (236, 190, 60),
    (110, 860, 400, 1010): (60, 120, 190),
    (600, 900, 820, 1200): (70, 150, 84),
}
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Scan:
    """How a photograph was taken; corners of the page from the upper left, clockwise, in pixels of the photograph."""

    corners: Corners
    table: tuple[int, int, int] = (122, 84, 52)
    light: tuple[float, float] = (0.95, 0.7)  # at the upper left, at the lower right
    tint: tuple[float, float, float] = (1.0, 0.97, 0.9)
    noise: int = 14
    has_shadow: bool = False
    has_fold: bool = False


def turned(degrees: float, width: float = 1180, middle: tuple[float, float] = (750, 1000)) -> Corners:
    """The corners of a page so wide, turned clockwise, that lies flat under the phone."""
    half, tall = width / 2, width / 2 * PAGE[1] / PAGE[0]
    sine, cosine = _sine(degrees), (1 - _sine(degrees) ** 2) ** 0.5
    return tuple(
        (middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine)
        for x, y in ((-half, -tall), (half, -tall), (half, tall), (-half, tall))
    )


def _sine(degrees: float) -> float:
    angle = degrees * 3.141592653589793 / 180
    return angle - angle**3 / 6 + angle**5 / 120


SCANS = {
    "straight from above": Scan(turned(0.4)),
    "turned by four degrees": Scan(turned(4)),
    "turned the other way, in a shadow": Scan(turned(-6, 1050), has_shadow=True),
    "from the front, folded": Scan(((300, 260), (1210, 230), (1400, 1800), (110, 1830)), has_fold=True),
    "by the light of a lamp": Scan(turned(2), light=(0.62, 0.4), tint=(1.0, 0.86, 0.66), noise=24, has_shadow=True),
    "on a grey table": Scan(turned(-3), table=(90, 92, 96), has_fold=True),
    "on a white table": Scan(turned(2.5, 1300), table=(250, 250, 250), light=(0.97, 0.85)),
    "cut off at one side": Scan(turned(3, 1300, (800, 1080)), has_shadow=True),
}


def drawing(is_coloured: bool = True) -> Image.Image:
    """The page itself: four panels in pen, figures, writing, crayons."""
    page = Image.new("RGB", PAGE, "white")
    pen = ImageDraw.Draw(page)
    for box, colour in CRAYONS.items() if is_coloured else ():
        pen.rounded_rectangle(box, 30, colour)
    right, bottom = PAGE[0] - FRAME, PAGE[1] - FRAME
    for box in ((FRAME, FRAME, 490, 690), (510, FRAME, right, 690), (FRAME, 720, 490, bottom), (510, 720, right, bottom)):
        pen.rectangle(box, outline=(30, 30, 34), width=6)
        x, y = box[0] + 210, box[1] + 330
        pen.ellipse((x - 40, y - 40, x + 40, y + 40), outline=(30, 30, 34), width=5)
        for end in ((x, y + 170), (x - 60, y + 100), (x + 70, y + 90)):
            pen.line((x, y + 40, *end), (30, 30, 34), 5)
        for line in range(3):
            pen.line([(x - 150 + 12 * step, y - 90 + 18 * line + 5 * (step % 2)) for step in range(20)], (52, 52, 58), 3)
    return page


def photographed(scan: Scan, page: Image.Image | None = None) -> bytes:
    """The page as JPEG, as the phone would have it."""
    page = page or drawing()
    if scan.has_fold:
        fold = Image.new("RGB", page.size, "white")
        pen = ImageDraw.Draw(fold)
        pen.rectangle((0, 0, page.width, page.height // 2), (244, 244, 244))
        pen.line((0, page.height // 2, page.width, page.height // 2), (214, 214, 214), 5)
        page = ImageChops.multiply(page, fold.filter(ImageFilter.GaussianBlur(2)))
    photo = _laid(page, scan)
    photo = ImageChops.multiply(photo, _light(scan))
    photo = photo.filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    _noisy(photo, scan.noise).save(out, "JPEG", quality=88)
    return out.getvalue()


def _laid(page: Image.Image, scan: Scan) -> Image.Image:
    table = Image.new("RGB", PHOTO, scan.table)
    pen = ImageDraw.Draw(table)
    if min(scan.table) < 200:
        for number, y in enumerate(range(0, PHOTO[1], 37)):
            shade = tuple(max(0, value - 8 - 5 * (number % 4)) for value in scan.table)
            pen.line((0, y, PHOTO[0], y + 60), shade, 6)
    page = page.convert("RGBA")
    width, height = page.size
    data = perspective(scan.corners, ((0, 0), (width, 0), (width, height), (0, height)))
    table.paste(laid := page.transform(PHOTO, Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC), (0, 0), laid)
    return table


def _light(scan: Scan) -> Image.Image:
    """What falls on table and page: less to the lower right, less where a hand holds the phone."""
    first, last = (round(255 * value) for value in scan.light)
    ramp = Image.linear_gradient("L").resize(PHOTO).point([round(first + (last - first) * value / 255) for value in range(256)])
    side = Image.linear_gradient("L").rotate(90).resize(PHOTO).point([round(255 - 36 * (255 - value) / 255) for value in range(256)])
    light = ImageChops.multiply(ramp, side)
    if scan.has_shadow:
        shade = Image.new("L", PHOTO, 255)
        ImageDraw.Draw(shade).polygon([(PHOTO[0], 900), (820, 1240), (700, 1500), (860, 2000), (PHOTO[0], 2000)], 165)
        light = ImageChops.multiply(light, shade.filter(ImageFilter.GaussianBlur(24)))
    return Image.merge("RGB", [light.point([round(value * part) for value in range(256)]) for part in scan.tint])


def _noisy(photo: Image.Image, noise: int) -> Image.Image:
    """Grain of so many steps at most in each direction, from the mean of four even ones."""
    chance = random.Random(20260601)
    channels = []
    for channel in photo.split():
        grains = [Image.frombytes("L", PHOTO, chance.randbytes(PHOTO[0] * PHOTO[1])) for _ in range(2)]
        grain = ImageChops.add(grains[0], grains[1], 2.0).point([round((value - 128) * noise / 128) + 128 for value in range(256)])
        channels.append(ImageChops.add(channel, grain, 1.0, -128))
    return Image.merge("RGB", channels)
