"""Whole builds on systems that are not this one, as far as one can stand in for another: the same bytes come out.

What this cannot prove of Windows: that it lets files be replaced and folders renamed as often as we wait for it, what its virus scanners do,
names that only its file systems refuse, and that NTFS keeps a folder's number over a rename, which Microsoft says it does.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import system
from generator.build.exchange import JOURNAL
from generator.build.publish import Busy, Publication
from tests.conftest import REPOSITORY, build, built, copy
from tests.test_reproducible import changed
from tests.test_serve import get, preview_of, wait_for
from tests.versions import amiss, publish_version

BASE = Path(__file__).parent / "sites/base"
STAND_IN = f"{Path(__file__).parent / 'another_system'}{os.pathsep}{REPOSITORY}"
ALL = {"locking", "fsync", "in use", "unnumbered"}


def story(root: Path) -> Path:
    return next(path for path in sorted(root.glob("stories/*/index.md")))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The site as it is, and with one sentence more, built by this system."""
    root = copy(BASE, tmp_path_factory.mktemp("here"))
    return list(published(root, {}))


def published(root: Path, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The digests of the site, and of what it becomes in three more builds, of which the last undoes the edit before it."""
    yield built(root, **environment).digests()
    text = story(root).read_text("utf-8")
    for sentence in ("", "\n刚刚写下的一句。\n", ""):
        story(root).write_text(text + sentence, "utf-8")
        yield built(root, **environment).digests()


@pytest.mark.parametrize("numbered", [True, False])
def test_a_system_like_windows_gives_the_same_bytes(here: list[dict[str, str]], tmp_path: Path, numbered: bool) -> None:
    root = copy(BASE, tmp_path / "root")
    report = tmp_path / "report"
    environment = {"PYTHONPATH": STAND_IN, "STAND_IN_REPORT": str(report), **({"NUMBERED": "1"} if numbered else {})}
    for there, expected in zip(published(root, environment), here, strict=True):
        assert changed(there, expected) == set()
        assert not (root / ".site.beiyuan" / JOURNAL).exists() and not (root / ".site.beiyuan/aside").exists()
    assert set(report.read_text("utf-8").split("\n")) - {""} == ALL - ({"unnumbered"} if numbered else set())


def test_nothing_new_is_nothing_new_there(tmp_path: Path) -> None:
    root = copy(BASE, tmp_path)
    for _ in range(2):
        built(root, PYTHONPATH=STAND_IN)
        number = (root / "site").stat().st_ino
    built(root, PYTHONPATH=STAND_IN)
    assert (root / "site").stat().st_ino == number


def test_faults_are_said_there_as_here(tmp_path: Path) -> None:
    root = copy(BASE, tmp_path)
    story(root).write_text("---\ntitel: x\n---\n", "utf-8")
    here, there = build(root), build(root, PYTHONPATH=STAND_IN)
    assert there.returncode == here.returncode == 1 and there.stdout == here.stdout and "S0" in there.stdout


def test_the_preview_works_there(tmp_path: Path) -> None:
    root = copy(BASE, tmp_path)
    with preview_of(root, PYTHONPATH=STAND_IN) as address:
        page = f"{address}stories/{story(root).parent.name}/"
        assert get(page)[0] == 200
        story(root).write_text(story(root).read_text("utf-8") + "\n刚刚写下的一句。\n", "utf-8")
        wait_for(page, "刚刚写下的一句")


@pytest.mark.parametrize("lacks", ["exchange", "fork"])
def test_a_system_that_lacks_one_thing(here: list[dict[str, str]], tmp_path: Path, lacks: str) -> None:
    """As macOS starts processes, and as network drives under Linux have no exchange."""
    lacking = {"exchange": "system.exchange = lambda one, other: False", "fork": "system.START_METHOD = 'spawn'"}[lacks]
    (tmp_path / "sitecustomize.py").write_text(f"from generator import system\n{lacking}\n", "utf-8")
    root = copy(BASE, tmp_path / "root")
    environment = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{REPOSITORY}"}
    for there, expected in zip(published(root, environment), here, strict=True):
        assert changed(there, expected) == set()


@pytest.mark.parametrize("stand_in", ["windows", "no exchange"])
def test_killed_at_any_moment_without_an_exchange(tmp_path: Path, stand_in: str) -> None:
    """The site may be missing when the process dies between two renames; the next one begins by putting it there, whole."""
    (tmp_path / "sitecustomize.py").write_text("from generator import system\nsystem.exchange = lambda one, other: False\n", "utf-8")
    places = {"windows": STAND_IN, "no exchange": f"{tmp_path}{os.pathsep}{REPOSITORY}"}
    dice = random.Random(20261123)
    version = 0
    for _ in range(25):
        command = [sys.executable, "-m", "tests.versions", str(tmp_path), str(version)]
        environment = {**os.environ, "PYTHONPATH": places[stand_in], "NUMBERED": "1"}
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY, env=environment, start_new_session=True)
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(dice.uniform(0, 0.3))
        os.killpg(writer.pid, signal.SIGKILL)
        done = [int(line) for line in (first + writer.communicate()[0]).split("\n") if line.isdigit()]
        with Publication(tmp_path / "site"):
            found = int((tmp_path / "site/all/0.txt").read_text().split()[0])
            assert found in (done[-1], done[-1] + 1) and not amiss(tmp_path / "site", found)
        version = found + 1
    assert publish_version(tmp_path, version) and not amiss(tmp_path / "site", version)


def as_windows(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(system, "IS_WINDOWS", True)


def without_exchange(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(system, "exchange", lambda one, other: False)


@pytest.mark.parametrize("stand_in", [as_windows, without_exchange])
def test_versions_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: Callable[[pytest.MonkeyPatch], None]) -> None:
    stand_in(monkeypatch)
    monkeypatch.setattr(system, "lock", lambda descriptor: None)
    for version in range(6):
        assert publish_version(tmp_path, version)
        assert not amiss(tmp_path / "site", version)
        assert not publish_version(tmp_path, version)


def test_what_is_in_use_is_waited_for_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_windows(monkeypatch)
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    refused = 3
    replace = os.replace

    def in_use(source: Path, target: Path) -> None:
        if len(waits) < refused:
            raise PermissionError(13, "Access is denied", str(source))
        replace(source, target)

    monkeypatch.setattr(os, "replace", in_use)
    (tmp_path / "one").write_bytes(b"1")
    system.rename(tmp_path / "one", tmp_path / "other")
    assert waits == sorted(waits) and len(waits) == 3 and (tmp_path / "other").read_bytes() == b"1"
    refused = 100
    with pytest.raises(PermissionError):
        system.rename(tmp_path / "other", tmp_path / "one")
    assert sum(waits) < 5 and (tmp_path / "other").exists()


def test_without_windows_nothing_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: pytest.fail("waited"))
    (tmp_path / "folder/inside").mkdir(parents=True)
    with pytest.raises(OSError):
        system.rename(tmp_path / "folder", tmp_path / "folder/inside/deeper")


def test_a_drive_that_knows_no_locks_is_not_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(descriptor: int) -> None:
        raise OSError(37, "No locks available", "lock")

    monkeypatch.setattr(system, "lock", no_locks)
    with pytest.raises(OSError) as raised, Publication(tmp_path / "site"):
        pass
    assert not isinstance(raised.value, Busy)


@pytest.mark.skipif(sys.platform != "linux", reason="asks what this system's own calls do")
def test_the_calls_of_this_system(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    numbers = {name: system.identity(tmp_path / name) for name in ("one", "other")}
    assert system.exchange(tmp_path / "one", tmp_path / "other")
    assert {name: system.identity(tmp_path / name) for name in ("other", "one")} == {"other": numbers["one"], "one": numbers["other"]}
    assert (tmp_path / "one/other").exists() and not system.exchange(tmp_path / "one", tmp_path / "nowhere")
    system.sync(tmp_path, [])
    (tmp_path / "link").symlink_to("one")
    assert system.identity(tmp_path / "link") != system.identity(tmp_path / "one")


def test_no_other_module_asks_which_system_it_is() -> None:
    """But for where programs keep what they know (generator/cache.py), and for what is measured on the machine of a programmer (bench/)."""
    asked = ("os.name", "sys.platform", "import ctypes", "import fcntl", "import msvcrt", "renameat2", "syncfs")
    for file in sorted((REPOSITORY / "generator").rglob("*.py")):
        if file.name not in ("system.py", "cache.py") and file.parent.name != "bench":
            assert not [each for each in asked if each in file.read_text("utf-8")], file
