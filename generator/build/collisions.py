"""Things that cannot both be published: to one system or another their paths are the same, or one needs the other's path as a folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.artifact import Artifact
from generator.problems import Problem, problem

_NO_SOURCE = "程序自己"


def refuse_collisions(artifacts: Iterable[Artifact], problems: list[Problem]) -> None:
    """Two artifacts for one path, a path that another needs as a folder, and either but for spelling: to Windows and macOS those are one."""
    files: dict[str, Artifact] = {}
    folders: dict[str, Artifact] = {}  # with one of the artifacts that need it
    pairs: list[tuple[Artifact, Artifact]] = []
    for artifact in artifacts:
        pairs.append((artifact, files.setdefault(_folded(artifact.path), artifact)))
        folder = artifact.path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = artifact
            folder = folder.rpartition("/")[0]
    spelt: dict[str, Artifact] = {}
    for folder, artifact in folders.items():
        pairs.append((artifact, files.get(_folded(folder), artifact)))
        pairs.append((artifact, spelt.setdefault(_folded(folder), artifact)))
    problems.extend(dict.fromkeys(_collision(*pair) for pair in pairs if pair[0] is not pair[1]))


def _folded(path: str) -> str:
    """What a system takes `path` for that knows no capitals and no composed characters."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _collision(artifact: Artifact, other: Artifact) -> Problem:
    """The problem, at a file of an editor's if one has part in it."""
    if not artifact.sources:
        artifact, other = other, artifact
    where, whose = (*artifact.sources, "generator")[0], f"“{other.sources[0]}”" if other.sources else _NO_SOURCE
    return problem("A03", where, value=artifact.path.removesuffix("index.html"), other=whose)
