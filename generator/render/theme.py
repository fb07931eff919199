"""The theme's files that the frames name, copied as they are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact, Part, Workshop
from generator.render.base.plan import Plan


def render(plan: Plan) -> Iterator[Artifact]:
    """Stylesheets, script and icons."""
    for file in plan.frames.files:
        yield Artifact(file.path, copy, (Part(file.content, file.digest),), ())


def copy(workshop: Workshop, content: bytes) -> bytes:
    """The bytes of a theme file, as they are."""
    return content
