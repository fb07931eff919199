"""One deliberately broken site for each code of the catalogue: what an editor is told, to the letter, and that nothing is published.

`tests/sites/broken/<CODE>/` holds the files that differ from `tests/sites/base/`, the text of the command in `expected.txt`, and in
`case.yml` what files cannot say: `command` (check unless told), `options`, files to `remove`, and things to `prepare` that git cannot
hold on every system.
"""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from PIL import Image

import generator.build.make
import generator.markdown.dialect
import generator.media.encoding
from generator.pipeline import Outcome, build_site, check_site
from generator.problems import as_text, catalogue
from generator.render.pages.manual import _HEADINGS
from generator.settings import BuildOptions
from tests.conftest import commit
from tests.media import films

SITES = Path(__file__).parent / "sites"
PACKAGE = Path(__file__).parent.parent / "generator"
CASES = sorted(folder.name for folder in (SITES / "broken").iterdir())
SOURCES = ("content", "stories", "comics", "mkdocs.yml")
KEPT = ("site",)  # what is beside the sources and no case's own
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the sound site has been built and published; every case then changes its sources."""
    folder = tmp_path_factory.mktemp("broken")
    lay_out(folder)
    outcome = build_site(folder, BuildOptions(TODAY), folder / "site")
    assert outcome.is_published and not outcome.problems
    return folder


def lay_out(root: Path, overlay: Path | None = None) -> None:
    """Put the base site and then `overlay` into `root`, in place of the sources there."""
    for path in root.iterdir() if root.exists() else ():
        if path.name == ".git" or not (path.name.startswith(".") or path.name in KEPT):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(SITES / "base", root, dirs_exist_ok=True)
    if overlay:
        shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "case.yml"))


def symlink(root: Path, patch: pytest.MonkeyPatch, path: str, target: str) -> None:
    (root / path).symlink_to(target)


def file(root: Path, patch: pytest.MonkeyPatch, path: str, megabytes: int = 0) -> None:
    """A file whose name or size git does not hold everywhere."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).touch(exist_ok=False)
    os.truncate(root / path, megabytes * 2**20)


def folder(root: Path, patch: pytest.MonkeyPatch, path: str) -> None:
    """An empty folder, which git does not hold."""
    (root / path).mkdir(parents=True)


def copy(root: Path, patch: pytest.MonkeyPatch, path: str, of: str) -> None:
    """A second name that some systems take for the first."""
    if (root / path).exists():
        pytest.skip("this system does not tell the names apart")
    shutil.copy(root / of, root / path)


def repetition(root: Path, patch: pytest.MonkeyPatch, path: str, replace: str, text: str, times: int) -> None:
    """A placeholder in a file becomes a text, many times over."""
    whole = (root / path).read_text("utf-8")
    assert replace in whole
    (root / path).write_text(whole.replace(replace, text * times), "utf-8")


def noise(root: Path, patch: pytest.MonkeyPatch, path: str, width: int, height: int) -> None:
    """A picture in which no pixel is like its neighbour, so that nothing makes it small."""
    pixels = random.Random(1).randbytes(width * height * 3)
    Image.frombytes("RGB", (width, height), pixels).save(root / path)


def film(root: Path, patch: pytest.MonkeyPatch, path: str, megabytes: int = 0, **otherwise: Any) -> None:
    """A film that no git host has to keep: sound but for what is said to be otherwise; texts are bytes."""
    otherwise["unplayed"] = b"x" * (megabytes * 10**6)
    as_bytes = {name: value.encode() if isinstance(value, str) else value for name, value in otherwise.items()}
    (root / path).write_bytes(films.film(**as_bytes))


def past(root: Path, patch: pytest.MonkeyPatch, path: str, was: dict[str, str]) -> None:
    """What was handed in before: in `path` stood other words."""
    now = before = (root / path).read_text("utf-8")
    for words, old in was.items():
        assert words in now
        before = before.replace(words, old)
    (root / path).write_text(before, "utf-8")
    commit(root)
    (root / path).write_text(now, "utf-8")


def renamed(root: Path, patch: pytest.MonkeyPatch, path: str, was: str) -> None:
    """What was handed in before: `path` was called otherwise."""
    (root / path).rename(root / was)
    commit(root)
    (root / was).rename(root / path)


def unwritten(root: Path, patch: pytest.MonkeyPatch, path: str) -> None:
    """What was handed in before: there was no `path` yet."""
    text = (root / path).read_text("utf-8")
    (root / path).unlink()
    commit(root)
    (root / path).write_text(text, "utf-8")


def deleted(root: Path, patch: pytest.MonkeyPatch, path: str) -> None:
    """What was handed in before: `path` was there."""
    commit(root)
    (root / path).unlink()


def slow_parser(root: Path, patch: pytest.MonkeyPatch) -> None:
    """The story of the ladder makes the parser run for longer than a document may take."""
    _slow_down(patch, generator.markdown.dialect, "render", lambda text: "四楼说" in text)


def slow_encoder(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Every picture takes longer to be encoded than a picture may."""
    _slow_down(patch, generator.media.encoding, "encode", lambda data, sizes: True)


def _slow_down(patch: pytest.MonkeyPatch, module: ModuleType, name: str, is_slow: Callable[..., bool]) -> None:
    if sys.platform != "linux":
        pytest.skip("workers that are not forked know nothing of what this test puts in place")
    quick = getattr(module, name)

    def slow(*arguments: Any) -> Any:
        while is_slow(*arguments):
            pass  # uses the processor: a job that only waits is given more time
        return quick(*arguments)

    patch.setattr(module, name, slow)
    patch.setattr(generator.build.make, "_seconds", lambda job: 1.0)


PREPARATIONS: dict[str, Callable[..., None]] = {
    "symlink": symlink,
    "file": file,
    "folder": folder,
    "copy": copy,
    "repetition": repetition,
    "noise": noise,
    "film": film,
    "past": past,
    "renamed": renamed,
    "unwritten": unwritten,
    "deleted": deleted,
    "slow-parser": slow_parser,
    "slow-encoder": slow_encoder,
}


def prepare(root: Path, patch: pytest.MonkeyPatch, case: dict[str, Any]) -> None:
    """Do what `case` asks for beyond the overlay; skips where the system cannot have it."""
    for path in case.get("remove", ()):
        (root / path).unlink()
        if not any((root / path).parent.iterdir()):
            (root / path).parent.rmdir()
    for step in case.get("prepare", ()):
        action = PREPARATIONS[step.pop("make")]
        try:
            action(root, patch, **step)
        except OSError as error:
            pytest.skip(f"this system cannot have it: {error}")


def run(root: Path, command: str, options: list[str]) -> Outcome:
    """The command line's `command`, without a process of its own."""
    samples = options[options.index("--samples") + 1] == "show" if "--samples" in options else None
    chosen = BuildOptions(TODAY, samples, "--production" in options)
    return build_site(root, chosen, root / "site") if command == "build" else check_site(root, chosen)


def contents(tree: Path) -> dict[str, bytes]:
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


@pytest.mark.parametrize("code", CASES)
def test_an_editor_is_told_what_to_do(code: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = SITES / "broken" / code
    case = yaml.safe_load((overlay / "case.yml").read_text("utf-8")) if (overlay / "case.yml").exists() else {}
    lay_out(root, overlay)
    prepare(root, monkeypatch, case)
    before = contents(root / "site")
    outcome = run(root, case.get("command", "check"), case.get("options", []))
    assert as_text(outcome.problems, root) == (overlay / "expected.txt").read_text("utf-8")
    assert code in {each.code for each in outcome.problems}
    if outcome.failed:
        again = run(root, "build", case.get("options", []))
        assert again.failed and not again.is_published
        assert [each for each in again.problems if each.is_error] == [each for each in outcome.problems if each.is_error]
        assert contents(root / "site") == before


def used_codes() -> Iterator[str]:
    """Every code that the program can give: texts in its source that look like one."""
    for source in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch("[A-Z][0-9][0-9]", str(node.value)):
                yield str(node.value)


def test_every_code_is_in_the_catalogue_in_use_and_has_its_broken_site() -> None:
    assert set(CASES) == set(catalogue()) == set(used_codes())


@pytest.mark.parametrize("code", catalogue())
def test_every_code_is_explained_in_full(code: str) -> None:
    entry = catalogue()[code]
    assert all(text.strip() for text in (entry.title, entry.message, entry.hint, entry.why, entry.wrong, entry.right))
    assert entry.severity in ("error", "warning")


def test_every_letter_has_its_heading_in_the_manual() -> None:
    assert set(_HEADINGS) == {code[0] for code in catalogue()}
