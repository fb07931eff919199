"""Whatever the system refuses, wherever: a sentence with a name, or no more than lost speed; and the site is never half another."""

from __future__ import annotations

import builtins
import errno
import io
import os
import random
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import generator.pipeline  # noqa: F401 - once, and not in every fork
from tests.conftest import Tree
from tests.machine.command import BASE, Done, run, untouched

REFUSALS = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EIO)
CALLS: dict[str, list[tuple[Any, str]]] = {
    "open": [(io, "open"), (builtins, "open")],
    "os.open": [(os, "open")],
    "os.replace": [(os, "replace")],
    "os.rename": [(os, "rename")],
    "os.mkdir": [(os, "mkdir")],
    "os.rmdir": [(os, "rmdir")],
    "os.unlink": [(os, "unlink")],
    "os.utime": [(os, "utime")],
    "os.scandir": [(os, "scandir")],
    "os.stat": [(os, "stat")],
    "os.lstat": [(os, "lstat")],
    "sqlite3.connect": [(sqlite3, "connect")],
}
ONLY_FOR_THE_CACHE = {
    "os.open",
    "os.replace",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.unlink",
    "os.utime",
    "sqlite3.connect",
}  # in `check`
ALL = range(1, 10**6)
STORY = "stories/borrowed-ladder/index.md"
NAMED = re.compile("“[^”]+”")


class Site(NamedTuple):
    """A site whose one story has two texts, and what is published with the one and with the other."""

    root: Path
    texts: tuple[str, str]
    trees: tuple[dict[str, str], dict[str, str]]

    def waits_for_the_second(self) -> Path:
        """Publish the first text and write the second one down; the root."""
        (self.root / STORY).write_text(self.texts[0], "utf-8")
        assert run(untouched, "build", self.root) == Done(0, "")
        assert self.published() == self.trees[0]
        (self.root / STORY).write_text(self.texts[1], "utf-8")
        return self.root

    def published(self) -> dict[str, str]:
        """What is live."""
        return Tree(self.root / "site").digests()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("machine") / "root"))
    first = (root / STORY).read_text("utf-8")
    texts, trees = (first, first + "\n又过了一天。\n"), []
    for text in texts:
        (root / STORY).write_text(text, "utf-8")
        assert run(untouched, "build", root) == Done(0, "")
        trees.append(Tree(root / "site").digests())
    return Site(root, texts, (trees[0], trees[1]))


def refusing(call: str, code: int, below: Path, numbers: Container[int]) -> Callable[[], None]:
    """Let those of the calls fail whose number is in `numbers`, counted among those that are about something below `below`."""

    def spoil() -> None:
        tempfile.tempdir = str(below)
        counted = 0
        for module, name in CALLS[call]:
            real = getattr(module, name)

            def refused(path: Any, *rest: Any, real: Any = real, module: Any = module, **named: Any) -> Any:
                nonlocal counted
                if isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(f"{below}/"):
                    counted += 1
                    if counted in numbers:
                        raise sqlite3.OperationalError(os.strerror(code)) if module is sqlite3 else OSError(code, os.strerror(code), path)
                return real(path, *rest, **named)

            setattr(module, name, refused)

    return spoil


def said_well(done: Done) -> bool:
    words = done.said
    return "Traceback" not in words and "程序自己出了错" not in words and (done.code == 0 or (done.code == 1 and bool(NAMED.search(words))))


@pytest.mark.parametrize("call", CALLS)
def test_check_loses_speed_or_says_which_file(site: Site, call: str) -> None:
    for code in REFUSALS:
        for numbers in (ALL, (1,), (2,)):
            done = run(refusing(call, code, site.root, numbers), "check", site.root)
            assert said_well(done), (errno.errorcode[code], done)
            assert done.code == 0 or call not in ONLY_FOR_THE_CACHE, (errno.errorcode[code], done)
    assert run(untouched, "check", site.root) == Done(0, "")


@pytest.mark.parametrize("call", CALLS)
def test_build_publishes_all_or_nothing(site: Site, call: str) -> None:
    chance = random.Random(call)
    root = site.root
    for code, numbers in zip(chance.sample(REFUSALS, 5), (ALL, ALL, (1,), (chance.randint(2, 9),), (chance.randint(10, 60),)), strict=True):
        if site.published() != site.trees[0]:
            site.waits_for_the_second()
        done = run(refusing(call, code, root, numbers), "build", root)
        assert said_well(done), (errno.errorcode[code], numbers, done)
        assert site.published() in (site.trees if done.code else site.trees[1:]), (errno.errorcode[code], numbers, done)
    assert run(untouched, "build", root) == Done(0, "")
    assert site.published() == site.trees[1]


@pytest.mark.parametrize("call", ["open", "os.open", "os.replace", "os.mkdir", "os.lstat"])
def test_schema_says_which_file(tmp_path: Path, call: str) -> None:
    (tmp_path / "root").mkdir()
    for code in REFUSALS:
        done = run(refusing(call, code, tmp_path / "root", ALL), "schema", tmp_path / "root")
        assert said_well(done), (errno.errorcode[code], done)
    assert run(untouched, "schema", tmp_path / "root").code == 0
    assert not [file.name for file in (tmp_path / "root/.schema").iterdir() if file.suffix != ".json"]
