"""How this editor types a command: what a message says to type has to work as it stands, wherever the program was started from."""

from __future__ import annotations

import functools
import os
import re
import shlex
import sys
from pathlib import Path

from generator.lazily import lazily
from generator.system import IS_WINDOWS

BY_MAKE = "BEIYUAN_BY_MAKE"  # the Makefile sets it for what editors run through it
_PART = "part"  # its value for what our own commands run
_TARGETS = {
    ("build",): "site",
    ("check",): "check",
    ("check", "--fix"): "fix",
    ("serve",): "serve",
}  # what the Makefile has for a command without options
_NAME = "beiyuan"


def is_by_make() -> bool:
    """Whether an editor has make run this, as most have, or a command of which this is a part."""
    return bool(os.environ.get(BY_MAKE))


def has_make_the_last_word() -> bool:
    """Whether it is make that will be told how this ends, and will say so in its own words."""
    return os.environ.get(BY_MAKE, _PART) != _PART


def environment_of_part() -> dict[str, str]:
    """The environment for a command that is run by us: an editor whom make has brought here goes on typing what make has."""
    return {**os.environ, BY_MAKE: _PART} if is_by_make() else dict(os.environ)


def typed(*words: str, root: Path | None = None) -> str:
    """The command `words` as it is to be typed in the current folder, for the content below `root`: `typed("explain", "R01")`."""
    if is_by_make() and words in _TARGETS:
        return f"make {_TARGETS[words]}"
    if is_by_make() and len(words) == 2 and words[0] == "new" and not words[1].startswith("-"):
        return f"make new KIND={words[1]}"
    where = [] if root is None or _is_here(root) else ["--root", str(root)]
    return " ".join([program(), *map(_quoted, [*words, *where])])


def program() -> str:
    """What a command begins with: `beiyuan` where it is found by its name, else where it lies, or else Python and the package."""
    return _program(sys.executable, tuple(os.get_exec_path()), _current())


@functools.cache
def _program(python: str, path: tuple[str, ...], here: str) -> str:
    for name in (f"{_NAME}.exe", _NAME):
        file = os.path.join(os.path.dirname(python), name)
        if os.path.isfile(file):
            return _NAME if _is_first(file, name, path) else _quoted(_from(here, file.removesuffix(".exe")))
    return f"{_quoted(_from(here, python))} -m generator"


def _is_first(file: str, name: str, path: tuple[str, ...]) -> bool:
    """Whether a shell that looks for `name` in the folders of `path` comes upon this very file."""
    found = next(filter(os.path.isfile, (os.path.join(folder, name) for folder in path)), None)
    return found is not None and os.path.samefile(found, file)


def _from(here: str, file: str) -> str:
    """The path of `file`, short where it lies below the folder `here`."""
    below = file.removeprefix(here + os.sep) if here else file
    return below if os.sep in below else os.path.join(os.curdir, below)  # a bare name would be looked for elsewhere


def _current() -> str:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return ""


def _is_here(root: Path) -> bool:
    try:
        return os.path.samefile(root, ".")
    except OSError:
        return False


_PLAIN = lazily(r"[A-Za-z0-9_@%+=:,./\-\u0080-\U0010ffff]+")  # what a shell takes for nothing but letters


def _quoted(word: str) -> str:
    """`word` so that a shell hands it on as it is."""
    if IS_WINDOWS:
        written = re.sub(r'(\\*)(?="|$)', r"\1\1", word).replace('"', '\\"') if re.search(r'\s|"', word) else word
        return f'"{written}"' if not word or re.search(r"[\s\"&|<>^()%!,;='`“”‘’]", word) else word
    if _PLAIN.fullmatch(word) and not any(char.isspace() for char in word):
        return word
    return shlex.quote(word) if re.search(r'["$`\\!]', word) else f'"{word}"'


def installing() -> str:
    """The command that installs what the program needs, after an update that needs more."""
    if not IS_WINDOWS:
        return "make site"
    return f"{_quoted(_from(_current(), sys.executable))} -m pip install --require-hashes --no-build-isolation -r requirements.lock"
