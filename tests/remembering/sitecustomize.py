"""Builds with a memory: those of tests that are about something else make the same papers, posters and cards some hundred times.

Python imports this module before all others. A recipe of a paper, a poster or a card is followed once; whoever has the same key gets the same
bytes from the folder `RECIPE_MEMORY`, if there is one.
"""

from __future__ import annotations

import importlib.util
import os
import pickle
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

_MAKING = "generator.build.make"
_REMEMBERED = tuple(f"generator.render.{kind}." for kind in ("sheets", "posters", "cards"))


class _Remembered:
    """A recipe as its maker sees it."""

    def __init__(self, recipe: Any, key: bytes, folder: str) -> None:
        self._recipe, self._file = recipe, Path(folder, key.hex())

    def make(self, workshop: Any) -> Any:
        """What it gave before, or else what it gives now."""
        if self._file.exists():
            return pickle.loads(self._file.read_bytes())
        made = self._recipe.make(workshop)
        draft = self._file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps(made))
        draft.replace(self._file)
        return made


def _give_memory(making: Any) -> None:
    followed = making._followed

    def remembering(job: Any) -> Any:
        first, *others = job.artifacts
        folder = os.environ.get("RECIPE_MEMORY")
        if folder and type(first.recipe).__module__.startswith(_REMEMBERED):
            first = first._replace(recipe=_Remembered(first.recipe, job.key, folder))
        return followed(job._replace(artifacts=(first, *others)))

    making._followed = remembering


class _Finder(MetaPathFinder, Loader):
    """Gives the module its memory as soon as somebody imports it."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Stand in the way of its own loader, once."""
        if fullname != _MAKING:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        assert spec and spec.loader
        self._load = spec.loader.exec_module
        spec.loader.exec_module = self.exec_module  # type: ignore[method-assign]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Load it as ever, and then change one function."""
        self._load(module)
        _give_memory(module)


sys.meta_path.insert(0, _Finder())
