"""The preview keeps up with its sources: folders that go and come back, other programs that build, and being told to stop."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from generator.build.publish import Busy, Publication
from generator.faults import explained, passes_by_itself
from generator.serve import watch as watching
from generator.serve.preview import Preview
from generator.serve.stop import Stop
from generator.serve.watch import Watch
from tests.test_serve import BASE, get, running, wait_for

SENTENCE = "刚刚写下的一句。"
HEARD = [wish for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if signal.getsignal(wish) != signal.SIG_IGN]  # as under nohup


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "site-root"))


def story(root: Path) -> Path:
    return next(path for path in sorted(root.glob("stories/*/index.md")))


def save_by_rename(file: Path, text: str) -> None:
    fresh = file.with_name("4913~")
    fresh.write_text(text, "utf-8")
    fresh.replace(file)


def comes_to_rest(watch: Watch) -> None:
    """Take all news that there are."""
    while watch.has_news(1.2):  # watchdog itself looks or waits for as long as a second
        pass


def has_news(watch: Watch) -> bool:
    """Whether there is news within a few ticks, as many as a busy machine needs."""
    return any(watch.has_news(0.2) for _ in range(40))


def removed_and_copied_back(root: Path) -> Iterator[None]:
    shutil.copytree(root / "stories", root.with_name("kept"))
    shutil.rmtree(root / "stories")
    yield
    shutil.copytree(root.with_name("kept"), root / "stories")


def moved_away_and_back(root: Path) -> Iterator[None]:
    (root / "stories").rename(root.with_name("away"))
    yield
    root.with_name("away").rename(root / "stories")


def exchanged_for_another(root: Path) -> Iterator[None]:
    (root / "stories").rename(root / "old-stories")
    yield
    shutil.copytree(root / "old-stories", root / "stories")


def all_cloned_again(root: Path) -> Iterator[None]:
    root.rename(root.with_name("old-root"))
    yield
    shutil.copytree(root.with_name("old-root"), root)


EXCHANGES = [removed_and_copied_back, moved_away_and_back, exchanged_for_another, all_cloned_again]


@pytest.fixture(params=["of the system", "polling"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this system tells of folders, and what watchdog finds out by itself on one that tells nothing."""
    if request.param == "polling":
        monkeypatch.setattr(watching, "Observer", PollingObserver)


@pytest.mark.parametrize("is_slow", [False, True])
@pytest.mark.parametrize("exchange", EXCHANGES)
@pytest.mark.usefixtures("system")
def test_edits_are_noticed_after(root: Path, exchange: Callable[[Path], Iterator[None]], is_slow: bool) -> None:
    """Whether or not a look falls into the time when the folder is away."""
    with Watch(root) as watch:
        comes_to_rest(watch)
        for _ in exchange(root):
            assert not is_slow or has_news(watch), "it is away"
        assert not is_slow or has_news(watch), "it is back"
        comes_to_rest(watch)
        save_by_rename(story(root), story(root).read_text("utf-8") + SENTENCE)
        assert has_news(watch)


@pytest.mark.usefixtures("system")
def test_a_folder_that_is_made_later(root: Path) -> None:
    shutil.rmtree(root / "comics", ignore_errors=True)
    with Watch(root) as watch:
        comes_to_rest(watch)
        (root / "comics/one").mkdir(parents=True)
        assert has_news(watch)
        comes_to_rest(watch)
        (root / "comics/one/index.md").write_text("", "utf-8")
        assert has_news(watch)
        comes_to_rest(watch)
        shutil.rmtree(root / "comics")
        assert has_news(watch)


@pytest.mark.usefixtures("system")
def test_nothing_else_in_the_root_is_news(root: Path) -> None:
    with Watch(root) as watch:
        comes_to_rest(watch)
        (root / ".cache/beiyuan").mkdir(parents=True)
        (root / "notes.txt").write_text("", "utf-8")
        assert not watch.has_news(1.5)
        save_by_rename(root / "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + "\n")
        assert has_news(watch)


def test_a_system_that_has_no_more_watches(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Exhausted(PollingObserver):
        def schedule(self, *_: object, **__: object) -> object:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Exhausted)
    with Watch(root) as watch:
        comes_to_rest(watch)
        story(root).write_text(SENTENCE, "utf-8")
        assert has_news(watch)


def test_a_folder_comes_back_while_the_preview_runs(root: Path) -> None:
    with running(root) as preview:
        page = f"{preview.address}stories/{story(root).parent.name}/"
        (root / "stories").rename(root.with_name("away"))
        wait_for(preview.address, "beiyuan-faults")
        root.with_name("away").rename(root / "stories")
        wait_for(page, "preview.js")
        save_by_rename(story(root), story(root).read_text("utf-8") + f"\n{SENTENCE}\n")
        wait_for(page, SENTENCE)


def test_another_program_that_builds_is_waited_for(root: Path) -> None:
    """Nobody saves anything: the edit comes, and the red panel goes, as soon as the other has done its work."""
    with running(root) as preview:
        page = f"{preview.address}stories/{story(root).parent.name}/"
        with Publication(root / ".cache/beiyuan/preview", root=root):
            story(root).write_text(story(root).read_text("utf-8") + f"\n{SENTENCE}\n", "utf-8")
            assert "会自己再试" in wait_for(page, "另一个程序正在生成")
        wait_for(page, SENTENCE)
        for _ in range(100):  # the tree is new a moment before its build has ended
            if "beiyuan-faults" not in get(page)[1]:
                break
            time.sleep(0.1)
        assert "beiyuan-faults" not in get(page)[1]
        assert preview.words_to_the_end().count("另一个程序正在生成") == 1, "said once, however often it was tried"


def test_what_passes_by_itself_is_told_by_its_words() -> None:
    assert passes_by_itself(f"{explained(Busy('lock'))}\n")
    assert not passes_by_itself("共1处错误。\n") and not passes_by_itself("")


def test_tries_come_less_and_less_often(tmp_path: Path) -> None:
    words = explained(Busy("lock"))
    preview = Preview([sys.executable, "-c", f"raise SystemExit({words!r})"], tmp_path, Stop())
    assert not preview.is_due()
    preview.build()
    assert preview.version == 1 and words in preview.faults and not preview.is_due()
    time.sleep(1.1)
    assert preview.is_due()
    preview.build()
    assert preview.version == 1, "no page is loaded again for the same"
    time.sleep(1.1)
    assert not preview.is_due()


SLOW = """
import os, signal, subprocess, sys, time
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(f"{os.getpid()} {worker.pid}")
time.sleep(60)
"""
PREVIEW = """
import sys
from pathlib import Path
import generator.serve as serve
sys.executable = sys.argv[1]
serve.serve_site(Path(sys.argv[2]), [], 0)
"""


@contextmanager
def in_the_middle_of_a_build(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A preview whose build, with its worker, goes on for a minute; the numbers of these two."""
    note, slow = tmp_path / "note", tmp_path / "slow.py"
    slow.write_text(SLOW, "utf-8")
    builder = tmp_path / "builder"
    builder.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{slow}" "{note}"\n', "utf-8")
    builder.chmod(0o755)
    root = tmp_path / "root"
    root.mkdir()
    process = subprocess.Popen([sys.executable, "-c", PREVIEW, str(builder), str(root)], stderr=subprocess.PIPE, text=True)
    try:
        while not note.exists() or " " not in note.read_text("utf-8"):
            assert process.poll() is None
            time.sleep(0.05)
        yield process, [int(number) for number in note.read_text("utf-8").split()]
    finally:
        process.kill()
        process.communicate()
        for number in note.read_text("utf-8").split() if note.exists() else ():
            with suppress(ProcessLookupError):
                os.kill(int(number), signal.SIGKILL)


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("wish", HEARD)
def test_no_build_is_left_behind(tmp_path: Path, wish: signal.Signals) -> None:
    with in_the_middle_of_a_build(tmp_path) as (preview, builders):
        preview.send_signal(wish)
        said = preview.communicate(timeout=20)[1]
        assert preview.returncode == 0 and "预览停下了。" in said and "Traceback" not in said
        for _ in range(50):
            if not any(map(is_alive, builders)):
                return
            time.sleep(0.1)
        raise AssertionError("a build or its worker goes on")
