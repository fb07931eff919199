"""A tiny site of some sixty files that all hold the number of their version; run as a program, it publishes one version after the other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.artifact import Artifact
from generator.build.make import follow, make
from generator.build.publish import Publication
from generator.build.tree import Look
from generator.keyed import Made, Recipe, Workshop
from generator.parallel import Crew
from generator.store import Store

FILES = 60


@dataclass(frozen=True)
class Text(Recipe):
    version: int
    number: int

    def make(self, workshop: Workshop) -> Made:
        return Made(f"{self.version} {self.number}\n".encode() * (self.number + 1))


def artifacts(version: int) -> list[Artifact]:
    """The files of a version; which folders there are changes with the version, so that files also come and go, as those named by content do."""
    paths = [f"{version % 3}/{number % 7}/{number}.txt" if number % 2 else f"all/{number}.txt" for number in range(FILES)]
    paths += [f"assets/site.{version:08x}.css", f"media/{version:020x}-480.webp"]
    return [Artifact(path, Text(version, number)) for number, path in enumerate(paths)]


def publish(folder: Path, made: list[Artifact], looks: Sequence[Look] = ()) -> bool:
    out = folder / "site"
    with Publication(out, looks) as publication, Store(folder / "cache") as store, Crew(follow) as makers:
        workshop = Workshop(folder, store)
        batch = make(made, workshop, publication.target("/"), makers, lambda done, of: None)
        assert not batch.problems
        return publication.publish(batch)


def publish_version(folder: Path, version: int) -> bool:
    return publish(folder, artifacts(version))


def contents(tree: Path) -> dict[str, bytes]:
    return {file.relative_to(tree).as_posix(): file.read_bytes() for file in sorted(tree.rglob("*")) if file.is_file()}


def expected(version: int) -> dict[str, bytes]:
    workshop = Workshop(Path(), None)  # type: ignore[arg-type]
    return {each.path: each.recipe.make(workshop).data for each in artifacts(version)}


def amiss(tree: Path, version: int) -> list[str]:
    """What `tree` has that is not of `version`, beside what the version published before it left, and what it has not."""
    return amiss_in(contents(tree), version)


def amiss_in(found: dict[str, bytes], version: int) -> list[str]:
    """As `amiss`, for files that have been read."""
    wanted = expected(version)
    extra = {path for path in found if path not in wanted}
    before = {int(data.split()[0]) for path, data in found.items() if path in extra and path.startswith("assets/")}
    left = {path: data for other in before for path, data in expected(other).items() if path.startswith("assets/")}
    wrong = [path for path in extra if found[path] != left.get(path)] + [path for path, data in wanted.items() if found.get(path) != data]
    return sorted(wrong) if len(before) <= 1 else [f"files of the versions {sorted(before)}"]


if __name__ == "__main__":
    for each in range(int(sys.argv[2]), int(sys.argv[2]) + 1000):
        publish_version(Path(sys.argv[1]), each)
        print(each, flush=True)
