"""python catalogue.py: sheets that show every pose and hair of Open Peeps with the numbers of its areas (out/catalogue-*.png)."""

import colorsys
from pathlib import Path

import numpy as np
from art.peeps import HERE, PARTS, X0, Y0, S, areas
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage as ni

OUT = Path("out")
FONT = ImageFont.truetype(str(HERE / "wenkai.ttf"), 17)
Box = tuple[int, int, int, int]


def _middle(mask: np.ndarray) -> tuple[int, int]:
    """The point of an area that is farthest from its edge."""
    depth = ni.distance_transform_edt(mask)
    y, x = np.unravel_index(depth.argmax(), depth.shape)
    return int(x), int(y)


def tile(kind: str, name: str, box: Box, zoom: float) -> Image.Image:
    """One part, every area in a colour of its own, with its number."""
    _, ink, silhouette, white, order, black, black_order = areas(kind, name)
    rgb = np.full((*silhouette.shape, 3), 255, np.uint8)
    rgb[ink > 110] = (60, 60, 60)
    labels = []
    for n, i in enumerate(order):
        rgb[white == i] = [int(255 * v) for v in colorsys.hsv_to_rgb((n * 0.381) % 1, 0.35, 1)]
        labels.append((*_middle(white == i), str(n), "black", "white"))
    for n, i in enumerate(black_order):
        rgb[black == i] = (110, 60, 60)
        labels.append((*_middle(black == i), f"b{n}", "yellow", "black"))
    x0, y0, x1, y1 = (int((v - o) * S) for v, o in zip(box, (X0, Y0, X0, Y0), strict=True))
    out = Image.fromarray(rgb).crop((x0, y0, x1, y1))
    out = out.resize((int(out.width * zoom), int(out.height * zoom)))
    pen = ImageDraw.Draw(out)
    for x, y, t, fill, rim in labels:
        pen.text(((x - x0) * zoom - 6, (y - y0) * zoom - 8), t, fill=fill, font=FONT, stroke_width=1, stroke_fill=rim)
    pen.text((4, 4), name, fill="red", font=FONT)
    return out


def sheet(kind: str, names: list[str], box: Box, zoom: float, columns: int, name: str) -> None:
    """Many parts on one sheet."""
    tiles = [tile(kind, n, box, zoom) for n in names]
    w, h = tiles[0].size
    out = Image.new("RGB", (w * columns, h * -(-len(tiles) // columns)), "white")
    for i, picture in enumerate(tiles):
        out.paste(picture, (i % columns * w, i // columns * h))
    out.save(OUT / f"catalogue-{name}.png")


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    bodies = list(PARTS["body"])
    sheet("body", [b for b in bodies if not b.startswith(("sit_", "bust_", "Doc"))], (-150, 350, 1150, 2950), 0.5, 8, "standing")
    sheet("body", [b for b in bodies if b.startswith("sit_")], (-500, 350, 1500, 2550), 0.5, 4, "sitting")
    sheet("body", [b for b in bodies if b.startswith("bust_")], (-250, 350, 1150, 1450), 0.62, 5, "busts")
    sheet("hair", list(PARTS["hair"]), (50, -200, 850, 700), 0.5, 9, "hair")
