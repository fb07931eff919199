"""Everything that is made is an Artifact: a path, a recipe, its inputs, and a key that says when it must be made again."""

from __future__ import annotations

import functools
import json
import os
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import Store, digest
from generator.load.entries import Entry, SourceChanged, read_body
from generator.media.memory import ran_out
from generator.media.pictures import PictureFacts


class Part(NamedTuple):
    """One input of a recipe with its digest, made once and shared by all artifacts that show it."""

    value: Any
    digest: bytes


def part(value: Any) -> Part:
    """A part of plain data, digested by its canonical JSON."""
    return Part(value, digest(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()))


NOTHING = part(None)


class Spoilt(Exception):
    """A recipe cannot be followed because of an editor's file: the code of the problem and the file."""

    def __init__(self, code: str, source: str) -> None:
        """Keep both for the problem."""
        super().__init__(code, source)
        self.code, self.source = code, source


@dataclass(frozen=True)
class Workshop:
    """What recipes work with: the sources, the store, and the sizes of needed artifacts; all of it fixed by the inputs' digests."""

    root: Path
    store: Store
    version: bytes
    sizes: Mapping[str, int] = field(default_factory=dict)

    def html(self, entry: Entry[Any]) -> str:
        """The body of `entry` as HTML with marks, from the store if the same text was made before."""
        key = digest(b"markdown", self.version, entry.digest)
        known = self.store.get(key)
        if known is not None:
            return known.decode()
        from generator.markdown.dialect import render

        made = render(read_body(self.root, entry))
        self.store.put(key, made.encode())
        return made

    def picture(self, facts: PictureFacts, width: int, height: int) -> bytes:
        """The picture anew in one size; raises Spoilt if its pixels cannot be decoded, MemoryError if it is too large for the machine."""
        key = digest(b"picture", self.version, facts.digest, f"{width}x{height}".encode())
        known = self.store.get(key)
        if known is not None:
            return known
        from generator.media.pictures import encode

        data = (self.root / facts.path).read_bytes()
        if digest(data) != facts.digest:
            raise SourceChanged(facts.path)
        try:
            made = encode(data, width, height)
        except Exception as error:  # decoders raise whatever they like for a broken file
            if ran_out(error, facts.width * facts.height):
                raise MemoryError from error
            raise Spoilt("I10", facts.path) from None
        self.store.put(key, made)
        return made


Recipe = Callable[..., bytes]


class Artifact(NamedTuple):
    """One file to publish at `path`: `recipe(workshop, *inputs)` gives its bytes.

    `sources` are the editor's files it comes from, for problems; `needs` are paths of artifacts whose size the recipe asks for.
    """

    path: str
    recipe: Recipe
    inputs: tuple[Part, ...]
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()


def key_of(artifact: Artifact, version: bytes, needed: Sequence[bytes] = ()) -> bytes:
    """The key under which the artifact's bytes hold: program, recipe, inputs, and digests of what it needs."""
    recipe = f"{artifact.recipe.__module__}.{artifact.recipe.__qualname__}".encode()
    return digest(version, recipe, *[each.digest for each in artifact.inputs], *needed)


@functools.cache
def program_digest() -> bytes:
    """Digest of the program's code, templates and data, and of the names (with versions) of all installed packages."""
    package = Path(__file__).parent
    files = sorted(file for pattern in ("**/*.py", "templates/**/*", "*.toml") for file in package.glob(pattern) if file.is_file())
    parts = [part for file in files for part in (file.relative_to(package).as_posix().encode(), file.read_bytes())]
    installed = sorted(name for name in os.listdir(sysconfig.get_paths()["purelib"]) if name.endswith(".dist-info"))
    return digest(*parts, *(name.encode() for name in installed))
