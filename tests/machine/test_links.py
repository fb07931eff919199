"""A submission may hold a link in the place of anything that is ours: none is followed, to whatever it leads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.schema.kinds import KINDS
from tests.conftest import REPOSITORY
from tests.machine.command import BASE, Done, run, untouched

KEPT = ("walk", "sources", "sources.changes", "verdicts", "fault.txt")
STORE = ("store.sqlite", "store.sqlite-journal", "store.sqlite-wal", "store.sqlite-shm")
CACHE_FILES = [f".cache/beiyuan/{name}" for name in KEPT + STORE]
SCHEMA_FILES = [f".schema/{kind.name}.json" for kind in KINDS]
PRECIOUS = b"what only I have"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def lead_astray(root: Path, names: list[str], *, is_dangling: bool) -> Path:
    """Put a link in the place of each of `names`, to a precious file of its own or to nothing; the folder to which they lead."""
    elsewhere = root.with_name("elsewhere")
    elsewhere.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(elsewhere / str(number))
        if not is_dangling:
            (elsewhere / str(number)).write_bytes(PRECIOUS)
    return elsewhere


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("is_dangling", [False, True])
@pytest.mark.parametrize(
    ("command", "names", "replaced"),
    [
        ("check", CACHE_FILES, [*CACHE_FILES[:2], CACHE_FILES[3]]),
        ("build", CACHE_FILES, CACHE_FILES[5:6]),
        ("schema", SCHEMA_FILES, SCHEMA_FILES),
    ],
)
def test_no_file_is_written_through_a_link(root: Path, command: str, names: list[str], replaced: list[str], is_dangling: bool) -> None:
    elsewhere = lead_astray(root, names, is_dangling=is_dangling)
    before = held(elsewhere)
    assert len(before) == (0 if is_dangling else len(names))
    for _ in range(2):
        done = run(untouched, command, root)
        assert done == Done(0, done.said if command == "schema" else "")
        assert held(elsewhere) == before
    for name in replaced:
        assert (root / name).is_file() and not (root / name).is_symlink(), name


@pytest.mark.parametrize("is_dangling", [False, True])
@pytest.mark.parametrize(
    ("command", "step", "code"),
    [(command, step, 0) for command in ("check", "build") for step in (".cache", ".cache/beiyuan")] + [("schema", ".schema", 1)],
)
def test_no_folder_is_entered_through_a_link(root: Path, command: str, step: str, code: int, is_dangling: bool) -> None:
    elsewhere = root.with_name("elsewhere")
    if not is_dangling:
        (elsewhere / "beiyuan").mkdir(parents=True)
    (root / step).parent.mkdir(exist_ok=True)
    (root / step).symlink_to(elsewhere)
    words = f"“{(root / step)}”是一个链接，不知道通到哪里，没有往里写。请把它删掉，再试一次。\n" if code else ""
    assert run(untouched, command, root) == Done(code, words)
    assert not elsewhere.exists() or [path.name for path in elsewhere.rglob("*")] == ["beiyuan"]
    assert command != "build" or (root / "site/index.html").is_file()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_link_to_what_never_ends_is_not_read(root: Path, command: str) -> None:
    (root / ".cache/beiyuan").mkdir(parents=True)
    for name in CACHE_FILES[:4]:
        (root / name).symlink_to("/dev/zero")
    (root / CACHE_FILES[0]).unlink()
    os.mkfifo(root / CACHE_FILES[0])
    assert run(untouched, command, root) == Done(0, "")


@pytest.mark.parametrize("step", [".cache", ".cache/beiyuan", ".cache/beiyuan/preview"])
def test_no_preview_is_put_behind_a_link(root: Path, step: str) -> None:
    elsewhere = root.with_name("elsewhere")
    elsewhere.mkdir()
    (root / step).parent.mkdir(parents=True, exist_ok=True)
    (root / step).symlink_to(elsewhere)
    done = run(untouched, "serve", root, "--port", "0")
    assert done == Done(1, f"“{(root / step)}”是一个链接，不知道通到哪里，没有往里写。请把它删掉，再试一次。\n")
    assert not any(elsewhere.iterdir())


@pytest.mark.parametrize("step", ["beiyuan", "beiyuan/seal.key"])
def test_the_secret_is_not_put_behind_a_link(root: Path, tmp_path: Path, step: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if step == "beiyuan":
        elsewhere.mkdir()
    else:
        elsewhere.write_bytes(PRECIOUS)
    (tmp_path / "state" / step).parent.mkdir(parents=True)
    (tmp_path / "state" / step).symlink_to(elsewhere)
    command = [sys.executable, "-m", "generator", "check", "--root", str(root), "--today", "2026-11-23"]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY), "XDG_STATE_HOME": str(tmp_path / "state")}
    assert subprocess.run(command, env=places, capture_output=True, check=True).stderr == b""
    assert elsewhere.read_bytes() == PRECIOUS if elsewhere.is_file() else not any(elsewhere.iterdir())
