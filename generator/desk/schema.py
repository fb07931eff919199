"""JSON Schema files in `.schema/`, from which editors' programs complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from generator.schema.kinds import KINDS, json_schema

FOLDER = ".schema"


def write_schemas(root: Path) -> list[str]:
    """Write a schema for each kind below `root`; the paths written, relative to it."""
    (root / FOLDER).mkdir(exist_ok=True)
    written = []
    for kind in KINDS:
        path = f"{FOLDER}/{kind.name}.json"
        text = json.dumps(json_schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        (root / path).write_text(text, "utf-8")
        written.append(path)
    return written
