"""The published tree is always the old one or the new one, whole, however the process that writes it ends."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import system
from generator.artifact import Artifact
from generator.build.exchange import JOURNAL, _journalled_exchange, finish_exchange
from generator.build.publish import Busy, Publication, TreeChanged, look_ahead
from generator.build.tree import ForeignFiles
from generator.keyed import Made, Recipe, Workshop
from tests.versions import Text, amiss, amiss_in, artifacts, contents, publish, publish_version

KILLS = 60


class Reader(threading.Thread):
    """Reads the whole tree again and again, by the folder that `site` was when the reading began."""

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.site, self.stop, self.seen, self.faults = site, threading.Event(), 0, list[str]()

    def run(self) -> None:
        while not self.stop.is_set():
            self.read_once()

    def now(self) -> tuple[int, int]:
        """Which folder `site` is, and since when: in the time of one reading it may be exchanged twice, for itself."""
        status = self.site.stat()
        return status.st_ino, status.st_ctime_ns

    def read_once(self) -> None:
        try:
            before = self.now()
            found = contents(self.site)
            after = self.now()
        except FileNotFoundError as error:
            if not self.site.exists():
                self.faults.append("the site was gone")
            elif self.now() == before:
                self.faults.append(f"a file was gone: {error.filename}")
            return
        if before != after:
            return  # swapped while we read; the next reading tells
        version = int(found["all/0.txt"].split()[0])
        if amiss_in(found, version):
            self.faults.append(f"not all of version {version}")
        self.seen += 1


@pytest.mark.skipif(sys.platform != "linux", reason="the exchange of two folders in one step is Linux's here")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    publish_version(tmp_path, 0)
    began = time.perf_counter()
    publish_version(tmp_path, 1)
    one_build = time.perf_counter() - began
    reader = Reader(tmp_path / "site")
    reader.start()
    dice = random.Random(20250624)
    version, published = 2, 0
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.versions", str(tmp_path), str(version)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
            start_new_session=True,
        )
        assert writer.stdout
        first = writer.stdout.readline() if dice.random() < 0.8 else ""
        time.sleep(dice.uniform(0, 3 * one_build))
        os.killpg(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
        writer.stdout.close()
        done = [int(line) for line in (first + rest).split("\n") if line.isdigit()]
        published += len(done)
        version = max([version, *done]) + 1
    reader.stop.set()
    reader.join()
    assert not reader.faults
    assert published > KILLS / 2 and reader.seen > 10, "the test must have met many builds"
    assert publish_version(tmp_path, version)
    assert not amiss(tmp_path / "site", version)


@pytest.mark.parametrize("is_stale", [False, True])
def test_damage_is_found_by_a_look_ahead_or_in_spite_of_it(tmp_path: Path, is_stale: bool) -> None:
    publish_version(tmp_path, 0)
    looks = list(look_ahead(tmp_path / "site"))
    publish_version(tmp_path, 1)
    for tree in ("site", ".site.beiyuan/standby"):
        (tmp_path / tree / "all/0.txt").write_text("damaged", "utf-8")
        (tmp_path / tree / "all/2.txt").unlink()
    if not is_stale:
        looks = list(look_ahead(tmp_path / "site"))
        assert [look.damaged for look in looks] == [{"all/0.txt", "all/2.txt"}] * 2
    assert publish(tmp_path, artifacts(1), looks)
    assert not amiss(tmp_path / "site", 1)


def test_nothing_new_is_not_published_again(tmp_path: Path) -> None:
    assert publish_version(tmp_path, 1)
    before = (tmp_path / "site").stat().st_ino
    assert not publish_version(tmp_path, 1)
    assert (tmp_path / "site").stat().st_ino == before


def test_a_tampered_file_is_made_again(tmp_path: Path) -> None:
    publish_version(tmp_path, 1)
    (tmp_path / "site/all/0.txt").write_text("spoilt")
    assert publish_version(tmp_path, 1)
    assert not amiss(tmp_path / "site", 1)


def test_a_file_that_stays_is_no_younger_in_the_other_tree(tmp_path: Path) -> None:
    """Web servers tell by a file's time whether a reader has to fetch it again."""
    ages = set()
    for version in range(5):
        parts = {"kept.txt": Text(0, 1), "news.txt": Text(version, 2)}
        publish(tmp_path, [Artifact(path, text) for path, text in parts.items()])
        ages.add((tmp_path / "site/kept.txt").stat().st_mtime_ns)
    assert len(ages) == 1


def test_the_standby_tree_is_mended_before_it_goes_live(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    standby = tmp_path / ".site.beiyuan/standby"
    (standby / "all/0.txt").write_text("spoilt")
    (standby / "all/2.txt").unlink()
    (standby / "stranger.txt").write_text("who?")
    publish_version(tmp_path, 3)
    assert not amiss(tmp_path / "site", 3)


@pytest.mark.parametrize("place", ["stranger.txt", "all/stranger.txt", "new/stranger.txt"])
def test_foreign_files_are_never_lost(tmp_path: Path, place: str) -> None:
    publish_version(tmp_path, 1)
    stranger = tmp_path / "site" / place
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_text("mine")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 2)
    assert stranger.read_text() == "mine"


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("mine")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 1)
    assert contents(tmp_path / "site") == {"index.html": b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert publish_version(tmp_path, 1)
    assert not amiss(tmp_path / "site", 1)


def test_lost_manifests_do_not_lose_the_site(tmp_path: Path) -> None:
    publish_version(tmp_path, 1)
    shutil.rmtree(tmp_path / ".site.beiyuan")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 2)
    assert not amiss(tmp_path / "site", 1)


def test_a_lost_secret_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_version(tmp_path, 1)
    monkeypatch.setattr("generator.cache._secret", lambda: b"another machine's secret")
    assert publish_version(tmp_path, 2)
    assert not amiss(tmp_path / "site", 2)
    (tmp_path / "site/stranger.txt").write_text("mine")
    monkeypatch.setattr("generator.cache._secret", lambda: b"a third machine's secret")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 3)


def test_two_builds_at_once(tmp_path: Path) -> None:
    with Publication(tmp_path / "site"), pytest.raises(Busy):
        publish_version(tmp_path, 1)
    assert publish_version(tmp_path, 1)


def test_a_file_changed_during_the_build(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    spoil = Artifact("all/spoil.txt", SpoilLive(str(tmp_path / "site/all/0.txt")))
    with pytest.raises(TreeChanged):
        publish(tmp_path, [*artifacts(2), spoil])
    assert contents(tmp_path / "site")["all/0.txt"] == b"spoilt"


@dataclass(frozen=True)
class SpoilLive(Recipe):
    file: str

    def make(self, workshop: Workshop) -> Made:
        Path(self.file).write_bytes(b"spoilt")
        return Made(b"new")


@pytest.mark.parametrize("renames", range(4))
def test_a_cut_off_swap_by_renames_is_finished(tmp_path: Path, renames: int, monkeypatch: pytest.MonkeyPatch) -> None:
    live, standby, state = tmp_path / "live", tmp_path / "standby", tmp_path
    for folder in (live, standby):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    done = 0
    rename = system.rename

    def cut_off(source: Path, target: Path) -> None:
        nonlocal done
        if done == renames:
            raise KeyboardInterrupt
        done += 1
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(system, "rename", cut_off)
        try:
            _journalled_exchange(live, standby, state)
        except KeyboardInterrupt:
            assert renames < 3
    finish_exchange(live, standby, state)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["live", "standby"]
    assert not (state / JOURNAL).exists()
    assert {(live / "name").read_text(), (standby / "name").read_text()} == {"live", "standby"}
    assert (live / "name").read_text() == ("live" if renames == 0 else "standby")


def test_a_slow_reader_gets_one_version(tmp_path: Path) -> None:
    """A file changes, then another: the second publication brings the first's change into the tree that was live when the reading began."""

    def one(news: int, other: int) -> None:
        parts = {"news.txt": Text(news, 40), "other.txt": Text(other, 2)}
        publish(tmp_path, [Artifact(path, text) for path, text in parts.items()])

    one(10, 10)
    one(11, 10)
    with open(tmp_path / "site/news.txt", "rb", buffering=0) as reader:
        got = reader.read(10)
        for news, other in ((12, 10), (12, 11), (12, 12), (13, 12)):
            one(news, other)
        got += reader.read()
    assert got == b"11 40\n" * 41
