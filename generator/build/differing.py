"""What would be published otherwise: two plans of a site, held against each other before anything is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.artifact import Artifact, Audience, Bundle, Planned


class Differences(NamedTuple):
    """Paths of the tree for the public: those that are no more, and those at which something else will stand, both in order."""

    gone: tuple[str, ...]
    changed: tuple[str, ...]


def differing(before: Planned, after: Planned) -> Differences:
    """What changes from one plan to another; a bundle that stands in both is the same."""
    bundles = [{item.key(): item for item in planned if isinstance(item, Bundle)} for planned in (before, after)]
    same = bundles[0].keys() & bundles[1].keys()
    old, new = (
        _artifacts(planned, {key: bundle for key, bundle in own.items() if key not in same})
        for planned, own in zip((before, after), bundles, strict=True)
    )
    changed = {path for path, each in new.items() if path in old and each.recipe.key() != old[path].recipe.key()}
    while found := {path for path, each in new.items() if path in old and path not in changed and not changed.isdisjoint(each.needs)}:
        changed |= found
    return Differences(tuple(sorted(old.keys() - new.keys())), tuple(sorted(changed)))


def _artifacts(planned: Planned, bundles: Mapping[bytes, Bundle]) -> dict[str, Artifact]:
    single = [item for item in planned if isinstance(item, Artifact)]
    inside = (artifact for bundle in bundles.values() for artifact in bundle.artifacts())
    return {each.path: each for each in (*single, *inside) if each.audience is Audience.PUBLIC}
