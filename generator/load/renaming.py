"""Fields under a name that is not theirs, where it is clear which they are: they are read under the right one, so that their content is judged too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from generator.load.yaml_tree import Mapping, Node, Scalar, Sequence
from generator.schema.called import likely_name
from generator.schema.kinds import field_type
from generator.schema.remedies import is_flag


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name as it was written, with its place, and the right one."""

    key: Scalar
    meant: str


def renamed(record: Any, tree: Node) -> Iterator[Misnamed]:
    """Put the right names into `tree`, which holds the fields of `record`; each that was put there."""
    if isinstance(tree, Sequence):
        for item in tree.items:
            yield from renamed(record, item)
    if not isinstance(tree, Mapping):
        return
    yield from _renamed_in(record, tree)
    for each in fields(record):
        inner = field_type(record, each.name).record
        if inner and each.name in tree.values:
            yield from renamed(inner, tree.values[each.name])


def _renamed_in(record: Any, tree: Mapping) -> Iterator[Misnamed]:
    known = {each.name for each in fields(record)}
    others = [name for name in tree.values if name not in known]
    if not others or record.__pydantic_config__.get("extra") == "ignore":
        return
    meant = {name: likely_name(record, name, tree.values) for name in others}
    count = Counter(meant.values())
    for name, right in meant.items():
        if right and count[right] == 1 and not _says_why(right, tree.values[name]):
            key = tree.keys[name]
            tree.values = {right if each == name else each: value for each, value in tree.values.items()}
            tree.keys = {right if each == name else each: value for each, value in tree.keys.items()}
            yield Misnamed(key, right)


def is_certain(word: str, meant: str) -> bool:
    """Whether `meant` is what `word` says, in Chinese or in other letters, and no guess at a misspelt one."""
    return not word.isascii() or word.casefold() == meant


def _says_why(name: str, value: Node) -> bool:
    """Whether something was cancelled in words, of which one line has to become two."""
    return name == "cancelled" and isinstance(value, Scalar) and not is_flag(value.text)
