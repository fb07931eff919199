"""Keeping what was given out of a list, in a file that is content like all others."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import yaml

from generator.files import clear_leftovers, own_folder, write_whole
from generator.schema.issued import Issued
from generator.schema.kinds import BY_NAME
from generator.schema.writing import write_fields

_KIND = BY_NAME["issued"]
_FLAGS, _NUMBERS = ("cancelled", "consent", "sample"), ("number", "highest")
_WIDEST = 10_000  # characters: a line each


def write_issued(root: Path, list_id: str, issued: Issued) -> str:
    """Keep a list as it was given out; what was kept of it before is replaced, git has it. The path below `root`. Raises OSError."""
    path = _KIND.where.replace("<id>", list_id)
    folder = own_folder(root, path.rpartition("/")[0])
    tree = _with_flags(write_fields(Issued, dataclasses.asdict(issued)))
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=_WIDEST)
    lead = f"# yaml-language-server: $schema=../../.schema/{_KIND.name}.json\n# 发出去的那一版，程序记的，不要手改。\n"
    write_whole(folder / path.rpartition("/")[2], (lead + text).encode())
    clear_leftovers(folder)
    return path


def _with_flags(tree: Any) -> Any:
    """`tree` with yes, no and numbers as YAML has them, which would quote the words."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list):
        return list(map(_with_flags, tree))
    return {
        name: value == "true" if name in _FLAGS else int(value) if name in _NUMBERS else _with_flags(value) for name, value in tree.items()
    }
