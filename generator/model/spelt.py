"""What people are called, spelt in the letters of an address: of whoever goes one day, the address stays in links and lists for long."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from generator.load.pinyin import syllables
from generator.schema.base import is_in_part
from generator.schema.departed import short_names
from generator.schema.records import Person

_LOOSE = re.compile("^[的和与跟：:，,、·—-]+|[的和与跟：:，,、·—-]+$")


def names_of(person: Person) -> tuple[str, ...]:
    """What somebody is called, by name too where that ends politely; of what could not be read, nothing."""
    if is_in_part(person):
        return ()
    return (person.name, *person.also_called, *short_names(person))


def without(title: str, names: Iterable[str]) -> str:
    """`title` with none of the `names`, "" if nothing is left that could be read."""
    for name in sorted(names, key=len, reverse=True):
        title = title.replace(name, "，")
    return _LOOSE.sub("", title)


@functools.lru_cache(maxsize=10_000)
def _letters(name: str) -> str:
    return "".join(syllables(name))


def is_spelt(id: str, name: str) -> bool:
    """Whether a name's letters stand in an id, from one hyphen to another, with hyphens between its syllables or without."""
    parts, looked_for = id.split("-"), _letters(name)
    pieces = ("".join(parts[begin:end]) for begin, end in itertools.combinations(range(len(parts) + 1), 2))
    return bool(looked_for) and looked_for in pieces
