"""What the schema refuses, as problems with their places and, where it is clear, the line to type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.load.proposals import Written, node_at, proposed
from generator.load.vocabulary import vocabulary
from generator.load.yaml_tree import Mapping, Node, Scalar, place_of, plain
from generator.load.yaml_tree import Sequence as List
from generator.problems import Problem, nearest, problem
from generator.schema.kinds import Kind, Location
from generator.schema.reading import Fault, read_in_part
from generator.schema.remedies import remedied

_UNTOLD = ("candidates", "likely", "meant", "name", "lines", "items", "inner", "example", "fill", "is_item")  # what proposals are made of
_BLANKS = "".join(map(chr, (0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
_QUOTES = ("“”", "‘’", "「」", "＂＂", "《》", "””", "““", "’’", "‘‘")


@dataclass(frozen=True)
class Faulty:
    """A tree of a kind in which the schema found `faults`."""

    path: str
    kind: Kind
    tree: Mapping
    faults: Sequence[Fault]
    written: Written

    def problems(self) -> list[Problem]:
        """The faults as problems, less those that only repeat another."""
        fields = plain(self.tree)
        return [self._problem(fault) for fault in _without_echoes([remedied(self.kind, fields, fault) for fault in self.faults])]

    def _problem(self, fault: Fault) -> Problem:
        line, column = place_of(self.tree, fault.location, fault.at_key)
        remedy, typed = proposed(self.written, self.tree, fault)
        key, _ = node_at(self.tree, fault.location)
        if fault.code == "S02" and key and not remedy and not _likely(fault):
            remedy, typed = self.written.joined(key, vocabulary(self.kind.name).is_long)
        details = {name: value for name, value in fault.details.items() if name not in _UNTOLD}
        details["remedy"] = remedy or fault.details.get("remedy", "")
        if remedy and "why" in details:
            details["why"] = ""
        if fault.code == "S15" and remedy:
            details["advice"] = remedy
        if typed:
            details["typed"] = typed
        return problem(fault.code, self.path, line, column, **details, nearest="" if remedy else _likely(fault))


def _likely(fault: Fault) -> str:
    """What was probably meant by a name or a word that is not known, or ""."""
    candidates = fault.details.get("candidates", ())
    assert isinstance(candidates, tuple)
    return str(fault.details.get("meant", "")) or nearest(str(fault.details.get("value", "")), candidates)


def _without_echoes(faults: list[Fault]) -> list[Fault]:
    """`faults` less the missing fields that are there, in the same record, under a misspelt name, which is reported itself."""
    misspelt = {(*fault.location[:-1], _likely(fault)) for fault in faults if fault.code == "S02"}
    return [fault for fault in faults if fault.code != "S01" or (*fault.location, fault.details["field"]) not in misspelt]


def unwrapped(kind: Kind, tree: Mapping, faults: Sequence[Fault]) -> tuple[list[tuple[Scalar, str]], Any, list[Fault]]:
    """Values that are only refused for the Chinese quotes or odd blanks round them: each, which the tree bears bare now, with what it was.

    Besides the record and the faults as they are now.
    """
    found: list[tuple[Scalar, str, Location]] = []
    for fault in faults:
        node = _at(tree, fault.location)
        if isinstance(node, Scalar) and fault.code not in ("S01", "S02"):
            bare = _bare(node.text)
            if bare and bare != node.text:
                found.append((node, node.text, fault.location))
                node.text = bare
    if not found:
        return [], None, []
    _, still = read_in_part(kind, plain(tree))
    for node, text, location in found:
        if any(fault.location == location for fault in still):
            node.text = text
    record, left = read_in_part(kind, plain(tree))
    return [(node, text) for node, text, _ in found if node.text != text], record, left


def _bare(text: str) -> str:
    bare = text.strip(_BLANKS)
    return next((bare[1:-1].strip() for pair in _QUOTES if len(bare) > 2 and bare[0] == pair[0] and bare[-1] == pair[1]), bare)


def _at(node: Node, location: Location) -> Node | None:
    for step in location:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            node = node.values[step]
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
