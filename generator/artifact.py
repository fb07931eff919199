"""Artifact: a computation whose result is published; and bundles of them, which are opened only where something in them is new."""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.keyed import Keyed, Recipe


class Audience(enum.Enum):
    """Whom an artifact is for. What is for the office only never comes into the tree of a site."""

    PUBLIC = enum.auto()
    OFFICE = enum.auto()


class Artifact(NamedTuple):
    """One file at `path` of the tree of its audience, whose bytes `recipe` makes.

    `sources` are the editor's files it comes from, for problems; `needs` are paths of artifacts whose facts or bytes the recipe asks for.
    """

    path: str
    recipe: Recipe
    sources: Sequence[str] = ()
    needs: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True)
class Bundle(Keyed, ABC):
    """Artifacts that are planned together, from the fields of this record alone: under the same key they have the same keys."""

    @abstractmethod
    def artifacts(self) -> Iterator[Artifact]:
        """Plan them; none of them needs an artifact that is not among them."""


Planned = Sequence[Artifact | Bundle]
