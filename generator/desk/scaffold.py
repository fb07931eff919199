"""A new file for an editor: every field with its name and help on a comment line above it, the answers filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

import yaml

from generator.schema.kinds import FieldType, field_type

Answers = Mapping[str, Any]

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|[\t\n]|\s$|^$")
_PLAIN_NUMBER = re.compile(r"0|[1-9][0-9]*")
_RESOLVER: Any = yaml.resolver.Resolver()


def scaffold(record: type, answers: Answers, indent: str = "") -> Iterator[str]:
    """Lines of YAML for `record`; what must still be filled in is left empty, what may be left out stands as a comment."""
    for each in fields(record):
        kind = field_type(record, each.name)
        answer = answers.get(each.name)
        yield f"{indent}# {kind.label.name}：{kind.label.help}"
        if kind.record:
            yield from _inner(kind, each.name, answer, each.default is MISSING, indent)
        elif answer is not None:
            yield f"{indent}{each.name}: {written(answer)}"
        elif each.default is MISSING:
            yield f"{indent}{each.name}:"
        else:
            yield f"{indent}# {each.name}:"


def _inner(kind: FieldType, name: str, answer: Any, is_needed: bool, indent: str) -> Iterator[str]:
    """A record inside the record, or the first of a list of them; commented out where it may be left out."""
    assert kind.record
    given = answer if isinstance(answer, Mapping) else {}
    lines = list(scaffold(kind.record, given))
    lines = list(as_item(lines) if kind.is_list else _deeper(lines, 2))
    if is_needed or given:
        yield f"{indent}{name}:"
        yield from (indent + line for line in lines)
    else:
        yield f"{indent}# {name}:"
        yield from (f"{indent}# {line}" for line in lines if not line.lstrip().startswith("#"))


def _deeper(lines: Iterable[str], indent: int) -> Iterator[str]:
    return (" " * indent + line for line in lines)


def as_item(fields: Iterable[str], indent: int = 2, width: int = 2) -> Iterator[str]:
    """The lines `fields` as one item of a list: `indent` blanks, a hyphen before the first field, which stands `width` columns further."""
    lines = list(fields)
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from _deeper(lines[:first], indent)
    yield " " * indent + "-".ljust(width) + lines[first]
    yield from _deeper(lines[first + 1 :], indent + width)


def written(answer: Any) -> str:
    """An answer as an editor would write it in YAML; text in quotes where any reader of YAML would take it for something else."""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, (list, tuple)):
        return "[" + ", ".join(map(written, answer)) + "]"
    text = str(answer)
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES.search(text) or _is_word_of_yaml(text) else text


def _is_word_of_yaml(text: str) -> bool:
    """Whether `text` means yes, nothing or a strange number to other programs; a plain number and a day are what they seem."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return not tag.endswith((":str", ":timestamp")) and not _PLAIN_NUMBER.fullmatch(text)
