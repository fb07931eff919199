"""Records are read as pydantic reads them, which makes their JSON Schema and is not loaded to read a file: the same records, faults at the same places."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.load.walk import classified, walk
from generator.load.yaml_tree import parse, plain
from generator.schema.kinds import Kind
from generator.schema.reading import read_record

SITES = Path(__file__).parent.parent / "sites"
WRONG: tuple[Any, ...] = ("", " ", "变", "2026-02-30", "-1", [], ["甲"], {}, {"名": "值"}, ["甲", ["乙"]], [{"id": "a"}])


def trees() -> list[tuple[Kind, dict[str, Any]]]:
    """Every file of the sound sites as a tree with its kind."""
    found = []
    for site in ("good", "base"):
        for file in walk(SITES / site).files:
            source = classified(file, [])
            if source and source.kind:
                text = (SITES / site / source.path).read_text("utf-8")
                fields = text.split("---\n")[1] if source.kind.has_body else text
                tree = parse(source.path, fields, 1, [])
                assert tree
                found.append((source.kind, plain(tree)))
    return found


TREES = trees()


def spoil(chance: random.Random, tree: Any) -> None:
    """Change one thing somewhere in `tree`."""
    keys = list(tree) if isinstance(tree, dict) else list(range(len(tree)))
    key = chance.choice(keys) if keys else None
    if key is not None and isinstance(tree[key], (dict, list)) and chance.random() < 0.7:
        spoil(chance, tree[key])
    elif key is not None and chance.random() < 0.3:
        del tree[key]
    elif isinstance(tree, dict) and chance.random() < 0.3:
        tree["别的"] = "值"
    elif key is not None:
        tree[key] = copy.deepcopy(chance.choice(WRONG))


def by_pydantic(kind: Kind, tree: Any) -> tuple[Any, set[tuple[str | int, ...]]]:
    try:
        return TypeAdapter(kind.record).validate_python(tree), set()
    except ValidationError as error:
        return None, {tuple(each["loc"]) for each in error.errors()}


@pytest.mark.parametrize("seed", range(4))
def test_records_are_read_as_pydantic_reads_them(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(300):
        kind, tree = chance.choice(TREES)
        tree = copy.deepcopy(tree)
        for _ in range(chance.randrange(3)):
            if isinstance(tree, dict) and tree:
                spoil(chance, tree)
        record, faults = read_record(kind, tree)
        places = {(*fault.location, fault.details["field"]) if fault.code == "S01" else fault.location for fault in faults}
        assert (record, places) == by_pydantic(kind, tree), f"seed {seed}: {kind.name} {tree}"
