"""The theme's files that the frames name, copied as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame import ThemeFile
from generator.keyed import Made, Recipe, Workshop
from generator.render.base.plan import Plan


@dataclass(frozen=True)
class Copy(Recipe):
    """A file of the theme as it is."""

    file: ThemeFile

    def make(self, workshop: Workshop) -> Made:
        """Its bytes."""
        return Made(self.file.content)


def render(plan: Plan) -> Iterator[Artifact]:
    """Stylesheets, script and icons."""
    for file in plan.frames.files:
        yield Artifact(file.path, Copy(file))
