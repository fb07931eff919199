"""Mistakes as data: what a new editor does to a sound site, and what must be said of it: code, place, the line to type.

The files in `mistakes/` hold them by topic. Each is done to a copy of the good site and undone again:

- `done`: the mistake in words; `in` with `replace` and `by` changes one file (`by` alone is its whole text); `write`, `copy` and `move`
  map paths to texts or paths; `remove` lists paths; `cut` maps files to the part of them that has arrived;
- `said`: every problem, in its order: `code`, `at` (file, or file:line) and `type`, words that message or remedy must bear. An empty list
  is for what has one meaning and is accepted;
- or, of the command line, `run`: the words behind `beiyuan` with `answers` to what it asks, or `new`: a kind and the answers;
  `printed` and `not_printed` are words on the terminal, `exit` is how it ends (0 unless told), `wrote` maps a file to what must stand in it,
  `files: same` says that nothing was written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline import check_site
from generator.problems import Problem
from generator.settings import BuildOptions

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
ENGLISH = ("Traceback", "Error", "Usage", "Invalid", "Missing", "Aborted", "No such", "does not")  # what no editor is to read
MISTAKES: dict[str, dict[str, Any]] = {
    f"{topic}: {each['done']}": each
    for file in sorted(HERE.glob("mistakes/*.yml"))
    for topic, mistakes in yaml.safe_load(file.read_text("utf-8")).items()
    for each in mistakes
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mistakes") / "site"
    shutil.copytree(HERE / "sites/good", folder)
    assert [str(each) for each in problems(folder)] == []
    return folder


@pytest.fixture
def root(sound: Path) -> Iterator[Path]:
    """The good site, made good again afterwards; what the program remembers of it stays, as at an editor's."""
    yield sound
    for name in ("content", "stories", "comics", "mkdocs.yml"):
        path = sound / name
        if path.is_dir():
            shutil.rmtree(path)
    for path in sound.iterdir():
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(HERE / "sites/good", sound, dirs_exist_ok=True)


def problems(root: Path) -> list[Problem]:
    """What is told of the site, without what is told of the good one too: a story of next week."""
    found = check_site(root, BuildOptions(TODAY)).problems
    return sorted(each for each in found if (each.code, each.path) != ("R09", "stories/next-week/index.md"))


def make(root: Path, mistake: dict[str, Any]) -> None:
    """Do what an editor did."""
    if "in" in mistake:
        file = root / mistake["in"]
        if "replace" in mistake:
            text = file.read_text("utf-8")
            assert mistake["replace"] in text
            file.write_text(text.replace(mistake["replace"], mistake["by"], 1), "utf-8")
        else:
            file.write_text(mistake["by"], "utf-8")
    for path, text in mistake.get("write", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for action, do in (("copy", shutil.copy), ("move", shutil.move)):
        for path, to in mistake.get(action, {}).items():
            (root / to).parent.mkdir(parents=True, exist_ok=True)
            do(root / path, root / to)
    for path, part in mistake.get("cut", {}).items():
        data = (root / path).read_bytes()
        (root / path).write_bytes(data[: int(len(data) * part)])
    for path in mistake.get("remove", ()):
        (root / path).unlink()


def place(each: Problem, told: dict[str, Any]) -> str:
    return f"{each.path}:{each.line}" if ":" in told["at"] else each.path


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if "said" in mistake])
def test_an_editor_is_told_the_line_to_type(name: str, root: Path) -> None:
    mistake = MISTAKES[name]
    make(root, mistake)
    found = problems(root)
    shown = [f"{each.code} {each.path}:{each.line} {each.message} {each.hint}" for each in found]
    said = mistake["said"]
    assert [each.code for each in found] == [told["code"] for told in said], shown
    for each, told in zip(found, said, strict=True):
        assert place(each, told) == told["at"], shown
        wanted = told["type"] if isinstance(told["type"], list) else [told["type"]]
        assert all(words in each.message + each.hint for words in wanted), shown


def sources(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file())
    return {path: file.read_bytes() for file in files if not (path := file.relative_to(root).as_posix()).startswith(".")}


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if "said" not in mistake])
def test_an_editor_at_the_terminal(name: str, root: Path) -> None:
    mistake = MISTAKES[name]
    make(root, mistake)
    before = sources(root)
    words, answers = (
        mistake["run"] if "run" in mistake else ["new", mistake["new"][0]],
        mistake.get("answers") or mistake.get("new", [""])[1:],
    )
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        input="".join(f"{answer}\n" for answer in answers),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == mistake.get("exit", 0), said
    assert [words for words in mistake.get("printed", ()) if words not in said] == [], said
    assert [words for words in [*mistake.get("not_printed", ()), *ENGLISH] if words in said] == [], said
    if mistake.get("files") == "same":
        assert sources(root) == before
    for path, words in mistake.get("wrote", {}).items():
        text = (root / path).read_text("utf-8")
        assert [each for each in words if each not in text] == [], text


def test_there_are_many() -> None:
    assert len(MISTAKES) >= 300


def test_no_mistake_stands_twice() -> None:
    files = [yaml.safe_load(file.read_text("utf-8")) for file in HERE.glob("mistakes/*.yml")]
    assert not [
        name for name, count in Counter(each["done"] for file in files for all in file.values() for each in all).items() if count > 1
    ]
