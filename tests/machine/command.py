"""Running a command in a fork of this process, so that a test may spoil the machine for it: what it says, and how it ends."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.conftest import TODAY

BASE = Path(__file__).parent.parent / "sites" / "base"


_ALL_IS_WELL = re.compile(r"^(?:网站做好了：|没有变化，|没有问题。).*\n", re.MULTILINE)


class Done(NamedTuple):
    """How a command ended, and all that it said but that all is well."""

    code: int
    said: str


def run(spoil: Callable[[], object], command: str, root: Path, *options: str) -> Done:
    """Run `beiyuan command` below `root` in a process of its own, which is spoilt first."""
    day = ["--today", TODAY] if command != "schema" else []
    with tempfile.TemporaryFile() as said:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of Python 3.12, where the tests' own runner has a thread; the child needs none
            process = os.fork()
        if process == 0:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.argv = ["beiyuan", command, "--root", str(root), *day, *options]
            _main(spoil)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        said.seek(0)
        return Done(code, without_good_news(said.read().decode()))


def without_good_news(said: str) -> str:
    """What a command said but that all is well."""
    return _ALL_IS_WELL.sub("", said)


def untouched() -> None:
    """Spoil nothing."""


def _main(spoil: Callable[[], object]) -> None:
    """The child: it must not come back into the test, whatever happens."""
    code: object = 99
    try:
        from generator.cli import main

        sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(number, "w", closefd=False), write_through=True) for number in (1, 2))
        spoil()
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code if isinstance(code, int) else 0)
