"""The drawings that cards show, and the mark, as pixels: typst draws all of them at once, and the store keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from generator.keyed import Stored, Workshop
from generator.media.pixels import opened
from generator.model.sections import SECTIONS
from generator.render.base.drawings import drawing, mark
from generator.render.base.typesetting import typeset

if TYPE_CHECKING:
    from PIL import Image

MARK = "mark"
NAMES = (MARK, "about", *sorted({section.drawing for section in SECTIONS if section.drawing}))
WIDTH, HEIGHT = 540, 360  # pixels of each; they are drawn on 240 × 160
_SOURCE = f"""
#let drawings = json(bytes(sys.inputs.data))
#set page(width: {WIDTH}pt, height: drawings.len() * {HEIGHT}pt, margin: 0pt, fill: none)
#for (at, svg) in drawings.enumerate() {{
  place(top + center, dy: at * {HEIGHT}pt, image(bytes(svg), format: "svg", height: {HEIGHT}pt))
}}
"""


@dataclass(frozen=True)
class Drawings(Stored):
    """Each of `names` as a PNG."""

    names: tuple[str, ...]

    @property
    def origin(self) -> bytes:
        """No editor's file: they are kept as long as the tool is the same."""
        return b"drawings"

    def values(self, workshop: Workshop) -> Sequence[bytes]:
        """Draw them; raises TypstFault, Overdue."""
        drawn = [mark() if name == MARK else drawing(name) for name in self.names]
        sheet = opened(typeset(_SOURCE.encode(), json.dumps(drawn), format="png", ppi=72.0))
        return [_png(sheet.crop((0, at * HEIGHT, WIDTH, (at + 1) * HEIGHT))) for at in range(len(self.names))]


_known: dict[str, bytes] = {}  # by name: what a worker brings home reaches the store when all are done, and a card needs two of them


def drawn(workshop: Workshop, name: str) -> bytes:
    """One of them, as a PNG."""
    if name not in _known:
        _known.update({each: workshop.fetch(Drawings(NAMES), at) for at, each in enumerate(NAMES)})
    return _known[name]


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
