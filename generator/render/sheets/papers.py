"""Two papers for those who write and draw by hand: 家人故事稿纸 and 四格漫画纸."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.fonts import FAMILY
from generator.model import addresses
from generator.model.sections import CONTACT
from generator.render.base.imprint import imprint_of
from generator.render.base.papers import COMIC_PAPER, PAPERS, Paper
from generator.render.base.plan import Plan
from generator.render.sheets.typesetting import code_of, typeset

_DESIGNED = datetime.date(2026, 11, 29)  # a paper has no edition: it says nothing that a day could change


@dataclass(frozen=True)
class PaperPdf(Recipe):
    """A paper to be filled in by hand, with the site's name and where it is handed in."""

    paper: Paper
    site: str
    url: str  # the page that says where to hand it in
    hand_in: str  # "" leaves a line to write it on
    number: str = ""  # of the hundred comics, if what is to be drawn is given
    cost = Cost.SHEET

    def make(self, workshop: Workshop) -> Made:
        """Have it set."""
        data = {
            "font": FAMILY,
            "title": self.paper.title,
            "summary": self.paper.summary,
            "site": self.site,
            "qr": code_of(self.url),
            "qr_alt": "二维码：打开“联系与更正”",
            "qr_caption": "怎么交、怎么撤下",
            "hand_in": self.hand_in,
            "number": self.number,
        }
        return Made(typeset(("paper.typ", f"{self.paper.id}_paper.typ"), json.dumps(data, ensure_ascii=False), _DESIGNED))


def papers(plan: Plan) -> Iterator[Artifact]:
    """Both papers, and one for each scene of the hundred."""
    settings, hand_in = plan.site.settings, imprint_of(plan).hand_in
    make = functools.partial(PaperPdf, site=settings.name, url=settings.url + CONTACT.address, hand_in=hand_in)
    for paper in PAPERS:
        yield Artifact(paper.url, make(paper), ("content/site.yml",))
    for scene in plan.site.items("scenes"):
        paper = COMIC_PAPER._replace(url=addresses.scene_paper(scene.id), title=scene.title, summary=scene.scene)
        yield Artifact(paper.url, make(paper, number=scene.id), ("comics/scenes.yml",))
