"""The names that may stand in a file of a kind, for telling a line of it from any other text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from generator.schema.grammar import Menu
from generator.schema.kinds import BY_NAME, FieldType, field_type
from generator.schema.words import WordOrList
from generator.text import half_width

_LEAST_LONG = 60  # characters that a field takes in which people write sentences


@dataclass(frozen=True)
class Vocabulary:
    """The fields of a kind and of the records inside it, by name; where two bear one name, the outer."""

    fields: dict[str, FieldType]
    by_label: dict[str, str]  # the name, by what an editor calls the field
    at_top: frozenset[str]
    record: Any = None
    items: str = ""  # the field that holds the list, of a file that is one

    def name(self, word: str) -> str:
        """The name that `word` is, in whatever letters, or is the Chinese label of; "" if it is neither."""
        plain = half_width(word).casefold()
        return plain if plain in self.fields else self.by_label.get(word, "")

    def is_list(self, name: str) -> bool:
        """Whether the field holds a list of words, which may be written in one line."""
        kind = self.fields.get(name)
        return kind is not None and not kind.record and (kind.is_list or isinstance(kind.grammar, WordOrList))

    def is_scalar(self, name: str) -> bool:
        """Whether the field is known and holds neither a list nor other fields."""
        kind = self.fields.get(name)
        return kind is not None and not kind.record and not self.is_list(name) and not isinstance(kind.grammar, Menu)

    def is_text(self, name: str) -> bool:
        """Whether any words may stand in the field; so it is with a name that is not known."""
        kind = self.fields.get(name)
        return kind is None or (kind.grammar is not None and kind.grammar.shape.startswith("文字"))

    def is_long(self, name: str) -> bool:
        """Whether a text of a sentence or two may stand in the field."""
        kind = self.fields.get(name)
        most = re.search("最多 ([0-9]+) 个字", kind.grammar.shape) if kind and kind.grammar else None
        return most is not None and int(most[1]) >= _LEAST_LONG


@functools.cache
def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of the kind of that name."""
    record: Any = BY_NAME[kind].record
    known: dict[str, FieldType] = {}
    labels: dict[str, str] = {}
    for name, field in _fields_of(record):
        known.setdefault(name, field)
        labels.setdefault(field.label.name, name)
    return Vocabulary(known, labels, frozenset(each.name for each in fields(record)), record, BY_NAME[kind].items)


def _fields_of(record: Any) -> Iterator[tuple[str, FieldType]]:
    inner = []
    for each in fields(record):
        field = field_type(record, each.name)
        yield each.name, field
        if field.record:
            inner.append(field.record)
    for each in inner:
        yield from _fields_of(each)
