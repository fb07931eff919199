"""涂色页: each comic as lines on a sheet of A4."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.fonts import FAMILY
from generator.media.lines import ColouringLines
from generator.media.pixels import opened
from generator.model import addresses
from generator.model.comics import comics
from generator.render.base.plan import Plan
from generator.render.base.typesetting import printable
from generator.render.sheets.typesetting import code_of, typeset


@dataclass(frozen=True)
class ColouringPdf(Recipe):
    """The sheet of one comic."""

    lines: ColouringLines
    number: str
    title: str
    alt: str
    artist: str
    site: str
    url: str  # of the comic
    day: datetime.date
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have it set."""
        png = workshop.fetch(self.lines)
        width, height = opened(png).size
        data = {
            "font": FAMILY,
            "title": printable(self.title),
            "summary": f"《{printable(self.title)}》的线条，打印出来涂颜色。",
            "number": self.number,
            "artist": printable(self.artist),
            "alt": self.alt,
            "lines": list(png),
            "width": width,
            "height": height,
            "site": self.site,
            "qr": code_of(self.url),
            "qr_alt": "二维码：打开这一幅的网页",
            "qr_caption": "看原画",
        }
        return Made(typeset(("paper.typ", "colouring.typ"), json.dumps(data, ensure_ascii=False), self.day))


def colouring(plan: Plan) -> Iterator[Artifact]:
    """A sheet for each comic that has a picture."""
    settings = plan.site.settings
    for entry in comics(plan.site):
        comic = entry.record
        for shot in plan.shots(entry)[:1]:
            recipe = ColouringPdf(
                lines=ColouringLines(shot.facts),
                number=entry.id,
                title=comic.title,
                alt=comic.scene,
                artist=comic.author if comic.sample else f"{comic.author}画",
                site=settings.name,
                url=settings.url + addresses.comic(entry.id),
                day=comic.date,
            )
            yield Artifact(addresses.colouring(entry.id), recipe, (entry.path, shot.facts.path))
