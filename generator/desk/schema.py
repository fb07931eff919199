"""JSON Schema files in `.schema/`, from which editors' programs complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from generator.files import own_folder, write_whole
from generator.schema.kinds import KINDS, json_schema

FOLDER = ".schema"


def write_schemas(root: Path) -> list[str]:
    """Write a schema for each kind below `root`; the paths written, relative to it. Raises LinkInTheWay, OSError."""
    folder = own_folder(root, FOLDER)
    written = []
    for kind in KINDS:
        name = f"{kind.name}.json"
        text = json.dumps(json_schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        write_whole(folder / name, text.encode())
        written.append(f"{FOLDER}/{name}")
    return written
