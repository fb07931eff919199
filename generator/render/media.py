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
    seen: set[str] = set()
    entries = (entry for kind in KINDS if kind.has_pictures for entry in plan.site.of(kind.name).values())
    for entry in entries:
        for shot in plan.shots(entry):
            for width in widths(shot.facts):
                path = picture_path(shot.facts, width)
                if path not in seen:
                    seen.add(path)
                    yield Artifact(path, picture, (Part(shot.facts, shot.facts.digest), part(width)), (shot.facts.path,))


def picture(workshop: Workshop, facts: PictureFacts, width: int) -> bytes:
    """One picture in one width."""
    return workshop.picture(facts, width, height_at(facts, width))
