"""Open Peeps (CC0) parts become coloured figures: the ink stays vector, colours are flood-filled areas of the drawing."""

import base64
import functools
import io
import json
import re
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image, ImageDraw
from scipy import ndimage as ni

from .palette import INK

HERE = Path(__file__).parent.parent
PARTS: dict[str, dict[str, str]] = json.loads((HERE / "parts.json").read_text(encoding="utf-8"))
S = 0.5  # raster scale of the colour areas
X0, Y0, CW, CH = -500, -200, 2000, 3300  # canvas of a part, in its own units
OFFSET = {"body": "", "hair": "translate(225 0)"}
Fills = tuple[tuple[int, str], ...]
Paint = tuple[tuple[int, tuple[tuple[float, float], ...], str], ...]


def png(svg: str) -> Image.Image:
    """Render an SVG with the lettering font."""
    data = resvg_py.svg_to_bytes(svg_string=svg, font_files=[str(HERE / "wenkai.ttf")], skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data)))


def _alpha(inner: str) -> np.ndarray:
    box = f'viewBox="{X0} {Y0} {CW} {CH}" width="{int(CW * S)}" height="{int(CH * S)}"'
    return np.asarray(png(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{inner}</svg>').convert("RGBA"))[..., 3]


def _by_size(labels: np.ndarray, count: int, weight: np.ndarray, least: float) -> list[int]:
    size = ni.sum(weight, labels, range(1, count + 1)) if count else []
    return [i + 1 for i in np.argsort(-np.asarray(size), kind="stable") if size[i] > least]


@functools.cache
def areas(kind: str, name: str) -> tuple:
    """Ink, ink mask, silhouette, white areas and their order by size, black areas and their order by size."""
    source, move = PARTS[kind][name], OFFSET[kind]
    ink = re.sub(r'<path[^>]*fill="(?!#222)[^"]*"[^>]*>(</path>)?', "", source)
    outline = source.replace("@BG@", "#fff").replace("#222", "#fff")
    if move:
        ink, outline = (f'<g transform="{move}">{s}</g>' for s in (ink, outline))
    ia, sa = _alpha(ink), _alpha(outline)
    free = (sa > 128) & (ia < 110)
    white, n = ni.label(free)
    dark = ia > 200
    core = ni.binary_opening(dark, ni.generate_binary_structure(2, 1), iterations=9)
    black, bn = ni.label(ni.binary_dilation(core, iterations=5) & dark)
    return ink, ia, sa, white, _by_size(white, n, free, 120), black, _by_size(black, bn, black > 0, 300)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _image(pixels: np.ndarray) -> str:
    f = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(f, "PNG")
    href = "data:image/png;base64," + base64.b64encode(f.getvalue()).decode()
    return f'<image x="{X0}" y="{Y0}" width="{CW}" height="{CH}" preserveAspectRatio="none" href="{href}"/>'


@functools.cache
def coloured(kind: str, name: str, base: str, fills: Fills, blacks: Fills, paint: Paint = ()) -> str:
    """A part in colour. fills: white areas by number; blacks: black areas by number; paint: polygons on one white area."""
    ink, ia, sa, white, order, black, black_order = areas(kind, name)
    h, w = sa.shape
    own = np.zeros((h, w, 3), np.uint8)
    own[:] = _rgb(base)
    source = np.zeros((h, w), int)
    for n, i in enumerate(order):
        source[white == i] = n + 1
    colours = dict.fromkeys(range(len(order)), base) | dict(fills)
    idx = ni.distance_transform_edt(source == 0, return_distances=False, return_indices=True)
    near = source[idx[0], idx[1]]
    for n, c in colours.items():
        own[near == n + 1] = _rgb(c)
    for n, pts, c in paint:
        mask = Image.new("L", (w, h))
        ImageDraw.Draw(mask).polygon([((x - X0) * S, (y - Y0) * S) for x, y in pts], fill=255)
        own[(near == n + 1) & (np.asarray(mask) > 0)] = _rgb(c)
    alpha = np.where(ni.binary_erosion(sa > 128, iterations=2), 255, 0).astype(np.uint8)
    top = ""
    if blacks:
        layer, soft = np.zeros((h, w, 4), np.uint8), np.zeros((h, w))
        rim = ni.binary_erosion(ia > 128, iterations=6)
        for n, c in blacks:
            m = ni.binary_opening((black == black_order[n]) & rim, iterations=2)
            layer[ni.binary_dilation(m, iterations=3), :3] = _rgb(c)
            soft = np.maximum(soft, m * 255.0)
        layer[..., 3] = ni.gaussian_filter(soft, 0.8).astype(np.uint8)
        top = _image(layer)
    return _image(np.dstack([own, alpha])) + ink.replace("#222", INK) + top
