"""Corrections as readers see them."""

from __future__ import annotations

from generator.model.site import Site
from generator.schema.corrections import Correction


def corrections(site: Site) -> tuple[Correction, ...]:
    """All corrections whose day has come, newest first; those of one day as the editor has put them."""
    made: list[Correction] = [each for each in site.items("corrections") if each.date <= site.settings.today]
    return tuple(sorted(made, key=lambda each: each.date, reverse=True))
