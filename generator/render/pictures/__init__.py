"""Published pictures: each picture that a visible entry declares, in its widths and formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.encoding import EncodedPicture, PictureFacts
from generator.media.pictures import renditions
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.schema.kinds import KINDS


@dataclass(frozen=True)
class PublishedPicture(Recipe):
    """One file of a picture that may have been encoded already for an earlier site: by then the store has it."""

    encoded: EncodedPicture
    at: int  # which of its renditions
    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Its bytes."""
        return Made(workshop.fetch(self.encoded, self.at))


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /media/; the same picture in two places is one file."""
    seen: set[bytes] = set()
    entries = (entry for kind in KINDS if kind.has_pictures for entry in plan.site.of(kind.name).values())
    for entry in entries:
        for facts in plan.pictures((entry,)):
            if facts.digest not in seen:
                seen.add(facts.digest)
                yield from _in_all_renditions(facts)


def _in_all_renditions(facts: PictureFacts) -> Iterator[Artifact]:
    """The first is made before the others: whoever makes these finds them in the store, where the making of the first has put them."""
    encoded = EncodedPicture(facts, renditions(facts))
    paths = [picture_path(facts, format, width) for format, width, _ in encoded.renditions]
    for at, path in enumerate(paths):
        yield Artifact(path, PublishedPicture(encoded, at), (facts.path,), tuple(paths[:1]) if at else ())
