"""Published pictures: each picture that a visible entry declares, in its widths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.encoding import EncodedPicture
from generator.media.pictures import height_at, widths
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.schema.kinds import KINDS


@dataclass(frozen=True)
class PublishedPicture(Recipe):
    """A picture that may have been encoded already for an earlier site: by then the store has it."""

    encoded: EncodedPicture
    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Its bytes."""
        return Made(workshop.fetch(self.encoded))


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /media/; the same picture in two places is one file."""
    seen: set[bytes] = set()
    entries = (entry for kind in KINDS if kind.has_pictures for entry in plan.site.of(kind.name).values())
    for entry in entries:
        for facts in plan.pictures((entry,)):
            if facts.digest not in seen:
                seen.add(facts.digest)
                for width in widths(facts):
                    encoded = EncodedPicture(facts, width, height_at(facts, width))
                    yield Artifact(picture_path(facts, width), PublishedPicture(encoded), (facts.path,))
