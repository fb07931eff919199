"""Lists that were written as one text become lists, each item with its own place; so do records that were written as 小满：到了。"""

from __future__ import annotations

import functools
import re
from dataclasses import fields
from typing import Any, TypeGuard

from generator.load.yaml_tree import Mapping, Node, Scalar, Sequence
from generator.schema.called import likely_name
from generator.schema.grammar import Pair
from generator.schema.kinds import FieldType, field_type
from generator.schema.lists import items_of
from generator.schema.references import id_in

_COLON = re.compile("[:：]")
_ANOTHER = re.compile(r"[:：]\s*\S.*\s[^\s:：]{1,12}[:：]", re.DOTALL)  # perhaps somebody else speaks on the next line
_SPOKEN = re.compile(r"\s*(?P<before>[^:：]*[^:：\s])\s*[:：]\s*(?P<behind>\S(?:.*\S)?)\s*", re.DOTALL)


def spread(record: Any, tree: Mapping) -> None:
    """In `tree`, which holds the fields of `record`, let every text in place of a list be the list that it means."""
    for name, kind in _spreadable(record):
        value = tree.values.get(name)
        if value is None:
            continue
        if kind.pair:
            value = tree.values[name] = _as_pairs(value, kind, kind.pair)
        if not kind.record:
            tree.values[name] = _as_list(value, kind) if kind.is_list else value
            if kind.ref not in ("", "person"):
                _put_ids(tree.values[name], kind.ref)
            continue
        for inner in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(inner, Mapping):
                spread(kind.record, inner)


@functools.cache
def _spreadable(record: Any) -> tuple[tuple[str, FieldType], ...]:
    """The fields that hold a list of texts, or records with such a field."""
    known = ((each.name, field_type(record, each.name)) for each in fields(record))
    return tuple(
        (name, kind) for name, kind in known if kind.pair or (_spreadable(kind.record) if kind.record else kind.is_list or kind.ref)
    )


def _put_ids(value: Node, kind: str) -> None:
    """The ids of records of `kind` in the place of the addresses of their pages and the paths of their files."""
    for each in value.items if isinstance(value, Sequence) else [value]:
        if isinstance(each, Scalar):
            each.text = id_in(kind, each.text)


def _as_pairs(value: Node, kind: FieldType, pair: Pair) -> Node:
    """A list of records for texts with a colon in them, or names with texts; what is neither stays as it is."""
    if isinstance(value, Sequence):
        value.items = [_paired(item, kind.record, pair) or item for item in value.items]
    elif isinstance(value, Mapping):
        alone = [Mapping(key.line, key.column, {name: key}, {name: value.values[name]}) for name, key in value.keys.items()]
        records = [made for each in alone if (made := _paired(each, kind.record, pair))]
        return Sequence(value.line, value.column, [*records]) if len(records) == len(value.keys) else value
    elif len(_COLON.findall(value.text)) == 1 and (made := _paired(value, kind.record, pair)):
        return Sequence(value.line, value.column, [made])
    return value


def _paired(item: Node, record: Any, pair: Pair) -> Mapping | None:
    """The `record` that a text, or a single name with its text, stands for; None if it stands for none, or bears the name of a field."""
    if isinstance(item, Scalar) and item.is_certain:
        match = None if _ANOTHER.search(item.text) else _SPOKEN.fullmatch(item.text)
        before = Scalar(match["before"], item.line, item.column) if match else item
        behind = Scalar(match["behind"], item.line, item.column + match.start("behind")) if match else item
    elif isinstance(item, Mapping) and len(item.keys) == 1 and item.values:
        (before,), (value,) = item.keys.values(), item.values.values()
        if not isinstance(value, Scalar) or not value.is_certain or not value.text.strip():
            return None
        behind = value
        if _COLON.search(before.text):  # 小满：他说: 到了
            return _paired(Scalar(f"{before.text}:{value.text}", before.line, before.column), record, pair)
    else:
        return None
    if before is behind or likely_name(record, before.text):
        return None
    return _made(before, behind, pair)


def _made(before: Scalar, behind: Scalar, pair: Pair) -> Mapping:
    values: dict[str, Node] = {pair.before: before, pair.behind: behind}
    keys = {name: Scalar(name, value.line, value.column) for name, value in ((pair.before, before), (pair.behind, behind))}
    return Mapping(before.line, before.column, keys, values)


def _as_list(value: Node, kind: FieldType) -> Node:
    if isinstance(value, Scalar) and not value.is_certain:
        return value
    if isinstance(value, Scalar):
        return Sequence(value.line, value.column, _items(value, kind)) if value.text.strip() else value
    if isinstance(value, Sequence):
        value.items = [each for item in value.items for each in (_items(item, kind) if _may_be_several(item, kind) else [item])]
    return value


def _may_be_several(item: Node, kind: FieldType) -> TypeGuard[Scalar]:
    """Whether an item of a list may have become one by a full-width comma; a text in quotes is meant to be what it is."""
    return isinstance(item, Scalar) and not (item.is_quoted and bool(kind.grammar and kind.grammar.is_words))


def _is_of_words(kind: FieldType) -> bool:
    """Whether an item has no blank in it: a text may, as 彩纸 20 张."""
    return bool(kind.grammar and "pattern" in kind.grammar.json_schema)


def _items(scalar: Scalar, kind: FieldType) -> list[Node]:
    """The items that `scalar` lists; what holds none stays as it is, to be refused, and what is not certain as nobody knows it."""
    if not scalar.is_certain or (kind.grammar and kind.grammar.is_whole):
        return [scalar]
    found = items_of(scalar.text, by_blanks=not kind.ref and _is_of_words(kind))
    return [Scalar(text, scalar.line, scalar.column + offset) for offset, text in found] or [scalar]
