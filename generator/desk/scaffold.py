"""A new file for an editor: every field with its name and help on a comment line above it, what is known filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

import yaml

from generator.schema.kinds import FieldType, field_type
from generator.schema.numbers import FLAG

Tree = Mapping[str, Any]  # of mappings, lists and texts

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|[\t\n]|\s$|^$")
_PLAIN_NUMBER = re.compile(r"0|[1-9][0-9]*")
_RESOLVER: Any = yaml.resolver.Resolver()


def scaffold(record: type, known: Tree, indent: str = "") -> Iterator[str]:
    """Lines of YAML for `record` with what is `known` of it; what must still be filled in is left empty, what may be left out stands as a comment."""
    for each in fields(record):
        kind = field_type(record, each.name)
        value = known.get(each.name)
        yield f"{indent}# {kind.label.name}：{kind.label.help}"
        if kind.record:
            yield from _inner(kind, each.name, value or {}, each.default is MISSING, indent)
        elif value is not None:
            yield f"{indent}{each.name}: {value if kind.grammar is FLAG else written(value)}"
        elif each.default is MISSING:
            yield f"{indent}{each.name}:"
        else:
            yield f"{indent}# {each.name}:"


def _inner(kind: FieldType, name: str, known: Tree, is_needed: bool, indent: str) -> Iterator[str]:
    """A record inside the record, or the first of a list of them; commented out where it may be left out."""
    assert kind.record
    lines = list(scaffold(kind.record, known))
    lines = list(as_item(lines) if kind.is_list else _deeper(lines, 2))
    if is_needed or known:
        yield f"{indent}{name}:"
        yield from (indent + line for line in lines)
    else:
        yield f"{indent}# {name}:"
        asked = {f"# {each.name}:" for each in fields(kind.record) if field_type(kind.record, each.name).label.when.startswith("除了")}
        kept = (line.replace("# ", "", 1) if line.strip() in asked else line for line in lines)
        yield from (f"{indent}# {line}" for line in kept if not line.lstrip().startswith("#"))


def _deeper(lines: Iterable[str], indent: int) -> Iterator[str]:
    return (" " * indent + line for line in lines)


def as_item(fields: Iterable[str], indent: int = 2, width: int = 2) -> Iterator[str]:
    """The lines `fields` as one item of a list: `indent` blanks, a hyphen before the first field, which stands `width` columns further."""
    lines = list(fields)
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from _deeper(lines[:first], indent)
    yield " " * indent + "-".ljust(width) + lines[first]
    yield from _deeper(lines[first + 1 :], indent + width)


def written(value: str | list[str]) -> str:
    """A text or a list as an editor would write it in YAML; text in quotes where any reader of YAML would take it for something else."""
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if _NEEDS_QUOTES.search(value) or _is_word_of_yaml(value) else value


def _is_word_of_yaml(text: str) -> bool:
    """Whether `text` means yes, nothing or a strange number to other programs; a plain number and a day are what they seem."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return not tag.endswith((":str", ":timestamp")) and not _PLAIN_NUMBER.fullmatch(text)
