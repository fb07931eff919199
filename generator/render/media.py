"""Published pictures: each picture that a visible entry declares, in its widths."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact, Part, Workshop, part
from generator.media.pictures import PictureFacts, height_at, widths
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.schema.kinds import KINDS


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /media/; the same picture in two places is one file."""
    seen: set[bytes] = set()
    entries = (entry for kind in KINDS if kind.has_pictures for entry in plan.site.of(kind.name).values())
    for entry in entries:
        for facts, *_ in plan.shots(entry):
            if facts.digest not in seen:
                seen.add(facts.digest)
                for width in widths(facts):
                    yield Artifact(picture_path(facts, width), picture, (Part(facts, facts.digest), part(width)), (facts.path,))


def picture(workshop: Workshop, facts: PictureFacts, width: int) -> bytes:
    """One picture in one width."""
    return workshop.picture(facts, width, height_at(facts, width))
