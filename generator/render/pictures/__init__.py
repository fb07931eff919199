"""Published pictures: each picture that a visible entry declares, in its widths and formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact, Bundle
from generator.keyed import Cost, Made, Recipe, Workshop
from generator.media.encoding import EncodedPicture, PictureFacts
from generator.media.pictures import renditions
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path


@dataclass(frozen=True)
class PublishedPicture(Recipe):
    """One file of a picture that may have been encoded already for an earlier site: by then the store has it."""

    encoded: EncodedPicture
    at: int  # which of its renditions
    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Its bytes."""
        return Made(workshop.fetch(self.encoded, self.at))


@dataclass(frozen=True)
class Pictures(Bundle):
    """Pictures of entries that are edited together."""

    facts: tuple[PictureFacts, ...]

    def artifacts(self) -> Iterator[Artifact]:
        """Each in all its renditions."""
        for each in self.facts:
            yield from _in_all_renditions(each)


def render(plan: Plan) -> Iterator[Bundle]:
    """Everything below /media/ that is no clip: of the stories of a month, of each comic; the same picture in two places is one file."""
    seen: set[bytes] = set()
    for entries in (*plan.site.months.values(), *((comic,) for comic in plan.site.of("comic").values())):
        new = {facts.digest: facts for facts in plan.pictures(entries) if facts.digest not in seen}
        seen |= new.keys()
        if new:
            yield Pictures(tuple(new.values()))


def _in_all_renditions(facts: PictureFacts) -> Iterator[Artifact]:
    """The first is made before the others: whoever makes these finds them in the store, where the making of the first has put them."""
    encoded = EncodedPicture(facts, renditions(facts))
    paths = [picture_path(facts, format, width) for format, width, _ in encoded.renditions]
    for at, path in enumerate(paths):
        yield Artifact(path, PublishedPicture(encoded, at), (facts.path,), tuple(paths[:1]) if at else ())
