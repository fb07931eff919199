"""python -m comics.studio.build_panels [story …]: draws panels of the comics without their words, for the stories that panels.yml names."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import yaml
from PIL import Image

from comics.studio.draw.colour import NAMED
from comics.studio.draw.page import Page, page, rastered
from comics.studio.draw.panel import Panel
from comics.studio.draw.pen import Pen, f1, inked
from comics.studio.draw.vector import STUDIO

STORIES = STUDIO.parents[1] / "stories"
COVER = (1600, 1000)
WIDTH = 960  # dots of a picture in a text
_EDGE = 24.0  # of paper round a panel
_QUALITY = 80

Place = tuple[str, int]  # number of the comic, and which panel, from 1


def silent(comic: Page, at: int) -> tuple[str, Panel]:
    """A panel in its frame, without bubbles, and the panel."""
    _, _, panel = comic.panels[at - 1]
    inner = panel.drawn().replace('id="clip', f'id="s{at}clip').replace("url(#clip", f"url(#s{at}clip")
    w, h = panel.w, panel.h
    clip = f'<clipPath id="silent{at}"><rect width="{f1(w)}" height="{f1(h)}" rx="10"/></clipPath>'
    line = Pen(f"{comic.words.number} silent {at}").straight([(0, 0), (w, 0), (w, h), (0, h)], True, 1.2)
    return f'{clip}<g clip-path="url(#silent{at})">{inner}</g>{inked(line, "none", 8)}', panel


def drawn(places: list[Place], size: tuple[float, float] | None = None) -> Image.Image:
    """Panels side by side on paper, in their own size or in the middle of `size`."""
    parts = [silent(page(number), at) for number, at in places]
    wide = sum(panel.w for _, panel in parts) + _EDGE * (len(parts) + 1)
    high = max(panel.h for _, panel in parts) + 2 * _EDGE
    out, x = "", _EDGE
    for svg, panel in parts:
        out += f'<g transform="translate({f1(x)},{f1(_EDGE)})">{svg}</g>'
        x += panel.w + _EDGE
    across, down = size or (wide, high)
    scale = min(across / wide, down / high)
    dots = (WIDTH, round(WIDTH * high / wide)) if size is None else (round(across), round(down))
    left, above = ((across - wide * scale) / 2, (down - high * scale) / 2) if size else (0.0, 0.0)
    body = f'<g transform="translate({f1(left)},{f1(above)}) scale({scale:.4f})">{out}</g>'
    view = f'viewBox="0 0 {f1(across)} {f1(down)}" width="{dots[0]}" height="{dots[1]}"'
    return rastered(
        f'<svg xmlns="http://www.w3.org/2000/svg" {view}><rect width="100%" height="100%" fill="{NAMED["paper"]}"/>{body}</svg>'
    )


def build(story: str, pictures: dict[str, list[object]]) -> None:
    """Write the pictures of one story beside it."""
    for name, told in pictures.items():
        places = [tuple(told)] if isinstance(told[0], str) else [tuple(each) for each in told]  # type: ignore[arg-type, var-annotated]
        out = io.BytesIO()
        drawn(places, COVER if name == "cover.webp" else None).save(out, "WEBP", quality=_QUALITY, method=6)
        file = STORIES / story / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(out.getvalue())
        print(file.relative_to(STORIES), len(out.getvalue()) // 1000, "kB")


def main(wanted: list[str]) -> None:
    """Build what is wanted, or all."""
    told = yaml.safe_load((Path(STUDIO) / "panels.yml").read_text("utf-8"))
    for story in wanted or told:
        build(story, told[story])


if __name__ == "__main__":
    main(sys.argv[1:])
