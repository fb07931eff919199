"""Which stories are like one another: by the people, places, programmes and themes that they share, and by the words of their titles."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from generator.lazily import lazily
from generator.schema.records import Story
from generator.text import HAN

NEAR = 60  # stories before and after a month among which those like its own are looked for: what is edited elsewhere changes nothing there

_PERSON, _PLACE, _PROGRAMME, _WORD, _THEME = 4, 3, 2, 2, 1
_LEAST = 2  # one theme alone makes no two stories alike
_RUN = lazily(f"[{HAN}]{{2,}}")
_IN_ANY_TITLE = frozenset("的了一是在有不个这那我你您他她它们和与也都就又还再没什么怎谁把给到上下里")

Trait = tuple[str, str]


class Likeness:
    """Stories in the order of their days, and what each has in common with the others."""

    def __init__(self, stories: Sequence[Story]) -> None:
        """Note who has what."""
        self._traits = [tuple(_traits(story)) for story in stories]
        self._bearers: dict[Trait, list[int]] = defaultdict(list)
        for at, traits in enumerate(self._traits):
            for trait, _ in traits:
                self._bearers[trait].append(at)

    def like(self, at: int, most: int, without: Collection[int] = ()) -> list[int]:
        """Up to `most` stories that have most in common with the one at `at`; of equals those nearest to it in time, of these the newer."""
        common: dict[int, int] = defaultdict(int)
        for trait, weight in self._traits[at]:
            for other in self._bearers[trait]:
                common[other] += weight
        found = [other for other, weight in common.items() if weight >= _LEAST and other != at and other not in without]
        return sorted(found, key=lambda other: (-common[other], abs(other - at), other))[:most]


def _traits(story: Story) -> Iterator[tuple[Trait, int]]:
    for sort, ids, weight in (
        ("person", story.people, _PERSON),
        ("place", story.places, _PLACE),
        ("programme", story.programmes, _PROGRAMME),
        ("theme", story.themes, _THEME),
        ("word", _words(story.title), _WORD),
    ):
        yield from (((sort, id), weight) for id in ids)


@functools.lru_cache(maxsize=1024)  # a story is near several months
def _words(title: str) -> list[str]:
    """Pairs of characters, which is what most words are, without those of which every title is full."""
    pairs = {run[at : at + 2] for run in _RUN.findall(title) for at in range(len(run) - 1)}
    return sorted(pair for pair in pairs if not _IN_ANY_TITLE & set(pair))
