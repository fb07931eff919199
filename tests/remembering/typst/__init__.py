"""typst with a memory: the builds of tests that are not about paper have the same sheets set some hundred times.

Found before the real one, whose place it then takes; what it was asked before it gives again from the folder `TYPST_MEMORY`, if there is one.
"""

from __future__ import annotations

import hashlib
import importlib.machinery
import importlib.util
import os
import pickle
import sys
from pathlib import Path
from typing import Any

_ELSEWHERE = [folder for folder in sys.path if Path(folder) != Path(__file__).parents[1]]
_found = importlib.machinery.PathFinder.find_spec("typst", _ELSEWHERE)
assert _found and _found.loader
_typst = importlib.util.module_from_spec(_found)
sys.modules["typst"] = _typst
_found.loader.exec_module(_typst)
_MEMORY = os.environ.get("TYPST_MEMORY")
_compile = _typst.compile_with_warnings


def _remembering(source: bytes, **options: Any) -> tuple[bytes, list[Any]]:
    if not _MEMORY:
        return _compile(source, **options)  # type: ignore[no-any-return]
    asked = repr((source, sorted((name, value) for name, value in options.items() if name != "font_paths")))
    file = Path(_MEMORY, hashlib.sha256(asked.encode()).hexdigest())
    if file.exists():
        return pickle.loads(file.read_bytes()), []
    made, warnings = _compile(source, **options)
    if not warnings:
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps(made))
        draft.replace(file)
    return made, warnings


_typst.compile_with_warnings = _remembering
