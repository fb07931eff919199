"""Artifact: a keyed computation whose result is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.keyed import Keyed


class Artifact(NamedTuple):
    """One file to publish at `path`, whose bytes `recipe` makes.

    `sources` are the editor's files it comes from, for problems; `needs` are paths of artifacts whose facts the recipe asks for.
    """

    path: str
    recipe: Keyed
    sources: Sequence[str] = ()
    needs: tuple[str, ...] = ()
