"""Places and categories as a teacher calls them: a name where one record alone bears it, else its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.naming import as_compared, name_of
from generator.model.site import Site
from generator.schema.references import id_in


@dataclass(frozen=True)
class Names:
    """What there is to refer to, by kind: ids with names."""

    known: Mapping[str, Mapping[str, str]]
    samples: frozenset[tuple[str, str]] = frozenset()  # kind and id of what is a sample

    @classmethod
    def of(cls, site: Site) -> Names:
        """All that activities refer to."""
        kinds = {kind: site.items(kind) for kind in ("categories", "places")}
        samples = frozenset((kind, each.id) for kind, items in kinds.items() for each in items if each.sample)
        return cls({kind: {each.id: name_of(each) for each in items} for kind, items in kinds.items()}, samples)

    def id_of(self, kind: str, text: str) -> str:
        """The id that is meant by `text`, or `text` as it is if nothing or too much is called so."""
        named = self.known.get(kind, {})
        written = id_in(kind, text)
        if written in named:
            return written
        found = self._by_name(kind).get(as_compared(text), ())
        return found[0] if len(found) == 1 else text

    def shown(self, kind: str, id: str) -> str:
        """What a teacher calls the record `id`."""
        name = self.known.get(kind, {}).get(id, "")
        return name if name and self.id_of(kind, name) == id else id

    def choices(self, kind: str) -> Sequence[str]:
        """All that may be written, in the order of the content."""
        return [self.shown(kind, id) for id in self.known.get(kind, {})]

    def may_be(self, kind: str, *, in_sample: bool) -> Mapping[str, str]:
        """By id, what may be written where something is a sample or not: what is real leans on nothing that is made up."""
        return {id: self.shown(kind, id) for id in self.known.get(kind, {}) if in_sample or (kind, id) not in self.samples}

    def _by_name(self, kind: str) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id, name in self.known.get(kind, {}).items():
            found[as_compared(name)].append(id)
        return found
